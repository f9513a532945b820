"""Bytes → Layout: the face of the readers, one module a format, told apart by content."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.errors import RefusedError
from models.layout import Layout
from models.limits import Limits
from pipeline.read import docx, html, legacy, odt, pdf, plain
from pipeline.read.legacy import convert
from pipeline.read.sniff import Format, sniff

__all__ = ["convert", "read"]

_READERS: Mapping[Format, Callable[[bytes, Limits], Layout]] = {
    "docx": docx.read,
    "pdf": pdf.read,
    "html": html.read,
    "odt": odt.read,
    "plain": plain.read,
}


def read(data: bytes, limits: Limits, converted: bytes | None = None) -> Layout:
    """The layout of a file; UnreadableError or RefusedError if there is none to be had.

    `converted` is the .docx that `convert` made of a Word 97 or RTF file before; without it one is made now.
    """
    if len(data) > limits.file_bytes:
        raise RefusedError("too-large", f"tệp lớn hơn {limits.file_bytes} byte")
    kind = sniff(data, limits)
    if kind == "doc" or kind == "rtf":
        return legacy.read(kind, data, limits, converted)
    return _READERS[kind](data, limits)
