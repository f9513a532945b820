"""The statements of one row by period, with what cells ask of a base period again and again answered once."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from api.answers.comparison.figures import Figure
from api.answers.comparison.implied.readings import Interval
from api.answers.comparison.kept import kept
from api.answers.comparison.vintage import Vintage, by_rank, choose
from models.record import PeriodField
from models.values.period import Period

Span = tuple[dt.date, dt.date]
"""First and last day."""
FEW = 8
"""So many figures are looked at one by one."""


class Figures:
    """Printed figures as intervals: whether any lies in an interval takes no walk through all."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = [one for one in figures if one.bound is None]
        self._sorted: dict[tuple[str | None, int], tuple[list[Decimal], list[Decimal]]] = {}

    @property
    def none(self) -> bool:
        """Whether there is none."""
        return not self._figures

    def fits(self, wanted: Interval) -> bool | None:
        """Whether one of them, as it was rounded, lies in the interval.

        None where the interval speaks of none of them: of another unit, or of another sign where only one makes sense.
        """
        if len(self._figures) > FEW:
            lows, highest = self._ends(wanted)
            below = bisect_right(lows, wanted.high)
            return bool(below) and highest[below - 1] >= wanted.low if lows else None
        found = [one.low <= wanted.high and wanted.low <= one.high for one in self._figures if _is_meant(one, wanted)]
        return any(found) if found else None

    def _ends(self, wanted: Interval) -> tuple[list[Decimal], list[Decimal]]:
        """The lower ends of the figures that are meant, ascending, and the highest upper end up to each of them."""
        key = (wanted.unit, wanted.sign)
        if key not in self._sorted:
            ends = sorted((one.low, one.high) for one in self._figures if _is_meant(one, wanted))
            self._sorted[key] = [low for low, _ in ends], list(accumulate((high for _, high in ends), max))
        return self._sorted[key]


def _is_meant(one: Figure, wanted: Interval) -> bool:
    sign = wanted.sign
    return one.unit == wanted.unit and (sign == 0 or (one.low > 0 if sign > 0 else one.high < 0))


class Base:
    """The statements of a base period that can be set against one of its own prices and territory."""

    def __init__(self, statements: Sequence[Vintage]) -> None:
        self._statements = statements

    @kept
    def chosen(self) -> Vintage | None:
        """The statement that fills the cell of that period."""
        return choose(self._statements)

    @kept
    def figures(self) -> Figures:
        """What was done, as any document has it."""
        return Figures(one.figure for one in self._statements if one.observation.status != "target" and one.figure)

    @kept
    def plans(self) -> tuple[Vintage, ...]:
        """Plans, the newest first."""
        plans = (one for one in self._statements if one.observation.status == "target" and one.figure)
        return tuple(sorted(plans, key=by_rank, reverse=True))

    @kept
    def planned(self) -> Figures:
        """What was planned, as any document has it."""
        return Figures(one.figure for one in self.plans if one.figure)


class Held:
    """All statements of a row."""

    def __init__(self, statements: Iterable[Vintage]) -> None:
        self._by_period: dict[Span, list[Vintage]] = defaultdict(list)
        self._bases: dict[tuple[object, ...], Base] = {}
        for one in statements:
            period = one.observation.period
            self._by_period[period.start, period.end].append(one)

    def of(self, period: Period | PeriodField) -> Sequence[Vintage]:
        """Those of a period."""
        return self._by_period.get((period.start, period.end), ())

    def base(self, one: Vintage, period: PeriodField | None) -> Base:
        """What a change or an attainment of `one` refers to; empty where the text leaves the period open."""
        if period is None:
            return _NOTHING
        key = (period.start, period.end, one.terms)
        base = self._bases.get(key)
        if base is None:
            base = self._bases[key] = Base([other for other in self.of(period) if other.comparable(one)])
        return base


_NOTHING = Base(())
