"""The cells that ruled lines make; pdfplumber's way of finding them, imported only where there are lines enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from models.layout import Box

TOLERANCE: Final = 3.0
"""Points by which the ends and places of lines that belong together may differ."""
_LEAST_ACROSS: Final = 3
_LEAST_DOWN: Final = 2
_MOST_CROSSINGS: Final = 40_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table's cells as boxes on the page."""

    box: Box
    cells: tuple[Box, ...]


def grids_of(across: Sequence[Box], down: Sequence[Box]) -> list[Grid]:
    """The tables that rules across and down the page make, from the top."""
    if len(across) < _LEAST_ACROSS or len(down) < _LEAST_DOWN:
        return []
    return _grids(across, down)


def _grids(across: Sequence[Box], down: Sequence[Box]) -> list[Grid]:
    from pdfplumber import table as plumber

    edges = [_edge(box, "h") for box in across] + [_edge(box, "v") for box in down]
    merged = plumber.merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    level = sum(1 for edge in merged if edge["orientation"] == "h")
    if level * (len(merged) - level) > _MOST_CROSSINGS:
        return []
    crossings = plumber.edges_to_intersections(merged, TOLERANCE, TOLERANCE)
    tables = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    grids = [grid_around([Box(*cell) for cell in cells]) for cells in tables if len(cells) > 1]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.left))


def _edge(box: Box, orientation: str) -> dict[str, Any]:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    left, right = (box.left, box.right) if orientation == "h" else (x, x)
    top, bottom = (y, y) if orientation == "h" else (box.top, box.bottom)
    return {
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
        "orientation": orientation,
    }


def grid_around(cells: list[Box]) -> Grid:
    """The table of these cells."""
    box = Box(
        min(cell.left for cell in cells),
        min(cell.top for cell in cells),
        max(cell.right for cell in cells),
        max(cell.bottom for cell in cells),
    )
    return Grid(box, tuple(cells))
