"""Periods of headers and of rows, told apart and found the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.mention import Status
from models.values.period import PeriodExpression, find_periods
from pipeline.extract.figure_tables.columns import cues_in
from pipeline.extract.figure_tables.expansion import expanded

PERIOD_HEADERS = frozenset(
    {"năm", "quý", "tháng", "thời gian", "giai đoạn", "thời kỳ", "năm học", "kỳ", "vụ", "niên vụ"}
)
"""Headers of a first column of periods."""
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")  # 2021 · 2021-2022
_STATUSES: dict[str, Status] = {"plan": "target", "estimate": "estimate", "actual": "actual"}


@dataclass(frozen=True, slots=True)
class RowPeriod:
    """The period that a row is of, and whether it is planned or estimated where the row says so."""

    period: PeriodExpression
    status: Status | None = None


@lru_cache(maxsize=1024)
def row_period(name: str, header: str) -> RowPeriod | None:
    """The period that a row's whole name is: "Năm 2021", "Ước 2025"; "2021" or "2021-2022" in a column headed "Năm"."""
    if YEAR.fullmatch(name):
        if header and header.lower() not in PERIOD_HEADERS:
            return None
        years = [int(year) for year in re.findall(r"\d{4}", name)]
        if len(years) == 1:
            return RowPeriod(PeriodExpression("Y", years[0]))
        found = find_periods(f"{header} {name}") if header.lower() not in ("", "năm") else []
        return RowPeriod(found[0].expression) if found else None
    text = expanded(name)
    found = find_periods(text)
    if len(found) != 1:
        return None
    rest = f"{text[: found[0].start]} {text[found[0].end :]}".strip(" ,.:()/-").lower()
    if not rest:
        return RowPeriod(found[0].expression)
    cues = cues_in(rest)
    told = len(cues) == 1 and cues[0][0] == rest and cues[0][1] in _STATUSES
    return RowPeriod(found[0].expression, _STATUSES[cues[0][1]]) if told else None


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
