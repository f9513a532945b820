"""Print told from stamps and signatures: print is black, the others are red, blue, violet, or were so and are grey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

_PAPER: Final = 140
"""Levels above this may be paper."""
_COLOURED: Final = 60
"""Difference of the strongest and weakest colour of a dot from which it is no print."""
_FADES: Final = 25
"""The same from which a dot begins to fade."""
_BLACKER: Final = (80, 50, 30)
"""How much lighter than the print's black the core of its strokes may be, whose edges are lighter still."""
_EDGE: Final = 45
"""The same for dots that touch coloured ink; lighter ones are its edge."""
_REACH: Final = 2
"""Pixels of that edge."""
_SOFTER: Final = 0.6
"""Radius in pixels, so that the edges that were cut are no steps."""
_STAMPED: Final = 0.01
"""Part of a line's dots."""
_DARKEST: Final = 10
"""Per cent of the dots of a line of print that are its black."""


def black_of(colours: Image) -> int:
    """The level of the print in the picture of a line."""
    import numpy as np

    strongest = np.asarray(colours.convert("RGB")).max(axis=2)
    return int(np.percentile(strongest, _DARKEST))


def is_stamped(colours: Image) -> bool:
    """True if coloured ink lies over the picture of a line."""
    import numpy as np

    dots = np.asarray(colours.convert("RGB")).astype(np.int16)
    return bool((dots.max(axis=2) - dots.min(axis=2) >= _COLOURED).mean() > _STAMPED)


def print_in(colours: Image, black: int) -> tuple[Image, ...]:
    """Grey pictures of the print: without coloured ink, then only of what is nearer and nearer to its black."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter

    dots = np.asarray(colours.convert("RGB")).astype(np.int32)
    strongest = dots.max(axis=2)
    colour = strongest - dots.min(axis=2)
    level = np.minimum(255, strongest * 255 // _paper(strongest))
    level = np.minimum(255, level + 3 * np.maximum(0, colour - _FADES))
    level[_near(colour >= _COLOURED, _REACH) & (level > black + _EDGE)] = 255
    pictures = []
    for lighter in _BLACKER:
        cut = np.where(_near(level <= black + lighter, 1), level, 255).astype(np.uint8)
        pictures.append(Images.fromarray(cut).filter(ImageFilter.GaussianBlur(_SOFTER)))
    return tuple(pictures)


def _near(where: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """The dots that are there or are at most so many steps from one that is."""
    import numpy as np

    near = where.copy()
    for _ in range(reach):
        grown = near.copy()
        grown[1:] |= near[:-1]
        grown[:-1] |= near[1:]
        grown[:, 1:] |= near[:, :-1]
        grown[:, :-1] |= near[:, 1:]
        near = np.asarray(grown)
    return near


def _paper(levels: NDArray[np.int32]) -> int:
    """The most frequent light level."""
    import numpy as np

    counts = np.bincount(levels.ravel(), minlength=256)
    return _PAPER + int(counts[_PAPER:].argmax())
