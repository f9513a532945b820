"""Word 97 (.doc), RTF and Word 2003 XML files → Layout, by way of the .docx that LibreOffice makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from models.errors import TienleError, UnreadableError
from models.layout import Layout, Warned
from models.limits import Limits
from pipeline.read import docx
from pipeline.read.legacy import ole, rtf, wordml
from pipeline.read.programs import soffice

Kind = Literal["doc", "rtf", "wordml"]
MEDIA_TYPES: Final[dict[Kind, str]] = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "wordml": "application/xml",
}
_SUFFIXES: Final[dict[Kind, str]] = {"doc": "doc", "rtf": "rtf", "wordml": "xml"}
_MEMORY: Final = 1024**3
_OF_TIME: Final = 0.8
"""Part of the time for a file that its conversion may take."""


def kind_of(data: bytes) -> Kind | None:
    """Which of them a file claims to be by its first bytes; None if none."""
    if data.startswith(ole.SIGNATURE):
        return "doc"
    if rtf.BEGINNING.match(data):
        return "rtf"
    return "wordml" if wordml.is_wordml(data) else None


def is_convertible(head: bytes) -> bool:
    """True if a file that begins like this is one for `convert`."""
    return kind_of(head) is not None


def read(kind: Kind, data: bytes, limits: Limits, converted: bytes | None = None) -> Layout:
    """The layout; `converted` is what `convert` gave for the file, if it was asked before."""
    cut = _check(kind, data, limits)
    made = converted or soffice.to_docx([_prepared(kind, data)], limits.seconds * _OF_TIME, _MEMORY)[0]
    if made is None:
        reason = "LibreOffice không đọc được tệp: tệp hỏng hoặc có mật khẩu, hãy mở bằng Word và lưu lại thành .docx"
        raise UnreadableError("truncated" if cut else "damaged", reason)
    layout = replace(docx.read(made, limits), media_type=MEDIA_TYPES[kind])
    if not cut:
        return layout
    warned = Warned("truncated", "tệp bị cắt cụt, phần cuối có thể thiếu: hãy đối chiếu với bản gốc")
    return replace(layout, warnings=(*layout.warnings, warned))


def convert(files: Sequence[bytes], limits: Limits, within: Path | None = None) -> list[bytes | None]:
    """Each old file as .docx, in order, all in one start of LibreOffice; None for what can't be.

    Best some twenty at a time: a start costs about a second, a file a tenth of one. Files for the moment lie in the
    folder `within`, else among the temporary files. UnreadableError "timeout" or "program-missing".
    """
    made: list[bytes | None] = [None] * len(files)
    kinds = [_sound_kind(data, limits) for data in files]
    found = [(place, kind) for place, kind in enumerate(kinds) if kind is not None]
    if found:
        prepared = [_prepared(kind, files[place]) for place, kind in found]
        results = soffice.to_docx(prepared, limits.seconds, _MEMORY, within)
        for (place, _), data in zip(found, results, strict=True):
            made[place] = data
    return made


def _prepared(kind: Kind, data: bytes) -> tuple[str, bytes]:
    if kind == "rtf":
        data = rtf.prepared(data[data.index(rtf.SIGNATURE) :])
    return _SUFFIXES[kind], data


def _sound_kind(data: bytes, limits: Limits) -> Kind | None:
    kind = kind_of(data)
    with suppress(TienleError):
        return kind if kind is not None and not _check(kind, data, limits) else None
    return None


def _check(kind: Kind, data: bytes, limits: Limits) -> bool:
    """Whether the file is cut off; UnreadableError or RefusedError if no program need be asked."""
    if kind == "rtf":
        return rtf.is_cut(data)
    if kind == "wordml":
        return wordml.is_cut(data, limits)
    ole.check_word(data)
    return ole.is_cut(data)
