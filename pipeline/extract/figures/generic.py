"""Counted nouns that a change may be told in instead of the value's own: "450 học sinh (tăng 5 em)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from corpus.tables import read_table
from pipeline.extract.figures.group import Group


def meant_by(unit: str | None, groups: Sequence[Group]) -> str | None:
    """The unit of the one figure before that a more general one can stand for; None where none or several can."""
    if unit not in _generic():
        return None
    counted = {one.quantities[0].unit for one in groups if one.quantities}
    if unit in counted:
        return None
    found = [one.quantities[0].unit for one in groups if one.quantities and (unit, one.quantities[0].unit) in _pairs()]
    last = groups[-1].quantities[0].unit if groups and groups[-1].quantities else None
    return last if len(found) == 1 and found[0] == last else None


def stands_for(unit: str | None, other: str | None) -> bool:
    """Whether a more general noun can stand for another: "người" for "giáo viên"."""
    return (unit, other) in _pairs()


def is_generic(unit: str | None) -> bool:
    """Whether a counted noun alone says nothing of what is counted ("người", "đơn vị")."""
    return unit in _generic()


@cache
def _pairs() -> frozenset[tuple[str | None, str | None]]:
    rows = read_table(Path(__file__).with_name("generic.tsv"), ("word", "of", "gloss", "example"))
    return frozenset((row["word"], row["of"]) for row in rows)


@cache
def _generic() -> frozenset[str | None]:
    return frozenset(word for word, _ in _pairs())
