"""The table of figures that all documents are written from: what was planned, estimated, found and revised."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from corpus.samples.facts import decimal, printed
from corpus.samples.generated.bodies import SIZES, Body

REVISED = 0.3
"""The share of yearly figures that is revised a year after they were final."""


@dataclass(frozen=True, slots=True)
class Year:
    """An indicator in a year, every figure as printed; `revised` is None where the final figure stands."""

    plan: str
    half: str
    half_final: str
    full: str
    full_final: str
    revised: str | None


Series = dict[tuple[str, int], Year]
"""The figures of a body by code and year."""


def series(body: Body, years: Iterable[int], seed: int) -> Series:
    """The figures of a body; the same for the same body, years and seed, whatever other bodies there are."""
    chosen = random.Random(f"{seed} {body.name}")
    years = list(years)
    found: Series = {}
    for code in body.kind.codes:
        least, most, places = SIZES[code]
        value = chosen.uniform(least, most)
        for year in years:
            value *= chosen.uniform(0.93, 1.19)
            found[code, year] = _year(value, places, chosen)
    return found


def _year(value: float, places: int, chosen: random.Random) -> Year:
    half = value * chosen.uniform(0.42, 0.54)
    return Year(
        plan=_rounded(value * chosen.uniform(0.92, 1.08)),
        half=_near(half, places, chosen),
        half_final=_near(half, places, chosen),
        full=_near(value, places, chosen),
        full_final=_near(value, places, chosen),
        revised=_near(value, places, chosen) if chosen.random() < REVISED else None,
    )


def _near(value: float, places: int, chosen: random.Random) -> str:
    return printed(Decimal(value * chosen.uniform(0.985, 1.015)), places)


def _rounded(value: float) -> str:
    """A plan is a round number: three digits of it count."""
    step = 10 ** max(0, len(str(int(value))) - 3)
    return printed(Decimal(round(value / step) * step), 0)


def growth(now: str, before: str) -> Decimal:
    """The change in percent with one decimal, as it follows from two printed figures."""
    return decimal(printed((decimal(now) / decimal(before) - 1) * 100, 1))


def share(now: str, plan: str) -> str:
    """How much of a plan is attained, in percent with one decimal, as printed."""
    return printed(decimal(now) / decimal(plan) * 100, 1)
