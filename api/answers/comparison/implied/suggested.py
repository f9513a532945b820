"""The figures that a cell implies, held against those that documents state."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Literal

from api.answers.comparison.held import Figures, Held
from api.answers.comparison.implied import readings
from api.answers.comparison.implied.readings import Interval
from api.answers.comparison.vintage import Vintage
from models.comparison import Implied, ImpliedFigure
from models.record import PeriodField

_WIDE = Context(prec=100)
"""Room for every amount to the last đồng."""
_SAID: dict[bool | None, Literal["consistent", "contradicts"] | None] = {
    True: "consistent",
    False: "contradicts",
    None: None,
}


def implied_by(facts: Sequence[Vintage], held: Held, unit_mult: int) -> Implied | None:
    """What the first of a cell's statements that has both figure and change, or attainment, says of the other figure.

    `facts`: the one that fills the cell first. Bounds are in the row's multiplier. None where nothing follows.
    """
    before, plan = _before(facts, held, unit_mult), _plan(facts, held, unit_mult)
    return Implied(before=before, plan=plan) if before or plan else None


def _before(facts: Sequence[Vintage], held: Held, unit_mult: int) -> ImpliedFigure | None:
    """Last year's figure of the same period. A change that may mean two things implies nothing."""
    for one in facts:
        for stated in one.observation.comparisons:
            if stated.base != one.year_before:
                continue
            meant = list(readings.bases(one.figure, stated.change, stated.unit, one.observation.unit_mult))
            if len(meant) == 1:
                figures = held.base(one, stated.base).figures
                return _told(meant[0], stated.base, figures, one, facts[0], unit_mult)
    return None


def _plan(facts: Sequence[Vintage], held: Held, unit_mult: int) -> ImpliedFigure | None:
    for one in facts:
        for stated in one.observation.attainments:
            wanted = readings.plan(one.figure, stated.percent)
            if stated.target and wanted:
                return _told(wanted, stated.target, held.base(one, stated.target).planned, one, facts[0], unit_mult)
    return None


def _told(
    wanted: Interval, period: PeriodField, figures: Figures, one: Vintage, chosen: Vintage, unit_mult: int
) -> ImpliedFigure | None:
    """The interval in the row's multiplier, rounded outward as coarse as the figure was printed; None if it is open."""
    if not (wanted.low.is_finite() and wanted.high.is_finite()):
        return None
    decimals = (one.observation.decimals or 0) - one.observation.unit_mult + unit_mult
    step = Decimal(1).scaleb(-max(0, decimals))
    low = wanted.low.scaleb(-unit_mult).quantize(step, ROUND_FLOOR, _WIDE)
    high = wanted.high.scaleb(-unit_mult).quantize(step, ROUND_CEILING, _WIDE)
    source = None if one is chosen else one.source
    held = _SAID[figures.fits(wanted)]
    return ImpliedFigure(period=period, low=float(low), high=float(high), held=held, source=source)
