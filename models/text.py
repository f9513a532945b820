"""The text that all offsets refer to: made once by `pipeline.normalise`, never edited."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from models.layout import Box, TextOrigin, Warned


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Offsets [start, end) into a Text's `content`, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `content[start:end]` has no newline, no blanks at its ends, and is never empty."""

    start: int
    end: int
    page: int | None = None
    """Page of its first character."""
    bold: bool = False
    centred: bool = False
    heading: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class TextCell:
    """A table cell in the text; an empty cell has start == end. `row`, `column` count from 0 on the grid."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in the text: one line a row, cells joined by " | ", paragraphs inside a cell joined by " "."""

    start: int
    end: int
    cells: tuple[TextCell, ...]
    rows: int
    columns: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PageStart:
    """Offset at which a page begins."""

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class PageGrade:
    """How well a page was read; `start` is the offset at which it begins, also where it has no text."""

    number: int
    start: int
    origin: TextOrigin
    grade: float
    """From 0, nothing readable, to 1, every word is one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text. Blocks (paragraphs and tables) are in order, do not overlap, and are parted by newlines."""

    content: str
    blocks: tuple[Paragraph | TextTable, ...]
    page_starts: tuple[PageStart, ...] = ()
    """Ascending by offset; empty where the format has no pages."""
    page_count: int | None = None
    grades: tuple[PageGrade, ...] = ()
    """One for every page, in order; empty where the format has no pages."""
    origin: TextOrigin = "text"
    encoding: Literal["unicode", "tcvn3", "vni", "viscii"] = "unicode"
    warnings: tuple[Warned, ...] = field(default=())

    def page_at(self, offset: int) -> int | None:
        """1-based page of the character at `offset`; None where the format has no pages."""
        place = bisect_right(self.page_starts, offset, key=lambda start: start.offset)
        return self.page_starts[place - 1].number if place else None

    def quote(self, span: Span) -> str:
        """The characters of a span."""
        return self.content[span.start : span.end]
