"""What stands before a figure: the indicator's name, the period, the base, the status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.mention import Status
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.units import kind_of

_EDGES = frozenset(
    {
        "của", "trong", "tại", "với", "cho", "đến", "từ", "về", "ở", "vào", "theo", "trên", "và", "là", "có",
        "được", "đã", "đạt", "thì", "mà", "nên", "do", "để", "cùng", "khi", "ngay", "mới", "chỉ", "này", "hết",
        "tới", "ngày", "tính", "cao", "khoảng", "đang", "sự", "đã có",
    }
)  # fmt: skip
"""Words that no name begins or ends with."""


_TURNING = frozenset(
    {"trở", "đi", "ở", "quay", "tổ chức", "chức", "lại", "sửa", "xây", "trồng", "cấp", "đào tạo", "tạo"}
)
"""Words that "lại" goes with."""
_WORKING = frozenset({"việc", "đi", "tự", "đang", "có việc", "ngày", "giờ"})
"""Words that "làm" goes with."""
_UNFINISHED = frozenset({"được", "bị", "đang", "đã"})
"""Words that alone say nothing more of what is counted."""
_SHORTEST_GIVEN = 4
_LONGEST_WORK = 10
_LONGEST_CUT = 14
"""Items of a name whose beginning is sure and which may hold commas."""


@dataclass(slots=True)
class Phrase:
    """What was read before a figure; `name` are the items of the indicator's name, none where it is the last one's."""

    name: list[Item] = field(default_factory=list)
    lead: list[Item] = field(default_factory=list)
    """What stood before "gồm", "trong đó", ":": it may name what the parts are parts of."""
    part: bool = False
    cut: bool = False
    """The name's beginning is sure: after a cue, a sign or a measure noun."""
    head: bool = False
    """The name begins with a measure noun ("tổng số", "sản lượng")."""
    verb: bool = False
    """The name begins with a verb of work done ("tiếp nhận")."""
    norm: bool = False
    """A rate laid down ("mỗi suất", "mức đóng"): no observation."""
    past: bool = False
    plan: bool = False
    status: Status | None = None
    period: PeriodExpression | None = None
    base: PeriodExpression | None = None
    base_open: bool = False
    """A comparison whose base is no period ("so với kế hoạch", "so với mức …")."""
    compared: bool = False
    """It ends in a comparison with the figure itself ("so với mức")."""
    grows: bool = False
    """It speaks of growth ("đạt tốc độ tăng trưởng cao gồm: …"), so that a bare percentage may be one."""
    season: bool = False
    """Its period is a season of crops, which narrows what is measured."""
    earlier: bool = False
    """It speaks of the base itself ("cùng kỳ năm 2019 tăng 8,5%") or of what would be ("nếu loại trừ yếu tố giá")."""
    average: bool = False
    """The average of a period ("bình quân 6 tháng, CPI tăng …")."""
    lost: bool = False
    """A figure that could not be read stands where the name should: whose the next one is can't be told."""
    doer: bool = False
    """Only who did it was named ("xã đạt 17 tiêu chí")."""
    brackets: list[Item] = field(default_factory=list)


def trimmed(items: Sequence[Item]) -> list[Item]:
    """Without the signs, links and prepositions at both ends."""
    kept = list(items)
    while kept and _edge(kept[0]):
        kept.pop(0)
    while kept and ((_edge(kept[-1]) and not _closes(kept)) or _trails(kept)):
        kept.pop()
    return kept


def _closes(kept: Sequence[Item]) -> bool:
    """Whether a word that else ends no name does: "kết quả", "đạt chuẩn nâng cao"."""
    last, before = kept[-1].lower, kept[-2].lower if len(kept) > 1 else ""
    return last == "kết quả" or (last == "cao" and (before == "nâng" or before.endswith(" nâng")))


def _trails(kept: Sequence[Item]) -> bool:
    """Whether the last word leads to what follows: "nhóm hàng than lại [giảm]", "vụ ngộ độc làm [5 người chết]"."""
    last, before = kept[-1].lower, kept[-2].lower if len(kept) > 1 else ""
    return bool(before) and ((last == "lại" and before not in _TURNING) or (last == "làm" and before not in _WORKING))


def without_giver(name: list[Item]) -> list[Item]:
    """A name without who laid down its plan: "thu ngân sách được Bộ X giao"."""
    if len(name) < _SHORTEST_GIVEN or name[-1].lower != "giao":
        return name
    by = max((place for place, item in enumerate(name) if item.lower in ("được", "do")), default=0)
    return trimmed(name[:by]) if by else name


def end_trimmed(items: Sequence[Item]) -> list[Item]:
    """A name after a figure without the signs, links and prepositions at its end; "do …" at its beginning stays."""
    rest = trimmed(items[1:])
    rest = list(items[1:2]) if not rest and len(items) > 1 and _closes(items[:2]) else rest  # "xã nâng cao"
    joined = [one for one in items[1:2] if one.lower == "và" and rest]  # "thành lập mới và quay trở lại"
    kept = [*items[:1], *joined, *rest]
    return [] if len(kept) == 1 and kept[0].lower in _UNFINISHED else kept


def narrow(found: Phrase, *, opening: bool) -> None:
    """Of a name that nothing cut, leaves the part after the last comma; a coordination ("A, B và C") stays whole."""
    commas = [place for place, item in enumerate(found.name) if item.code == ","]
    if not commas or (found.cut and len(found.name) <= _LONGEST_CUT):
        return
    last = found.name[commas[-1] + 1 :]
    if (not found.cut and opening) or len(found.name) > _LONGEST_CUT:
        found.name = trimmed(last)


def last_work(name: list[Item]) -> list[Item]:
    """Of a long name that begins with a verb, the last of its several deeds."""
    if len(name) <= _LONGEST_WORK:
        return name
    last = max((place for place, item in enumerate(name) if item.lower in (",", "và")), default=-1)
    return trimmed(name[last + 1 :])


def day_of(edtf: str) -> PeriodExpression:
    """A single calendar day as a period."""
    year, month, day = (int(part) for part in edtf.split("-"))
    return PeriodExpression("D", year, month, day=day)


def span_of(edtf: str) -> PeriodExpression | None:
    """A calendar day or a range of days as a period; None where a year or a day is missing."""
    days = edtf.split("/")
    if any(len(day) != 10 or day.startswith("X") for day in days):
        return None
    if len(days) == 1:
        return day_of(edtf)
    start, end = (dt.date.fromisoformat(day) for day in days)
    return PeriodExpression("SPAN", start=start, end=end)


def hides_name(item: Item, after: Item | None) -> bool:
    """Whether a figure that was not read stands where the name of the next one should.

    Bare numbers and spans of time are parts of names ("tiêm mũi 2").
    """
    if item.kind != "quantity" or not (after is None or after.kind in ("sign", "bracket")):
        return item.code == "unread"
    unit = item.quantities[0].unit
    return unit is not None and kind_of(unit) != "duration"


def _edge(item: Item) -> bool:
    return item.kind == "sign" or item.code in ("link", "past") or item.lower in _EDGES


def status_of(phrase: Phrase, codes: Sequence[str]) -> Status | None:
    """What a figure's trigger and phrase say of how certain it is; None where they say nothing."""
    if "estimate" in codes:
        return "estimate"
    return "target" if "target" in codes else phrase.status
