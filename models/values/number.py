"""Vietnamese numbers: "44.387" is 44387, "15,8" is 15.8; exact decimals with their printed precision."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed. `decimals` is the count of digits after the decimal comma [XBRL decimals]."""

    value: Decimal
    decimals: int = 0

    def interval(self) -> tuple[Decimal, Decimal]:
        """The values that print like this one: 44387 → (44386.5, 44387.5)."""
        half = Decimal(5).scaleb(-self.decimals - 1)
        return self.value - half, self.value + half

    def __str__(self) -> str:
        """As a Vietnamese document prints it: "44.387", "567.634,2"."""
        return f"{self.value:,.{self.decimals}f}".translate(_POINT_AND_COMMA)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text at [start, end).

    `flag` names what is unusual: "malformed" (number None), "english-decimal" (12.5), "english-thousands"
    (1,234,567), "comma3" (108,987: decimal, as nothing else proves that it is not).
    """

    start: int
    end: int
    number: Number | None
    flag: str | None = None


_POINT_AND_COMMA = str.maketrans(".,", ",.")

_DIGITS = re.compile(
    r"""
    \d                                # first, so that the search jumps from digit to digit
    (?<! [\w/.,] \d )                 # not inside a word, number or symbol: QH15, A4, 10/KH
    (?<! [^\W\d_]- \d ) (?<! \^\d )    # Covid-19, B-52; m^2
    (?> (?: [\d.,]* \d )? (?: \^\d+ )? )  # 456^1: a note's mark or a power, the text does not say
    (?! \s?/\s?[\dA-ZĐ] )             # 26/27 nhiệm vụ, 10/01/2022, 15/KH-SXD
    """,
    re.VERBOSE,
)

_SIGNED = re.compile(r"(?:[(|]\s?|(?<!\w)(?:[Đđ]ạt|là|ở mức|bằng)\ )[-+−]\Z")
"""(-0,36%), | +88,7 |, đạt -5 tỷ đồng"""

_VIETNAMESE = re.compile(r"(?P<whole> (?!0)\d{1,3}(?:\.\d{3})+ | \d+ ) (?: ,(?P<part>\d+) )?", re.VERBOSE)
"""44.387 · 567.634,2 · 15,8 · 05"""

_ENGLISH = re.compile(r"(?P<whole> [1-9]\d{0,2}(?:,\d{3}){2,} ) (?: \.(?P<part>\d+) )?", re.VERBOSE)
"""1,234,567 · 1,234,567.8"""

_ENGLISH_MIXED = re.compile(r"(?P<whole> [1-9]\d{0,2},\d{3} ) \.(?P<part>\d+)", re.VERBOSE)
"""1,234.5"""

_ENGLISH_DECIMAL = re.compile(r"(?P<whole> \d+ ) \.(?P<part> \d{1,2} )", re.VERBOSE)
"""12.5"""

_ENGLISH_FRACTION = re.compile(r"(?P<whole> 0 ) \.(?P<part> \d+ )", re.VERBOSE)
"""0.123: no thousands start with nought"""

_FORMS: tuple[tuple[re.Pattern[str], str | None], ...] = (
    (_ENGLISH_FRACTION, "english-decimal"),
    (_VIETNAMESE, None),
    (_ENGLISH, "english-thousands"),
    (_ENGLISH_MIXED, "english-thousands"),
    (_ENGLISH_DECIMAL, "english-decimal"),
)

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised figures: notes' marks and exponents, no digits of a number."""
_TEN = re.compile("10+")
_POWER = re.compile(r"10\^\d{1,2}")
"""10^6 kWh: a unit, no figure and no slip."""

_GROUPED = re.compile(r"(?!0)\d{1,3}(?=[.,])[\d.,]*?[.,]\d{3}(?!\d)")
"""Meant as a number in groups: 5.378.7000.000; not 10.01.2022, 1.2.3, 0227.383.1234"""

_LINE_START = re.compile(r"(?:\A|\n)[ \t*]*\Z")

_UNITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TENS = {**_UNITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def read_number(text: str) -> Number | None:
    """The number that the whole string is, sign allowed; None if it is none or can't be read for certain."""
    text = text.strip()
    sign = -1 if text[:1] in ("-", "−") else 1
    digits = text[1:] if text[:1] in ("-", "−", "+") else text
    if not digits[:1].isdigit() or not digits.isascii():
        return None
    number, _ = _read(digits)
    return Number(number.value * sign, number.decimals) if number else None


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[FoundNumber]:
    """Every number of `text[start:end]`; fractions (26/27), dates with slashes and section labels are none."""
    found = []
    for match in _DIGITS.finditer(text, start, len(text) if end is None else end):
        if one := _found(text, *match.span()):
            found.append(one)
    return found


def read_number_words(text: str) -> int | None:
    """The whole number written in words: "hai mươi lăm" → 25, "một trăm linh năm" → 105; None if in any doubt."""
    total, group, smallest = 0, list[str](), 10**12
    for word in unicodedata.normalize("NFC", text).lower().split():
        scale = _SCALES.get(word)
        if scale is None:
            group.append(word)
            continue
        hundreds = _below_thousand(group)
        if hundreds is None or scale >= smallest:
            return None
        total, group, smallest = total + hundreds * scale, [], scale
    if not group:
        return total or None
    rest = _below_thousand(group)
    return None if rest is None else total + rest


def _below_thousand(words: list[str]) -> int | None:
    total = 0
    if len(words) > 1 and words[1] == "trăm":
        total, words = 100 * _UNITS.get(words[0], -10), words[2:]
        if len(words) == 2 and words[0] in ("linh", "lẻ"):
            words = words[1:]
        elif len(words) == 1 and words[0] != "mười":
            return None  # "một trăm hai" may be 102 or 120
    rest = _below_hundred(words) if words else 0
    return None if rest is None or total < 0 else total + rest


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [unit]:
            return 10 if unit == "mười" else _UNITS.get(unit)
        case ["mười", unit] if unit not in ("năm", "không"):  # "mười năm" is ten years
            return _plus(10, _AFTER_TENS.get(unit))
        case [tens, "mươi"] if _UNITS.get(tens, 0) > 1:
            return 10 * _UNITS[tens]
        case [tens, "mươi", unit] if _UNITS.get(tens, 0) > 1 and unit != "không":
            return _plus(10 * _UNITS[tens], _AFTER_TENS.get(unit))
        case _:
            return None


def _plus(tens: int, unit: int | None) -> int | None:
    return None if unit is None else tens + unit


def _found(text: str, start: int, end: int) -> FoundNumber | None:
    number, flag = _read(text[start:end])
    if number is not None and text[end : end + 1] in RAISED and end < len(text) and not _bears_note(number):
        return None if _TEN.fullmatch(text, start, end) else FoundNumber(start, end, None, "malformed")
    if flag == "english-decimal" and _LINE_START.search(text[max(0, start - 12) : start]):
        return None  # a section label: "2.1. Kết quả"
    if number is None:
        return FoundNumber(start, end, None, flag) if flag else None
    if start and text[start - 1] in "-−+" and _SIGNED.search(text[max(0, start - 9) : start]):
        sign = 1 if text[start - 1] == "+" else -1
        return FoundNumber(start - 1, end, Number(number.value * sign, number.decimals), flag)
    return FoundNumber(start, end, number, flag)


def _bears_note(number: Number) -> bool:
    """Whether a raised figure after a number can only be a note's mark ("456¹"), no power ("10⁶", "2³")."""
    return number.decimals > 0 or (number.value >= 10 and not _TEN.fullmatch(str(number.value)))


@lru_cache(maxsize=4096)  # documents print the same numbers again and again
def _read(digits: str) -> tuple[Number | None, str | None]:
    if digits.isdecimal():
        return Number(Decimal(digits)), None
    for form, flag in _FORMS:
        if read := form.fullmatch(digits):
            whole = read["whole"].replace(".", "").replace(",", "")
            part = read["part"] or ""
            if flag is None and len(part) == 3 and "." not in digits and whole != "0":
                flag = "comma3"
            return Number(Decimal(f"{whole}.{part}" if part else whole), len(part)), flag
    raised = "^" in digits and not _POWER.fullmatch(digits)
    return None, "malformed" if raised or _GROUPED.match(digits) else None
