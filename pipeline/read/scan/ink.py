"""A picture made ready for recognition: grey, without the colours of stamps and signatures, straight, without rules."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.read.grids import Grid
from pipeline.read.programs.tesseract import Edges
from pipeline.read.scan.cells import Strip, cut_out
from pipeline.read.scan.rules import find_rules, find_tables, wipe
from pipeline.read.scan.skew import turn_of, turned

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_INCH: Final = 220
"""What pictures of another resolution are brought to."""
_ENOUGH: Final = (190, 230)
"""Grey pictures of a resolution between these stay as they are."""
_BILEVEL: Final = 2
"""Levels of a picture without greys; made larger, its steps become greys, of which the recognition makes more."""
_POINTS_PER_INCH: Final = 72
_DARK: Final = 140
_COPY: Final = 300
"""Pixels of the small copy on which the paper's shade is looked up."""
_COLOURED: Final = 60
"""Difference of the strongest and weakest colour of a dot from which it has a colour."""
_MOST_COLOUR: Final = 0.5
"""Where coloured ink is more than this part of the black, it is text and stays."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A grey sheet of some resolution in dots per inch, and the tables that were cut out of it."""

    sheet: Image
    resolution: int
    tables: tuple[Grid, ...]
    """In pixels."""
    cells: tuple[Strip, ...]
    original: Image
    askew: float
    """Degrees by which the original was turned counter-clockwise."""

    def in_colour(self, box: Edges) -> Image:
        """The original, with the colours of stamps and signatures, at a box (left, top, right, bottom) of the sheet."""
        from PIL import Image as Images

        left, top, right, bottom = box
        across, down = self.original.width / self.sheet.width, self.original.height / self.sheet.height
        x, y = self.sheet.width / 2, self.sheet.height / 2
        cosine, sine = math.cos(math.radians(self.askew)), math.sin(math.radians(self.askew))
        first, last = x + cosine * (left - x) - sine * (top - y), y + sine * (left - x) + cosine * (top - y)
        matrix = (across * cosine, -across * sine, across * first, down * sine, down * cosine, down * last)
        size = max(1, right - left), max(1, bottom - top)
        colours = self.original.convert("RGB")
        return colours.transform(size, Images.Transform.AFFINE, matrix, Images.Resampling.BICUBIC, fillcolor="white")


def prepare(picture: Image, width: float) -> Prepared:
    """The picture ready for recognition; `width` is that of its place on the page, in points."""
    import numpy as np
    from PIL import Image as Images

    sheet, resolution = _fitting(_on_white(_grey(picture)), max(width, 1.0) / _POINTS_PER_INCH)
    askew = turn_of(sheet)
    grey = np.array(turned(sheet, askew))
    rules = find_rules(grey, resolution)
    wipe(grey, rules)
    tables = find_tables(rules, resolution)
    strips = cut_out(grey, tables, resolution)
    return Prepared(Images.fromarray(grey), resolution, tables, strips, picture, askew)


def _on_white(grey: Image) -> Image:
    """The paper made white, whatever its shade."""
    counts = grey.resize((_COPY, _COPY)).histogram()
    paper = max(range(_DARK, 256), key=counts.__getitem__)
    return grey.point([min(255, level * 255 // paper) for level in range(256)]) if paper < 255 else grey


def _fitting(grey: Image, inches: float) -> tuple[Image, int]:
    """The picture at a resolution that the recognition is good at, and that resolution."""
    from PIL import Image as Images

    resolution = grey.width / inches
    if _ENOUGH[0] <= resolution <= _ENOUGH[1] and sum(map(bool, grey.histogram())) > _BILEVEL:
        return grey, round(resolution)
    scale = DOTS_PER_INCH / resolution
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    return grey.resize(size, Images.Resampling.LANCZOS), DOTS_PER_INCH


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
