"""What a PDF page draws besides text, looked through without wrapping every object."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

_FORMS_DEEP: Final = 3
"""Forms inside forms beyond this are left out; a form may even hold itself."""


def objects_of(page: pypdfium2.PdfPage, kind: int) -> Iterator[Any]:
    """The page's objects of one kind (`FPDF_PAGEOBJ_…`), those inside forms included."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for index in range(count):
        yield from _unfold(pdfium.FPDFPage_GetObject(page.raw, index), kind, _FORMS_DEEP)


def bounds_of(item: Any) -> tuple[float, float, float, float] | None:
    """(left, bottom, right, top) in the page's own coordinates; None for an object without a place."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _unfold(item: Any, kind: int, deep: int) -> Iterator[Any]:
    found = pdfium.FPDFPageObj_GetType(item)
    if found == kind:
        yield item
    elif found == pdfium.FPDF_PAGEOBJ_FORM and deep:
        for index in range(max(0, pdfium.FPDFFormObj_CountObjects(item))):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(item, index), kind, deep - 1)
