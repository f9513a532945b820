"""The statements of one row by period, with what cells ask of a base period again and again answered once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from api.answers.comparison.figures import Figure
from api.answers.comparison.implied import Interval
from api.answers.comparison.vintage import Vintage, choose
from models.record import PeriodField
from models.values.period import Period


class Figures:
    """Printed figures of one unit as intervals, sorted: whether any lies in an interval takes no walk through all."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._ends: dict[tuple[str | None, bool], tuple[list[Decimal], list[Decimal]]] = {}
        by_unit: dict[tuple[str | None, bool], list[tuple[Decimal, Decimal]]] = defaultdict(list)
        for one in figures:
            if one.bound is None:
                by_unit[one.unit, False].append((one.low, one.high))
                if one.low > 0:
                    by_unit[one.unit, True].append((one.low, one.high))
        for key, ends in by_unit.items():
            ends.sort()
            self._ends[key] = [low for low, _ in ends], list(accumulate((high for _, high in ends), max))

    def readable(self, wanted: Interval) -> bool:
        """Whether there is a figure that the interval speaks of: its unit, above 0 where only that makes sense."""
        return (wanted.unit, wanted.positive) in self._ends

    def meet(self, wanted: Interval) -> bool:
        """Whether one of them, as it was rounded, lies in the interval."""
        lows, highs = self._ends.get((wanted.unit, wanted.positive), ((), ()))
        below = bisect_right(lows, wanted.high)
        return below > 0 and highs[below - 1] >= wanted.low


class Base:
    """The statements of a base period that can be set against one of its own prices and territory."""

    def __init__(self, statements: Sequence[Vintage]) -> None:
        self._statements = statements

    @cached_property
    def chosen(self) -> Vintage | None:
        """The statement that fills the cell of that period."""
        return choose(self._statements)

    @cached_property
    def figures(self) -> Figures:
        """What was done, as any document has it."""
        return Figures(one.figure for one in self._statements if one.observation.status != "target" and one.figure)

    @cached_property
    def plans(self) -> tuple[Vintage, ...]:
        """Plans, the newest first."""
        plans = (one for one in self._statements if one.observation.status == "target" and one.figure)
        return tuple(sorted(plans, key=Vintage.rank, reverse=True))

    @cached_property
    def planned(self) -> Figures:
        """What was planned, as any document has it."""
        return Figures(one.figure for one in self.plans if one.figure)


class Held:
    """All statements of a row."""

    def __init__(self, statements: Iterable[Vintage]) -> None:
        self._by_period: dict[Period, list[Vintage]] = defaultdict(list)
        self._bases: dict[tuple[object, ...], Base] = {}
        for one in statements:
            self._by_period[one.period].append(one)

    def of(self, period: Period) -> Sequence[Vintage]:
        """Those of a period."""
        return self._by_period.get(period, ())

    def base(self, one: Vintage, period: PeriodField | None) -> Base:
        """What a change or an attainment of `one` refers to; empty where the text leaves the period open."""
        key = (period and (period.start, period.end), one.basis, one.territory)
        if key not in self._bases:
            found = self.of(Period(period.start, period.end)) if period else ()
            self._bases[key] = Base([other for other in found if other.comparable(one)])
        return self._bases[key]
