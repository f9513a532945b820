"""Sheets scanned on their side or upside down: read upright, their places told on the page as it is shown."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.layout import Box
from models.record import Record
from pipeline import parse

LINES = (
    "UBND TỈNH HẢI AN",
    "SỞ NỘI VỤ",
    "Số: 47/BC-SNV",
    "Hải An, ngày 15 tháng 6 năm 2023",
    "BÁO CÁO",
    "Kết quả cải cách hành chính 6 tháng đầu năm 2023",
    "Trong kỳ báo cáo, các đơn vị đã giải quyết 1.250 hồ sơ, đạt 98,5%.",
    "Các đơn vị tiếp tục thực hiện tốt nhiệm vụ được giao trong quý III.",
    "Đề nghị các cơ quan, đơn vị quan tâm phối hợp thực hiện.",
)


def sheet() -> Image.Image:
    picture = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype("DejaVuSerifCondensed.ttf", 26)
    for number, line in enumerate(LINES):
        pen.text((130, 120 + 48 * number), line, fill=15, font=font)
    return picture


def read(picture: Image.Image, size: tuple[float, float]) -> Record:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    canvas.drawImage(ImageReader(picture), 0, 0, *size)
    canvas.showPage()
    canvas.save()
    return parse(stream.getvalue(), "quet.pdf")


@pytest.fixture(scope="module")
def upright() -> Record:
    return read(sheet(), A4)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_sheet_says_what_it_says_upright(upright: Record, turned: int) -> None:
    size = A4 if turned == 180 else (A4[1], A4[0])
    record = read(sheet().rotate(turned, expand=True), size)
    assert record.text == upright.text
    assert record.document == upright.document
    assert [one.value for one in record.observations] == [one.value for one in upright.observations]
    for found, line in zip(record.lines, upright.lines, strict=True):
        _, _, left, top, right, bottom = found
        expected = Box(*line[2:]).turned(turned, *A4)
        edges = expected.left, expected.top, expected.right, expected.bottom
        assert [left, top, right, bottom] == pytest.approx(edges, abs=4)
    for one, other in zip(record.observations, upright.observations, strict=True):
        ((_, left, top, right, bottom),) = one.boxes
        ((_, *place),) = other.boxes
        expected = Box(*place).turned(turned, *A4)
        # inside a line whose letters run elsewhere places aren't told: the line's box is
        assert left <= expected.left + 4
        assert top <= expected.top + 4
        assert right >= expected.right - 4
        assert bottom >= expected.bottom - 4


@given(st.floats(0, 200), st.floats(0, 300), st.floats(1, 100), st.floats(1, 100), st.sampled_from([0, 90, 180, 270]))
def test_a_box_turned_back_is_where_it_was(left: float, top: float, width: float, height: float, turned: int) -> None:
    box = Box(left, top, left + width, top + height)
    size = (400.0, 300.0) if turned % 180 else (300.0, 400.0)
    back = box.turned(turned, 300.0, 400.0).turned(360 - turned, *size)
    edges = box.left, box.top, box.right, box.bottom
    assert (back.left, back.top, back.right, back.bottom) == pytest.approx(edges, abs=1e-6)
