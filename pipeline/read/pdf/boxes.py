"""Boxes of many characters of a PDF page at once, on the page as it is shown; a call for each costs too much."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_SIZE: Final = ctypes.sizeof(pdfium.FS_RECTF)
_Measure: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_measure: Final = _Measure(ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
"""The engine's function, taking addresses: making a reference for every character costs more than the call."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page's own coordinates lie on the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) from the shown page's top left corner."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def edges_of(text_page: Any, places: Sequence[int], sheet: Sheet) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Left, top, right, bottom of the characters at `places` in the page's text, as it is shown.

    All characters of one font and size are equally high.
    """
    import numpy as np

    flat = np.frombuffer(_measured(text_page, places), dtype=np.float32).astype(np.float64)
    left, top, right, bottom = flat.reshape(-1, 4).T
    placed: tuple[Any, Any, Any, Any] = sheet.place(left, bottom, right, top)  # type: ignore[arg-type]
    return placed


def _measured(text_page: Any, places: Sequence[int]) -> memoryview[int]:
    """The bytes of left, top, right, bottom (C floats) of each character in the page's own coordinates."""
    count = len(places)
    boxes = (pdfium.FS_RECTF * count)()
    start = ctypes.addressof(boxes)
    page = ctypes.cast(text_page, ctypes.c_void_p).value
    for _ in map(_measure, repeat(page), places, range(start, start + count * _SIZE, _SIZE)):
        pass
    return memoryview(boxes).cast("B")
