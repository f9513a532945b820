"""What a PDF page draws, looked through once without wrapping every object."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

_FORMS_DEEP: Final = 3
"""Forms inside forms beyond this are left out; a form may even hold itself."""
_MOST_TEXTS: Final = 40
"""What texts a page begins with is told by so many."""


_get_object: Final = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFPage_GetObject, ctypes.c_void_p).value or 0
)
_get_type: Final = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFPageObj_GetType, ctypes.c_void_p).value or 0
)
"""The engine's functions, giving and taking addresses: a page may draw every letter by itself."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page draws, in its order; what lies inside forms included. Of the texts only the first are kept."""

    texts: list[Any] = field(default_factory=list)
    paths: list[Any] = field(default_factory=list)
    images: list[Any] = field(default_factory=list)


def drawn_on(page: pypdfium2.PdfPage) -> Drawn:
    """The texts, paths and images of a page, gathered once."""
    drawn = Drawn()
    homes = {
        pdfium.FPDF_PAGEOBJ_TEXT: drawn.texts,
        pdfium.FPDF_PAGEOBJ_PATH: drawn.paths,
        pdfium.FPDF_PAGEOBJ_IMAGE: drawn.images,
    }
    raw = ctypes.cast(page.raw, ctypes.c_void_p)
    addresses = [_get_object(raw, index) for index in range(pdfium.FPDFPage_CountObjects(page.raw))]
    for address, kind in zip(addresses, map(_get_type, addresses), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and len(drawn.texts) >= _MOST_TEXTS:
            continue
        item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        if kind in homes:
            homes[kind].append(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            _unfold(item, homes, _FORMS_DEEP)
    return drawn


def bounds_of(item: Any) -> tuple[float, float, float, float] | None:
    """(left, bottom, right, top) in the page's own coordinates; None for an object without a place."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _unfold(form: Any, homes: Mapping[int, list[Any]], deep: int) -> None:
    for index in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in homes:
            homes[kind].append(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and deep > 1:
            _unfold(item, homes, deep - 1)
