"""How a table's rows, columns and caption name what is measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.registers import indicators
from models.values.period import find_periods
from models.values.wording import fold, words
from pipeline.extract.figure_tables.cells import unit_in_full
from pipeline.extract.figure_tables.columns import Column, added_words, is_bare_percent
from pipeline.extract.figure_tables.expansion import expanded
from pipeline.extract.figures.funds import funds_in, with_funds
from pipeline.extract.figures.registered import code_of
from pipeline.extract.figures.subjects import head_of

_LABEL = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/]\s+|[-+*•]\s*")  # "1.1. ", "a) ", "- "
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_TITLE = re.compile(r"(?:bảng|biểu|phụ lục)\s*(?:số\s*)?\d+\s*[.:]\s*(?P<name>[^.:;(\n]+)", re.IGNORECASE)
_LONGEST_TITLE = 20
_PARTS = re.compile(r"\btrong\s+đó\b\s*:?\s*", re.IGNORECASE)
_INDEX = re.compile(r"(?<!\w)chỉ\s+số\s+[^,;:(%\n]+", re.IGNORECASE)  # "Bảng 3. Chỉ số giá vàng tháng 8 …"
_WHOLES = frozenset(
    {"toan nganh", "toan nganh cong nghiep", "tong so", "tong chung", "chung", "chi so chung", "toan tinh"}
)
"""Rows for all that the others are parts of."""
_ALL = frozenset({"tong so", "tong", "tong cong", "cong", "chung", "toan bo"})
"""Headers for all that the columns beside them are parts of."""
_PUBLIC = "vốn đầu tư công"
_RATES = ("ty le", "ti le", "ty trong", "co cau", "ty suat")
_SOME = frozenset({"diem", "yeu", "mot", "cham", "thap"})
"""Words of captions that tell of some works only: "dự án trọng điểm", "một số", "chủ yếu", "chậm giải ngân"."""
_INDEX_WORDS = 4
"""Words of an index's name that its parts share: "chỉ số sản xuất", of which "chỉ số sản xuất ngành khai khoáng"."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The index of which a table's rows are parts, with its code; "" where the caption names none."""

    name: str = ""

    def of(self, name: str, header: str) -> tuple[str, str | None]:
        """The name and code of a row: "Giao thông" of "chỉ số giá tiêu dùng"; averages have their own code."""
        context = f"{name} {self.name} {header}"
        named = name
        if self.name and fold(name) in _WHOLES:
            named = self.name
        elif self.name and not fold(name).startswith(("chi so", "gia ", "cpi", "iip")):
            part = f"{' '.join(self.name.split()[:_INDEX_WORDS])} ngành {name}"
            return f"{self.name} {name}", code_of(part, context)
        plain = re.sub(r"\s+chung\Z", "", named)
        average = code_of(f"{plain} bình quân", context) if "bình quân" in header.lower() else None
        return named, average or code_of(plain, context)


def topic_of(caption: str) -> Topic:
    """The index that a caption names, up to the period or the comma after it."""
    found = _INDEX.search(caption)
    if found is None:
        return Topic()
    text = found[0]
    periods = find_periods(text)
    return Topic(" ".join((text[: periods[0].start] if periods else text).split()))


def unlabelled(printed: str) -> str:
    """A row's name without the label or dash before it."""
    label = _LABEL.match(printed)
    return printed[label.end() if label else 0 :].strip(" :")


def sum_of(caption: str) -> str:
    """The measure that a table's title names, of which its total is: "Bảng 1. Giá trị sản xuất (giá so sánh)"."""
    title = _TITLE.search(caption)
    name = title["name"] if title else ""
    for period in reversed(find_periods(name)):
        name = name[: period.start]
    name = " ".join(name.split()).strip(" ,-")
    return name if head_of(name) and len(name.split()) <= _LONGEST_TITLE and "," not in name else ""


def joined(column: Column, name: str) -> str:
    """A name from a column and a row, units left out: "Tỷ lệ" under "Khen thưởng đối ngoại", "Bằng khen"."""
    rest = column.header.removesuffix(column.leaf).strip()
    rate = column.role == "rate" and is_bare_percent(column.leaf)
    timed = column.period and not added_words(expanded(column.leaf)) and not _BRACKETED.search(column.leaf)
    if rest and timed and not rate:
        return " ".join(part for part in (_unitless(rest), name) if part)  # "Diện tích" over "Năm 2021"
    leaf, over = _timeless(_unitless(column.leaf)), _timeless(_unitless(rest))
    whole = fold(leaf) in _ALL
    leaf = "Tỷ lệ" if rate or (leaf == "TL" and column.role == "rate") else leaf
    if over and leaf == "Tỷ lệ":
        return " ".join(one for one in (leaf, over[:1].lower() + over[1:], name) if one)
    if over and (whole or not _measures(leaf)):
        part = "" if whole else leaf[:1].lower() + leaf[1:] if leaf[1:2].islower() else leaf
        return " ".join(one for one in (over, part, name) if one)  # "Số người" over "Bị thương", "Tổng số"
    return " ".join(part for part in (leaf, name, over) if part)


def _measures(text: str) -> bool:
    """Whether a header says what is measured: "Số người", "Diện tích", "Tỷ lệ nữ"."""
    return counts(text) or bool(head_of(text)) or fold(text).startswith(_RATES)


def sum_named(name: str, caption: str) -> tuple[str, str | None]:
    """A total's name and its registered indicator, if the table's caption says the rest of that's full name.

    "Kế hoạch vốn" of a table of "giải ngân vốn đầu tư công" → DTC_KH; None where it is that of some works or capital.
    """
    funds = funds_in([caption])
    named, said = with_funds(name, funds), frozenset(words(f"{name} {caption}"))
    named = f"{named} {funds}" if funds and fold(named) == "ke hoach" else named
    code = code_of(named, caption, None, said)
    if code is None or said & _SOME or funds not in ("", _PUBLIC):
        return named, None
    return named, code if _full_words().get(code, said) <= said else None


@cache
def _full_words() -> dict[str, frozenset[str]]:
    return {row.code: frozenset(words(row.canonical_vi.split("(")[0])) for row in indicators()}


def _timeless(text: str) -> str:
    """Without its periods: "Số hộ nghèo năm 2022"; "" if it tells nothing else: "Dư nợ" under "Năm 2022"."""
    plain = text
    for period in reversed(find_periods(text)):
        plain = f"{plain[: period.start]} {plain[period.end :]}"
    if plain == text:
        return text
    plain = " ".join(plain.split()).strip(" ,-")
    return plain if added_words(plain) else ""


def measuring(column: Column, name: str) -> str:
    """A row's name behind what its column measures: "Trị giá Gạo"."""
    leaf = _timeless(_unitless(column.leaf))
    if set(column.measure.split()) <= set(name.lower().split()):
        return name  # "Tổng trị giá" under "Trị giá"
    printed = set(column.measure.split()) <= set(leaf.lower().split())
    return f"{leaf if printed else column.measure[:1].upper() + column.measure[1:]} {name}"


def _unitless(text: str) -> str:
    plain = _BRACKETED.sub(lambda m: "" if m[1].strip() == "%" or unit_in_full(m[1]) else m[0], text)
    return _PARTS.sub("", plain).strip()


def counts(name: str) -> bool:
    """Whether a name says that it is a number of something: "Số dự án", "Tổng số hộ"."""
    return fold(name).startswith(("so ", "tong so "))
