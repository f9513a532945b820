"""What a change that a document states between two figures may mean: of rates, of "lần", of losses."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from api.answers.comparison import figures
from api.answers.comparison.figures import HUNDRED, INFINITE, PERCENT, Computed, Figure
from models.mention import ChangeUnit


def meanings(current: Figure, base: Figure, unit: ChangeUnit, power: int) -> Iterator[Computed]:
    """The changes from `base` to `current`, the literal meaning first; none where it has no meaning.

    An absolute one in units of 10 to the `power`. "tăng 0,3%" of a rate is often meant in points, "tăng 1,5 lần" may be
    1,5 times as much or that much more; of two losses the loss may be said to fall, or the result to rise.
    """
    literal = figures.change(current, base, unit)
    if literal is None:
        yield from _from_loss(current, base, unit)
    else:
        literal = literal.scaled(power) if unit == "absolute" else literal
        yield literal
    if unit == "percent" and current.unit == PERCENT and (literal or base.high < 0):
        points = figures.change(current, base, "percentage-point")
        yield from [points] if points else []
    elif literal is None:
        return
    elif unit == "times":
        yield _less_one(literal)
    elif unit == "absolute" and current.high < 0 and base.high < 0:
        yield -literal


def _from_loss(current: Figure, base: Figure, unit: ChangeUnit) -> Iterator[Computed]:
    """A relative change against a base that is certainly below 0, in shares of its amount; none of bounds.

    Less of a loss is a rise of the result, and a fall of the loss. From a loss to a gain is a rise, by no certain rate.
    """
    comparable = current.unit == base.unit and not current.bound and not base.bound
    if unit not in ("percent", "times") or not comparable or base.high >= 0:
        return
    of_loss = figures.ratio(-current, -base)
    if unit == "times":
        yield from (of_loss, _less_one(of_loss)) if current.high < 0 else ()
        return
    less = _less_one(of_loss)
    rise = Computed(*(-part * HUNDRED for part in (less.value, less.high, less.low)))
    if current.high < 0:
        yield from (rise, -rise)
    elif current.low >= 0:
        yield Computed(rise.value, Decimal(0), INFINITE)


def _less_one(ratio: Computed) -> Computed:
    return Computed(ratio.value - 1, ratio.low - 1, ratio.high - 1)
