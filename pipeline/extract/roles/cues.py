"""The words that give a sentence its role, read from statement_cues.tsv beside this module."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from corpus.tables import read_table
from models.values.wording import normal


def opens(words: str, code: str) -> str | None:
    """The cue of that code with which `words` (as `wording.normal` gives them) begin, None if with none."""
    found = _pattern(code).match(words)
    return found[0] if found else None


def holds(words: str, code: str) -> bool:
    """True if a cue of that code stands anywhere in `words`."""
    return code in _held(words)


def ends(words: str, code: str) -> bool:
    """True if `words` end with a cue of that code."""
    return any(words == cue or words.endswith(f" {cue}") for cue in _words(code))


def cues_in(words: str, code: str) -> tuple[str, ...]:
    """The cues of that code in `words`, left to right; of those that begin together the longest."""
    return tuple(_pattern(code).findall(words))


def without(words: str, code: str) -> str:
    """`words` with every cue of that code taken out."""
    return _pattern(code).sub(" ", words) if holds(words, code) else words


def is_cue(words: str, code: str) -> bool:
    """True if `words` are a cue of that code."""
    return words in _words(code)


@lru_cache(maxsize=16)
def _held(words: str) -> frozenset[str]:
    """The codes of all cues that stand in `words`: a sentence is asked for many of them."""
    automaton, codes = _automaton()
    found = automaton.find_matches_as_indexes(f" {words} ", overlapping=True)
    return frozenset(code for cue, _, _ in found for code in codes[cue])


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """Finds cues as whole words; beside it the codes of each."""
    codes: dict[str, list[str]] = {}
    for words, code in _rows():
        codes.setdefault(words, []).append(code)
    return AhoCorasick([f" {words} " for words in codes]), tuple(map(tuple, codes.values()))


@cache
def _words(code: str) -> frozenset[str]:
    return frozenset(words for words, its in _rows() if its == code)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    rows = read_table(Path(__file__).with_name("statement_cues.tsv"), ("word", "code", "gloss", "example"))
    return tuple((normal(row["word"]), row["code"]) for row in rows)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    cues = sorted(_words(code), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)")
