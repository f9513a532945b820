"""What words for a period say, before and after the document tells the rest."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from models.values.calendar_span import Period

PeriodKind = Literal["D", "M", "Q", "H1", "H2", "6M", "9M", "NM", "Y", "SPAN", "POINT"]
Relation = Literal["same-period-last-year", "previous-month", "previous-quarter", "previous-year", "december-last-year"]


@dataclass(frozen=True, slots=True)
class PeriodExpression:
    """Words for a period. Absolute ones carry `year` and their parts; relative ones carry `relation`."""

    kind: PeriodKind | None = None
    year: int | None = None
    """None: to be taken from the surroundings. Beside same-period-last-year: the year of "cùng kỳ năm 2021"."""
    part: int | None = None
    """Month of M and of a POINT without a year, quarter of Q, number of months of NM ("10 tháng"; -2: the last two)."""
    relation: Relation | None = None
    """With a kind too: "6 tháng đầu năm trước" is H1 and previous-year; POINT and previous-month is the same moment of
    the month before."""
    start: dt.date | None = None
    """Of SPAN, POINT and D."""
    end: dt.date | None = None
    day: int | None = None
    """Day of a POINT without a year ("đến 31/12")."""


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """Words for a period in a text at [start, end)."""

    start: int
    end: int
    expression: PeriodExpression


@lru_cache(maxsize=1024)
def resolve_period(expression: PeriodExpression, context: Period | None, year: int | None) -> Period | None:
    """The calendar span meant; None where the surroundings don't settle it.

    `context` is the period of the fact, else of the document: relations start from it. `year` is the default year.
    """
    if expression.kind is None or (expression.kind == "POINT" and expression.relation == "previous-month"):
        return _related(expression, context, year)
    if expression.start:
        return Period(expression.start, expression.end or expression.start)
    own = expression.year or year or (context.end.year if context else None)
    if own is None:
        return None
    if expression.relation in ("previous-year", "december-last-year"):
        own = (context.end.year if context else own) - 1
    return _absolute(expression, own)


def _absolute(expression: PeriodExpression, year: int) -> Period | None:
    part = expression.part or 0
    match expression.kind:
        case "M":
            return Period.of_month(year, part)
        case "Q":
            return Period.of_quarter(year, part)
        case "H1" | "6M":
            return Period.of_half(year, 1)
        case "H2":
            return Period.of_half(year, 2)
        case "9M":
            return Period.of_months(year, 9)
        case "NM":
            return Period.of_months(year, part)
        case "Y":
            return Period.of_year(year)
        case _:
            return _day_of(year, part, expression.day)


def _day_of(year: int, month: int, day: int | None) -> Period | None:
    if not day or not month or day > calendar.monthrange(year, month)[1]:
        return None
    return Period(dt.date(year, month, day), dt.date(year, month, day))


def _related(expression: PeriodExpression, context: Period | None, year: int | None) -> Period | None:
    match expression.relation:
        case "same-period-last-year" if context:
            back = context.end.year - expression.year if expression.year else 1
            return context.shift(-12 * back) if back > 0 else None
        case "previous-month" if context and expression.kind == "POINT" and context.is_point:
            moved = context.shift(-1)
            ends = context.end == Period.of_month(context.end.year, context.end.month).end
            end = Period.of_month(moved.end.year, moved.end.month).end if ends else moved.end
            return Period(end, end)  # of 30/9 it is 31/8
        case "previous-month" if context and (context.end - context.start).days <= 31:
            return Period.of_month(context.end.year, context.end.month).shift(-1)
        case "previous-quarter" if context:
            quarter = Period.of_quarter(context.end.year, (context.end.month + 2) // 3)
            return quarter.shift(-3) if context == quarter else None
        case "previous-year":
            return _previous_year(context, year)
        case "december-last-year" if context or year:
            return Period.of_month((context.end.year if context else year or 0) - 1, 12)
        case _:
            return None


def _previous_year(context: Period | None, year: int | None) -> Period | None:
    # A moment and a season over two years have their own like a year before; else the whole year is meant.
    if context and (context.is_point or context.start.year < context.end.year):
        return context.last_year()
    own = context.end.year if context else year
    return Period.of_year(own - 1) if own else None
