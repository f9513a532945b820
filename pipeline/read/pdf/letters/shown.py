"""What of a PDF page's letters is its text: those on the sheet, and not the slanted ones of a watermark across it."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, Final

import pypdfium2.raw as pdfium

from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.runs import Run

_WORD: Final = re.compile(r"[^\s\x00\uffff]+")
_find_angle: Final = ctypes.PYFUNCTYPE(ctypes.c_float, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetCharAngle, ctypes.c_void_p).value or 0
)
"""The engine's function, called once for every word; in radians, negative if it fails."""
_LEAST_SLANT: Final = math.radians(10)
"""Scans lie less askew; a quarter of a turn is upright text on a turned page."""
_QUARTER: Final = math.pi / 2


def without_slanted(text_page: Any, text: str) -> str:
    """The text, of the same length, with NUL for words that are drawn neither along nor across the page.

    A page of which most is slanted lies askew itself and is left as it is.
    """
    pieces, end, across = list[str](), 0, 0
    for word in _WORD.finditer(text):
        if _is_slanted(_find_angle(text_page, word.start())):
            pieces += text[end : word.start()], "\x00" * len(word[0])
            end, across = word.end(), across + len(word[0])
    return "".join(pieces) + text[end:] if 0 < across * 2 < len(text) else text


def is_on(run: Run, sheet: Sheet) -> bool:
    """True if any part of a run lies on the page as it is shown; who opens the file sees nothing of others."""
    width, height = sheet.right - sheet.left, sheet.top - sheet.bottom
    if sheet.rotation in {90, 270}:
        width, height = height, width
    return run.left < width and run.right > 0 and run.top < height and run.bottom > 0


def _is_slanted(angle: float) -> bool:
    return angle > 0 and _LEAST_SLANT < angle % _QUARTER < _QUARTER - _LEAST_SLANT
