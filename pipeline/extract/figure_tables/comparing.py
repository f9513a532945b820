"""What columns of percentages and differences compare: told by their headers, else by the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.extract.figure_tables.arithmetic import Figures, Told, contradicts, half, told_by_figures, told_by_rows
from pipeline.extract.figure_tables.columns import Column, ColumnRole, ComparedAs, is_bare_percent
from pipeline.extract.figure_tables.expansion import expanded, noun_in_full
from pipeline.extract.figures.measured import counted_noun
from pipeline.extract.figures.units import UnitFound

_RATIO_FROM, _GROWTH_TO = 60, 40
"""Medians from which a column without other signs holds ratios, up to which it holds growth."""

_NUMBERS = frozenset({"sl", "số lượng"})
"""Heads of numbers under that of what they count: "Giỏi" over "SL", "TL (%)"."""
_PLAN_IN_PERCENT = re.compile(r"(?:kế hoạch|KH|mục tiêu|chỉ tiêu)[^%/]*\(%\)", re.IGNORECASE)  # Kế hoạch năm 2022 (%)


def compared(columns: Sequence[Column], figures: Figures, in_percent: bool) -> list[Column]:
    """The columns with what those of comparisons compare; `in_percent`: the table says that all of it is in percent."""
    columns = [_planned(columns, place) for place in range(len(columns))]
    settled = [
        _settled(columns, figures, place, in_percent) if column.role in ("change", "rate", "attainment") else column
        for place, column in enumerate(columns)
    ]
    return [
        replace(one, role="text") if _is_share_of_unknown(settled, place) else one for place, one in enumerate(settled)
    ]


def _is_share_of_unknown(columns: Sequence[Column], place: int) -> bool:
    """Whether a "%" beside the values of a period says not of what: of the plan, of the year before, of all."""
    column, before = columns[place], columns[place - 1]
    bare = column.role == "rate" and column.period is not None and is_bare_percent(column.leaf)
    return bare and place > 0 and before.role == "value" and before.dated and before.period is not None


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
    if column.role == "change" and _is_mean(column):
        return replace(column, role="text")  # "Tốc độ tăng bình quân 2020-2022"
    times = column.role == "change" and column.unit is not None and column.unit.kind == "times"
    found = told_by_figures(columns, figures, place)
    agreeing = [one for one in found if not contradicts(columns, place, one)]
    told = agreeing[0] if agreeing else None
    if found and told is None and found[0].rows > 1:
        return replace(column, role="text", doubted=True)
    if times:
        owner = told.value if told else _named_alike(columns, place)
        base = column.base or (columns[told.base].period if told else None)
        return replace(column, compared_as="times", owner=owner, base=base)  # "So với năm 2021 (lần)"
    if told is None and column.role == "change" and (rows := told_by_rows(columns, figures, place)):
        base = column.base or columns[rows.base].period
        return replace(column, compared_as="mixed", base=base, owner=rows.value, against=rows.base)
    if told is None:
        return column if column.role != "change" else _by_header(column, figures, place, in_percent)
    return replace(_by_figures(columns, column, told), against=told.base)


def _is_mean(column: Column) -> bool:
    """Whether a column tells a growth a year over several, of which the last may happen to have it."""
    if column.base is not None:
        return column.base.kind == "SPAN"
    return bool(column.growth) and "bình quân" in expanded(column.header).lower()


def _by_header(column: Column, figures: Figures, place: int, in_percent: bool) -> Column:
    return replace(column, compared_as=_by_size(column, figures, place, in_percent))


def _by_figures(columns: Sequence[Column], column: Column, told: Told) -> Column:
    value, base = columns[told.value], columns[told.base]
    planned = value.status == "target" and base.status != "target"
    if column.role == "attainment" and not planned:
        # "TH so KH": +10
        return replace(column, owner=told.value) if told.as_ == "ratio" else replace(column, role="text")
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
        owner=told.value,
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


def counted_in(columns: Sequence[Column], figures: Figures, in_other: bool = False) -> list[Column]:
    """Columns of numbers without a unit that the rate beside them tells: "Số học sinh | Loại giỏi | Tỷ lệ giỏi (%)".

    They count what the column counts of which they are that part, in every row. `in_other`: the table says its unit, so
    that only a "Số …" counts: "Kế hoạch vốn" in triệu đồng counts no plans.
    """
    found = list(columns)
    for place in range(1, len(columns) - 1):
        column, rate = columns[place], columns[place + 1]
        if column.role != "value" or column.unit or column.dated or rate.role != "rate":
            continue
        if counted_noun(noun_in_full(column.leaf)):
            continue
        whole = next((at for at in range(place) if _is_share(figures, place, at)), None)
        noun = counted_noun(noun_in_full(columns[whole].leaf)) if whole is not None else None
        if whole is None or noun is None or columns[whole].status == "target" or columns[whole].unit:
            continue
        if in_other and not columns[whole].leaf.lower().startswith(("số ", "tổng số ")):
            continue
        over = column.header.removesuffix(column.leaf)
        bare = bool(over) and column.leaf.lower() in _NUMBERS
        part = over.strip() if bare else column.leaf
        leaf = f"{columns[whole].leaf} {part[:1].lower()}{part[1:]}"
        header = leaf if bare else over + leaf
        found[place] = replace(column, header=header, leaf=leaf, unit=UnitFound(1, noun[0], 0, "count"))
    return found


def _is_share(figures: Figures, place: int, whole: int) -> bool:
    """Whether the rate after column `place` is that of its values in those of column `whole`."""
    rows = [(row[place], row[whole], row[place + 1]) for row in figures]
    told = [(part, all_, rate) for part, all_, rate in rows if part and all_ and rate and all_.value]
    borne = [part for part, all_, rate in told if abs(100 * part.value / all_.value - rate.value) <= 2 * half(rate)]
    return len(told) > 1 and len(borne) == len(told)
