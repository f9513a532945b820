"""Whether figures were printed with the line that they stand in, or written or stamped into it.

Handwriting is read as confidently as print, and wrongly: "23" as "43", "15" as "5". So a figure is believed only if all
tells that it was printed with its line: it stands as high and as low as print beside it, in the same colour, was read
with confidence, and nothing stands beside it that was not read. Else `UNREAD` takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from pipeline.read.programs.tesseract import Edges
from pipeline.read.scan.words import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

InColour = Callable[[Edges], "Image"]
"""Gives the picture at a box of the sheet."""

UNREAD: Final = "[…]"
"""Stands for what was written and could not be read with certainty."""
_DARK: Final = 150
"""Of red, from 0 to 255: the red of stamps is as light there as paper."""
SURE: Final = 0.85
"""Confidence of a figure that is a word of its own."""
_OFF: Final = 0.13
"""Part of the print's height by which printed figures differ in place from it at most."""
_GREYER: Final = 30
"""Difference of colourfulness from which a figure is not of the ink that the print is of."""
_COLOURED: Final = 60
"""Difference of the strongest and weakest colour of a dot that is no print."""
_LEAST_INK: Final = 0.05
"""Of the squared height of a figure; less is specks."""
_LEAST_HEIGHT: Final = 0.4
"""Of a figure's height; what is lower is a row of dots."""
_TAIL: Final = 0.12
"""Of a figure's height: so far the letters beside may reach over their boxes."""
_HIGHER: Final = 0.5
"""Of a figure's height, how far above and below the line handwriting is looked for."""


def is_certain(
    inside: Sequence[Word],
    before: Word,
    after: Word,
    like: Word,
    figure: re.Pattern[str],
    in_colour: InColour,
    sure: float = SURE,
) -> bool:
    """True for a `figure` printed between two words of its line, and for a place between them that was left blank.

    `like` is print of the line that is as high as its figures, `sure` the least confidence.
    """
    if len(inside) > 1:
        return False
    if inside and any(map(str.isalnum, inside[0].text)):
        read = figure.fullmatch(inside[0].text) and inside[0].confidence >= sure
        if not read or not is_level(inside[0], like):
            return False
    elif any(set(word.text) - set(".…_- ") for word in inside):
        return False
    return _is_clean(inside, before, after, like, in_colour)


def is_level(figure: Word, like: Word, part: float = _OFF) -> bool:
    """True for what stands as high and as low as print of the line, but for a part of its height."""
    off = max(abs(figure.top - like.top), abs(figure.bottom - like.bottom))
    return off <= max(2, part * (like.bottom - like.top))


def _is_clean(inside: Sequence[Word], before: Word, after: Word, like: Word, in_colour: InColour) -> bool:
    """True if nothing stands between the two words but what was read, in the colour of the print."""
    import numpy as np

    high, tail = like.bottom - like.top, max(2, round(_TAIL * (like.bottom - like.top)))
    left, right = before.right + tail, after.left - tail
    if right <= left:
        return True
    top = max(0, like.top - round(_HIGHER * high))
    strip = np.asarray(in_colour((left, top, right, like.bottom + round(_HIGHER * high)))).astype(np.int16)
    shown = np.asarray(in_colour((like.left, like.top, like.right, like.bottom))).astype(np.int16)
    read = np.zeros(strip.shape[:2], dtype=bool)
    for word in inside:
        read[:, max(0, word.left - 2 - left) : max(0, word.right + 2 - left)] = True
    dark = strip[..., 0] < _DARK
    if not inside and _is_in_colour(strip, high):
        return False
    off = abs(_colourfulness(strip, dark & read) - _colourfulness(shown, shown[..., 0] < _DARK))
    if off > _GREYER and any(map(str.isdigit, "".join(word.text for word in inside))):
        return False
    return not _is_written(dark & ~read, high)


def _is_in_colour(strip: NDArray[np.int16], high: int) -> bool:
    """True for ink of a colour in a blank, red too, unless it goes on above or below as that of a stamp does."""
    coloured = strip.max(axis=2) - strip.min(axis=2) >= _COLOURED
    return not coloured[[0, -1]].any() and _is_written(coloured, high)


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
