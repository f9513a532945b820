"""A page's runs and ruled tables put together into its blocks, from the top."""

from __future__ import annotations

from collections.abc import Sequence

from models.layout import Box, Line, Table
from pipeline.read.grids import Grid
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.pdf.lines import lay_out
from pipeline.read.pdf.tables import fill, holds


def weave(runs: Sequence[Run], grids: Sequence[Grid], width: float) -> tuple[Line | Table, ...]:
    """Lines and tables from the top; lines above, between and below tables are laid out by themselves."""
    tables: list[Table] = []
    rest = list(runs)
    for grid in grids:
        inside = [run for run in rest if holds(grid, run)]
        if inside:
            tables.append(fill(grid, inside))
            rest = [run for run in rest if not holds(grid, run)]
    blocks: list[Line | Table] = []
    for table in tables:
        top = table.box.top if isinstance(table.box, Box) else 0.0
        blocks.extend(lay_out([run for run in rest if run.baseline <= top], width))
        rest = [run for run in rest if run.baseline > top]
        blocks.append(table)
    return (*blocks, *lay_out(rest, width))
