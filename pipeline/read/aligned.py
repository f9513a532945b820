"""Tables of a text file whose cells tabs or columns of blanks part, told by their figures standing in columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from models.layout import Cell, Line, Table

_FIGURE = re.compile(r"[-+−(]?\d[\d.,]*\s?%?\)?")  # 1.065 · +12,5% · (3,2)
_NUMBERED = frozenset({"stt", "tt", "số tt"})
_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s=_+-]*[=_-]{3}[\s=_+-]*")
_LEAST_ROWS = 3
_LEAST_COLUMNS, _MOST_COLUMNS = 3, 40
_TAB = 8
_APART = 2
"""Letters by which a cell may stand beside its column."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the lines [first, last) that it stands in."""

    first: int
    last: int
    table: Table


@dataclass(frozen=True, slots=True)
class _Printed:
    """A cell as printed: the columns of letters [start, end) and its words."""

    start: int
    end: int
    text: str


_Row = list[_Printed]


@dataclass(slots=True)
class _Run:
    """Lines one after the other that may be a table's rows; `last` is the line after the last of them."""

    first: int
    last: int
    rows: list[_Row] = field(default_factory=list)


def tables_in(lines: Sequence[str]) -> list[Found]:
    """The tables of a text's lines, in order, none overlapping; only what figures in columns show to be one."""
    if not any("\t" in line or "   " in line for line in lines):
        return []
    tabbed = list(_by_tabs(lines))
    taken = {at for one in tabbed for at in range(one.first, one.last)}
    left = ["" if at in taken else line for at, line in enumerate(lines)]
    return sorted([*tabbed, *_by_blanks(left)], key=lambda one: one.first)


# ---------------------------------------------------------------- tabs


def _by_tabs(lines: Sequence[str]) -> Iterator[Found]:
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and "\t" in lines[last].strip():
            last += 1
        if last - first >= _LEAST_ROWS and (grid := _tab_grid(lines[first:last])):
            yield Found(first, last, _table([[(text, 1) for text in row] for row in grid]))
        first = max(last, first + 1)


def _tab_grid(lines: Sequence[str]) -> list[list[str]]:
    """The cells between single tabs, else between runs of them; [] where the lines make no table."""
    for rows in (
        [[cell.strip() for cell in line.split("\t")] for line in lines],
        [[cell.strip() for cell in re.split(r"\t+", line.strip())] for line in lines],
    ):
        if len({len(row) for row in rows}) == 1 and _is_table(rows):
            return rows
    return []


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of one length hold figures in columns, or are numbered under a head that says so."""
    if len(rows[0]) < _LEAST_COLUMNS or not all(any(column) for column in zip(*rows, strict=True)):
        return False
    counted = sum(1 for row in rows[1:] if any(map(_FIGURE.fullmatch, row[1:])))
    return counted >= _LEAST_ROWS - 1 or rows[0][0].lower() in _NUMBERED


# ---------------------------------------------------------------- columns of blanks


def _by_blanks(lines: Sequence[str]) -> Iterator[Found]:
    for run in _runs(lines):
        grid = _grid(run.rows)
        if grid:
            yield Found(run.first, run.last, _table(grid))


def _runs(lines: Sequence[str]) -> Iterator[_Run]:
    """Lines of three cells or more, with the narrower ones between them; one empty line parts no rows."""
    run: _Run | None = None
    for at, line in enumerate(lines):
        row = [_Printed(*cell.span(), cell[0]) for cell in _CELL.finditer(line.expandtabs(_TAB))]
        if run is not None and (_RULE.fullmatch(line) or (not row and at == run.last)):
            continue
        narrow = 0 < len(row) < _LEAST_COLUMNS
        goes_on = run is not None and narrow and at - run.last <= 1 and _stands_under(row, run.rows[-1])
        if len(row) >= _LEAST_COLUMNS or goes_on:
            run = run if run is not None and at - run.last <= 2 else _Run(at, at)
            run.rows.append(row)
            run.last = at + 1
        elif run is not None:
            yield run
            run = None
    if run is not None:
        yield run


def _stands_under(row: _Row, above: _Row) -> bool:
    """Whether a row of one or two cells goes on with the words of the row above it."""
    return all(
        cell.text[0].islower() and any(abs(cell.start - one.start) <= _APART for one in above) for cell in row
    ) and len(row) < len(above)


def _grid(rows: Sequence[_Row]) -> list[list[tuple[str, int]]]:
    """The cells with the columns that they span, row by row; [] where they don't stand in columns of figures."""
    count, often = Counter(len(row) for row in rows).most_common(1)[0]
    full = [row for row in rows if len(row) == count]
    figures = sum(1 for row in full if any(_FIGURE.fullmatch(cell.text) for cell in row[1:]))
    if (
        not _LEAST_COLUMNS <= count <= _MOST_COLUMNS
        or often < _LEAST_ROWS - 1
        or figures < _LEAST_ROWS - 1
        or len(rows) < _LEAST_ROWS
    ):
        return []
    columns = [(min(row[at].start for row in full), max(row[at].end for row in full)) for at in range(count)]
    if any(left[1] >= right[0] for left, right in pairwise(columns)):
        return []
    grid: list[list[tuple[str, int]]] = []
    for row in rows:
        placed = _placed(row, columns)
        if placed is None:
            return []
        if grid and all(not text or text[0].islower() for text, _ in placed):
            if len(grid[-1]) != len(placed):
                return []
            grid[-1] = [(f"{a} {b}".strip(), span) for (a, span), (b, _) in zip(grid[-1], placed, strict=True)]
        else:
            grid.append(placed)
    return _one_head(grid)


def _placed(row: _Row, columns: Sequence[tuple[int, int]]) -> list[tuple[str, int]] | None:
    """A row's cells in their columns, empty ones between them; None where a cell stands in none or two in one."""
    if len(row) == len(columns):
        return [(cell.text, 1) for cell in row]
    placed: list[tuple[str, int]] = []
    for cell in row:
        under = [at for at, (left, right) in enumerate(columns) if cell.start <= right and cell.end >= left]
        taken = sum(span for _, span in placed)
        if not under or under[0] < taken:
            return None
        placed += [("", 1)] * (under[0] - taken)
        placed.append((cell.text, len(under)))
    return placed + [("", 1)] * (len(columns) - sum(span for _, span in placed))


def _one_head(grid: list[list[tuple[str, int]]]) -> list[list[tuple[str, int]]]:
    """The rows before the first figures as one, where none of their cells spans columns."""
    body = next((at for at, row in enumerate(grid) if any(_FIGURE.fullmatch(text) for text, _ in row[1:])), 0)
    head = grid[:body]
    if len(head) < 2 or any(span > 1 for row in head for _, span in row):
        return grid
    joined = [(" ".join(text for text, _ in cells if text), 1) for cells in zip(*head, strict=True)]
    return [joined, *grid[body:]]


def _table(grid: Sequence[Sequence[tuple[str, int]]]) -> Table:
    cells: list[Cell] = []
    for at, row in enumerate(grid):
        column = 0
        for text, span in row:
            lines = (Line(text=text, whole=True),) if text else ()
            cells.append(Cell(lines=lines, row=at, column=column, columns=span, header=at == 0))
            column += span
    return Table(cells=tuple(cells), rows=len(grid), columns=sum(span for _, span in grid[0]))
