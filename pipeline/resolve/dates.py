"""Dates of the record: a day or month without a year gets one only where the text itself settles it."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from models.mention import DateMention, Mentions
from models.record import Date
from models.structure import Structure
from models.text import Text
from models.values.date import NO_YEAR, with_year
from models.values.period import Period
from pipeline.resolve.place import place

_FEAST = re.compile(
    r"""
    (?:kỷ\s+niệm|kỉ\s+niệm|truyền\s+thống|thành\s+lập|quốc\s+khánh|ngày\s+lễ|dịp|lễ|tết|hằng\s+năm|hàng\s+năm)
    [^.;\n]{0,80}$
    """,
    re.VERBOSE | re.IGNORECASE,
)  # kỷ niệm 60 năm ngày truyền thống … 12/9: a day of every year


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Date, ...]:
    """One date a mention, in text order."""
    years = _years_of_days(mentions)
    return tuple(
        Date(value=_settled(mention, text, structure, years), **place(mention.span, text, structure))
        for mention in mentions.dates
    )


def _years_of_days(mentions: Mentions) -> dict[str, set[int]]:
    """The years that the document prints with each day or month: "05-14" → {2022}."""
    years: dict[str, set[int]] = defaultdict(set)
    for mention in mentions.dates:
        for one in mention.value.split("/"):
            year, _, rest = one.partition("-")
            if year != NO_YEAR and rest:
                years[rest].add(int(year))
    return years


def _settled(mention: DateMention, text: Text, structure: Structure, years: dict[str, set[int]]) -> str:
    if NO_YEAR not in mention.value:
        return mention.value
    if _FEAST.search(text.content, max(0, mention.span.start - 100), mention.span.start):
        return mention.value
    days = [one.partition("-")[2] for one in mention.value.split("/")]
    printed = set.intersection(*(years.get(day, set()) for day in days))
    candidates = printed or _years_in(structure.header.period, mention.value)
    if len(candidates) != 1:
        return mention.value
    try:
        return with_year(mention.value, candidates.pop())
    except ValueError:  # 29 February of a common year
        return mention.value


def _years_in(period: Period | None, value: str) -> set[int]:
    """The years in which the whole of a date without a year lies in the document's period."""
    if period is None:
        return set()
    return {
        year
        for year in range(period.start.year, period.end.year + 1)
        if all(_lies_in(period, one.replace(NO_YEAR, f"{year:04d}")) for one in value.split("/"))
    }


def _lies_in(period: Period, edtf: str) -> bool:
    try:
        day = dt.date.fromisoformat(edtf if len(edtf) == 10 else f"{edtf}-01")
    except ValueError:
        return False
    return period.start <= day <= period.end
