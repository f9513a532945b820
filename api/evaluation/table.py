"""The table of an evaluation: precision, recall and F1 of each measure over all documents, and the slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pydantic import Field

from api.evaluation.gold import Fact
from api.evaluation.measures import Outcome, outcomes
from api.evaluation.slips import KINDS, slips
from models.record import Frozen


class Measure(Frozen):
    """One measure over all documents (micro). `gold` counts the facts that people found, `read` what was read."""

    precision: float
    recall: float
    f1: float
    gold: int
    read: int


class Evaluation(Frozen):
    """How well documents are read. `mean_f1` is over the measures that have a fact in the annotations."""

    documents: int
    mean_f1: float
    measures: dict[str, Measure]
    slips: dict[str, int] = Field(description="figures read wrongly by kind: scale, sign, period")
    shown: dict[str, int] = Field(description="how many figures of that kind were read in all")


class Miss(Frozen):
    """A fact without a pair: read though nobody found it (`extra`), or found by people and not read."""

    document: str
    measure: str
    extra: bool
    fact: dict[str, object]


def evaluate(read: Iterable[tuple[str, Fact, Fact]]) -> tuple[Evaluation, list[Miss]]:
    """Measures documents, each its name, its annotation and its record as JSON."""
    documents, totals, wrong, misses = 0, dict[str, Counter[str]](), Counter[str](), list[Miss]()
    for name, gold, record in read:
        documents += 1
        for outcome in outcomes(gold, record):
            total = totals.setdefault(outcome.measure, Counter())
            total.update(hit=len(outcome.pairs), extra=len(outcome.extra), missed=len(outcome.missed))
            wrong.update(slips(outcome))
            misses += _misses(name, outcome)
    measures = {name: _measure(total) for name, total in sorted(totals.items())}
    counted = [measure.f1 for measure in measures.values() if measure.gold]
    mean = sum(counted) / len(counted) if counted else 0.0
    kinds = {kind: wrong[kind] for kind in KINDS}
    return Evaluation(documents=documents, mean_f1=mean, measures=measures, slips=kinds, shown=_shown(measures)), misses


def _measure(total: Counter[str]) -> Measure:
    hit, read, gold = total["hit"], total["hit"] + total["extra"], total["hit"] + total["missed"]
    return Measure(
        precision=hit / read if read else 1.0,
        recall=hit / gold if gold else 1.0,
        f1=2 * hit / (read + gold) if read + gold else 1.0,
        gold=gold,
        read=read,
    )


def _shown(measures: dict[str, Measure]) -> dict[str, int]:
    values, changes = (measures.get(f"observations: {name}") for name in ("values", "changes"))
    value_count, change_count = (measure.read if measure else 0 for measure in (values, changes))
    return {"scale": value_count, "sign": change_count, "period": value_count}


def _misses(name: str, outcome: Outcome) -> list[Miss]:
    return [
        Miss(document=name, measure=outcome.measure, extra=extra, fact=dict(fact))
        for extra, facts in ((True, outcome.extra), (False, outcome.missed))
        for fact in facts
    ]
