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


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page draws, in its order; what lies inside forms included."""

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
    raw, get, kind_of = page.raw, pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        item = get(raw, index)
        kind = kind_of(item)
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
