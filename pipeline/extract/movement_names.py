"""Names of movements against the register: the same name with tolerated edits has the same id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from corpus.registers import movements, provinces
from corpus.registers.rows import MovementRow
from models.values.wording import Folded, fold

_NAMED_KINDS = frozenset({"phong_trao_thi_dua", "cuoc_van_dong", "dot_thi_dua", "hoc_tap_lam_theo"})
_STANDS_ALONE = 6
"""Words from which a registered name is recognised without a head noun."""
_TYPO_FREE = 7
"""Words from which one differing word is tolerated."""

_BRACKETED = re.compile(r"\s*\([^)]*\)")
_HEAD = re.compile(r"^(?:(?:phong trao|dot|cuoc van dong|thi dua|dac biet|day manh)\b ?)+")
_PERIOD = re.compile(
    r"""
      \bgiai\ doan\ \d{4}\ \d{4}\b      # giai đoạn 2019-2025
    | \b(?:trong\ )?nam\ \d{4}\b         # trong năm 2025
    | (?<=ky\ niem\ )\d+\ nam\b          # kỷ niệm 45 năm
    """,
    re.VERBOSE,
)
_FUNCTION = re.compile(r"\b(?:de|va|viet nam|tinh|thanh pho)\b")
_THEME = re.compile(r" ve \w")
_PERIOD_TAIL = re.compile(r"[\s,(]*(?:trong\s+)?(?:giai đoạn|năm)\s+\d{4}(?:\s*[-–]\s*\d{4})?\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A registered name in a text, [start, end); `alone` if it needs no head noun to be recognised."""

    start: int
    end: int
    row: MovementRow
    alone: bool


@cache
def _forms() -> dict[str, MovementRow]:
    """Folded form → row; the first row that has a form keeps it."""
    forms: dict[str, MovementRow] = {}
    for row in movements():
        if row.kind != "chu_truong":  # "thi đua yêu nước" names all emulation, not a movement
            for form in (row.canonical_vi, *row.variants):
                forms.setdefault(fold(form), row)
                forms.setdefault(fold(_BRACKETED.sub("", form)), row)
    return {form: row for form, row in forms.items() if form}


@cache
def _reduced_forms() -> dict[str, MovementRow]:
    reduced: dict[str, MovementRow] = {}
    for form, row in _forms().items():
        reduced.setdefault(_reduced(form), row)
    return {form: row for form, row in reduced.items() if form}


@cache
def _localities() -> re.Pattern[str]:
    names = {fold(name) for row in provinces() for name in (row.old_name, row.new_name)}
    return re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[MovementRow, ...], tuple[int, ...]]:
    forms = tuple(form for form in _forms() if len(form.split()) > 1)
    automaton = AhoCorasick([f" {form}" for form in forms], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(_forms()[form] for form in forms), tuple(len(form.split()) for form in forms)


def _reduced(folded: str) -> str:
    """A folded name without head noun, period, locality and function words."""
    bare = _HEAD.sub("", " ".join(_PERIOD.sub(" ", folded).split()))
    if not _localities().match(bare):  # a name that opens with a place is that place's own movement
        bare = _localities().sub(" ", bare)
    return " ".join(_FUNCTION.sub(" ", bare).split())


def registered(name: str) -> MovementRow | None:
    """The register's row for a printed name; tolerates a dropped function word, a locality, a period, a yearly theme.

    "cán bộ công chức, viên chức tỉnh X thi đua thực hiện văn hóa công sở giai đoạn 2019-2025" → M05.
    """
    folded = fold(name)
    if folded in _forms():
        return _forms()[folded]
    reduced = _reduced(folded)
    if reduced in _reduced_forms():
        return _reduced_forms()[reduced]
    theme = _THEME.search(reduced)
    if theme and len(reduced[: theme.start()].split()) >= _STANDS_ALONE:
        return _reduced_forms().get(reduced[: theme.start()])
    return _with_one_slip(reduced)


def _with_one_slip(reduced: str) -> MovementRow | None:
    words = reduced.split()
    if len(words) < _TYPO_FREE:
        return None
    for other, row in _long_forms():
        if abs(len(other) - len(words)) <= 1 and _one_apart(words, other):
            return row
    return None


@cache
def _long_forms() -> tuple[tuple[list[str], MovementRow], ...]:
    """The words of every reduced form that is long enough for a slip."""
    forms = ((form.split(), row) for form, row in _reduced_forms().items())
    return tuple((words, row) for words, row in forms if len(words) >= _TYPO_FREE)


def _one_apart(words: list[str], other: list[str]) -> bool:
    """Whether one word is changed, missing or added; a number never is."""
    same = 0
    while same < min(len(words), len(other)) and words[same] == other[same]:
        same += 1
    rest, rest_other = words[same:], other[same:]
    if any(word.isdigit() for word in (*rest[:1], *rest_other[:1])):
        return False
    return rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:]


def known_names(content: str) -> Iterator[KnownName]:
    """Registered names in a text, left to right, a stated period included."""
    folded = Folded.of(content)
    automaton, rows, lengths = _automaton()
    padded = f" {folded.text} "
    for form, start, end in automaton.find_matches_as_indexes(padded):  # no blank behind: the next may begin there
        begin, finish = folded.span(start, end - 1)
        if padded[end] != " " or "\n" in content[begin:finish]:
            continue
        tail = _PERIOD_TAIL.match(content, finish)
        longer = registered(content[begin : tail.end()]) if tail else None
        alone = lengths[form] >= _STANDS_ALONE and rows[form].kind in _NAMED_KINDS
        yield KnownName(begin, tail.end() if tail and longer else finish, longer or rows[form], alone)
