"""Periods as SDMX writes them."""

from __future__ import annotations

from models.record import PeriodField
from models.values.period import Period


def frequency(period: PeriodField) -> str:
    """The code of a period's length: A a year, S a half, Q a quarter, M a month, _O another."""
    return _standard(period)[0]


def time_period(period: PeriodField) -> str:
    """ "2022", "2022-S1", "2022-Q3", "2022-07"; another as a range of start and length: "2022-01-01/P9M"."""
    return _standard(period)[1]


def _standard(period: PeriodField) -> tuple[str, str]:
    span = Period(period.start, period.end)
    year, first, last = span.start.year, span.start.month, span.end.month
    if span.whole_months and span.end.year == year:
        match last - first + 1:
            case 12:
                return "A", f"{year}"
            case 6 if first in (1, 7):
                return "S", f"{year}-S{1 + first // 7}"
            case 3 if first % 3 == 1:
                return "Q", f"{year}-Q{1 + first // 3}"
            case 1:
                return "M", f"{year}-{first:02d}"
    if span.whole_months:
        months = 12 * (span.end.year - year) + last - first + 1
        return "_O", f"{span.start.isoformat()}/P{months}M"
    return "_O", f"{span.start.isoformat()}/P{(span.end - span.start).days + 1}D"
