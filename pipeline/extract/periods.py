"""Finds the words for periods, unresolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from models.mention import PeriodMention
from models.structure import Structure
from models.text import Span
from models.values.period import FoundPeriod, PeriodExpression, find_periods

_MONTHS = re.compile(
    r"""
    (?<![\w/.,-]) (?:(?P<sum>tính\s+chung|lũy\s+kế|luỹ\s+kế|cộng\s+dồn|bình\s+quân|tính\s+gộp)\s+)?
    (?P<count>\d{1,2}) \s+ tháng (?!\s*(?:\d|đầu|cuối|/|còn|tới|qua|liên|trở|tuổi|kể|sau))   # Tổng thu 6 tháng đạt …
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(doc: Doc) -> tuple[PeriodMention, ...]:
    """The period expressions of a text, in text order, outside references."""
    content: str = doc._.text.content
    taken = [mention.span for mention in doc._.found.get("references", ())]
    found = find_periods(content)
    found += _reported(content, doc._.structure, found)
    mentions: list[PeriodMention] = []
    place = 0
    for period in sorted(found, key=lambda one: one.start):
        while place < len(taken) and taken[place].end <= period.start:
            place += 1
        if place < len(taken) and taken[place].start <= period.start:
            continue
        mentions.append(PeriodMention(Span(period.start, period.end), period.expression))
    return tuple(mentions)


def _reported(content: str, structure: Structure, found: list[FoundPeriod]) -> Iterator[FoundPeriod]:
    """ "6 tháng" alone is a period where it is the one that the document reports on, or is called a sum."""
    period = structure.header.period
    own = period.end.month if period and period.start.month == 1 and period.start.year == period.end.year else 0
    taken = {place for one in found for place in range(one.start, one.end)}
    for match in _MONTHS.finditer(content):
        count = int(match["count"])
        if match.start("count") in taken or not 2 <= count <= 12 or not (count == own or match["sum"]):
            continue
        expression = PeriodExpression("NM", None, count) if count < 12 else PeriodExpression("Y")
        yield FoundPeriod(match.start("count"), match.end(), expression)
