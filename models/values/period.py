"""Periods: calendar spans, and the words for them, which may need the document to be understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PeriodKind = Literal["D", "M", "Q", "H1", "H2", "6M", "9M", "NM", "Y", "SPAN", "POINT"]
Relation = Literal["same-period-last-year", "previous-month", "previous-quarter", "previous-year", "december-last-year"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar span, both days included [SDMX TIME_PERIOD]."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class PeriodExpression:
    """Words for a period. Absolute ones carry `year` and their parts; relative ones carry `relation`."""

    kind: PeriodKind | None = None
    year: int | None = None
    """None: to be taken from the surroundings."""
    part: int | None = None
    """Month of M, quarter of Q, number of months of NM ("10 tháng")."""
    relation: Relation | None = None
    start: dt.date | None = None
    """Of SPAN and POINT."""
    end: dt.date | None = None
