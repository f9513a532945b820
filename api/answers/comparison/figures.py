"""Printed figures as intervals: whether two agree, and what change lies between them. Decimal arithmetic only."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from models.mention import Bound, ChangeUnit
from models.values.number import Number

PERCENT = "percent"
HUNDRED = Decimal(100)
INFINITE = Decimal("Infinity")
_SIGNIFICANT = Context(prec=15)
"""Digits that a binary double keeps of a decimal number."""


class Figure(NamedTuple):
    """A printed figure in its plain unit (tỷ, triệu worked in): every value from `low` to `high` prints like it."""

    value: Decimal
    low: Decimal
    high: Decimal
    unit: str | None
    bound: Bound | None = None

    def __neg__(self) -> Figure:
        """The loss that is this gain, the gain that is this loss."""
        return Figure(-self.value, -self.high, -self.low, self.unit, self.bound)


class Computed(NamedTuple):
    """A computed number and the interval that the printed precision of its parts leaves."""

    value: Decimal
    low: Decimal
    high: Decimal

    def __neg__(self) -> Computed:
        return Computed(-self.value, -self.high, -self.low)

    def allows(self, stated: float) -> bool:
        """Whether some value that prints like `stated` lies in the interval."""
        low, high = stated_interval(stated)
        return low <= self.high and self.low <= high

    def rounded(self) -> float:
        """The number with at most two decimals."""
        return float(self.value.quantize(Decimal("0.01"), ROUND_HALF_UP))

    def scaled(self, power: int) -> Computed:
        """The same in units of 10 to the `power`."""
        return Computed(*(part.scaleb(-power) for part in (self.value, self.low, self.high)))


@lru_cache(maxsize=10_000, typed=True)
def exact(value: float) -> Decimal:
    """The decimal that a JSON number shows: 17.4 is 17.4, not the binary fraction nearest to it."""
    return _SIGNIFICANT.create_decimal(repr(value or 0))  # -0.0 would be held for 0.0, which equals it


@lru_cache(maxsize=10_000, typed=True)
def printed_decimals(value: float) -> int:
    """Digits after the decimal comma; a whole number has none, though it may have been printed "52,0"."""
    exponent = exact(value).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@lru_cache(maxsize=10_000, typed=True)
def stated_interval(value: float) -> tuple[Decimal, Decimal]:
    """The values that print like `value`."""
    return Number(exact(value), printed_decimals(value)).interval()


def same_print(one: float, other: float) -> bool:
    """Whether both can be the same number, rounded."""
    (low, high), (other_low, other_high) = stated_interval(one), stated_interval(other)
    return low < other_high and other_low < high


def shifted(value: float, power: int) -> float:
    """The value times 10 to the `power`, exactly as it prints: 2.460 triệu is 2,46 tỷ."""
    return float(exact(value).scaleb(power))


@lru_cache(maxsize=10_000, typed=True)
def figure(value: float, decimals: int | None, unit: str | None, unit_mult: int, bound: Bound | None) -> Figure:
    """A printed figure: 1,08 with unit_mult 9 lies in 1.075.000.000 … 1.085.000.000; "about" leaves it open."""
    shown = exact(value)
    low, high = Number(shown, printed_decimals(value) if decimals is None else decimals).interval()
    low, high = low.scaleb(unit_mult), high.scaleb(unit_mult)
    if bound in ("about", "at-most"):
        low = -INFINITE
    if bound in ("about", "at-least"):
        high = INFINITE
    return Figure(shown.scaleb(unit_mult), low, high, unit, bound)


def agree(one: Figure, other: Figure) -> bool:
    """Whether both can be the same quantity: the same unit and values that print like each of them.

    Ends don't count: 100 and 101 are two figures, though 100,5 may be rounded to either.
    """
    return one.unit == other.unit and one.low < other.high and other.low < one.high


def change(current: Figure, base: Figure, unit: ChangeUnit) -> Computed | None:
    """The change from `base` to `current`; None where it has no meaning: other units, "khoảng", a base not above 0.

    `percent` and `percentage-point` in percent, `times` the ratio, `absolute` in the plain unit.
    """
    if current.unit != base.unit or current.bound or base.bound:
        return None
    if unit == "absolute" or (unit == "percentage-point" and current.unit == PERCENT):
        return Computed(current.value - base.value, current.low - base.high, current.high - base.low)
    if unit == "percentage-point" or base.low <= 0 or current.low < 0:
        return None
    found = ratio(current, base)
    if unit == "times":
        return found
    return Computed(*((part - 1) * HUNDRED for part in (found.value, found.low, found.high)))


def ratio(current: Figure, base: Figure) -> Computed:
    """How many times `base`, which is certainly above 0, `current` is."""
    low, high = current.low, current.high
    return Computed(
        current.value / base.value,
        low / (base.high if low >= 0 else base.low),
        high / (base.low if high >= 0 else base.high),
    )


def attainment(current: Figure, plan: Figure) -> Computed | None:
    """Percent of the plan; None where units differ, either is a bound, or the plan is not above 0."""
    found = change(current, plan, "times")
    return found and Computed(found.value * HUNDRED, found.low * HUNDRED, found.high * HUNDRED)
