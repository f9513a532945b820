"""Words that open the name of a body: "Sở", "UBND", "Ban Chỉ đạo"; from body_words.tsv beside this module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.tables import Row, read_table
from models.values.wording import fold, normal
from pipeline.structure.lines import in_capitals

_PLURAL = re.compile(r"\s*(?:[-*]\s*)?(?:(?:các|những|toàn thể)\s+)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_OFFICE = re.compile(
    r"""(?:thủ\ trưởng|giám\ đốc|phó\ giám\ đốc|chủ\ tịch|phó\ chủ\ tịch|trưởng\ (?:ban|phòng|đoàn)|chánh\ văn\ phòng
      |chánh\ thanh\ tra|bộ\ trưởng|thứ\ trưởng|lãnh\ đạo|đồng\ chí|đơn\ vị|cơ\ quan|địa\ phương|sở|ban|ngành
      |doanh\ nghiệp|huyện|thành\ phố|xã|phường)(?!\w)""",
    re.VERBOSE,
)
"""Holders of an office and unnamed addressees: "Thủ trưởng các sở", "Các đơn vị"."""


def body_kind(name: str) -> str | None:
    """The kind of body whose name `name` begins ("department" for "SỞ CÔNG THƯƠNG"), None if it begins none."""
    match = _opening().match(normal(name[:80]))
    if match is None:
        return _kind_without_accents(name)
    kind = _kinds()[match[0]]
    return None if kind == "not" else kind


def opening_word(name: str) -> str:
    """The words that make `name` a body's name, in normal case ("Sở", "Ban Chỉ đạo"); "" if there are none."""
    match = _opening().match(normal(name[:80]))
    return _spelling()[match[0]] if match else ""


def opens_with_body(text: str) -> bool:
    """True if the text begins with a body, the holder of an office or an addressee ("Các Vụ", "Thủ trưởng các sở")."""
    match = _PLURAL.match(text[:120])
    rest = match["rest"] if match else text
    return body_kind(rest) is not None or _OFFICE.match(normal(rest)) is not None


def _kind_without_accents(name: str) -> str | None:
    """The same for capitals whose accents were misread ("ÚY BAN NHÂN DÂN"); one word is too little to go by."""
    if not in_capitals(name):
        return None
    words = fold(name[:80])
    return next((kind for opening, kind in _long_openings() if f"{words} ".startswith(f"{opening} ")), None)


@cache
def _long_openings() -> tuple[tuple[str, str], ...]:
    rows = ((fold(words), kind) for words, kind in _kinds().items() if len(words.split()) > 2 and kind != "not")
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _rows() -> tuple[Row, ...]:
    return read_table(Path(__file__).with_name("body_words.tsv"), ("word", "kind", "gloss", "example"))


@cache
def _kinds() -> dict[str, str]:
    return {normal(row["word"]): row["kind"] for row in _rows()}


@cache
def _spelling() -> dict[str, str]:
    return {normal(row["word"]): row["word"] for row in _rows()}


@cache
def _opening() -> re.Pattern[str]:
    words = sorted(_kinds(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")
