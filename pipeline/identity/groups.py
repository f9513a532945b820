"""Which keys are one document: certain pairs joined, but never against a decision or over two numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """Two keys that may be one document. `decided`: a person said so; else `same` is the program's own certainty."""

    one: str
    other: str
    similarity: float
    same: bool
    decided: bool = False

    def beside(self, key: str) -> str:
        """The other of the two."""
        return self.other if key == self.one else self.one


def neighbourhood(keys: Iterable[str], ties_of: Callable[[str], Iterable[Tie]]) -> tuple[set[str], list[Tie]]:
    """All keys that certain ties lead to from these, and all ties among them."""
    found: set[str] = set()
    ties: dict[tuple[str, str], Tie] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        for tie in ties_of(key):
            ties[tie.one, tie.other] = tie
            if tie.same:
                waiting.append(tie.beside(key))
    return found, list(ties.values())


def grouped(keys: set[str], ties: Iterable[Tie], complete: Mapping[str, str | None]) -> list[frozenset[str]]:
    """The documents that these keys are; the same whatever came first.

    `complete` gives what no two documents share (`heads.numbered`), None for a key that lacks it. Two different ones
    are joined only by a person. A draft that fits two numbered documents is joined to neither.
    """
    inside = [tie for tie in ties if tie.one in keys and tie.other in keys]
    apart = {frozenset((tie.one, tie.other)) for tie in inside if tie.decided and not tie.same}
    groups = {key: frozenset((key,)) for key in keys}
    forced = [tie for tie in inside if tie.decided and tie.same]
    own = [tie for tie in inside if tie.same and not tie.decided and not _fits_two(tie, inside, complete)]
    for tie in [*sorted(forced, key=_order), *sorted(own, key=_order)]:
        joined = groups[tie.one] | groups[tie.other]
        numbers = {complete.get(key) for key in joined} - {None}
        if any(pair <= joined for pair in apart) or (len(numbers) > 1 and not tie.decided):
            continue
        groups |= dict.fromkeys(joined, joined)
    return sorted(set(groups.values()), key=min)


def _fits_two(tie: Tie, ties: list[Tie], complete: Mapping[str, str | None]) -> bool:
    """Whether one of the two lacks a number and would as well be another numbered document."""
    return any(
        complete.get(draft) is None
        and len({complete.get(it.beside(draft)) for it in ties if it.same and draft in (it.one, it.other)} - {None}) > 1
        for draft in (tie.one, tie.other)
    )


def _order(tie: Tie) -> tuple[float, str, str]:
    return -tie.similarity, tie.one, tie.other
