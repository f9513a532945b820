"""Words that a line's end cut at their hyphen or slash: symbols, ranges of years, pairs of abbreviations."""

from __future__ import annotations

import re
from typing import Final

_CUT_SYMBOL: Final = re.compile(r"\d/(?:[A-ZĐƯ][A-Za-zĐđƯư]*[-/])+$|\d/$|\d[-/](?:[A-ZĐƯ][A-Za-zĐđƯư]*/)$")
"""A document's symbol broken after a hyphen or slash: "247/CĐ-", "36-HD/"."""
_CUT: Final = ("-", "–", "/")
_SYMBOL_GOES_ON: Final = re.compile(r"[A-ZĐƯ][A-Za-zĐđƯư]*(?:[-/ ,.;)]|$)")
_CUT_RANGE: Final = re.compile(r"(?:19|20)\d\d\s?[-–]$")
_RANGE_GOES_ON: Final = re.compile(r"(?:19|20)\d\d(?!\d)")
"""Years of a range on two lines: "2021-", "2025"."""
_CUT_PAIR: Final = re.compile(r"(?<![^\W\d_])[A-ZĐƯ]{2,6}-$")
_PAIR_GOES_ON: Final = re.compile(r"[A-ZĐƯ]{2,6}(?![^\W\d_])")
"""Abbreviations joined by a hyphen: "HC-", "SN"."""
_SYMBOL_LETTERS: Final = 9


def glue_of(before: str, after: str) -> str | None:
    """What joins two lines that were one word or range; None for lines that don't show that they were."""
    if before[-1:] not in _CUT:
        return None
    if _is_cut_symbol(before, after):
        return ""
    if _CUT_RANGE.search(before) and _RANGE_GOES_ON.match(after):
        return "" if before[-2].isdigit() else " "
    return "" if _CUT_PAIR.search(before) and _PAIR_GOES_ON.match(after) and not is_capitals(before) else None


def is_capitals(text: str) -> bool:
    """True for a heading in capitals; a symbol alone on a line is none."""
    return text.isupper() and sum(map(str.isalpha, text)) > _SYMBOL_LETTERS


def _is_cut_symbol(before: str, after: str) -> bool:
    return bool(_CUT_SYMBOL.search(before) and _SYMBOL_GOES_ON.match(after))
