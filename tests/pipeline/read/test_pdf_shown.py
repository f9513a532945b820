"""What nobody sees on a page, and what is printed across it, is no text of a .pdf."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.errors import UnreadableError
from models.layout import Line
from models.limits import DEFAULT_LIMITS
from pipeline.read import read

WORDS = ["Gia tri san xuat dat 120 ty dong.", "So voi cung ky tang 5,5%.", "Thu ngan sach dat 80 ty dong."]


def texts(canvas: Canvas, file: io.BytesIO) -> list[str]:
    canvas.save()
    pages = read(file.getvalue(), DEFAULT_LIMITS).pages
    return [block.text for page in pages for block in page.blocks if isinstance(block, Line)]


def written(file: io.BytesIO) -> Canvas:
    canvas = Canvas(file, pagesize=(595, 842))
    for number, words in enumerate(WORDS):
        canvas.drawString(72, 500 - 60 * number, words)
    return canvas


@pytest.mark.parametrize(("left", "baseline"), [(72, -40), (72, 900), (700, 400), (-300, 400)])
@pytest.mark.parametrize("turn", [0, 180])
def test_words_beside_the_sheet_are_left_out(left: float, baseline: float, turn: int) -> None:
    file = io.BytesIO()
    canvas = written(file)
    canvas.setPageRotation(turn)
    canvas.drawString(left, baseline, "Khong ai thay 777 ty dong")
    assert "777" not in " ".join(texts(canvas, file))


def test_words_cropped_away_are_left_out() -> None:
    file = io.BytesIO()
    canvas = written(file)
    canvas.setCropBox((50, 300, 500, 700))
    canvas.drawString(72, 100, "Cat di 777 ty dong")
    assert texts(canvas, file) == WORDS


@pytest.mark.parametrize("degrees", [30, 45, 55, 135, 315])
def test_a_watermark_is_left_out_and_disturbs_no_line(degrees: float) -> None:
    file = io.BytesIO()
    canvas = written(file)
    canvas.translate(150, 350)
    canvas.rotate(degrees)
    canvas.setFont("Helvetica", 60)
    canvas.drawString(0, 0, "DU THAO MAT")
    assert texts(canvas, file) == WORDS


@pytest.mark.parametrize("degrees", [1, 3, -3])
def test_words_a_little_askew_are_read(degrees: float) -> None:
    file = io.BytesIO()
    canvas = written(file)
    canvas.translate(72, 200)
    canvas.rotate(degrees)
    canvas.drawString(0, 0, "Nghieng")
    assert [*WORDS, "Nghieng"] == texts(canvas, file)


def test_a_page_that_lies_askew_is_read() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.translate(72, 200)
    canvas.rotate(30)
    canvas.drawString(0, 0, "Nghieng ca trang")
    assert "Nghieng" in " ".join(texts(canvas, file))


def test_a_file_behind_thousands_of_blanks_is_no_plain_text() -> None:
    file = io.BytesIO()
    written(file).save()
    with pytest.raises(UnreadableError) as told:
        read(b"\r\n" * 2_000 + file.getvalue(), DEFAULT_LIMITS)
    assert told.value.code == "damaged"
