"""Vertical rules of a page's tables, over which no run reaches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_X: Final = attrgetter("x")


@dataclass(frozen=True, slots=True)
class Rule:
    """A vertical rule of a table."""

    x: float
    top: float
    bottom: float


def near_rules(right: Numbers, left: Numbers, rules: Sequence[Rule]) -> list[int]:
    """Where a rule may stand between `right`, where one ends, and `left`, where the next begins: a glance at many."""
    import numpy as np

    if not rules:
        return []
    places = np.array([rule.x for rule in rules] + [np.inf])
    found: list[int] = np.flatnonzero(places[np.searchsorted(places, right - 1)] <= left + 1).tolist()
    return found


def parted(right: float, left: float, top: float, bottom: float, rules: Sequence[Rule]) -> bool:
    """True if a rule stands between `right`, where one ends, and `left`; the rules come from left to right."""
    middle = (top + bottom) / 2
    for place in range(bisect_left(rules, right - 1, key=_X), len(rules)):
        rule = rules[place]
        if rule.x > left + 1:
            return False
        if rule.top <= middle <= rule.bottom:
            return True
    return False
