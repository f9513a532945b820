"""Small raised figures behind a number of a PDF page told from its digits: notes' marks and exponents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.characters import edges_of
from pipeline.read.raised import lifted

_DIGITS: Final = re.compile(r"\d(?:[ .,]{0,2}\d)+")
_SMALLER: Final = 0.85
"""Part of a number's font height below which a figure may be raised; others of its line are 1, misprints aside."""
_RAISED: Final = 0.18
"""Part of a number's font height by which its bottom is above; a smaller font alone makes 0.1."""
_NEAR: Final = 0.35
"""Part of a number's font height within which a mark follows it; the next cell's figure stands farther off."""


def with_marks_apart(text_page: Any, text: str, sheet: Sheet) -> str:
    """The text, of the same length, raised figures behind a digit in Unicode's raised ones: "456¹"."""
    places = [match.start() + at for match in _DIGITS.finditer(text) for at in _digits(match[0])]
    if not places:
        return text
    letters = list(text)
    for place in _raised(places, *(edge.tolist() for edge in edges_of(text_page, places, sheet))):
        letters[place] = lifted(letters[place])
    return "".join(letters)


def _digits(number: str) -> Iterator[int]:
    return (at for at, character in enumerate(number) if character.isdecimal())


def _raised(
    places: Sequence[int], left: list[float], top: list[float], right: list[float], bottom: list[float]
) -> Iterator[int]:
    """Places of the raised ones among digits; `line` is the last digit that is none."""
    line = 0
    for before, at in pairwise(range(len(places))):
        height = bottom[line] - top[line]
        small = bottom[at] - top[at] < _SMALLER * height
        near = places[at] - places[before] <= 3 and -height < left[at] - right[before] < _NEAR * height
        if small and near and _RAISED * height < bottom[line] - bottom[at] < height:
            yield places[at]
        else:
            line = at
