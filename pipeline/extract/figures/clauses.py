"""A sentence as a row of items: quantities, periods, dates, cue words, signs, other words, and what is masked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.tables import read_table
from models.mention import PeriodMention, QuantityMention
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.lexicon import Lexicon, Word, words_of
from pipeline.extract.figures.units import UnitFound, unit_at
from pipeline.extract.figures.units import openers as unit_openers

ItemKind = Literal["word", "cue", "quantity", "period", "date", "mask", "sign", "bracket"]
Found = Mapping[str, Sequence[Any]]
"""Kind of mention → what earlier components found of it."""
_AGAINST = re.compile(r"so\s+(?:với\s+)?(?=(?:thời\s+điểm\s+)?(?:ngày\s+)?\S*\d)", re.IGNORECASE)
_LAW = re.compile(
    r"""
    (?<!\w) (?: (?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?P<name>[^\W\d_]+) | Hiến\s+pháp )    # Bộ luật Lao động [năm 2019]
    (?: [\s,]+ (?!(?:được|đã|trong|từ|đến|có|cho|tại|theo)\b) [^\W\d_]+ ){0,8}? \s+ \Z
    """,
    re.VERBOSE,
)
_LAW_REACH = 80
"""Characters before a year among which the law's name stands."""
_MASKS = ("references", "movements", "awards")
_SYLLABLES = frozenset({"bằng", "tăng", "giảm", "đạt", "thu", "chi", "lên", "là", "có", "hơn", "gần"})
"""Cues that are syllables of names, too: Cao Bằng, Hồng Thu."""
_LONGEST_CUE = 8
"""Words among which a cue or a counted noun is looked for."""


@dataclass(slots=True)  # not frozen: a long report has thousands, and freezing takes half the time
class Item:
    """One item at [start, end). `code` is a cue's code or a sign itself; `lower` the words in lower case (of periods
    only "trong tháng", which names a part)."""

    kind: ItemKind
    start: int
    end: int
    lower: str = ""
    code: str = ""
    quantities: tuple[QuantityMention, ...] = ()
    """Two where a range is printed."""
    period: PeriodExpression | None = None
    date: str = ""
    """EDTF."""
    season: bool = False
    """A period that is a season of crops ("vụ đông 2024-2025")."""


class Clauses:
    """All items of a text, cut into the sentences asked for."""

    def __init__(
        self, content: str, found: Found, words: Sequence[Word] | None = None, unread: Sequence[Span] = ()
    ) -> None:
        self.content = content
        self._words = words_of(content) if words is None else words
        self._starts = [word.start for word in self._words]
        self._marks = _merged(_marks(content, found), [_mask("unread", span) for span in unread])
        self._mark_starts = [mark.start for mark in self._marks]
        self._openers = _openers()

    def items(self, start: int, end: int) -> list[Item]:
        """The items of content[start:end], in order."""
        items: list[Item] = []
        place = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end)
        mark = max(0, bisect_right(self._mark_starts, start) - 1)
        while place < stop:
            at = self._starts[place]
            while mark < len(self._marks) and self._marks[mark].end <= at:
                mark += 1
            following = self._marks[mark] if mark < len(self._marks) else None
            if following is not None and following.start <= at:
                items.append(following)
                place = bisect_left(self._starts, following.end, place)
                continue
            limit = min(stop, bisect_left(self._starts, following.start, place)) if following is not None else stop
            place = self._plain_items(items, place, limit)
        return items

    def _plain_items(self, items: list[Item], place: int, limit: int) -> int:
        """Adds the words from `place` to `limit`, between two marks; the place where reading goes on."""
        while place < limit:
            word = self._words[place]
            if word.lower in self._openers:
                item, taken = _item(self._words, place, limit, first=not items)
            else:
                item, taken = _word_item(word), 1
            items.append(item)
            place += taken
        return place

    def tells(self, start: int, end: int) -> bool:
        """Whether a figure, a period or a date stands in content[start:end]."""
        first = bisect_left(self._mark_starts, start)
        return any(mark.kind != "mask" for mark in self._marks[first : bisect_left(self._mark_starts, end)])


def _item(words: Sequence[Word], place: int, limit: int, *, first: bool) -> tuple[Item, int]:
    word = words[place]
    entry = cues().at(words, place, min(limit, place + _LONGEST_CUE))
    noun = _counted(words, place, first) if word.lower.isalnum() else None
    if noun and (place + noun.count > limit or (entry and entry.count >= noun.count)):
        noun = None  # "tổ chức" is a verb, "tổ chức đảng" is counted
    if entry and not noun and not _is_proper(words, place, entry.count):
        last = words[place + entry.count - 1]
        lower = " ".join(part.lower for part in words[place : place + entry.count])
        kind: ItemKind = "word" if entry.value == "text" else "cue"
        return Item(kind, word.start, last.end, lower, "" if kind == "word" else entry.value), entry.count
    if noun:
        lower = " ".join(part.lower for part in words[place : place + noun.count])
        return Item("word", word.start, words[place + noun.count - 1].end, lower, "noun"), noun.count
    return _word_item(word), 1


def _is_proper(words: Sequence[Word], place: int, count: int) -> bool:
    """Whether a cue of one word is the last syllable of a name: "Cao Bằng"; after a capital, itself with one."""
    word, before = words[place], words[place - 1] if place else None
    if count > 1 or not word.capital or before is None or not before.capital or before.end + 1 != word.start:
        return False
    return word.lower in _SYLLABLES


def _word_item(word: Word) -> Item:
    if word.lower.isalnum():
        return Item("word", word.start, word.end, word.lower)
    return Item("sign", word.start, word.end, word.lower, word.lower)


def _counted(words: Sequence[Word], place: int, first: bool) -> UnitFound | None:
    """A counted noun at a place; the first word of a sentence is capitalised, whatever it is."""
    word, stop = words[place], place + _LONGEST_CUE
    if first and word.capital:
        noun = unit_at([Word(word.start, word.end, word.lower, False), *words[place + 1 : stop]], 0)
    else:
        noun = unit_at(words, place, stop)
    return noun if noun and noun.unit and noun.kind == "count" else None


def _marks(content: str, found: Found) -> list[Item]:
    """What is no plain words, without overlaps: citations and names first, then periods, quantities, dates."""
    marks: list[Item] = []
    for kind in _MASKS:
        marks = _merged(marks, [_mask(kind, m.span) for m in found.get(kind, ())])
    periods = [_period_item(content, m) for m in found.get("periods", ())]
    marks = _merged(marks, periods)
    marks = _merged(marks, _quantity_items(found.get("quantities", ())))
    return _merged(marks, [Item("date", m.span.start, m.span.end, date=m.value) for m in found.get("dates", ())])


def _period_item(content: str, mention: PeriodMention) -> Item:
    start, end = _bare_start(content, mention.span), mention.span.end
    law = _LAW.search(content, max(0, start - _LAW_REACH), start) if mention.expression.kind == "Y" else None
    if law and (law["name"] or "L")[0].isupper():
        return Item("word", start, end, content[start:end].lower())  # the year of a law, not of a figure
    within = content[start:end].lower() if content.startswith(("trong ", "Trong "), start) else ""
    return Item("period", start, end, within, period=mention.expression, season=_seasonal(content, mention.span))


def _bare_start(content: str, span: Span) -> int:
    """Where a period begins, "so với" before it left out: "so với 31/12/2021" is a base."""
    against = _AGAINST.match(content, span.start, span.end)
    return against.end() if against else span.start


def _seasonal(content: str, span: Span) -> bool:
    return content[span.start].lower() == "v"


def _mask(kind: str, span: Span) -> Item:
    return Item("mask", span.start, span.end, code={"awards": "award", "unread": "unread"}.get(kind, ""))


def _quantity_items(quantities: Sequence[QuantityMention]) -> list[Item]:
    items: list[Item] = []
    for quantity in quantities:
        span = quantity.span
        if items and items[-1].start == span.start:
            items[-1] = Item("quantity", span.start, span.end, quantities=(*items[-1].quantities, quantity))
        else:
            items.append(Item("quantity", span.start, span.end, quantities=(quantity,)))
    return items


def _merged(held: list[Item], new: list[Item]) -> list[Item]:
    """`held` with those of `new` that touch none of them, in order."""
    starts = [item.start for item in held]
    kept = list(held)
    last = -1
    for item in sorted(new, key=lambda item: item.start):
        place = bisect_right(starts, item.start)
        free = (place == 0 or held[place - 1].end <= item.start) and (
            place == len(held) or held[place].start >= item.end
        )
        if free and item.start >= last:
            kept.append(item)
            last = item.end
    kept.sort(key=lambda item: item.start)
    return kept


@cache
def _openers() -> frozenset[str]:
    """The words with which a cue or a counted noun may begin."""
    return cues().openers | unit_openers()


@cache
def cues() -> Lexicon[str]:
    """The cue words of cues.tsv with their codes."""
    return Lexicon(cue_rows())


@cache
def cue_rows() -> tuple[tuple[str, str], ...]:
    """Word and code of every row of cues.tsv."""
    rows = read_table(Path(__file__).with_name("cues.tsv"), ("word", "code", "gloss", "example"))
    return tuple((row["word"], row["code"]) for row in rows)
