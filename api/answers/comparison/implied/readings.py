"""What a figure and its stated change say of the figure before, and its attainment of the plan: intervals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from api.answers.comparison.figures import HUNDRED, INFINITE, PERCENT, Figure, stated_interval
from models.mention import ChangeUnit


class Interval(NamedTuple):
    """The figures that fit, in the plain unit. `sign`: only one above 0 (1), below 0 (-1) or any (0) can be meant."""

    low: Decimal
    high: Decimal
    unit: str | None
    sign: Literal[-1, 0, 1]


def bases(current: Figure | None, change: float, unit: ChangeUnit, unit_mult: int) -> Iterator[Interval]:
    """What the base may have been, one interval for each thing that the change may mean, the literal meaning first.

    None for "khoảng", for points of anything but a rate, for a relative change of a loss. `unit_mult`: of an absolute
    change. "tăng 0,3%" of a rate is often meant in points, "tăng 1,5 lần" may be 1,5 times as much or that much more.
    """
    relative = unit in ("percent", "times")
    if current is None or current.bound or (relative and current.low < 0):
        return
    if unit == "percentage-point" and current.unit != PERCENT:
        return
    low, high = stated_interval(change)
    if unit == "percent":
        yield _ratio(current, 1 + low / HUNDRED, 1 + high / HUNDRED)
    elif unit == "times":
        yield _ratio(current, low, high)
        yield _ratio(current, 1 + low, 1 + high)
    if (unit == "percent" and current.unit != PERCENT) or unit == "times":
        return
    scale = Decimal(10) ** unit_mult if unit == "absolute" else Decimal(1)
    yield Interval(current.low - high * scale, current.high - low * scale, current.unit, 1 if relative else 0)


def losses(current: Figure | None, change: float, unit: ChangeUnit, unit_mult: int) -> Iterator[Interval]:
    """What the base may have been if it was below 0: of two losses the result may be said to change, or the loss.

    None for "khoảng" and for a figure that may be 0. From a loss to a gain is a rise, by no certain rate: any loss
    fits, or none.
    """
    if current is None or current.bound or current.low < 0 <= current.high:
        return
    low, high = stated_interval(change)
    if unit == "percent" and current.unit == PERCENT:
        yield Interval(current.low - high, current.high - low, current.unit, -1)
    if current.low >= 0:
        if unit == "percent":
            yield Interval(-INFINITE if high > 0 else INFINITE, INFINITE, current.unit, -1)
        return
    if unit == "percent":
        low, high = low / HUNDRED, high / HUNDRED
        yield _below(_ratio(-current, 1 - high, 1 - low))
    elif unit == "times":
        yield _below(_ratio(-current, low, high))
    if unit in ("percent", "times"):
        yield _below(_ratio(-current, 1 + low, 1 + high))
    if unit == "absolute":
        scale = Decimal(10) ** unit_mult
        yield Interval(current.low + low * scale, current.high + high * scale, current.unit, -1)


def plan(current: Figure | None, percent: float) -> Interval | None:
    """What the plan may have been; None for "khoảng" and for a loss."""
    if current is None or current.bound or current.low < 0:
        return None
    low, high = stated_interval(percent)
    return _ratio(current, low / HUNDRED, high / HUNDRED)


def _below(amount: Interval) -> Interval:
    """The losses of these amounts."""
    return Interval(-amount.high, -amount.low, amount.unit, -1)


def _ratio(current: Figure, low: Decimal, high: Decimal) -> Interval:
    """The figures of which `current` is between `low` and `high` times as much; empty where that can't be."""
    least = current.low / high if high > 0 else (Decimal(0) if current.low == 0 == high else INFINITE)
    most = current.high / low if low > 0 else INFINITE
    return Interval(least, most, current.unit, 1)
