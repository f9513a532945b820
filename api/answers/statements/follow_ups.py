"""What the next reports of the same body say of a task or a recommendation: done, reported, repeated, or nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.answers.comparison.vintage import issued_span
from api.answers.documents import documents_held
from api.answers.mentions import Locate, former_names, line_of, source_of, time_order
from api.answers.passages import clauses, every_passage
from api.answers.statements.wording import Carried, Pair, carried, covered
from corpus.tables import read_table
from index import IndexReader
from models.answer import CellSource, DocumentHead, Passage, StatedStatement
from models.history import FollowUp, Outcome
from models.query import DocumentQuery, SearchQuery
from models.values.month_words import lower

REPORTS = ("BC",)
AFTER = dt.timedelta(days=370)
"""How long after the period of a task's document reports are looked at: the next year's report of the same kind."""
A_MONTH = dt.timedelta(days=31)
LAST_YEAR = 9000
"""Later are only days that nobody knows."""
COVERED = 0.65
"""How much of what carries a task a sentence has at least, to speak of it."""
SHORT, SHORTEST = 5.0, 3.0
"""What carries a task that is to be covered whole, and one that says too little to be found again."""
WHOLE = 0.95
ELSEWHERE = frozenset(("task", "recommendation", "limitation"))
"""Parts of a report that don't tell what was done."""
CELLS = " | "
"""What parts the cells of a table's row, which tells figures."""
_DAY = re.compile(r"(?P<document>/\S+\s*,?\s*)?ngày\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a report that tells results."""

    passage: Passage
    start: int
    end: int
    carried: Carried

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.quote[self.start : self.end]

    @property
    def source(self) -> CellSource:
        """Where it stands."""
        passage = self.passage
        return CellSource(
            document=passage.document,
            quote=self.text,
            page=passage.page,
            section=passage.section,
            start=passage.start + self.start,
            end=passage.start + self.end,
        )


class FollowUps:
    """Looks through later reports, each read once."""

    def __init__(self, reader: IndexReader, locate: Locate) -> None:
        self._reader, self._locate = reader, locate
        self._reports: dict[str, list[DocumentHead]] = {}
        self._clauses: dict[str, dict[Pair, list[Clause]]] = {}
        self._read: set[tuple[str, int]] = set()

    def of(self, statement: StatedStatement, group: Sequence[StatedStatement]) -> FollowUp:
        """What became of a statement; `group` are those that say the same."""
        later = self._later(statement.document)
        if told := self._told(carried(statement.quote), later):
            status: Outcome = "done" if _done(told) else "reported"
            return FollowUp(status=status, source=told.source, looked_at=len(later))
        again = next((one for one in group if _follows(one.document, statement.document)), None)
        if again:
            same = carried(again.quote).key == carried(statement.quote).key
            source = source_of(again, again.document, self._locate)
            return FollowUp(status="repeated", unchanged=same, source=source, looked_at=len(later))
        return FollowUp(status="silent" if later else "open", source=None, looked_at=len(later))

    def _told(self, asked: Carried, later: Iterable[DocumentHead]) -> Clause | None:
        """The sentence of the earliest report that speaks of it; in one report the one that has most of it."""
        if asked.whole < SHORTEST:
            return None
        least = COVERED if asked.whole >= SHORT else WHOLE
        for head in later:
            having = self._having(head)
            near = {id(one): one for pair in asked.pairs for one in having.get(pair, ())}.values()
            ranked = [(covered(asked, one.carried), one) for one in near]
            told = [(share, one) for share, one in ranked if share >= least]
            if told:
                return max(told, key=lambda item: (_done(item[1]), item[0], -item[1].source.start))[1]
        return None

    def _later(self, head: DocumentHead) -> list[DocumentHead]:
        """Later reports of the same body."""
        return [one for one in self._of_line(head) if _follows(one, head)]

    def _of_line(self, head: DocumentHead) -> list[DocumentHead]:
        line = line_of(head)
        if not head.issuers:
            return []
        if line not in self._reports:
            query = DocumentQuery(types=REPORTS, issuers=former_names(head.issuers))
            same = (one for one in documents_held(self._reader, query) if line_of(one) == line)
            self._reports[line] = sorted(same, key=lambda one: (one.issued or "", time_order(one)))
        return self._reports[line]

    def read_for(self, statements: Iterable[StatedStatement]) -> None:
        """Reads the reports that tell of these statements, the years of one body at once."""
        years: dict[str, tuple[DocumentHead, set[int]]] = {}
        for one in statements:
            for head in self._later(one.document):
                years.setdefault(line_of(head), (head, set()))[1].add(issued_span(head.issued).start.year)
        for head, wanted in years.values():
            self._read_years(head, wanted)

    def _having(self, head: DocumentHead) -> dict[Pair, list[Clause]]:
        """The sentences of a report that tell results, by their pairs of words."""
        self._read_years(head, {issued_span(head.issued).start.year})
        return self._clauses.get(head.key, {})

    def _read_years(self, head: DocumentHead, years: set[int]) -> None:
        line = line_of(head)
        unread = tuple(sorted(year for year in years if (line, year) not in self._read))
        if not unread:
            return
        self._read |= {(line, year) for year in unread}
        query = SearchQuery(types=REPORTS, issuers=former_names(head.issuers), years=unread)
        for passage in every_passage(query, self._reader):
            found = self._clauses.setdefault(passage.document.key, defaultdict(list))
            for clause in _results(passage):
                for pair in clause.carried.pairs:
                    found[pair].append(clause)


def _follows(later: DocumentHead, head: DocumentHead) -> bool:
    """Whether a document was certainly issued after another, on a period that ends within about a year of its own."""
    issued = issued_span(head.issued)
    if issued.end.year > LAST_YEAR or later.period is None or issued_span(later.issued).start <= issued.end:
        return False
    until = head.period.end if head.period else issued.end
    return issued.start - A_MONTH < later.period.end <= until + AFTER


def _results(passage: Passage) -> Iterator[Clause]:
    if passage.section.role in ELSEWHERE:
        return
    for start, end in clauses(passage.quote):
        if CELLS in passage.quote[start:end]:
            continue
        yield Clause(passage, start, end, carried(passage.quote[start:end]))


def _done(clause: Clause) -> bool:
    """Whether a sentence says that it is done: by its words, or by a day that had passed when the report was issued."""
    words = lower(clause.text)
    told = {_outcomes()[match[0]] for match in _cues().finditer(words)}
    if "not" in told:
        return False
    issued = issued_span(clause.passage.document.issued).start
    return "done" in told or any(day <= issued for day in _days(words))


def _days(words: str) -> Iterator[dt.date]:
    for match in _DAY.finditer(words):
        if match["document"]:  # "Kế hoạch số 12/KH-SCT ngày 09/02/2021": the day of a document
            continue
        try:
            yield dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:  # 31/9/2022
            continue


@cache
def _outcomes() -> dict[str, str]:
    rows = read_table(Path(__file__).parent / "outcomes.tsv", ("word", "outcome", "gloss"))
    return {row["word"]: row["outcome"] for row in rows}


@cache
def _cues() -> re.Pattern[str]:
    words = sorted(_outcomes(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
