"""Scanned pages: recognised with tesseract, their tables cell by cell, what was seen before taken from the archive.

These tests need the programs that the README names; without them they fail and say which one is missing.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.archive import Archive
from corpus.samples.facts import FOLDER
from corpus.samples.scans import STAMP, scan
from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Table
from models.limits import DEFAULT_LIMITS
from models.record import Record
from pipeline import forget, ingest, open_store, parse
from pipeline.normalise import normalise
from pipeline.pictures import KeptPictures
from pipeline.read import read

LETTER, REPORT = "ubnd-chi-thi-03-2019", "sct-cong-thuong-2021-6t"


def sample(name: str, suffix: str = "pdf") -> bytes:
    return (FOLDER / "documents" / f"{name}.{suffix}").read_bytes()


def words(layout: Layout) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", normalise(layout).content).lower()))


@pytest.fixture(scope="module")
def letter() -> Layout:
    return read(scan(sample(LETTER), stamped=True), DEFAULT_LIMITS)


@pytest.fixture(scope="module")
def report() -> Record:
    return parse(scan(sample(REPORT), askew=0.4, seed=5), "scan.pdf")


def test_the_words_of_a_clean_scan(letter: Layout) -> None:
    truth, found = words(read(sample(LETTER), DEFAULT_LIMITS)), words(letter)
    hits = (truth & found).total()
    assert hits >= 0.99 * truth.total(), truth - found
    assert hits >= 0.99 * found.total(), found - truth


def test_a_signatures_stamp_is_no_text(letter: Layout) -> None:
    content = normalise(letter).content
    assert letter.origin == "ocr"
    assert content.startswith("ỦY BAN NHÂN DÂN")
    assert not any(line in content for line in STAMP)


def test_a_scanned_report_states_the_facts_of_its_word_file(report: Record) -> None:
    truth = facts(parse(sample(REPORT, "docx"), "x.docx"))
    found = facts(report)
    assert (truth & found).total() >= 0.97 * truth.total(), truth - found
    assert report.document.key == parse(sample(REPORT), "x.pdf").document.key


def facts(record: Record) -> Counter[tuple[object, ...]]:
    """What a record states, without the places."""
    stated: list[tuple[object, ...]] = [
        (one.indicator, one.value, one.unit, one.period, one.status, one.comparisons) for one in record.observations
    ]
    stated += [(one.type, one.number, one.symbol, one.date) for one in record.references]
    stated += [(one.id, one.kind) for one in record.movements]
    stated += [(one.award, one.count, one.recipient, one.year) for one in record.awards]
    return Counter(stated)


def test_every_page_is_graded(report: Record) -> None:
    assert [(page.number, page.origin) for page in report.pages] == [(1, "ocr"), (2, "ocr"), (3, "ocr")]
    assert all(0.9 < page.grade <= 1 for page in report.pages)
    starts = [page.start for page in report.pages]
    assert starts == sorted(set(starts))
    assert starts[0] == 0


def pages(*pictures: Image.Image | str) -> bytes:
    """A .pdf with a page for each picture, or for each line of text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for picture in pictures:
        if isinstance(picture, str):
            for number in range(12):
                canvas.drawString(72, 700 - 20 * number, picture)
        else:
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def drawn(data: bytes) -> Image.Image:
    """The first page of a .pdf as a scanner sees it, in colour."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    picture: Image.Image = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    return picture


def test_a_red_seal_and_a_blue_signature_hide_nothing() -> None:
    ink = Image.new("RGB", drawn(sample(LETTER)).size, (255, 255, 255))
    pen = ImageDraw.Draw(ink)
    for radius in range(150, 156):
        pen.ellipse((700 - radius, 1000 - radius, 700 + radius, 1000 + radius), outline=(220, 40, 50))
    pen.line([(600, 900), (750, 1080), (800, 920), (900, 1100)], fill=(40, 60, 210), width=6)
    picture = ImageChops.darker(drawn(sample(LETTER)), ink)
    truth, found = words(read(sample(LETTER), DEFAULT_LIMITS)), words(read(pages(picture), DEFAULT_LIMITS))
    assert (truth & found).total() >= 0.985 * truth.total(), truth - found


def test_a_turned_sheet_is_read_upright() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=landscape(A4))
    canvas.setPageRotation(90)
    canvas.drawImage(ImageReader(drawn(sample(LETTER)).rotate(90, expand=True)), 0, 0, *landscape(A4))
    canvas.showPage()
    canvas.save()
    layout = read(buffer.getvalue(), DEFAULT_LIMITS)
    assert normalise(layout).content.startswith("ỦY BAN NHÂN DÂN\nTỈNH")


def test_text_and_scan_in_one_file() -> None:
    line = "Nganh da thuc hien tot cac nhiem vu duoc giao trong ky bao cao"
    layout = read(pages(line, drawn(sample(LETTER))), DEFAULT_LIMITS)
    assert (layout.origin, [page.origin for page in layout.pages]) == ("mixed", ["text", "ocr"])
    assert normalise(layout).content.startswith("Nganh da thuc hien")


def test_a_scanned_table_keeps_its_cells() -> None:
    picture = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(picture)
    for number in range(4):
        pen.line([(200, 300 + 100 * number), (1400, 300 + 100 * number)], fill=60, width=3)
        pen.line([(200 + 400 * number, 300), (200 + 400 * number, 600)], fill=60, width=3)
    font = ImageFont.truetype("DejaVuSerif.ttf", 36)
    figures = [["12", "345", "6.789"], ["0,5", "71", "1.204"], ["33", "9,8", "450"]]
    for row, line in enumerate(figures):
        for column, figure in enumerate(line):
            pen.text((300 + 400 * column, 330 + 100 * row), figure, fill=0, font=font)
    (table,) = read(pages(picture), DEFAULT_LIMITS).pages[0].blocks
    assert isinstance(table, Table)
    assert [cell.lines[0].text for cell in table.cells] == [figure for line in figures for figure in line]
    assert (table.rows, table.columns) == (3, 3)


def test_a_page_seen_before_is_not_recognised_again(tmp_path: Path) -> None:
    data = scan(sample(LETTER))
    granted: list[float] = []
    store = KeptPictures(Archive(tmp_path, "1"), DEFAULT_LIMITS, granted.append)
    first = read(data, DEFAULT_LIMITS, pictures=store)
    no_time = replace(DEFAULT_LIMITS, page_seconds=0.0)
    assert read(data, no_time, pictures=store) == first
    assert granted == [60.0, 60.0]


def test_a_page_seen_in_another_document_is_not_recognised_again(tmp_path: Path) -> None:
    no_time = replace(DEFAULT_LIMITS, page_seconds=0.0)
    store = open_store(tmp_path / "data")
    plain, stamped = tmp_path / "ban-quet.pdf", tmp_path / "ban-ky-so.pdf"
    plain.write_bytes(scan(sample(LETTER)))
    (first,) = ingest([plain], store, workers=1).done
    # the same sheet in a file of other bytes, with a signature's stamp over it
    stamped.write_bytes(scan(sample(LETTER), stamped=True))
    assert plain.read_bytes() != stamped.read_bytes()
    report = ingest([plain, stamped], store, limits=no_time, workers=1)
    assert (len(report.done), len(report.skipped), report.failed) == (1, 1, ())
    # a document that was forgotten and comes again
    assert len(forget(store, str(plain))) == 1
    report = ingest([plain, stamped], store, limits=no_time, workers=1)
    assert ([done.path for done in report.done], report.failed) == ([first.path], ())
    # a sheet that was never seen must be recognised, and can't in no time
    other = tmp_path / "ban-khac.pdf"
    other.write_bytes(scan(sample(LETTER), seed=2))
    assert [failed.code for failed in ingest([other], store, limits=no_time, workers=1).failed] == ["no-text"]


def test_a_page_that_takes_too_long_costs_itself_only() -> None:
    no_time = replace(DEFAULT_LIMITS, page_seconds=0.0)
    layout = read(pages("Trang nay co chu, trang sau la anh quet", drawn(sample(LETTER))), no_time)
    assert [(one.code, "trang 2" in one.message) for one in layout.warnings] == [("page-no-text", True)]
    assert [(grade.origin, grade.grade > 0) for grade in normalise(layout).grades] == [("text", True), ("ocr", False)]


def test_a_file_of_which_no_page_can_be_recognised() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(scan(sample(LETTER)), replace(DEFAULT_LIMITS, page_seconds=0.0))
    assert caught.value.code == "no-text"


def test_a_picture_over_the_limit_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(RefusedError) as caught:
        read(pages(Image.new("1", (1_200, 900))), replace(DEFAULT_LIMITS, pixels=1_000_000))
    assert caught.value.code == "picture-too-large"


STROKES = {
    "A": [(0, 0, 3, 10), (3, 10, 6, 0), (1, 4, 5, 4)],
    "E": [(0, 0, 0, 10), (0, 10, 5, 10), (0, 5, 4, 5), (0, 0, 5, 0)],
    "H": [(0, 0, 0, 10), (6, 0, 6, 10), (0, 5, 6, 5)],
    "I": [(0, 0, 0, 10)],
    "L": [(0, 0, 0, 10), (0, 0, 5, 0)],
    "M": [(0, 0, 0, 10), (0, 10, 4, 3), (4, 3, 8, 10), (8, 10, 8, 0)],
    "N": [(0, 0, 0, 10), (0, 10, 6, 0), (6, 0, 6, 10)],
    "T": [(3, 0, 3, 10), (0, 10, 6, 10)],
}


def test_letters_drawn_as_outlines_are_recognised_and_told() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setLineWidth(1.8)
    for number in range(6):
        at = 80.0
        for letter in "TINH HAI MIEN NAM THAN LEN":
            for x, y, end, top in STROKES.get(letter, ()):
                base = 700 - 30 * number
                canvas.line(at + 1.2 * x, base + 1.2 * y, at + 1.2 * end, base + 1.2 * top)
            at += 1.2 * max((max(stroke[0], stroke[2]) for stroke in STROKES.get(letter, ())), default=4) + 4
    canvas.showPage()
    canvas.save()
    layout = read(buffer.getvalue(), DEFAULT_LIMITS)
    assert layout.origin == "ocr"
    assert "NAM" in normalise(layout).content
    assert "suspect" in [one.code for one in layout.warnings]
