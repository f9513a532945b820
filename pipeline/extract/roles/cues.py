"""The words that give a sentence its role, read from statement_cues.tsv beside this module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.tables import read_table
from models.values.wording import normal


def opens(words: str, code: str) -> str | None:
    """The cue of that code with which `words` (as `wording.normal` gives them) begin, None if with none."""
    found = _pattern(code).match(words)
    return found[0] if found else None


def holds(words: str, code: str) -> bool:
    """True if a cue of that code stands anywhere in `words`."""
    return _pattern(code).search(words) is not None


def ends(words: str, code: str) -> bool:
    """True if `words` end with a cue of that code."""
    return any(words == cue or words.endswith(f" {cue}") for cue in _words(code))


def without(words: str, code: str) -> str:
    """`words` with every cue of that code taken out."""
    return _pattern(code).sub(" ", words)


def is_cue(words: str, code: str) -> bool:
    """True if `words` are a cue of that code."""
    return words in _words(code)


@cache
def _words(code: str) -> frozenset[str]:
    rows = read_table(Path(__file__).with_name("statement_cues.tsv"), ("words", "code", "gloss"))
    return frozenset(normal(row["words"]) for row in rows if row["code"] == code)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    cues = sorted(_words(code), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)")
