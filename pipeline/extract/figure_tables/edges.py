"""Days at which stocks are stated by the beginning or the end of a period: "Nợ đầu quý", "Dư nợ cuối kỳ"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.values.period import Period, PeriodExpression, resolve_period

_EDGE = re.compile(r"(?<!\w)(?<!từ )(?P<edge>đầu|cuối)\s+(?P<unit>năm|quý|tháng|kỳ)(?!\w)", re.IGNORECASE)
_KINDS = {"năm": ("Y",), "quý": ("Q",), "tháng": ("M",), "kỳ": ("M", "Q", "H1", "H2", "6M", "9M", "NM", "Y")}
_LENGTHS = {"năm": 12, "quý": 3, "tháng": 1}
"""Months of a period of that kind."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or the last day of a "năm", "quý", "tháng" or of the period reported on, "kỳ"."""

    last: bool
    unit: str


def edge_in(header: str) -> Edge | None:
    """The edge that a header names, if it names one only."""
    found = list(_EDGE.finditer(header))
    return Edge(found[0]["edge"].lower() == "cuối", found[0]["unit"].lower()) if len(found) == 1 else None


def day_of(edge: Edge, columns: Iterable[PeriodExpression | None], own: Period | None) -> PeriodExpression | None:
    """The day meant: of the one period of that kind which the other columns name, else of the document's own.

    None where neither is of that kind: nobody knows of which quarter.
    """
    named = {one for one in columns if one is not None and one.kind in _KINDS[edge.unit] and one.relation is None}
    period = resolve_period(next(iter(named)), own, own.end.year if own else None) if len(named) == 1 else None
    if period is None and not named and own is not None:
        period = _own(edge, own)
    if period is None:
        return None
    day = period.end if edge.last else period.start
    return PeriodExpression("POINT", start=day, end=day)


def _own(edge: Edge, own: Period) -> Period | None:
    """The document's period if it is of that kind; of a part of a year, the year has begun and not ended."""
    months = (own.end.year - own.start.year) * 12 + own.end.month - own.start.month + 1
    if edge.unit == "năm" and own.start.year == own.end.year:
        year = Period.of_year(own.end.year)
        return year if not edge.last or own.end == year.end else None
    return own if edge.unit == "kỳ" or months == _LENGTHS[edge.unit] else None
