"""What the words right before a figure tell of it: their cue codes, and figures that are none of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.mention import Malformed
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.generic import stands_for
from pipeline.extract.figures.group import Figure, Group
from pipeline.extract.figures.phrase import Phrase, span_of, trimmed
from pipeline.extract.figures.phrase_words import DENIALS, PLURALS
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, text_of
from pipeline.extract.figures.tails import read_tail
from pipeline.extract.figures.units import kind_of

_TRIGGERS = frozenset(
    {
        "up", "down", "level", "ratio", "times", "value", "estimate", "target", "share", "exceed", "exist",
        "contribution", "attend", "done", "past", "plan",
    }
)  # fmt: skip
_FUNDS = frozenset({"vốn", "số vốn", "tiền"})
_OWNED = frozenset({"vốn", "nguồn vốn", "lợi nhuận", "doanh thu", "kinh phí", "dư nợ", "nợ", "tiền lương"})
"""Measure nouns that may stand after their amount."""
_LONGEST_OWNED = 7
_AFTER_OWNED = frozenset({"cho", "để", "từ", "trong", "tại", "vào", "của", "trên", "qua", "do", "nhằm", "với"})
_IN_TURN = frozenset({"lần lượt", "tương ứng", "theo thứ tự"})
_SPANS = ("thời gian", "số ngày", "ngày điều trị", "số giờ")
_NEAREST = 3
"""Items between two levels of one time: "xuống", ", tăng"."""
_DENIED = frozenset({"value", "exceed", "up", "down"})
_OF_YEARS = frozenset({"Y", "M", "Q", "H1", "H2", "6M", "9M", "NM"})
MINUS = frozenset("-−–")
_DATING = frozenset({"từ", "tính", "tính từ", "ngày", "đến", "trong", "số liệu"})
_BETWEEN = frozenset({"value", "estimate", "done", ",", "past"})
"""Codes that may stand between a period and its figure."""
_THAN = frozenset({"cao hơn", "thấp hơn", "nhiều hơn", "ít hơn"})
"""Comparisons right after which the base may stand."""


def compares_first(gap: Sequence[Item], kind: str) -> bool:
    """Whether a change's base stands between its verb and the figure."""
    than = len(gap) > 1 and gap[-1].kind == "period" and gap[-2].lower in _THAN
    return than and kind in ("ratio", "point", "money", "measure", "count")


def is_mean_time(state: State, gap: Sequence[Item]) -> bool:
    """Whether a span of time is what is measured: "thời gian giải quyết bình quân giảm từ 37 giờ …"."""
    named = text_of(state.content, gap).lower()
    if state.subject is not None and not any(span in named for span in _SPANS):
        named = f"{state.subject.name.lower()} {named}" if len(gap) <= _NEAREST else ""
    return any(span in named for span in _SPANS) and ("bình quân" in named or "trung bình" in named)


def is_added(state: State, figure: Figure) -> bool:
    """ "vốn tăng thêm 85 tỷ đồng": an amount of its own, no change."""
    name = figure.phrase.name
    verb = state.items[figure.place - 1].lower
    adjusted = verb == "tăng" and text_of(state.content, name).lower().endswith("vốn điều chỉnh")
    if not adjusted and (verb != "tăng thêm" or not name or name[-1].lower not in _FUNDS):
        return False  # "vốn tăng thêm 85 tỷ đồng", "vốn điều chỉnh tăng 2 triệu USD"
    tail = read_tail(state.items, figure.place + 1, noun=False)
    return tail.base is None and not tail.base_open and not tail.plan


def contributes_to_growth(state: State, figure: Figure) -> bool:
    """ "tăng 4%, đóng góp 3,6% vào mức tăng chung": a share in growth, of what has just been said to grow."""
    said = state.items[figure.place - 1].lower == "đóng góp" and not figure.phrase.name and bool(state.groups)
    before = next((one for one in reversed(state.items[: figure.place]) if one.kind == "quantity"), None)
    said = said and before is not None and before.start < state.groups[-1].end and bool(state.groups[-1].changes)
    after = [one.code for one in state.items[figure.place + 1 : figure.place + 5]]
    return said and (state.last == "change" or "up" in after)


def goes_on_changing(state: State, figure: Figure) -> bool:
    """ "so với cùng kỳ giảm 12 vụ, 15 đối tượng": a change too, of what was counted before in the same unit."""
    changes = state.groups[-1].changes if state.groups else []
    if state.last != "change" or figure.phrase.name or [one.lower for one in figure.rest] not in ([","], ["và"]):
        return False
    counted = [one for one in state.groups if one.quantities and not one.changes]
    unit = figure.item.quantities[0].unit
    told = any(one.unit == "absolute" for group in state.groups for one in group.changes) and bool(changes or counted)
    return told and any(one.quantities[0].unit == unit for one in counted)


def counts_again(state: State, figure: Figure) -> bool:
    """Whether a count with the words of the one before it is of the same, at another time."""
    before = state.groups[-1] if state.groups else None
    if before is None or not before.quantities or before.subject != state.subject or not figure.place:
        return False
    unit, own = before.quantities[0].unit, figure.item.quantities[0].unit
    at = next((n for n, item in enumerate(state.items) if item.start == before.quantities[0].span.start), 0)
    same = at > 0 and state.items[at - 1].lower == state.items[figure.place - 1].lower
    return same and (unit == own or stands_for(own, unit))


def rewards(gap: Sequence[Item]) -> bool:
    """Whether a count is of those who were given an award: "tặng Bằng khen cho 12 đảng viên", "Bằng khen 3 tổ"."""
    last = next((place for place in range(len(gap) - 1, -1, -1) if gap[place].code == "award"), None)
    to = gap[-1].lower in ("cho", "và", ",") if last is not None else False
    return last is not None and (last == len(gap) - 1 or (to and any(one.lower == "cho" for one in gap[last:])))


def is_capital(name: str) -> bool:
    """Whether a name is that of capital invested, of which what is carried out is another figure."""
    folded = name.lower()
    return "vốn" in folded and ("fdi" in folded or "đầu tư" in folded)


def trigger(gap: Sequence[Item]) -> tuple[list[str], list[Item]]:
    """The cue codes right before a figure, the nearest first, and the items before them."""
    rest = list(gap)
    codes: list[str] = []
    while rest:
        last = rest[-1]
        if last.kind == "cue" and last.code in _TRIGGERS:
            codes.append(last.code)
        elif last.code == ":":
            if "exist" in codes:
                break  # "Phong trào …: có 412 xã …"
            codes.append(":")
        elif last.lower in _IN_TURN and len(rest) > 1 and rest[-2].code in _TRIGGERS:
            pass
        elif not (last.code == "norm" and last.lower == "mức" and len(rest) > 1 and rest[-2].code in _TRIGGERS):
            break
        rest.pop()
    return codes, rest


def year_told(state: State, place: int) -> Item | None:
    """ "năm 2023 đạt 100 tỷ đồng, 2022 đạt 90 tỷ đồng": a bare year in a list of years, as the period that it is.

    Of "6 tháng năm 2023 …, 2022 …" it is the same part of that year.
    """
    item, period = state.items[place], state.period
    if item.kind != "quantity" or not 0 < place < len(state.items) - 1 or period is None or not state.figures:
        return None
    if item.quantities[0].unit is not None or period.kind not in _OF_YEARS or not period.year:
        return None
    before, after = state.items[place - 1], state.items[place + 1]
    if not _is_year(state.content, before, item) or after.code not in ("value", "estimate", ":"):
        return None
    year = int(state.content[item.start : item.end])
    return Item("period", item.start, item.end, period=replace(period, year=year))


def _is_year(content: str, before: Item, item: Item) -> bool:
    """Whether a bare number reads as a year that begins a clause: ", 2022"."""
    printed = content[item.start : item.end]
    return before.lower in (",", ";", "và") and printed.isdecimal() and 1945 <= int(printed) < 2100


def below_zero(item: Item, gap: Sequence[Item]) -> tuple[Item, Sequence[Item]]:
    """A figure with "âm" before it ("thu nội địa âm 5 tỷ đồng") as the negative one that it is, the word left out."""
    if not gap or gap[-1].lower != "âm" or any(one.bound for one in item.quantities):
        return item, gap
    negative = [replace(one, number=replace(one.number, value=-abs(one.number.value))) for one in item.quantities]
    return replace(item, quantities=tuple(negative)), gap[:-1]


def is_denied(content: str, codes: Sequence[str], rest: Sequence[Item]) -> bool:
    """ "không đạt 500 tỷ đồng", "chưa vượt 30 ha": what has not been reached is no value.

    Nor is the second figure of "đạt 100 tỷ đồng, 2022 đạt 90 tỷ đồng", where nothing tells of what part of that year.
    """
    if codes and len(rest) > 1 and rest[-1].kind == "quantity" and _is_year(content, rest[-2], rest[-1]):
        return True
    return bool(rest) and rest[-1].lower in DENIALS and not _DENIED.isdisjoint(codes) and ":" not in codes


def contradicts(content: str, item: Item, gap: Sequence[Item]) -> Malformed | None:
    """ "tăng -2,5%": what to tell where word and sign contradict each other."""
    signed = content[item.start] in MINUS
    before = list(gap)
    if before and before[-1].lower in MINUS and before[-1].end == item.start:
        signed = bool(before.pop())
    if not signed or not before or before[-1].code not in ("up", "down") or before[-1].end >= item.start:
        return None
    span = Span(before[-1].start, item.end)
    message = f"Không lấy số “{content[span.start : span.end]}”: lời văn và dấu của số trái nhau."
    return Malformed(span, "sign-contradicts", message)


def measured_after(items: Sequence[Item], figure: Figure) -> list[Item]:
    """The measure noun right after an amount of money, "2,8 tỷ USD vốn FDI": it names what none before it names."""
    first = figure.place + 1
    headed = figure.phrase.head and figure.phrase.name and figure.phrase.name[0].code == "head"
    if figure.kind != "money" or headed or first >= len(items) or items[first].lower not in _OWNED:
        return []
    place = first
    while place < min(len(items), first + _LONGEST_OWNED) and (
        items[place].kind == "word" or items[place].code in ("head", "flow")
    ):
        if items[place].lower in _AFTER_OWNED:
            break
        place += 1
    return list(items[first:place])


def named_before_colon(gap: Sequence[Item], phrase: Phrase) -> list[Item]:
    """The measure before a colon that only a period parts from its figure: "Tổng thu: 6 tháng ước thực hiện …"."""
    colon = next((place for place in range(len(gap) - 1, 0, -1) if gap[place].code == ":"), None)
    lead = trimmed(phrase.lead)
    if colon is None or not lead or lead[0].code not in ("head", "flow") or lead[-1] not in gap[:colon]:
        return []
    between = gap[colon + 1 :]
    dated = any(item.kind in ("period", "date") for item in between)
    plain = all(item.kind in ("period", "date") or item.code in _BETWEEN for item in between)
    return lead if dated and plain else []


def dated_before_colon(items: Sequence[Item], inside: Sequence[Item], place: int) -> PeriodExpression | None:
    """The period that alone stands in a bracket before a colon: of all that follows it."""
    if place + 1 >= len(items) or items[place + 1].code != ":":
        return None
    told = [item for item in inside if item.kind in ("period", "date")]
    if len(told) != 1 or any(item not in told and item.lower not in _DATING for item in inside):
        return None
    return told[0].period or span_of(told[0].date)


def is_threshold(items: Sequence[Item], place: int, kind: str) -> bool:
    """ "5 mặt hàng đạt kim ngạch trên 2 tỷ USD": what is counted reaches it, so that it is no figure of its own."""
    bound = items[place].quantities[0].bound
    if kind not in ("money", "measure") or bound is None or len(items[place].quantities) > 1:
        return False
    before = next((n for n in range(place - 1, -1, -1) if items[n].kind in ("quantity", "sign")), None)
    if before is None or items[before].kind == "sign":
        return False
    unit = items[before].quantities[0].unit
    counted = unit is None or kind_of(unit) == "count"
    between = [item.lower for item in items[before + 1 : place]]
    return counted and "đạt" in between and not {"với", "tổng"} & set(" ".join(between).split())


def selects(rest: Sequence[Item], phrase: Phrase, item: Item, kind: str) -> bool:
    """ "các dự án có tỷ lệ giải ngân dưới 30%": the rate tells which are meant, so that it is none of the whole."""
    if kind not in ("ratio", "money") or item.quantities[0].bound is None:
        return False
    if not phrase.name or len(item.quantities) > 1:
        return False
    first = next((place for place, one in enumerate(rest) if one is phrase.name[0]), 0)
    if not first or rest[first - 1].lower not in ("có", "với"):
        return False
    whose = rest[max(0, first - _LONGEST_OWNED) : first - 1]
    return any(one.lower in PLURALS or one.code == "noun" for one in whose)


def moved_before(rest: Sequence[Item], phrase: Phrase) -> str:
    """ "giảm tỷ lệ hộ nghèo 1,5%": the verb before the rate by how much of which it falls, "" where none stands."""
    first = next((place for place, one in enumerate(rest) if phrase.name and one is phrase.name[0]), 0)
    verb = rest[first - 1] if first else None
    return verb.code if verb is not None and verb.code in ("up", "down") else ""


def left_of_itself(items: Sequence[Item], place: int, rest: Sequence[Item], main: str) -> bool:
    """ "Giải ngân chậm, còn 37 dự án chưa xong": what is left is counted by its own name."""
    following = items[place + 1] if place + 1 < len(items) else None
    after_comma = main == "level" and bool(rest) and rest[-1].code == ","
    return after_comma and following is not None and (following.kind == "word" or following.lower in DENIALS)


def whole_in(groups: Sequence[Group], unit: str | None) -> Subject | None:
    """The whole of parts that are counted, where money was told last: "… 812 lượt, chi phí 4 tỷ đồng, trong đó …"."""
    if not groups or not groups[-1].quantities or kind_of(groups[-1].quantities[0].unit) != "money":
        return None
    units = {unit, "person_visit"} if unit == "lượt" else {unit}
    return next((one.subject for one in reversed(groups) if one.quantities and one.quantities[0].unit in units), None)


def is_under_way(gap: Sequence[Item]) -> bool:
    """ "đã hoàn thành 180 nhiệm vụ, đang thực hiện 35 nhiệm vụ": others than those counted before."""
    return len(gap) > 1 and gap[-1].lower == "thực hiện" and gap[-2].lower == "đang"
