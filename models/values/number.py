"""Vietnamese numbers: "44.387" is 44387, "15,8" is 15.8; exact decimals with their printed precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


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
    (?<! [^\W\d_]- \d )               # Covid-19, B-52
    (?: [\d.,]* \d )?
    (?! \s?/\s?\d | [.,]?\w*/\d )     # 26/27 nhiệm vụ, 10/01/2022
    """,
    re.VERBOSE,
)

_SIGNED = re.compile(r"[(|]\s?[-+−]\Z")
"""(-0,36%), | +88,7 |"""

_VIETNAMESE = re.compile(r"(?P<whole> \d{1,3}(?:\.\d{3})+ | \d+ ) (?: ,(?P<part>\d+) )?", re.VERBOSE)
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

_GROUPED = re.compile(r"[.,]\d{3}(?!\d)")

_DATE_OR_LIST = re.compile(r"\d{1,2}([.,])\d{1,2}(?:\1\d{1,4})+")
"""10.01.2022, 1.2.3, 12,13,14"""

_LINE_START = re.compile(r"(?:\A|\n)[ \t*]*\Z")

_UNITS = {
    "khong": 0, "mot": 1, "mốt": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip


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
    """The whole number written in words: "hai mươi lăm" → 25, "một trăm linh năm" → 105, "sáu" → 6."""
    return _Words(text).value()


def _found(text: str, start: int, end: int) -> FoundNumber | None:
    number, flag = _read(text[start:end])
    if flag == "english-decimal" and _LINE_START.search(text[max(0, start - 12) : start]):
        return None  # a section label: "2.1. Kết quả"
    if number is None:
        return FoundNumber(start, end, None, flag) if flag else None
    if start and text[start - 1] in "-−+" and _SIGNED.search(text[max(0, start - 3) : start]):
        sign = 1 if text[start - 1] == "+" else -1
        return FoundNumber(start - 1, end, Number(number.value * sign, number.decimals), flag)
    return FoundNumber(start, end, number, flag)


def _read(digits: str) -> tuple[Number | None, str | None]:
    for form, flag in _FORMS:
        if read := form.fullmatch(digits):
            whole = read["whole"].replace(".", "").replace(",", "")
            part = read["part"] or ""
            if flag is None and len(part) == 3 and "." not in digits and whole != "0":
                flag = "comma3"
            return Number(Decimal(f"{whole}.{part}" if part else whole), len(part)), flag
    malformed = _GROUPED.search(digits) and not _DATE_OR_LIST.fullmatch(digits)
    return None, "malformed" if malformed else None


class _Words:
    """Reads a number in words from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text

    def value(self) -> int | None:
        """The number, or None."""
        return None
