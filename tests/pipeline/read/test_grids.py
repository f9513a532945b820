"""Cells of ruled lines: the same as the library's whose way it is, whatever lines cross."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber import table as plumber

from models.layout import Box
from pipeline.read.grids import TOLERANCE, grids_of

Tables = list[list[tuple[float, ...]]]


def level(y: float, left: float, right: float) -> Box:
    return Box(left, y, right, y)


def upright(x: float, top: float, bottom: float) -> Box:
    return Box(x, top, x, bottom)


def found(across: list[Box], down: list[Box]) -> Tables:
    grids = grids_of(across, down)
    return sorted(sorted((cell.left, cell.top, cell.right, cell.bottom) for cell in grid.cells) for grid in grids)


def expected(across: list[Box], down: list[Box]) -> Tables:
    edges = [edge(box, "h") for box in across] + [edge(box, "v") for box in down]
    merged = plumber.merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    crossings = plumber.edges_to_intersections(merged, TOLERANCE, TOLERANCE)
    tables = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    return sorted(sorted(tuple(cell) for cell in cells) for cells in tables if len(cells) > 1)


def edge(box: Box, orientation: str) -> dict[str, Any]:
    sizes = {"width": box.right - box.left, "height": box.bottom - box.top}
    return {"x0": box.left, "x1": box.right, "top": box.top, "bottom": box.bottom, "orientation": orientation, **sizes}


places = st.integers(0, 25).map(lambda number: number * 20.0)
ends = st.tuples(places, places).map(sorted)
nearly = st.sampled_from([0.0, 0.0, -2.0, 2.0])


@given(
    across=st.lists(st.builds(lambda y, x, off: level(y, x[0] + off, x[1]), places, ends, nearly), min_size=3),
    down=st.lists(st.builds(lambda x, y, off: upright(x + off, y[0], y[1]), places, ends, nearly), min_size=2),
)
def test_the_cells_are_the_librarys(across: list[Box], down: list[Box]) -> None:
    ours, theirs = found(across, down), expected(across, down)
    assert len(ours) == len(theirs)
    for table, other in zip(ours, theirs, strict=True):
        assert [pytest.approx(cell) for cell in other] == table


@pytest.mark.parametrize(
    ("across", "down"),
    [
        ([level(0, 0, 9)] * 2, [upright(0, 0, 9), upright(9, 0, 9)]),  # a frame's top and bottom alone
        ([level(0, 0, 90), level(40, 0, 90), level(80, 0, 90)], [upright(0, 0, 80)]),  # no second rule down
        ([level(0, 0, 90), level(40, 0, 90), level(80, 0, 90)], [upright(0, 0, 30), upright(90, 50, 80)]),  # no cell
    ],
)
def test_what_is_no_table(across: list[Box], down: list[Box]) -> None:
    assert found(across, down) == []


def test_two_tables_on_a_page_come_from_the_top() -> None:
    across = [level(y, 0, 90) for y in (500, 520, 540, 0, 20, 40)]
    down = [upright(x, top, top + 40) for x in (0, 90) for top in (500, 0)]
    assert [(grid.box.top, len(grid.cells)) for grid in grids_of(across, down)] == [(0, 2), (500, 2)]


def test_a_page_of_strokes_is_no_table() -> None:
    across = [level(4.0 * number, 0, 900) for number in range(250)]
    down = [upright(4.0 * number, 0, 900) for number in range(250)]
    assert grids_of(across, down) == []


def test_a_hatched_page_takes_no_time() -> None:
    across = [level(4.0 * number, 0, 9) for number in range(18_000)] + [level(4.0 * n, 9, 20) for n in range(18_000)]
    down = [upright(0, 0, 72_000), upright(20, 0, 72_000)]
    assert len(grids_of(across, down)[0].cells) == 17_999
