"""Reads values: which indicator a number with its unit is the value of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.values.period import PeriodExpression
from pipeline.extract.figures.bracketed import year_before
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.funds import SPENDING, planned_funds
from pipeline.extract.figures.group import Figure, Group
from pipeline.extract.figures.phrase import end_trimmed, trimmed
from pipeline.extract.figures.phrase_words import counted_name
from pipeline.extract.figures.registered import work_code
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, head_of, is_doer, text_of
from pipeline.extract.figures.tails import Tail, read_tail
from pipeline.extract.figures.trade import part_of_trade
from pipeline.extract.figures.triggers import counts_again, measured_after
from pipeline.extract.figures.unitless import averaged, unit_words, with_unit
from pipeline.extract.figures.units import kind_of

_HAPPENING = frozenset({"xảy ra", "phát sinh"})
_CAUSING = frozenset({"làm", "khiến"})
_CLASSIFIERS = frozenset({"con", "người", "chiếc", "cái", "nghìn con", "triệu con"})
"""Words after a number that say nothing of what is counted."""
_WON = frozenset({"giải", "huy chương", "giải thưởng"})
"""Counted nouns of what somebody wins."""
_PARTING = frozenset({",", ";"})
_PEOPLE = re.compile(r"\b(?:người|dân số|lao động)\b", re.IGNORECASE)
_ALL = frozenset({"tổng số", "số", "số lượng"})
_LONGEST_BARE = 9
"""Items of a name without verb or measure noun that stands right before a number."""


def read_value(state: State, figure: Figure) -> int | None:
    """Reads a value; the place where reading goes on, None if the text doesn't say for certain of what it is."""
    phrase, kind = figure.phrase, figure.kind
    strong = _is_strong(figure)
    noun = kind in ("count", "measure", "ratio") and not (strong and bool(phrase.name) and not phrase.verb)
    noun = noun and not (kind == "ratio" and figure.main == "level" and bool(state.figures))  # "…% lên 88% vào ngày …"
    tail = read_tail(state.items, figure.place + 1, noun=noun, list_of=kind == "count")
    if kind == "ratio" and not noun:
        # "đạt 93,35% dân số": words after it are no new name
        tail.next = max(tail.next, read_tail(state.items, figure.place + 1, noun=True, long=True, list_of=False).next)
    quantities = with_unit(state, figure)
    if quantities is None:
        return None
    if figure.main == "exceed" and phrase.name and any(one.lower.startswith("lần đầu") for one in figure.rest):
        state.subject, state.figures, state.last = state.subject_of(phrase), state.figures + 1, ""
        return tail.next  # "lần đầu tiên vượt 10 triệu USD, đạt …": a mark passed, no value
    owned = measured_after(state.items, figure)
    if owned:
        tail = read_tail(state.items, figure.place + 1 + len(owned), noun=False)
    subject = _of_measured(state, figure, owned) if owned else averaged(state, figure)
    subject = subject or (_compared(state, tail) if phrase.compared else _subject(state, figure, tail, strong))
    if subject is None:
        return None
    group = _group(state, figure, subject)
    group.quantities = quantities
    planned = _planned_for(state, figure)
    if figure.main == "plan" or planned is not None:
        group.status, group.assumed = "target", False
    earlier = state.groups[-2] if len(state.groups) > 1 and not phrase.name and phrase.period is None else None
    if earlier and group.status == earlier.status == "target" and earlier.subject.uncoded == subject.uncoded:
        planned = planned or earlier.period
    group.period = planned or group.period
    state.subject = subject
    state.unit = quantities[0].unit if kind in ("count", "") else state.unit
    if phrase.compared and _is_year_before(tail):
        _state_base(state, group, tail)  # "tăng 3,6% so với 9,94 tỷ USD cùng kỳ năm trước"
    state.done(group, figure.item, tail, "value")
    if tail.noun:
        group.end = max(group.end, tail.noun[-1].end)
    return tail.next


def _of_measured(state: State, figure: Figure, owned: Sequence[Item]) -> Subject:
    """ "thu hút 2,8 tỷ USD vốn FDI" → thu hút vốn FDI; "công ty đạt 50 tỷ đồng lợi nhuận" → lợi nhuận."""
    before, noun = text_of(state.content, figure.phrase.name), text_of(state.content, owned)
    start = figure.phrase.name[0].start if before else owned[0].start
    if figure.phrase.verb or (before and figure.phrase.name[0].code == "work"):
        return state.named(f"{before} {noun}", start, True)
    return state.named(noun if is_doer(before) else f"{noun} {before}".strip(), start, True)


def _state_base(state: State, group: Group, tail: Tail) -> None:
    """The value compared with is of a year before; the change before it has that base."""
    group.period, group.status = year_before(group.period, tail.base), "actual"
    changed = state.changed
    if changed is not None and changed.changes and changed.changes[-1].base is None:
        changed.changes[-1] = replace(changed.changes[-1], base=tail.base)


def _planned_for(state: State, figure: Figure) -> PeriodExpression | None:
    """The year of a plan that is itself the indicator: "Kế hoạch vốn năm 2022 là 900 tỷ đồng"."""
    name, before = figure.phrase.name, state.items[figure.place - 1]
    if figure.codes in (("value", "plan"), (":", "plan")) and [one.lower for one in figure.rest[-1:]] == ["theo"]:
        return PeriodExpression("Y", state.period.year if state.period else None)  # "theo dự toán là 900 tỷ đồng"
    plan = next((one for one in (*figure.phrase.lead[:1], *name[:1]) if one.code == "plan"), None)
    if plan is None or not name or before.lower not in ("là", ":"):
        return None
    years = [item.period for item in figure.rest if item.period is not None and item.start > plan.start]
    return years[0] if len(years) == 1 and years[0].kind == "Y" and years[0].year else None


def _is_strong(figure: Figure) -> bool:
    """Whether a name stands before for certain: "là", "đạt", "ước đạt", ":", a measure noun."""
    gained = figure.main == "done" and figure.kind in ("money", "measure") and not figure.phrase.verb
    adjacent = bool(figure.rest) and figure.rest[-1].code == "head"
    return (
        figure.main in ("value", ":", "level", "plan")
        or (
            bool({"estimate", "target"} & set(figure.codes)) and not (figure.main == "exist" and figure.kind == "count")
        )
        or figure.phrase.head
        or gained
        or (adjacent and bool(figure.phrase.name))
    )


def _group(state: State, figure: Figure, subject: Subject) -> Group:
    """The open group that only lacks its value ("tăng 5%, đạt 30 tỷ đồng"), else a new one."""
    phrase, item = figure.phrase, figure.item
    current = state.groups[-1] if state.groups else None
    fresh = bool(phrase.name) or phrase.compared or phrase.period is not None or figure.kind == "ratio"
    if current is None or fresh or current.quantities or current.unit or not state.is_one(current, subject, item):
        return state.open(subject, item, phrase)
    return current


def _compared(state: State, tail: Tail) -> Subject | None:
    """ "so với mức 65 USD/thùng năm 2006": what the figure before was then."""
    return state.subject if state.figures and (tail.period is not None or _is_year_before(tail)) else None


def _is_year_before(tail: Tail) -> bool:
    return tail.base is not None and tail.base.relation == "same-period-last-year"


def _subject(state: State, figure: Figure, tail: Tail, strong: bool) -> Subject | None:
    phrase, kind, codes = figure.phrase, figure.kind, figure.codes
    before = state.items[figure.place - 1].lower if figure.place else ""
    counts = bool(phrase.name) and phrase.name[0].lower.endswith(("số", "lượng"))
    if phrase.head and not codes and kind == "count" and tail.noun and not counts:
        return None
    if kind == "count" and figure.main == "exist" and _has_so_many(state, figure, tail):
        return state.subject_of(phrase, valued=True)
    if phrase.doer and (tail.noun or not state.figures):
        return _of_noun(state, figure, tail, "hoàn thành" if figure.main == "done" and before == "hoàn thành" else "")
    if kind == "count" and figure.main == "value" and figure.item.quantities[0].unit in _WON and not counts:
        return _of_noun(state, figure, tail, "")  # "học sinh nhà trường đạt 18 giải cấp huyện"
    if strong and phrase.name and not phrase.verb:
        if kind == "count" and text_of(state.content, phrase.name).lower() in _ALL:
            name = f"{text_of(state.content, phrase.name)} {unit_words(state, figure.item)}"
            return state.named(name, phrase.name[0].start, True)  # "trên tổng số 480 đoàn viên"
        return state.subject_of(phrase, valued=True)
    if phrase.verb and phrase.name:
        return _of_work(state, figure, tail)
    if figure.main == "exceed":
        if kind == "money" and phrase.head and not any("kế hoạch" in one.lower for one in figure.rest):
            return state.subject_of(phrase, valued=True)
        return _of_noun(state, figure, tail, "") if kind == "count" and tail.noun else None
    if kind == "count" and _stands_for_itself(state, figure, tail, before):
        return _of_noun(state, figure, tail, "")
    if kind == "measure" and before == "hoàn thành" and not phrase.name and tail.noun:
        return state.named(f"hoàn thành {text_of(state.content, end_trimmed(tail.noun))}", figure.item.start, False)
    if kind == "count" and before == "hoàn thành" and not phrase.name:
        return _of_noun(state, figure, tail, before)  # "khởi công 30 nhà, hoàn thành 28 nhà"
    if kind == "count" and before in _HAPPENING and (happened := _happened(figure, tail)):
        whose = text_of(state.content, happened)
        name = f"{unit_words(state, figure.item)} {whose[:1].lower()}{whose[1:]}"
        return state.named(name, happened[0].start, False)  # "tai nạn giao thông xảy ra 35 vụ"
    if "attend" in codes:
        return _of_noun(state, figure, tail, "tham gia")
    if kind in ("count", "ratio") and (tail.noun or "exist" in codes):
        return _of_noun(state, figure, tail, "")
    if kind == "measure" and tail.noun and not phrase.name and state.subject is not None and _linked(figure.rest):
        # "… đạt 21 ha và 4 ha lúa được chăm sóc": measured like the one before
        name = f"{head_of(state.subject.name)} {text_of(state.content, trimmed(tail.noun))}".strip()
        return state.named(name, figure.item.start, True)
    if not phrase.name:
        return _unnamed(state, figure, tail, strong)
    return _listed(state, figure, strong)


def _happened(figure: Figure, tail: Tail) -> list[Item]:
    """What happened so many times: the name before, or what stands before the colon ("Đuối nước: xảy ra 5 vụ")."""
    if tail.noun and tail.noun[0].lower not in _CAUSING:
        return []
    lead = trimmed(figure.phrase.lead)
    plain = len(lead) <= _LONGEST_BARE and all(item.kind == "word" or item.code == "noun" for item in lead)
    return figure.phrase.name or (lead if plain else [])


def _moves_next(state: State, figure: Figure) -> bool:
    """Whether a change follows right after: "Vi phạm nồng độ cồn 206 trường hợp, tăng gấp 1,8 lần …"."""
    following = state.items[figure.place + 1 : figure.place + 3]
    plain = all(item.kind == "word" for item in figure.phrase.name)
    return (
        plain
        and len(following) == 2
        and following[0].code == ","
        and following[1].code in ("up", "down", "ratio", "times")
    )


def _has_so_many(state: State, figure: Figure, tail: Tail) -> bool:
    """ "đàn lợn có 3.420 con", "hộ cận nghèo có 88 hộ": the name stands before, the word after only counts it."""
    if tail.noun or not figure.phrase.name or figure.phrase.verb:
        return False
    unit = unit_words(state, figure.item).lower()
    return unit in _CLASSIFIERS or text_of(state.content, figure.phrase.name).lower().startswith(f"{unit} ")


def _stands_for_itself(state: State, figure: Figure, tail: Tail, before: str) -> bool:
    """ "25 văn bản, trong đó có 5 nghị quyết"; "5 lớp tập huấn cho 200 học viên"; "thu hút 3.000 lượt người"."""
    phrase = figure.phrase
    if phrase.part and not phrase.name and not tail.noun and state.figures:
        return True
    if before == "cho" and state.figures and state.last == "value":
        return True
    return [one.lower for one in phrase.name] == ["thu hút"] and not figure.codes


def _unnamed(state: State, figure: Figure, tail: Tail, strong: bool) -> Subject | None:
    if _is_worth(state, figure, tail) and state.subject is not None:
        return replace(state.subject, name=f"trị giá {state.subject.name}", code=None)
    if strong:
        rate = state.subject is not None and state.subject.name.lower().startswith(("tỷ lệ", "tỉ lệ"))
        if rate and figure.kind == "count":
            return _of_noun(state, figure, tail, "")
        return None if rate and figure.kind in ("money", "measure") else state.subject
    if state.stack and state.figures == state.stack[-1].figures:
        return state.outer() if figure.kind != "ratio" else None
    listed = _linked(figure.rest) or (bool(figure.rest) and figure.rest[-1].code in _PARTING and _told(state))
    if state.subject is not None and figure.kind == "count" and state.figures and listed:
        return _of_noun(state, figure, tail, "")
    return None


def _is_worth(state: State, figure: Figure, tail: Tail) -> bool:
    """ "đạt 1,2 triệu tấn và 570 triệu USD": the worth of what was weighed."""
    if figure.kind != "money" or state.last != "value" or [one.lower for one in figure.rest] != ["và"]:
        return False
    before = state.groups[-1].quantities
    told = text_of(state.content, tail.about).lower() in ("giá trị", "trị giá")
    return bool(before) and (kind_of(before[0].unit) == "measure" or told)


def _told(state: State) -> bool:
    """Whether the figure before was no change in counts, so that the next count is none either."""
    changes = state.groups[-1].changes if state.groups else []
    return state.last == "value" or (state.last == "change" and bool(changes) and changes[-1].unit != "absolute")


def _listed(state: State, figure: Figure, strong: bool) -> Subject | None:
    """A name right before a number, as in lists: "ngô 640 ha; khoai sọ 85 ha"."""
    phrase = figure.phrase
    if not (state.figures or phrase.cut or phrase.part or state.root is not None or _moves_next(state, figure)):
        subject = state.subject_of(phrase)
        return subject if subject.code is not None else None
    if not strong and len(phrase.name) > _LONGEST_BARE and not state.bare:
        return None
    subject = state.subject_of(phrase, valued=True)
    if figure.item.quantities[0].unit == "person" and not _PEOPLE.search(subject.name):
        return replace(subject, name=f"{unit_words(state, figure.item)} {subject.name}".strip())
    return subject


def _of_work(state: State, figure: Figure, tail: Tail) -> Subject:
    """ "tiếp nhận 64 đơn thư" → tiếp nhận đơn thư."""
    words = text_of(state.content, figure.phrase.name)
    traded = part_of_trade(state.root.name, words) if state.root is not None and figure.kind == "money" else ""
    if traded:
        return state.named(traded, figure.phrase.name[0].start, True)
    planned = planned_funds(state.subject.name) if state.subject and state.figures else ""
    if words.lower() in SPENDING and figure.kind == "money" and planned:
        return state.named(f"{words} {planned}", figure.phrase.name[0].start, False)
    noun = unit_words(state, figure.item) if figure.kind == "count" else ""
    after = text_of(state.content, end_trimmed(tail.noun))
    subject = state.named(counted_name(words, noun, after), figure.phrase.name[0].start, False)
    code = work_code(words, noun, after, state.words) if noun else None
    return replace(subject, code=code) if code else subject


def _of_noun(state: State, figure: Figure, tail: Tail, verb: str) -> Subject | None:
    """ "có 46 trạm y tế có vườn thuốc nam" → trạm y tế có vườn thuốc nam."""
    after = text_of(state.content, end_trimmed(tail.noun))
    if not after and not verb and figure.phrase.period is not None and counts_again(state, figure):
        return state.subject  # "quý I xảy ra 35 vụ tai nạn giao thông; quý II xảy ra 30 vụ"
    name = " ".join(part for part in (unit_words(state, figure.item), verb, after) if part)
    return state.named(name, figure.item.start, False) if name else None


def _linked(rest: Sequence[Item]) -> bool:
    return any(item.code in ("link", "exist") for item in rest)
