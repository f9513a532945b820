"""Windows: the days from which to which a body counts its month or its months, and the words that name them again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from models.values.period import FoundPeriod, PeriodExpression

SHORTEST, LONGEST = dt.timedelta(days=19), dt.timedelta(days=400)
"""What is shorter is an event ("từ ngày 01 đến ngày 05/3"), what is longer a programme."""
_REACH = 60
_OPENS = re.compile(
    r"""
    (?P<word> (?<!\w) (?:tháng|quý|kỳ) (?:\s+(?:này|báo\s+cáo))? )?             # trong tháng (từ ngày …)
    \s* \( (?:(?:tính|kể|số\s+liệu)\s+)* (?:từ\s+)? (?:ngày\s+)? \Z
    """,
    re.VERBOSE,
)
"""In lower case, as the others."""
_CLOSES = re.compile(r"\s*\)")
_AGAIN = re.compile(r"\d(?<![\w/.,]\d)(?P<more>\d?)\s+tháng\s+(?:đã\s+)?(?:nêu|nói|kể)\s+trên(?!\w)")
"""11 tháng nêu trên"""
_MEANWHILE = re.compile(r"t(?<!\wt)rong\s+(?:cùng\s+|khoảng\s+)?thời\s+gian\s+(?:này|trên|đó|(?:nêu|nói)\s+trên)(?!\w)")
_MONTHS = {"M": 1, "Q": 3, "H1": 6, "6M": 6, "H2": 6, "9M": 9, "Y": 12}
_MEAN_MONTH, _LEEWAY = 30.4, 16.0
"""Days of a month, and those by which a window may be longer or shorter than its months."""


def is_window(period: PeriodExpression | None) -> bool:
    """Whether words tell days from which to which a body may have counted."""
    days = _days(period)
    return days is not None and SHORTEST <= days <= LONGEST


def with_windows(low: str, found: Sequence[FoundPeriod]) -> list[FoundPeriod]:
    """The periods of a text in lower case, windows in brackets made one with the month or the months that they tell,
    and what names a window again as that window; in order."""
    kept: list[FoundPeriod] = []
    named = False
    for one in sorted(found, key=lambda period: period.start):
        if is_window(one.expression) and (whole := _named(low, kept[-1] if kept else None, one)) is not None:
            kept = kept[:-1] if kept and kept[-1].start >= whole.start else kept
            kept.append(whole)
            named = True
            continue
        kept.append(one)
    if not any(is_window(one.expression) for one in kept):
        return kept
    again = [*_meanwhile(low, kept), *(_named_again(low, kept) if named else ())]
    ends = [(one.start, one.end) for one in again]
    kept = [one for one in kept if not any(start <= one.start < end for start, end in ends)] if ends else kept
    return sorted([*kept, *again], key=lambda period: period.start)


def _named(low: str, before: FoundPeriod | None, window: FoundPeriod) -> FoundPeriod | None:
    """ "tháng 11 (từ ngày 15/10/2021 đến ngày 14/11/2021)" as one period; None where no such words stand there."""
    at = max(0, window.start - _REACH)
    opens, closes = _OPENS.search(low[at : window.start]), _CLOSES.match(low, window.end)
    if opens is None or closes is None:
        return None
    bracket = low.rfind("(", at, window.start)
    days = _days(window.expression) or dt.timedelta()
    if before is not None and before.end <= bracket and not low[before.end : bracket].strip():
        told = _count(before.expression)
        fits = told > 0 and abs(days.days + 1 - told * _MEAN_MONTH) <= _LEEWAY
        return FoundPeriod(before.start, closes.end(), window.expression) if fits else None
    if opens["word"] is None:
        return None
    return FoundPeriod(at + opens.start("word"), closes.end(), window.expression)


def _meanwhile(low: str, found: Sequence[FoundPeriod]) -> Iterator[FoundPeriod]:
    """ "cũng trong thời gian này": the days that its paragraph told last."""
    for match in _MEANWHILE.finditer(low):
        line = low.rfind("\n", 0, match.start()) + 1
        told = [one for one in found if line <= one.start < match.start() and one.expression.kind is not None]
        if told and is_window(told[-1].expression):
            yield FoundPeriod(*match.span(), told[-1].expression)


def _named_again(low: str, found: Sequence[FoundPeriod]) -> Iterator[FoundPeriod]:
    """ "trong 11 tháng nêu trên": the last window of as many months."""
    for match in _AGAIN.finditer(low):
        count = int(low[match.start()] + match["more"])
        before = (one.expression for one in reversed(found) if one.start < match.start() and is_window(one.expression))
        told = next((one for one in before if _months(_days(one)) == count), None)
        if told is not None:
            yield FoundPeriod(*match.span(), told)


def _days(period: PeriodExpression | None) -> dt.timedelta | None:
    if period is None or period.kind != "SPAN" or period.start is None or period.end is None:
        return None
    return period.end - period.start


def _months(days: dt.timedelta | None) -> int:
    return round((days.days + 1) / _MEAN_MONTH) if days is not None else 0


def _count(period: PeriodExpression) -> int:
    """How many months words for months, quarters or a year tell; 0 of others."""
    if period.relation is not None or period.kind is None:
        return 0
    return abs(period.part or 0) if period.kind == "NM" else _MONTHS.get(period.kind, 0)
