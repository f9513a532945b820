"""Months as Vietnamese documents print them, and the one way to make text lower case in place."""

from __future__ import annotations

_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười hai": 12, "mười một": 11, "mười": 10,
}  # fmt: skip

MONTH = r"(?:\d{1,2}(?!\d)|giêng|một|hai|ba|tư|năm(?!\s+\d)|sáu|bảy|bẩy|tám|chín|mười\s+hai|mười\s+một|mười)(?!\w)"
"""A month as digits or as a word, in lower case; `read_month` reads it."""


def read_month(word: str) -> int:
    """The number of a month that `MONTH` matched: "02" → 2, "mười hai" → 12; may be no month (13)."""
    return int(word) if word.isdigit() else _MONTHS[" ".join(word.split())]


def lower(text: str) -> str:
    """Lower case with every character at its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
