"""Reads percentages said together of several figures, or against several bases: "tăng lần lượt 7,2% và 8,3%"."""

from __future__ import annotations

from collections.abc import Sequence

from models.mention import ChangeMention, ChangeUnit
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Figure, Group
from pipeline.extract.figures.state import State
from pipeline.extract.figures.tails import read_tail
from pipeline.extract.figures.units import kind_of

_JOINS = frozenset({"và", ","})


def read_respective(state: State, figure: Figure) -> int | None:
    """Reads "tăng 7,2% và 4,1%" after as many figures, or "… so với tháng trước và cùng kỳ" of one.

    The place where reading goes on; None where no such row of percentages stands. A row that the text leaves open is
    read over.
    """
    places = _row(state.items, figure.place)
    tail = read_tail(state.items, places[-1] + 1, noun=False)
    if len(places) < 2 or tail.plan or tail.base_open:
        return None
    state.sign = 1 if figure.main == "up" else -1
    bases, end = [tail.base], tail.next
    while end + 1 < len(state.items) and state.items[end].lower in _JOINS and state.items[end + 1].kind == "period":
        bases.append(state.items[end + 1].period)
        end += 2
    if figure.phrase.name:
        group = state.group_for(figure.item, figure.phrase)
        groups = [group] if group else []
    else:
        groups = _without_changes(state.groups)
    if len(bases) == len(places) and len(groups) >= 1:
        _state(state, [groups[-1]] * len(places), places, bases)
    elif len(bases) == 1 and not figure.phrase.name and (len(groups) == len(places) or _is_told(state, groups, places)):
        _state(state, groups[-len(places) :], places, bases * len(places))
    return end


def _is_told(state: State, groups: Sequence[Group], places: Sequence[int]) -> bool:
    """ "A 30 tấn, trong đó B 20 tấn, C 10 tấn, tăng lần lượt 3% và 5%": of the last ones, if the text says so."""
    before = state.items[places[0] - 1].lower
    return before in ("lần lượt", "tương ứng", "tăng tương ứng", "giảm tương ứng") and len(groups) > len(places)


def _row(items: Sequence[Item], place: int) -> list[int]:
    """The places of percentages or points that only "và" and commas part, none of which has a base of its own.

    "tăng lần lượt 1,1 và 2,5 điểm phần trăm": the last one's unit is that of all.
    """
    places = [place]
    while place + 2 < len(items) and items[place + 1].lower in _JOINS and items[place + 2].kind == "quantity":
        if _kind(items[place + 2]) not in ("", "ratio", "point"):
            break
        place += 2
        places.append(place)
    kinds = {_kind(items[one]) for one in places} - {""}
    return places if len(kinds) == 1 and _kind(items[places[-1]]) else places[:1]


def _kind(item: Item) -> str:
    unit = item.quantities[0].unit
    return kind_of(unit) if unit else ""


def _without_changes(groups: Sequence[Group]) -> list[Group]:
    """The last figures of the sentence of which no change has been told yet."""
    place = len(groups)
    while place and groups[place - 1].quantities and not groups[place - 1].changes:
        place -= 1
    return list(groups[place:])


def _state(
    state: State, groups: Sequence[Group], places: Sequence[int], bases: Sequence[PeriodExpression | None]
) -> None:
    unit: ChangeUnit = "percentage-point" if _kind(state.items[places[-1]]) == "point" else "percent"
    for group, place, base in zip(groups, places, bases, strict=True):
        item = state.items[place]
        change = abs(item.quantities[0].number.value) * state.sign
        group.changes.append(ChangeMention(Span(item.start, item.end), change, unit, base))
        group.end = max(group.end, item.end)
        if base is not None:
            state.base, state.base_of = base, group.period
    state.figures += len(places)
    state.last = "change"
