"""How far a scanned sheet is turned: the angle at which its lines of text stand out best from the space between."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

_WIDTH: Final = 700
"""Pixels of the small copy that is looked at."""
_DARK: Final = 150
_MOST: Final = 3.0
"""Degrees; a sheet that lies more askew stays as it is."""
_STEPS: Final = (0.5, 0.1)
_NOTICED: Final = 0.1
_LEAST_DOTS: Final = 500


def turn_of(grey: Image) -> float:
    """Degrees counter-clockwise by which the sheet is to be turned so that its lines lie level; 0 if they do."""
    angle = angle_of(grey)
    return angle if abs(angle) >= _NOTICED else 0.0


def turned(grey: Image, angle: float) -> Image:
    """The sheet turned counter-clockwise by some degrees, of the same size."""
    from PIL import Image as Images

    return grey.rotate(angle, Images.Resampling.BICUBIC, fillcolor=255) if angle else grey


def angle_of(grey: Image) -> float:
    """Degrees by which the sheet must be turned counter-clockwise to lie straight."""
    import numpy as np

    small = grey.resize((_WIDTH, max(1, round(grey.height * _WIDTH / grey.width))))
    rows, columns = np.nonzero(np.asarray(small) < _DARK)
    if len(rows) < _LEAST_DOTS:
        return 0.0
    best, reach = 0.0, _MOST
    for step in _STEPS:
        count = round(reach / step)
        angles = [best + step * place for place in range(-count, count + 1)]
        best = max(angles, key=lambda angle: _contrast(rows, columns, angle))
        reach = step
    return best


def _contrast(rows: NDArray[np.intp], columns: NDArray[np.intp], angle: float) -> float:
    """How unevenly the ink lies over the rows, once turned by the angle."""
    import numpy as np

    levels = np.round(rows - columns * math.tan(math.radians(angle))).astype(np.intp)
    counts = np.bincount(levels - levels.min()).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())
