"""What was found in a picture, tables and words: as values, and as it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Final

from models.layout import Box
from pipeline.read.grids import Grid, grid_around

_WORD: Final = "5"
"""Level of the rows that are words."""
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
    """The words and tables of a picture of `width` and `height` pixels."""

    words: tuple[Word, ...]
    tables: tuple[Grid, ...]
    width: int
    height: int
    turned: int = 0
    """Degrees counter-clockwise by which the picture was turned to stand upright; the words are where they then are."""
    gutter: int = 0
    """How far from the left a second sheet begins that lies beside the first; 0 for one sheet."""
    two_sheets: bool = False
    """True if there may be two sheets that could not be told apart."""
    days: tuple[str, ...] = ()
    """What was read of figures of the line of place and date that are not certain, and are not among the words."""
    names: tuple[str, ...] = ()
    """What was read of signers' names that are not certain, and are not among the words."""
    numbers: tuple[str, ...] = ()
    """What was read of the document's number where it is not certain, and is not among the words."""


def pack(found: Recognised) -> bytes:
    """What was found as it is kept."""
    tables = [[_edges(cell) for cell in table.cells] for table in found.tables]
    words = [[*astuple(word)[:-1], list(word.line)] for word in found.words]
    kept: dict[str, object] = {"size": [found.width, found.height], "tables": tables, "words": words}
    kept |= {"turned": found.turned, "gutter": found.gutter, "two_sheets": found.two_sheets}
    kept |= {"days": found.days, "names": found.names, "numbers": found.numbers}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(kept: bytes) -> Recognised:
    """What was found from as it was kept."""
    found = json.loads(kept)
    words = tuple(_word(*row) for row in found["words"])
    tables = tuple(grid_around([Box(*cell) for cell in cells]) for cells in found["tables"])
    width, height = found["size"]
    lies = found["turned"], found["gutter"], found["two_sheets"]
    unread = (tuple(found[kind]) for kind in ("days", "names", "numbers"))
    return Recognised(words, tables, width, height, *lies, *unread)


def _word(text: str, left: int, top: int, right: int, bottom: int, sure: float, line: list[int]) -> Word:
    return Word(text, left, top, right, bottom, sure, (line[0], line[1], line[2]))


def _edges(box: Box) -> list[int]:
    return [round(box.left), round(box.top), round(box.right), round(box.bottom)]


def read_words(table: bytes) -> tuple[Word, ...]:
    """The words of the table that the program prints; rows that are no words or hold blanks only are left out."""
    rows = [line.split("\t") for line in table.decode("utf-8", "replace").splitlines()]
    return tuple(_words([row for row in rows if len(row) == _COLUMNS]))


def _words(rows: list[list[str]]) -> Iterator[Word]:
    for level, _, block, paragraph, line, _, left, top, width, height, confidence, text in rows:
        if level == _WORD and text.strip():
            x, y = int(left), int(top)
            place = int(block), int(paragraph), int(line)
            sure = max(0.0, min(1.0, float(confidence) / 100))
            yield Word(text.strip(), x, y, x + int(width), y + int(height), sure, place)
