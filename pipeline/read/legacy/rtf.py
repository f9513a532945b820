"""RTF before a program reads it: whether it is whole, and its old fonts given the character set of their bytes."""

from __future__ import annotations

import re
from typing import Final

from models.errors import RefusedError, UnreadableError

SIGNATURE: Final = b"{\\rtf"
BEGINNING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*" + re.escape(SIGNATURE))
"""The signature, before which editors of text and mail programs leave marks and blanks."""
_SIGN: Final = re.compile(
    rb"""
    \\bin(?P<size>\d{1,10})\ ?    # "\bin1024 " and so many bytes that are no signs
    | \\.                         # "\{" is a brace of the text
    | [{}]
    """,
    re.VERBOSE | re.DOTALL,
)
_DEEPEST: Final = 1_000
"""Groups inside groups; real files stay below 50."""
_GROUP: Final = rb"[^{}]*(?:\{[^{}]*\}[^{}]*)*"
"""What a group holds whose own groups hold none."""
_DRAWN: Final = re.compile(rb"\{(?:\\\*\\objdata|\\pict)\b" + _GROUP + rb"\}")
"""Pictures and embedded objects."""
_OLD_FONT: Final = re.compile(
    rb"""
    \\fcharset\d+                                      # "\fcharset163"
    (?= [^;{}]{0,99} (?:\{[^{}]{0,99}\}[^;{}]{0,99}){0,4}   # "\fprq2{\*\panose 020b7200000000000000} "
        (?:\.Vn|VNI-|VI\ |VISCII) [^;{}]{0,99} ; )         # ".VnTime;"
    """,
    re.VERBOSE,
)


def is_cut(data: bytes) -> bool:
    """True if a group is never closed; UnreadableError("truncated") if bytes are announced that don't come."""
    depth = position = 0
    while (sign := _SIGN.search(data, position)) is not None:
        position = sign.end() + int(sign["size"] or 0)
        depth += {b"{": 1, b"}": -1}.get(sign[0], 0)
        if position > len(data):
            raise UnreadableError("truncated", "tệp RTF bị cắt cụt: hãy tải hoặc lưu lại bản đầy đủ")
        if depth > _DEEPEST:
            raise RefusedError("bomb", f"tệp RTF lồng quá {_DEEPEST} nhóm")
        if depth == 0 and sign[0] == b"}":
            return False
    return True


def prepared(data: bytes) -> bytes:
    """The file without pictures and objects, its old fonts' bytes declared as Windows-1252.

    Programs read the bytes of .VnTime by the character set that Word happened to note for it; by that of Vietnamese
    Windows a third of its letters become others, by that of symbols all of them.
    """
    if b"\\bin" not in data:
        data = _DRAWN.sub(b"", data)
    return _OLD_FONT.sub(rb"\\fcharset0", data)
