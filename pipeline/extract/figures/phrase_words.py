"""Words that steer the reading of what stands before a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.figures.clauses import Item

NOMINAL = frozenset(
    {
        "của", "các", "những", "về", "việc", "tác", "trình", "quả", "được", "nhiệm", "vụ", "bị", "sự", "cuộc", "đoàn",
    }
)  # fmt: skip
"""After them a verb is part of a noun phrase: "việc tiếp nhận", "của tổ chức", "quá trình thanh tra"."""
PLACES = frozenset({"trên", "của", "tại", "ở", "cả", "toàn"})
WITHIN = frozenset({"của", "về", "theo", "các", "những", "và", "nhóm"})
OPENERS = frozenset({"dù", "mặc dù", "tuy", "nên", "thì", "mà", "do", "để", "nhằm", "khiến", "đó"})
CAUSING = frozenset({"khiến", "khiến cho", "làm cho", "đã làm cho"})
PLURALS = frozenset({"các", "những", "nhiều", "một số", "hầu hết", "số", "tất cả"})
"""Words before "chỉ tiêu" that make it a word for indicators."""
_SHORTEST_CAUSE = 3
"""Items of what "đã làm" (has made) something rise or fall; fewer are somebody who has done it."""
GOING_ON = frozenset({"tiếp tục", "cũng", "vẫn", "đều"})
"""Words after which a name's predicate stands."""
DENIALS = frozenset({"không", "chưa", "không thể", "chưa thể"})
JOINS = frozenset({",", "và"})
ON_BEHALF = frozenset({"tham mưu", "phối hợp với", "trình", "đề xuất"})
"""Verbs of which the deed is another's: "tham mưu UBND huyện ban hành 14 văn bản"."""
DEADLINES = frozenset({"trước", "nhất", "hạn"})
_SOURCES = ("số liệu", "báo cáo", "thống kê", "số quyết toán", "quyết toán", "số sơ bộ", "nguồn")
"""Words after "theo" that begin who counted or how."""
_SOMEWHERE = re.compile(r"\s(?:ở|tại|trên)\s(?:các|một số|nhiều|những)(?!\w).*", re.IGNORECASE)
"""«ở các xã vùng xa», «tại một số huyện»"""
_BEFORE_NOW = frozenset({"previous-year", "previous-quarter", "previous-month"})
_CARRYING = frozenset({"chuyển", "chuyển sang", "sang", "còn", "để", "kéo", "kéo dài", "mang", "nợ"})
"""Words after the time from which something was brought over."""
_THAN = frozenset({"hơn", "như", "từ", "với", "của", "mức", "kém", "cao hơn", "thấp hơn"})
FROZEN_BY = frozenset({"up", "down", "value", "share", "ratio", "exceed", "level", "times", "estimate"})


def has_made(item: Item, before: Item | None, name: Sequence[Item]) -> bool:
    """ "việc nhập khẩu tăng đã làm thặng dư giảm …": what is named before is the cause."""
    made = item.lower == "làm" and before is not None and before.lower == "đã"
    return made and len(name) >= _SHORTEST_CAUSE


def is_of_aim(item: Item, before: Item | None, name: Sequence[Item]) -> bool:
    """ "chỉ tiêu phấn đấu của Tổng cục X là …": who aims is no name, so that it is of what was named before."""
    return item.lower == "của" and before is not None and before.code in ("target", "plan") and not name


def begins_name(before: Item | None) -> bool:
    """Whether a measure noun after an item begins a name, rather than goes on with one."""
    if before is None or before.kind in ("sign", "period", "date") or before.lower in OPENERS:
        return True
    return before.code in (
        "work", "done", "past", "target", "estimate", "link", "part", "exist", "value", "edition",
    )  # fmt: skip


def belongs_to_name(item: Item, after: Item | None, name: Sequence[Item]) -> bool:
    """Whether a figure's verb is a word of a name: "vốn đầu tư thực hiện toàn xã hội", "tăng trưởng tín dụng"."""
    if item.lower == "tăng trưởng" and not name:
        return after is not None and after.kind == "word"
    return item.lower == "thực hiện" and after is not None and after.kind in ("word", "cue")


def stands_free(item: Item, before: Item | None, head: bool) -> bool:
    """Whether a measure noun begins a name; `head`: another one has begun it."""
    if before is not None and before.lower == "giải ngân" and item.lower in ("vốn", "nguồn vốn"):
        return False  # "đến 20/6 giải ngân vốn đầu tư công 90 tỷ đồng"
    rate = item.lower.startswith(("tỷ lệ", "tỉ lệ", "tốc độ")) and not head
    balance = item.lower.endswith(" siêu")  # "tiếp tục giữ vững mức xuất siêu …"
    return balance or begins_name(before) or (rate and before is not None and before.lower not in WITHIN)


def begins_source(item: Item, after: Item | None) -> bool:
    """ "… theo số liệu sơ bộ của Cục X đạt …": who counted is no part of a name."""
    return item.lower == "theo" and after is not None and (after.lower.startswith(_SOURCES) or after.code == "edition")


def is_of_source(item: Item) -> bool:
    """Whether a word can be one of who counted, and of how certainly."""
    return item.kind == "word" or item.code in ("link", "edition", "head", "work", "estimate", "past")


def is_deadline(before: Item | None, name: Sequence[Item]) -> bool:
    """ "trước năm 2025", "hạn 30/6"; of "nợ quá hạn đến 30/6" it is the day."""
    overdue = [one.lower for one in name[-2:]] == ["quá", "hạn"]
    return before is not None and before.lower in DEADLINES and not overdue


def tells_edition(name: Sequence[Item], before: Item | None, after: Item | None) -> bool:
    """Whether an edition is of what is named before it, beside its period, or of what is named next.

    "… năm 2018 sau điều chỉnh là", "số chính thức năm 2020 là", "Số chính thức kim ngạch xuất khẩu năm 2020 là".
    """
    if any(one is not None and one.kind == "period" for one in (before, after)):
        return True
    return (
        not name
        and after is not None
        and after.kind in ("word", "cue")
        and after.code not in ("link", "past", ":", ",")
    )


def is_inside(before: Item, after: Item | None, name: Sequence[Item], head: bool) -> bool:
    """Whether a time inside a name is that of what it names, not of the figure: "hoàn thành trong năm 2006 trên địa
    bàn", "dự án năm 2006 dở dang"; of a measure "trong" tells the figure's own: "giá gạch trong tháng 5 tăng …"."""
    within = before.lower == "trong"
    if after is None or (within and after.lower in PLACES):
        return after is not None
    own = head and not (name and name[-1].code in ("done", "work", "past")) and after.lower not in _CARRYING
    own = own or after.lower == "theo" or (within and after.lower == "cho")  # "khảo sát trong quý I cho thấy"
    return bool(name) and not own and after.kind == "word" and after.lower not in PLACES


def tells_when(item: Item, before: Item | None, after: Item | None) -> bool:
    """Whether "năm ngoái", "tháng trước" tell the time of the figure itself: "Năm ngoái thu phí đạt …", not "hơn năm
    trước", "vốn năm trước chuyển sang"."""
    if item.period is None or item.period.relation not in _BEFORE_NOW:
        return False
    if before is not None and (before.lower in _THAN or before.code in ("plan", "base", "up", "down", "ratio")):
        return False
    if after is not None and after.lower in _CARRYING:
        return False
    opens = before is None or before.kind == "sign" or before.code in ("link", "past")
    return opens or after is None or after.kind == "sign" or after.code in FROZEN_BY


def is_state(item: Item | None) -> bool:
    """Whether what goes on is no work that is counted itself ("đang tiếp tục xử lý")."""
    return item is not None and item.code not in ("work", "flow", ":")


def is_bare(item: Item) -> bool:
    """A number without a unit."""
    return item.kind == "quantity" and item.quantities[0].unit is None


def does_next(name: Sequence[Item], after: Item | None) -> bool:
    """Whether the next deed begins after one with a bare number: "sửa 45 lỗi, lắp đặt …"."""
    return after is not None and after.code == "work" and any(map(is_bare, name))


def cites(name: Sequence[Item]) -> bool:
    """Whether words only tell who says what follows: "Theo báo cáo tại Hội nghị, …"; prices are no such words."""
    return len(name) > 1 and name[0].lower == "theo" and name[1].lower != "giá"


def are_indicators(item: Item, before: Item | None) -> bool:
    """ "các chỉ tiêu đều tăng: …" says of no figure that it is aimed at."""
    return item.lower == "chỉ tiêu" and before is not None and before.lower in PLURALS


def is_letter(name: Sequence[Item]) -> bool:
    """Whether a name is a letter of a list: "bản xếp loại A, B chiếm 66,7%"."""
    return len(name) == 1 and len(name[0].lower) == 1


_PEOPLE = frozenset({"người", "lao động"})
_LONGEST_VERB = 2
"""Blanks in a verb with its object ("giải quyết việc làm"), after which "người" says nothing more."""


def counted_name(verb: str, noun: str, after: str) -> str:
    """What is counted, from the verb, the noun and what stands behind it: "tiếp nhận" + "hồ sơ" + "trực tuyến".

    Who was moved to do something needs no verb before ("vận động được 68 gian hàng tham gia phiên chợ"), and places
    that aren't told apart ("ở các xã") name nothing.
    """
    told = _SOMEWHERE.sub("", after)
    moved = verb.lower() == "vận động" and bool(told)
    noun = "" if noun in _PEOPLE and not told and verb.count(" ") >= _LONGEST_VERB else noun
    return " ".join(part for part in ("" if moved else verb, noun, told) if part).replace(" ,", ",")
