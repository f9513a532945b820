"""What the PDF engine tells of single characters: their boxes, origins, fonts.

It is asked so often that making pointers for every call would cost more than the call: they are made once, here.
Nothing else may read with the engine at the same time, which it forbids anyway.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from pipeline.read.pdf.letters.boxes import Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


def _bare(function: Any) -> Callable[..., int]:
    """The engine's function, taking pointers and integers as they are; it must return an integer."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    call: Callable[..., int] = ctypes.PYFUNCTYPE(ctypes.c_int)(address or 0)
    return call


_measure: Final = _bare(pdfium.FPDFText_GetLooseCharBox)
_find_origin: Final = _bare(pdfium.FPDFText_GetCharOrigin)
_find_font: Final = _bare(pdfium.FPDFText_GetFontInfo)
_weigh: Final = _bare(pdfium.FPDFText_GetFontWeight)

_BOXES: Final = (pdfium.FS_RECTF * 1024)()
_BOX_PLACES: Final = [ctypes.c_void_p(ctypes.addressof(box)) for box in _BOXES]
_X, _Y = ctypes.c_double(), ctypes.c_double()
_X_PLACE, _Y_PLACE = ctypes.byref(_X), ctypes.byref(_Y)
_NAME_BYTES: Final = 200
_NAME: Final = ctypes.create_string_buffer(_NAME_BYTES)
_FLAGS: Final = ctypes.byref(ctypes.c_int())
_BOLD_WEIGHT: Final = 600


def edges_of(text_page: Any, places: Sequence[int], sheet: Sheet) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Left, top, right, bottom of the characters at `places` in the page's text, as it is shown.

    All characters of one font and size are equally high, but for letters that reach beyond their font's height.
    """
    import numpy as np

    flat = np.empty((len(places), 4))
    for start in range(0, len(places), len(_BOXES)):
        some = places[start : start + len(_BOXES)]
        deque(map(_measure, repeat(text_page), some, _BOX_PLACES), maxlen=0)
        flat[start : start + len(some)] = np.frombuffer(_BOXES, np.float32, 4 * len(some)).reshape(-1, 4)
    left, top, right, bottom = flat.T
    placed: tuple[Any, Any, Any, Any] = sheet.place(left, bottom, right, top)  # type: ignore[arg-type]
    return placed


def baseline_of(text_page: Any, index: int, sheet: Sheet) -> float:
    """Where the line stands on which a character was drawn, in points from the page's top."""
    _find_origin(text_page, index, _X_PLACE, _Y_PLACE)
    x, y = _X.value, _Y.value
    return sheet.place(x, y, x, y)[1]


def font_of(text_page: Any, index: int) -> tuple[str, bool]:
    """Name of a character's font, and whether it is bold by its name or its weight."""
    length = _find_font(text_page, index, _NAME, _NAME_BYTES, _FLAGS)
    name, bold = _named(_NAME.value) if 0 < length <= _NAME_BYTES else ("", False)
    return name, bold or _weigh(text_page, index) >= _BOLD_WEIGHT


@lru_cache(maxsize=1_000)
def _named(raw: bytes) -> tuple[str, bool]:
    name = raw.decode("utf-8", "replace")
    return name, "bold" in name.lower()
