"""How wide letters are in print: enough to tell where on a printed line a word stands whose line alone is known.

The widths are those of Times New Roman, which offices must write in (Nghị định 30/2020/NĐ-CP); other fonts differ
by a part that evens out over a line.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_OTHER: Final = 500
_THOUSANDTHS: Final = {
    "'|ijlt/\\:;": 278,
    " .,": 250,
    "!()[]fr-IJ‘’`": 333,
    "s": 389,
    'aceczĉ?“”"': 444,
    "\u2026\u2014%": 1000,
    "<>=+": 564,
    "PSF": 556,
    "ELTZ": 611,
    "BCR": 667,
    "ADGHKNOQUVXYwm&Đ": 722,
    "mM": 833,
    "WM@": 917,
}
"""Groups of letters → their width in thousandths of the font's size; a letter in two groups has the later one's."""
_WIDTHS: Final = {letter: width for letters, width in _THOUSANDTHS.items() for letter in letters}


def print_width(text: str) -> float:
    """The width of a text set in one line, as a multiple of the font's size."""
    return sum(map(_letter_width, text))


@lru_cache(maxsize=1024)
def _letter_width(letter: str) -> float:
    """The width of a letter is that of its base: marks stand above and below it."""
    base = unicodedata.normalize("NFD", letter)[:1]
    return _WIDTHS.get(letter, _WIDTHS.get(base, _OTHER)) / 1000
