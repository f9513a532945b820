"""Two or three tables printed side by side in one: the same headers again and again, other rows under each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.text import TextTable

_FEWEST_COLUMNS, _MOST_TABLES = 2, 4
_HEADER_ROWS = 3


def tables_in(content: str, table: TextTable) -> Iterator[TextTable]:
    """The tables that one is printed of; itself where its headers don't come again from the first column on."""
    width = _width(content, table)
    if width == table.columns:
        yield table
        return
    for start in range(0, table.columns, width):
        cells = tuple(
            replace(cell, column=0, columns=width)
            if cell.columns == table.columns  # a title over all of them
            else replace(cell, column=cell.column - start)
            for cell in table.cells
            if cell.columns == table.columns or start <= cell.column <= start + width - cell.columns
        )
        yield replace(table, cells=cells, columns=width)


def _width(content: str, table: TextTable) -> int:
    """Columns after which the heads begin again; all of them where they don't."""
    heads: list[list[str]] = [[] for _ in range(table.columns)]
    top = min((cell.row for cell in table.cells if cell.columns < table.columns), default=0)
    for cell in table.cells:
        if cell.row == top:
            for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                heads[column].append(content[cell.start : cell.end].strip().lower())
    for count in range(2, _MOST_TABLES + 1):
        width, rest = divmod(table.columns, count)
        if rest or width < _FEWEST_COLUMNS:
            continue
        first = heads[:width]
        named = all(first) and all(any(map(str.isalpha, text)) for head in first for text in head)
        distinct = len({tuple(head) for head in first}) == width
        if named and distinct and all(heads[at] == first[at % width] for at in range(table.columns)):
            return width
    return table.columns
