"""Reads what a bracket says beside a figure: its value a year earlier, its plan, its parts ("cảnh cáo 5, …")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.phrase import Phrase, trimmed
from pipeline.extract.figures.state import Group, State
from pipeline.extract.figures.subjects import Subject, text_of
from pipeline.extract.figures.units import kind_of

_SAYING = frozenset({":", "là", "đạt", "ước đạt", "có"})
_PLANS = frozenset({"plan", "target"})
_CLOSEST = Decimal("0.6")
"""How far a stated attainment may be from that of the plan in brackets, in points: what rounding explains."""


def read_bracket(state: State, place: int) -> int | None:
    """Reads the bracket that opens at `place`; the place after it, None where it says nothing of these."""
    end = next((n for n in range(place + 1, len(state.items)) if state.items[n].code in ("(", ")")), 0)
    if not end or state.items[end].code != ")" or not state.groups:
        return None
    inside = state.items[place + 1 : end]
    quantities = [n for n, item in enumerate(inside) if item.kind == "quantity"]
    if not quantities or any(len(inside[n].quantities) > 1 for n in quantities):
        return None
    opening = [item for item in inside[: quantities[0]] if item.lower not in _SAYING and item.code not in _SAYING]
    done = False
    if len(opening) == 1 and opening[0].kind == "period" and _is_earlier(opening[0].period):
        done = _earlier(state, [inside[n] for n in quantities], opening[0].period)
    elif len(quantities) == 1 and opening and all(item.code in _PLANS or item.kind == "period" for item in opening):
        done = len(inside) == quantities[0] + 1 and _planned(state, inside[-1], None)
    elif len(inside) == 1 and state.last == "attainment":
        done = _planned(state, inside[0], state.groups[-1])
    elif all(inside[n].quantities[0].unit is None for n in quantities):
        done = _parts(state, inside, quantities)
    return end + 1 if done else None


def _is_earlier(period: PeriodExpression | None) -> bool:
    return period is not None and period.relation == "same-period-last-year"


def _earlier(state: State, figures: Sequence[Item], period: PeriodExpression | None) -> bool:
    """ "(cùng kỳ: 8 dự án, 640 tỷ đồng)": what the figures of the same units before the bracket were then."""
    for item in figures:
        group = _of_unit(state, item)
        then = _before(group.period, period) if group else None
        if group is None or then is None:
            continue
        _add(state, group.subject, item, then).status = "actual"
    return True


def _before(period: PeriodExpression | None, earlier: PeriodExpression | None) -> PeriodExpression | None:
    """The same period a year earlier; None where the words don't tell it."""
    if period is None:
        return earlier
    if period.kind in (None, "D", "POINT", "SPAN") or period.relation:
        return None
    if period.year is None:
        return replace(period, relation="previous-year")
    return replace(period, year=period.year - 1)


def _planned(state: State, item: Item, attained: Group | None) -> bool:
    """ "(chỉ tiêu: 40 căn)", "đạt 42,5% kế hoạch vốn (800 tỷ đồng)": the plan, of the year."""
    group = attained or _of_unit(state, item)
    if group is None or not group.quantities or group.quantities[0].unit != item.quantities[0].unit:
        return False
    subject = group.subject
    if attained is not None:
        plan = next((one for one in reversed(state.items) if one.code == "plan" and one.end <= item.start), None)
        if plan is None or not _fits(group, item):
            return False
        whole = "kế hoạch" if plan.lower.startswith("kế hoạch") else plan.lower
        name = plan.lower if plan.lower == "kế hoạch vốn" else f"{whole} {subject.name}"
        subject = state.named(name, item.start, True)
    _add(state, subject, item, PeriodExpression("Y", group.period.year if group.period else None)).status = "target"
    return True


def _fits(group: Group, item: Item) -> bool:
    value, plan = group.quantities[0], item.quantities[0]
    whole = plan.number.value.scaleb(plan.unit_mult)
    if not whole:
        return False
    percent = value.number.value.scaleb(value.unit_mult) * 100 / whole
    return any(abs(one.percent - percent) <= _CLOSEST for one in group.attainments)


def _parts(state: State, inside: Sequence[Item], quantities: Sequence[int]) -> bool:
    """ "90 người (khiển trách 60, cảnh cáo 25)": names with bare numbers, together no more than the whole."""
    whole = state.groups[-1]
    if len(quantities) < 2 or state.last != "value" or not whole.quantities:
        return False
    unit = whole.quantities[0].unit
    names: list[list[Item]] = []
    first = 0
    for place in quantities:
        name = trimmed(inside[first:place])
        after = inside[place + 1] if place + 1 < len(inside) else None
        named = bool(name) and all(one.kind in ("word", "cue") for one in name) and len(name) <= 6
        if not named or (after is not None and after.code not in (",", ";") and after.lower != "và"):
            return False
        names.append(name)
        first = place + 1
    total = sum(inside[place].quantities[0].number.value for place in quantities)
    if unit is None or kind_of(unit) != "count" or total > whole.quantities[0].number.value:
        return False
    for name, place in zip(names, quantities, strict=True):
        subject = state.named(f"{whole.subject.name} {text_of(state.content, name)}", name[0].start, False)
        item = inside[place]
        valued = replace(item, quantities=(replace(item.quantities[0], unit=unit),))
        _add(state, subject, valued, whole.period)
    return True


def _of_unit(state: State, item: Item) -> Group | None:
    """The last figure of the sentence in the unit of `item`; None where several could be meant."""
    unit = item.quantities[0].unit
    matching = [one for one in state.groups if one.quantities and one.quantities[0].unit == unit]
    return matching[-1] if unit and matching and (len(matching) == 1 or matching[-1] is state.groups[-1]) else None


def _add(state: State, subject: Subject, item: Item, period: PeriodExpression | None) -> Group:
    group = state.open(subject, item, Phrase())
    group.period, group.quantities = period, item.quantities
    return group
