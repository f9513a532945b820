"""Text as it was typed before Unicode: TCVN3, with its fonts .VnTime and, for capitals with tones, .VnTimeH."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_CODES = bytes.fromhex(
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9"
    "eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
_TABLE = dict(zip(_LETTERS, _CODES, strict=True))
_PUNCTUATION = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "\u00a0": " "})


def to_tcvn3(text: str) -> bytes:
    """The text's bytes; capitals without a code of their own become small letters."""
    plain = unicodedata.normalize("NFC", text).translate(_PUNCTUATION)
    return bytes(_code(letter) for letter in plain)


def runs(text: str) -> Iterator[tuple[bytes, bool]]:
    """Stretches of a line and whether they are set in the font of capitals."""
    plain = unicodedata.normalize("NFC", text).translate(_PUNCTUATION)
    if plain.isupper():
        yield to_tcvn3(plain.lower() if any(map(_has_no_code, plain)) else plain), True
        return
    for drawn, letters in groupby(plain, key=_has_no_code):
        yield to_tcvn3("".join(letters)), drawn


def _has_no_code(letter: str) -> bool:
    return letter.isupper() and letter not in _TABLE and not letter.isascii()


def _code(letter: str) -> int:
    if letter.isascii():
        return ord(letter)
    return _TABLE[letter] if letter in _TABLE else _TABLE[letter.lower()]
