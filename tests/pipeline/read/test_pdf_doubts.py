"""PDF files in which two ways of reading disagree about having text: said, never silently empty."""

from __future__ import annotations

import pytest

from models.errors import UnreadableError
from models.layout import Layout, Line
from models.limits import DEFAULT_LIMITS
from pipeline.read import read

SHOWN = b"BT /F 12 Tf 72 700 Td (Tong so 125 doanh nghiep) Tj ET "


def pdf(*contents: bytes, count: int | None = None) -> bytes:
    """A PDF with a page for each of these contents."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count or len(contents)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"null",
    ]
    for at, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (6 + 2 * at)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    body = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj %s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return body + head + table + b"trailer<</Root 1 0 R/Size %d>>startxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))


def texts(layout: Layout) -> list[list[str]]:
    return [[block.text for block in page.blocks if isinstance(block, Line)] for page in layout.pages]


SWALLOWED = b"BI /W 900 /H 900 /BPC 8 /CS /G ID x EI "
"""A picture that states a size far beyond its bytes: one engine takes all that follows for the picture."""


@pytest.mark.parametrize(
    ("content", "lines", "codes"),
    [
        (SHOWN, ["Tong so 125 doanh nghiep"], []),
        (SWALLOWED + SHOWN, ["Tong so 125 doanh nghiep"], ["suspect"]),  # the other engine reads on
        (b"BT /F 9 Tf 300 20 Td (2) Tj ET " + SWALLOWED + SHOWN, ["Tong so 125 doanh nghiep", "2"], ["suspect"]),
        (b"", [], []),  # a blank page says nothing, and nothing is said
        (b"BT /F 9 Tf 300 20 Td (2) Tj ET ", ["2"], []),  # so does one with its number
        (b"0 0 200 200 re f ", [], []),
        (SHOWN.replace(b"12 Tf", b"0 Tf"), [], ["suspect"]),  # letters of no size: told, but no text
        (b"0.0000001 0 0 0.0000001 0 0 cm " + SHOWN, [], ["suspect"]),
        (b"BT /F 12 Tf [(Tong so) Tj ET ", [], ["suspect"]),  # broken: no engine finds the words
    ],
)
def test_a_page_without_text_is_looked_at_again(content: bytes, lines: list[str], codes: list[str]) -> None:
    layout = read(pdf(SHOWN, content), DEFAULT_LIMITS)
    assert texts(layout) == [["Tong so 125 doanh nghiep"], lines]
    assert [one.code for one in layout.warnings] == codes
    assert all("trang 2" in one.message for one in layout.warnings)


def test_a_file_in_which_nothing_can_be_read_says_that_it_shows_text() -> None:
    with pytest.raises(UnreadableError, match="lệnh in chữ") as caught:
        read(pdf(b"BT /F 12 Tf [(Tong so) Tj ET "), DEFAULT_LIMITS)
    assert caught.value.code == "no-text"


def test_pages_that_are_promised_and_missing_are_told() -> None:
    layout = read(pdf(SHOWN, SHOWN, count=12), DEFAULT_LIMITS)
    assert [lines for lines in texts(layout) if lines] == [["Tong so 125 doanh nghiep"]] * 2
    assert [one.code for one in layout.warnings] == ["truncated"]
    assert "3, 4, 5, 6, 7 …" in layout.warnings[0].message
