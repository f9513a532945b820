"""Symbols read from scans whose last part is one look-alike letter away from a known abbreviation: "CĐ-TTE", CĐ-TTg."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from corpus.registers import bodies
from models.mention import Malformed
from models.text import Span, Text
from models.values.symbol import FoundSymbol, fold_symbol

_ALIKE = ("gEq9", "lI1", "O0")
"""Characters that a recognition takes for one another; digits are only ever read as letters, never made."""
_LAST = re.compile(r"(?<=[-/])[^\W_]{2,8}\Z")


def read_as_known(text: Text, symbols: Sequence[FoundSymbol]) -> tuple[list[FoundSymbol], list[Malformed]]:
    """The symbols, those of scanned pages mended where exactly one known abbreviation is meant, with their warnings."""
    scanned = {grade.number for grade in text.grades if grade.origin == "ocr"}
    if not scanned:
        return list(symbols), []
    found, warnings = list[FoundSymbol](), list[Malformed]()
    for one in symbols:
        known = _known_alike(one.symbol) if text.page_at(one.start) in scanned else None
        if known is None:
            found.append(one)
            continue
        found.append(replace(one, symbol=known))
        message = f"Ký hiệu “{one.symbol}” trên trang quét được đọc là “{known}”; hãy xem lại bản gốc."
        warnings.append(Malformed(Span(one.start, one.end), "symbol-read-as", message))
    return found, warnings


def _known_alike(symbol: str) -> str | None:
    """ "CĐ-TTE" → CĐ-TTg; None where the last part is known itself, or none or several known ones look like it."""
    last = _LAST.search(symbol)
    if last is None or fold_symbol(last[0]) in _folded():
        return None
    known = {other for other in _others(last[0]) if other in _names()}
    return symbol[: last.start()] + known.pop() if len(known) == 1 else None


def _others(word: str) -> Iterator[str]:
    """A word with one character read as another that looks like it, as long as only letters come out."""
    for place, letter in enumerate(word):
        for alike in _ALIKE:
            for other in alike if letter in alike else "":
                changed = f"{word[:place]}{other}{word[place + 1 :]}"
                if other != letter and changed.isalpha():
                    yield changed


@cache
def _names() -> frozenset[str]:
    return frozenset(row.abbr for row in bodies() if row.abbr.isalpha())


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(fold_symbol, _names()))
