"""Figures that their own words say to be none of an indicator: limits, denials, that of which one is a part."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.phrase import Phrase
from pipeline.extract.figures.state import State
from pipeline.extract.figures.triggers import MINUS, is_threshold

_LIMITS = frozenset({"ngưỡng", "dưới ngưỡng", "trên ngưỡng"})
_TO_ALL = frozenset({"cho", "tới", "đến", "tại", "ở", "trên", "với"})
_LEFT = frozenset({"còn", "có"})
_THAN = frozenset({"ít hơn", "nhiều hơn", "cao hơn", "thấp hơn"})
_NUMBERED = ("giai đoạn", "đợt", "mức độ", "cấp độ", "quyết trung ương")
"""Words whose number is part of a name."""
_LONGEST_BASE = 4
"""Items of the words for what is compared with: "năm học trước"."""


def tells_nothing(items: Sequence[Item], gap: Sequence[Item], place: int, kind: str) -> bool:
    """ "Nghị quyết Trung ương 4 khóa XII", "vốn giai đoạn 2 tuyến đường": a number that counts nothing."""
    if kind == "ratio":
        return _in_row(items, gap, place)
    if kind != "count" or not gap or items[place].quantities[0].bound is not None:
        return False
    after = items[place + 1] if place + 1 < len(items) else None
    if items[place].quantities[0].unit == "khóa" and after is not None and set(after.lower) <= set("ivx"):
        return True
    return " ".join(one.lower for one in gap[-3:]).endswith(_NUMBERED)


def _in_row(items: Sequence[Item], gap: Sequence[Item], place: int) -> bool:
    """ "tương ứng 17,8% - 41,5% - 34,9%": figures of which the text tells by their order what each is."""
    after = items[place + 1 : place + 3]
    if len(after) == 2 and after[0].code in MINUS and after[1].kind == "quantity":
        return True
    return len(gap) > 1 and gap[-1].code in MINUS and gap[-2].kind == "quantity"


def refused(state: State, place: int, gap: Sequence[Item], phrase: Phrase, kind: str) -> bool:
    """Whether the figure at `place`, after `gap`, is no figure of its own, or of something that was not read."""
    last = gap[-1].lower if gap else ""
    if is_threshold(state.items, place, kind) or (state.items[place].quantities[0].unit or "").startswith("nhóm"):
        return True
    if kind == "money" and state.items[place].quantities[0].bound and _is_had(state.items[place + 1 : place + 3]):
        return True  # "bữa ăn từ 18.000 đồng trở lên có ở 119 đơn vị": which are meant
    name = [item.lower for item in phrase.name]
    if name == ["tốc độ tăng"] and kind == "ratio":
        return True  # "giữ vai trò chủ yếu với tốc độ tăng 8%": whose, the clause does not say plainly
    if last in _LIMITS or _denied(gap):
        return True  # "vẫn nằm dưới ngưỡng 20%", "không còn xã đạt dưới 5 tiêu chí"
    if last == "trước" and any(one.lower in _THAN for one in gap[-_LONGEST_BASE - 1 : -1]):
        return True  # "ít hơn năm học trước 57 em": by how much, of a base that was not read
    if kind == "count" and len(gap) > 1:
        if last == "trong" and gap[-2].kind == "quantity":
            return True  # "là 1 trong 5 xã điểm"
        if [one.lower for one in gap[-2:]] == ["toàn", "bộ"] and len(gap) > 2 and gap[-3].lower in _TO_ALL:
            return True  # "tập huấn cho toàn bộ 168 xã"
    return not phrase.name and _beside_unread(state, gap)


def _is_had(after: Sequence[Item]) -> bool:
    return [item.lower for item in after] in (["có", "ở"], ["có", "tại"])


def _denied(gap: Sequence[Item]) -> bool:
    first = next((n + 1 for n in range(len(gap) - 1, -1, -1) if gap[n].kind == "sign"), 0)
    words = [item.lower for item in gap[first : first + 2]]
    return words[:1] == ["không còn"] or (words[:1] == ["không"] and not _LEFT.isdisjoint(words[1:]))


def _beside_unread(state: State, gap: Sequence[Item]) -> bool:
    """ "nếu bỏ yếu tố giá tăng 7,8% (năm 2025 tăng 7,2%)": of the figure before the bracket, which was not read."""
    before: Sequence[Item] = state.stack[-1].gap if state.stack else ()
    first = state.figures == state.stack[-1].figures if state.stack else False
    return first and bool(before) and before[-1].kind == "quantity" and before[-1].quantities[0].unit is not None
