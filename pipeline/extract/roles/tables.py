"""Tasks in tables: a column of tasks beside one of those who carry them out, or of deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from models.text import Span, TextCell, TextTable
from models.values.wording import normal
from pipeline.extract.roles.cues import is_cue, opens

_HEAD_ROWS = 3
_FEWEST_WORDS = 4
"""Words from which a cell is a task and not the heading of a group of rows."""


def tasks_in(content: str, table: TextTable) -> Iterator[Span]:
    """The cells that state a task, top down; nothing for a table without such heads."""
    head = _task_column(content, table)
    if head is None:
        return
    for cell in table.cells:
        words = content[cell.start : cell.end].split()
        below = cell.column == head.column and cell.row >= head.row + head.rows
        if below and len(words) >= _FEWEST_WORDS and not _heads_group(table, cell):
            yield Span(cell.start, cell.end)


def _heads_group(table: TextTable, cell: TextCell) -> bool:
    """Whether a row of a table of three columns or more names a group: nothing stands right of its name."""
    right = [one for one in table.cells if one.row == cell.row and one.column > cell.column]
    return len(right) > 1 and all(one.start == one.end for one in right)


def _task_column(content: str, table: TextTable) -> TextCell | None:
    heads = [cell for cell in table.cells if cell.row < _HEAD_ROWS]
    named = [(cell, normal(content[cell.start : cell.end])) for cell in heads]
    owners = {cell.row for cell, words in named if opens(words, "owner-column")}
    return next((cell for cell, words in named if cell.row in owners and is_cue(words, "task-column")), None)
