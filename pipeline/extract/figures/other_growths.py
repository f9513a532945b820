"""Reads growths of other times that a growth is measured by: "tăng 6%, cao hơn mức tăng 5% của quý I/2021 và …"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from models.mention import ChangeMention
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Group
from pipeline.extract.figures.state import State
from pipeline.extract.figures.units import kind_of

_THAN = frozenset({"cao hơn", "thấp hơn"})
_SIGNS = {
    "mức tăng": 1,
    "mức tăng trưởng": 1,
    "tốc độ tăng": 1,
    "tốc độ tăng trưởng": 1,
    "mức giảm": -1,
}
_YEAR_BEFORE = PeriodExpression(relation="same-period-last-year")


def other_growths(state: State, gap: Sequence[Item], place: int) -> int | None:
    """Reads the growth at `place` and those joined to it, each of the time after it; the place where reading goes on.

    None where no growth has just been told. One that is of no time ("… mức tăng 5% của cả nước") is left out.
    """
    named = [item.lower for item in gap if item.code != ","]
    told = state.groups[-1] if state.groups else None
    if told is None or not told.changes or state.last != "change" or told.changes[-1].unit != "percent":
        return None
    if len(named) != 2 or named[0] not in _THAN or named[1] not in _SIGNS:
        return None
    after = place + 1
    while (end := _period_at(state.items, place)) is not None:
        _tell(state, told, place, end, _SIGNS[named[1]])
        after = place = end + 1
        if place < len(state.items) and (state.items[place].code == "," or state.items[place].lower == "và"):
            place += 1
    return after


def _period_at(items: Sequence[Item], place: int) -> int | None:
    """The place of the period after a percentage at `place`: "5% của quý I/2021"."""
    if place + 1 >= len(items) or items[place].kind != "quantity" or len(items[place].quantities) != 1:
        return None
    unit = items[place].quantities[0].unit
    end = place + 2 if items[place + 1].lower == "của" else place + 1
    dated = end < len(items) and items[end].kind == "period" and items[end].period is not None
    return end if dated and unit and kind_of(unit) == "ratio" and items[place].quantities[0].number.value > 0 else None


def _tell(state: State, told: Group, place: int, end: int, sign: int) -> None:
    """Adds one growth before the one that it measures, of which the sentence goes on to speak."""
    item = state.items[place]
    base = told.changes[-1].base
    group = Group(told.subject, item.start, state.items[end].end, state.items[end].period, "actual")
    change = Decimal(item.quantities[0].number.value) * sign
    kept = base if base == _YEAR_BEFORE else None
    group.changes.append(ChangeMention(Span(item.start, item.end), change, "percent", kept))
    if kept is None:
        group.open.add(0)
    state.groups.insert(len(state.groups) - 1, group)
