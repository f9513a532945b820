"""Originals and records out of the archive, ready to be sent."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from models.answer import HeldDocument, HeldFile
from models.errors import NotHeldError
from models.record import Record
from pipeline import Store

_UNSAFE = re.compile(r"[^A-Za-z0-9 ._()+-]")


def original(held: HeldDocument, sha256: str | None, corpus: Store) -> tuple[HeldFile, bytes]:
    """A file of a document and its bytes: the first, or the one with that hash."""
    for file in held.files:
        if sha256 in (None, file.sha256):
            return file, corpus.archive.original(file.sha256)
    raise NotHeldError("file-unknown", f"văn bản “{held.key}” không có tệp ấy; xem các tệp ở /v1/documents/{held.key}")


def record(held: HeldDocument, corpus: Store) -> Record:
    """The record of a document's first file."""
    if not held.files:
        raise NotHeldError("file-unknown", f"văn bản “{held.key}” không còn tệp nào trong kho")
    return corpus.archive.record(held.files[0].sha256)


def record_json(held: HeldDocument, corpus: Store) -> bytes:
    """The record as `tienle parse` prints it."""
    return record(held, corpus).to_json().encode()


def content_disposition(name: str) -> str:
    """A header that saves under `name` [RFC 6266]: "Báo cáo.docx" in UTF-8, "Bao cao.docx" for old programs."""
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    plain = _UNSAFE.sub("_", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
