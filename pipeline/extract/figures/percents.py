"""Reads percentages: changes, ratios to a base, attainments, shares, and values of rates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.mention import ChangeUnit
from models.text import Span
from pipeline.extract.figures.changes import add_attainment, add_change, read_change
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.funds import SPENDING, funds_in
from pipeline.extract.figures.group import Figure
from pipeline.extract.figures.measured import in_percent
from pipeline.extract.figures.phrase import Phrase, trimmed
from pipeline.extract.figures.phrases import read_phrase
from pipeline.extract.figures.places import province_in
from pipeline.extract.figures.regions import ends_clause, passed_over, read_half, rename_share
from pipeline.extract.figures.registered import rate_code
from pipeline.extract.figures.state import RATES, State
from pipeline.extract.figures.subjects import Subject, head_of, text_of
from pipeline.extract.figures.tails import Tail, is_number, read_tail
from pipeline.extract.figures.units import kind_of
from pipeline.extract.figures.values import read_value

_PERCENT: ChangeUnit = "percent"
_BEING = frozenset({"exist", "done"})
"""Triggers that say no more than that there is something: "có 98% hộ dân được …"."""
_HUNDRED = Decimal(100)
_LEAST_INDEX, _MOST_INDEX = Decimal(40), Decimal(400)
"""Between these "đạt …%" may be an index, of which 100 is no change; only "bằng …%" says so of any number."""
_REACH = 60
"""Items after a ratio among which its base may stand."""
_SHARES = frozenset({"tỷ trọng", "tỉ trọng"})
_GROWTHS = frozenset({"tốc độ tăng trưởng", "tốc độ tăng", "mức tăng trưởng"})
"""Names of growth that say nothing of whose it is."""
_RATIOS = frozenset({"ratio", "value", "estimate", "done"})
_VALUES = frozenset({"value", "estimate", "target", ":", "level", "done"})
_SHARED_HEADS = frozenset({"số", "tổng số", "số lượng", "số người", "số hộ", "số vụ", "tổng", "công suất"})
"""Measure nouns of which a percentage alone can be the value: "số hộ dùng nước sạch đạt 98%"."""


def read_percent(state: State, figure: Figure) -> int | None:
    """Reads a percentage; the place where reading goes on, None if it says nothing of an indicator for certain."""
    main, phrase, item = figure.main, figure.phrase, figure.item
    amount = item.quantities[0].number.value
    plain = (_only_is(figure) or _aims_at(state, figure)) and not phrase.name and not phrase.verb
    tail = read_tail(state.items, figure.place + 1, noun=plain)
    if not main and state.last == "change" and not phrase.name and tail.base is not None and _joined(figure):
        # "tăng 1,2% so với tháng trước và 8,4% so với cùng kỳ"
        return add_change(state, item, phrase, tail, amount * state.sign, _PERCENT)
    if main in ("up", "down", "exceed"):
        return _moved(state, figure, tail, amount)
    if tail.plan and "target" not in figure.codes:
        state.funds = _planned_funds(state, figure, tail) or state.funds
        return add_attainment(state, item, phrase, tail, amount)
    if main in ("plan", "contribution", "times") or phrase.lost:
        return None
    if main == "share":
        return add_share(state, figure, tail)
    if tail.base is not None and state.subject is not None and state.figures and _is_growth_of_it(state, phrase):
        return add_change(state, item, Phrase(), tail, amount, _PERCENT)
    rate = _is_rate(state, phrase)
    if main == ":" and not rate and _word_follows(state, figure):
        return _whole(state, figure)
    if main in _RATIOS and tail.base is not None and not rate:
        if main != "ratio" and not _LEAST_INDEX <= amount <= _MOST_INDEX:
            return None  # "tăng trưởng đạt 6,4% so với cùng kỳ"
        return add_change(state, item, phrase, tail, amount - _HUNDRED, _PERCENT)
    if main == "ratio" and tail.about and not rate and _base_ahead(state, tail.next):
        return add_change(state, item, phrase, tail, amount - _HUNDRED, _PERCENT)
    if plain and state.stack:
        return _bracketed(state, figure, tail, amount)
    return _alone(state, figure, tail, amount, rate)


def _is_growth_of_it(state: State, phrase: Phrase) -> bool:
    """ "dư nợ đạt …, tốc độ tăng trưởng 6,8% so với cuối năm": of what was named before."""
    return text_of(state.content, phrase.name).lower() in _GROWTHS


def _only_is(figure: Figure) -> bool:
    """ "có 98% hộ dân …", "phấn đấu có 85% hộ dân …": no more is said than that there are so many."""
    codes = set(figure.codes)
    return codes <= _BEING or (figure.main == "exist" and codes <= _BEING | {"target", "estimate"})


def _aims_at(state: State, figure: Figure) -> bool:
    """ "phấn đấu 100% chi bộ đăng ký …": what is counted stands after the percentage."""
    following = state.items[figure.place + 1 : figure.place + 2]
    return figure.codes == ("target",) and bool(following) and following[0].code == "noun"


def _planned_funds(state: State, figure: Figure, tail: Tail) -> str:
    """The capital of which a plan is: "giải ngân 95% kế hoạch vốn đầu tư công"."""
    if text_of(state.content, figure.phrase.name).lower() not in SPENDING:
        return ""
    return funds_in([state.content[figure.item.end : state.items[tail.next - 1].end]])


def add_share(state: State, figure: Figure, tail: Tail) -> int | None:
    """ "chiếm 39%": an observation of its own, in percent, of what has just been named."""
    phrase, item = figure.phrase, figure.item
    subject = state.subject_of(phrase) if phrase.name else state.outer() or state.subject
    if subject is None or (not phrase.name and passed_over(state, figure)):
        return None
    subject = _shared_like(state, subject) if phrase.name and not phrase.head else subject
    if not phrase.head and not tail.base:
        tail = read_tail(state.items, tail.next, noun=True, long=True)
    rated = None if phrase.name and phrase.head else rate_code(subject.name)
    group = state.open(Subject(subject.name, subject.start, rated, subject.area, rate=True), item, phrase)
    group.quantities = item.quantities
    if ends_clause(state, figure) and (state.last == "value" if not phrase.name else phrase.name[0].code != "head"):
        rename_share(group)  # "1.215 hộ nghèo, chiếm 5,8%", no share of a whole that is named
    if not phrase.name and len(state.groups) > 1:
        group.start = min(group.start, state.groups[-2].start)
    state.figures += 1
    state.last = "share"
    if phrase.name:
        state.subject = subject
    return tail.next


def _shared_like(state: State, subject: Subject) -> Subject:
    """ "tỷ trọng dịch vụ chiếm 36%, công nghiệp chiếm 45%": the second one's share too, which is no amount."""
    before = state.groups[-1].subject if state.groups and state.last in ("share", "value") else None
    head = head_of(before.name) if before else ""
    if before is None or head.lower() not in _SHARES or head_of(subject.name):
        return subject
    named = state.named(f"{head.lower()} {subject.name}", subject.start, True)
    return replace(named, measure=subject.measure)


def _is_share_too(state: State, figure: Figure) -> bool:
    phrase = figure.phrase
    if not phrase.name or phrase.head or phrase.verb or state.stack or set(figure.codes) - {":"}:
        return False
    if state.root is not None and state.root.name.lower().startswith("cơ cấu"):
        return True  # "cơ cấu kinh tế: dịch vụ 36%, công nghiệp 45%"
    if figure.codes or state.last != "value":
        return False
    return head_of(state.groups[-1].subject.name).lower() in _SHARES


def _moved(state: State, figure: Figure, tail: Tail, amount: Decimal) -> int | None:
    item, phrase = figure.item, figure.phrase
    if (figure.main == "exceed" or tail.plan) and _is_rate(state, phrase):
        return None  # of a rate: in percent of the plan or in points, the text does not say
    if figure.main == "exceed":
        before = state.items[max(0, figure.place - 3) : figure.place]
        planned = tail.plan or any("kế hoạch" in one.lower or "dự toán" in one.lower for one in before)
        return add_attainment(state, item, phrase, tail, _HUNDRED + amount) if planned else None
    if tail.plan:
        # "tăng 5% so với kế hoạch"
        signed = amount if figure.main == "up" else -amount
        return add_attainment(state, item, phrase, tail, _HUNDRED + signed)
    return read_change(state, figure, figure.main)


def _alone(state: State, figure: Figure, tail: Tail, amount: Decimal, rate: bool) -> int | None:
    """A percentage without base or plan of its own: the list may tell what it is, else only a rate has it as value."""
    main, phrase, item = figure.main, figure.phrase, figure.item
    if (after := read_half(state, figure, tail)) is not None:
        return after
    if main in ("ratio", "value") and state.frame and not (rate or tail.base_open or phrase.verb):
        if state.frame == "plan":
            return add_attainment(state, item, phrase, tail, amount)
        if main == "value" and not _LEAST_INDEX <= amount <= _MOST_INDEX:
            return None  # "so với cùng kỳ …, A đạt 2,5%": a level or a growth, no index
        return add_change(state, item, phrase, tail, amount - _HUNDRED, _PERCENT)
    following = state.items[figure.place + 1 : figure.place + 2]
    if main == "ratio" and not phrase.name and state.last == "value" and following and following[0].code == "head":
        return add_share(state, figure, tail)  # "xuất siêu 1 tỷ USD, bằng 3% kim ngạch xuất khẩu"
    if main == "ratio" or phrase.base_open:
        return None
    if _aims_at(state, figure) and not phrase.name and not phrase.verb and tail.noun:
        return _whole(state, figure)
    if main in _VALUES:
        if not rate and (tail.base_open or _is_amount(state, phrase)):
            return None  # "doanh thu đạt 98%": of what, the text does not say
        return read_value(state, figure)
    if state.last == "share" and phrase.name and not figure.codes and not state.stack:
        return add_share(state, figure, tail)  # "dịch vụ chiếm 36%; công nghiệp 45%"
    if _is_share_too(state, figure):
        return add_share(state, figure, tail)  # "tỷ trọng dịch vụ 36%; công nghiệp 45%"
    if phrase.head or phrase.verb:
        done = phrase.verb and bool(figure.rest) and figure.rest[-1].code == "work" and not tail.base_open
        done = done and not read_tail(state.items, figure.place + 1, noun=True).noun
        return read_value(state, figure) if rate or done else None
    if _only_is(figure) and not phrase.name and tail.noun:
        return _whole(state, figure)
    if state.direction and phrase.name and not (state.stack or any(map(is_number, following))):
        return add_change(state, item, phrase, tail, amount * state.direction, _PERCENT)
    return None


def _whole(state: State, figure: Figure) -> int | None:
    """ "100% thủ tục hành chính được thực hiện tại …": the name stands after the percentage."""
    tail = read_tail(state.items, figure.place + 1, noun=True, long=True)
    name = trimmed(tail.noun)
    asked = bool(name) and is_number(name[0]) and (state.last in ("", "value") or "exist" in figure.codes)
    if not name or not (name[0].kind == "word" or asked):
        return None
    text = text_of(state.content, name).removeprefix("số " if asked else "")  # "34% số hộ khai …"
    subject = Subject(text, figure.item.start, rate_code(text), province_in(text), text, rate=True)
    group = state.open(subject, figure.item, Phrase(period=figure.phrase.period))
    group.quantities = figure.item.quantities
    state.subject = subject
    state.done(group, figure.item, tail, "value")
    group.end = max(group.end, name[-1].end)
    return tail.next


def _bracketed(state: State, figure: Figure, tail: Tail, amount: Decimal) -> int | None:
    """ "62.340 (12,45%)" is a share, "tăng 5.120 người (8,9%)" the same change in percent, "(+88,7%)" a change."""
    signed = state.content[figure.item.start] in "+-−"
    before = state.stack[-1].gap
    if before and before[-1].kind == "quantity":
        return None  # "giảm 06 vụ (-15%)": of a figure of which the text does not say what it is
    if trimmed(before):
        phrase = read_phrase(before, opening=False)
        counted = bool(phrase.name) and phrase.name[0].kind == "quantity"
        return add_change(state, figure.item, phrase, tail, amount, _PERCENT) if signed and not counted else None
    if signed or state.last == "change":
        change = amount if signed else amount * state.sign
        of = state.changed
        if state.last == "change" and of and of is not state.groups[-1] and of.changes[-1].unit == "absolute":
            # "giảm 06 vụ (-15%), tăng 02 người (+7,4%)" after all that was counted
            of.changes.append(replace(of.changes[-1], span=_span(figure.item), change=change, unit=_PERCENT))
            of.end = max(of.end, figure.item.end)
            return tail.next
        return add_change(state, figure.item, Phrase(), tail, change, _PERCENT)
    if state.last != "value" or not state.groups:
        return None
    after = add_share(state, figure, tail)
    rename_share(state.groups[-1])  # "71 hộ nghèo (2,9%)"
    return after


def _span(item: Item) -> Span:
    return Span(item.start, item.end)


def _is_rate(state: State, phrase: Phrase) -> bool:
    if phrase.name and phrase.part and state.subject is not None and state.subject.rate and not phrase.head:
        return True  # "tỷ lệ lao động qua đào tạo đạt 68%, trong đó có bằng cấp là 26%"
    if phrase.name:
        return text_of(state.content, phrase.name).lower().startswith(RATES)
    return state.subject is not None and state.subject.rate


def _is_amount(state: State, phrase: Phrase) -> bool:
    """Whether the subject is measured in money or goods, so that a percentage alone can't be its value."""
    subject = state.subject_of(phrase) if phrase.name else state.subject
    if subject is None:
        return True
    last = state.groups[-1] if state.groups else None
    if last and last.quantities and last.subject == subject and kind_of(last.quantities[0].unit) == "money":
        return True  # "thu phí 210 triệu đồng (đạt 60%)": no share
    if subject.code is not None:
        return not in_percent(subject.code)
    head = head_of(subject.name).lower()
    return bool(head) and head not in _SHARED_HEADS


def _base_ahead(state: State, place: int) -> bool:
    """ "bằng 91% về số dự án và gấp 1,2 lần về số vốn so với cùng kỳ": the base stands after the last of them."""
    for item in state.items[place : place + _REACH]:
        if item.code in (";", ".", "plan"):
            return False
        if item.code == "base" or (item.period is not None and item.period.relation is not None):
            return True
    return False


def add_contribution(state: State, figure: Figure) -> int | None:
    """ "đóng góp 2,1 điểm phần trăm vào mức tăng chung": a figure of its own, in points, of what has been named."""
    phrase = figure.phrase
    subject = state.subject_of(phrase) if phrase.name else state.outer() or state.subject
    if subject is None or len(figure.item.quantities) > 1:
        return None
    tail = read_tail(state.items, figure.place + 1, noun=False)
    small = subject.name[:1].lower() + subject.name[1:] if subject.name[1:2].islower() else subject.name
    group = state.open(Subject(f"đóng góp của {small}", subject.start, None, subject.area), figure.item, phrase)
    group.quantities = figure.item.quantities
    state.figures += 1
    state.last = "share"
    state.subject = subject
    return tail.next


def _joined(figure: Figure) -> bool:
    return 1 <= len(figure.rest) <= 2 and all(one.lower in ("và", ",") for one in figure.rest)


def _word_follows(state: State, figure: Figure) -> bool:
    following = state.items[figure.place + 1 : figure.place + 2]
    return bool(following) and following[0].kind == "word"
