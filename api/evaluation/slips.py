"""Figures that were read but wrongly: what kind of error it is. A wrong scale misleads more than a missing figure.

A slip is a read fact without a pair that would have one, were it not for one thing: a power of ten (scale), the
direction of a change (sign), or the period of the fact.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

from api.evaluation import sameness
from api.evaluation.gold import Fact
from api.evaluation.measures import Outcome

KINDS = ("scale", "sign", "period")


def slips(outcome: Outcome) -> Counter[str]:
    """The slips of a measure of values or changes; none for the others."""
    tests = _TESTS.get(outcome.measure, ())
    left = list(outcome.missed)
    counted: Counter[str] = Counter()
    for fact in outcome.extra:
        for kind, is_slip in tests:
            if wanted := next((one for one in left if is_slip(one, fact)), None):
                left.remove(wanted)
                counted[kind] += 1
                break
    return counted


def _scale(gold: Fact, read: Fact) -> bool:
    amounts = sameness.amount(gold), sameness.amount(read)
    if not all(amounts) or not sameness.same_indicator(gold, read) or gold.get("period") != read.get("period"):
        return False
    power = math.log10(abs(float(amounts[1] or 0) / float(amounts[0] or 1)))
    return round(power) != 0 and math.isclose(power, round(power), abs_tol=1e-9)


def _period(gold: Fact, read: Fact) -> bool:
    return sameness.same_indicator(gold, read) and sameness.same_amount(gold, read) and sameness.same_unit(gold, read)


def _sign(gold: Fact, read: Fact) -> bool:
    change = read.get("change")
    return bool(change) and sameness.same_change(gold, {**read, "change": -float(change or 0)})


_TESTS: dict[str, tuple[tuple[str, Callable[[Fact, Fact], bool]], ...]] = {
    "observations: values": (("scale", _scale), ("period", _period)),
    "observations: changes": (("sign", _sign),),
}
