"""VISCII (RFC 1456) shown as Windows-1252 characters, turned into Unicode.

Its small letters à á â ã è é ê ì í ò ó ô õ ù ú ý have the codes of Windows-1252; the others are told by their signs.
"""

from __future__ import annotations

import re
from typing import Final

from models.values.syllable import is_syllable

_HIGH: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)  # fmt: skip
"""Codes 80 to FF."""
_LOW: Final = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}


def _western(code: int) -> str:
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


LETTERS: Final = {_western(code): letter for code, letter in enumerate(_HIGH, start=0x80)} | {
    chr(code): letter for code, letter in _LOW.items()
}
"""All 134 letters by the Windows-1252 character of their code."""
_TABLE: Final = str.maketrans({code: letter for code, letter in LETTERS.items() if code != "\u00a0"})
_STRETCH: Final = re.compile(r"[^ \t\r\n]+")
_NO_BREAK: Final = re.compile("\u00a0")
"""Õ, or the blank that other programs write with that code."""
_TELLING: Final = re.compile(r"[^\W\d_][ßðþ½¾®¤µ¸¦¢£¥¬§¶·]|[ßðÐ½¾¶®][^\W\d_]")
_OWN: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_WORD: Final = re.compile(r"[^\s.,;:!?()\"'/-]+")
_SAMPLE: Final = 20_000
_RIGHT: Final = 0.9


def is_viscii(text: str, fonts: frozenset[str]) -> bool:
    """Judged over the document's beginning: nearly all its words that are no ASCII are syllables if read so."""
    sample = text[:_SAMPLE]
    return not _OWN.search(sample) and bool(_TELLING.search(sample)) and share(from_viscii(sample)) >= _RIGHT


def from_viscii(text: str) -> str:
    """The text in Unicode; words that hold Unicode's own Vietnamese letters are left as they are."""
    return _NO_BREAK.sub(_capital_or_blank, _STRETCH.sub(_convert, text))


def share(text: str) -> float:
    """Part of the words with letters beyond ASCII that are Vietnamese syllables; 0.0 if there are none."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii() and word.isalpha()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _convert(word: re.Match[str]) -> str:
    text = word[0]
    return text if _OWN.search(text) else text.translate(_TABLE)


def _capital_or_blank(found: re.Match[str]) -> str:
    around = found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    return "Õ" if around.isupper() else "\u00a0"
