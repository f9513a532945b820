"""A raised figure behind a number is a note's mark or an exponent: it never lengthens the number."""

from __future__ import annotations

import io
import zipfile

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.layout import Layout, Line
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.normalise.tcvn3 import from_tcvn3
from pipeline.read import read
from pipeline.read.raised import raised

ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>'
    '<style:style style:name="T" style:family="text"><style:text-properties style:text-position="{}"/></style:style>'
    "</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>"
)
TOP = '<w:vertAlign w:val="superscript"/>'

SET_APART = [
    # (before, raised, after, as it is read)
    ("đạt 456", "1", " triệu USD", "đạt 456¹ triệu USD"),  # a note's mark behind a figure
    ("tăng 12", "2", "% so với", "tăng 12²% so với"),
    ("năm 2022", "11", " đạt", "năm 2022¹¹ đạt"),
    ("đạt 456,7.", "3", "", "đạt 456,7.³"),  # behind the full stop
    ("3,5 x 10", "6", " đồng", "3,5 x 10⁶ đồng"),  # an exponent
    ("35", "0", "C", "35⁰C"),  # nought for the sign of degrees
    ("500 m", "2", " đất", "500 m2 đất"),  # a unit, no number before it
    ("lúc 8", "h30", " sáng", "lúc 8h30 sáng"),
]


def odt(position: str, body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(position, body))
    return buffer.getvalue()


def lines(layout: Layout) -> list[str]:
    return [block.text for page in layout.pages for block in page.blocks if isinstance(block, Line)]


@pytest.mark.parametrize(("before", "high", "after", "expected"), SET_APART)
def test_of_a_word_file(make_docx, before: str, high: str, after: str, expected: str) -> None:
    runs = (("", before), (TOP, high), ("", after))
    shown = (f'<w:r><w:rPr>{top}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' for top, text in runs)
    assert lines(read(make_docx(f"<w:p>{''.join(shown)}</w:p>"), DEFAULT_LIMITS)) == [expected]


def test_by_a_character_style_or_by_points(make_docx) -> None:
    styles = f'<w:style w:styleId="M" w:type="character"><w:rPr>{TOP}</w:rPr></w:style>'
    body = "".join(
        f"<w:p><w:r><w:t>456</w:t></w:r><w:r><w:rPr>{stated}</w:rPr><w:t>1</w:t></w:r></w:p>"
        for stated in ('<w:rStyle w:val="M"/>', '<w:position w:val="6"/>', '<w:position w:val="-6"/>')
    )
    assert lines(read(make_docx(body, styles=styles), DEFAULT_LIMITS)) == ["456¹", "456¹", "4561"]


@pytest.mark.parametrize(("before", "high", "after", "expected"), SET_APART)
def test_of_a_web_page(before: str, high: str, after: str, expected: str) -> None:
    page = f"<html><body><p>{before}<sup>{high}</sup>{after}</p></body></html>"
    assert lines(read(page.encode(), DEFAULT_LIMITS)) == [expected]


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("super 58%", "456¹ tấn"),
        ("33% 58%", "456¹ tấn"),
        ("sub 58%", "4561 tấn"),
        ("-8% 58%", "4561 tấn"),
        ("0% 100%", "4561 tấn"),
    ],
)
def test_of_an_open_document(position: str, expected: str) -> None:
    body = '<text:p>456<text:span text:style-name="T">1</text:span> tấn</text:p>'
    assert lines(read(odt(position, body), DEFAULT_LIMITS)) == [expected]


def test_paragraphs_of_a_shape_are_lines_of_their_own() -> None:
    inner = "<text:p>SỞ Y TẾ</text:p><text:p>Số: 12/BC-SYT</text:p>"
    shape = f"<text:p><draw:custom-shape>{inner}</draw:custom-shape></text:p>"
    assert lines(read(odt("super", shape), DEFAULT_LIMITS)) == ["SỞ Y TẾ", "Số: 12/BC-SYT"]


@pytest.mark.parametrize(
    ("mark", "rise", "size", "expected"),
    [
        ("1", 5, 8, "dat 456¹ trieu"),
        ("12", 5, 8, "dat 456¹² trieu"),
        ("1", 0, 8, "dat 4561 trieu"),  # small print on the line
        ("1", 5, 13, "dat 4561 trieu"),  # as large as the rest
        ("1", -3, 8, "dat 4561 trieu"),  # lowered
    ],
)
def test_of_a_pdf(mark: str, rise: float, size: float, expected: str) -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    text = canvas.beginText(72, 600)
    for word, up, points in (("dat 456", 0, 13), (mark, rise, size), (" trieu", 0, 13)):
        text.setFont("Times-Roman", points)
        text.setRise(up)
        text.textOut(word)
    canvas.drawText(text)
    canvas.save()
    shown = lines(read(file.getvalue(), DEFAULT_LIMITS))
    assert "".join(shown).replace(" ", "") == expected.replace(" ", "")


def test_the_mark_of_a_note_is_no_letter_of_tcvn3() -> None:
    page = "<html><body><p><font face='.VnTime'>s¶n xuÊt ®¹t 456<sup>1</sup> tÊn</font></p></body></html>"
    assert normalise(read(page.encode(), DEFAULT_LIMITS)).content == "sản xuất đạt 456¹ tấn"
    assert from_tcvn3("456¹¹ ®¹t") == "456¹¹ đạt"


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("456", "1", "¹"),
        ("456 ", "1", "¹"),
        ("456¹", "2", "²"),
        ("m", "2", "2"),
        ("", "1", "1"),
        ("dòng 5\n", "1", "1"),
    ],
)
def test_what_it_follows_decides(before: str, text: str, expected: str) -> None:
    assert raised(before, text) == expected
