"""The picture of a PDF page: the scanned sheet itself where the page holds just one, else the page drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from models.layout import Box
from models.limits import Limits
from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.objects import bounds_of
from pipeline.read.scan.picture import Picture
from pipeline.read.scan.recognition import check_size

if TYPE_CHECKING:
    from PIL.Image import Image

METHOD: Final = b"8"
"""Changes whenever pictures are made ready in another way, so that none recognised before is taken for the same."""
_SHEET_PART: Final = 0.5
"""Images over more than this part of the page are taken for the scanned sheet."""
_WHOLE_PART: Final = 0.85
_DRAWN_AT: Final = 220
_POINTS_PER_INCH: Final = 72
_MOSTLY_INK: Final = 100
"""Mean lightness below which a sheet was taken for its negative."""


def cover(images: Iterable[object], area: float) -> bool:
    """True if images cover most of a page of this area."""
    return sum(map(_area, images)) > area * _SHEET_PART


def pictures_of(document: pypdfium2.PdfDocument, numbers: Iterable[int], limits: Limits) -> Iterator[Picture]:
    """Pictures of the pages of these numbers; each must be loaded before the next is asked for."""
    for number in numbers:
        page = document[number - 1]
        try:
            yield _picture(page, number, limits)
        finally:
            page.close()


def _picture(page: pypdfium2.PdfPage, number: int, limits: Limits) -> Picture:
    width, height = page.get_size()
    images = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    sheet = images[0] if len(images) == 1 else None
    if sheet is None or not _is_upright(sheet) or _area(sheet.raw) < _WHOLE_PART * width * height:
        return _drawn(page, number, limits)
    pixels = _pixels(sheet, limits)
    left, bottom, right, top = page.get_bbox()
    place = Sheet(left, bottom, right, top, page.get_rotation()).place(*sheet.get_bounds())
    digest = hashlib.sha256(bytes(sheet.get_data(decode_simple=False)))
    digest.update(repr((METHOD, pixels, [round(edge) for edge in place], page.get_rotation())).encode())
    return Picture(number, digest.hexdigest(), Box(*place), lambda: _sheet(page, sheet, limits))


def _area(item: object) -> float:
    left, bottom, right, top = bounds_of(item) or (0.0, 0.0, 0.0, 0.0)
    return (right - left) * (top - bottom)


def _is_upright(image: pypdfium2.PdfImage) -> bool:
    a, b, c, d, *_ = image.get_matrix().get()
    return bool(a > 0 and d > 0 and abs(b) + abs(c) < 0.001 * (a + d))


def _sheet(page: pypdfium2.PdfPage, sheet: pypdfium2.PdfImage, limits: Limits) -> Image:
    """The sheet as it lies on the page; drawn if it can't be unpacked or holds its negative."""
    try:
        image: Image = sheet.get_bitmap().to_pil()
    except pypdfium2.PdfiumError:
        return _draw(page, limits)()
    light = image.convert("L").resize((64, 64)).tobytes()
    if sum(light) < _MOSTLY_INK * len(light):
        return _draw(page, limits)()
    return image.rotate(-page.get_rotation(), expand=True) if page.get_rotation() else image


def _drawn(page: pypdfium2.PdfPage, number: int, limits: Limits) -> Picture:
    """The page as it is shown; to know it again it must be drawn."""
    width, height = page.get_size()
    image = _draw(page, limits)()
    digest = hashlib.sha256(image.tobytes())
    digest.update(repr((METHOD, image.size)).encode())
    return Picture(number, digest.hexdigest(), Box(0.0, 0.0, width, height), lambda: image)


def _draw(page: pypdfium2.PdfPage, limits: Limits) -> Callable[[], Image]:
    width, height = page.get_size()
    scale = _DRAWN_AT / _POINTS_PER_INCH
    check_size(round(width * scale), round(height * scale), limits)
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        _pixels(image, limits)

    def draw() -> Image:
        image: Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        return image

    return draw


def _pixels(image: pypdfium2.PdfImage, limits: Limits) -> tuple[int, int]:
    width, height = image.get_px_size()
    check_size(width, height, limits)
    return width, height
