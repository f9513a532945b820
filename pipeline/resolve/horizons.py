"""Periods that a fact takes from its surroundings: its section's heading, the document, a news item's title."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter

from models.mention import Mentions, PeriodMention
from models.structure import Section, Structure
from models.text import Text
from models.values.period import Period, PeriodExpression, resolve_period

_DATELINE_BLOCKS = 4
_LONGEST_DATELINE = 80
_AHEAD = dt.timedelta(days=45)
"""How far a period may still run when it is reported on: half a year's figures come in June."""
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,]|\s?-\s?\d)")


def own_period(text: Text, structure: Structure, mentions: Mentions) -> Period | None:
    """The document's own period; of news, without a head, that of its title, else the year that it speaks of most."""
    if structure.header.period is not None:
        return structure.header.period
    if structure.header.present:
        return None
    title = text.blocks[0].end if text.blocks else 0
    day = _dateline(text, mentions)
    year = _year_of_title(text.content[:title], mentions) or (day.year if day else _commonest_year(mentions))
    found = [
        resolve_period(one.expression, None, year)
        for one in mentions.periods
        if one.span.end <= title and one.expression.kind and not _is_programme(one.expression)
    ]
    longest = max((one for one in found if one), key=lambda one: one.end - one.start, default=None)
    if longest is not None and day is not None and longest.end - day > _AHEAD:
        return None  # news of January on "11 tháng": whose year is not told
    whole = Period.of_year(year) if year else None
    if longest is None and whole is not None and day is not None and whole.end - day > _AHEAD:
        return _opening_period(text, mentions, day)
    return longest or whole


def news_day(text: Text, structure: Structure, mentions: Mentions) -> dt.date | None:
    """The day on which news appeared; None for documents with a head, and where no line tells it."""
    return None if structure.header.present else _dateline(text, mentions)


def nearly_over(period: Period, day: dt.date) -> bool:
    """Whether a period can have been reported on at a day."""
    return period.end - day <= _AHEAD


def _is_programme(expression: PeriodExpression) -> bool:
    """A span of several years ("giai đoạn 2021-2025"): news tell of less."""
    return (
        expression.start is not None and expression.end is not None and (expression.end - expression.start).days > 400
    )


def _opening_period(text: Text, mentions: Mentions, day: dt.date) -> Period | None:
    """The period with which a news item of `day` opens ("Sáu tháng đầu năm, …"), if it was over or nearly over then."""
    opening = next((block for block in text.blocks[1:] if block.end - block.start > _LONGEST_DATELINE), None)
    for one in mentions.periods:
        if opening is None or not opening.start <= one.span.start < opening.end or one.expression.kind is None:
            continue
        found = resolve_period(one.expression, None, one.expression.year or day.year)
        return found if found is not None and found.end - day <= _AHEAD and found.end.year == day.year else None
    return None


def _dateline(text: Text, mentions: Mentions) -> dt.date | None:
    """The day on which a news item appeared: a date in one of the short lines under its title."""
    for block in text.blocks[1:_DATELINE_BLOCKS]:
        if block.end - block.start > _LONGEST_DATELINE:
            return None
        for one in mentions.dates:
            if block.start <= one.span.start < block.end and re.fullmatch(r"\d{4}-\d\d-\d\d", one.value):
                return dt.date.fromisoformat(one.value)
    return None


class SectionPeriods:
    """The periods that headings name for what stands under them, else the document's own."""

    def __init__(self, own: Period | None, mentions: Mentions, structure: Structure) -> None:
        self._own = own
        self._structure = structure
        self._sections = {section.id: section for section in structure.sections}
        self._mentions = sorted(mentions.periods, key=lambda mention: mention.span.start)
        self._starts = [mention.span.start for mention in self._mentions]
        self._known: dict[str, Period | None] = {}

    def at(self, offset: int) -> Period | None:
        """What the nearest heading above an offset names ("Nhiệm vụ tháng 3 năm 2010"), else the document's own."""
        return self._of(self._structure.section_at(offset))

    def _of(self, section: Section | None) -> Period | None:
        if section is None:
            return self._own
        if section.id not in self._known:
            above = self._sections.get(section.parent or "")
            self._known[section.id] = self._named(section) or self._of(above)
        return self._known[section.id]

    def _named(self, section: Section) -> Period | None:
        first, last = bisect_left(self._starts, section.start), bisect_left(self._starts, section.body_start)
        for mention in self._mentions[first:last]:
            if mention.expression.kind not in (None, "D"):
                period = resolve_period(mention.expression, self._own, self._own.end.year if self._own else None)
                if period is not None:
                    return period
        return None


def _year_of_title(title: str, mentions: Mentions) -> int | None:
    """The one year of a title; "so với cùng kỳ năm 2021" alone tells that 2022 is spoken of."""
    bases = [one for one in mentions.periods if one.span.end <= len(title) and _after_base(one)]
    told = {_after_base(one) for one in bases}
    years = {
        int(match[0])
        for match in _YEAR.finditer(title)
        if not any(one.span.start <= match.start() < one.span.end for one in bases)
    }
    years |= {
        one.expression.year
        for one in mentions.periods
        if one.span.end <= len(title) and one.expression.year and one.expression.relation is None
    }
    found = years or told
    return found.pop() if len(found) == 1 else None


def _after_base(mention: PeriodMention) -> int | None:
    """The year after that of "cùng kỳ năm 2021"; None of other words."""
    expression = mention.expression
    same = expression.relation == "same-period-last-year" and expression.year
    return expression.year + 1 if same and expression.year else None


def _commonest_year(mentions: Mentions) -> int | None:
    """The year of most period words, if it has more than half of them and at least two."""
    years = Counter(_after_base(one) or one.expression.year for one in mentions.periods if one.expression.year)
    if not years:
        return None
    year, count = years.most_common(1)[0]
    return year if year and count >= 2 and count * 2 > years.total() else None
