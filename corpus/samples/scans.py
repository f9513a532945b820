"""Turns a sample .pdf into what a scanner makes of its print: pictures of pages, slightly askew, with specks."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
SPECKS = 220
"""On each page."""
BLUR = 0.6
"""Radius in pixels: no scanner's lens is sharp."""
JPEG_QUALITY = 40
STAMP = (
    "Ký bởi: Văn phòng Sở Công Thương",
    "Email: vanphong.sct@donggiang.gov.vn",
    "Cơ quan: Sở Công Thương, tỉnh Đông Giang",
    "Thời gian ký: 05/07/2023 10:21:07 +07:00",
)


def scan(data: bytes, *, askew: float = 0.0, stamped: bool = False, seed: int = 1) -> bytes:
    """A .pdf of grey pictures of the pages of `data`, turned by `askew` degrees; the same bytes on every run.

    `stamped`: the first page carries the visible text of a digital signature, the only text of the file.
    """
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    document = pypdfium2.PdfDocument(data)
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    specks = random.Random(seed)
    try:
        for number, page in enumerate(document):
            width, height = page.get_size()
            canvas.setPageSize((width, height))
            picture = _worn(page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil(), askew, specks)
            _place(canvas, picture, width, height)
            if stamped and number == 0:
                _stamp(canvas, width, height)
            canvas.showPage()
    finally:
        document.close()
    canvas.save()
    return stream.getvalue()


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


def _place(canvas: Any, picture: Image, width: float, height: float) -> None:
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=JPEG_QUALITY)
    canvas.drawImage(ImageReader(io.BytesIO(stream.getvalue())), 0, 0, width, height)


def _stamp(canvas: Any, width: float, height: float) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Stamp", "DejaVuSans.ttf"))
    canvas.setFont("Stamp", 7)
    for number, line in enumerate(STAMP):
        canvas.drawString(width - 190, height - 20 - 9 * number, line)
