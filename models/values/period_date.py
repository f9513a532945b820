"""Periods that dates state: a range, a moment after "đến", a month, a day that opens a clause."""

from __future__ import annotations

import datetime as dt
import re

from models.values.calendar_span import month_end
from models.values.date_phrase import FoundDate
from models.values.period_expression import FoundPeriod, PeriodExpression

_Y = r"(?:19|20)\d\d(?!\d)"

MONTH_PART = re.compile(r"(?:nửa\s+)?(?:đầu|cuối|giữa)\s+\Z")
"""nửa đầu tháng 9: less than the month"""

DAY_BEFORE = re.compile(r"(?:(?<![^\W\d])\d\s+|ngày[\s.…_]*)\Z")
"""ngày 30 tháng 12, ngày … tháng 12: a date, no month's period"""

_POINT_CUE = re.compile(
    r"""
    (?: (?:tính\s+)?(?:đến|tới) | (?:tính\s+)?(?:tại\s+)?thời\s+điểm | tại(?=\s+ngày) | so\s+với )
    (?:\s+hết)? (?:\s+\d{1,2}\s*(?:giờ|h)(?:\s*\d\d)?(?:\s*phút)?,?)? (?:\s+ngày)? \s+ \Z
    """,
    re.VERBOSE,
)
_CUE_ENDS = ("đến", "tới", "điểm", "tại", "với", "hết", "giờ", "h", "phút", ",", "ngày")
"""Last words of `_POINT_CUE`, which is looked for only after one of them or a digit."""
_YEAR_BEGIN = re.compile(rf"từ\s+đầu\s+năm(?:\s+(?:{_Y}|nay))?\s+(?=(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?\Z)")
_DAY_ALONE = re.compile(r"(?:\A|[.;:(\n])[\s+*-]*(?:(?:riêng|trong|vào|tính\s+riêng)\s+)*ngày\s+\Z")


def period_of_date(date: FoundDate, low: str, start: int) -> FoundPeriod | None:
    """The period that a date found in a text states, `low` being the text in lower case; None for a mere date."""
    first, _, last = date.value.partition("/")
    if "X" in date.value and last:
        return None
    before = low[max(start, date.start - 40) : date.start]
    if last:
        span = PeriodExpression("SPAN", start=_first_day(first), end=_last_day(last))
        return FoundPeriod(date.start, date.end, span)
    if len(first) == 7:
        out = "X" in first or DAY_BEFORE.search(before) or MONTH_PART.search(before)
        month = PeriodExpression("M", int(first[:4]), int(first[5:])) if not out else None
        return FoundPeriod(date.start, date.end, month) if month else None
    tail = before.rstrip()
    told = tail.endswith(_CUE_ENDS) or tail[-1:].isdigit()
    if told and (cue := _POINT_CUE.search(before)):
        return _moment(date, before, cue.start(), first)
    listed = low[date.start : date.end].isdigit()  # ngày 05 và 06/9/2022: not that day alone
    if "X" not in first and not listed and tail.endswith("ngày") and _DAY_ALONE.search(before):
        day = dt.date.fromisoformat(first)
        return FoundPeriod(date.start, date.end, PeriodExpression("D", day.year, start=day, end=day))
    return None


def _moment(date: FoundDate, before: str, cue: int, edtf: str) -> FoundPeriod:
    begin = _YEAR_BEGIN.search(before)
    at = date.start - len(before) + (begin.start() if begin else cue)
    if "X" in edtf:
        return FoundPeriod(at, date.end, PeriodExpression("POINT", part=int(edtf[5:7]), day=int(edtf[8:])))
    day = dt.date.fromisoformat(edtf)
    if begin:
        return FoundPeriod(at, date.end, PeriodExpression("SPAN", start=dt.date(day.year, 1, 1), end=day))
    return FoundPeriod(at, date.end, PeriodExpression("POINT", day.year, start=day, end=day))


def _first_day(edtf: str) -> dt.date:
    return dt.date.fromisoformat(edtf if len(edtf) == 10 else f"{edtf}-01")


def _last_day(edtf: str) -> dt.date:
    return dt.date.fromisoformat(edtf) if len(edtf) == 10 else month_end(int(edtf[:4]), int(edtf[5:7]))
