"""One character for one letter: NFC, the two wrong forms of Đ and Ư, slashes, blanks, invisible signs, bullets."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LOOKALIKES: Final = {
    "\u00d0": "Đ",  # Icelandic eth
    "\u0189": "Đ",  # African D
    "\u00f0": "đ",
    "\u0256": "đ",
    "\u01a2": "Ư",  # oi, from a wrong conversion table: PHƢƠNG
    "\u01a3": "ư",
    "\u2044": "/",  # fraction slash
    "\u2215": "/",  # division slash
    "\uff0f": "/",  # full-width slash
    "\u2011": "-",  # non-breaking hyphen
    "\u2010": "-",
    "\uf0b7": "-",  # bullet of the Symbol font
    "\uf02d": "-",
    "\uf0a7": "-",  # square of Wingdings
    "\uf0d8": "-",  # arrow of Wingdings
    "\uf0fc": "-",  # tick of Wingdings
    "\uf076": "-",
    "\uf02b": "+",
}
_BLANKS: Final = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F,
                  0x3000)
"""Tabs, line ends, no-break and typographic spaces."""
_DROPPED: Final = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, *range(0x200B, 0x2010),
                   *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xFFFE, 0xFFFF)
"""Controls, the soft hyphen, zero-width signs, marks of direction."""
_TABLE: Final = {
    **{ord(sign): letter for sign, letter in _LOOKALIKES.items()},
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_DROPPED, ""),
}
_RUN_OF_BLANKS: Final = re.compile(r" {2,}")


def clean(text: str) -> str:
    """The text on one line, in NFC, with single blanks and none at its ends; dashes and quotes stay as printed."""
    if text.isascii():
        return _RUN_OF_BLANKS.sub(" ", text.translate(_TABLE)).strip()
    composed = unicodedata.normalize("NFC", text.translate(_TABLE))
    return _RUN_OF_BLANKS.sub(" ", composed).strip()
