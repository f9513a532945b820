"""Day and month of the line of place and date, which are often written by hand into a printed line.

Handwriting is read as confidently as print, and wrongly: "23" as "43", "15" as "5". So a figure there is believed only
if all tells that it was printed with the line: it stands as high and as low as the year, in the same colour, was read
with confidence, and nothing stands beside it that was not read. Else `UNREAD` takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from models.values.wording import fold
from pipeline.read.scan.ink import Edges
from pipeline.read.scan.words import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

UNREAD: Final = "[…]"
"""Stands for what was written and could not be read with certainty."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d\W*")
_FIGURE: Final = re.compile(r"\d{1,2}")
_GLUED: Final = re.compile(r"(?P<word>ng[àaáâ]y|th[áàa]ng)(?P<rest>\S+)", re.IGNORECASE)
"""«ngày,23», «tháng01»: the figure touches the word before it."""
_LEAST: Final = 5
"""Words of such a line."""
_MOST: Final = 3
"""Words between "ngày" and "tháng"."""
_ALIKE: Final = 0.7
_SURE: Final = 0.85
_OFF: Final = 0.13
"""Part of the year's height by which printed figures differ in place from it at most."""
_DARK: Final = 150
_GREYER: Final = 30
"""Difference of colourfulness from which a figure is not of the ink that the year is of."""
_LEAST_INK: Final = 0.05
"""Of the squared height of a figure; less is specks."""
_LEAST_HEIGHT: Final = 0.4
"""Of a figure's height; what is lower is a row of dots."""
_TAIL: Final = 0.12
"""Of a figure's height: so far the letters beside may reach over their boxes."""
_HIGHER: Final = 0.5
"""Of a figure's height, how far above and below the line handwriting is looked for."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """The words [first, last) between the word `before` and the one after, and the year of the line, by number."""

    before: int
    first: int
    last: int
    year: int


def check_days(words: Sequence[Word], in_colour: Callable[[Edges], Image]) -> tuple[list[Word], tuple[str, ...]]:
    """The words with `UNREAD` for figures of the line of place and date that are not certain; and what was read there.

    `in_colour` gives the picture at a box of the sheet.
    """
    found = list(words)
    unread: list[str] = []
    for slot in reversed(list(_slots(found))):
        inside = found[slot.first : slot.last]
        if _is_certain(inside, found[slot.before], found[slot.last], found[slot.year], in_colour):
            continue
        glued = _GLUED.fullmatch(found[slot.before].text)
        unread.append(" ".join([*([glued["rest"]] if glued else []), *(word.text for word in inside)]))
        before, after, year = found[slot.before], found[slot.last], found[slot.year]
        if glued:
            found[slot.before] = replace(before, text=glued["word"])
        place = replace(year, text=UNREAD, left=min(before.right, after.left), right=after.left, confidence=1.0)
        found[slot.first : slot.last] = [place]
    return found, tuple(reversed(unread))


def _slots(words: Sequence[Word]) -> list[_Slot]:
    """The places of day and month in lines of place and date: "Hà Nam, ngày … tháng … năm 2021" up to their end."""
    slots: list[_Slot] = []
    for _, line in groupby(range(len(words)), key=lambda place: words[place].line):
        places = list(line)
        while places and not any(map(str.isalnum, words[places[-1]].text)):
            places.pop()
        if len(places) < _LEAST or not _YEAR.fullmatch(words[places[-1]].text):
            continue
        year, plain = places[-1], {place: _plain(words[place].text) for place in places}
        month = next((place for place in reversed(places) if plain[place] == "thang"), None)
        if plain[year - 1] != "nam" or month is None:
            continue
        nearest = [place for place in range(month - 1, month - _MOST - 2, -1) if place > places[0]]
        day = next((place for place in nearest if _is_day_word(plain[place], words[place - 1].text)), None)
        if day is not None:
            slots += [_Slot(day, day + 1, month, year), _Slot(month, month + 1, year - 1, year)]
    return slots


def _is_day_word(plain: str, before: str) -> bool:
    """True for "ngày" or what was read for it after a place: "Hà Nam, ngàv"."""
    if not before[0].isupper() and before[-1] not in ",.;":
        return False
    return SequenceMatcher(None, plain, "ngay", autojunk=False).ratio() >= _ALIKE


def _plain(text: str) -> str:
    glued = _GLUED.fullmatch(text)
    return fold(glued["word"] if glued else text)


def _is_certain(
    inside: Sequence[Word], before: Word, after: Word, year: Word, in_colour: Callable[[Edges], Image]
) -> bool:
    """True for a figure printed with its line, and for a place that was left blank."""
    if _GLUED.fullmatch(before.text) or len(inside) > 1:
        return False
    high = year.bottom - year.top
    if inside and any(map(str.isalnum, inside[0].text)):
        (figure,) = inside
        aligned = max(abs(figure.top - year.top), abs(figure.bottom - year.bottom)) <= max(2, _OFF * high)
        if not _FIGURE.fullmatch(figure.text) or figure.confidence < _SURE or not aligned:
            return False
    elif any(set(word.text) - set(".…_- ") for word in inside):
        return False
    return _is_clean(inside, before, after, year, in_colour)


def _is_clean(
    inside: Sequence[Word], before: Word, after: Word, year: Word, in_colour: Callable[[Edges], Image]
) -> bool:
    """True if nothing stands between the two words but what was read, in the colour of the year."""
    import numpy as np

    high, tail = year.bottom - year.top, max(2, round(_TAIL * (year.bottom - year.top)))
    left, right = before.right + tail, after.left - tail
    if right <= left:
        return True
    top = max(0, year.top - round(_HIGHER * high))
    strip = np.asarray(in_colour((left, top, right, year.bottom + round(_HIGHER * high)))).astype(np.int16)
    shown = np.asarray(in_colour((year.left, year.top, year.right, year.bottom))).astype(np.int16)
    read = np.zeros(strip.shape[:2], dtype=bool)
    for word in inside:
        read[:, max(0, word.left - 2 - left) : max(0, word.right + 2 - left)] = True
    dark = strip[..., 0] < _DARK  # the red of stamps is as light there as paper
    off = abs(_colourfulness(strip, dark & read) - _colourfulness(shown, shown[..., 0] < _DARK))
    if off > _GREYER and any(map(str.isdigit, "".join(word.text for word in inside))):
        return False
    return not _is_written(dark & ~read, high)


def _is_written(dark: NDArray[np.bool_], high: int) -> bool:
    """True if the ink is more, and higher, than specks and rows of dots are."""
    import numpy as np

    near: Any = np.zeros(dark.shape, dtype=np.int16)
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            near += np.roll(dark, (down, across), (0, 1))
    ink = dark & (near >= 4)
    rows = np.flatnonzero(ink.any(axis=1))
    if ink.sum() < _LEAST_INK * high * high:
        return False
    return bool(rows[-1] - rows[0] + 1 >= _LEAST_HEIGHT * high)


def _colourfulness(picture: NDArray[np.int16], where: NDArray[np.bool_]) -> float:
    """Mean difference of the strongest and weakest colour of the dots."""
    dots = picture[where]
    return float((dots.max(axis=1) - dots.min(axis=1)).mean()) if len(dots) else 0.0
