"""Changes and attainments of a cell: what documents state, what follows from the cells, whether both can be right."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal

from api.answers.comparison import figures
from api.answers.comparison.held import Held
from api.answers.comparison.implied.readings import bases, losses, plan
from api.answers.comparison.meanings import meanings
from api.answers.comparison.vintage import Vintage
from models.comparison import CellAttainment, CellChange
from models.mention import ChangeUnit
from models.record import Attainment, Comparison, PeriodField

Days = tuple[dt.date, dt.date] | None
Kind = tuple[Days, ChangeUnit]
"""Base and unit of a change."""
RELATIVE: frozenset[ChangeUnit] = frozenset(("percent", "times"))
"""Changes that nothing can be computed of against nothing or a loss."""


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


def change_differs(one: Vintage, held: Held) -> bool:
    """Whether a change that it states doesn't follow from its own figure and any that is held of the base."""
    return not all(_possible(one, stated, held) for stated in one.observation.comparisons)


def plan_differs(one: Vintage, held: Held) -> bool:
    """Whether an attainment that it states doesn't follow from its own figure and any plan that is held."""
    return not all(_planned(one, stated, held) for stated in one.observation.attainments)


def _days(period: PeriodField | None) -> Days:
    return (period.start, period.end) if period else None


def _possible(one: Vintage, stated: Comparison, held: Held) -> bool:
    """Whether a stated change follows from its own figure and some figure that is held of its base."""
    before = held.base(one, stated.base).figures
    if before.none:
        return True
    wanted = (one.figure, stated.change, stated.unit, one.observation.unit_mult)
    read = False
    for reading in chain(bases(*wanted), losses(*wanted)):
        fits = before.fits(reading)
        if fits:
            return True
        read = read or fits is False
    return not read


def _planned(one: Vintage, stated: Attainment, held: Held) -> bool:
    """Whether a stated attainment follows from its own figure and some plan that is held for its target."""
    plans = held.base(one, stated.target).planned
    wanted = None if plans.none else plan(one.figure, stated.percent)
    return wanted is None or plans.fits(wanted) is not False


def _moved(stated: Comparison, one: Vintage, chosen: Vintage) -> float:
    """The change in the chosen statement's multiplier: an absolute one of 500 triệu is 0,5 tỷ."""
    shift = one.observation.unit_mult - chosen.observation.unit_mult
    return stated.change if stated.unit != "absolute" or not shift else figures.shifted(stated.change, shift)


def _shown(chosen: Vintage, stated: Comparison, held: Held) -> float | None:
    """The change between the cells in the stated unit; of several readings the one that fits, else the literal one."""
    base = held.base(chosen, stated.base).chosen
    if not (chosen.figure and base and base.figure) or (stated.unit in RELATIVE and base.figure.low <= 0):
        return None
    meant = list(meanings(chosen.figure, base.figure, stated.unit, chosen.observation.unit_mult))
    if not meant or (not meant[0].allows(stated.change) and any(one.allows(stated.change) for one in meant[1:])):
        return None
    return float(meant[0].value) if stated.unit == "absolute" else meant[0].rounded()


def _unstated(chosen: Vintage, stated: Iterable[CellChange], held: Held) -> list[CellChange]:
    """The change against the same period a year before, where no document states it."""
    if chosen.figure is None or any(change.base == chosen.year_before for change in stated):
        return []
    base = held.base(chosen, chosen.year_before).chosen
    if not (base and base.figure):
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
