"""Rates told of two halves of one whole, the rate's name said once: "thành thị 2,85%, nông thôn 1,42%"."""

from __future__ import annotations

from pipeline.extract.figures.group import Figure
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, text_of
from pipeline.extract.figures.tails import Tail

_HALVES = frozenset({
    "thành thị", "nông thôn", "miền núi", "đồng bằng", "miền xuôi", "vùng cao", "vùng thấp", "trung du", "ven biển",
    "nam", "nữ", "nam giới", "nữ giới", "nội trú", "ngoại trú",
})  # fmt: skip
"""Words for the halves of a population."""
_BEFORE = ("khu vực ", "ở khu vực ", "vùng ", "ở ", "tại khu vực ")
_SAYING = frozenset({"", ":", "value", "estimate"})


def read_half(state: State, figure: Figure, tail: Tail) -> int | None:
    """Reads the percentage of a half under the rate's name; None where it is none."""
    before = state.groups[-1] if state.groups else None
    if before is None or not before.subject.rate or not before.quantities or figure.main not in _SAYING:
        return None
    phrase = figure.phrase
    half = text_of(state.content, phrase.name).lower() if phrase.name and not phrase.verb else ""
    if _half_in(half) != half or not half or before.quantities[0].unit != "percent":
        return None
    whole = before.subject.name
    whole = whole.removesuffix(" chung").removesuffix(_half_at_end(whole)).strip()
    subject = Subject(f"{whole} {half}", phrase.name[0].start, None, before.subject.area, whole, True, True)
    group = state.open(subject, figure.item, phrase)
    group.quantities = figure.item.quantities
    state.subject = subject
    state.done(group, figure.item, tail, "value")
    return tail.next


def _half_in(name: str) -> str:
    """The name if it names a half and nothing else."""
    bare = name
    for before in _BEFORE:
        bare = bare.removeprefix(before)
    return name if bare in _HALVES else ""


def _half_at_end(name: str) -> str:
    """The words for a half with which a name ends, "" where it ends with none."""
    parts = name.split()
    return next((tail for n in (4, 3, 2, 1) if n < len(parts) and _half_in((tail := " ".join(parts[-n:])).lower())), "")
