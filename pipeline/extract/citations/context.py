"""What stands around a document symbol: the type's word, the dates, the issuers, the title, the relation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.registers import document_types
from corpus.tables import read_table
from models.values.date import FoundDate
from models.values.symbol import type_of_symbol
from models.values.wording import fold, normal

_FOLDER = Path(__file__).parent
_REACH = 90
"""Characters before a symbol in which its type's word and the relation's cue are looked for."""
_LONGEST_TYPE = 5
"""Words of the longest name of a type."""

_NUMBER_WORD = re.compile(r"\b[Ss](?:ố|Ố)(?:\s+hiệu)?\s*:?\s*$")  # "số ", "số: ", "SỐ "
_WORD = re.compile(r"[^\W\d_]+")

_BLANKS_ONLY = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_MOST_FILLERS = 3
"""Small words between a type's name and "số": "Chương trình hành động số 25-CTr/TU"."""

_LAW = re.compile(
    r"""
    \b(?P<word>Bộ\ luật|Luật|Pháp\ lệnh|Nghị\ quyết)  # Luật Thi đua, khen thưởng số 06/2022/QH15
    \s[^.;:()\n\d]{1,80}?\s*$
    """,
    re.VERBOSE,
)

_BEFORE_DATE = re.compile(r"(?:^|\s|\()(?:và|ngày|của|có)?\s*$")

_DATE_GAP = re.compile(
    r"""
    \s* [,(]? \s*                          # 01-CT/TU, ngày 17/10/2020; 15/KH-SXD (ngày 09/3/2021)
    (?:(?:được\s+)?(?:ký|ban\ hành)\s+)?   # 15/KH-SXD ký ngày 09/3/2021
    (?:(?:cùng\s+)?[Nn]gày\s*)?            # ngày06/5/2005; 11-NQ/TW và số 12-NQ/TW cùng ngày 03-6-2017
    """,
    re.VERBOSE,
)

_ISSUER_GAP = re.compile(
    r"""
    \s* (?:của|do) \s+ (?P<issuer>[^.;:()\n\d]{2,70}?)   # 362/2011/NĐ-CP của Chính phủ, ngày 26/7/2011
    \s* (?:[,(]|ban\ hành)? \s* [Nn]gày \s*
    """,
    re.VERBOSE,
)

_YEAR_AFTER = re.compile(r"\s*,?\s*năm\s+(?P<year>(?:19|20)\d\d)\b")  # 733/QĐ-TTg năm 2019

_ISSUED_BETWEEN = re.compile(
    r"""
    \s* [,:]? \s*                                   # Ngày 09/3/2021, ban hành …
    (?:[^\W\d_]+[\s-]+){0,12}?                      # Ngày 13/01/2022, Ủy ban nhân dân huyện đã ban hành …
    (?:đã\s+)?(?:ban\ hành|có|ký|ra|gửi|trình|phê\ duyệt|nhận\ được)\s+
    (?:[^\W\d_]+\s+){0,2}?                          # ban hành bổ sung …
    $""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class TypeWord:
    """The word of the type before a symbol: its code (None for no listed type) and where the citation starts."""

    code: str | None
    start: int
    numbered: bool
    """The word "số" stands between."""
    refused: bool = False
    """The word names something that is no document: "Mẫu số", "nhà số"."""


@cache
def type_names() -> dict[str, str]:
    """Folded name of a type → its code, cue words included; an empty code for what is no document."""
    names = {fold(row.name_vi): row.code for row in document_types()}
    for cue in read_table(_FOLDER / "type_words.tsv", ("word", "type", "gloss", "example")):
        names[fold(cue["word"])] = cue["type"]
    return names


@cache
def relation_cues() -> tuple[tuple[str, str], ...]:
    """Cue → relation, longest cue first."""
    rows = read_table(_FOLDER / "relations.tsv", ("word", "relation", "gloss", "example"))
    return tuple(sorted(((normal(row["word"]), row["relation"]) for row in rows), key=lambda cue: -len(cue[0])))


def type_word(content: str, start: int) -> TypeWord:
    """The type's word that ends right before offset `start`, "số" allowed between: "Thông báo kết luận số " → TB."""
    lower = max(content.rfind("\n", 0, start) + 1, start - _REACH)
    head = content[lower:start]
    marker = _NUMBER_WORD.search(head)
    numbered = marker is not None
    if marker:
        head = head[: marker.start()]
    named = _named(head, fillers=_MOST_FILLERS if numbered else 0)
    if named:
        code, begin = named
        return TypeWord(code or None, lower + begin, numbered, refused=not code)
    law = _LAW.search(head) if numbered else None
    if law:
        return TypeWord(type_names().get(fold(law["word"])), lower + law.start("word"), numbered)
    return TypeWord(None, lower + marker.start() if marker else start, numbered)


def _named(head: str, fillers: int) -> tuple[str, int] | None:
    """Code and start of the longest type's name at the end of `head`, up to `fillers` small words allowed behind it."""
    words = list(_WORD.finditer(head))[-_LONGEST_TYPE - fillers :]
    if not words or head[words[-1].end() :].strip():
        return None
    for left in range(fillers + 1):
        last = len(words) - left
        if last < 1 or (left and not words[last][0].islower()):
            return None
        for first in range(max(0, last - _LONGEST_TYPE), last):
            run = head[words[first].start() : words[last - 1].end()]
            code = type_names().get(fold(run)) if _BLANKS_ONLY.fullmatch(run) else None
            if code is not None and (not left or (code and run[0].isupper())):
                return code, words[first].start()
    return None


def settled_type(word: str | None, symbol: str, *, party: bool) -> str | None:
    """The type's code: the symbol's own wins, except where it has none or stands for more than one type."""
    own = type_of_symbol(symbol)
    if word is None or own is None or own == "CV":
        return word or own
    if own == f"{word}LT":  # Chỉ thị số 01/CTLT-…: a joint directive, called a directive
        return word
    if party and own == "QĐ":  # 31-QĐ/TW: Quyết định or Quy định
        return word if word in ("QĐ", "QyĐ") else own
    return own


def issuer_tokens(symbol: str) -> tuple[str, ...]:
    """The tokens of a symbol that stand for those who sign: "CTLT-BCT-CĐCT" → BCT, CĐCT; "SNV-TCBC" → SNV."""
    tokens = tuple(token for token in re.split(r"[\s/-]+", symbol) if token and not token.isdigit())
    if type_of_symbol(symbol) == "CV" and tokens[:1] != ("CV",):
        return tokens[:1]
    return tokens[1:] if len(tokens) > 1 else tokens


def date_after(content: str, end: int, dates: Sequence[FoundDate], following: int) -> FoundDate | None:
    """The date that belongs to a symbol ending at `end`; `following` is the offset of the next symbol."""
    place = bisect_left(dates, end, key=lambda date: date.start)
    if place == len(dates):
        return None
    date = dates[place]
    near = date.start < following and date.start - end <= _REACH
    gap = content[end : date.start] if near else ""
    return date if near and (_DATE_GAP.fullmatch(gap) or _ISSUER_GAP.fullmatch(gap)) else None


def date_before(content: str, start: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date of issue right before a citation starting at `start`: "Ngày 09/3/2021, ban hành Kế hoạch số …"."""
    place = bisect_right(dates, start, key=lambda date: date.end)
    if not place or start - dates[place - 1].end > _REACH:
        return None
    gap = content[dates[place - 1].end : start]
    return dates[place - 1] if "\n" not in gap and _ISSUED_BETWEEN.fullmatch(gap) else None


def year_after(content: str, end: int) -> str | None:
    """The year right after a symbol: "733/QĐ-TTg năm 2019" → 2019."""
    match = _YEAR_AFTER.match(content, end)
    return match["year"] if match else None


def relation_before(content: str, lower: int, start: int) -> str | None:
    """The relation that the last cue between two offsets states; of cues that end together the longest."""
    cue = relation_cue(content, lower, start)
    return cue[1] if cue else None


def relation_cue(content: str, lower: int, start: int) -> tuple[str, str] | None:
    """That cue (as `wording.normal` gives it) with the relation that it states."""
    window = f" {normal(content[max(lower, start - _REACH) : start])} "
    best, place = None, -1
    for cue, relation in relation_cues():
        found = window.rfind(f" {cue} ")
        if found >= 0 and found + len(cue) > place:
            best, place = (cue, relation), found + len(cue)
    return best
