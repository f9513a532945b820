"""Reads what a bracket says beside a figure: its value a year earlier, its plan, its parts ("cảnh cáo 5, …")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from models.mention import AttainmentMention, ChangeMention
from models.text import Span
from models.values.period import Period, PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Group
from pipeline.extract.figures.parts import counted_parts, named_parts
from pipeline.extract.figures.phrase import Phrase
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject
from pipeline.extract.figures.tails import read_tail
from pipeline.extract.figures.units import kind_of
from pipeline.extract.windows import is_window

_SAYING = frozenset({":", "là", "đạt", "ước đạt", "có"})
_REACHING = frozenset({"đạt", "bằng", "là", "chỉ đạt", "mới đạt"})
_OF_YEAR = frozenset({"năm", "giao", "cả năm"})
_SIGNS = {"up": 1, "down": -1}
_YEAR_BEFORE = PeriodExpression(relation="same-period-last-year")
_GROWTHS = ("tăng trưởng", "tốc độ tăng")
_PLANS = frozenset({"plan", "target"})
_CLOSEST = Decimal("0.6")  # points between a stated attainment and that of the plan in brackets: what rounding explains


def read_bracket(state: State, place: int) -> int | None:
    """Reads the bracket that opens at `place`; the place after it, None where it says nothing of these."""
    end = next((n for n in range(place + 1, len(state.items)) if state.items[n].code in ("(", ")")), 0)
    if not end or state.items[end].code != ")" or not state.groups:
        return None
    inside = state.items[place + 1 : end]
    quantities = [n for n, item in enumerate(inside) if item.kind == "quantity"]
    if not quantities or any(len(inside[n].quantities) > 1 for n in quantities):
        return None
    before = len(state.groups)
    opening = [item for item in inside[: quantities[0]] if item.lower not in _SAYING and item.code not in _SAYING]
    done = False
    planned = any(item.code in _PLANS for item in opening)
    ends = len(inside) == quantities[-1] + 1
    if _attained_before(inside, quantities) and _right_after(state, place) and _earlier_attainment(state, inside):
        done = True
    elif len(opening) == 1 and (_is_earlier(opening[0].period) or (ends and _is_past(opening[0].period, state))):
        done = _earlier(state, [inside[n] for n in quantities], opening[0].period)
    elif len(quantities) > 1 and any(item.lower == "tương ứng" for item in opening):
        done = _then_in_turn(state, [inside[n] for n in quantities], opening)
    elif len(quantities) == 1 and planned and all(item.code in _PLANS or item.kind == "period" for item in opening):
        done = len(inside) == quantities[0] + 1 and _planned(state, inside[-1], None)
    elif len(inside) == 1 and state.last == "change" and _right_after(state, place):
        done = _compared_with(state, inside[0])
    elif len(opening) == 2 == quantities[0] == len(inside) - 1 and _grew_before(opening) and _right_after(state, place):
        done = _earlier_change(state, inside[-1], opening[0].period, _SIGNS[opening[1].code])
    elif len(opening) == 2 and state.groups[-1].qualifier and opening[1].code in _SIGNS:
        done = _is_year(opening[0])  # "9 tháng … tăng 8% (năm 2025 tăng 7%)": of the year or like months, is not said
    elif len(inside) == 1 and state.last == "attainment":
        done = _planned(state, inside[0], state.groups[-1])
    elif all(inside[n].quantities[0].unit is None for n in quantities):
        done = named_parts(state, inside, quantities)
        done = done or (_right_after(state, place) and counted_parts(state, inside, quantities))
    state.go_on_with(before)
    return end + 1 if done else None


def close_bracket(state: State, item: Item, place: int) -> tuple[list[Item], int]:
    """After a closing bracket: the items that go on, and the place of the last item read."""
    frame = state.stack.pop()
    if state.figures == frame.figures:
        state.period = frame.dated or state.period
        return [*frame.gap, Item("bracket", frame.start, item.end)], place
    state.subject, state.root, state.last = frame.subject or state.subject, frame.root, frame.last
    state.period, state.status = frame.period, frame.status
    tail = read_tail(state.items, place + 1, noun=False)
    if tail.base_open and state.groups:
        # "giảm 1.200 tấn (0,4%) so với vụ trước"
        state.groups[-1].open.update(n for n, one in enumerate(state.groups[-1].changes) if one.base is None)
        return [], tail.next - 1
    if tail.base is None or tail.plan:
        state.go_on_with(frame.groups)
        return [], place
    # "giảm 38 hộ (2,4%) so với tháng 12/2021": of both
    state.base = tail.base
    changes = state.groups[-1].changes
    changes[:] = [one if one.base is not None else replace(one, base=tail.base) for one in changes]
    return [], tail.next - 1


def _is_year(item: Item) -> bool:
    return item.period is not None and item.period.kind == "Y" and item.period.relation is None


def _is_earlier(period: PeriodExpression | None) -> bool:
    return period is not None and period.relation == "same-period-last-year"


def _earlier(state: State, figures: Sequence[Item], period: PeriodExpression | None) -> bool:
    """ "(cùng kỳ: 8 dự án, 640 tỷ đồng)": what the figures of the same units before the bracket were then."""
    for item in figures:
        group = _of_unit(state, item)
        then = _then(group, period) if group else None
        if group is None or then is None:
            continue
        _add(state, group.subject, item, then).status = "actual"
        if _is_earlier(period):
            state.base, state.base_of = _YEAR_BEFORE, group.period  # "(cùng kỳ 380 tỷ đồng), tăng 20%"
    return True


def _then_in_turn(state: State, figures: Sequence[Item], opening: Sequence[Item]) -> bool:
    """ "(cơ cấu tương ứng của cùng kỳ là 18%; 43%)": what each of as many figures before the bracket was then."""
    told = [item.period for item in opening if item.period is not None]
    groups = state.groups[-len(figures) :]
    if len(told) != 1 or not _is_earlier(told[0]) or len(groups) < len(figures):
        return False
    units = {one.quantities[0].unit for one in figures} | {one.quantities[0].unit for one in groups if one.quantities}
    thens = [_then(group, told[0]) for group in groups]
    if len(units) != 1 or any(not group.quantities for group in groups) or any(then is None for then in thens):
        return False
    for group, figure, then in zip(groups, figures, thens, strict=True):
        _add(state, group.subject, figure, then).status = "actual"
    return True


def _then(group: Group, told: PeriodExpression | None) -> PeriodExpression | None:
    """When a figure was stated that a bracket tells of "cùng kỳ" or of a period that it names."""
    return told if told is not None and told.kind else year_before(group.period, told)


def _right_after(state: State, place: int) -> bool:
    """Whether the last figure before the bracket is the one that was read last."""
    while place and state.items[place - 1].kind != "quantity":
        place -= 1
    return bool(place) and state.items[place - 1].start < state.groups[-1].end


def _grew_before(opening: Sequence[Item]) -> bool:
    """ "cùng kỳ tăng …"."""
    return _is_earlier(opening[0].period) and opening[1].code in _SIGNS


def _is_past(period: PeriodExpression | None, state: State) -> bool:
    """ "(năm 2018 là 31,9%)": a year before the document's."""
    past = period is not None and period.kind in ("Y", "POINT") and period.year is not None
    return past and state.year is not None and period is not None and (period.year or 0) < state.year


def _compared_with(state: State, item: Item) -> bool:
    """ "bằng 120,8% so với năm 2021 (22.480 tỷ đồng)": what it is compared with, if the figures bear it out."""
    group = state.groups[-1]
    change = group.changes[-1] if group.changes else None
    if change is None or change.base is None or change.unit != "percent" or not group.quantities:
        return False
    value, base = group.quantities[0], item.quantities[0]
    whole = base.number.value.scaleb(base.unit_mult)
    if value.unit != base.unit or not whole:
        return False
    if abs(value.number.value.scaleb(value.unit_mult) * 100 / whole - 100 - change.change) > _CLOSEST:
        return False
    then = _then(group, change.base)
    if then is None:
        return False
    _add(state, group.subject, item, then).status = "actual"
    return True


def _earlier_change(state: State, item: Item, period: PeriodExpression | None, sign: int) -> bool:
    """ "tăng 5,2% (cùng kỳ năm 2021 tăng 8,9%)": the change of a year earlier."""
    group = state.groups[-1]
    then = year_before(group.period, period)
    grown = state.last == "value" and group.subject.name.lower().startswith(_GROWTHS) and bool(group.quantities)
    if grown and then is not None and group.quantities[0].unit == item.quantities[0].unit == "percent":
        _add(state, group.subject, item, then).status = "actual"  # "tăng trưởng đạt 7% (cùng kỳ tăng 6%)"
        return sign > 0
    if state.last != "change" or then is None or kind_of(item.quantities[0].unit) != "ratio":
        return False
    told = group.changes[-1] if group.changes else None
    if told is not None and told.base is None and len(group.changes) - 1 not in group.open:
        group.changes[-1] = replace(told, base=_YEAR_BEFORE)
    earlier = state.open(group.subject, item, Phrase())
    earlier.period, earlier.status = then, "actual"
    base = told.base if told is not None and told.base is not None and not _is_earlier(told.base) else _YEAR_BEFORE
    base_then = base if base.relation else year_before(base, None)
    change = ChangeMention(Span(item.start, item.end), item.quantities[0].number.value * sign, "percent", base_then)
    earlier.changes.append(change)
    return True


def _attained_before(inside: Sequence[Item], quantities: Sequence[int]) -> bool:
    """ "cùng kỳ đạt 57,3%", "cùng kỳ năm 2024 đạt 29,5% kế hoạch"."""
    if len(quantities) != 1 or quantities[0] != 2 or not _is_earlier(inside[0].period):
        return False
    after = inside[3:]
    return inside[1].lower in _REACHING and all(item.code in _PLANS or item.lower in _OF_YEAR for item in after)


def _earlier_attainment(state: State, inside: Sequence[Item]) -> bool:
    """ "đạt 42,5% kế hoạch (cùng kỳ đạt 57,3%)": the attainment of a year earlier."""
    group, figure = state.groups[-1], inside[2].quantities[0]
    then = year_before(group.period, inside[0].period)
    told = any(one.code in _PLANS for one in inside[3:])
    if then is None or not group.attainments or kind_of(figure.unit) != "ratio":
        return False
    percent = group.quantities and kind_of(group.quantities[0].unit) == "ratio"
    if not told and (percent or state.last != "attainment"):
        return False
    earlier = state.open(group.subject, inside[2], Phrase())
    earlier.period, earlier.status = then, "actual"
    span = Span(inside[2].start, inside[2].end)
    earlier.attainments.append(AttainmentMention(span, figure.number.value, None))
    return True


def year_before(period: PeriodExpression | None, earlier: PeriodExpression | None) -> PeriodExpression | None:
    """The same period a year earlier; None where the words don't tell it."""
    if period is None:
        return earlier
    if period.start is not None and period.end is not None and (period.kind == "POINT" or is_window(period)):
        span = Period(period.start, period.end).last_year()
        return replace(period, year=span.end.year, start=span.start, end=span.end)
    if period.kind in (None, "D", "POINT", "SPAN") or period.relation:
        return None
    if period.year is None:
        return replace(period, relation="previous-year")
    return replace(period, year=period.year - 1)


def _planned(state: State, item: Item, attained: Group | None) -> bool:
    """ "(chỉ tiêu: 40 căn)", "đạt 42,5% kế hoạch vốn (800 tỷ đồng)": the plan, of the year."""
    if attained is None and item.quantities[0].unit is None:
        state.frame = "plan"  # "457 tỷ đồng (kế hoạch 900), đạt 50,8%"
        return True
    group = attained or _of_unit(state, item)
    if group is None or not group.quantities or group.quantities[0].unit != item.quantities[0].unit:
        return False
    subject = group.subject
    if attained is not None:
        plan = next((one for one in reversed(state.items) if one.code == "plan" and one.end <= item.start), None)
        if plan is None or not _fits(group, item):
            return False
        whole = "kế hoạch" if plan.lower.startswith("kế hoạch") else plan.lower
        spent = subject.name.removeprefix("giải ngân ").removeprefix("Giải ngân ")
        subject = replace(subject, name=spent) if spent.startswith("vốn") else subject
        name = plan.lower if plan.lower == "kế hoạch vốn" else f"{whole} {subject.name}"
        whole_plan = state.named(name, item.start, True)
        subject = replace(whole_plan, code=whole_plan.code or subject.code)
    planned = _add(state, subject, item, PeriodExpression("Y", group.period.year if group.period else None))
    planned.status, planned.assumed = "target", False
    state.frame = "plan"
    return True


def _fits(group: Group, item: Item) -> bool:
    value, plan = group.quantities[0], item.quantities[0]
    whole = plan.number.value.scaleb(plan.unit_mult)
    if not whole:
        return False
    percent = value.number.value.scaleb(value.unit_mult) * 100 / whole
    return any(abs(one.percent - percent) <= _CLOSEST for one in group.attainments)


def _of_unit(state: State, item: Item) -> Group | None:
    """The last figure of the sentence in the unit of `item`; None where several could be meant."""
    unit = item.quantities[0].unit
    matching = [one for one in state.groups if one.quantities and one.quantities[0].unit == unit]
    return matching[-1] if unit and matching and (len(matching) == 1 or matching[-1] is state.groups[-1]) else None


def _add(state: State, subject: Subject, item: Item, period: PeriodExpression | None) -> Group:
    group = state.open(subject, item, Phrase())
    group.period, group.quantities = period, item.quantities
    return group
