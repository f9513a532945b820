"""Turns a sample .pdf into what a scanner makes of its print: pictures of pages, slightly askew, with specks.

The samples' own scans are clean ones of few greys, so that they are small.
"""

from __future__ import annotations

import io
import random
import re
from typing import TYPE_CHECKING, Any

from corpus.samples.facts import Draft
from corpus.samples.portable import write_pdf

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
SPECKS = 220
"""On each page."""
BLUR = 0.6
"""Radius in pixels: no scanner's lens is sharp."""
JPEG_QUALITY = 40
GREYS = 4
"""Levels of a clean scan."""
BY_CHANCE = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>[<\]])|(?<=CreationDate\(D:)\d{14}")
"""What differs in each file that pdfium writes: "/ID[<8334…58A4><8334…58A4>]", "/CreationDate(D:20210630…)"."""
STAMP = (
    "Ký bởi: Văn phòng Sở Công Thương",
    "Email: vanphong.sct@donggiang.gov.vn",
    "Cơ quan: Sở Công Thương, tỉnh Đông Giang",
    "Thời gian ký: 05/07/2023 10:21:07 +07:00",
)


def write_scan(draft: Draft) -> bytes:
    """The draft as a clean scan of every page."""
    return scan(write_pdf(draft), clean=True)


def write_stamped_scan(draft: Draft) -> bytes:
    """The same with the visible text of a digital signature over it."""
    return scan(write_pdf(draft), clean=True, stamped=True)


def write_mixed(draft: Draft) -> bytes:
    """The draft with a text layer but for its second page, which is a clean scan."""
    return scan(write_pdf(draft), clean=True, pages=(2,))


def scan(
    data: bytes,
    *,
    askew: float = 0.0,
    stamped: bool = False,
    seed: int = 1,
    clean: bool = False,
    pages: tuple[int, ...] | None = None,
) -> bytes:
    """A .pdf of grey pictures of the pages of `data`, turned by `askew` degrees; the same bytes on every run.

    `stamped`: the first page carries the visible text of a digital signature, the only text of the file.
    `clean`: straight, without specks, in few greys. `pages`: those that are scanned, from 1; others stay as they are.
    """
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    document = pypdfium2.PdfDocument(data)
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    specks = random.Random(seed)
    try:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            canvas.setPageSize((width, height))
            if pages is None or number in pages:
                picture = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil().convert("L")
                _place(canvas, _clean(picture) if clean else _worn(picture, askew, specks), width, height, clean=clean)
            if stamped and number == 1:
                _stamp(canvas, width, height)
            canvas.showPage()
        canvas.save()
        return stream.getvalue() if pages is None else _woven(document, stream.getvalue(), pages)
    finally:
        document.close()


def _woven(document: Any, scanned: bytes, pages: tuple[int, ...]) -> bytes:
    """The document with its pages of these numbers taken from the scan."""
    import pypdfium2

    other, made = pypdfium2.PdfDocument(scanned), pypdfium2.PdfDocument.new()
    stream = io.BytesIO()
    try:
        for number in range(1, len(document) + 1):
            made.import_pages(other if number in pages else document, [number - 1])
        made.save(stream)
    finally:
        made.close()
        other.close()
    return BY_CHANCE.sub(lambda found: b"1" * len(found[0]), stream.getvalue())


def _clean(picture: Image) -> Image:
    """Hardly blurred, in few greys."""
    from PIL import ImageFilter

    step, top = 256 // GREYS, GREYS - 1
    return picture.filter(ImageFilter.GaussianBlur(BLUR)).point(lambda light: light // step * 255 // top)


def _worn(picture: Image, askew: float, specks: random.Random) -> Image:
    """Turned, blurred, on grey paper, with specks."""
    from PIL import Image as Images
    from PIL import ImageDraw, ImageFilter

    turned = picture.convert("L").rotate(askew, Images.Resampling.BICUBIC, fillcolor=255)
    turned = turned.filter(ImageFilter.GaussianBlur(BLUR)).point(lambda light: 24 + light * 226 // 255)
    draw = ImageDraw.Draw(turned)
    for _ in range(SPECKS):
        x, y = specks.randrange(turned.width), specks.randrange(turned.height)
        draw.point((x, y), fill=specks.randrange(90, 200))
    return turned


def _place(canvas: Any, picture: Image, width: float, height: float, *, clean: bool) -> None:
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    if clean:
        picture.save(stream, "PNG")
    else:
        picture.save(stream, "JPEG", quality=JPEG_QUALITY)
    canvas.drawImage(ImageReader(io.BytesIO(stream.getvalue())), 0, 0, width, height)


def _stamp(canvas: Any, width: float, height: float) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Stamp", "DejaVuSans.ttf"))
    canvas.setFont("Stamp", 7)
    for number, line in enumerate(STAMP):
        canvas.drawString(width - 190, height - 20 - 9 * number, line)
