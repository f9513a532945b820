"""Word 97, RTF, OpenDocument and zip files that are broken, hostile or not what they say they are."""

from __future__ import annotations

import base64
import io
import quopri
import struct
import unicodedata
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
    chain = zip(names, [*range(2, len(names) + 1), FREE], strict=True)
    entries = entry("Root Entry", 5, len(stream)) + b"".join(
        entry(name, 2, len(stream), after) for name, after in chain
    )
    body = struct.pack("<128I", *listed, *[FREE] * (128 - len(listed)))
    return bytes(header) + body + entries.ljust(SECTOR, b"\0") + stream.ljust(-(-len(stream) // SECTOR) * SECTOR, b"\0")


def entry(name: str, kind: int, size: int, after: int = FREE) -> bytes:
    raw = bytearray(128)
    wide = (name + "\0").encode("utf-16-le")
    raw[: len(wide)] = wide
    struct.pack_into("<HB", raw, 64, len(wide), kind)
    # A row of entries, each the one before the next; the first begins where the root points to.
    struct.pack_into("<III", raw, 68, after, FREE, 1 if kind == 5 else FREE)
    struct.pack_into("<II", raw, 116, 2, size)
    return bytes(raw)


def word(flags: int = 0, magic: int = 0xA5EC, size: int = 8192) -> bytes:
    """The beginning of a Word document's stream."""
    return struct.pack("<HHHHHH", magic, 0xC1, 0, 0x409, 0, flags).ljust(size, b"\0")


def word_6(text: bytes, version: int = 101, flags: int = 0) -> bytes:
    """A Word 6 (101) or Word 95 (104) file of that text alone; its writers have died out."""
    block = bytearray(0x600)
    struct.pack_into("<HHHHHHH", block, 0, 0xA5DC, version, 0x204D, 0x409, 0, flags, version)
    struct.pack_into("<III", block, 24, len(block), len(block) + len(text), len(block) + len(text))
    struct.pack_into("<I", block, 52, len(text))
    return (bytes(block) + text).ljust(8192, b"\0")


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
HYPERTEXT = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; '
    'charset={}"><meta name=ProgId content=Word.Document></head><body><p class=MsoNormal>{}</p></body></html>'
)
"""What Word saves as a web page; many are then named .doc."""
MARKED = dict(zip("ạấẩệ", ("a\u0323", "â\u0301", "â\u0309", "ê\u0323"), strict=True))
"""Letters of WORDS as Windows-1258 parts them."""
BYTES_1258 = "".join(MARKED.get(letter, letter) for letter in WORDS).encode("cp1258")
TCVN3 = "C«ng nghiÖp s¶n xuÊt b¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô n¨m 1998\r".encode("cp1252")


def page(charset: str, words: bytes = WORDS.encode()) -> bytes:
    """A web page that says it is of that character set, its words in whichever they are."""
    before, after = HYPERTEXT.format(charset, "\0").encode().split(b"\0")
    return before + words + after


def saved_page(content: bytes, coding: str, charset: str = "utf-8", top: bytes = b"") -> bytes:
    """A web page in one file, coded "base64" or "quoted-printable"."""
    body = base64.encodebytes(content) if coding == "base64" else quopri.encodestring(content)
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_Next"; type="text/html"\r\n\r\n'
        "This document is a Single File Web Page.\r\n\r\n--=_Next\r\nContent-Location: file:///C:/1/a.htm\r\n"
        f'Content-Transfer-Encoding: {coding}\r\nContent-Type: text/html; charset="{charset}"\r\n\r\n'
    )
    return top + head.encode() + body + b"\r\n--=_Next--\r\n"


WORDML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    '{}<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:wordDocument>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
FLAT = (
    f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{PKG}">'
    '<pkg:part pkg:name="/word/vbaProject.bin"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part>'
    '<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>'
)
FLAT_WORDS = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>'
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
    ("package with a password.docx", ole("EncryptionInfo", "EncryptedPackage", stream=word()), "encrypted"),
    ("Word 6 with a password.doc", ole("WordDocument", stream=word_6(b"x", flags=0x0100)), "encrypted"),
    # Word in XML
    ("cut off.xml", WORDML.format("", WORDS).encode()[:-90], "truncated"),
    ("not well formed.xml", WORDML.format("", WORDS + "<w:t>").encode(), "damaged"),
    ("entities in it.xml", WORDML.format('<!DOCTYPE d [<!ENTITY x "y">]>', WORDS).encode(), "unsupported"),
    ("entities below.xml", WORDML.format("", "&x;").replace("</w:body>", "<!DOCTYPE d>").encode(), "entities"),
    ("parts without a document.xml", FLAT.replace("/word/document.xml", "/x.xml").format(FLAT_WORDS).encode(),
     "damaged"),
    ("parts cut off.xml", FLAT.format(FLAT_WORDS).encode()[:-20], "damaged"),
    ("something else.xml", b'<?xml version="1.0"?><rss/>', "unsupported"),
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
    ("in one file of xml.doc", WORDML.format("", WORDS).encode(), WORDS),
    ("parts in xml.xml", FLAT.format(FLAT_WORDS).encode(), WORDS),
    ("docx.doc", sample("sct-thi-dua-2019-6t.docx"), "BÁO CÁO"),
    ("pdf.doc", sample("ubnd-chi-thi-03-2019.pdf"), "CHỈ THỊ"),
    # Word before Word 97
    ("Word 6 with objects.doc", ole("WordDocument", "ObjectPool", "Ole", stream=word_6(b"Kim ngach xuat khau\r")),
     "Kim ngach xuat khau"),
    ("Word 95 with macros.doc", ole("WordDocument", "_VBA_PROJECT", "Macros", stream=word_6(b"Kim ngach nhap\r", 104)),
     "Kim ngach nhap"),
    ("Word 6 in TCVN3.doc", ole("WordDocument", stream=word_6(TCVN3)), "Công nghiệp sản xuất báo cáo kết quả"),
    # web pages named .doc: what they say of their letters is believed only if the bytes agree
    ("says what it is.doc", page("utf-8"), WORDS),
    ("says 1252 and is UTF-8.doc", page("windows-1252"), WORDS),
    ("says 1258 and is UTF-8.doc", page("windows-1258"), WORDS),
    ("says 1258 and is.doc", page("windows-1258", BYTES_1258), WORDS),
    ("says UTF-8 and is 1258.doc", page("utf-8", BYTES_1258), WORDS),
    ("says unicode and is UTF-16.doc", HYPERTEXT.format("unicode", WORDS).encode("utf-16"), WORDS),
    ("UTF-16 without a mark.doc", HYPERTEXT.format("unicode", WORDS).encode("utf-16-le"), WORDS),
    ("letters by number.doc", page("windows-1252", WORDS.encode("ascii", "xmlcharrefreplace")), WORDS),
    ("TCVN3 by its font.doc", page("windows-1252", b"<font face='.VnTime'>" + TCVN3 + b"</font>"), "Công nghiệp sản"),
    ("behind a long comment.doc", b"<!-- " + b"x" * 9_000 + b" -->\n" + page("utf-8"), WORDS),
    ("begins as xml.doc", b'<?xml version="1.0" encoding="utf-8"?>\n' + page("utf-8"), WORDS),
    # web pages in one file
    ("quoted printable.mht", saved_page(page("utf-8"), "quoted-printable"), WORDS),
    ("base64.doc", saved_page(page("utf-8"), "base64"), WORDS),
    ("saved by a browser.doc", saved_page(page("utf-8"), "base64", top=b"From: <Saved by Browser 5>\r\nSubject:\r\n"),
     WORDS),
    ("with a mark.doc", saved_page(page("utf-8"), "base64", top=b"\xef\xbb\xbf"), WORDS),
    ("letters told in the head.doc",
     saved_page(b"<html><body><p>" + BYTES_1258, "quoted-printable", charset="windows-1258"), WORDS),
    # texts: with and without a mark, with marks apart from their letters
    *((f"{coding}.txt", WORDS.encode(coding), WORDS) for coding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")),
    ("few letters.txt", "Đề nghị các đơn vị".encode("utf-16-le"), "Đề nghị các đơn vị"),
    ("1258.txt", BYTES_1258, WORDS),
    ("marks apart.txt", unicodedata.normalize("NFD", WORDS).encode(), WORDS),
    # what stands before the first brace
    ("mark before.rtf", b"\xef\xbb\xbf" + rtf(RTF_WORDS), "Kim ngạch xuất khẩu"),
    ("blanks before.rtf", b"\r\n \r\n" + rtf(RTF_WORDS), "Kim ngạch xuất khẩu"),
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
    ("macros.docm", zipped({"[Content_Types].xml": b"<x/>", "word/vbaProject.bin": b"\xd0\xcf",
                            "word/document.xml": FLAT_WORDS.encode()}), WORDS),
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
