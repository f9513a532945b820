"""Everything in a draft that doesn't agree with what is held, or with itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.answers.check.draft import Draft
from api.answers.disagreements.citations import Shelf, citation_findings
from api.answers.disagreements.examination import examine
from api.answers.disagreements.names import Names, name_findings
from api.answers.disagreements.parts import Stretch, parts_differ
from api.answers.disagreements.reading import held_claims
from api.answers.disagreements.series import Book, Claim, code_of
from api.answers.documents import documents_held
from api.answers.issuers import newest_name
from api.answers.mentions import Locate, every, issuers_meant, line_of, locator, source_of
from api.answers.references.identity import UNKNOWN, base_of
from index import IndexReader
from models.answer import SectionPath, StatedReference
from models.finding import CheckAnswer, Finding, WantedCitation
from models.query import MentionQuery, ObservationQuery
from models.record import Record

YEARS = range(1945, 2100)
"""Years of issue that a citation may have."""


def check(record: Record, reader: IndexReader) -> CheckAnswer:
    """The findings in the order of the draft. The draft itself, should it be held, is left out of what it is held
    against.
    """
    draft = Draft(record)
    own_copy = reader.document(draft.key)
    left_out = {draft.key, own_copy.key if own_copy else draft.key}
    locate = _locate(draft, locator(reader))
    own = list(draft.claims())
    book = Book((*own, *_held(draft, own, left_out, reader, locate)))
    cites = list(draft.citations())
    shelf = _shelf(left_out, cites, reader)
    judged = [(cite, list(citation_findings(cite, shelf, locate))) for cite in cites]
    found = [
        *examine(own, book),
        *_parts(draft, own),
        *(one for _, differing in judged for one in differing),
        *_names(draft, left_out, reader, locate),
    ]
    return CheckAnswer(
        document=draft.head,
        figures=len(own),
        compared=sum(_has_counterpart(claim, book) for claim in own),
        citations=len(cites),
        held=own_copy is not None,
        findings=tuple(sorted(found, key=_place)),
        not_held=tuple(_wanted([cite for cite, differing in judged if not differing], shelf, locate)),
    )


def _locate(draft: Draft, held: Locate) -> Locate:
    def locate(key: str, section: str | None) -> SectionPath:
        return draft.locate(key, section) if key == draft.key else held(key, section)

    return locate


def _held(
    draft: Draft, own: Sequence[Claim], left_out: set[str], reader: IndexReader, locate: Locate
) -> Iterator[Claim]:
    """The held statements of the draft's indicators by bodies of the draft's line; none of a draft without a body."""
    stated = [claim.observation for claim in own]
    codes = map(code_of, stated)
    names = tuple(dict.fromkeys(filter(None, (*codes, *(one.name for one in stated if one.indicator is None)))))
    issuers = issuers_meant(tuple(map(newest_name, draft.head.issuers)), reader) if draft.head.issuers else ()
    if not names or not issuers:
        return
    line = line_of(draft.head)
    for at in range(0, len(names), 100):
        asked = ObservationQuery(indicators=names[at : at + 100], issuers=issuers)
        for claim in held_claims(asked, reader, locate):
            head = claim.observation.document
            if head.key not in left_out and line_of(head) == line:
                yield claim


def _shelf(left_out: set[str], cites: Sequence[StatedReference], reader: IndexReader) -> Shelf:
    """The documents held, and the held citations of the documents that the draft cites."""
    others = []
    for base in sorted({base_of(one.key) for one in cites}):
        keys = tuple(f"{base}|{year}" for year in (*YEARS, UNKNOWN))
        others += [one for one in every(reader.references, MentionQuery(keys=keys)) if one.document.key not in left_out]
    return (
        Shelf((head for head in documents_held(reader) if head.key not in left_out), others) if cites else Shelf((), ())
    )


def _parts(draft: Draft, own: Sequence[Claim]) -> Iterator[Finding]:
    ordered = sorted(own, key=lambda one: one.observation.start)
    return parts_differ(Stretch(draft.key, 0, draft.record.text), ordered)


def _names(draft: Draft, left_out: set[str], reader: IndexReader, locate: Locate) -> Iterator[Finding]:
    for one in draft.movements():
        if one.id is None:
            used = every(reader.movements, MentionQuery(keys=(one.name,)))
            names = Names(other for other in used if other.document.key not in left_out)
            yield from name_findings(one, names, locate)


def _has_counterpart(claim: Claim, book: Book) -> bool:
    """Whether anything else is held, or stated, of its cell, of the year before or of a base or plan that it names."""
    stated = claim.observation
    spans = [one.base for one in stated.comparisons] + [one.target for one in stated.attainments]
    series = book.of(claim)
    cells = [claim.period, claim.period.last_year(), *(type(claim.period)(it.start, it.end) for it in spans if it)]
    return any(one is not claim for cell in cells for one in series.held(cell))


def _wanted(cites: Sequence[StatedReference], shelf: Shelf, locate: Locate) -> Iterator[WantedCitation]:
    told = set()
    for one in cites:
        if one.key not in told and not shelf.holds(one):
            told.add(one.key)
            yield WantedCitation(
                key=one.key,
                type=one.type,
                number=one.number,
                symbol=one.symbol,
                date=one.date,
                source=source_of(one, one.document, locate),
            )


def _place(found: Finding) -> tuple[int, int, str]:
    source = found.here.source
    return (source.start, source.end, found.kind) if source else (0, 0, found.kind)
