"""Decisions about names, as an index applies them: which name stands for all that are one."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.registers import movements
from index import Names
from models.decision import Decision
from models.values.syllable import is_syllable
from pipeline.identity.spellings import Spellings


def names_of(decisions: Iterable[Decision], spellings: Spellings) -> Names:
    """Names as decided; the register's stands for all others, else the longest that is spelt right."""
    about = list(decisions)
    ids = {row.id for row in movements()}
    named: dict[str, str] = {}
    for group in _one([one for one in about if one.kind == "movement"]):
        known = sorted(group & ids)
        stands = known[0] if known else _longest(group).replace(" ", "-")
        named |= dict.fromkeys(group - ids, stands)
    bodies: dict[str, str] = {}
    for group in _one([one for one in about if one.kind == "body"]):
        told = {name: spellings.evidence("body", name) for name in group}
        known = sorted(name for name, evidence in told.items() if evidence.registered)
        bodies |= dict.fromkeys(group, told[known[0]].name if known else _spelt_best(one.name for one in told.values()))
    indicators: dict[str, str] = {}
    for group in _one([one for one in about if one.kind == "indicator"]):
        printed = _spelt_best(spellings.evidence("indicator", name).name for name in group)
        indicators |= dict.fromkeys(group, printed)
    apart = {pair for one in about if one.kind == "movement" and one.same is False for pair in _apart(one, ids)}
    return Names(named, bodies, frozenset(apart), indicators)


def _apart(decision: Decision, ids: set[str]) -> Iterable[tuple[str, str]]:
    """A name with the id that it hasn't got; "" for one that the register lacks."""
    for one, other in ((decision.one, decision.other), (decision.other, decision.one)):
        if one not in ids:
            yield one, other if other in ids else ""


def _one(decisions: Iterable[Decision]) -> list[set[str]]:
    """The names that are one, together."""
    groups: list[set[str]] = []
    for decision in decisions:
        if decision.same:
            pair = {decision.one, decision.other}
            touched = [group for group in groups if group & pair]
            groups = [*(group for group in groups if not group & pair), pair.union(*touched)]
    return groups


def _longest(names: Iterable[str]) -> str:
    return min(names, key=lambda name: (-len(name), name))


def _spelt_best(names: Iterable[str]) -> str:
    """The one with the fewest words that can't be Vietnamese ("thươngg"), of these the longest; abbreviations aren't
    words. What documents print most often would change as documents come, and one body be two again."""
    return min(names, key=lambda name: (sum(map(_misspelt, name.split())), -len(name), name))


def _misspelt(word: str) -> bool:
    bare = word.strip(".,;:()“”\"'-–")
    return bare.isalpha() and bare[1:].islower() and not is_syllable(bare)
