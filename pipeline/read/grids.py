"""The cells that ruled lines make on a page, and the tables that cells with a common corner make.

The way is pdfplumber's: lines that nearly meet are one, where two cross is a corner, four corners joined by lines are
a cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from models.layout import Box

TOLERANCE: Final = 3.0
"""Points by which the ends and places of lines that belong together may differ."""
_LEAST_ACROSS: Final = 3
_LEAST_DOWN: Final = 2
_MOST_CROSSINGS: Final = 40_000
_PLACE: Final = itemgetter(0)

_Rule = tuple[float, float, float]
"""Place of a rule and its two ends: y, left, right for one across the page; x, top, bottom for one down."""
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table's cells as boxes on the page."""

    box: Box
    cells: tuple[Box, ...]


def grids_of(across: Sequence[Box], down: Sequence[Box]) -> list[Grid]:
    """The tables of two cells or more that rules across and down the page make, from the top."""
    if len(across) < _LEAST_ACROSS or len(down) < _LEAST_DOWN:
        return []
    level = _merged([((box.top + box.bottom) / 2, box.left, box.right) for box in across])
    upright = _merged([((box.left + box.right) / 2, box.top, box.bottom) for box in down])
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    grids = [grid_around(cells) for cells in _tables(_cells(_Corners.of(level, upright))) if len(cells) > 1]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.left))


def grid_around(cells: list[Box]) -> Grid:
    """The table of these cells."""
    box = Box(
        min(cell.left for cell in cells),
        min(cell.top for cell in cells),
        max(cell.right for cell in cells),
        max(cell.bottom for cell in cells),
    )
    return Grid(box, tuple(cells))


def _merged(rules: Iterable[_Rule]) -> list[_Rule]:
    """Rules at nearly one place put at their mean, and joined where one begins before the other ends; sorted."""
    merged: list[_Rule] = []
    for group in _neighbours(rules):
        place = sum(map(_PLACE, group)) / len(group)
        (start, end), *others = sorted(rule[1:] for rule in group)
        for next_start, next_end in others:
            if next_start > end + TOLERANCE:
                merged.append((place, start, end))
                start, end = next_start, next_end
            end = max(end, next_end)
        merged.append((place, start, end))
    return merged


def _neighbours(rules: Iterable[_Rule]) -> Iterator[list[_Rule]]:
    """Rules of which each is near the one before it."""
    group: list[_Rule] = []
    for rule in sorted(rules, key=_PLACE):
        if group and rule[0] > group[-1][0] + TOLERANCE:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class _Corners:
    """The points (x, y) where rules cross, each with the rules that do: a bit for each rule at one place."""

    across: Mapping[_Point, int]
    down: Mapping[_Point, int]

    @classmethod
    def of(cls, level: Sequence[_Rule], upright: Sequence[_Rule]) -> _Corners:
        across: dict[_Point, int] = defaultdict(int)
        down: dict[_Point, int] = defaultdict(int)
        places = [rule[0] for rule in level]
        bits = list(_bits(level))
        for bit, (x, top, bottom) in zip(_bits(upright), upright, strict=True):
            first, last = bisect_left(places, top - TOLERANCE), bisect_right(places, bottom + TOLERANCE)
            for at in range(first, last):
                y, left, right = level[at]
                if left - TOLERANCE <= x <= right + TOLERANCE:
                    across[x, y] |= bits[at]
                    down[x, y] |= bit
        return cls(dict(across), dict(down))


def _bits(rules: Iterable[_Rule]) -> Iterator[int]:
    """A bit for each rule, other ones for those at the same place."""
    for _, at_place in groupby(rules, key=_PLACE):
        for number, _ in enumerate(at_place):
            yield 1 << number


def _cells(corners: _Corners) -> Iterator[Box]:
    """The smallest cell to the right of and below each corner, from the left and the top."""
    points = sorted(corners.across)
    below = {x: [y for _, y in column] for x, column in groupby(points, key=_PLACE)}
    beside: dict[float, list[float]] = defaultdict(list)
    for x, y in points:
        beside[y].append(x)
    for x, y in points:
        cell = _cell(corners, (x, y), below[x], beside[y])
        if cell is not None:
            yield cell


def _cell(corners: _Corners, corner: _Point, below: list[float], beside: list[float]) -> Box | None:
    """The cell whose top left corner this is; `below` and `beside` are the places of corners in its lines."""
    across, down = corners.across, corners.down
    left, top = corner
    first = bisect_right(beside, left)
    if first == len(beside) or not across[corner] & across[beside[first], top]:
        return None
    for row in range(bisect_right(below, top), len(below)):
        bottom = below[row]
        if not down[corner] & down[left, bottom]:
            break
        for column in range(first, len(beside)):
            opposite = (right := beside[column], bottom)
            if not across[corner] & across[right, top]:
                break
            if opposite in across and down[opposite] & down[right, top] and across[opposite] & across[left, bottom]:
                return Box(left, top, right, bottom)
    return None


def _tables(cells: Iterable[Box]) -> list[list[Box]]:
    """Cells that touch each other at a corner, together."""
    tables: dict[int, list[Box]] = {}
    table_at: dict[_Point, int] = {}
    for number, cell in enumerate(cells):
        touched = {table_at[corner] for corner in _corners(cell) if corner in table_at}
        home = max(touched, key=lambda table: len(tables[table]), default=number)
        tables.setdefault(home, [])
        for joining in ([cell], *(tables.pop(other) for other in touched - {home})):
            tables[home] += joining
            table_at.update((corner, home) for one in joining for corner in _corners(one))
    return list(tables.values())


def _corners(cell: Box) -> tuple[_Point, ...]:
    return (cell.left, cell.top), (cell.left, cell.bottom), (cell.right, cell.top), (cell.right, cell.bottom)
