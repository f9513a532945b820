"""Writes a draft as .odt, the same bytes on every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from corpus.samples.facts import Draft
from corpus.samples.pieces import Columns, Piece, Printed, Spanning, pieces
from corpus.samples.word import FIXED

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{short}="{_URN}{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
_TYPE = "application/vnd.oasis.opendocument.text"
_STYLES = (
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Centred" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/></style:style>'
    '<style:style style:name="Ruled" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    '<style:style style:name="Bare" style:family="table-cell">'
    '<style:table-cell-properties fo:border="none"/></style:style>'
)
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_URN}manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_odt(draft: Draft) -> bytes:
    """The draft as an OpenDocument text: columns in a table without rules, figures in a ruled one."""
    body = "".join(part for piece in pieces(draft) for part in _parts(piece))
    content = (
        f'<office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>{_STYLES}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in (("mimetype", _TYPE), ("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)):
            member = zipfile.ZipInfo(name, FIXED)
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(member, text.encode())
    return stream.getvalue()


def _parts(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Printed):
        yield _paragraph(piece.text, piece.bold, piece.centred)
        return
    if isinstance(piece, Columns):
        style, width = "Bare", len(piece.columns)
        rows = ["".join(_cell("".join(map(_paragraph, lines)), style) for lines in piece.columns)]
    else:
        style, width = "Ruled", len(piece.rows[0])
        rows = ["".join(_spanning(cell, style) for cell in row) for row in piece.rows]
    held = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    yield f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{held}</table:table>'


def _paragraph(text: str, bold: bool = False, centred: bool = False) -> str:
    inner = escape(text).replace("    ", ' <text:s text:c="3"/>')
    inner = f'<text:span text:style-name="Bold">{inner}</text:span>' if bold else inner
    style = ' text:style-name="Centred"' if centred else ""
    return f"<text:p{style}>{inner}</text:p>"


def _spanning(cell: Spanning | None, style: str) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    spans = f'table:number-rows-spanned="{cell.rows}" table:number-columns-spanned="{cell.columns}"'
    return _cell(_paragraph(cell.text), style, spans)


def _cell(inner: str, style: str, spans: str = "") -> str:
    return f'<table:table-cell table:style-name="{style}" {spans}>{inner}</table:table-cell>'
