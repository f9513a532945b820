"""Sheets that were scanned on their side or upside down, told by how well they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.values.syllable import is_syllable
from pipeline.read.scan.words import Word

_ON_SIDE: Final = (90, 270)
_UPSIDE_DOWN: Final = (180,)
"""Degrees counter-clockwise by which a picture is turned, in the order in which that is tried."""
_LEAST_WORDS: Final = 20
"""Fewer tell nothing."""
_READ: Final = 0.55
"""Part of the letters that are in words read with confidence on any page that stands upright."""
_FIGURE: Final = re.compile(r"[\d.,/%+-]*\d[\d.,/%+-]*")
_SURE: Final = 0.8
_LONG: Final = 3
"""Letters of a word that is wider than high."""
_LEAST_LONG: Final = 5


def next_turns(words: Sequence[Word]) -> tuple[int, ...]:
    """Turns to be tried where these words were read of a picture as it is; none if they can be read."""
    if are_upended(words):
        return _ON_SIDE
    return () if is_readable(words) else _UPSIDE_DOWN


def is_readable(words: Sequence[Word]) -> bool:
    """False for words of which most are none of the language, or stand upended; a few tell nothing."""
    return len(words) < _LEAST_WORDS or share_read(words) >= _READ


def share_read(words: Sequence[Word]) -> float:
    """Part of the letters that are in syllables and sure figures; 0 for words that stand upended."""
    if are_upended(words):
        return 0.0
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words if _is_read(word)) / letters if letters else 0.0


def are_upended(words: Sequence[Word]) -> bool:
    """True for words that are higher than wide: recognition reads lines that run down, too."""
    longer = [word.bottom - word.top > word.right - word.left for word in words if len(word.text) >= _LONG]
    return len(longer) >= _LEAST_LONG and sum(longer) * 2 > len(longer)


def _is_read(word: Word) -> bool:
    if _FIGURE.fullmatch(word.text):
        return word.confidence >= _SURE
    return is_syllable(word.text.strip('.,;:()“”"-'))
