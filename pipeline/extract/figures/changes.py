"""Reads changes and attainments: "tăng 6,7% so với cùng kỳ", "giảm 250 ha (-0,5%)", "đạt 48,2% kế hoạch"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.mention import AttainmentMention, ChangeMention, ChangeUnit, QuantityMention
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.generic import is_generic, meant_by
from pipeline.extract.figures.group import Figure, Group
from pipeline.extract.figures.measured import unit_named
from pipeline.extract.figures.phrase import Phrase, trimmed
from pipeline.extract.figures.phrase_words import PLURALS
from pipeline.extract.figures.regions import passed_over
from pipeline.extract.figures.registered import rate_of
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import text_of
from pipeline.extract.figures.tails import Tail, read_tail
from pipeline.extract.figures.units import kind_of

_UNITS: dict[str, ChangeUnit] = {"ratio": "percent", "point": "percentage-point", "times": "times"}
_PER_MILLE = "permille"
"""A unit in which no change of the record is told."""
_NEAR = 40
"""Observations of the sentence among which the one spoken of is looked for."""
_AMOUNTS = frozenset({"lượng", "khối", "sản"})
_WORTHS = frozenset({"giá", "trị", "kim", "ngạch"})
"""Words of "về lượng" and "về giá trị", after a change."""
_DONE = frozenset({"estimate", "done", "value", "work"})
"""Codes of "ước thực hiện", before the year of a base."""
_FLOWS = frozenset({"xuất", "nhập", "khẩu"})
_COUNTING = frozenset({"số", "tổng"})


def read_change(state: State, figure: Figure, direction: str) -> int | None:
    """Reads a rise ("up") or fall ("down"); the place where reading goes on, None if it is none."""
    if (not figure.phrase.name and passed_over(state, figure)) or figure.item.quantities[0].unit == _PER_MILLE:
        return None
    tail = read_tail(state.items, figure.place + 1, noun=figure.kind == "count")
    item, kind = _visits(state, figure.item), figure.kind
    if kind == "times" and tail.next == figure.place + 1:
        skipped = next((n for n in range(tail.next, len(state.items)) if state.items[n].code not in _DONE), tail.next)
        tail = read_tail(state.items, skipped, noun=False)
    if kind == "times" and tail.base is None and tail.period is not None:
        tail.base, tail.period = tail.period, None  # "gấp 1,6 lần năm 2017"
    if len(item.quantities) == 2 and kind in ("ratio", "point") and (state.status or state.default) == "target":
        return _aimed_range(state, figure, tail, 1 if direction == "up" else -1)
    if len(item.quantities) > 1 or (kind == "times" and direction == "down") or (tail.plan and kind != "ratio"):
        return None
    if item.quantities[0].number.value < 0:
        if direction == "down":
            return None
        direction = "down"  # "tăng trưởng âm 2,5%"
    state.sign = 1 if direction == "up" else -1
    change = abs(item.quantities[0].number.value) * state.sign
    return add_change(state, item, figure.phrase, tail, change, _UNITS.get(kind, "absolute"))


def _aimed_range(state: State, figure: Figure, tail: Tail, sign: int) -> int | None:
    """ "phấn đấu giảm 5-10%": two changes, the least and the most that is aimed at."""
    if tail.plan or (figure.phrase.name and figure.phrase.name[0].lower in PLURALS):
        return None  # "các mặt hàng tăng từ 17-40%": a spread
    low, high = (replace(figure.item, quantities=(one,)) for one in figure.item.quantities)
    unit, state.sign = _UNITS[figure.kind], sign
    if add_change(state, low, figure.phrase, tail, abs(low.quantities[0].number.value) * sign, unit) is None:
        return None
    return add_change(state, high, Phrase(), tail, abs(high.quantities[0].number.value) * sign, unit)


def _visits(state: State, item: Item) -> Item:
    """ "tăng 15 lượt" after "215 lượt công dân", "tăng 5 em" after "450 học sinh": in the same unit."""
    meant = meant_by(item.quantities[0].unit, state.groups[-_NEAR:]) if state.last == "value" else None
    if meant is not None:
        return replace(item, quantities=tuple(replace(one, unit=meant) for one in item.quantities))
    units = [group.quantities[0].unit for group in state.groups[-_NEAR:] if group.quantities]
    printed = state.content[item.start : item.end].lstrip("0123456789., ")
    if printed and units and units[-1] and units[-1].startswith(f"{printed} "):
        # "có 412 sản phẩm OCOP (tăng 86 sản phẩm)"
        return replace(item, quantities=tuple(replace(one, unit=units[-1]) for one in item.quantities))
    if item.quantities[0].unit != "lượt" or "lượt" in units or "person_visit" not in units:
        return item
    return replace(item, quantities=tuple(replace(one, unit="person_visit") for one in item.quantities))


def add_change(state: State, item: Item, phrase: Phrase, tail: Tail, change: Decimal, unit: ChangeUnit) -> int | None:
    """Adds a signed change to the observation that it is of; None where the text leaves open which."""
    if state.last == "share" and not phrase.name and unit == "percentage-point":
        state.groups[-1].changes.append(ChangeMention(Span(item.start, item.end), change, unit, tail.base))
        state.base, state.base_of = tail.base or state.base, state.groups[-1].period
        state.done(state.groups[-1], item, tail, "change")
        return tail.next  # "chiếm 3,7%, giảm 0,8 điểm phần trăm": only a share changes by points
    if state.last == "share" and not phrase.name and not state.stack:
        counted = state.groups[-2] if len(state.groups) > 1 else state.groups[-1]
        if unit not in ("percent", "absolute") or counted is state.groups[-1] or counted.changes:
            return None  # of the share or of what it is a share of
        if counted.subject.start != state.groups[-1].subject.start or not counted.quantities:
            return None
        if rate_of(counted.subject.measure) if unit == "percent" else _is_other(counted, item.quantities[0]):
            return None  # "1.215 hộ nghèo, chiếm 5,8%, giảm 2,1%": of the rate or of the number
        # "38 tỷ đồng, chiếm 75% tổng số, tăng 6,7%": a share rises by points
        state.groups.append(state.groups.pop(-2))
    group = _spoken_of(state, item, tail, unit) if not phrase.name else None
    if group is None and tail.about:
        group = _of_about(state, item, phrase, tail)
    elif group is None:
        group = state.group_for(item, phrase)
    if group is None:
        return None
    if unit == "percentage-point" and group.quantities and not phrase.name and not group.attainments:
        group = _of_points(state, group)
        if group is None:
            return tail.next
    if unit == "absolute":
        if _is_other(group, item.quantities[0]) and not phrase.name:
            group = _of_itself(state, item, tail)
            if group is None:
                return None
        scaled = _in_unit_of(group, item.quantities[0], change)
        if scaled is None:
            return None
        change = scaled
    if tail.base_open:
        group.open.add(len(group.changes))
    base = _as_relation(tail.base, group.period, state.year)
    group.changes.append(ChangeMention(Span(item.start, item.end), change, unit, base))
    if base is not None:
        state.base, state.base_of = base, group.period
    state.done(group, item, tail, "change")
    return tail.next


def _as_relation(
    base: PeriodExpression | None, period: PeriodExpression | None, year: int | None
) -> PeriodExpression | None:
    """ "tháng 5/2024 … so với tháng 5/2023" is "so với cùng kỳ", which later figures of other periods may share."""
    if base is None or period is None or base.relation or period.relation or base.kind not in ("M", "Q"):
        return base
    year_before = bool(base.year) and (period.year or year) == (base.year or 0) + 1
    if year_before and (base.kind, base.part) == (period.kind, period.part):
        return PeriodExpression(relation="same-period-last-year")
    return base


def add_attainment(state: State, item: Item, phrase: Phrase, tail: Tail, percent: Decimal) -> int | None:
    """Adds an attainment of a plan to the observation that it is of."""
    group = state.group_for(item, phrase)
    if group is None:
        return None
    group.attainments.append(AttainmentMention(Span(item.start, item.end), percent, tail.target))
    state.frame = "plan"
    state.done(group, item, tail, "attainment")
    return tail.next


def _spoken_of(state: State, item: Item, tail: Tail, unit: ChangeUnit) -> Group | None:
    """The group of the sentence that a change names after it: "tăng 12% về số dự án", "giảm 3 người chết"."""
    said = {word for one in (*tail.about, *tail.noun) for word in one.lower.split()} - _COUNTING
    said = (said - _FLOWS) or said
    words = state.qualified(item)
    matching = [group for group in state.groups[-_NEAR:] if group.qualifier == words]
    if unit == "absolute":
        own = item.quantities[0].unit
        matching = [group for group in matching if group.quantities and group.quantities[0].unit == own]
    elif not said:
        return None
    if said and (said <= _AMOUNTS or said <= _WORTHS):
        matching = [group for group in matching if group.quantities and _is_money(group) == (said <= _WORTHS)]
    elif said:
        about = unit_named(text_of(state.content, tail.about))
        matching = [
            group
            for group in matching
            if _names(group, (said - _AMOUNTS) or said, whole=tail.named and unit != "absolute")
            or (about is not None and group.quantities and group.quantities[0].unit == about)
        ]
    if len(matching) == 1:
        return matching[0]
    return matching[-1] if matching and not said and matching[-1].subject == state.subject else None


def _names(group: Group, said: set[str], *, whole: bool) -> bool:
    """Whether a group is what words say; `whole`: of all of them ("tăng 13% lượng hành khách vận chuyển và tăng 7%
    lượng hàng hóa vận chuyển")."""
    named = set(group.subject.name.lower().split()) - _COUNTING
    return said <= named if whole else bool(said & named)


def _of_points(state: State, group: Group) -> Group | None:
    """What changes by points: no count, but the rate in brackets behind it, "6.022 xã (73,7%), tăng 0,6 điểm …"."""
    near = [one for one in state.groups[-_NEAR:] if one.subject.name == group.subject.name and one.quantities]
    return next((one for one in reversed(near) if kind_of(one.quantities[0].unit) == "ratio"), None)


def _of_about(state: State, item: Item, phrase: Phrase, tail: Tail) -> Group | None:
    """What a change names after it: "tăng 13% lượng khách", "xuất khẩu điều tăng 5% về lượng"."""
    text = text_of(state.content, tail.about)
    if tail.named:
        return state.open(state.named(text, tail.about[0].start, True), item, Phrase())
    said = {word for one in tail.about for word in one.lower.split()}
    if not (said <= _AMOUNTS or said <= _WORTHS):
        return None
    whole = state.subject_of(phrase) if phrase.name else state.subject
    if whole is None:
        return None
    state.subject = whole
    return state.open(replace(whole, name=f"{whole.name} về {text}", code=None), item, phrase)


def _is_other(group: Group, quantity: QuantityMention) -> bool:
    return bool(group.quantities) and group.quantities[0].unit != quantity.unit


def _of_itself(state: State, item: Item, tail: Tail) -> Group | None:
    """ "…; giảm 9 lớp ghép so với năm 2017": the change of what it counts, if it is compared for certain."""
    unit = item.quantities[0].unit
    if tail.base is None or unit is None or kind_of(unit) != "count" or (is_generic(unit) and not tail.noun):
        return None
    noun = text_of(state.content, [*[Item("word", item.start, item.end)], *trimmed(tail.noun)])
    name = " ".join(word for word in noun.split() if not any(letter.isdigit() for letter in word))
    state.subject = state.named(name, item.start, False)
    return state.open(state.subject, item, Phrase())


def _is_money(group: Group) -> bool:
    return kind_of(group.quantities[0].unit) == "money"


def _in_unit_of(group: Group, quantity: QuantityMention, change: Decimal) -> Decimal | None:
    """An absolute change in the unit and multiple of its value, or of the first such change if none is stated."""
    if quantity.unit is None:
        return None
    if not group.quantities and group.unit is None:
        group.unit, group.unit_mult = quantity.unit, quantity.unit_mult
        return change
    unit, mult = group.unit, group.unit_mult
    if group.quantities:
        unit, mult = group.quantities[0].unit, group.quantities[0].unit_mult
    return change.scaleb(quantity.unit_mult - mult) if quantity.unit == unit else None
