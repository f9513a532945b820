"""What would run in a file is told in one line, never run, and its words are read all the same."""

from __future__ import annotations

import zlib

import pytest
from office_files import FLAT, FLAT_WORDS, PARAGRAPH, RTF_WORDS, WORDML, WORDS, odt, ole, rtf, saved_page, word, zipped
from paper_files import PLAIN, ROOT, page, pdf, stream

from models.layout import Layout, Line
from models.limits import DEFAULT_LIMITS
from pipeline.read import read
from pipeline.read.active import warn_of_active
from pipeline.read.sniff import sniff

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx(**members: bytes) -> bytes:
    """A Word document with more members: `word__vbaProject_bin` is word/vbaProject.bin."""
    named = {
        name.replace("__", "/").replace("_bin", ".bin").replace("_xml", ".xml"): it for name, it in members.items()
    }
    return zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": FLAT_WORDS.encode(), **named})


def related(part: str, kind: str, target: str, external: bool = True) -> dict[str, bytes]:
    """The relations of a part of a Word document."""
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="r1" Type="{RELATION}{kind}" Target="{target}"{mode}/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {f"word/_rels/{part}.xml.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>'.encode()}


def word_with(part: str, kind: str, target: str, external: bool = True) -> bytes:
    return zipped({"word/document.xml": FLAT_WORDS.encode(), **related(part, kind, target, external)})


def html(inside: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{inside}<p>{WORDS}</p></body></html>".encode()


def catalogue(entries: bytes, *more: bytes) -> bytes:
    return page(PLAIN, *more, tree=entries)


SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"
PACKED = stream(b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode", zlib.compress(b"9 0 " + SCRIPT))
NOISE = stream(b"", b"q /JS (no name of an object) Q /Launch ")

FOUND: list[tuple[str, bytes, str]] = [
    # Word: a project of macros, whatever the file is called
    ("macros.docm", docx(word__vbaProject_bin=b"\xd0\xcf"), "macro"),
    ("object.docx", word_with("document", "oleObject", "embeddings/oleObject1.bin", external=False), "đối tượng nhúng"),
    ("linked object.docx", word_with("document", "oleObject", "http://192.0.2.1/a.xls"), "đối tượng nhúng"),
    ("package in a head.docx", word_with("header1", "package", "embeddings/a.xlsx", external=False), "đối tượng nhúng"),
    ("control.docx", word_with("document", "control", "activeX/activeX1.xml", external=False), "đối tượng nhúng"),
    ("template.docx", word_with("settings", "attachedTemplate", "https://192.0.2.1/mau.dotm"), "mẫu lấy từ nơi khác"),
    ("template on a share.docx", word_with("settings", "attachedTemplate", "file://kho/mau.dotm"), "mẫu lấy từ nơi"),
    ("template on a share as Word writes it.docx",
     word_with("settings", "attachedTemplate", "file:///\\\\kho\\mau.dotm"), "mẫu lấy từ nơi"),
    # OpenDocument
    ("basic.odt", odt(PARAGRAPH, **{"Basic__Standard__Module1_xml": b"<x/>"}), "macro"),
    ("event.odt", odt('<x:y xmlns:x="z"/><!-- <script:event-listener/> -->' + PARAGRAPH), "macro"),
    # web pages
    ("script.html", html("<script>go()</script>"), "JavaScript"),
    ("script from elsewhere.html", html("", '<SCRIPT src="http://192.0.2.1/a.js"></SCRIPT>'), "JavaScript"),
    ("on load.html", html('<div class=a onclick="go()">x</div>'), "JavaScript"),
    ("a link that runs.html", html('<a href=" javascript:go()">x</a>'), "JavaScript"),
    ("object.html", html('<object data="a.swf"></object>'), "đối tượng nhúng"),
    ("saved.mht", saved_page(html("<script>go()</script>"), "base64"), "JavaScript"),
    # RTF and XML
    ("object in one file.xml", FLAT.replace("vbaProject", "embeddings/a").format(FLAT_WORDS).encode(), "đối tượng"),
    ("macros in one file.xml", FLAT.format(FLAT_WORDS).encode(), "macro"),
    # PDF
    ("opens with a script.pdf", catalogue(b"/OpenAction" + SCRIPT), "JavaScript"),
    ("name in numbers.pdf", catalogue(b"/OpenAction<</S/J#61vaScript/J#53(x)>>"), "JavaScript"),
    ("packed script.pdf", catalogue(b"", PACKED), "JavaScript"),
    ("launch.pdf", catalogue(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "lệnh mở chương trình"),
    ("attachment.pdf", catalogue(b"/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>", b"<</Type/Filespec>>"),
     "tệp đính kèm"),
]  # fmt: skip
"""Name, bytes, what the warning says."""

QUIET: list[tuple[str, bytes]] = [
    ("plain.docx", docx()),
    ("template of this machine.docx",
     word_with("settings", "attachedTemplate", "file:///C:\\Users\\an\\Templates\\Normal.dotm")),
    ("link.docx", word_with("document", "hyperlink", "https://192.0.2.1/")),
    ("workbook of a chart.docx",
     zipped({"word/document.xml": FLAT_WORDS.encode(), "word/embeddings/Microsoft_Excel_Sheet.xlsx": b"PK"})),
    ("empty library.odt", odt(PARAGRAPH, **{"Basic__Standard__script-lb_xml": b"<x/>"})),
    ("data for search engines.html", html('<script type="application/ld+json">{}</script>')),
    ("words about scripts.html", html("<p>javascript: onclick=go() là mã lệnh</p>")),
    ("words that look like names.pdf", page(NOISE + PLAIN[:0])),
]  # fmt: skip
"""Name and bytes of what must not raise an alarm."""


def told(layout: Layout) -> list[str]:
    return [one.message for one in layout.warnings if one.code == "active-content"]


def words_of(layout: Layout) -> str:
    return " ".join(block.text for page in layout.pages for block in page.blocks if isinstance(block, Line))


@pytest.mark.parametrize(("name", "data", "what"), FOUND)
def test_what_would_run_is_told_in_one_line_and_the_words_are_read(name: str, data: bytes, what: str) -> None:
    layout = read(data, DEFAULT_LIMITS)
    (message,) = told(layout)
    assert what in message.partition(":")[0]
    assert "không chạy" in message
    assert "Kim ng" in words_of(layout)


@pytest.mark.parametrize(("name", "data"), QUIET)
def test_no_alarm_for_what_can_not_run(name: str, data: bytes) -> None:
    look = warn_of_active(Layout("x", ()), sniff(data, DEFAULT_LIMITS), data, DEFAULT_LIMITS)
    assert told(look) == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (ole("WordDocument", "Macros", "VBA", stream=word()), "macro"),
        (ole("WordDocument", "_VBA_PROJECT", stream=word()), "macro"),
        (ole("WordDocument", "ObjectPool", "_1234567890", stream=word()), "đối tượng nhúng"),
        (ole("WordDocument", "ObjectPool", "\x01Ole10Native", stream=word()), "đối tượng nhúng"),
        (rtf(r"{\object\objemb{\*\objdata 0105}}" + RTF_WORDS), "đối tượng nhúng"),
        (rtf(r"{\*\template http://192.0.2.1/a.dot}" + RTF_WORDS), "mẫu lấy từ nơi khác"),
        (
            WORDML.format("", WORDS).replace("<w:wordDocument", '<w:wordDocument w:macrosPresent="yes"').encode(),
            "macro",
        ),
    ],
)
def test_old_formats_are_looked_at_before_they_are_turned(data: bytes, what: str) -> None:
    look = warn_of_active(Layout("x", ()), sniff(data, DEFAULT_LIMITS), data, DEFAULT_LIMITS)
    assert what in told(look)[0]


@pytest.mark.parametrize(
    "data",
    [
        ole("WordDocument", "ObjectPool", stream=word()),  # Word makes the pool also for no object
        rtf(r"{\*\template C:\\Templates\\Normal.dot}" + RTF_WORDS),
        WORDML.format("", WORDS).replace("<w:wordDocument", '<w:wordDocument w:macrosPresent="no"').encode(),
    ],
)
def test_old_formats_without_anything_are_quiet(data: bytes) -> None:
    assert told(warn_of_active(Layout("x", ()), sniff(data, DEFAULT_LIMITS), data, DEFAULT_LIMITS)) == []


def test_all_kinds_of_a_file_stand_in_one_warning() -> None:
    data = pdf(ROOT.replace(b">>", b"/OpenAction<</S/Launch>>/AA<</O" + SCRIPT + b">>>>"))
    (message,) = told(warn_of_active(Layout("x", ()), "pdf", data, DEFAULT_LIMITS))
    assert "mã lệnh (JavaScript), lệnh mở chương trình" in message
