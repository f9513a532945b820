"""The cells of a scanned table, cut out and put one below the other, so that no line is read across two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pipeline.read.scan.gaps import squeezed
from pipeline.read.scan.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from pipeline.read.grids import Grid

_DARK: Final = 140
_LEAST_INK: Final = 8
"""Dark dots; fewer are specks in an empty cell."""
RESOLUTION: Final = 260
"""Dots per inch of the strips: the print of tables is small."""
_MARGIN: Final = 36
_INSET: Final = 1
_HIGHEST: Final = 6_000
"""Pixels of a strip's height; then another is begun."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's ink: its top left corner on the sheet, and the stretch [top, bottom) of the strip that shows it."""

    left: int
    up: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells one below the other, `scale` times as large as on the sheet, their wide gaps narrowed."""

    picture: Image
    pieces: tuple[Piece, ...]
    scale: float

    def on_sheet(self, words: Sequence[Word], first: int) -> list[Word]:
        """Words of the strip where they stand on the sheet; the blocks of the cells are numbered from `first`."""
        placed = []
        for word in words:
            middle = (word.top + word.bottom) / 2
            for number, piece in enumerate(self.pieces):
                if piece.top - _MARGIN / 2 <= middle < piece.bottom + _MARGIN / 2:
                    placed.append(self._placed(word, piece, first + number))
        return placed

    def _placed(self, word: Word, piece: Piece, block: int) -> Word:
        return replace(
            word,
            left=piece.left + round((word.left - _MARGIN) / self.scale),
            right=piece.left + round((word.right - _MARGIN) / self.scale),
            top=piece.up + round((word.top - piece.top) / self.scale),
            bottom=piece.up + round((word.bottom - piece.top) / self.scale),
            line=(block, *word.line[1:]),
        )


def cut_out(grey: NDArray[np.uint8], tables: Sequence[Grid], resolution: int) -> tuple[Strip, ...]:
    """The cells of the tables, which are painted white on the sheet."""
    from PIL import Image as Images

    scale = RESOLUTION / resolution
    found: list[tuple[int, int, Image]] = []
    for table in tables:
        for cell in table.cells:
            top, bottom = int(cell.top) + _INSET, int(cell.bottom) - _INSET
            left, right = int(cell.left) + _INSET, int(cell.right) - _INSET
            inside = grey[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
            ink = _ink(inside)
            if ink is not None:
                x, y, end, low = ink
                shown = Images.fromarray(squeezed(inside[y:low, x:end], inside[y:low, x:end] < _DARK))
                size = max(1, round(shown.width * scale)), max(1, round(shown.height * scale))
                found.append((left + x, top + y, shown.resize(size, Images.Resampling.BICUBIC)))
            inside[:] = 255
    return tuple(_strips(found, scale))


def _ink(cell: NDArray[np.uint8]) -> tuple[int, int, int, int] | None:
    """The box (left, top, right, bottom) of what is printed in a cell."""
    import numpy as np

    dark = cell < _DARK
    if dark.sum() < _LEAST_INK:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return (
        max(0, int(columns[0]) - 2),
        max(0, int(rows[0]) - 2),
        int(columns[-1]) + 3,
        int(rows[-1]) + 3,
    )


def _strips(found: list[tuple[int, int, Image]], scale: float) -> list[Strip]:
    strips: list[Strip] = []
    while found:
        height, count = _MARGIN, 0
        while count < len(found) and (count == 0 or height + found[count][2].height < _HIGHEST):
            height += found[count][2].height + _MARGIN
            count += 1
        strips.append(_strip(found[:count], height, scale))
        found = found[count:]
    return strips


def _strip(found: list[tuple[int, int, Image]], height: int, scale: float) -> Strip:
    from PIL import Image as Images

    width = max(picture.width for _, _, picture in found) + 2 * _MARGIN
    strip, pieces, top = Images.new("L", (width, height), 255), [], _MARGIN
    for left, up, picture in found:
        strip.paste(picture, (_MARGIN, top))
        pieces.append(Piece(left, up, top, top + picture.height))
        top += picture.height + _MARGIN
    return Strip(strip, tuple(pieces), scale)
