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
_BLANKS: Final = "\t\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DROPPED: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\ufeff\ufffe\uffff\x7f"
_TABLE: Final = str.maketrans(
    {**_LOOKALIKES, **dict.fromkeys(_BLANKS, " "), **dict.fromkeys(_DROPPED, ""),
     **{chr(code): "" for code in [*range(0x09), *range(0x0E, 0x20), *range(0x80, 0xA0)]},
     "\n": " ", "\r": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}
)
_RUN_OF_BLANKS: Final = re.compile(r" {2,}")


def clean(text: str) -> str:
    """The text on one line, in NFC, with single blanks and none at its ends; dashes and quotes stay as printed."""
    if text.isascii():
        return _RUN_OF_BLANKS.sub(" ", text.translate(_TABLE)).strip()
    composed = unicodedata.normalize("NFC", text.translate(_TABLE))
    return _RUN_OF_BLANKS.sub(" ", composed).strip()
