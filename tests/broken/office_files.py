"""Word 97, RTF, OpenDocument and zip files that are broken, hostile or not what they say they are."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples" / "documents"
SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{name}="{URN}{name}:1.0"' for name in ("office", "text", "table", "style"))
TEXT = b"application/vnd.oasis.opendocument.text"
WORDS = "Kim ngạch xuất khẩu đạt 940 triệu USD"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def ole(*names: str, stream: bytes = b"", table: tuple[int, ...] = (), more: int = END) -> bytes:
    """A compound file of one table sector, one directory sector and the first stream's bytes after them."""
    sectors = [TABLE, END, *range(3, 3 + max(1, -(-len(stream) // SECTOR)))]
    sectors[-1] = END
    listed = list(table) or sectors
    header = bytearray(SECTOR)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, 4096, END, 0, more, 0)
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    entries = b"".join(entry(name, 5 if name == "Root Entry" else 2, len(stream)) for name in ("Root Entry", *names))
    body = struct.pack("<128I", *listed, *[FREE] * (128 - len(listed)))
    return bytes(header) + body + entries.ljust(SECTOR, b"\0") + stream.ljust(-(-len(stream) // SECTOR) * SECTOR, b"\0")


def entry(name: str, kind: int, size: int) -> bytes:
    raw = bytearray(128)
    wide = (name + "\0").encode("utf-16-le")
    raw[: len(wide)] = wide
    struct.pack_into("<HB", raw, 64, len(wide), kind)
    struct.pack_into("<III", raw, 68, FREE, FREE, FREE)
    struct.pack_into("<II", raw, 116, 2, size)
    return bytes(raw)


def word(flags: int = 0, magic: int = 0xA5EC, size: int = 8192) -> bytes:
    """The beginning of a Word document's stream."""
    return struct.pack("<HHHHHH", magic, 0xC1, 0, 0x409, 0, flags).ljust(size, b"\0")


def with_flag(data: bytes, flag: int) -> bytes:
    """A real Word file in which a flag of its file information block is set."""
    changed = bytearray(data)
    place = next(at for at in range(SECTOR, len(data), SECTOR) if data[at : at + 2] == b"\xec\xa5")
    changed[place + 11] |= flag
    return bytes(changed)


def noise(data: bytes, start: int, step: int) -> bytes:
    """The file with every `step`-th byte after `start` turned over."""
    changed = bytearray(data)
    for place in range(start, len(changed), step):
        changed[place] ^= 0xFF
    return bytes(changed)


def zipped(members: dict[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name in stored else None)
    return buffer.getvalue()


def odt(body: str, kind: bytes = TEXT, **more: bytes) -> bytes:
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
    members = {"mimetype": kind, "content.xml": f"{content}</office:document-content>".encode()}
    return zipped(members | {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in more.items()})


def rtf(inner: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}}\f0 " + inner + "}").encode("latin-1")


RTF_WORDS = r"Kim ng\u7841?ch xu\u7845?t kh\u7849?u \par "
ENTITIES = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><office:document-content {NAMES}/>'
MANIFEST = f'<m:manifest xmlns:m="{URN}manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
PARAGRAPH = f"<text:p>{WORDS}</text:p>"
CELL = f"<table:table-cell>{PARAGRAPH}</table:table-cell>"
MANY = 'table:number-rows-repeated="1000000" table:number-columns-repeated="1000000"'
DOC, RTF, ODT = "sct-cong-thuong-2022-nam.doc", "sct-cong-thuong-2022-nam.rtf", "sct-cong-thuong-2022-nam.odt"
LINK = r"{\field{\*\fldinst {INCLUDEPICTURE \\d \"http://192.0.2.1/a.png\"}}{\fldrslt }}"

TOLD: list[tuple[str, bytes, str]] = [
    # Word 97: the container
    ("zeros after the signature.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "damaged"),
    ("signature alone.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "truncated"),
    ("header alone.doc", ole("WordDocument", stream=word())[:SECTOR], "truncated"),
    ("directory cut off.doc", ole("WordDocument", stream=word())[: SECTOR * 2], "truncated"),
    ("stream cut off.doc", ole("WordDocument", stream=word())[: SECTOR * 3 + 10], "truncated"),
    ("table goes round.doc", ole("WordDocument", stream=word(), table=(TABLE, 1, 2, 2)), "damaged"),
    ("tables listed in a circle.doc", ole("WordDocument", stream=word(), more=0), "truncated"),
    ("no text in it.doc", ole("Something", stream=word()), "unsupported"),
    ("a workbook.doc", ole("Workbook", stream=word()), "unsupported"),
    ("slides.doc", ole("PowerPoint Document", stream=word()), "unsupported"),
    ("package with a password.doc", ole("EncryptedPackage", stream=word()), "encrypted"),
    # Word 97: the document
    ("with a password.doc", with_flag(sample(DOC), 0x01), "encrypted"),
    ("password in the block.doc", ole("WordDocument", stream=word(flags=0x0100)), "encrypted"),
    ("another magic.doc", ole("WordDocument", stream=word(magic=0x1234)), "damaged"),
    ("stream too small.doc", ole("WordDocument", stream=word(size=600)), "truncated"),
    ("cut after 3 kB.doc", sample(DOC)[:3_000], "truncated"),
    # RTF
    ("groups without end.rtf", b"{\\rtf1" + b"{" * 100_000, "bomb"),
    ("groups in groups.rtf", b"{\\rtf1" + b"{" * 5_000 + b"x" + b"}" * 5_001, "bomb"),
    ("bin without end.rtf", b"{\\rtf1 x\\bin999999999 abc", "truncated"),
    ("no words.rtf", rtf(""), "no-text"),
    # OpenDocument
    ("no body.odt", zipped({"mimetype": TEXT, "content.xml": b"<x/>"}), "damaged"),
    ("empty.odt", odt(""), "no-text"),
    ("only blanks.odt", odt('<text:p><text:s text:c="9"/></text:p>'), "no-text"),
    ("broken xml.odt", zipped({"mimetype": TEXT, "content.xml": b"<office:document-content"}), "damaged"),
    ("entities.odt", zipped({"mimetype": TEXT, "content.xml": ENTITIES.encode()}), "entities"),
    ("entities in styles.odt", odt(PARAGRAPH, styles_xml=ENTITIES.encode()), "entities"),
    ("password.odt", odt(PARAGRAPH, **{"META-INF__manifest_xml": MANIFEST.encode()}), "encrypted"),
    ("spreadsheet.odt", odt(PARAGRAPH, b"application/vnd.oasis.opendocument.spreadsheet"), "unsupported"),
    ("cut off.odt", sample(ODT)[:-40], "truncated"),
    ("sections in sections.odt", odt("<text:section>" * 5_000 + "</text:section>" * 5_000), "damaged"),
    ("too much inside.odt", odt(PARAGRAPH, Pictures__a=bytes(60_000_000)), "bomb"),
    ("squeezed.odt", odt(PARAGRAPH, Pictures__a=bytes(11_000_000)), "bomb"),
    ("a million rows.odt", odt(f"<table:table>{f'<table:table-row {MANY}>{CELL * 900}</table:table-row>' * 90}"
                              "</table:table>"), "bomb"),
    # zip files and data
    ("several documents.zip", zipped({"a.txt": b"x", "b.txt": b"y"}), "archive"),
    ("a zip in a zip.zip", zipped({"a.zip": zipped({"a.txt": b"x"})}), "archive"),
    ("cut off.zip", zipped({"a.txt": b"x" * 900})[:-30], "truncated"),
    ("record.json", b'{"schema": "tienle.record/1", "text": "x"}', "unsupported"),
    ("list.json", b"[1, 2, 3]", "unsupported"),
]  # fmt: skip
"""Name, bytes, code: told without starting a program, but for files that only LibreOffice can judge."""

READ: list[tuple[str, bytes, str]] = [
    # wrong extension: the content counts
    ("a page.doc", f"<html><body><p>{WORDS}</p></body></html>".encode(), WORDS),
    ("rtf.doc", rtf(RTF_WORDS), "Kim ngạch xuất khẩu"),
    ("odt.docx", odt(PARAGRAPH), WORDS),
    ("word.rtf", sample(DOC), "Công Thương"),
    ("text.rtf", WORDS.encode(), WORDS),
    # names as people make them
    ("báo cáo  năm.odt", odt(PARAGRAPH), WORDS),
    ("ba\u0301o ca\u0301o.odt", odt(PARAGRAPH), WORDS),
    ("dòng\nmới.odt", odt(PARAGRAPH), WORDS),
    ("-v.odt", odt(PARAGRAPH), WORDS),
    # things in them that must not run or be fetched
    ("link out.rtf", rtf(LINK + RTF_WORDS), "Kim ngạch xuất khẩu"),
    ("template out.rtf", rtf(r"{\*\template http://192.0.2.1/a.dot}" + RTF_WORDS), "Kim ngạch xuất khẩu"),
    ("object.rtf", rtf(r"{\object\objautlink\objupdate{\*\objclass Word.Document.8}{\*\objdata 0105000002000000}}"
                       + RTF_WORDS), "Kim ngạch xuất khẩu"),
    # deep, long, odd, but sound
    ("lists in lists.odt", odt("<text:list><text:list-item>" * 40 + PARAGRAPH + "</text:list-item></text:list>" * 40),
     WORDS),
    ("a million blanks.odt", odt(f'<text:p>a<text:s text:c="999999999"/>b</text:p>{PARAGRAPH}'), WORDS),
    ("styles in a circle.odt",
     odt('<text:p text:style-name="A">x</text:p>',
         styles_xml=(f'<office:document-styles {NAMES}><style:style style:name="A" style:family="paragraph" '
                     'style:parent-style-name="A"/></office:document-styles>').encode()), "x"),
    ("many paragraphs.rtf", rtf(RTF_WORDS * 3_000), "Kim ngạch xuất khẩu"),
    # lists that look like data
    ("brackets.txt", "[Dự thảo] Báo cáo".encode(), "[Dự thảo] Báo cáo"),
]  # fmt: skip
"""Name, bytes, words that must stand in the text."""

EITHER: list[tuple[str, bytes]] = [
    ("half.doc", sample(DOC)[: len(sample(DOC)) // 2]),
    ("nine tenths.doc", sample(DOC)[: len(sample(DOC)) * 9 // 10]),
    ("noise.doc", noise(sample(DOC), 4_096, 7)),
    ("nothing in the block.doc", ole("WordDocument", stream=word())),
    ("half.rtf", sample(RTF)[: len(sample(RTF)) // 2]),
    ("noise.rtf", noise(sample(RTF), 200, 11)),
]
"""Name and bytes: a code, or what is left of the text with a warning where it was cut off."""
