"""Reads what stands after a figure: the base compared with, the plan measured against, its own period, a noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.phrase import day_of

_NOUN_CUES = frozenset({"work", "past", "done", "norm", "head", "flow"})
_NOUN_STOPS = frozenset(["để", "nhằm", "tại", "trong", "cho", "trên", "từ", "khi", "nhưng", "nên", "do", "theo"])
_ENDS = _NOUN_STOPS | {"được", "bị"}
_DENIALS = frozenset({"không", "chưa", "còn", "nhưng"})
_NOUN_WORDS = frozenset({"có", "bằng", "thực hiện", "tiếp tục", "phải", "sẽ", "còn"})
"""Cue words that may stand inside a name after a figure."""
_COUNTS = frozenset(
    {"lượng", "số lượt", "khối lượng", "số", "tổng số", "số lượng", "số người", "số hộ", "số vụ", "số vốn", "số tiền"}
)
"""After a change they say of what it is: "tăng 12% số lượt"."""
_PLAN_CUES = frozenset({"plan", "link", "target", "work", "done", "norm"})
_QUOTES = frozenset('“”"')
_GRADES = frozenset({"sao", "lá", "lớp", "tầng"})
_GRADED = frozenset(
    {"lớp", "khối", "độ", "mức độ", "đạt mức độ", "cấp độ", "loại", "bậc", "hạng", "đợt", "khóa", "mức"}
)
"""Words whose number is part of a name: "học sinh lớp 9", "mức độ 4"."""
_EVENTS = frozenset({"trước", "lúc", "khi", "sau", "chưa"})
"""Words of a base that is an event and no day of the calendar."""
_LONGEST_NOUN = 9
_LONGEST_BASE = 5
"""Words between "so với" and its period: "so với vụ hè năm trước", "so với thực hiện năm 2017"."""


@dataclass(slots=True)
class Tail:
    """What follows a figure, from `start`; `next` is the place of the first item that is not part of it."""

    start: int
    next: int
    base: PeriodExpression | None = None
    base_open: bool = False
    """Compared with something that is no period."""
    plan: bool = False
    target: PeriodExpression | None = None
    period: PeriodExpression | None = None
    noun: list[Item] = field(default_factory=list)
    about: list[Item] = field(default_factory=list)
    """What a change is said to be of, after it: "tăng 12% về số dự án"."""
    named: bool = False
    """`about` stands right after the figure: "tăng 12% lượng khách"."""


def read_tail(items: Sequence[Item], place: int, *, noun: bool, long: bool = False, list_of: bool = True) -> Tail:
    """Reads the items from `place`; with `noun` the words right after the figure belong to its name.

    `list_of`: it may go on over commas ("tin, bài"). `long`: the name stands after the figure for certain
    ("100% thủ tục … được thực hiện tại …").
    """
    tail = Tail(place, place)
    if noun:
        _noun(items, tail, long, list_of)
    while tail.next < len(items) and _step(items, tail):
        pass
    return tail


def is_number(item: Item) -> bool:
    """ "số", "số hộ": after a percentage it tells of what number that is a share."""
    return item.code == "head" and item.lower.startswith("số")


def _step(items: Sequence[Item], tail: Tail) -> bool:
    item = items[tail.next]
    if item.code == "base":
        return _base(items, tail)
    if item.code == "plan" or (item.code == "target" and item.lower in ("mục tiêu", "chỉ tiêu", "chỉ tiêu giao")):
        return not tail.noun and _plan(items, tail)
    if item.kind == "period" and item.period is not None:
        if item.period.relation == "same-period-last-year":
            tail.base = item.period
        elif tail.period is None and tail.base is None:
            tail.period = item.period
        tail.next += 1
        return True
    if (
        (item.lower == "về" or (item.lower in _COUNTS and tail.next == tail.start))
        and not tail.about
        and tail.next + 1 < len(items)
    ):
        tail.named = item.lower != "về"
        first = place = tail.next + (item.lower == "về")
        while place < len(items) and (items[place].kind == "word" or items[place].code in ("head", "work", "flow")):
            place += 1
        tail.about, tail.next = list(items[first:place]), place
        return True
    if item.lower == "vào" and tail.period is None and tail.base is None:
        return _on_day(items, tail)
    if item.lower == "trong" and tail.next + 1 < len(items) and items[tail.next + 1].kind == "period":
        tail.next += 1
        return True
    return False


def _on_day(items: Sequence[Item], tail: Tail) -> bool:
    """ "lên 88% vào ngày 15/6/2022", "lên 90% vào năm 2025"."""
    place = tail.next + 1
    if place < len(items) and items[place].kind == "period":
        tail.period, tail.next = items[place].period, place + 1
        return True
    place += place < len(items) and items[place].lower == "ngày"
    if place >= len(items) or len(items[place].date) != 10 or items[place].date.startswith("X"):
        return False
    tail.period, tail.next = day_of(items[place].date), place + 1
    return True


def _base(items: Sequence[Item], tail: Tail) -> bool:
    place = tail.next + 1
    if place < len(items) and items[place].lower == "với":
        place += 1
    for step in range(place, min(place + _LONGEST_BASE, len(items))):
        item = items[step]
        if item.kind == "date" and len(item.date) == 10 and not item.date.startswith("X"):
            tail.base, tail.next = day_of(item.date), step + 1  # "so với 31/12/2021"
            return True
        if item.kind == "period":
            tail.base, tail.next = _base_period(items[place:step], item.period), step + 1
            return True
        if item.code in ("plan", "target"):
            tail.next = step
            return _plan(items, tail)
        if item.kind == "quantity" and not any(one.lower in _EVENTS for one in items[place:step]):
            return False  # "so với mức 65 USD/thùng", no "so với trước dịch Covid-19"
        if item.kind in ("sign", "quantity"):
            break
        if item.kind == "cue" and item.code not in ("value", "link", "norm", "head", "work", "estimate", "done"):
            break
    tail.base_open = True
    if any(item.lower in _EVENTS for item in items[place : place + 2]):
        tail.next = next((n for n in range(place, len(items)) if items[n].kind == "sign"), len(items))
        return True  # "so với lúc chưa có 2 tuyến đường"
    tail.next = _to_boundary(items, tail.next + 1)
    return True


def _base_period(words: Sequence[Item], period: PeriodExpression | None) -> PeriodExpression | None:
    # "so với vụ hè năm trước": the same season a year earlier
    seasonal = any(item.lower in ("vụ", "mùa", "niên") for item in words)
    if seasonal and period is not None and period.relation == "previous-year":
        return PeriodExpression(relation="same-period-last-year")
    return period


def _plan(items: Sequence[Item], tail: Tail) -> bool:
    tail.plan = True
    tail.next += 1
    while tail.next < len(items):
        item = items[tail.next]
        if item.kind == "period":
            tail.target = tail.target or item.period
        elif (
            item.kind == "sign"
            or item.kind == "quantity"
            or (item.kind == "cue" and item.code not in ("plan", "link", "target", "work", "done", "norm"))
            or (item.code == "link" and item.lower == "và")
        ):
            break
        tail.next += 1
    return True


def _noun(items: Sequence[Item], tail: Tail, long: bool, list_of: bool) -> None:
    place = tail.next
    while place < len(items) and place - tail.next < (_LONGEST_NOUN * 2 if long else _LONGEST_NOUN):
        if list_of and items[place].code == "," and _coordinated(items, place):
            place += 1
        elif items[place].code in _QUOTES and (close := _closing(items, place)):
            place = close
        elif not (_in_noun(items, place, long, tail.next) or (list_of and _and_did(items, place, tail.next))):
            break
        place += 1
    tail.noun = list(items[tail.next : place])
    tail.next = place


def _closing(items: Sequence[Item], place: int) -> int | None:
    """The place of the sign that closes a short quotation: "45 căn nhà “Mái ấm” được xây"."""
    return next((n for n in range(place + 1, min(place + 8, len(items))) if items[n].code in _QUOTES), None)


def _in_noun(items: Sequence[Item], place: int, long: bool, start: int) -> bool:
    item = items[place]
    if place == start and item.lower == "vào":
        return False  # "phấn đấu 55% vào năm 2025"
    if item.lower == "đạt" and place + 1 < len(items) and items[place + 1].kind == "word":
        return True  # "100% xã đạt chuẩn", "98 xã đạt tiêu chí môi trường"
    if place + 1 < len(items) and _is_threshold(item, items[place + 1]):
        return True
    if long and _has_bounded(items, place):
        return True
    if place > start and _is_threshold(items[place - 1], item):
        return True
    if item.kind == "quantity" and place > start and items[place - 1].lower in _GRADED:
        return item.quantities[0].unit is None  # "mức độ 4"
    if item.kind == "quantity" and place and (items[place - 1].kind == "word" or place == start):
        # "48 sản phẩm 3 sao": a grade
        after = items[place + 1] if place + 1 < len(items) else None
        return item.quantities[0].unit is None and after is not None and after.lower in _GRADES
    if item.kind == "word":
        return long or item.lower not in _NOUN_STOPS or _given(items, place)
    following = items[place + 1] if place + 1 < len(items) else None
    if item.lower in _GRADED and following is not None and following.kind == "quantity":
        return following.quantities[0].unit is None
    if item.kind != "cue" or (place + 1 < len(items) and items[place + 1].kind == "quantity"):
        return False
    if item.code in ("up", "down") and long:  # "34% hộ khai thu nhập tăng"
        return following is None or following.kind == "sign" or following.lower == "và"
    return item.code in _NOUN_CUES or item.lower in _NOUN_WORDS


def _is_threshold(verb: Item, item: Item) -> bool:
    """ "18 chủ đầu tư giải ngân dưới 30%": the percentage tells which are counted."""
    if item.kind != "quantity" or verb.lower not in ("giải ngân", "đạt", "đạt tỷ lệ"):
        return False
    quantity = item.quantities[0]
    return (quantity.unit == "percent" and quantity.bound is not None) or quantity.unit == "tiêu chí"


def _has_bounded(items: Sequence[Item], place: int) -> bool:
    """ "100% doanh nghiệp có từ 25 lao động trở lên": how many each has tells which are counted."""
    if items[place].kind == "quantity":
        has = place and items[place - 1].lower in ("có", "từ", "có từ")
        return bool(has) and items[place].quantities[0].bound is not None
    return items[place].lower in ("có", "từ") and any(item.kind == "quantity" for item in items[place + 1 : place + 3])


def _coordinated(items: Sequence[Item], place: int) -> bool:
    """ "48 lớp tập huấn, hội thảo với …", "36 băng rôn, pa nô": short nouns after commas."""
    length = 0
    for item in items[place + 1 : place + 5]:
        if item.kind == "quantity" or item.code in ("up", "down", "value", "part", ":"):
            return False
        if item.kind == "sign" or item.code in ("exist", "attend") or item.lower in _ENDS:
            break
        length += len(item.lower.split())
    first = items[place + 1] if place + 1 < len(items) else None
    if first is None or first.lower in _DENIALS or not 1 <= length <= 4 or first.kind not in ("word", "cue"):
        return False
    following = items[place + 2] if place + 2 < len(items) else None
    return first.code == "noun" or (
        first.code == "work" and following is not None and following.code in ("attend", "exist")
    )


def _and_did(items: Sequence[Item], place: int, start: int) -> bool:
    """ "doanh nghiệp thành lập mới và quay trở lại hoạt động, giảm …": counted together are those of both deeds."""
    if items[place].lower != "và" or place == start:
        return False
    stop = next((n for n in range(place + 1, len(items)) if items[n].kind == "sign"), len(items))
    deed = items[place + 1 : stop]
    return 1 < len(deed) <= _LONGEST_BASE and deed[0].lower == "quay" and all(one.kind == "word" for one in deed)


def _given(items: Sequence[Item], place: int) -> bool:
    # "9 đề tài do Hội đồng khoa học huyện giao"
    return items[place].lower == "do" and any(item.lower == "giao" for item in items[place : place + 9])


def _to_boundary(items: Sequence[Item], place: int) -> int:
    while place < len(items) and items[place].kind not in ("sign", "quantity") and items[place].code not in (
        "up", "down", "value", "share", "part", "estimate", "link",
    ):  # fmt: skip
        place += 1
    return place
