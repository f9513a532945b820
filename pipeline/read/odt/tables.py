"""An OpenDocument table put on its grid, merged cells once, repeated ones as often as they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from models.errors import RefusedError
from models.layout import Cell, Line, Table
from pipeline.read.odt.names import TABLE, count

_ROW, _CELL, _COVERED = TABLE + "table-row", TABLE + "table-cell", TABLE + "covered-table-cell"
_HEADERS: Final = TABLE + "table-header-rows"
_GROUPS: Final = frozenset({_HEADERS, TABLE + "table-rows", TABLE + "table-row-group"})
_WIDEST: Final = 1_000
_MOST_REPEATED: Final = 100
"""Rows or cells that one element may stand for; spreadsheets' empty tails say a million."""
_LONGEST_REPEATED: Final = 200
"""Characters of a cell or row that may be repeated; an empty row stands once."""
_MOST_CELLS: Final = 50_000


def read_table(
    table: etree._Element, lines_of: Callable[[etree._Element], tuple[Line, ...]], bordered: bool
) -> Table | None:
    """The table; `lines_of` reads one cell. None if it holds no cells, RefusedError if they are too many."""
    cells: list[Cell] = []
    row = columns = 0
    for element, header in _rows(table, False):
        held = list(_cells(element, row, header, lines_of))
        repeated = count(element.get(TABLE + "number-rows-repeated"), most=_MOST_REPEATED)
        if not 0 < sum(len(line.text) for cell in held for line in cell.lines) <= _LONGEST_REPEATED:
            repeated = 1
        for _ in range(repeated):
            cells += [replace(one, row=row) for one in held]
            row += 1
            if len(cells) > _MOST_CELLS:
                raise RefusedError("bomb", f"bảng có hơn {_MOST_CELLS} ô")
        columns = max([columns, *(cell.column + cell.columns for cell in held)])
    return Table(tuple(cells), row, columns, bordered) if cells else None


def _rows(parent: etree._Element, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in parent:
        if child.tag == _ROW:
            yield child, header
        elif child.tag in _GROUPS:
            yield from _rows(child, header or child.tag == _HEADERS)


def _cells(
    row: etree._Element, number: int, header: bool, lines_of: Callable[[etree._Element], tuple[Line, ...]]
) -> Iterator[Cell]:
    column = 0
    for child in row:
        if child.tag not in {_CELL, _COVERED} or column >= _WIDEST:
            continue
        repeated = count(child.get(TABLE + "number-columns-repeated"), most=_MOST_REPEATED)
        lines = lines_of(child) if child.tag == _CELL else ()
        if sum(len(line.text) for line in lines) > _LONGEST_REPEATED:
            repeated = 1
        for _ in range(repeated):
            if child.tag == _CELL:
                rows, columns = (count(child.get(TABLE + f"number-{kind}-spanned")) for kind in ("rows", "columns"))
                yield Cell(lines, number, column, max(1, rows), max(1, columns), header)
            column += 1
