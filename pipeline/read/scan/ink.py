"""A picture made ready for recognition: grey, without the colours of stamps and signatures, at a fitting size."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_INCH: Final = 250
"""The recognition is best and quick at this resolution."""
_ENOUGH: Final = (180, 260)
"""Pictures of a resolution between these stay as they are."""
_POINTS_PER_INCH: Final = 72
_DARK: Final = 140
_COLOURED: Final = 60
"""Difference of the strongest and weakest colour of a dot from which it has a colour."""
_MOST_COLOUR: Final = 0.5
"""Where coloured ink is more than this part of the black, it is text and stays."""


def prepared(picture: Image, width: float) -> tuple[bytes, int]:
    """The picture as a grey PGM and its resolution; `width` is that of its place on the page, in points."""
    from PIL import Image as Images

    grey = _grey(picture)
    inches = max(width, 1.0) / _POINTS_PER_INCH
    resolution = grey.width / inches
    if not _ENOUGH[0] <= resolution <= _ENOUGH[1]:
        scale = DOTS_PER_INCH / resolution
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Images.Resampling.LANCZOS)
        resolution = DOTS_PER_INCH
    stream = io.BytesIO()
    grey.save(stream, "PPM")
    return stream.getvalue(), max(70, round(resolution))


def _grey(picture: Image) -> Image:
    """Each dot as light as its lightest colour: red stamps and blue signatures fade, black ink stays."""
    from PIL import ImageChops

    if picture.mode in {"1", "L", "I;16", "I", "F"}:
        return picture.convert("L")
    colours = picture.convert("RGB").split()
    lightest = ImageChops.lighter(ImageChops.lighter(colours[0], colours[1]), colours[2])
    darkest = ImageChops.darker(ImageChops.darker(colours[0], colours[1]), colours[2])
    if _count_below(ImageChops.invert(ImageChops.subtract(lightest, darkest)), 255 - _COLOURED) > (
        _MOST_COLOUR * _count_below(lightest, _DARK)
    ):
        return picture.convert("L")
    return lightest


def _count_below(picture: Image, level: int) -> int:
    return sum(picture.histogram()[:level])
