"""TCVN 5712 (ABC, fonts .VnTime) shown as Windows-1252 characters, turned into Unicode.

Source of the table: TCVN 5712:1993, VN3. Capital letters with a tone have no code of their own: the fonts .VnTimeH
draw the small letter's code as a capital, so the case of such text is lost.
"""

from __future__ import annotations

import re
from typing import Final

LETTERS: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""All 74 letters by the Windows-1252 character of their code."""
_TABLE: Final = str.maketrans({**LETTERS, "\u2219": "ã", "\u03bc": "à"})
"""With U+2219 and U+03BC, as some PDF writers map the codes B7 and B5."""
_UNICODE_ONLY: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_SIGNS: Final = "¨©ª«¬®µ¶·¸¹»¼½¾\u2219\u03bc"
_ANY_SIGN: Final = re.compile(f"[{_SIGNS}]")
_IN_WORD: Final = re.compile(rf"[^\W\d_][{_SIGNS}]|[{_SIGNS}][^\W\d_]")
"""Signs that touch letters only where letters were meant."""
_RAISED_ONE: Final = re.compile("(?<=[\\d²³⁰⁴-⁹])ạ+")
"""A note's mark behind a number, "456¹": no word's ạ stands there."""
_WORD: Final = re.compile(r"\S+")
_MINUS_FOR_U: Final = re.compile(
    r"""
    (?<=[^\W\d_])\u2212          # "th−ơng", "t−"
    | \u2212(?=[^\W\d_])         # "−ớc"
    """,
    re.VERBOSE,
)
_HYPHEN_FOR_U: Final = re.compile(
    r"""
    (?<![^\W\d_])(?P<onset>b|c|ch|d|đ|g|gi|h|kh|l|m|n|ng|nh|ph|qu|r|s|t|th|tr|v|x)-   # "th-ơng", "t-"
      (?=[ơờớởỡợaucint]|\W|$)
    | (?<!\S)-(?=[ơờớởỡợu][^\W\d_]?(?:\W|$))                                        # "-ớc", "-u"
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A hyphen in place of ư: after the consonants that open a syllable, or before its ơ or u."""
_NO_CAPITAL: Final = frozenset(letter for letter in LETTERS.values() if letter.islower())
"""Small letters whose capitals have no code or are seldom typed by it."""
_LETTER_RUN: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 0.02
_TELLING_LETTERS: Final = 4


def is_tcvn3(text: str, fonts: frozenset[str]) -> bool:
    """Judged over the whole document: signs inside words are frequent and outnumber Unicode's own letters."""
    if not _ANY_SIGN.search(text):
        return False
    signs, own = len(_IN_WORD.findall(text)), len(_UNICODE_ONLY.findall(text))
    letters = sum(map(str.isalpha, text))
    named = any(font.lower().lstrip(".").startswith("vn") for font in fonts)
    return signs > own and signs >= max(1, letters * (_LEAST / 4 if named else _LEAST))


def restore_capitals(text: str) -> str:
    """Capitals whose codes TCVN3 lacks, where the letters around them tell: "CộNG HòA", but "Hà" stays."""
    plain = [letter for letter in text if letter.isalpha() and letter not in _NO_CAPITAL]
    if len(plain) >= _TELLING_LETTERS and all(map(str.isupper, plain)):
        return text.upper()
    return _LETTER_RUN.sub(_restored, text)


def has_lost_u(text: str) -> bool:
    """True if the letter ư has no sign of its own in the document: hyphens may stand for it."""
    return not _MINUS_FOR_U.search(text) and "\u00ad" not in text


def from_tcvn3(text: str, hyphen_is_u: bool = False) -> str:
    """The text in Unicode; words that hold Unicode's own Vietnamese letters are left as they are."""
    read = _MINUS_FOR_U.sub("ư", _WORD.sub(_convert, text))
    return _HYPHEN_FOR_U.sub(lambda match: (match["onset"] or "") + "ư", read) if hyphen_is_u else read


def _convert(word: re.Match[str]) -> str:
    text = word[0]
    if _UNICODE_ONLY.search(text):
        return text
    return _RAISED_ONE.sub(lambda ones: "¹" * len(ones[0]), text.translate(_TABLE))


def _restored(word: re.Match[str]) -> str:
    """The word in capitals if a capital stands after its first letter and no letter is small that need not be."""
    text = word[0]
    plain = [letter for letter in text if letter not in _NO_CAPITAL]
    inner = any(letter.isupper() for letter in text[1:])
    return text.upper() if inner and all(map(str.isupper, plain)) else text
