"""Changes and attainments of a cell: what documents state, what follows from the cells, whether both can be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from api.answers.comparison import figures
from api.answers.comparison.figures import Computed
from api.answers.comparison.price_basis import differ
from api.answers.comparison.vintage import Vintage, choose
from models.answer import CellAttainment, CellChange
from models.mention import ChangeUnit
from models.record import Attainment, Comparison, PeriodField
from models.values.period import Period

Held = Callable[[Period], Sequence[Vintage]]
"""All statements of the row's indicator for a period."""


def changes(chosen: Vintage, statements: Sequence[Vintage], held: Held) -> tuple[tuple[CellChange, ...], bool]:
    """Every distinct change that `statements` of the cell make, then the one from last year's cell if none is stated.

    `computed` is from the cells that the table shows. True if a stated change fits none of the values that any document
    states for its base, or if one document states two.
    """
    found: list[CellChange] = []
    differs = False
    for one in statements:
        for stated in one.observation.comparisons:
            differs |= not _possible(one, stated, held)
            known = [change for change in found if (change.base, change.unit) == (stated.base, stated.unit)]
            value = _moved(stated, one, chosen)
            if any(change.stated == value for change in known):
                continue
            place = None if one is chosen else one.source
            differs |= any(_twice(change, value, one, chosen) for change in known)
            computed = _shown(chosen, stated, held)
            found.append(CellChange(base=stated.base, stated=value, computed=computed, unit=stated.unit, source=place))
    return (*found, *_unstated(chosen, found, held)), differs


def attainments(chosen: Vintage, statements: Sequence[Vintage], held: Held) -> tuple[tuple[CellAttainment, ...], bool]:
    """Every distinct attainment that `statements` of the cell state; True if one fits no plan that is held."""
    found: list[CellAttainment] = []
    differs = False
    for one in statements:
        for stated in one.observation.attainments:
            plans = list(_attained(one, stated, held))
            differs |= bool(plans) and not any(plan.allows(stated.percent) for plan in plans)
            if any(known.target == stated.target and known.percent == stated.percent for known in found):
                continue
            shown = next(_attained(chosen, stated, held), None)
            place = None if one is chosen else one.source
            computed = shown and shown.rounded()
            found.append(CellAttainment(target=stated.target, percent=stated.percent, computed=computed, source=place))
    return tuple(found), differs


def _possible(one: Vintage, stated: Comparison, held: Held) -> bool:
    """Whether a stated change follows from its own figure and some figure that is held of its base."""
    found = (base for base in _bases(one, stated.base, held) if base.observation.status != "target")
    readable = False
    for base in {base.figure: base for base in found}.values():
        for reading in _readings(one, base, stated.unit):
            if reading.allows(stated.change):
                return True
            readable = True
    return not readable


def _twice(known: CellChange, value: float, one: Vintage, chosen: Vintage) -> bool:
    """Whether one document states two changes for one base, neither of which is the other, rounded."""
    stated_in = (known.source or chosen.source).document
    return stated_in == one.observation.document and not figures.same_print(known.stated or 0, value)


def _moved(stated: Comparison, one: Vintage, chosen: Vintage) -> float:
    """The change in the chosen statement's multiplier: an absolute one of 500 triệu is 0,5 tỷ."""
    shift = one.observation.unit_mult - chosen.observation.unit_mult
    return stated.change if stated.unit != "absolute" or not shift else figures.shifted(stated.change, shift)


def _shown(chosen: Vintage, stated: Comparison, held: Held) -> float | None:
    """The change between the cells in the stated unit; of several readings the one that fits, else the literal one."""
    base = choose(_bases(chosen, stated.base, held))
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
    year_before = chosen.period.last_year()
    field = PeriodField(start=year_before.start, end=year_before.end)
    base = choose(_bases(chosen, field, held))
    if any(change.base == field for change in stated) or not (chosen.figure and base and base.figure):
        return []
    rate = chosen.figure.unit == figures.PERCENT
    unit: Literal["percent", "percentage-point"] = "percentage-point" if rate else "percent"
    computed = figures.change(chosen.figure, base.figure, unit)
    return [CellChange(base=field, stated=None, computed=computed.rounded(), unit=unit)] if computed else []


def _bases(one: Vintage, base: PeriodField | None, held: Held) -> list[Vintage]:
    """The statements of the base period that are in the same prices."""
    found = held(Period(base.start, base.end)) if base else ()
    return [other for other in found if not differ(other.basis, one.basis)]


def _attained(one: Vintage, stated: Attainment, held: Held) -> Iterator[Computed]:
    """The attainment of each plan that is held for the target's period, the newest plan first."""
    plans = [plan for plan in _bases(one, stated.target, held) if plan.observation.status == "target"]
    for plan in sorted(plans, key=Vintage.rank, reverse=True):
        if one.figure and plan.figure and (part := figures.attainment(one.figure, plan.figure)):
            yield part
