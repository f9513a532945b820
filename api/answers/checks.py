"""Changes and attainments of a cell: what the document states, what follows from the cells, whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from api.answers import figures
from api.answers.price_basis import differ
from api.answers.vintage import Vintage, choose
from models.answer import CellAttainment, CellChange
from models.record import Attainment, Comparison, PeriodField
from models.values.period import Period

Held = Callable[[Period], Sequence[Vintage]]
"""All statements of the row's indicator for a period."""


def changes(chosen: Vintage, same: Sequence[Vintage], held: Held) -> tuple[tuple[CellChange, ...], bool]:
    """Changes stated by the chosen document, then the one computed from last year's cell; whether any disagree."""
    found: list[CellChange] = []
    differs = False
    for one in sorted(same, key=lambda one: one is not chosen):
        for stated in one.observation.comparisons:
            known = [change for change in found if (change.base, change.unit) == (stated.base, stated.unit)]
            if known:
                differs |= not any(figures.same_print(change.stated or 0, stated.change) for change in known)
                continue
            computed, allowed = _check(chosen, stated, held)
            differs |= not allowed
            found.append(
                CellChange(
                    base=stated.base,
                    stated=stated.change,
                    computed=computed,
                    unit=stated.unit,
                    source=None if one is chosen else one.source,
                )
            )
    unstated = _unstated_change(chosen, found, held)
    return (*found, *unstated), differs


def _check(chosen: Vintage, stated: Comparison, held: Held) -> tuple[float | None, bool]:
    """The computed change in the stated unit, where the base is held, and whether the stated one can be right."""
    base = _base(chosen, stated.base, held)
    if chosen.figure is None or base is None or base.figure is None:
        return None, True
    computed = figures.change(chosen.figure, base.figure, stated.unit)
    if computed is None:
        return None, True
    if stated.unit == "absolute":
        computed = computed.scaled(chosen.observation.unit_mult)
    readings = [computed, *_other_readings(chosen, base, stated)]
    allowed = any(reading.allows(stated.change) for reading in readings)
    shown = float(computed.value) if stated.unit == "absolute" else computed.rounded()
    return (shown if computed.allows(stated.change) or not allowed else None), allowed


def _other_readings(chosen: Vintage, base: Vintage, stated: Comparison) -> list[figures.Computed]:
    """What the words may mean besides: "tăng 0,3%" of a rate in points, "tăng 1,5 lần" by that much more."""
    if chosen.figure is None or base.figure is None:
        return []
    if stated.unit == "percent" and chosen.figure.unit == figures.PERCENT:
        points = figures.change(chosen.figure, base.figure, "percentage-point")
        return [points] if points else []
    if stated.unit == "times":
        ratio = figures.change(chosen.figure, base.figure, "times")
        return [figures.Computed(ratio.value - 1, ratio.low - 1, ratio.high - 1)] if ratio else []
    return []


def _unstated_change(chosen: Vintage, stated: Sequence[CellChange], held: Held) -> list[CellChange]:
    """The change against the same period a year before, where the document states none."""
    year_before = chosen.period.last_year()
    field = PeriodField(start=year_before.start, end=year_before.end)
    base = _base(chosen, field, held)
    if any(change.base == field for change in stated) or not (chosen.figure and base and base.figure):
        return []
    unit: Literal["percent", "percentage-point"] = (
        "percentage-point" if chosen.figure.unit == figures.PERCENT else "percent"
    )
    computed = figures.change(chosen.figure, base.figure, unit)
    return [CellChange(base=field, stated=None, computed=computed.rounded(), unit=unit)] if computed else []


def _base(chosen: Vintage, base: PeriodField | None, held: Held) -> Vintage | None:
    """The statement that fills the cell of the base period, unless it is in other prices."""
    found = choose(held(Period(base.start, base.end))) if base else None
    return None if found is None or differ(found.basis, chosen.basis) else found


def attainments(chosen: Vintage, same: Sequence[Vintage], held: Held) -> tuple[tuple[CellAttainment, ...], bool]:
    """Attainments stated by the chosen document; whether one disagrees with every plan that is held."""
    found: list[CellAttainment] = []
    differs = False
    for one in sorted(same, key=lambda one: one is not chosen):
        for stated in one.observation.attainments:
            if any(known.target == stated.target and known.percent == stated.percent for known in found):
                continue
            computed, allowed = _check_plan(chosen, stated, held)
            differs |= not allowed
            found.append(
                CellAttainment(
                    target=stated.target,
                    percent=stated.percent,
                    computed=computed,
                    source=None if one is chosen else one.source,
                )
            )
    return tuple(found), differs


def _check_plan(chosen: Vintage, stated: Attainment, held: Held) -> tuple[float | None, bool]:
    if chosen.figure is None or stated.target is None:
        return None, True
    plans = [one for one in held(Period(stated.target.start, stated.target.end)) if one.observation.status == "target"]
    newest_first = sorted(plans, key=Vintage.rank, reverse=True)
    computed = [
        part
        for plan in newest_first
        if plan.figure
        and not differ(plan.basis, chosen.basis)
        and (part := figures.attainment(chosen.figure, plan.figure))
    ]
    if not computed:
        return None, True
    fitting = [part for part in computed if part.allows(stated.percent)]
    return (fitting or computed)[0].rounded(), bool(fitting)
