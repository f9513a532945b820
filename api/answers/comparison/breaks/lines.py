"""Whose statements make one row: a body through its renamings, two bodies that existed side by side never."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.answers.comparison.vintage import Vintage
from api.answers.issuers import own_name, succession
from corpus.registers.rows import Body

Names = tuple[str, ...]
"""Issuers of a document, in plain words."""


@dataclass(frozen=True, slots=True)
class Line:
    """The statements of one row. `names`: under what names its body made them, the newest first."""

    names: tuple[Names, ...]
    statements: tuple[Vintage, ...]
    absorbed: tuple[tuple[str, Body], ...] = ()
    """Bodies that existed beside this one and went into it: name as printed, row of the register."""


def lines_of(statements: Sequence[Vintage]) -> tuple[Line, ...]:
    """The rows that statements of one line of succession make, the newest body first.

    A body and the one that took over from it are one row if they followed one another. If both spoke at one time, or
    two went into a third one, each is a row of its own.
    """
    by_name: dict[Names, list[Vintage]] = defaultdict(list)
    for one in statements:
        by_name[tuple(map(own_name, one.observation.document.issuers))].append(one)
    names = tuple(sorted(by_name, key=lambda name: (_steps(by_name[name][0]), name)))
    if all(_follows(by_name[later], by_name[earlier]) for later, earlier in pairwise(names)):
        return (Line(names, tuple(statements)),)
    newest, *others = (Line((name,), tuple(by_name[name])) for name in names)
    absorbed = tuple(one for line in others for one in _absorbed(newest.statements[0], line.statements[0]))
    return (Line(newest.names, newest.statements, absorbed), *others)


def _steps(one: Vintage) -> int:
    """How many bodies took over one after another since."""
    return sum(max(0, len(succession(issuer)) - 1) for issuer in one.observation.document.issuers)


def _follows(later: Sequence[Vintage], earlier: Sequence[Vintage]) -> bool:
    """Whether the later body took over from the earlier one, which did not speak any more from then on."""
    pairs = zip(later[0].observation.document.issuers, earlier[0].observation.document.issuers, strict=False)
    heirs = all(_inherits(heir, former) for heir, former in pairs)
    first = min((one.issued.start for one in later if one.observation.document.issued), default=None)
    last = max((one.issued.start for one in earlier if one.observation.document.issued), default=None)
    return heirs and (first is None or last is None or last < first)


def _inherits(heir: str, former: str) -> bool:
    return own_name(heir) == own_name(former) or any(row in succession(heir)[:1] for row in succession(former)[1:])


def _absorbed(newest: Vintage, other: Vintage) -> list[tuple[str, Body]]:
    pairs = zip(newest.observation.document.issuers, other.observation.document.issuers, strict=False)
    return [
        (former, succession(former)[0])
        for heir, former in pairs
        if own_name(heir) != own_name(former) and _inherits(heir, former)
    ]
