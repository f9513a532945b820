"""Runs of a page put into printed lines in reading order, the columns of a head or foot one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from models.layout import Box, Line
from pipeline.read.pdf.runs import Run

_SAME_LINE: Final = 0.45
"""Baselines nearer than this part of the font height are one line."""
_LABEL: Final = re.compile(r"[-–—+*•·o\uf000-\uf0ff]|\(?\w{1,4}(?:\.\d{1,2})*[.)/]?")
"""What may stand alone before a tab: "-", "1.", "II.", "a)", "2.1."."""
_FIGURE: Final = re.compile(r"[-+(]?\d[\d.,%]*\)?(?:\s|$)")
"""A row that goes on with a figure belongs to a table without rules, which is read row by row."""
_MIDDLE: Final = (0.25, 0.7)
"""Part of the page's width in which the gap between the two columns of a head or foot lies."""
_OVERLAP: Final = 0.3
_INDENT: Final = 12.0
_OFF_CENTRE: Final = 12.0
_CAPITAL_FONT: Final = re.compile(r"Vn[A-Za-z ]*[a-z]H(?:$|[-, ]|Bold|Italic)")
"""Fonts that draw capitals with the codes of small letters: ".VnTimeH", "VnArialHBold"."""


@dataclass(frozen=True, slots=True)
class _Zone:
    """Lines [start, end) that stand in two columns parted at `x`."""

    start: int
    end: int
    x: float


def lay_out(runs: Sequence[Run], width: float) -> tuple[Line, ...]:
    """Lines in reading order: from the top; where they stand in two columns, the left column first."""
    lines = [line for row in _rows(runs) for line in _pieces(row, width)]
    ordered: list[Line] = []
    place = 0
    for zone in _zones(lines, width):
        ordered.extend(lines[place : zone.start])
        zoned = [replace(line, whole=True) for line in lines[zone.start : zone.end]]
        ordered.extend(line for line in zoned if _left(line) < zone.x)
        ordered.extend(line for line in zoned if _left(line) >= zone.x)
        place = zone.end
    ordered.extend(lines[place:])
    return _mark_centred(ordered)


def cell_lines(runs: Sequence[Run]) -> tuple[Line, ...]:
    """Lines of a table cell, from the top."""
    return tuple(_line(row) for row in _rows(runs))


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs on one baseline, from left to right; rows from the top."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda one: (one.baseline, one.left)):
        if row and run.baseline - row[0].baseline > _SAME_LINE * max(4.0, min(run.height, row[0].height)):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda one: one.left)


def _pieces(row: list[Run], width: float) -> Iterator[Line]:
    """A row as one line, or as two where a gap at the page's middle parts a left and a right column."""
    gaps = [
        (after.left - before.right, place)
        for place, (before, after) in enumerate(pairwise(row), start=1)
        if after.left - before.right > 0.7 * min(before.height, after.height)
        and _in_middle((after.left + before.right) / 2, width)
        and not (place == 1 and _LABEL.fullmatch(before.text))
        and not _FIGURE.match(after.text)
    ]
    place = max(gaps)[1] if gaps else len(row)
    yield _line(row[:place])
    if place < len(row):
        yield _line(row[place:])


def _line(row: list[Run]) -> Line:
    pieces = [row[0].text]
    for before, after in pairwise(row):
        touching = not before.spaced and after.left - before.right <= 0.22 * min(before.height, after.height)
        pieces.append(after.text if touching else " " + after.text)
    inked = sum(run.inked for run in row)
    return Line(
        text="".join(pieces),
        box=Box(
            row[0].left,
            min(run.top for run in row),
            max(run.right for run in row),
            max(run.bottom for run in row),
        ),
        bold=2 * sum(run.inked for run in row if run.bold) > inked,
        size=round(max(run.height for run in row), 1),
        capitals=2 * sum(run.inked for run in row if _CAPITAL_FONT.search(run.font)) > inked,
    )


def _zones(lines: list[Line], width: float) -> Iterator[_Zone]:
    """Stretches in which lines stand side by side, from the first such pair to the last that the gap allows."""
    place = 0
    while place < len(lines):
        zone = _zone_from(lines, place, width)
        if zone is None:
            place += 1
        else:
            yield zone
            place = zone.end


def _zone_from(lines: list[Line], start: int, width: float) -> _Zone | None:
    gap = _Gap(0.0, width)
    end, x = start, 0.0
    for place in range(start, len(lines)):
        narrowed = gap.narrowed(lines[place], width)
        if narrowed is None:
            break
        gap = narrowed
        near = lines[max(start, place - 4) : place]
        if any(_beside(other, lines[place]) for other in near):
            end, x = place + 1, (gap.left + gap.right) / 2
        elif end == start and place > start:
            return None
        elif end == place and any(_follows(other, lines[place], x) for other in near):
            end = place + 1
    return _Zone(start, end, x) if end > start and _in_middle(x, width) else None


@dataclass(frozen=True, slots=True)
class _Gap:
    """The clear strip between two columns."""

    left: float
    right: float

    def narrowed(self, line: Line, width: float) -> _Gap | None:
        """The strip left clear by one more line; None if the line lies across it."""
        box = line.box
        if box is None:
            return None
        if box.right <= self.right and box.left < width * _MIDDLE[0] and box.left + box.right < width * 1.1:
            gap = _Gap(max(self.left, box.right), self.right)
        elif box.left >= self.left:
            gap = _Gap(self.left, min(self.right, box.left))
        else:
            return None
        return gap if gap.left < gap.right else None


def _follows(one: Line, other: Line, x: float) -> bool:
    """True for the next line of the same column."""
    if one.box is None or other.box is None or (one.box.left < x) != (other.box.left < x):
        return False
    return other.box.top - one.box.bottom < 0.5 * (one.box.bottom - one.box.top)


def _beside(one: Line, other: Line) -> bool:
    """True for two lines at one height, one left of the other."""
    if one.box is None or other.box is None:
        return False
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    height = min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)
    apart = one.box.right < other.box.left or other.box.right < one.box.left
    return apart and shared > _OVERLAP * height


def _mark_centred(lines: list[Line]) -> tuple[Line, ...]:
    """Note the lines whose two ends are equally far from the text's edges; columns have edges of their own."""
    boxes = [line.box for line in lines if line.box is not None]
    if not boxes:
        return tuple(lines)
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    return tuple(_centre(line, left, right) for line in lines)


def _centre(line: Line, left: float, right: float) -> Line:
    box = line.box
    if line.whole or box is None or box.left - left < _INDENT or right - box.right < _INDENT:
        return line
    if abs((box.left - left) - (right - box.right)) > _OFF_CENTRE * 2:
        return line
    return replace(line, centred=True)


def _left(line: Line) -> float:
    return line.box.left if line.box is not None else 0.0


def _in_middle(x: float, width: float) -> bool:
    return _MIDDLE[0] * width <= x <= _MIDDLE[1] * width
