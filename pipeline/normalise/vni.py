"""VNI (fonts VNI-Times) shown as Windows-1252 characters, turned into Unicode.

A letter with marks is two codes, the letter and its marks: "aá" is ấ. Source of the table: VNI-Windows.
"""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = "ùøûõïâáàåãäêéèúüë"
_FAMILIES: Final = {
    "a": "áàảãạâấầẩẫậăắằẳẵặ",
    "e": "éèẻẽẹêếềểễệ",
    "o": "óòỏõọôốồổỗộ",
    "ô": "ớờởỡợ",
    "u": "úùủũụ",
    "ö": "ứừửữự",
    "y": "ýỳỷỹ",
}
"""Letter as typed → its forms, in the order of the marks."""
_SINGLES: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_SMALL: Final = {
    letter + mark: form for letter, forms in _FAMILIES.items() for mark, form in zip(_MARKS, forms, strict=False)
} | _SINGLES
LETTERS: Final = {
    **_SMALL,
    **{code.upper(): letter.upper() for code, letter in _SMALL.items()},
    **{code[0].upper() + code[1]: letter.upper() for code, letter in _SMALL.items() if len(code) > 1},
}
"""All letters by their one or two codes, small and capital."""
_CODE: Final = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)))
_TELLING: Final = re.compile(r"[aeouyAEOUY][ùøûõïåäüë]|[aeouyAEOUY][ÙØÛÕÏÅÄÜË]|[öñÖÑ](?=[^\W\d_])")
"""Pairs and letters that neither Unicode's Vietnamese nor TCVN3 has."""
_ANY_MARK: Final = re.compile("[øûïåäüëñöØÛÏÅÄÜËÑÖ]")
_OWN: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_LEAST: Final = 0.03


def is_vni(text: str, fonts: frozenset[str]) -> bool:
    """Judged over the whole document: VNI's pairs are frequent and outnumber Unicode's own letters."""
    if not _ANY_MARK.search(text):
        return False
    pairs, own = len(_TELLING.findall(text)), len(_OWN.findall(text))
    letters = sum(map(str.isalpha, text))
    named = any("vni-" in font.lower() for font in fonts)
    return pairs > own and pairs >= max(1, letters * (_LEAST / 4 if named else _LEAST))


def from_vni(text: str) -> str:
    """The text in Unicode; words that hold Unicode's own Vietnamese letters are left as they are."""
    return re.sub(r"\S+", _convert, text)


def _convert(word: re.Match[str]) -> str:
    text = word[0]
    return text if _OWN.search(text) else _CODE.sub(lambda code: LETTERS[code[0]], text)
