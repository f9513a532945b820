"""The only reader of .tsv tables: declared columns, one line a row, errors as file:line."""

from __future__ import annotations

import csv
from pathlib import Path


class TableError(ValueError):
    """A table that breaks its form; the message starts with file:line."""


Row = dict[str, str]


def read_table(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Rows of a tab-separated table without quoting, whose header must be exactly `columns`."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, None)
        if tuple(header or ()) != columns:
            raise TableError(f"{path.name}:1: columns are {header}, expected {list(columns)}")
        return tuple(_row(path, number, columns, cells) for number, cells in enumerate(reader, 2) if cells)


def split_cell(cell: str, separator: str = "|") -> tuple[str, ...]:
    """The parts of a cell that holds several values; an empty cell has none."""
    return tuple(part.strip() for part in cell.split(separator) if part.strip())


def _row(path: Path, number: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        raise TableError(f"{path.name}:{number}: {len(cells)} cells, expected {len(columns)}")
    return dict(zip(columns, cells, strict=True))
