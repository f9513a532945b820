"""Dates of the record: a day or month without a year gets one only where the text itself settles it."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from models.mention import DateMention, Mentions
from models.record import Date
from models.structure import Structure
from models.text import Span, Text
from models.values.date import NO_YEAR, with_year
from models.values.period import Period
from pipeline.resolve.horizons import news_day
from pipeline.resolve.place import place

_FEAST = re.compile(
    r"""
    (?:kỷ\s+niệm|kỉ\s+niệm|truyền\s+thống|thành\s+lập|quốc\s+khánh|ngày\s+lễ|dịp|lễ|tết|hằng\s+năm|hàng\s+năm)
    [^.;\n]{0,80}$
    | \bngày\s+(?!làm\s|đầu\s|cuối\s)[^\W\d_][^.;:,\n\d]{2,60}$     # Ngày Thầy cô Việt Nam 20/11
    """,
    re.VERBOSE | re.IGNORECASE,
)  # kỷ niệm 60 năm ngày truyền thống … 12/9: a day of every year


_DEADLINE = re.compile(
    r"\b(?:trước|chậm\s+nhất|muộn\s+nhất|thời\s+hạn|hạn\s+cuối|đến\s+hết|(?:vào|đến)\s+cuối)\b[^.;,\n\d]{0,25}$",
    re.IGNORECASE,
)  # báo cáo chậm nhất ngày 20/8
_HALF_A_YEAR = 183
_NEWS_BEFORE, _NEWS_AHEAD = dt.timedelta(days=120), dt.timedelta(days=60)
"""What news tells of with a day and no year: "Ngày 14/6, Sở tổ chức …", "hội thi diễn ra ngày 20/7"."""


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Date, ...]:
    """One date a mention, in text order; months whose year stays open are left out."""
    years, frame = _years_of_days(mentions), _frame(structure, news_day(text, structure, mentions))
    settled = ((mention, _settled(mention, text, structure, years, frame)) for mention in mentions.dates)
    return tuple(
        Date(value=value, **place(mention.span, text, structure)) for mention, value in settled if not _vague(value)
    )


def _vague(value: str) -> bool:
    """A month of no year is no date: "tháng 5" may be any May."""
    return all(one.startswith(NO_YEAR) and len(one) == 7 for one in value.split("/"))


def _years_of_days(mentions: Mentions) -> dict[str, set[int]]:
    """The years that the document prints with each day or month: "05-14" → {2022}."""
    years: dict[str, set[int]] = defaultdict(set)
    for mention in mentions.dates:
        for one in mention.value.split("/"):
            year, _, rest = one.partition("-")
            if year != NO_YEAR and rest:
                years[rest].add(int(year))
    return years


def _settled(
    mention: DateMention, text: Text, structure: Structure, years: dict[str, set[int]], frame: Period | None
) -> str:
    if NO_YEAR not in mention.value:
        return mention.value
    if _FEAST.search(text.content, max(0, mention.span.start - 100), mention.span.start):
        return mention.value
    days = [one.partition("-")[2] for one in mention.value.split("/")]
    printed = set.intersection(*(years.get(day, set()) for day in days))
    candidates = _years_in(frame, mention.value)
    if not candidates and _is_ahead(mention.span, text, structure):
        candidates = _near(frame, mention.value, printed)
    candidates = candidates or printed
    if len(candidates) != 1:
        return mention.value
    try:
        return with_year(mention.value, candidates.pop())
    except ValueError:  # 29 February of a common year
        return mention.value


def _frame(structure: Structure, news: dt.date | None) -> Period | None:
    """The document's period, else the day of its issue; of news, the weeks around the day on which it appeared."""
    header = structure.header
    if news is not None:
        return Period(news - _NEWS_BEFORE, news + _NEWS_AHEAD)
    if header.period is not None:
        return header.period
    if header.issued is None or len(header.issued) != 10 or NO_YEAR in header.issued:
        return None
    issued = dt.date.fromisoformat(header.issued)
    return Period(issued, issued)


def _is_ahead(span: Span, text: Text, structure: Structure) -> bool:
    """Told as something to come: a deadline, or a day or month in a part of tasks."""
    if _DEADLINE.search(text.content, max(0, span.start - 60), span.start):
        return True
    inner = [section for section in structure.sections if section.start <= span.start < section.end]
    return bool(inner) and inner[-1].effective_role == "task"


def _near(frame: Period | None, value: str, printed: set[int]) -> set[int]:
    """The year of the frame, for what comes less than half a year after it: "hoàn thành trước ngày 20/8"."""
    if frame is None or frame.start.year != frame.end.year or (printed and frame.end.year not in printed):
        return set()
    return _years_in(Period(frame.start, frame.end + dt.timedelta(days=_HALF_A_YEAR)), value) & {frame.end.year}


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
