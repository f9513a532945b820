"""The letters and figures of a strip of a sheet, told apart by the paper between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.read.programs.tesseract import Edges
from pipeline.read.scan.inked.printed import InColour

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Dot = tuple[int, int]
_PAPER: Final = 90
"""Per cent of the dots that are no lighter than the paper."""
_DARK: Final = 0.72
"""Of the paper's red; thin strokes of blurred print are no darker, the red of stamps is lighter."""
_LEAST: Final = 0.4
"""Of the print's height; lower pieces are marks, hyphens, rules and specks."""
_BAND: Final = 0.5
"""Of the print's height, around its middle, which letters and figures reach into."""
_WIDEST: Final = 6
"""Of the print's height; what is wider is a rule, or a stamp."""
_SHARED: Final = 0.5
"""Of the narrower of two pieces: parts of one letter lie over one another so far."""
_LEANS: Final = 0.18
"""Of its height, by which the upper half of a slash lies right of its lower half."""
_STRAIGHT: Final = 0.07
"""Of its height, how far its dots lie off a line, on the average, at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Ink that hangs together, in pixels of the sheet; `thick` is how thick its strokes are."""

    left: int
    top: int
    right: int
    bottom: int
    thick: float
    slash: bool


def find_pieces(box: Edges, high: int, in_colour: InColour) -> list[Piece]:
    """The pieces at a box around a line from left to right; `high` is how high its print is about.

    What doesn't reach the middle of the box is of the lines above and below.
    """
    import numpy as np

    left, top, _, bottom = box
    red = np.asarray(in_colour(box))[..., 0]
    dark = red < _DARK * np.percentile(red, _PAPER)
    first, last = (bottom - top - _BAND * high) / 2, (bottom - top + _BAND * high) / 2
    wholes = [
        dots
        for dots in _connected(dark)
        if max(dots)[0] >= first and min(dots)[0] <= last and _wide(dots) <= _WIDEST * high
    ]
    found: list[list[Dot]] = []
    for dots in sorted(wholes, key=lambda one: min(x for _, x in one)):
        if found and _shared(found[-1], dots) >= _SHARED:
            found[-1] += dots
        else:
            found.append(dots)
    return [_piece(dots, left, top) for dots in found if _high(dots) >= _LEAST * high]


def _connected(dark: NDArray[np.bool_]) -> Iterable[list[Dot]]:
    left = {(int(y), int(x)) for y, x in zip(*dark.nonzero(), strict=True)}
    while left:
        dots = [left.pop()]
        for y, x in dots:
            for near in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                if near in left:
                    left.remove(near)
                    dots.append(near)
        yield dots


def _piece(dots: list[Dot], left: int, top: int) -> Piece:
    rows, columns = [y for y, _ in dots], [x for _, x in dots]
    own = set(dots)
    edge = sum(
        (y + down, x + across) not in own for y, x in dots for down, across in ((-1, 0), (1, 0), (0, -1), (0, 1))
    )
    box = left + min(columns), top + min(rows), left + max(columns) + 1, top + max(rows) + 1
    return Piece(*box, 2 * len(dots) / edge, _is_slash(dots))


def _is_slash(dots: list[Dot]) -> bool:
    """True for a straight stroke that leans to the right."""
    import numpy as np

    y, x = np.array(dots, dtype=float).T
    if not y.std():
        return False
    slope, start = np.polyfit(y, x, 1)
    high = float(y.max() - y.min() + 1)
    return bool(slope < -_LEANS and abs(x - slope * y - start).mean() <= _STRAIGHT * high)


def _high(dots: list[Dot]) -> int:
    return max(y for y, _ in dots) - min(y for y, _ in dots) + 1


def _wide(dots: list[Dot]) -> int:
    return max(x for _, x in dots) - min(x for _, x in dots) + 1


def _shared(one: list[Dot], other: list[Dot]) -> float:
    """Part of the narrower one's columns that both stand in."""
    first = max(min(x for _, x in one), min(x for _, x in other))
    last = min(max(x for _, x in one), max(x for _, x in other))
    return (last - first + 1) / min(_wide(one), _wide(other))
