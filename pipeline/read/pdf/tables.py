"""Ruled tables of a PDF page: the grid from its drawn rules, the cells' text from the page's runs.

Only pages with several horizontal and vertical rules cost anything.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from models.layout import Box, Cell, Table
from pipeline.read.grids import TOLERANCE, Grid, grids_of
from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.rules import Rule
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.pdf.lines import cell_lines
from pipeline.read.pdf.objects import bounds_of

_THIN: Final = 2.5
_LONG: Final = 8.0
_MOST_STROKES: Final = 20_000
"""A map or a chart has more; no table does."""
_RECTANGLE: Final = 5
"""Segments of a path that is at most one rectangle."""


def find_grids(paths: Iterable[Any], sheet: Sheet) -> list[Grid]:
    """The ruled tables that a page's paths draw, of two cells or more, from the top."""
    across: list[Box] = []
    down: list[Box] = []
    for box in _boxes(paths, sheet):
        _sort_edges(box, across, down)
    return grids_of(across, down)


def rules_of(grids: Iterable[Grid]) -> list[Rule]:
    """The left edges of the tables' cells, from left to right."""
    rules = [Rule(cell.left, cell.top, cell.bottom) for grid in grids for cell in grid.cells]
    return sorted(rules, key=lambda rule: rule.x)


def fill(grid: Grid, runs: Iterable[Run]) -> Table:
    """The table with the text that lies in its cells."""
    columns = _lines_of(cell.left for cell in grid.cells)
    rows = _lines_of(cell.top for cell in grid.cells)
    held: list[list[Run]] = [[] for _ in grid.cells]
    for run in runs:
        held[_cell_of(grid.cells, (run.left + run.right) / 2, (run.top + run.bottom) / 2)].append(run)
    placed = [(_place(rows, cell.top), cell.left, at) for at, cell in enumerate(grid.cells)]
    cells = tuple(_cell(grid.cells[at], held[at], row, rows, columns) for row, _, at in sorted(placed))
    return Table(cells, len(rows), len(columns), box=grid.box)


def _cell(cell: Box, runs: Sequence[Run], row: int, rows: list[float], columns: list[float]) -> Cell:
    column = _place(columns, cell.left)
    return Cell(
        lines=cell_lines(runs),
        row=row,
        column=column,
        rows=max(1, _place(rows, cell.bottom - 2 * TOLERANCE) - row + 1),
        columns=max(1, _place(columns, cell.right - 2 * TOLERANCE) - column + 1),
    )


def holds(grid: Grid, run: Run) -> bool:
    """True for a run whose middle lies in the table."""
    x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
    return grid.box.left <= x <= grid.box.right and grid.box.top <= y <= grid.box.bottom


def _boxes(paths: Iterable[Any], sheet: Sheet) -> Iterable[Box]:
    """Boxes of what is drawn: of each path, or of each stroke where one path draws many."""
    strokes = 0
    for item in paths:
        bounds = bounds_of(item)
        if bounds is None:
            continue
        box = Box(*sheet.place(*bounds))
        count = pdfium.FPDFPath_CountSegments(item)
        strokes += count
        if strokes > _MOST_STROKES:
            return
        if count <= _RECTANGLE or _is_thin(box):
            yield box
        else:
            yield from _strokes(item, count, sheet)


def _strokes(item: Any, count: int, sheet: Sheet) -> Iterable[Box]:
    """The straight strokes of a path, each as a box without width or height."""
    raw_matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, raw_matrix)
    matrix = pypdfium2.PdfMatrix.from_raw(raw_matrix)
    last = first = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        else:
            yield _stroke(last, point, sheet)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _stroke(point, first, sheet)
        last = point


def _stroke(start: tuple[float, float], end: tuple[float, float], sheet: Sheet) -> Box:
    (left, right), (bottom, top) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Box(*sheet.place(left, bottom, right, top))


def _is_thin(box: Box) -> bool:
    return box.right - box.left <= _THIN or box.bottom - box.top <= _THIN


def _sort_edges(box: Box, across: list[Box], down: list[Box]) -> None:
    """A thin path is a rule, a larger one a frame with four edges."""
    wide, high = box.right - box.left, box.bottom - box.top
    if high <= _THIN and wide >= _LONG:
        across.append(box)
    elif wide <= _THIN and high >= _LONG / 2:
        down.append(box)
    elif wide >= _LONG and high >= _LONG:
        across.append(Box(box.left, box.top, box.right, box.top))
        across.append(Box(box.left, box.bottom, box.right, box.bottom))
        down.append(Box(box.left, box.top, box.left, box.bottom))
        down.append(Box(box.right, box.top, box.right, box.bottom))


def _lines_of(edges: Iterable[float]) -> list[float]:
    """Edges of the grid, those nearer than the tolerance taken as one."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > TOLERANCE:
            found.append(edge)
    return found


def _place(lines: list[float], edge: float) -> int:
    return max(0, bisect_right(lines, edge + TOLERANCE) - 1)


def _cell_of(cells: Sequence[Box], x: float, y: float) -> int:
    """Place of the first cell that holds a point, or of the nearest one."""
    for at, one in enumerate(cells):
        if one.left <= x <= one.right and one.top <= y <= one.bottom:
            return at
    away = [abs((one.left + one.right) / 2 - x) + abs((one.top + one.bottom) / 2 - y) for one in cells]
    return away.index(min(away))
