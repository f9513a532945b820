"""The runs of one paragraph of a word processor's file, added up to the lines that a Layout has of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from models.layout import Line
from pipeline.read.raised import lifted, raised

_CAPITAL_FONT: Final = re.compile(r"\.Vn[A-Za-z ]*H$")
"""Fonts that draw capitals with the codes of small letters: ".VnTimeH"."""
_OLD_FONT: Final = re.compile(r"\.?Vn|VNI-|VI\ |VISCII|Symbol|Wingdings|Webdings", re.IGNORECASE)
"""Fonts whose codes are not those of Unicode: only normalisation can tell their letters."""


@dataclass(slots=True)
class Inline:
    """A paragraph being read; inked characters are counted by weight to judge the whole."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    fonts: list[tuple[int, str]] = field(default_factory=list)
    old: bool = False
    """Some run is set in an old font."""
    inked: int = 0
    bold: int = 0
    italic: int = 0
    capitals: int = 0
    size: float | None = None
    high: bool = False
    """The last run is raised."""

    def add(
        self,
        text: str,
        font: str,
        bold: bool = False,
        italic: bool = False,
        capitals: bool = False,
        size: float | None = None,
        high: bool = False,
    ) -> None:
        """A run; `capitals` if it is drawn in capitals whatever its letters, `size` in points, `high` if raised."""
        old, draws_capitals = _nature(font)
        if capitals and not old:
            text = text.upper()
        text = self._apart(text, high)
        if not self.fonts or self.fonts[-1][1] != font:
            self.fonts.append((self.length, font))
        self.pieces.append(text)
        self.length += len(text)
        inked = len(text.strip())
        if not inked:
            return
        self.old = self.old or old
        self.inked += inked
        self.bold += inked * bold
        self.italic += inked * italic
        self.capitals += inked if capitals or draws_capitals else 0
        self.size = self.size or size

    def _apart(self, text: str, high: bool) -> str:
        """The text, told by raised digits from a number that it stands before or after."""
        if high and text:
            text = raised("".join(self.pieces[-4:]), text)
        elif self.high and text[:1].isdecimal():
            self.pieces[-1] = lifted(self.pieces[-1])
        self.high = high if text else self.high
        return text

    def lines(self, *, centred: bool, heading: int | None, label: str | None) -> Iterator[Line]:
        """The paragraph, parted at its line breaks; the list label goes to the first line that has text."""
        text = "".join(self.pieces)
        start = 0
        for piece in text.split("\n") if "\n" in text else (text,):
            inked = piece.strip()
            if inked:
                yield Line(
                    text=inked,
                    whole=True,
                    bold=self.bold * 2 > self.inked,
                    italic=self.italic * 2 > self.inked,
                    centred=centred,
                    size=self.size,
                    heading=heading,
                    label=label,
                    capitals=self.capitals * 2 > self.inked,
                    fonts=self._fonts_from(start + piece.index(inked), len(inked)) if self.old else (),
                )
                label = None
            start += len(piece) + 1

    def _fonts_from(self, start: int, length: int) -> tuple[tuple[int, str], ...]:
        """The fonts of text[start:start + length], offsets counted from `start`."""
        before = max((place for place, (offset, _) in enumerate(self.fonts) if offset <= start), default=0)
        held = [(max(0, offset - start), font) for offset, font in self.fonts[before:] if offset < start + length]
        return tuple(held)


@lru_cache(maxsize=256)
def _nature(font: str) -> tuple[bool, bool]:
    """Whether a font is an old one, and whether it draws capitals only."""
    return bool(_OLD_FONT.match(font)), bool(_CAPITAL_FONT.match(font))
