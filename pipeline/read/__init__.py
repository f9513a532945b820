"""Bytes → Layout: the face of the readers, one module a format, told apart by content."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.errors import RefusedError
from models.layout import Layout
from models.limits import Limits
from pipeline.read import docx, html, pdf, plain
from pipeline.read.sniff import Format, sniff

_READERS: Mapping[Format, Callable[[bytes, Limits], Layout]] = {
    "docx": docx.read,
    "pdf": pdf.read,
    "html": html.read,
    "plain": plain.read,
}


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of a file; UnreadableError or RefusedError if there is none to be had."""
    if len(data) > limits.file_bytes:
        raise RefusedError("too-large", f"tệp lớn hơn {limits.file_bytes} byte")
    return _READERS[sniff(data, limits)](data, limits)
