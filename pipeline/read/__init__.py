"""Bytes → Layout: the face of the readers, one module a format, told apart by content."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Table
from models.limits import Limits
from models.pictures import PictureStore
from pipeline.read import docx, flat, html, legacy, mht, odt, pdf, plain
from pipeline.read.active import warn_of_active
from pipeline.read.legacy import convert, is_convertible
from pipeline.read.sniff import Format, sniff

__all__ = ["convert", "is_convertible", "read"]

_READERS: Mapping[Format, Callable[[bytes, Limits], Layout]] = {
    "docx": docx.read,
    "flat": flat.read,
    "html": html.read,
    "mht": mht.read,
    "odt": odt.read,
    "plain": plain.read,
}


def read(data: bytes, limits: Limits, converted: bytes | None = None, pictures: PictureStore | None = None) -> Layout:
    """The layout of a file; UnreadableError or RefusedError if there is none to be had.

    `converted` is the .docx that `convert` made of a Word 97, RTF or Word 2003 file before; without it one is made now.
    `pictures` knows what was recognised in scanned pages before; without it every page is recognised.
    """
    if len(data) > limits.file_bytes:
        raise RefusedError("too-large", f"tệp lớn hơn {limits.file_bytes} byte")
    kind = sniff(data, limits)
    return warn_of_active(_read(kind, data, limits, converted, pictures), kind, data, limits)


def _read(kind: Format, data: bytes, limits: Limits, converted: bytes | None, pictures: PictureStore | None) -> Layout:
    if kind == "pdf":
        return pdf.read(data, limits, pictures)
    if kind == "doc" or kind == "rtf" or kind == "wordml":
        layout = legacy.read(kind, data, limits, converted)
    else:
        layout = _READERS[kind](data, limits)
    if not any(isinstance(block, Table) or not block.furniture for page in layout.pages for block in page.blocks):
        raise UnreadableError("no-text", "văn bản không có chữ, có thể chỉ có ảnh: hãy lưu thành .pdf để nhận dạng chữ")
    return layout
