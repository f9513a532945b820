"""Page numbers and blank lines between the halves of a sentence, where the format itself knows no pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.normalise.furniture import is_page_number
from pipeline.normalise.pieces import Piece, broken_sentence

_NUMBER: Final = re.compile(r"\d+")
_LINES_OF_A_PAGE: Final = 5


def without_page_numbers(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out page numbers where the format itself knows no pages: a number alone on its line, if it stands inside
    a broken sentence, or if all such numbers count up by one over the text."""
    alone = [place for place, piece in enumerate(pieces) if piece.page is None and is_page_number(piece.text)]
    if not alone and (not pieces or pieces[0].page == pieces[-1].page):
        return iter(pieces)
    counting = _count_up([pieces[place].text for place in alone], alone)
    dropped: set[int] = set()
    for place in alone:
        before, after = _filled(pieces, place, -1), _filled(pieces, place, 1)
        broken = before >= 0 and after < len(pieces) and broken_sentence(pieces[before], pieces[after])
        if broken and (counting or after == place + 1):
            dropped.update(range(before + 1, after))
        elif counting:
            dropped.add(place)
    if pieces and pieces[0].page != pieces[-1].page:
        dropped.update(_blanks_at_page_ends(pieces))
    return (piece for place, piece in enumerate(pieces) if place not in dropped)


def _blanks_at_page_ends(pieces: list[Piece]) -> Iterator[int]:
    """Places of the empty lines between two pages that a sentence goes over."""
    filled = [place for place, piece in enumerate(pieces) if piece.text]
    for before, after in pairwise(filled):
        parted = after - before > 1 and pieces[before].page != pieces[after].page
        if parted and broken_sentence(pieces[before], pieces[after]):
            yield from range(before + 1, after)


def _filled(pieces: list[Piece], place: int, step: int) -> int:
    """The next place before or after one at which there is text; beyond the ends if there is none."""
    place += step
    while 0 <= place < len(pieces) and not pieces[place].text:
        place += step
    return place


def _count_up(numbers: list[str], places: list[int]) -> bool:
    """True for "1", "2", "3" or "Trang 1/3", "Trang 2/3", "Trang 3/3", each some lines after the one before."""
    found = [_NUMBER.search(number) for number in numbers]
    counted = [int(one[0]) for one in found if one is not None]
    if len(counted) < 2 or len({_NUMBER.sub("", number, count=1) for number in numbers}) > 1:
        return False
    apart = all(after - before >= _LINES_OF_A_PAGE for before, after in pairwise(places))
    return apart and all(after == before + 1 for before, after in pairwise(counted))
