"""Where cleaned lines stand on their pages, while lines are being joined: offsets count from a line's first letter."""

from __future__ import annotations

from collections.abc import Iterable

from models.layout import Box, Line, Page, Stretch
from models.text import PrintedLine

Printed = tuple[PrintedLine, ...]


def printed_line(line: Line, text: str, page: int | None) -> Printed:
    """The place of a line that was cleaned to `text`; nothing where its page or box isn't known."""
    if line.box is None or page is None or not text:
        return ()
    return (PrintedLine(0, len(text), page, line.box, _stretches(line, text) if line.stretches else ()),)


def shifted(printed: Iterable[PrintedLine], by: int) -> Printed:
    """The same lines `by` characters farther on."""
    return tuple(line._replace(start=line.start + by, end=line.end + by) for line in printed)


def as_shown(printed: Printed, pages: Iterable[Page]) -> Printed:
    """The places of lines on the pages as they are shown: some were turned, or taken apart."""
    moved = {page.number: page for page in pages if page.turned or page.gutter}
    return tuple(_moved_back(line, moved[line.page]) if line.page in moved else line for line in printed)


def _moved_back(line: PrintedLine, page: Page) -> PrintedLine:
    """A line beside the gutter again, and turned again."""
    height = (page.height or 0.0) / (2 if page.gutter else 1)
    if page.gutter and line.box.top >= height:
        right, box = page.gutter, line.box
        line = line._replace(
            box=Box(box.left + right, box.top - height, box.right + right, box.bottom - height),
            stretches=tuple(Stretch(at, start + right, end + right) for at, start, end in line.stretches),
        )
    if not page.turned:
        return line
    box = line.box.turned(360 - page.turned, page.width or 0.0, height)
    return line._replace(box=box, stretches=(), turned=True)


def _stretches(line: Line, text: str) -> tuple[Stretch, ...]:
    """The line's stretches in its cleaned text. Where cleaning changed its length they are found by the blanks before
    them; where it changed their number, nothing is told."""
    if len(line.text) == len(text):
        return line.stretches
    if line.text.count(" ") != text.count(" "):
        return ()
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == " ")]
    kept: list[Stretch] = []
    for offset, left, right in line.stretches:
        if offset == 0 or line.text[offset - 1] == " ":
            kept.append(Stretch(starts[line.text.count(" ", 0, offset)], left, right))
        else:
            kept[-1] = kept[-1]._replace(right=max(right, kept[-1].right))
    return tuple(kept)
