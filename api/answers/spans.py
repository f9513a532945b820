"""Years and dates as people write them in a question."""

from __future__ import annotations

import datetime as dt
import re

from api.answers.comparison.vintage import issued_span
from models.errors import BadCallError
from models.query import YearRange

_YEARS = re.compile(r"\s*(?P<first>(?:19|20|21)\d\d)\s*(?:(?:\.\.|-|–)\s*(?P<last>(?:19|20|21)\d\d)\s*)?")
"""2019..2022, 2019-2022, 2022."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""2019-07-15, and also 2019-02-30, which is none."""


def year_range(text: str) -> YearRange:
    """The years of "2019..2022" or "2022"; BadCallError("years") for anything else."""
    match = _YEARS.fullmatch(text)
    if not match:
        raise BadCallError("years", f"không hiểu khoảng năm “{text}”; hãy viết như 2019..2022 hoặc 2022")
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if first > last:
        raise BadCallError("years", f"khoảng năm “{text}” ngược; hãy viết {last}..{first}")
    if last - first > 50:
        raise BadCallError("years", f"khoảng năm “{text}” dài quá 50 năm; hãy hỏi từng khoảng ngắn hơn")
    return YearRange(first=first, last=last)


def first_day(text: str | None) -> dt.date | None:
    """The first day of a year, month or day: "2019", "2019-07", "2019-07-15"."""
    return None if text is None else _span(text)[0]


def last_day(text: str | None) -> dt.date | None:
    """The last day of a year, month or day."""
    return None if text is None else _span(text)[1]


def _span(text: str) -> tuple[dt.date, dt.date]:
    span = issued_span(text.strip())
    if span.start == dt.date.min or (_DAY.fullmatch(text.strip()) and span.start.isoformat() != text.strip()):
        raise BadCallError("date", f"không hiểu ngày “{text}”; hãy viết như 2019, 2019-07 hoặc 2019-07-15")
    return span.start, span.end
