"""Day and month of the line of place and date, which are often written by hand into a printed line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from models.values.wording import fold
from pipeline.read.scan.inked.printed import UNREAD, InColour, is_certain
from pipeline.read.scan.words import Word

_YEAR: Final = re.compile(r"(?:19|20)\d\d\W*")
_FIGURE: Final = re.compile(r"\d{1,2}")
_GLUED: Final = re.compile(r"(?P<word>ng[àaáâ]y|th[áàa]ng)(?P<rest>\S+)", re.IGNORECASE)
"""«ngày,23», «tháng01»: the figure touches the word before it."""
_LEAST: Final = 5
"""Words of such a line."""
_MOST: Final = 3
"""Words between "ngày" and "tháng"."""
_ALIKE: Final = 0.7


@dataclass(frozen=True, slots=True)
class _Slot:
    """The words [first, last) between the word `before` and the one after, and the year of the line, by number."""

    before: int
    first: int
    last: int
    year: int


def check_days(words: Sequence[Word], in_colour: InColour) -> tuple[list[Word], tuple[str, ...]]:
    """The words with `UNREAD` for figures of the line of place and date that are not certain; and what was read there.

    `in_colour` gives the picture at a box of the sheet.
    """
    found = list(words)
    unread: list[str] = []
    for slot in reversed(list(_slots(found))):
        inside = found[slot.first : slot.last]
        glued = _GLUED.fullmatch(found[slot.before].text)
        around = found[slot.before], found[slot.last], found[slot.year]
        if not glued and is_certain(inside, *around, _FIGURE, in_colour):
            continue
        unread.append(" ".join([*([glued["rest"]] if glued else []), *(word.text for word in inside)]))
        before, after, year = around
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
