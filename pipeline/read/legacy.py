"""Word 97 (.doc) and RTF files → Layout, by way of the .docx that LibreOffice makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final, Literal

from models.errors import RefusedError, TienleError, UnreadableError
from models.layout import Layout, Warned
from models.limits import Limits
from pipeline.read import docx, ole
from pipeline.read.programs import soffice

Kind = Literal["doc", "rtf"]
MEDIA_TYPES: Final[dict[Kind, str]] = {"doc": "application/msword", "rtf": "application/rtf"}
_MEMORY: Final = 1024**3
_OF_TIME: Final = 0.8
"""Part of the time for a file that its conversion may take."""
_RTF: Final = b"{\\rtf"
_RTF_SIGN: Final = re.compile(
    rb"""
    \\bin(?P<size>\d{1,10})\ ?    # "\bin1024 " and so many bytes that are no signs
    | \\.                         # "\{" is a brace of the text
    | [{}]
    """,
    re.VERBOSE | re.DOTALL,
)
_DEEPEST: Final = 1_000
"""Groups inside groups; real files stay below 50."""


def kind_of(data: bytes) -> Kind | None:
    """Which of the two a file claims to be by its first bytes; None if neither."""
    if data.startswith(ole.SIGNATURE):
        return "doc"
    return "rtf" if data.startswith(_RTF) else None


def is_convertible(head: bytes) -> bool:
    """True if a file that begins like this is one for `convert`."""
    return kind_of(head) is not None


def read(kind: Kind, data: bytes, limits: Limits, converted: bytes | None = None) -> Layout:
    """The layout; `converted` is what `convert` gave for the file, if it was asked before."""
    cut = _check(kind, data)
    made = converted or soffice.to_docx([(kind, data)], limits.seconds * _OF_TIME, _MEMORY)[0]
    if made is None:
        reason = "LibreOffice không đọc được tệp: tệp hỏng hoặc có mật khẩu, hãy mở bằng Word và lưu lại thành .docx"
        raise UnreadableError("truncated" if cut else "damaged", reason)
    layout = replace(docx.read(made, limits), media_type=MEDIA_TYPES[kind])
    if not cut:
        return layout
    warned = Warned("truncated", "tệp bị cắt cụt, phần cuối có thể thiếu: hãy đối chiếu với bản gốc")
    return replace(layout, warnings=(*layout.warnings, warned))


def convert(files: Sequence[bytes], limits: Limits) -> list[bytes | None]:
    """Each Word 97 or RTF file as .docx, in order, all in one start of LibreOffice; None for what can't be.

    Best some twenty at a time: a start costs about a second, a file a tenth of one. UnreadableError "timeout" or
    "program-missing".
    """
    found = {place: (kind, data) for place, data in enumerate(files) if (kind := _sound_kind(data)) is not None}
    made = (
        dict(zip(found, soffice.to_docx(list(found.values()), limits.seconds, _MEMORY), strict=True)) if found else {}
    )
    return [made.get(place) for place in range(len(files))]


def _sound_kind(data: bytes) -> Kind | None:
    kind = kind_of(data)
    with suppress(TienleError):
        return kind if kind is not None and not _check(kind, data) else None
    return None


def _check(kind: Kind, data: bytes) -> bool:
    """Whether the file is cut off; UnreadableError or RefusedError if no program need be asked."""
    if kind == "rtf":
        return _is_cut(data)
    ole.check_word(data)
    return ole.is_cut(data)


def _is_cut(data: bytes) -> bool:
    """True if a group of an RTF file is never closed."""
    depth = position = 0
    find = partial(_RTF_SIGN.search, data)
    while (sign := find(position)) is not None:
        position = sign.end() + int(sign["size"] or 0)
        depth += {b"{": 1, b"}": -1}.get(sign[0], 0)
        if position > len(data):
            raise UnreadableError("truncated", "tệp RTF bị cắt cụt: hãy tải hoặc lưu lại bản đầy đủ")
        if depth > _DEEPEST:
            raise RefusedError("bomb", f"tệp RTF lồng quá {_DEEPEST} nhóm")
        if depth == 0 and sign[0] == b"}":
            return False
    return True
