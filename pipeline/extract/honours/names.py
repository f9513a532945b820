"""Names of awards in a text: the register's and the general ones, with class and grantor: "Bằng khen của Bộ X"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from corpus.registers import awards
from corpus.registers.rows import AwardRow
from corpus.tables import Row, read_table
from models.mention import Recipient
from models.values.wording import Folded, fold, normal
from pipeline.extract.citations.issuers import issuers_after

_COLUMNS = ("word", "value", "kind", "gloss", "example")
_NOT_AWARDS = frozenset({"rating", "evidence", "sector"})
_CLASS = re.compile(r"\s+(?:hạng\s+(?:Nhất|Nhì|Ba|I{1,3})|các\s+(?:hạng|loại))\b", re.IGNORECASE)
_PARTY_YEARS = re.compile(r"\s+(?:\d{2}(?:\s*,\s*\d{2})*(?:\s+và\s+\d{2})?\s+năm\s+)?tuổi\s+Đảng\b", re.IGNORECASE)
"""Huy hiệu 30 năm tuổi Đảng, Huy hiệu 40, 50 năm tuổi Đảng"""
_LEVEL = re.compile(r"\s+(?:của\s+)?(?:cấp\s+)?(?P<level>tỉnh|thành\s+phố|bộ|nhà\s+nước)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\s*[“\"«][^”\"»\n]{3,120}[”\"»]")
_WORD = re.compile(r"[ \t]+([^\W\d_]+)")
_HONOURS = (
    "cong tac khen thuong", "ket qua khen thuong", "khen thuong", "ve khen thuong", "ve cong tac khen thuong",
    "cac danh hieu thi dua", "danh hieu thi dua", "ve danh hieu thi dua", "ket qua binh xet", "hinh thuc khen thuong",
    "cac hinh thuc khen thuong", "thanh tich dat duoc",
)  # fmt: skip
"""Folded words with which headings over lists of awards begin."""
_LONGEST_GRANTOR = 12
"""Words that may go on the name of who confers."""
_AFTER_GRANTOR = frozenset({
    "cho", "về", "vì", "đã", "được", "năm", "và", "với", "để", "trong", "tại", "là", "theo", "do", "gồm", "nhân",
    "có", "khi", "kèm", "trao", "tặng", "nhận", "đạt", "giai", "đối", "từ", "cùng", "lần", "hạng", "đến", "ngày",
})  # fmt: skip
"""Words with which a sentence goes on behind the name of who confers."""
_BRACKETED = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class AwardName:
    """An award named at [start, end), with its id (None if it can't be told) and who gets it by the register."""

    start: int
    end: int
    award: str | None
    recipient: Recipient | None


@cache
def cues(kind: str) -> tuple[Row, ...]:
    """The cue rows of one kind."""
    return tuple(row for row in _rows() if row["kind"] == kind)


@cache
def _rows() -> tuple[Row, ...]:
    return read_table(Path(__file__).with_name("award_cues.tsv"), _COLUMNS)


def cues_in(text: str, kind: str) -> tuple[str, ...]:
    """The cues of one kind in a text, as it writes them, left to right; of those that begin together the longest."""
    return tuple(re.findall(rf"\b(?:{words_of(kind)})\b", text, re.IGNORECASE))


@cache
def words_of(kind: str) -> str:
    """An alternation of the cues of one kind, longest first, over any blanks."""
    words = sorted((row["word"] for row in cues(kind)), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def named_awards(content: str) -> list[AwardName]:
    """Every award named in a text, left to right."""
    folded = Folded.of(content, marks=True)
    automaton, ids, forms = _automaton()
    found: list[AwardName] = []
    padded = f" {folded.text} "
    for form, first, last in automaton.find_matches_as_indexes(padded):
        start, end = folded.span(first, last - 1)
        if padded[last] != " " or (found and start < found[-1].end):
            continue
        if forms[form] == "huy chương" and not _QUOTED.match(content, end):
            continue  # of a contest: those of the State have names
        found.append(_completed(content, start, end, forms[form], ids[form]))
    return found


def opens_honours(heading: str) -> bool:
    """Whether a section's heading says that it lists what was conferred: "Công tác khen thưởng"."""
    return fold(heading).startswith(_HONOURS)


def award_of(name: str, level: str | None = None) -> str | None:
    """The id of the award that a whole string names; `level` ("tỉnh", "nhà nước") is that of its table."""
    found = named_awards(name)
    if not found:
        return None
    first = found[0]
    return first.award or (_by_word(f"level:{_family(name[first.start : first.end])}", level) if level else None)


def _completed(content: str, start: int, end: int, form: str, award: str | None) -> AwardName:
    """The name with class, quoted part and grantor, and the id that they settle."""
    if form == "huy hiệu" and (years := _PARTY_YEARS.match(content, end)):
        return AwardName(start, years.end(), "DG01", "individual")
    for more in (_CLASS, _QUOTED if form in ("kỉ niệm chương", "huy chương", "huy hiệu") else _CLASS):
        tail = more.match(content, end)
        end = tail.end() if tail else end
    quoted = _ids_by_form().get(normal(content[start:end]))
    award = quoted or award
    grantors, after = _grantors(content, end)
    if not grantors:
        level = _LEVEL.match(content, end)
        if level and award is None:
            return AwardName(start, level.end(), _by_word(f"level:{_family(form)}", level["level"]), None)
    elif award is None:
        award, end = _by_word(f"grantor:{_family(form)}", grantors[0]), after
    elif not award.startswith(("HC", "HY")):
        end = after
    return AwardName(start, end, award, _recipients().get(award or ""))


def _grantors(content: str, start: int) -> tuple[tuple[str, ...], int]:
    """Who confers, "của …" at `start`, and the end of the whole name; none where no end of it can be told.

    "của Tổng cục trưởng Tổng cục Hải quan cho …": small words of a name go on until one that a name can't have.
    """
    grantors, after = issuers_after(content, start)
    end = after
    for _ in range(_LONGEST_GRANTOR):
        word = _WORD.match(content, end) if grantors else None
        if word is None or word[1].lower() in _AFTER_GRANTOR:
            return grantors, end
        end = word.end()
    return (), start


def _family(form: str) -> str:
    """The general award that a form is of: "cờ thi đua xuất sắc" → cờ thi đua."""
    words = normal(form)
    return next((family for family in ("bằng khen", "cờ thi đua") if words.startswith(normal(family))), words)


def _by_word(kind: str, text: str) -> str | None:
    """The id of the first cue of a kind that stands in a text."""
    cue = first_cue(kind, text)
    return (cue["value"] or None) if cue else None


def first_cue(kind: str, text: str) -> Row | None:
    """The first row of a kind whose word stands in a text, in the order of the table."""
    words = f" {normal(text)} "
    return next((row for row in cues(kind) if f" {normal(row['word'])} " in words), None)


def by_grantor(name: str, grantor: str) -> str | None:
    """The id of a general award ("Bằng khen") by the words for who confers it."""
    return _by_word(f"grantor:{_family(name)}", grantor)


@cache
def _ids_by_form() -> dict[str, str | None]:
    _, ids, forms = _automaton()
    return dict(zip(forms, ids, strict=True))


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str | None, ...], tuple[str, ...]]:
    ids: dict[str, str | None] = {}
    for row in awards():
        if row.category not in _NOT_AWARDS:
            for form in (row.name_vi, *row.variants):
                ids.setdefault(normal(_BRACKETED.sub("", form)), row.id)
    for cue in cues("form"):
        ids.setdefault(normal(cue["word"]), cue["value"] or None)
    forms = tuple(form for form in ids if len(form) > 3)
    patterns = [f" {form}" for form in forms]  # no blank behind: the next name may begin there
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), tuple(ids[form] for form in forms), forms


def only_recipient(award: str) -> Recipient | None:
    """Who alone gets an award by the register; None where several kinds may."""
    return _recipients().get(award)


@cache
def _recipients() -> dict[str, Recipient]:
    """Awards that only one kind of recipient gets."""
    of: dict[str, Recipient] = {}
    for row in awards():
        kind = _only_recipient(row)
        if kind:
            of[row.id] = kind
    return of


def _only_recipient(row: AwardRow) -> Recipient | None:
    kinds: dict[str, Recipient] = {"cá nhân": "individual", "tập thể": "collective", "hộ gia đình": "household"}
    return kinds.get(row.recipient.split(" (")[0])
