"""Changes and attainments of a cell: what documents state, what follows from the cells, whether both can be right."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from api.answers.comparison import figures
from api.answers.comparison.figures import Computed
from api.answers.comparison.held import Held
from api.answers.comparison.implied.readings import bases, plan
from api.answers.comparison.vintage import Vintage
from models.comparison import CellAttainment, CellChange
from models.mention import ChangeUnit
from models.record import Attainment, Comparison, PeriodField

Days = tuple[dt.date, dt.date] | None
Kind = tuple[Days, ChangeUnit]
"""Base and unit of a change."""


def changes(chosen: Vintage, statements: Sequence[Vintage], held: Held) -> tuple[tuple[CellChange, ...], bool]:
    """Every distinct change that `statements` of the cell make, then the one from last year's cell if none is stated.

    `computed` is from the cells that the table shows. True if a stated change fits none of the values that any document
    states for its base, or if one document states two.
    """
    found: list[CellChange] = []
    told: dict[tuple[Kind, str | None], set[float]] = defaultdict(set)
    differs = False
    for one in statements:
        for stated in one.observation.comparisons:
            differs = differs or not _possible(one, stated, held)
            value, kind = _moved(stated, one, chosen), (_days(stated.base), stated.unit)
            if value in told[kind, None]:
                continue
            same_document = told[kind, one.observation.document.key]
            differs = differs or not all(figures.same_print(other, value) for other in same_document)
            told[kind, None].add(value)
            same_document.add(value)
            place = None if one is chosen else one.source
            computed = _shown(chosen, stated, held)
            found.append(CellChange(base=stated.base, stated=value, computed=computed, unit=stated.unit, source=place))
    return (*found, *_unstated(chosen, found, held)), differs


def attainments(chosen: Vintage, statements: Sequence[Vintage], held: Held) -> tuple[tuple[CellAttainment, ...], bool]:
    """Every distinct attainment that `statements` of the cell state; True if one fits no plan that is held."""
    found: dict[tuple[Days, float], CellAttainment] = {}
    computed: dict[Days, float | None] = {}
    differs = False
    for one in statements:
        for stated in one.observation.attainments:
            differs = differs or not _planned(one, stated, held)
            target = _days(stated.target)
            if (target, stated.percent) in found:
                continue
            if target not in computed:
                computed[target] = _attained(chosen, stated.target, held)
            found[target, stated.percent] = CellAttainment(
                target=stated.target,
                percent=stated.percent,
                computed=computed[target],
                source=None if one is chosen else one.source,
            )
    return tuple(found.values()), differs


def _days(period: PeriodField | None) -> Days:
    return (period.start, period.end) if period else None


def _possible(one: Vintage, stated: Comparison, held: Held) -> bool:
    """Whether a stated change follows from its own figure and some figure that is held of its base."""
    before = held.base(one, stated.base).figures
    readings = bases(one.figure, stated.change, stated.unit, one.observation.unit_mult)
    readable = [reading for reading in readings if before.readable(reading)]
    return not readable or any(before.meet(reading) for reading in readable)


def _planned(one: Vintage, stated: Attainment, held: Held) -> bool:
    """Whether a stated attainment follows from its own figure and some plan that is held for its target."""
    plans = held.base(one, stated.target).planned
    wanted = plan(one.figure, stated.percent)
    return wanted is None or not plans.readable(wanted) or plans.meet(wanted)


def _moved(stated: Comparison, one: Vintage, chosen: Vintage) -> float:
    """The change in the chosen statement's multiplier: an absolute one of 500 triệu is 0,5 tỷ."""
    shift = one.observation.unit_mult - chosen.observation.unit_mult
    return stated.change if stated.unit != "absolute" or not shift else figures.shifted(stated.change, shift)


def _shown(chosen: Vintage, stated: Comparison, held: Held) -> float | None:
    """The change between the cells in the stated unit; of several readings the one that fits, else the literal one."""
    base = held.base(chosen, stated.base).chosen
    readings = list(_readings(chosen, base, stated.unit)) if base else []
    if not readings:
        return None
    fitting = [reading for reading in readings if reading.allows(stated.change)]
    if fitting and fitting[0] is not readings[0]:
        return None
    return float(readings[0].value) if stated.unit == "absolute" else readings[0].rounded()


def _readings(one: Vintage, base: Vintage, unit: ChangeUnit) -> Iterator[Computed]:
    """What a change in that unit may mean, the literal meaning first.

    "tăng 0,3%" of a rate is often meant in points, "tăng 1,5 lần" may be 1,5 times as much or that much more.
    """
    if one.figure is None or base.figure is None:
        return
    literal = figures.change(one.figure, base.figure, unit)
    if literal is None:
        return
    yield literal.scaled(one.observation.unit_mult) if unit == "absolute" else literal
    if unit == "percent" and one.figure.unit == figures.PERCENT:
        points = figures.change(one.figure, base.figure, "percentage-point")
        yield from [points] if points else []
    if unit == "times":
        yield Computed(literal.value - 1, literal.low - 1, literal.high - 1)


def _unstated(chosen: Vintage, stated: Iterable[CellChange], held: Held) -> list[CellChange]:
    """The change against the same period a year before, where no document states it."""
    base = held.base(chosen, chosen.year_before).chosen
    if any(change.base == chosen.year_before for change in stated) or not (chosen.figure and base and base.figure):
        return []
    rate = chosen.figure.unit == figures.PERCENT
    unit: Literal["percent", "percentage-point"] = "percentage-point" if rate else "percent"
    computed = figures.change(chosen.figure, base.figure, unit)
    return (
        [CellChange(base=chosen.year_before, stated=None, computed=computed.rounded(), unit=unit)] if computed else []
    )


def _attained(chosen: Vintage, target: PeriodField | None, held: Held) -> float | None:
    """Percent of the newest plan that is held for the target's period and can be set against the figure."""
    figure = chosen.figure
    if figure is None or figure.bound:
        return None
    for one in held.base(chosen, target).plans:
        if one.figure and (part := figures.attainment(figure, one.figure)):
            return part.rounded()
    return None
