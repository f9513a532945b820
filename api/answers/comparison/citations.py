"""The numbered list of sources under a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from models.comparison import ComparisonCell, ComparisonRow, ComparisonTable
from models.place import CellSource


class Citations:
    """Sources in the order in which they are first cited, numbered from 1."""

    def __init__(self, table: ComparisonTable) -> None:
        cited = (source for row in table.rows for source in _of_row(row))
        self.sources: tuple[CellSource, ...] = tuple(dict.fromkeys(cited))
        self._numbers = {source: number for number, source in enumerate(self.sources, 1)}

    def number(self, source: CellSource) -> int:
        """The number of a source."""
        return self._numbers[source]


def _of_row(row: ComparisonRow) -> Iterator[CellSource]:
    """By column: the cell's, then those of what went into the row's area or body."""
    for cell, beside in zip_longest(row.cells, row.predecessors):
        yield from _of(cell) if cell else ()
        yield from (part.source for part in beside.parts) if beside else ()


def _of(cell: ComparisonCell) -> Iterator[CellSource]:
    yield cell.source
    yield from (change.source for change in cell.changes if change.source)
    yield from (attainment.source for attainment in cell.attainments if attainment.source)
    yield from (other.source for other in cell.others)
    parts = (cell.implied.before, cell.implied.plan) if cell.implied else ()
    yield from (part.source for part in parts if part and part.source)
