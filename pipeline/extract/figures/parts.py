"""Parts of a count that a bracket behind it lists with bare numbers: "90 người (khiển trách 60, cảnh cáo 25)"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Group
from pipeline.extract.figures.phrase import Phrase, trimmed
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import text_of
from pipeline.extract.figures.units import kind_of

_LONGEST = 6
"""Items of a part's name."""


def named_parts(state: State, inside: Sequence[Item], quantities: Sequence[int]) -> bool:
    """Reads "(khiển trách 60, cảnh cáo 25)": names before bare numbers, together no more than the whole."""
    names: list[list[Item]] = []
    first = 0
    for place in quantities:
        name = trimmed(inside[first:place])
        after = inside[place + 1] if place + 1 < len(inside) else None
        if not _is_name(name) or (after is not None and not _parts_end(after)):
            return False
        names.append(name)
        first = place + 1
    parts = [(name, inside[place]) for name, place in zip(names, quantities, strict=True)]
    whole = _whole(state, len(parts))
    if whole is None or _sum_of(parts) > whole.quantities[0].number.value:
        return False
    _add_all(state, whole, parts)
    return True


def counted_parts(state: State, inside: Sequence[Item], quantities: Sequence[int]) -> bool:
    """Reads "240 trường (100 mầm non, 80 tiểu học, 60 THCS)": names after bare numbers, together the whole exactly."""
    if not quantities or quantities[0] != 0:
        return False
    parts: list[tuple[list[Item], Item]] = []
    for place, until in zip(quantities, (*quantities[1:], len(inside)), strict=True):
        name = list(inside[place + 1 : until])
        if until < len(inside):
            if not name or not _parts_end(name[-1]):
                return False
            name.pop()
        if not _is_name(name) or any(one.kind != "word" for one in name):
            return False
        parts.append((name, inside[place]))
    whole = _whole(state, len(parts))
    if whole is None or _sum_of(parts) != whole.quantities[0].number.value:
        return False
    _add_all(state, whole, parts)
    return True


def _whole(state: State, parts: int) -> Group | None:
    """The count that was read last, None where it is none or there are no `parts` of it."""
    whole = state.groups[-1]
    if parts < 2 or state.last != "value" or not whole.quantities:
        return None
    unit = whole.quantities[0].unit
    return whole if unit is not None and kind_of(unit) == "count" else None


def _is_name(name: Sequence[Item]) -> bool:
    return 0 < len(name) <= _LONGEST and all(one.kind in ("word", "cue") for one in name)


def _parts_end(item: Item) -> bool:
    return item.code in (",", ";") or item.lower == "và"


def _sum_of(parts: Iterable[tuple[list[Item], Item]]) -> Decimal:
    return sum((item.quantities[0].number.value for _, item in parts), Decimal())


def _add_all(state: State, whole: Group, parts: Iterable[tuple[list[Item], Item]]) -> None:
    """Opens an observation for each part, under the whole's name, in its unit and period."""
    unit = whole.quantities[0].unit
    for name, item in parts:
        subject = state.named(f"{whole.subject.name} {text_of(state.content, name)}", name[0].start, False)
        valued = replace(item, quantities=(replace(item.quantities[0], unit=unit),))
        group = state.open(subject, valued, Phrase())
        group.period, group.quantities = whole.period, valued.quantities
