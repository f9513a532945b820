"""Lines whose letters are set apart, as titles may be: the PDF engine takes some of the gaps for spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.characters import edges_of
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.pdf.letters.words import DRAWN

_LONE: Final = re.compile(
    r"""
    \s (?: [^\W\d_]\s[^\W\d_]                    # two letters side by side: "n g ày"
    | [b-df-hj-np-tv-zđB-DF-HJ-NP-TV-ZĐ®§] ) \s   # a consonant, Đ in old codes among them: "Đ iều 1"
    """,
    re.VERBOSE,
)
"""Letters that stand alone as no syllable does."""
_LEAST_APART: Final = 0.05
"""Letters nearer than this part of the font height are set as usual."""
_SPACE: Final = 0.12
"""A gap wider than the usual one of a line by this part of the font height is a space."""

_MOST_LETTERS: Final = 12
"""Letters of a word or symbol; a line with fewer spaces is a list of letters."""


def close_up(text_page: Any, text: str, sheet: Sheet, runs: Sequence[Run]) -> None:
    """Take out the spaces that are none of runs as they were drawn; `text` has one character for each of the page's."""
    if _LONE.search(text) is None:
        return
    for run in runs:
        if _LONE.search(f" {run.text} "):
            _close_up(text_page, text, sheet, run)


def _close_up(text_page: Any, text: str, sheet: Sheet, run: Run) -> None:
    places = [place for place in range(run.first, run.last + 1) if not text[place].isspace()]
    left, _, right, _ = edges_of(text_page, places, sheet)
    gaps = (left[1:] - right[:-1]).tolist()
    usual = _usual(gaps, places)
    spaces = [gap > usual + _SPACE * run.height for gap in gaps]
    if usual < _LEAST_APART * run.height or sum(spaces) * _MOST_LETTERS < len(gaps):
        return
    shown = zip([False, *spaces], places, strict=True)
    run.pieces = [((" " if space else "") + text[place]).translate(DRAWN) for space, place in shown]


def _usual(gaps: Sequence[float], places: Sequence[int]) -> float:
    """The gap between the letters of a word: of those that the engine left together, of the nearer ones if few are."""
    inside = sorted(gap for gap, one, other in zip(gaps, places, places[1:], strict=False) if other == one + 1)
    if len(inside) * 3 >= len(gaps) > 0:
        return inside[len(inside) // 2]
    return sorted(gaps)[len(gaps) // 3] if gaps else 0.0
