"""Truncated, hostile and oversized files: any bytes in, a Layout or a TienleError with a way out comes out."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import RefusedError, TienleError, UnreadableError
from models.layout import Layout
from models.limits import DEFAULT_LIMITS, Limits
from pipeline.normalise import normalise
from pipeline.read import read
from tests.clock import seconds

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def docx(body: bytes, **more: bytes) -> bytes:
    return zipped(word__document_xml=body, **more)


def document(inner: str) -> bytes:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>".encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
    + document(paragraph("&i;")).decode()
)
OUTSIDE = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>{document(paragraph("&x;")).decode()}'


def outcome(data: bytes) -> Layout | TienleError:
    """What becomes of a file; every other exception fails the test."""
    try:
        layout = read(data, DEFAULT_LIMITS)
        normalise(layout)
    except TienleError as error:
        return error
    return layout


def is_told(result: Layout | TienleError) -> bool:
    return isinstance(result, Layout) or result.exit_code in {3, 4}


UNREADABLE = [
    # nothing in it
    (b"", "empty"),
    (b" \r\n\t ", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    # other kinds of files, each with its own advice
    (OLE + b"\0" * 600, "damaged"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "no-text"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 50, "no-text"),
    (zlib.compress(b"x" * 900) * 40, "unsupported"),
    (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>"), "damaged"),
    (zipped(xl__workbook_xml=b"<x/>"), "unsupported"),
    (zipped(a_txt=b"x"), "archive"),
    (b'<?xml version="1.0"?><rss><item/></rss>', "unsupported"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "no-text"),
    # Word files that are broken inside
    (docx(b""), "damaged"),
    (docx(b"<w:document"), "damaged"),
    (docx(b"<x/>"), "damaged"),
    (docx(f"<w:document {W}/>".encode()), "damaged"),
    (docx(document(paragraph("x")), word__styles_xml=b"<w:styles"), "damaged"),
    (docx(document("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)), "damaged"),
    # a Word file without its end has lost its directory
    (docx(document(paragraph("x")))[:-30], "truncated"),
    (b"PK\x03\x04", "truncated"),
    # PDF files
    (b"%PDF-1.7\n", "damaged"),
    (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", "damaged"),
    # web pages without words
    (b"<html><body><script>var x = 1;</script></body></html>", "no-text"),
    (b"<html></html>", "no-text"),
]


@pytest.mark.parametrize(("data", "code"), UNREADABLE)
def test_unreadable(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, DEFAULT_LIMITS)
    assert (caught.value.code, caught.value.exit_code) == (code, 3)
    assert caught.value.message
    assert "\n" not in caught.value.message


REFUSED = [
    (docx(LAUGHS.encode()), "entities"),
    (docx(OUTSIDE.encode()), "entities"),
    (docx(LAUGHS.encode("utf-16")), "entities"),
    (docx(document(paragraph("x")), word__styles_xml=OUTSIDE.encode()), "entities"),
    (b'<!DOCTYPE html [<!ENTITY x "y">]><html><body><p>&x;</p></body></html>', "entities"),
    # 60 MB of nothing in one member
    (docx(document(paragraph("x")), word__media__a_bin=bytes(60_000_000)), "bomb"),
    # 11 MB squeezed a thousand times
    (docx(document(paragraph("x")), word__media__a_bin=bytes(11_000_000)), "bomb"),
    (zipped(**{f"word__document_xml{number}": b"" for number in range(2_001)}, word__document_xml=b"<x/>"), "bomb"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(data, DEFAULT_LIMITS)
    assert (caught.value.code, caught.value.exit_code) == (code, 4)
    assert "\n" not in caught.value.message


SMALL = [
    (b"x" * 101, Limits(file_bytes=100)),
    (b"Van ban " * 20, Limits(text_chars=100)),
    (docx(document(paragraph("x" * 90) * 2)), Limits(text_chars=100)),
    (docx(document(paragraph("x") * 90)), Limits(xml_nodes=100)),
    (docx(document(paragraph("x" * 900))), Limits(member_bytes=500)),
    (docx(document(paragraph("x" * 900))), Limits(unpacked_bytes=500)),
    (b"<html><body>" + b"<p>x" * 200, Limits(xml_nodes=100)),
    (b"<html><body><p>" + b"x" * 900, Limits(text_chars=100)),
]


@pytest.mark.parametrize(("data", "limits"), SMALL)
def test_each_limit_is_kept_and_named(data: bytes, limits: Limits) -> None:
    with pytest.raises(RefusedError, match=r"\d"):
        read(data, limits)


def test_a_member_larger_than_it_claims_is_damaged() -> None:
    data = docx(document(paragraph("x" * 5_000)))
    size = struct.pack("<I", len(document(paragraph("x" * 5_000))))
    with pytest.raises(UnreadableError) as caught:
        read(data.replace(size, struct.pack("<I", 40)), DEFAULT_LIMITS)
    assert caught.value.code == "damaged"


def test_a_directory_that_claims_too_much_is_not_walked() -> None:
    data = bytearray(docx(document(paragraph("x"))))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 90_000_000)
    with pytest.raises(RefusedError, match="2000"):
        read(bytes(data), DEFAULT_LIMITS)


def pdf_of(*objects: str) -> bytes:
    body = "".join(f"{number} 0 obj{text}endobj\n" for number, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


CYCLES = [
    # a page tree that holds itself
    pdf_of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    pdf_of(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 9>>", "<</Type/Pages/Kids[2 0 R]/Count 9>>"
    ),
    # a form that draws itself
    pdf_of(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>"
        "stream\n/F Do\nendstream\n",
        "<</Length 5>>stream\n/F Do\nendstream\n",
    ),
    # more pages promised than there are
    pdf_of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 999999999>>"),
]


@pytest.mark.parametrize("data", CYCLES)
def test_pdf_cycles_end(data: bytes) -> None:
    with pytest.raises(TienleError):
        read(data, DEFAULT_LIMITS)


@pytest.mark.parametrize("opened", [b"<div>", b"<table><tr><td>a", b"<b>a"])
def test_html_nested_too_deep_is_refused_and_not_cut_off(opened: bytes) -> None:
    with pytest.raises(RefusedError, match="256"):
        read(b"<html><body>" + opened * 5_000 + b"sau", DEFAULT_LIMITS)


def test_deep_tables_in_word_end() -> None:
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    layout = read(docx(document(opened * 60 + paragraph("sâu") + closed * 60)), DEFAULT_LIMITS)
    assert "sâu" in normalise(layout).content


STARTS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html><body>",
    b"<table><tr><td>",
    OLE,
    b"{\\rtf",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]


@given(st.sampled_from(STARTS), st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_layout_or_a_way_out(start: bytes, rest: bytes) -> None:
    assert is_told(outcome(start + rest))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_in_a_page_gives_a_layout_or_a_way_out(text: str) -> None:
    for data in (f"<html><body><p>{text}".encode("utf-8", "replace"), text.encode("utf-16", "replace")):
        assert is_told(outcome(data))


CUTS = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999]


@pytest.mark.parametrize("cut", CUTS)
def test_cut_files_tell_or_give_what_is_left(shared_eval: Path, cut: float) -> None:
    for path in sorted(shared_eval.iterdir()):
        data = path.read_bytes()
        if path.suffix not in {".docx", ".pdf", ".txt", ".doc"} or len(data) > 500_000:
            continue
        result = outcome(data[: int(len(data) * cut)])
        assert is_told(result)
        if isinstance(result, Layout) and path.suffix != ".txt":
            assert "truncated" in [one.code for one in result.warnings]


@pytest.mark.parametrize("offset", [0xFFFFFF, 0xFFFFFFF0, 3])
def test_styles_that_are_said_to_lie_where_nothing_is(offset: int) -> None:
    whole = bytearray(docx(document(paragraph("Kim ngạch")), word__styles_xml=f"<w:styles {W}/>".encode()))
    entry = whole.rindex(b"PK\x01\x02")
    assert whole[entry + 46 :].startswith(b"word/styles.xml")
    whole[entry + 42 : entry + 46] = struct.pack("<I", offset)
    result = outcome(bytes(whole))
    assert isinstance(result, UnreadableError)
    assert result.code == "damaged"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_give_a_layout_or_a_way_out(data: st.DataObject) -> None:
    whole = bytearray(docx(document(paragraph("Kim ngạch") * 3), word__styles_xml=f"<w:styles {W}/>".encode()))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert is_told(outcome(bytes(whole)))


HEAVY = [
    # lines that all seem to go on in the next
    (b"cac don vi trong nganh da thuc hien tot cac nhiem vu duoc giao trong ky\n" * 10_000),
    # one style attribute of a megabyte
    b'<html><body><table style="' + b"border:" * 150_000 + b'"><tr><td>a<td>b</table>',
    # cells that span what they can, in many rows
    b"<html><body><table>" + b"<tr><td rowspan=999 colspan=999>a" * 1_000 + b"</table>",
    # RTF: fonts, pictures and groups without end
    b"{\\rtf1{\\fonttbl" + b"\\fcharset1 x" * 300_000 + b"\\bin9999999999",
    b"{\\rtf1" + b"{\\pict{}" * 900 + b"{}" * 500_000 + b"\\bin9999999999",
    # dots and brackets without end
    b"." * 500_000,
    b"- " * 200_000,
    b"a|" * 20_000 + b"\n" + b"b|" * 20_000,
]


@pytest.mark.parametrize("data", HEAVY)
def test_time_grows_with_the_size_and_not_with_its_square(data: bytes) -> None:
    assert seconds(lambda: outcome(data)) < 4.0
