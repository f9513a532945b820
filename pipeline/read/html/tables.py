"""Tables and numbered lists of a web page while their tags are open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lxml import etree

from models.layout import Cell, Line, Table

_BORDER: Final = re.compile(r"border[a-z-]*\s*:\s*(?!none|0|medium\s+none)[^;]*(?:solid|double|dotted)", re.IGNORECASE)
_WIDEST: Final = 200
"""Rows or columns that one cell may span."""
_MOST_COLUMNS: Final = 1_000
_LONGEST_STYLE: Final = 2_000
_LOOKED_AT: Final = 20
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class OpenList:
    """A numbered list; `next_label` counts its items."""

    def __init__(self, element: etree._Element) -> None:
        self.kind = element.get("type") or "1"
        self.number = _integer(element.get("start"), 1) - 1

    def next_label(self) -> str:
        """The next item's label: "3.", "c)", "III."."""
        self.number += 1
        if self.kind in {"a", "A"} and self.number <= 26:
            letter = chr(ord(self.kind) + self.number - 1)
            return f"{letter})" if self.kind == "a" else f"{letter}."
        if self.kind in {"i", "I"} and self.number < 40:
            roman = "x" * (self.number // 10) + _ROMAN[self.number % 10]
            return f"{roman.upper() if self.kind == 'I' else roman}."
        return f"{self.number}."


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    header: bool
    blocks: list[Line | Table] = field(default_factory=list)


class OpenTable:
    """A table whose end tag has not come yet."""

    def __init__(self, element: etree._Element) -> None:
        self.bordered = _is_bordered(element)
        self.cells: list[_Cell] = []
        self.row = -1
        self.column = 0
        self.taken: dict[int, int] = {}
        """Column → first row that is free below a cell that spans rows."""

    def begin_row(self) -> None:
        """Start the next row."""
        self.row += 1
        self.column = 0

    def begin_cell(self, element: etree._Element) -> None:
        """A new cell, to the right of the cells that reach down from above."""
        self.row = max(self.row, 0)
        while self.column < _MOST_COLUMNS and self.taken.get(self.column, 0) > self.row:
            self.column += 1
        rows, columns = _integer(element.get("rowspan"), 1), _integer(element.get("colspan"), 1)
        self.cells.append(_Cell(self.row, self.column, rows, columns, element.tag == "th"))
        if rows > 1:
            self.taken.update(dict.fromkeys(range(self.column, self.column + columns), self.row + rows))
        self.column += columns

    def close(self) -> list[Line | Table]:
        """The table; or, if it only arranges the page, the blocks of its cells."""
        if self._arranges():
            return [block for cell in self.cells for block in cell.blocks]
        last = max(cell.row for cell in self.cells)
        cells = tuple(
            Cell(
                lines=tuple(block for block in cell.blocks if isinstance(block, Line)),
                row=cell.row,
                column=cell.column,
                rows=min(cell.rows, last + 1 - cell.row),
                columns=cell.columns,
                header=cell.header,
            )
            for cell in self.cells
        )
        return [Table(cells, last + 1, max(cell.column + cell.columns for cell in cells), self.bordered)]

    def _arranges(self) -> bool:
        """True for a table that holds tables or has a single column."""
        if any(isinstance(block, Table) for cell in self.cells for block in cell.blocks):
            return True
        return all(cell.column == 0 for cell in self.cells)


def style_of(element: etree._Element) -> str:
    """The beginning of the style attribute; "" if there is none."""
    return (element.get("style") or "")[:_LONGEST_STYLE]


def _is_bordered(element: etree._Element) -> bool:
    border = element.get("border")
    if border is not None:
        return border.strip() not in {"0", "none"}
    if _BORDER.search(style_of(element)) or "Grid" in (element.get("class") or ""):
        return True
    cells = islice(element.iter("td", "th"), _LOOKED_AT)
    return any(cell.tag == "th" or _BORDER.search(style_of(cell)) for cell in cells)


def _integer(text: str | None, default: int) -> int:
    digits = (text or "").strip()
    return min(int(digits[:6]), _WIDEST) if digits.isascii() and digits.isdigit() and int(digits[:6]) > 0 else default
