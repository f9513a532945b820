"""The document's number in the head, which is often written or stamped by hand before a printed symbol.

"Số: 47/BC-SNV": the figures are held against the letters of the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Final

from pipeline.read.scan.inked.pieces import Piece, find_pieces
from pipeline.read.scan.inked.printed import SURE, UNREAD, InColour, is_certain, is_level
from pipeline.read.scan.words import Word

_OPENING: Final = re.compile(r"(?P<word>S[ốôóoổộ6ỐÔÓO]\s*[:;.]?)(?P<rest>\S*)")
"""«Số:», «Số:47»."""
_SYMBOL: Final = re.compile(
    r"""(?P<figure>.*?)(?P<symbol>
      [/⁄](?:(?:19|20)\d\d[/-])?[A-ZĐƯ].*      # 47/BC-SNV, /BC-SNV, 06/2024/QĐ-UBND
    | [-–][A-ZĐƯ][A-Za-zĐđƯư]*[/⁄][A-ZĐƯ].*    # 36-HD/VPTW
    | [/⁄]                                     # "/ BC-SNV"
    )""",
    re.VERBOSE,
)
_FIGURE: Final = re.compile(r"\d[\dOl]{0,4}[a-z]?")
_BLANK: Final = ".…_- "
"""What a blank is filled with."""
_MOST: Final = 3
"""Words between "Số:" and the symbol."""
_APART: Final = 2.0
"""Of a word's height: "Số" begins a line, or stands so far from what is before it."""
_CAPITALS: Final = 0.75
"""Of the height of a word's box, how high its letters are about."""
_AROUND: Final = 1.0
"""Of the print's height, above and below the line's middle, how much of the sheet is looked at."""
_OFF: Final = 0.08
"""Of the print's height, how far the edges of a printed figure are from those of the letters at most."""
_THICK: Final = (0.6, 1.5)
"""How many times as thick as those of the symbol the strokes of its figures are."""

_HYPHENS: Final = "-–"
_HYPHEN: Final = 0.25
"""Of the print's height, the gap that a hyphen stands in at least."""
_LOWER: Final = 0.2
"""Of the print's height, so far a slash reaches below it."""
_LEAST_LETTERS: Final = 3
_SURE_WHOLE: Final = 0.75
"""Confidence of a number that was read in one with its symbol."""
_NARROW: Final = 0.5
"""Of the print's height; so many figures that touch are not narrower each."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """The words from "Số:" to the one with the symbol, by number; what was read between, and the symbol's own text."""

    before: int
    after: int
    rest: str
    figure: str
    symbol: str


def check_numbers(words: Sequence[Word], height: int, in_colour: InColour) -> tuple[list[Word], tuple[str, ...]]:
    """The words with `UNREAD` for numbers in the head that are not certain; and what was read there.

    `height` is the sheet's, in whose upper half heads stand; `in_colour` gives the picture at a box of the sheet.
    """
    found = list(words)
    unread: list[str] = []
    for slot in reversed(list(_slots(found, height))):
        inside = found[slot.before + 1 : slot.after]
        parts = [text for text in (slot.rest, *(word.text for word in inside), slot.figure) if text]
        before, after = found[slot.before], found[slot.after]
        if _is_printed(before, inside, after, slot, parts, in_colour):
            continue
        unread.append(" ".join(parts))
        if slot.rest:
            found[slot.before] = replace(before, text=before.text.removesuffix(slot.rest))
        left = min([after.left, *(word.left for word in inside)])
        found[slot.before + 1 : slot.after + 1] = [replace(after, text=UNREAD + slot.symbol, left=left)]
    return found, tuple(reversed(unread))


def _slots(words: Sequence[Word], height: int) -> Iterator[_Slot]:
    """The places of numbers: from "Số:" up to the symbol in the same line."""
    for _, line in groupby(range(len(words)), key=lambda place: words[place].line):
        places = list(line)
        for place in places:
            opening = _OPENING.fullmatch(words[place].text)
            if opening is None or words[place].bottom > height / 2:
                continue
            before = words[place - 1] if place > places[0] else None
            if before and words[place].left - before.right < _APART * (before.bottom - before.top):
                continue
            slot = _slot(words, place, places[-1], opening)
            if slot is not None:
                yield slot


def _slot(words: Sequence[Word], place: int, last: int, opening: re.Match[str]) -> _Slot | None:
    for after in range(place + 1, min(last, place + 1 + _MOST) + 1):
        symbol = _SYMBOL.fullmatch(words[after].text)
        if symbol is not None:
            return _Slot(place, after, opening["rest"], symbol["figure"], symbol["symbol"])
    return None


def _is_printed(
    before: Word, inside: Sequence[Word], after: Word, slot: _Slot, parts: Sequence[str], in_colour: InColour
) -> bool:
    """True for a number printed with its symbol, and for a place that was left blank."""
    if len(parts) > 1 or slot.rest:
        return False
    high = round(_CAPITALS * (after.bottom - after.top))
    middle, around = (after.top + after.bottom) // 2, round(_AROUND * high)
    start = before.right + 2
    box = start, max(0, middle - around), after.right + 2, middle + around
    pieces = find_pieces(box, high, in_colour)
    if not set("".join(parts)) - set(_BLANK):
        bar = next((piece.left for piece in pieces if piece.slash), after.left)
        shown = [piece for piece in pieces if piece.left > max(bar, after.left)]
        whole = replace(after, left=max(bar, after.left))
        return bool(shown) and is_certain(inside, before, whole, _like(after, shown), _FIGURE, in_colour)
    figures, letters = _parted(pieces, len(parts[0]), slot.symbol, after if inside else None)
    if not figures or not letters:
        return False
    like = _like(after, letters)
    each = [replace(like, top=piece.top, bottom=piece.bottom) for piece in figures]
    thick = median(piece.thick for piece in figures) / median(piece.thick for piece in letters)
    if not all(is_level(piece, like, _OFF) for piece in each) or not _THICK[0] <= thick <= _THICK[1]:
        return False
    edges = figures[0].left, min(one.top for one in each), figures[-1].right, max(one.bottom for one in each)
    figure = Word(parts[0], *edges, (inside[0] if inside else after).confidence, after.line)
    behind = after if inside else replace(after, left=figure.right)
    return is_certain([figure], before, behind, like, _FIGURE, in_colour, SURE if inside else _SURE_WHOLE)


def _parted(
    pieces: Sequence[Piece], count: int, symbol: str, word: Word | None
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The pieces of `count` figures and those of the symbol; nothing where they can't be told apart.

    `word` is that of the symbol, where it does not begin with the figures.
    """
    bar = next((place for place in range(min(count, len(pieces) - 1), 0, -1) if pieces[place].slash), None)
    if word is not None and (bar is None or symbol[0] in _HYPHENS):
        figures = [one for one in pieces if one.right <= word.left]
        letters = [one for one in pieces if one.left > word.left]
    elif bar is not None and symbol[0] not in _HYPHENS:
        figures, letters = list(pieces[:bar]), list(pieces[bar + 1 :])
    else:
        figures, letters = list(pieces[:count]), list(pieces[count:])
        if len(letters) < _LEAST_LETTERS or not _goes_on(figures[-1], letters, symbol):
            return (), ()
    if not letters or not 0 < len(figures) <= count:
        return (), ()
    narrow = _NARROW * count * _height(letters)
    touching = len(figures) < count
    return ((), ()) if touching and figures[-1].right - figures[0].left < narrow else (figures, letters)


def _goes_on(figure: Piece, letters: Sequence[Piece], symbol: str) -> bool:
    """True if the symbol begins behind the figure: after a hyphen's gap, or with a slash that touches its letter."""
    first, high = letters[0], _height(letters)
    if symbol[0] in _HYPHENS:
        return first.left - figure.right >= _HYPHEN * high
    top, bottom = median(one.top for one in letters), median(one.bottom for one in letters)
    wide = first.right - first.left >= _NARROW * 2 * high
    return wide and abs(first.top - top) <= _LOWER * high and abs(first.bottom - bottom) <= _LOWER * high


def _height(letters: Sequence[Piece]) -> float:
    return median(one.bottom - one.top for one in letters)


def _like(symbol: Word, letters: Sequence[Piece]) -> Word:
    """The print of the symbol, as high as most of its letters."""
    top, bottom = (round(median(edges)) for edges in zip(*((one.top, one.bottom) for one in letters), strict=True))
    return replace(symbol, top=top, bottom=bottom)
