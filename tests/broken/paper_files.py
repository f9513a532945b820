"""PDF, Word, web and text files that are broken, hostile or not what they say they are."""

from __future__ import annotations

import base64
import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples" / "documents"
WORD = (SAMPLES / "sct-thi-dua-2019-6t.docx").read_bytes()
PAPER = (SAMPLES / "ubnd-chi-thi-03-2019.pdf").read_bytes()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "Kim ngạch xuất khẩu đạt 940 triệu USD"
AWAY = "http://192.0.2.1/a"
"""An address for documentation that nobody has [RFC 5737]."""
NOISE = random.Random(1).randbytes(60_000).hex()
"""What doesn't compress, to keep a ratio below its limit."""


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its catalogue, with a table of where they are."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + head + table + end


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream\n" % (entries, len(data), data)


def page(contents: bytes, *more: bytes, resources: bytes = b"", tree: bytes = b"") -> bytes:
    """A PDF of one page; `contents` is object 4, a font object 5, `more` follow."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R" + tree + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        + resources
        + b">>>>",
        contents,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
SHOWN = b"BT /F 12 Tf 72 700 Td (Kim ngach xuat khau) Tj ET "
PLAIN = stream(b"", SHOWN)


def squeezed(unit: bytes, size: int, layers: int) -> bytes:
    """A stream that unpacks to so many bytes, compressed so many times."""
    data = unit * (size // len(unit))
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return stream(b"/Filter[" + b"/FlateDecode" * layers + b"]", data)


def coded(names: bytes, data: bytes) -> bytes:
    """A stream packed by these filters."""
    return stream(b"/Filter[" + names + b"]", data)


def letters(size: int) -> bytes:
    """LZW data of so many bytes that are all codes for ever longer stretches of blanks."""
    times = size // 5_700
    codes = [256, *[32, *range(258, 4_094), 256] * times]
    widths = [9, *[9, *(min(12, (number + 1).bit_length()) for number in range(258, 4_094)), 12] * times]
    out = int("".join(f"{code:0{width}b}" for code, width in zip(codes, widths, strict=True)), 2)
    bits = sum(widths)
    return (out << -bits % 8).to_bytes((bits + 7) // 8, "big")


def forms(depth: int, width: int) -> bytes:
    """A page whose form draws a form so many times, which draws a form …"""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    drawn = [stream(entries % (7 + at), (b"/X Do " if at < depth - 1 else SHOWN) * width) for at in range(depth)]
    return page(stream(b"", b"/X Do " * width), *drawn, resources=b"/XObject<</X 6 0 R>>")


def picture(width: int, height: int) -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (width, height)
    image = stream(entries + b"/ColorSpace/DeviceGray/Filter/FlateDecode", zlib.compress(b"x"))
    return page(stream(b"", b"q 595 0 0 842 0 0 cm /X Do Q"), image, resources=b"/XObject<</X 6 0 R>>")


def pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    return pdf(ROOT, tree, *[leaf] * count)


def locked() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("mật khẩu", ownerPassword="khác", strength=128))
    canvas.drawString(72, 700, "Kim ngach")
    canvas.save()
    return buffer.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(inner: str, **more: str) -> bytes:
    members: dict[str, str | bytes] = {"word/document.xml": f"<w:document {W}><w:body>{inner}</w:body></w:document>"}
    return zipped(members | {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in more.items()})


def paragraph(text: str = WORDS) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def linked(kind: str) -> bytes:
    """A Word file with a relation of that kind to somewhere else."""
    relation = f'<Relationship Id="r1" Type="{RELATION}/{kind}" Target="{AWAY}" TargetMode="External"/>'
    rels = {"word/_rels/document.xml.rels": f"<Relationships {R}>{relation}</Relationships>"}
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {W}><w:body>{paragraph()}</w:body></w:document>"
    }
    return zipped(members | rels)


def overlapping(times: int) -> bytes:
    """A package whose directory lists one member over and over, so that little unpacks to much."""
    data = bytearray(docx(paragraph() + f"<!--{' ' * 900_000}-->"))
    end = data.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    listing = bytes(data[start:end])
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, times, times, len(listing) * times)
    return bytes(data[:start]) + listing * times + bytes(tail)


def flagged(data: bytes) -> bytes:
    """The package with all its members marked as encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><w:document {W}><w:body>{paragraph('&i;')}</w:body></w:document>"
)
OUTSIDE = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{AWAY}">]><w:document {W}><w:body>{paragraph("&x;")}</w:body></w:document>'
FOREIGN = f'<!DOCTYPE d SYSTEM "{AWAY}.dtd"><w:document {W}><w:body>{paragraph()}</w:body></w:document>'
SCRIPT = b"<</S/JavaScript/JS(app.launchURL\\('" + AWAY.encode() + b"'\\))>>"
OPENS = b"/OpenAction 6 0 R"

TOLD: list[tuple[str, bytes, str]] = [
    # PDF: what unpacks to much
    ("spaces in spaces.pdf", page(squeezed(b" ", 100_000_000, 2)), "bomb"),
    ("three layers.pdf", page(squeezed(b" ", 100_000_000, 3)), "bomb"),
    ("four layers.pdf", page(squeezed(b" ", 100_000, 4)), "bomb"),
    ("a page of words without end.pdf", page(squeezed(SHOWN, 30_000_000, 1)), "bomb"),
    ("letters for words.pdf", page(coded(b"/LZWDecode", letters(300_000))), "bomb"),
    ("letters for words, hidden.pdf", page(coded(b"/AHx/LZW", letters(300_000).hex().encode() + b">")), "bomb"),
    ("runs of runs.pdf", page(coded(b"/RL/RL", b"\x81\x81" * 9_000)), "bomb"),
    ("runs of runs of runs.pdf", page(coded(b"/RL/RL/RL", b"\x81\x81" * 300)), "bomb"),
    ("runs of what is squeezed.pdf", page(coded(b"/Fl/RL", zlib.compress(b"\x81 " * 900_000, 9))), "bomb"),
    ("written in letters.pdf", page(coded(b"/ASCII85Decode/FlateDecode",
                                         base64.a85encode(zlib.compress(bytes(90_000_000), 9)) + b"~>")), "bomb"),
    ("many streams of runs.pdf", page(coded(b"/RL", b"\x81 " * 350_000), *[coded(b"/RL", b"\x81 " * 350_000)] * 4),
     "bomb"),
    ("forms of forms.pdf", forms(8, 10), "too-large-in-memory"),
    ("fewer forms of forms.pdf", forms(6, 10), "too-large-in-memory"),
    ("a picture like a field.pdf", picture(60_000, 60_000), "picture-too-large"),
    ("a picture like a road.pdf", picture(1_000_000, 200), "picture-too-large"),
    # PDF: what goes round or is missing
    ("a tree that holds itself.pdf", pdf(ROOT, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "damaged"),
    ("two branches.pdf", pdf(ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 9>>",
                             b"<</Type/Pages/Kids[2 0 R]/Count 9>>"), "damaged"),
    ("a form that draws itself.pdf",
     page(stream(b"", b"/X Do"), stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
                                        b"/X Do"), resources=b"/XObject<</X 6 0 R>>"), "no-text"),
    ("pages promised.pdf", pdf(ROOT, b"<</Type/Pages/Kids[]/Count 999999999>>"), "damaged"),
    ("many pages.pdf", pages(3_001), "too-large"),
    ("no pages.pdf", pdf(ROOT, b"<</Type/Pages/Kids[]/Count 0>>"), "damaged"),
    ("arrays in arrays.pdf", pdf(b"<</Type/Catalog/Pages " + b"[" * 100_000 + b">>"), "damaged"),
    ("a table that goes back to itself.pdf",
     b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 1/Prev 9>>\nstartxref\n9\n%%EOF", "damaged"),
    ("first line alone.pdf", b"%PDF-1.7\n", "damaged"),
    ("with a password.pdf", locked(), "encrypted"),
    ("a script and no words.pdf", page(stream(b"", b""), SCRIPT, tree=OPENS), "no-text"),
    # Word: what unpacks to much
    ("laughs.docx", zipped({"word/document.xml": LAUGHS}), "entities"),
    ("laughs in two bytes.docx", zipped({"word/document.xml": LAUGHS.encode("utf-16")}), "entities"),
    ("a file from outside.docx", zipped({"word/document.xml": OUTSIDE}), "entities"),
    ("a vocabulary from outside.docx", zipped({"word/document.xml": FOREIGN}), "entities"),
    ("styles from outside.docx", docx(paragraph(), word__styles_xml=OUTSIDE), "entities"),
    ("two million empty paragraphs.docx", docx("<w:p/>" * 1_900_000 + f"<!--{NOISE}-->"), "too-large-in-memory"),
    ("three million elements.docx", docx("<w:p/>" * 3_000_000 + f"<!--{NOISE * 2}-->"), "too-large"),
    ("a large picture.docx", docx(paragraph(), word__media__a="0" * 60_000_000), "bomb"),
    ("a squeezed picture.docx", docx(paragraph(), word__media__a="0" * 11_000_000), "bomb"),
    ("one member many times.docx", overlapping(400), "bomb"),
    ("members without end.docx", overlapping(3_000), "bomb"),
    ("boxes in boxes.docx", docx("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000), "damaged"),
    # Word: what is broken
    ("with a password.docx", flagged(docx(paragraph())), "encrypted"),
    ("no body.docx", zipped({"word/document.xml": f"<w:document {W}/>"}), "damaged"),
    ("another root.docx", zipped({"word/document.xml": "<x/>"}), "damaged"),
    ("empty part.docx", zipped({"word/document.xml": ""}), "damaged"),
    ("no words.docx", docx("<w:p/>"), "no-text"),
    ("directory first.docx", WORD[WORD.rfind(b"PK\x05\x06"):] + WORD, "unsupported"),
    # web pages and texts
    ("boxes in boxes.html", b"<html><body>" + b"<div>" * 5_000 + WORDS.encode(), "bomb"),
    ("entities.html", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{AWAY}">]><html><body><p>&x;'.encode(), "entities"),
    ("only a script.html", b"<html><script>fetch('" + AWAY.encode() + b"')</script></html>", "no-text"),
    ("nothing.txt", b"", "empty"),
    ("zeros.txt", bytes(5_000), "empty"),
    ("blanks.txt", b" \n\t\r\n" * 500, "empty"),
    # files that are two things
    ("a package behind a paper's first line.pdf", b"%PDF-1.7\n" + docx(paragraph()), "damaged"),
    ("a page with a paper's first line.html", b"<html><!--%PDF-1.7--><body><p>" + WORDS.encode(), "damaged"),
    ("a picture with a package behind.docx", b"GIF89a" + bytes(20) + docx(paragraph()), "no-text"),
    ("a picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "no-text"),
]  # fmt: skip
"""Name, bytes, code."""

READ: list[tuple[str, bytes, str]] = [
    ("template elsewhere.docx", linked("attachedTemplate"), WORDS),
    ("picture elsewhere.docx", linked("image"), WORDS),
    ("part elsewhere.docx", linked("aFChunk"), WORDS),
    ("styles elsewhere.docx", linked("styles"), WORDS),
    ("a way out of the folder.docx", docx(paragraph(), **{"..__..__etc__passwd": "x"}), WORDS),
    ("written in letters, and no more.pdf", page(coded(b"/A85/Fl", base64.a85encode(zlib.compress(SHOWN)) + b"~>")),
     "Kim ngach"),
    ("runs of letters.pdf", page(coded(b"/AHx/RL", b"".join(b"00%02x" % letter for letter in SHOWN) + b"80>")),
     "Kim ngach"),
    ("script.pdf", page(PLAIN, SCRIPT, tree=OPENS), "Kim ngach"),
    ("opens a program.pdf", page(PLAIN, b"<</S/Launch/F(/bin/sh)>>", tree=OPENS), "Kim ngach"),
    ("goes elsewhere.pdf", page(PLAIN, b"<</S/URI/URI(" + AWAY.encode() + b")>>", tree=OPENS), "Kim ngach"),
    ("a sheet like a field.pdf", page(PLAIN).replace(b"595 842", b"9E9 9E9"), "Kim ngach"),
    ("things from elsewhere.html",
     f'<html><head><base href="{AWAY}"><link rel=stylesheet href=a.css><meta http-equiv=refresh content="0;{AWAY}">'
     f'</head><body><img src=a.png><iframe src=b></iframe><object data="{AWAY}"></object><p>{WORDS}'.encode(), WORDS),
    ("cells that span all.docx", docx("<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>'
                                      f"{paragraph()}</w:tc></w:tr>" * 300 + "</w:tbl>"), WORDS),
    ("text.pdf", WORDS.encode(), WORDS),
    ("paper.docx", PAPER, "CHỈ THỊ"),
    ("word.pdf", WORD, "BÁO CÁO"),
    ("một  bản.txt", WORDS.encode(), WORDS),
    ("ba\u0309n\nhai.txt", WORDS.encode(), WORDS),
    ("-h.txt", WORDS.encode(), WORDS),
    ("$(reboot) `x` ; & | > < * ?.txt", WORDS.encode(), WORDS),
    ("t" * 240 + ".txt", WORDS.encode(), WORDS),
    ("two bytes.txt", WORDS.encode("utf-16"), WORDS),
]  # fmt: skip
"""Name, bytes, words that must stand in the text."""

CUT: list[tuple[str, bytes]] = [
    *((f"{size} kB.docx", WORD[: size * 1024]) for size in range(1, len(WORD) // 1024 + 1)),
    *((f"{size} kB.pdf", PAPER[: size * 1024]) for size in range(1, len(PAPER) // 1024 + 1)),
]
"""Files cut off at every kilobyte: a code, or what is left with a warning."""
