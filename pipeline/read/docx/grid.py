"""A Word table put on its grid, row by row, merged cells once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from models.layout import Cell, Line, Table
from pipeline.read.docx.wordml import VAL, W, child_of, whole

_MERGED: Final = W + "vMerge"
_WIDEST: Final = 1000
"""More grid columns than any table has; a file may claim what it likes."""


@dataclass(slots=True)
class Grid:
    """A table being filled, row by row."""

    cells: list[Cell] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    """Grid column → place in `cells` of the vertically merged cell that goes on there."""
    row: int = -1
    column: int = 0
    columns: int = 0
    header: bool = False

    def begin_row(self, skipped: int, header: bool) -> None:
        """Start the next row after `skipped` grid columns."""
        self.row, self.column, self.header = self.row + 1, min(skipped, _WIDEST), header

    def add(self, properties: etree._Element | None, lines: tuple[Line, ...]) -> None:
        """Put a cell with its `w:tcPr` at the next column, or lengthen the one above that it is merged with."""
        span = min(max(whole(properties, "gridSpan") or 1, 1), _WIDEST)
        merge = None if properties is None else child_of(properties, _MERGED)
        above = self.open.get(self.column)
        if merge is not None and merge.get(VAL, "continue") == "continue" and above is not None:
            held = self.cells[above]
            self.cells[above] = replace(held, rows=self.row - held.row + 1, lines=held.lines + lines)
        else:
            self.open.pop(self.column, None)
            if merge is not None:
                self.open[self.column] = len(self.cells)
            self.cells.append(Cell(lines, self.row, self.column, columns=span, header=self.header))
        self.column += span
        self.columns = max(self.columns, self.column)

    def table(self, bordered: bool) -> Table | None:
        """The finished table."""
        return Table(tuple(self.cells), self.row + 1, self.columns, bordered) if self.cells else None
