"""The numbered list of sources under a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from models.comparison import ComparisonCell, ComparisonTable
from models.place import CellSource


class Citations:
    """Sources in the order in which they are first cited, numbered from 1."""

    def __init__(self, table: ComparisonTable) -> None:
        cells = (cell for row in table.rows for cell in row.cells if cell)
        self.sources: tuple[CellSource, ...] = tuple(dict.fromkeys(source for cell in cells for source in _of(cell)))
        self._numbers = {source: number for number, source in enumerate(self.sources, 1)}

    def number(self, source: CellSource) -> int:
        """The number of a source."""
        return self._numbers[source]


def _of(cell: ComparisonCell) -> Iterator[CellSource]:
    yield cell.source
    yield from (change.source for change in cell.changes if change.source)
    yield from (attainment.source for attainment in cell.attainments if attainment.source)
    yield from (other.source for other in cell.others)
