"""Reads figures said together of several subjects or bases: "tăng lần lượt 7,2% và 8,3%", "lần lượt đạt 47% và 55%"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from models.mention import AttainmentMention, ChangeMention, ChangeUnit
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Figure, Group
from pipeline.extract.figures.phrase import Phrase, trimmed
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, text_of
from pipeline.extract.figures.tails import Tail, read_tail
from pipeline.extract.figures.units import kind_of

_JOINS = frozenset({"và", ","})
RESPECTIVELY = frozenset({"lần lượt", "theo thứ tự", "tương ứng", "tăng tương ứng", "giảm tương ứng"})
"""Words that give each of several subjects its own figure."""
_NEAR = 3
"""Items before a figure among which they stand."""
_MOVES = frozenset({"up", "down"})
_HUNDRED = Decimal(100)
_Row = Literal["value", "ratio", "share", "attainment"]


def read_respective(state: State, figure: Figure) -> int | None:
    """Reads "tăng 7,2% và 4,1%" after as many figures, or "… so với tháng trước và cùng kỳ" of one.

    The place where reading goes on; None where no such row of percentages stands. A row that the text leaves open is
    read over.
    """
    if len(periods := periods_told(figure)) > 1:
        return _of_periods(state, figure, periods)
    if figure.main not in _MOVES:
        return _of_each(state, figure) if is_respective(state, figure) else None
    places = _row(state.items, figure.place)
    tail = read_tail(state.items, places[-1] + 1, noun=False)
    if len(places) < 2 or tail.plan or tail.base_open:
        return None
    state.sign = 1 if figure.main == "up" else -1
    bases, end = [tail.base], tail.next
    while end + 1 < len(state.items) and state.items[end].lower in _JOINS and state.items[end + 1].kind == "period":
        bases.append(state.items[end + 1].period)
        end += 2
    if figure.phrase.name and len(bases) == 1:
        groups = [state.open(one, state.items[figure.place], Phrase()) for one in _listed(state, figure, len(places))]
    elif figure.phrase.name:
        group = state.group_for(figure.item, figure.phrase)
        groups = [group] if group else []
    else:
        groups = _without_changes(state.groups)
    if len(bases) == len(places) and len(groups) >= 1:
        _state(state, [groups[-1]] * len(places), places, bases)
    elif len(bases) == 1 and (len(groups) == len(places) or _is_told(state, figure, groups, places)):
        _state(state, groups[-len(places) :], places, bases * len(places))
    return end


def periods_told(figure: Figure) -> list[PeriodExpression]:
    """The periods listed right before a figure and its trigger: "các năm 2021, 2022 và 2023 lần lượt đạt"."""
    found: list[PeriodExpression] = []
    for item in reversed(figure.rest):
        if item.period is not None and item.period.kind and item.period.relation is None:
            found.insert(0, item.period)
        elif not (item.lower in RESPECTIVELY or item.lower in _JOINS):
            break
    return found


def _of_periods(state: State, figure: Figure, periods: Sequence[PeriodExpression]) -> int | None:
    """As many figures as periods, one for each; others are read over."""
    subject = state.subject_of(figure.phrase) if figure.phrase.name else state.subject
    places = _row(state.items, figure.place, ("ratio", "point", "money", "count", "measure"), (*_JOINS, ";"))
    tail = read_tail(state.items, places[-1] + 1, noun=False)
    state.figures += len(places)
    state.subject, state.last = None, "attainment"
    if subject is None or len(places) != len(periods) or tail.plan or figure.main in ("share", "times", "ratio"):
        return tail.next
    last = state.items[places[-1]]
    moved, kind = figure.main in _MOVES, _kind(last)
    if kind not in ("ratio", "point") if moved else kind == "ratio" and not subject.rate:
        return tail.next
    sign, unit = 1 if figure.main == "up" else -1, _unit_of(last)
    for place, period in zip(places, periods, strict=True):
        item, group = state.items[place], _opened(state, figure, subject, period)
        if moved:
            _change(group, item, abs(item.quantities[0].number.value) * sign, unit, tail.base)
        else:
            _fill(state, group, item, last, "value", Tail(place, place))
    return tail.next


def _opened(state: State, figure: Figure, subject: Subject, period: PeriodExpression) -> Group:
    group = state.open(subject, figure.item, figure.phrase)
    group.period = period
    return group


def is_respective(state: State, figure: Figure) -> bool:
    """Whether the text says that figures are given to subjects one by one."""
    before = state.items[max(0, figure.place - _NEAR) : figure.place]
    return any(item.lower in RESPECTIVELY for item in before)


def _is_told(state: State, figure: Figure, groups: Sequence[Group], places: Sequence[int]) -> bool:
    """ "A 30 tấn, trong đó B 20 tấn, C 10 tấn, tăng lần lượt 3% và 5%": of the last ones, if the text says so."""
    return not figure.phrase.name and is_respective(state, figure) and len(groups) > len(places)


def _row(
    items: Sequence[Item], place: int, kinds: Sequence[str] = ("ratio", "point"), joins: Collection[str] = _JOINS
) -> list[int]:
    """The places of figures of one kind that only "và" and commas part, none of which has a base of its own.

    "tăng lần lượt 1,1 và 2,5 điểm phần trăm": the last one's unit is that of all.
    """
    places = [place]
    while place + 2 < len(items) and items[place + 1].lower in joins and items[place + 2].kind == "quantity":
        if _kind(items[place + 2]) not in ("", *kinds):
            break
        place += 2
        places.append(place)
    found = {_kind(items[one]) for one in places} - {""}
    return places if len(found) == 1 and _kind(items[places[-1]]) else places[:1]


def _kind(item: Item) -> str:
    unit = item.quantities[0].unit
    return kind_of(unit) if unit else ""


def _unit_of(last: Item) -> ChangeUnit:
    """The unit of changes in a row, told by its last figure."""
    return "percentage-point" if _kind(last) == "point" else "percent"


def _without_changes(groups: Sequence[Group]) -> list[Group]:
    """The last figures of the sentence of which no change has been told yet."""
    place = len(groups)
    while place and groups[place - 1].quantities and not groups[place - 1].changes:
        place -= 1
    return list(groups[place:])


def _state(
    state: State, groups: Sequence[Group], places: Sequence[int], bases: Sequence[PeriodExpression | None]
) -> None:
    unit = _unit_of(state.items[places[-1]])
    for group, place, base in zip(groups, places, bases, strict=True):
        item = state.items[place]
        change = abs(item.quantities[0].number.value) * state.sign
        _change(group, item, change, unit, base)
        if base is not None:
            state.base, state.base_of = base, group.period
    state.figures += len(places)
    state.last = "change"


def _change(group: Group, item: Item, change: Decimal, unit: ChangeUnit, base: PeriodExpression | None) -> None:
    group.changes.append(ChangeMention(Span(item.start, item.end), change, unit, base))
    group.end = max(group.end, item.end)


# ---------------------------------------------------------------- one figure for each


def _of_each(state: State, figure: Figure) -> int | None:
    """ "A 4 tỷ đồng, B 2 tỷ đồng, lần lượt đạt 47% và 55% dự toán", "A và B đạt lần lượt 30 ha và 20 ha".

    Nothing is read where there are not as many subjects as figures; None where there is but one figure.
    """
    places = _row(state.items, figure.place, ("ratio", "money", "count", "measure"))
    if len(places) < 2:
        return None
    tail = read_tail(state.items, places[-1] + 1, noun=False)
    row = _kind_of_row(figure, tail, _kind(state.items[places[-1]]))
    subjects = _listed(state, figure, len(places)) if figure.phrase.name else []
    if subjects:
        groups = [state.open(one, state.items[figure.place], Phrase()) for one in subjects]
    else:
        groups = _counted(state, figure, len(places)) if row != "value" and not figure.phrase.name else []
    state.figures += len(places)
    state.subject, state.last = (groups[-1].subject if groups else None), "attainment"
    for group, place in zip(groups, places, strict=False):
        _fill(state, group, state.items[place], state.items[places[-1]], row, tail)
    return tail.next


def _kind_of_row(figure: Figure, tail: Tail, kind: str) -> _Row:
    if kind == "ratio" and tail.plan:
        return "attainment"
    if kind == "ratio" and figure.main == "share":
        return "share"
    return "ratio" if kind == "ratio" and tail.base is not None else "value"


def _fill(state: State, group: Group, item: Item, last: Item, row: _Row, tail: Tail) -> None:
    value, span = item.quantities[0].number.value, Span(item.start, item.end)
    group.end = max(group.end, item.end)
    if row == "attainment":
        state.frame = "plan"
        group.attainments.append(AttainmentMention(span, value, tail.target))
    elif row == "ratio":
        _change(group, item, value - _HUNDRED, "percent", tail.base)
    elif row == "share":
        shared = state.open(replace(group.subject, code=None, rate=True), item, Phrase())
        shared.quantities, shared.period = item.quantities, group.period
    elif _kind(last) != "ratio" or group.subject.rate:
        unit, mult = last.quantities[0].unit, last.quantities[0].unit_mult
        group.quantities = tuple(
            one if one.unit else replace(one, unit=unit, unit_mult=mult) for one in item.quantities
        )
        group.period = tail.period or group.period


def _counted(state: State, figure: Figure, count: int) -> list[Group]:
    """The figures counted off before, if they are as many: all of the sentence, else all after "trong đó", ":", ";"."""
    for codes in ((), ("part", ":"), ("part", ":", ";")):
        opened = [item.end for item in state.items[: figure.place] if item.code in codes]
        start = opened[-1] if opened else 0
        valued = [group for group in state.groups if group.quantities and group.end > start]
        if len(valued) == count:
            return valued
    return []


def _listed(state: State, figure: Figure, count: int) -> list[Subject]:
    """As many subjects as figures, listed before them: "kim ngạch xuất khẩu và nhập khẩu"; none if they don't agree."""
    items = _after_lead(figure)
    names: list[list[Item]] = [[]]
    for item in items:
        if item.code in (",", ";") or item.lower == "và":
            names.append([])
        else:
            names[-1].append(item)
    parts = [part for name in names if (part := trimmed(name))]
    if len(parts) != count or any(item.kind not in ("word", "cue") for part in parts for item in part):
        return []
    head = parts[0][:1] if parts[0][0].code == "head" and len(parts[0]) > 1 else []
    found: list[Subject] = []
    for part in parts:
        shared = head if part[0].code not in ("head", "work") and found else []
        text = " ".join(text_of(state.content, one) for one in (shared, part) if one)
        found.append(state.named(text, part[0].start, bool(head) or part[0].code == "head"))
    return found


def _after_lead(figure: Figure) -> list[Item]:
    """The items of the list: what stands after the last period, figure, colon or word that opens a clause."""
    items = [item for item in figure.rest if item.lower not in RESPECTIVELY]
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if item.kind in ("period", "quantity", "date", "bracket", "mask") or item.code in ("part", ":", "base"):
            return items[place + 1 :]
    return items
