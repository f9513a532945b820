"""OpenDocument, Word 97, RTF and one-file web pages: what each keeps of a document, element by element."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from models.layout import Layout, Line, Table
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.read import convert, is_convertible, read
from pipeline.read.legacy.rtf import prepared

URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{name}="{URN}{name}:1.0"' for name in ("office", "text", "table", "style")) + (
    f' xmlns:fo="{URN}xsl-fo-compatible:1.0" xmlns:draw="{URN}drawing:1.0" xmlns:svg="{URN}svg-compatible:1.0"'
)


def odt(body: str, automatic: str = "", styles: str = "") -> Layout:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("styles.xml", f"<office:document-styles {NAMES}>{styles}</office:document-styles>")
    return read(buffer.getvalue(), DEFAULT_LIMITS)


def lines(layout: Layout) -> list[Line]:
    found: list[Line] = []
    for block in layout.pages[0].blocks:
        found += [block] if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
    return found


def texts(layout: Layout) -> list[str]:
    return [line.text for line in lines(layout)]


BODIES = [
    # blanks and line ends of the file are one blank; those that count are elements
    ("<text:p>Kim  ngạch\n xuất<text:s text:c='3'/>khẩu<text:tab/>5</text:p>", ["Kim ngạch xuất   khẩu\t5"]),
    ("<text:p>Một<text:line-break/>Hai</text:p>", ["Một", "Hai"]),
    # spans, links, fields and bookmarks are looked through
    ("<text:p>Sở <text:span>Công</text:span> <text:a>Thương</text:a> <text:date>2022</text:date></text:p>",
     ["Sở Công Thương 2022"]),
    ("<text:section><text:p>trong mục</text:p></text:section>", ["trong mục"]),
    # what was deleted stands only among the changes; what was inserted stays
    ("<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion>"
     "</text:changed-region></text:tracked-changes><text:p>còn <text:change-start/>lại<text:change-end/></text:p>",
     ["còn lại"]),
    ("<text:p>có<office:annotation><text:p>ghi chú của người sửa</text:p></office:annotation> chữ</text:p>",
     ["có chữ"]),
    # notes follow the text
    ("<text:p>Số liệu<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ước tính</text:p>"
     "</text:note-body></text:note> năm</text:p><text:p>Hai</text:p>", ["Số liệu năm", "Hai", "Ước tính"]),
    # text in a box comes after the paragraph that holds it
    ("<text:p>Trước<draw:frame><draw:text-box><text:p>MẬT</text:p></draw:text-box></draw:frame> sau</text:p>",
     ["Trước sau", "MẬT"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_texts_of_an_open_document(body: str, expected: list[str]) -> None:
    assert texts(odt(body)) == expected


LISTS = """
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
  <text:list-level-style-bullet text:level="3" text:bullet-char="●"/>
</text:list-style>
<text:list-style style:name="A"><text:list-level-style-number text:level="1" style:num-format="a"
  style:num-suffix=")" text:start-value="3"/></text:list-style>
"""


def listed(*items: str, style: str = "", more: str = "") -> str:
    """A list; an item that begins with "=" starts at that number."""
    named = f'text:style-name="{style}"' if style else ""
    inner = ""
    for one in items:
        number, _, held = one.removeprefix("=").partition("=") if one.startswith("=") else ("", "", one)
        start = f'text:start-value="{number}"' if number else ""
        inner += (
            f"<text:list-item {start}>{held if held.startswith('<') else f'<text:p>{held}</text:p>'}</text:list-item>"
        )
    return f"<text:list {named} {more}>{inner}</text:list>"


def test_labels_of_lists_are_counted() -> None:
    second = f"<text:p>a</text:p><text:p>a2</text:p>{listed('b', 'c')}"
    body = (
        listed(second, "e", listed(listed("d")), style="L")
        + listed("f", "g", style="A")
        + listed("h", style="L", more='text:continue-numbering="true"')
        + listed("i", style="L")
        + listed("=9=k", style="A")
    )
    assert [(line.label, line.text) for line in lines(odt(body, LISTS))] == [
        ("I.", "a"), (None, "a2"), ("I.1.", "b"), ("I.2.", "c"), ("II.", "e"), ("-", "d"),
        ("c)", "f"), ("d)", "g"), ("III.", "h"), ("I.", "i"), ("i)", "k"),
    ]  # fmt: skip


STYLES = """
<style:font-face style:name="Cu" svg:font-family="'.VnTime'"/>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="14pt"/></style:default-style>
<style:style style:name="Base" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Base"/>
<style:style style:name="Plain" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="Upper" style:family="text"><style:text-properties fo:text-transform="uppercase"/></style:style>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Old" style:family="paragraph"><style:text-properties style:font-name="Cu"/></style:style>
<style:master-page style:name="Standard"><style:header><text:p>Trang đầu</text:p></style:header></style:master-page>
""".replace("{NAMES}", NAMES)


def test_styles_are_inherited() -> None:
    title, running = lines(odt('<text:p text:style-name="Title">Báo cáo</text:p>', styles=STYLES))
    assert (title.bold, title.centred, title.size, title.furniture) == (True, True, 14.0, False)
    assert (running.text, running.furniture) == ("Trang đầu", True)
    spans = '<text:p text:style-name="Title"><text:span text:style-name="Plain">rất dài dòng</text:span>ngắn</text:p>'
    assert not lines(odt(spans, styles=STYLES))[0].bold


def test_capitals_and_hidden_text() -> None:
    upper, hidden = (f'<text:span text:style-name="{name}">sở</text:span>' for name in ("Upper", "Hidden"))
    assert texts(odt(f"<text:p>{upper}{hidden}</text:p>", styles=STYLES))[0] == "SỞ"


def test_headings_have_their_level() -> None:
    assert lines(odt('<text:h text:outline-level="2">Kết quả</text:h>'))[0].heading == 2


def test_an_open_document_in_an_old_font() -> None:
    layout = odt('<text:p text:style-name="Old">Së C«ng Th\u00ad¬ng</text:p>', styles=STYLES)
    assert normalise(layout).content == "Sở Công Thương"


def cell(text: str, spanned: str = "") -> str:
    spans = f'table:number-{spanned}-spanned="2"' if spanned else ""
    return f"<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_a_table_of_an_open_document() -> None:
    covered = "<table:covered-table-cell/>"
    head = f"<table:table-header-rows>{row(cell('Năm', 'columns'), covered)}</table:table-header-rows>"
    body = f"<table:table>{head}{row(cell('Than', 'rows'), cell('5'))}{row(covered, cell('6'))}</table:table>"
    (table,) = odt(body).pages[0].blocks
    assert isinstance(table, Table)
    assert [(one.lines[0].text, one.row, one.column, one.rows, one.columns, one.header) for one in table.cells] == [
        ("Năm", 0, 0, 1, 2, True), ("Than", 1, 0, 2, 1, False), ("5", 1, 1, 1, 1, False), ("6", 2, 1, 1, 1, False),
    ]  # fmt: skip
    assert (table.rows, table.columns, table.bordered) == (3, 2, False)


def rtf(inner: str) -> bytes:
    fonts = r"{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharset0 .VnTimeH;}{\f3 VNI-Times;}"
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl" + fonts + "}" + inner + "}").encode("latin-1")


RTF_TEXTS = [
    # ư of TCVN3 is the byte of the soft hyphen, in either way of writing it
    (r"\f1 Th\'ad\'acng m\'b9i, tr\-\'edc", "Thương mại, trước"),
    # runs in Unicode and in two old fonts, in one paragraph
    (r"\f0 Hai n\u417?m: \f1 C\'abng nghi\'d6p \f3 n\'f6\'f4\'f9c ta", "Hai nơm: Công nghiệp nước ta"),
    (r"\f2 b\'b8o c\'b8o", "BÁO CÁO"),
    # a symbol that stays a hyphen, and what the reader must not see
    (r"\f0 12/N\u272?-CP{\v an}{\*\unknown x} h\_n", "12/NĐ-CP h-n"),
    (r"\pard\li720 {\listtext 1.\tab}M\u7897?t", "Một"),
]  # fmt: skip


FONTS = [
    # whatever character set is noted for an old font, its bytes are those of Windows-1252
    (rb"{\f1\fcharset163 .VnTime;}", rb"{\f1\fcharset0 .VnTime;}"),
    (rb"{\f1\fswiss\fcharset2\fprq2{\*\panose 020b7200000000000000}VNI-Times;}",
     rb"{\f1\fswiss\fcharset0\fprq2{\*\panose 020b7200000000000000}VNI-Times;}"),
    # other fonts keep theirs, beside old ones too
    (rb"{\f0\fcharset163 Times New Roman;}{\f1\fcharset238 .VnTimeH;}",
     rb"{\f0\fcharset163 Times New Roman;}{\f1\fcharset0 .VnTimeH;}"),
    # pictures and objects are not for a program to open
    (rb"a{\pict\wmetafile8{\*\blipuid 00}0100}b", b"ab"),
    (rb"a{\object{\*\objclass X}{\*\objdata 0105}{\result c}}b", rb"a{\object{\*\objclass X}{\result c}}b"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FONTS)
def test_rich_text_is_prepared(before: bytes, after: bytes) -> None:
    assert prepared(before) == after


@pytest.mark.parametrize(("inner", "expected"), RTF_TEXTS)
def test_rich_text(inner: str, expected: str) -> None:
    assert expected in normalise(read(RTF[inner], DEFAULT_LIMITS, CONVERTED[inner])).content


@pytest.fixture(scope="module", autouse=True)
def _converted() -> None:
    """All files in one start of LibreOffice."""
    made = convert(list(RTF.values()), DEFAULT_LIMITS)
    assert all(made), "LibreOffice (soffice) made nothing: apt-get install libreoffice-writer"
    CONVERTED.update(zip(RTF, made, strict=True))


RTF = {inner: rtf(inner + r"\par") for inner, _ in RTF_TEXTS}
CONVERTED: dict[str, bytes | None] = {}


def test_media_types() -> None:
    inner = RTF_TEXTS[0][0]
    assert read(RTF[inner], DEFAULT_LIMITS, CONVERTED[inner]).media_type == "application/rtf"
    assert odt("<text:p>x</text:p>").media_type == "application/vnd.oasis.opendocument.text"


CONVERTIBLE = [
    (b"{\\rtf1", True),
    (bytes.fromhex("d0cf11e0a1b11ae1"), True),
    (b"PK\x03\x04", False),
    (b"<html>", False),
]


@pytest.mark.parametrize(("head", "expected"), CONVERTIBLE)
def test_what_is_converted(head: bytes, expected: bool) -> None:
    assert is_convertible(head) is expected


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("start", ["", "From: <Saved by Word>\r\nSubject: x\r\n y\r\n"])
def test_a_page_in_one_file(encoding: str, start: str) -> None:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.add_related("<html><body><p>Kim ngạch xuất khẩu</p></body></html>", "html", cte=encoding)
    message.add_related(b"\x89PNG", "image", "png")
    data = start.encode() + message.as_bytes()
    assert texts(read(data, DEFAULT_LIMITS)) == ["Kim ngạch xuất khẩu"]


def test_a_letter_that_speaks_of_mime_is_plain_text() -> None:
    data = "Kính gửi Sở\nvề việc MIME-Version: 1.0".encode()
    assert read(data, DEFAULT_LIMITS).media_type == "text/plain"
