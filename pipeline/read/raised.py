"""Raised figures after a number: a note's mark or an exponent, never further digits of it."""

from __future__ import annotations

import re
from typing import Final

from models.values.number import RAISED

_LIFTED: Final = str.maketrans("0123456789", RAISED)
_AFTER_NUMBER: Final = re.compile(r"[\d⁰¹²³⁴-⁹][ \u00a0.,]*\Z")
"""What a raised figure would be read on with: "456", "456 ", "456,7."."""
_FAR: Final = 12


def raised(before: str, text: str) -> str:
    """Raised `text` as it follows `before`, of the same length: "456" and "1" are "456¹", "500 m" and "2" stay "m2"."""
    if text.lstrip()[:1].isdecimal() and _AFTER_NUMBER.search(before[-_FAR:]):
        return lifted(text)
    return text


def lifted(text: str) -> str:
    """The text with its digits as the raised ones of Unicode."""
    return text.translate(_LIFTED)
