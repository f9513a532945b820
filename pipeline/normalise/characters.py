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
_BLANKS: Final = "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Tabs, line ends, no-break and typographic spaces."""
_DROPPED: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff"
)
"""Controls, the soft hyphen, zero-width signs, marks of direction, halves of surrogate pairs."""
_ODD: Final = re.compile(f"[{_BLANKS}{_DROPPED}{''.join(_LOOKALIKES)}]")
_LETTERS: Final = str.maketrans(_LOOKALIKES)
_ANY_BLANK: Final = re.compile(f"[{_BLANKS}]")
_ANY_DROPPED: Final = re.compile(f"[{_DROPPED}]")
_RUN_OF_BLANKS: Final = re.compile(r" {2,}")


def clean(text: str) -> str:
    """The text on one line, in NFC, with single blanks and none at its ends; dashes and quotes stay as printed."""
    if "  " in text or _ODD.search(text):
        text = _RUN_OF_BLANKS.sub(" ", _ANY_DROPPED.sub("", _ANY_BLANK.sub(" ", text.translate(_LETTERS))))
    return unicodedata.normalize("NFC", text).strip(" ")
