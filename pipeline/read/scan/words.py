"""The table of words that the recognising program prints, as words on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WORD: Final = "5"
"""Level of the rows that are words."""
_PAGE: Final = "1"
_COLUMNS: Final = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in pixels and the line that it stands in."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    """From 0 to 1."""
    line: tuple[int, int, int]
    """Numbers of its block, paragraph and line."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a picture of `width` and `height` pixels, in the program's order."""

    words: tuple[Word, ...]
    width: int
    height: int


def read_words(table: bytes) -> Recognised:
    """The words of a table; rows that are no words or hold blanks only are left out."""
    rows = [line.split("\t") for line in table.decode("utf-8", "replace").splitlines()]
    rows = [row for row in rows if len(row) == _COLUMNS]
    pages = [row for row in rows if row[0] == _PAGE]
    width, height = (int(pages[0][8]), int(pages[0][9])) if pages else (1, 1)
    return Recognised(tuple(_words(rows)), width, height)


def _words(rows: list[list[str]]) -> Iterator[Word]:
    for level, _, block, paragraph, line, _, left, top, width, height, confidence, text in rows:
        if level == _WORD and text.strip():
            x, y = int(left), int(top)
            place = int(block), int(paragraph), int(line)
            sure = max(0.0, min(1.0, float(confidence) / 100))
            yield Word(text.strip(), x, y, x + int(width), y + int(height), sure, place)
