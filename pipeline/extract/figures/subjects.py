"""Names of indicators as printed: what they begin with, and when they only name a place or a price basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.values.wording import fold
from pipeline.extract.figures.clauses import Item, cues
from pipeline.extract.figures.lexicon import words_of

PRICE_BASES = {"CONST": ("gia so sanh", "gia ss", "gia co dinh"), "CURR": ("gia hien hanh", "gia thuc te", "gia hh")}
"""End of the code of an indicator at such prices → folded words for them."""
_PRICED = re.compile(
    r",?\s+(?:(?:tính\s+)?theo\s+)?giá\s+(?:so\s+sánh|ss|cố\s+định|hiện\s+hành|thực\s+tế|hh)(?:\s+năm)?(?:\s+\d{4})?\Z",
    re.IGNORECASE,
)
_AREA_NAMES = frozenset(
    ("ca nuoc", "toan tinh", "toan thanh pho", "toan nganh", "tinh", "toan quoc", "dia ban tinh", "viet nam", "nuoc ta")
)
_DOERS = frozenset(
    (
        "toàn xã", "toàn huyện", "toàn thị xã", "toàn quận", "toàn phường", "toàn trường", "toàn đảng bộ",
        "toàn hệ thống", "xã", "huyện", "thị xã", "thành phố", "phường", "thị trấn", "sở", "ngành", "trường",
        "nhà trường", "công ty", "hội", "chi nhánh", "chi cục", "cục", "đơn vị", "trung tâm", "bệnh viện", "đảng bộ",
        "ubnd tỉnh", "ubnd huyện", "ubnd xã",
    )
)  # fmt: skip
"""Names of who did what is counted: "xã đạt 17 tiêu chí", "toàn huyện còn 71 hộ nghèo"."""
GROWING = ("gieo cấy", "gieo sạ", "gieo trồng", "xuống giống", "thu hoạch", "trồng mới", "trồng")
"""Verbs of which only the crop says what is measured."""
_LONGEST_TOPIC = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator as named; `measure` is what its parts are parts of ("diện tích gieo trồng")."""

    name: str
    start: int
    code: str | None = None
    area: str | None = None
    measure: str = ""
    head: bool = False
    """The name begins with a measure noun."""
    rate: bool = False
    """Measured in percent ("tỷ lệ", "tỷ trọng", "tốc độ tăng trưởng")."""
    in_money: str | None = None
    """The code of the name where money is stated, if `code` is that of a growth: "GRDP (giá so sánh)"."""

    @property
    def uncoded(self) -> tuple[object, ...]:
        """Everything but the code: equal for one indicator, registered or not."""
        return self.name, self.start, self.area, self.measure, self.head, self.rate


def text_of(content: str, items: Sequence[Item]) -> str:
    """The words of items as printed, what was left out between them left out."""
    if not items:
        return ""
    parts: list[str] = []
    start, end = items[0].start, items[0].end
    for item in items[1:]:
        if content[end : item.start].strip():
            parts.append(content[start:end])
            start = item.start
        end = item.end
    parts.append(content[start:end])
    return " ".join(" ".join(parts).split()).replace(" ,", ",")


@lru_cache(maxsize=1024)
def head_of(name: str) -> str:
    """The measure noun with which a name begins ("diện tích"), "" where it begins with none."""
    parts = words_of(name)
    entry = cues().at(parts, 0)
    return name[: parts[entry.count - 1].end] if entry and entry.value == "head" else ""


def is_basis(name: str) -> bool:
    """Whether a name is only a price basis ("giá hiện hành")."""
    folded = fold(name).removeprefix("theo ")
    return any(folded.startswith(basis) for bases in PRICE_BASES.values() for basis in bases)


def unpriced(name: str) -> str:
    """A name without the price basis with which it ends: "GRDP theo giá so sánh 2010" → GRDP."""
    return _PRICED.sub("", name)


def is_collected(name: str) -> bool:
    """Whether a name is that of money collected, of which "thu được" alone speaks."""
    return name.lower().startswith(("thu ", "số thu", "tổng thu", "tổng số thu"))


def is_area(name: str) -> bool:
    """Whether a name is only a place ("toàn tỉnh"), so that the indicator is the one spoken of before."""
    return fold(name) in _AREA_NAMES


def is_doer(name: str) -> bool:
    """Whether a name is only that of a body or a place that did or has what is counted ("toàn xã", "nhà trường")."""
    return " ".join(name.lower().split()) in _DOERS or fold(name) in _AREA_NAMES


def grown(name: str) -> str:
    """What was sown or reaped: "thu hoạch lúa hè thu" → lúa hè thu; "" of other names."""
    low = name.lower()
    verb = next((one for one in GROWING if low.startswith(f"{one} ")), "")
    return name[len(verb) :].strip() if verb else ""


def topic_of(content: str, items: Sequence[Item]) -> str:
    """The few words before the colon with which a sentence opens: "Lúa hè thu: cả nước gieo cấy …" → lúa hè thu."""
    colon = next((n for n, one in enumerate(items[:_LONGEST_TOPIC]) if one.code == ":"), 0)
    plain = colon and all(one.kind in ("word", "cue") for one in items[:colon])
    text = text_of(content, items[:colon]) if plain else ""
    return text[:1].lower() + text[1:]


def joined_name(whole: str, part: str) -> str:
    """A part's name after its whole's, what ends the one and begins the other said once: "tờ khai", "tờ khai nhập".

    Of "xuất khẩu nông, lâm, thủy sản" the part "thủy sản" is "xuất khẩu thủy sản", not the whole.
    """
    before, after = whole.split(), part.split()
    if before[-len(after) :] == after and "," in whole:
        return " ".join([*whole.split(",")[0].split()[:-1], part])
    shared = next((n for n in range(min(len(before), len(after)), 0, -1) if before[-n:] == after[:n]), 0)
    return " ".join([*before[: len(before) - shared], *after])
