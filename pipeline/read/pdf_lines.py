"""Characters of a page gathered into printed lines, columns of a head or foot one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from models.layout import Box, Line

_SPACE: Final = 0.22
"""A gap wider than this part of the font height is a space."""
_GAP: Final = 2.2
"""A gap wider than this many font heights parts two columns."""
_SAME_LINE: Final = 0.45
"""Baselines nearer than this part of the font height are one line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its loose box and its baseline, in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float


def lay_out(glyphs: list[Glyph], width: float) -> Iterator[Line]:
    """Lines in reading order: rows from the top; where rows are split by a wide gap, the left column first."""
    rows = [_split(row) for row in _rows(glyphs)]
    for split, zone in groupby(rows, key=lambda row: len(row) > 1):
        lines = [line for row in zone for line in row]
        if split:
            lines.sort(key=lambda line: (line.box is not None and line.box.left > width * 0.42))
        yield from lines


def _rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted((one for one in glyphs if not one.text.isspace()), key=lambda one: one.baseline):
        if row and glyph.baseline - row[0].baseline > _SAME_LINE * max(row[0].bottom - row[0].top, 4.0):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda one: one.left)


def _split(row: list[Glyph]) -> list[Line]:
    lines: list[Line] = []
    piece = [row[0]]
    for glyph in row[1:]:
        if glyph.left - piece[-1].right > _GAP * (glyph.bottom - glyph.top):
            lines.append(_line(piece))
            piece = []
        piece.append(glyph)
    lines.append(_line(piece))
    return lines


def _line(glyphs: list[Glyph]) -> Line:
    pieces = [glyphs[0].text]
    for before, glyph in zip(glyphs, glyphs[1:], strict=False):
        if glyph.left - before.right > _SPACE * (glyph.bottom - glyph.top):
            pieces.append(" ")
        pieces.append(glyph.text)
    box = Box(glyphs[0].left, min(one.top for one in glyphs), max(one.right for one in glyphs),
              max(one.bottom for one in glyphs))
    return Line(text="".join(pieces), box=box, size=box.bottom - box.top)
