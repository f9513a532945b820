"""What columns of percentages and differences compare: told by their headers, else by the figures beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from models.values.number import Number
from pipeline.extract.figure_tables.columns import Column, ColumnRole, ComparedAs
from pipeline.extract.figures.measured import counted_noun
from pipeline.extract.figures.units import UnitFound

Figures = Sequence[Sequence[Number | None]]
"""The numbers of a table's body, row by row, None where a cell holds none."""

_RATIO_FROM, _GROWTH_TO = 60, 40
"""Medians from which a column without other signs holds ratios, up to which it holds growth."""

_PLAN_IN_PERCENT = re.compile(r"(?:kế hoạch|KH|mục tiêu|chỉ tiêu)[^%/]*\(%\)", re.IGNORECASE)  # Kế hoạch năm 2022 (%)
_MOST_ROUNDING = Decimal("0.3")
"""Percent by which rounded values may miss the stated one; counts of a few are exact."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How a column compares the values of column `value` with those of column `base`."""

    as_: ComparedAs
    value: int
    base: int


def compared(columns: Sequence[Column], figures: Figures, in_percent: bool) -> list[Column]:
    """The columns with what those of comparisons compare; `in_percent`: the table says that all of it is in percent."""
    columns = [_planned(columns, place) for place in range(len(columns))]
    return [
        _settled(columns, figures, place, in_percent) if column.role in ("change", "rate", "attainment") else column
        for place, column in enumerate(columns)
    ]


def _planned(columns: Sequence[Column], place: int) -> Column:
    """A plan in percent, "Kế hoạch (%)" in a table without other plans, is no attainment of one."""
    column = columns[place]
    if column.role != "attainment" or not _PLAN_IN_PERCENT.fullmatch(column.header):
        return column
    if any(other.status == "target" for other in columns):
        return column
    return replace(column, role="value", status="target", unit=UnitFound(1, "percent", 0, "ratio"), dated=True)


def _settled(columns: Sequence[Column], figures: Figures, place: int, in_percent: bool) -> Column:
    column = columns[place]
    if column.role == "change" and column.unit is not None and column.unit.kind == "times":
        return replace(column, compared_as="times", owner=_named_alike(columns, place))  # "So với năm 2021 (lần)"
    told = _told_by_figures(columns, figures, place)
    if column.role == "attainment":
        return column if told is None or told.as_ == "ratio" else replace(column, role="text")  # "TH so KH": +10
    if told is None and column.role == "rate":
        return column
    if told is None:
        return replace(column, compared_as=_by_size(column, figures, place, in_percent))
    base = columns[told.base]
    if column.base is None and "bình quân" in column.header.lower():
        return column  # a mean over years, of which the last may happen to have it
    if base.status == "target" and column.base is None:
        role: ColumnRole = "attainment" if told.as_ == "ratio" else "text"
        return replace(column, role=role, period=base.period, owner=told.value)
    if column.role == "rate" and (base.period is None or base.status == "target"):
        return column
    return replace(
        column,
        role="change",
        compared_as=told.as_,
        base=column.base or base.period,
        owner=told.value if column.period is None else None,
    )


def _named_alike(columns: Sequence[Column], place: int) -> int | None:
    """The column of values with whose words a comparison's header begins: "Tiền mặt so với năm 2021 (lần)"."""
    header = columns[place].header.lower()
    names = [(at, column.header.split("(")[0].strip().lower()) for at, column in enumerate(columns[:place])]
    return next((at for at, name in reversed(names) if name and header.startswith(name)), None)


def _by_size(column: Column, figures: Figures, place: int, in_percent: bool) -> ComparedAs | None:
    """Growth (12,5) or ratio (112,5) as the header says, else as the figures' size shows; None where not sure."""
    found = [number.value for row in figures if (number := row[place])]
    if not found or (column.growth and not column.percent and not in_percent):
        return None
    if column.growth is not None:
        return "growth" if column.growth else "ratio"
    middle = median(found)
    if min(found) >= 0 and middle >= _RATIO_FROM:
        return "ratio"
    return "growth" if (column.percent or in_percent) and (middle <= _GROWTH_TO or min(found) < 0) else None


def _told_by_figures(columns: Sequence[Column], figures: Figures, place: int) -> _Told | None:
    """The comparison that two rows of three bear out; None where they bear out none."""
    votes: Counter[_Told] = Counter()
    usable: Counter[tuple[int, int]] = Counter()
    values = [at for at, column in enumerate(columns) if column.role == "value" and column.dated]
    actual = [at for at in values if columns[at].status != "target"]
    for row in figures:
        stated = row[place]
        if stated is None:
            continue
        if columns[place].falls and stated.value > 0:
            stated = Number(-stated.value, stated.decimals)
        for at, other in _pairs(actual, values, row):
            usable[at, other] += 1
            votes.update(_Told(as_, at, other) for as_ in _kinds(row[at], row[other], stated))
    kept = [told for told, count in votes.items() if count * 3 >= usable[told.value, told.base] * 2]
    return max(kept, key=lambda told: (votes[told], told.value > told.base, told.value), default=None)


def _pairs(actual: Sequence[int], values: Sequence[int], row: Sequence[Number | None]) -> Iterator[tuple[int, int]]:
    """Values and possible bases that differ: of equal ones everything is 100%."""
    for at in actual:
        for other in values:
            value, base = row[at], row[other]
            if at != other and value and base and base.value and value.value != base.value:
                yield at, other


def _kinds(value: Number | None, base: Number | None, stated: Number) -> Iterator[ComparedAs]:
    assert value is not None
    assert base is not None
    ratio = 100 * value.value / base.value
    rounding = (100 * _half(value) + abs(ratio) * _half(base)) / abs(base.value)
    slack = _half(stated) * 6 / 5 + min(rounding, _MOST_ROUNDING)
    if abs(stated.value - ratio) <= slack:
        yield "ratio"
    if abs(stated.value - (ratio - 100)) <= slack:
        yield "growth"
    if abs(value.value - base.value - stated.value) <= _half(value) + _half(base):
        yield "absolute"


def _half(number: Number) -> Decimal:
    """Half of a figure's last printed place."""
    return Decimal(5).scaleb(-number.decimals - 1)


def counted_in(columns: Sequence[Column], figures: Figures) -> list[Column]:
    """Columns of numbers without a unit that the rate beside them tells: "Số học sinh | Loại giỏi | Tỷ lệ giỏi (%)".

    They count what the column counts of which they are that part, in every row.
    """
    found = list(columns)
    for place in range(1, len(columns) - 1):
        column, rate = columns[place], columns[place + 1]
        if column.role != "value" or column.unit or column.dated or rate.role != "rate" or counted_noun(column.leaf):
            continue
        whole = next((at for at in range(place) if _is_share(figures, place, at)), None)
        noun = counted_noun(columns[whole].leaf) if whole is not None else None
        if whole is None or noun is None:
            continue
        leaf = f"{columns[whole].leaf} {column.leaf[:1].lower()}{column.leaf[1:]}"
        header = column.header.removesuffix(column.leaf) + leaf
        found[place] = replace(column, header=header, leaf=leaf, unit=UnitFound(1, noun[0], 0, "count"))
    return found


def _is_share(figures: Figures, place: int, whole: int) -> bool:
    """Whether the rate after column `place` is that of its values in those of column `whole`."""
    rows = [(row[place], row[whole], row[place + 1]) for row in figures]
    told = [(part, all_, rate) for part, all_, rate in rows if part and all_ and rate and all_.value]
    borne = [part for part, all_, rate in told if abs(100 * part.value / all_.value - rate.value) <= 2 * _half(rate)]
    return len(told) > 1 and len(borne) == len(told)
