"""Tests which two columns of values a third compares: the figures themselves say it, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.values.number import Number
from pipeline.extract.figure_tables.columns import Column, ComparedAs

Figures = Sequence[Sequence[Number | None]]
"""The numbers of a table's body, row by row, None where a cell holds none."""

_MOST_ROUNDING = Decimal("0.3")
"""Percent by which rounded values may miss the stated one; counts of a few are exact."""
_BORNE_OUT = Decimal("0.8")
"""The least share of the rows with figures that must agree."""
_TIMES_DECIMALS = 2
"""Decimals from which "1,05" may say how many times, where the header doesn't."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a column compares the values of column `value` with those of column `base`, in so many rows."""

    as_: ComparedAs
    value: int
    base: int
    rows: int = 0


def told_by_figures(columns: Sequence[Column], figures: Figures, place: int) -> list[Told]:
    """The comparisons that the figures of column `place` bear out, the likeliest first; none where they bear out none.

    Of two, that of more rows comes first, then what was done before what was planned, then the later columns.
    """
    votes: Counter[tuple[ComparedAs, int, int]] = Counter()
    usable: Counter[tuple[int, int]] = Counter()
    pairs = list(_pairs(columns, place))
    unit = columns[place].unit
    times = unit is not None and unit.kind == "times"
    for row in figures:
        stated = row[place]
        if stated is None:
            continue
        if columns[place].falls and stated.value > 0:
            stated = Number(-stated.value, stated.decimals)
        for at, other in pairs:
            value, base = row[at], row[other]
            if value and base and base.value and value.value != base.value:  # of equal ones everything is 100%
                usable[at, other] += 1
                votes.update((as_, at, other) for as_ in _kinds(value, base, stated, times))
    told = [
        Told(as_, at, other, count)
        for (as_, at, other), count in votes.items()
        if count >= usable[at, other] * _BORNE_OUT
    ]
    return sorted(told, key=lambda one: _rank(columns, one))


def told_by_rows(columns: Sequence[Column], figures: Figures, place: int) -> Told | None:
    """The pair of columns of which every row states a growth or a difference: +12,5 (%) of visits, +1,5 of rates."""
    for at, other in reversed(list(_pairs(columns, place))):
        rows = [(row[place], row[at], row[other]) for row in figures if row[place]]
        kinds = [kind_of_row(*row) for row in rows]
        if len(rows) > 1 and all(kinds) and not contradicts(columns, place, Told("mixed", at, other)):
            return Told("mixed", at, other, len(rows))
    return None


def kind_of_row(stated: Number | None, value: Number | None, base: Number | None) -> ComparedAs | None:
    """Whether a figure is the growth or the difference of two others; None where it is neither or may be both."""
    if stated is None or value is None or base is None or not base.value:
        return None
    kinds = {kind for kind in _kinds(value, base, stated, False) if kind in ("growth", "absolute")}
    return kinds.pop() if len(kinds) == 1 else None


def fits(stated: Number, sign: int, value: Number | None, base: Number | None, as_: ComparedAs) -> bool:
    """Whether a figure with that sign is what two others are to one another."""
    if value is None or base is None or not base.value:
        return False
    kinds = set(_kinds(value, base, Number(stated.value * sign, stated.decimals), as_ == "times"))
    return as_ in kinds or (as_ == "mixed" and bool(kinds & {"growth", "absolute"}))


def _rank(columns: Sequence[Column], told: Told) -> tuple[int, bool, bool, int]:
    planned = columns[told.value].status == "target"
    return -told.rows, planned, told.value < told.base, -told.value


def _pairs(columns: Sequence[Column], place: int) -> Iterator[tuple[int, int]]:
    """Two columns of values that measure the same, and what the column of comparisons is about if it says so."""
    values = [at for at, column in enumerate(columns) if column.role == "value"]
    about = columns[place].measure
    if any(columns[at].measure == about for at in values):
        values = [at for at in values if columns[at].measure in (about, "")]
    for at in values:
        for other in values:
            if at != other and _are_alike(columns[at], columns[other]):
                yield at, other


def _are_alike(one: Column, other: Column) -> bool:
    if one.measure and other.measure:
        return one.measure == other.measure
    return one.dated and other.dated


def _kinds(value: Number, base: Number, stated: Number, times: bool) -> Iterator[ComparedAs]:
    """As what a stated figure fits two values: a ratio 112,5, growth 12,5, a difference 90, times 1,125."""
    ratio = 100 * value.value / base.value
    rounding = (100 * half(value) + abs(ratio) * half(base)) / abs(base.value)
    slack = half(stated) * 6 / 5 + min(rounding, _MOST_ROUNDING)
    if times or stated.decimals >= _TIMES_DECIMALS:
        if abs(stated.value - ratio / 100) <= half(stated) * 6 / 5 + min(rounding, _MOST_ROUNDING) / 100:
            yield "times"
        if times:
            return
    if abs(stated.value - ratio) <= slack:
        yield "ratio"
    if abs(stated.value - (ratio - 100)) <= slack:
        yield "growth"
    if abs(value.value - base.value - stated.value) <= half(value) + half(base):
        yield "absolute"


def half(number: Number) -> Decimal:
    """Half of a figure's last printed place."""
    return Decimal(5).scaleb(-number.decimals - 1)


def contradicts(columns: Sequence[Column], place: int, told: Told) -> bool:
    """Whether a header says something else than the figures bear out: "so với cùng kỳ" beside shares of the plan."""
    column, value, base = columns[place], columns[told.value], columns[told.base]
    past = base.status in ("actual", "estimate") or (base.period is not None and base.period.relation is not None)
    if column.role == "attainment":
        return value.status != "target" and base.status != "target" and past
    if column.base is None:
        return False
    if base.status == "target":
        return True
    years = value.period.year if value.period else None, base.period.year if base.period else None
    if column.base.relation in ("same-period-last-year", "previous-year"):
        return years[0] is not None and years[1] is not None and years[1] != years[0] - 1
    return column.base.year is not None and years[1] is not None and years[1] != column.base.year
