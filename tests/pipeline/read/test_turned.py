"""Sheets scanned on their side, upside down or two at a time: read upright, one after the other, their places told on
the page as it is shown."""

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
from pipeline.read.grids import Grid, grid_around
from pipeline.read.scan.lying.gutters import find_gutter
from pipeline.read.scan.words import Word

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


FILLER = "Trong kỳ báo cáo, các đơn vị thuộc Sở đã hoàn thành tốt nhiệm vụ được giao."


def text_sheet(*lines: str) -> Image.Image:
    """An upright sheet of running text."""
    picture = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype("DejaVuSerifCondensed.ttf", 27)
    for number, line in enumerate((*lines, *[FILLER] * 9)):
        pen.text((130, 120 + 48 * number), line, fill=15, font=font)
    return picture


FIRST = "Năm 2022, toàn tỉnh giải quyết 1.250 hồ sơ, tăng 15,3% so với năm 2021."
SECOND = "Năm 2023, toàn tỉnh giải quyết 1.475 hồ sơ, tăng 18,0% so với năm 2022."


def side_by_side() -> Image.Image:
    picture = Image.new("L", (2480, 1754), 255)
    picture.paste(text_sheet(FIRST), (0, 0))
    picture.paste(text_sheet(SECOND), (1240, 9))
    return picture


@pytest.mark.parametrize("turned", [0, 90])
def test_two_sheets_on_one_page_are_read_one_after_the_other(turned: int) -> None:
    shown = (A4[1], A4[0])
    record = read(side_by_side().rotate(turned, expand=True), A4 if turned else shown)
    first, second = (record.text.index(line) for line in (FIRST, SECOND))
    assert first < record.text.index(FILLER) < second
    assert record.text.count(FILLER) == 18
    assert [warning.code for warning in record.warnings] == ["head-missing"]
    for offset, left in ((first, 44), (second, 44 + shown[0] / 2)):
        (edges,) = [line[2:] for line in record.lines if line[0] == offset]
        expected = Box(left, 43, left + 308, 54).turned(turned, *shown)
        assert list(edges) == pytest.approx([expected.left, expected.top, expected.right, expected.bottom], abs=8)


def put(left: int, right: int, top: int, line: int) -> list[Word]:
    """Words without gaps from left to right."""
    return [Word("trong", x, top, x + 40, top + 20, 0.9, (1, 1, line)) for x in range(left, right - 40, 50)]


def rows(*columns: tuple[int, int], count: int = 12) -> list[Word]:
    spread = [(left, right, 100 + 40 * row, row) for row in range(count) for left, right in columns]
    return [word for one in spread for word in put(*one)]


GUTTERS = [
    # words, table, gutter, doubt
    (rows((60, 700), (860, 1500)), (), 780, False),
    (rows((60, 1500)), (), 0, False),  # one sheet
    (rows((60, 700), (860, 1500), count=5), (), 0, False),  # too little to be two pages
    (rows((60, 700), (860, 1500)) + put(640, 960, 700, 40), (), 0, True),  # a line lies over the gutter
    (rows((60, 700), (860, 1500)) + rows((60, 1500), count=6), (), 0, False),
    # columns of short cells, whose rows must stay together
    (rows((60, 200), (860, 960)) + put(60, 700, 20, 90) + put(860, 1500, 20, 91), (), 0, False),
    (rows((60, 700), (860, 1500)), (grid_around([Box(400, 100, 1200, 300)]),), 0, False),  # a ruled table over both
]


@pytest.mark.parametrize(("words", "tables", "gutter", "doubt"), GUTTERS)
def test_where_two_sheets_are_parted(words: list[Word], tables: tuple[Grid, ...], gutter: int, *, doubt: bool) -> None:
    at, doubtful = find_gutter(words, tables, 1600, 1100)
    assert (at == pytest.approx(gutter, abs=40), doubtful) == (True, doubt)
    assert find_gutter(words, tables, 1600, 2200) == (0, False)  # an upright page


@given(st.floats(0, 200), st.floats(0, 300), st.floats(1, 100), st.floats(1, 100), st.sampled_from([0, 90, 180, 270]))
def test_a_box_turned_back_is_where_it_was(left: float, top: float, width: float, height: float, turned: int) -> None:
    box = Box(left, top, left + width, top + height)
    size = (400.0, 300.0) if turned % 180 else (300.0, 400.0)
    back = box.turned(turned, 300.0, 400.0).turned(360 - turned, *size)
    edges = box.left, box.top, box.right, box.bottom
    assert (back.left, back.top, back.right, back.bottom) == pytest.approx(edges, abs=1e-6)
