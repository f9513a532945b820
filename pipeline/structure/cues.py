"""The words that tell headings from sentences, read from heading_cues.tsv beside this module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.tables import read_table
from models.values.wording import normal


def opens_with(words: str, code: str) -> bool:
    """True if `words` (as `wording.normal` gives them) begin with a cue of that code."""
    return _pattern(code).match(words) is not None


def holds(words: str, code: str) -> bool:
    """True if a cue of that code stands anywhere in `words`."""
    return _pattern(code).search(words) is not None


def ends_with(words: str, code: str) -> bool:
    """True if `words` end with a cue of that code."""
    return any(words == cue or words.endswith(f" {cue}") for cue in _words(code))


def is_cue(words: str, code: str) -> bool:
    """True if `words` are a cue of that code."""
    return words in _words(code)


def cues_in(words: str, code: str) -> tuple[str, ...]:
    """The cues of that code in `words`, left to right; of those that begin together the longest."""
    return tuple(_pattern(code).findall(words))


def states(words: str) -> bool:
    """Something is done in it: "chủ trì", "đã" … but not in "Các văn bản đã ban hành"."""
    return holds(words, "sentence") or (holds(words, "finite") and not opens_with(words, "nominal"))


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    rows = read_table(Path(__file__).with_name("heading_cues.tsv"), ("word", "code", "gloss", "example"))
    return tuple((normal(row["word"]), row["code"]) for row in rows)


@cache
def _words(code: str) -> frozenset[str]:
    return frozenset(words for words, its in _rows() if its == code)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    cues = sorted(_words(code), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)")
