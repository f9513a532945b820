"""Periods of headers, told apart and found the same."""

from __future__ import annotations

from models.values.period import PeriodExpression


def same_period(a: PeriodExpression | None, b: PeriodExpression) -> bool:
    """Whether two headers mean one period, a year left out being any: "Ước tháng 6/2022", "Tháng 6 so với …"."""
    if a is None or (a.year not in (None, b.year) and b.year is not None):
        return False
    return (_months(a), a.part or 0) == (_months(b), b.part or 0) or _months(a) == _months(b) != ""


def _months(period: PeriodExpression) -> str:
    known = {"6M": "6", "H1": "6", "9M": "9", "Y": "12"}
    return f"{period.part}" if period.kind == "NM" else known.get(period.kind or "", "")


def is_past(period: PeriodExpression | None) -> bool:
    """Whether a header names a period by its relation to the table's own: "cùng kỳ"."""
    return period is not None and period.relation is not None
