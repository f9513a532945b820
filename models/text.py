"""The text that all offsets refer to: made once by `pipeline.normalise`, never edited."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from models.layout import Box, Stretch, TextOrigin, Warned
from models.values.print_width import print_width

_FONT_SIZE: Final = 0.88
"""Part of a printed line's height that is its font's size."""
_CLOSEST: Final = 0.7
_WIDEST: Final = 1.45
"""Widths of a stretch, as parts of the usual one, between which the places of its letters are told by theirs."""
_SLACK: Final = 0.2
"""Part of a line's height by which a place told so may be off."""


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


class PageBox(NamedTuple):
    """A rectangle on a page, in points from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PrintedLine(NamedTuple):
    """Where a printed line, or what a table's cell has of one, stands: [start, end) of the text lie in `box`."""

    start: int
    end: int
    page: int
    box: Box
    stretches: tuple[Stretch, ...] = ()
    """As the reader knew them, offsets from `start`; empty: only the line's box is known."""
    turned: bool = False
    """Its letters don't run from left to right: where they stand in the box isn't told."""


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
    printed: tuple[PrintedLine, ...] = field(default=(), repr=False)
    """Ascending by offset; empty where the format tells no places on its pages."""

    def page_at(self, offset: int) -> int | None:
        """1-based page of the character at `offset`; None where the format has no pages."""
        place = bisect_right(self.page_starts, offset, key=lambda start: start.offset)
        return self.page_starts[place - 1].number if place else None

    def quote(self, span: Span) -> str:
        """The characters of a span."""
        return self.content[span.start : span.end]

    def boxes(self, span: Span) -> tuple[PageBox, ...]:
        """Where a span stands on its pages, a box for each printed line that it touches; none where the format tells
        no places. Inside a line whose words' own edges aren't known they are told by the widths of its letters, with a
        letter's room at both sides; where these can't tell, the box is that of the line."""
        place = max(0, bisect_right(self.printed, span.start, key=_start_of) - 1)
        found: list[PageBox] = []
        for at in range(place, len(self.printed)):
            line = self.printed[at]
            if line.start >= span.end:
                break
            if span.start < min(line.end, span.end):
                found.append(self._box(line, max(span.start, line.start), min(span.end, line.end)))
        return tuple(found)

    def _box(self, line: PrintedLine, start: int, end: int) -> PageBox:
        left, right = line.box.left, line.box.right
        if line.turned:
            start, end = line.start, line.end
        if start > line.start:
            left = self._edge(line, start - line.start, start - line.start, -1)
        if end < line.end:
            right = self._edge(line, end - line.start - 1, end - line.start, 1)
        return PageBox(line.page, left, line.box.top, right, line.box.bottom)

    def _edge(self, line: PrintedLine, inside: int, offset: int, side: int) -> float:
        """How far from the left the letter before (`side` 1) or after (-1) an offset of the line reaches at most."""
        stretches = line.stretches or (Stretch(0, line.box.left, line.box.right),)
        at = max(0, bisect_right(stretches, inside, key=_offset_of) - 1)
        stretch = stretches[at]
        until = stretches[at + 1].offset if at + 1 < len(stretches) else line.end - line.start
        text = self.content[line.start + stretch.offset : line.start + until].rstrip(" ")
        before = text[: offset - stretch.offset]
        if not before or len(before) == len(text):
            return stretch.right if before else stretch.left
        width, height = stretch.right - stretch.left, line.box.bottom - line.box.top
        usual = print_width(text) * height * _FONT_SIZE
        if not _CLOSEST * usual < width < _WIDEST * usual:
            return stretch.right if side > 0 else stretch.left
        reached = stretch.left + width * print_width(before) / print_width(text) + side * _SLACK * height
        return min(max(reached, stretch.left), stretch.right)


def _start_of(line: PrintedLine) -> int:
    return line.start


def _offset_of(stretch: Stretch) -> int:
    return stretch.offset
