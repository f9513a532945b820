"""Plain text → Layout: one paragraph a line, or printed lines where the text is wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from models.errors import RefusedError
from models.layout import Cell, Layout, Line, Page, Table, Warned
from models.limits import Limits
from pipeline.read.aligned import tables_in
from pipeline.read.charset import decode

_WRAP_WIDEST = 120
_WRAP_LEAST = 45
_FEW_LINES = 8
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_COVERED = (0, 0)
_RULE_OR_BLANK = re.compile(r"[\s|:+-]+")


def read(data: bytes, limits: Limits) -> Layout:
    """The lines of a text file. Form feeds part pages; rows of cells between bars, tabs or blanks make a table."""
    decoded = decode(data)
    if len(decoded.text) > limits.text_chars:
        raise RefusedError("too-large", f"văn bản dài quá {limits.text_chars} ký tự")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x1a", "").replace("\x00", "")
    sheets = text.split("\f")
    whole = not _is_wrapped([line for line in text.split("\n") if not _is_parted(line)])
    paged = len([sheet for sheet in sheets if sheet.strip()]) > 1
    pages = tuple(
        Page(number=number if paged else None, blocks=tuple(_blocks(sheet.split("\n"), whole)))
        for number, sheet in enumerate(sheets, start=1)
    )
    lossy = (Warned("charset-doubtful", f"một số byte không đúng bảng mã {decoded.charset}"),) if decoded.lossy else ()
    return Layout(media_type="text/plain", pages=pages, warnings=lossy)


def _is_parted(line: str) -> bool:
    """Whether tabs or blanks part a line, as they do in heads and in tables: its length tells of no width."""
    plain = line.strip()
    return "\t" in plain or "    " in plain


def _is_wrapped(lines: list[str]) -> bool:
    """True if most long lines end near one width, as a text does that was broken at 70-100 columns."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < _FEW_LINES or not _WRAP_LEAST <= lengths[-1] <= _WRAP_WIDEST:
        return False
    near = sum(1 for length in lengths if length >= lengths[-1] * 0.8)
    return near * 3 >= len(lengths)


def _blocks(lines: Sequence[str], whole: bool) -> Iterator[Line | Table]:
    after = 0
    for found in tables_in(lines):
        yield from _between_tables(lines[after : found.first], whole)
        yield found.table
        after = found.last
    yield from _between_tables(lines[after:], whole)


def _between_tables(lines: Iterable[str], whole: bool) -> Iterator[Line | Table]:
    for is_row, group in groupby(_closed_up(list(lines)), key=_is_row):
        rows = [line for line in group if line.strip() or not whole]
        table = _table(rows) if is_row and len(rows) > 1 else None
        if table and table.cells:
            yield table
        else:
            yield from (_line(row, whole) for row in rows)


def _closed_up(lines: list[str]) -> Iterator[str]:
    """The lines without the blank ones that stand between two rows of cells."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    after = dict(pairwise(filled))
    before = None
    for place, line in enumerate(lines):
        if line.strip():
            before = place
        elif before is not None and _is_row(lines[before]) and before in after and _is_row(lines[after[before]]):
            continue
        yield line


def _is_row(line: str) -> bool:
    return line.count("|") >= 2 or " | " in line


def _line(raw: str, whole: bool) -> Line:
    text = raw.strip() if whole else raw.rstrip().expandtabs(4)
    heading = _HEADING.match(text)
    if heading:
        text = text[heading.end() :]
    bold = text.startswith("**") and text.endswith("**") and len(text) > 4
    return Line(
        text=text.replace("**", ""),
        whole=whole or bool(heading),
        bold=bold,
        heading=len(heading[1]) if heading else None,
    )


def _table(rows: list[str]) -> Table:
    drawn = [row for row in rows if not _RULE_OR_BLANK.fullmatch(row)]
    ruled = any("-" in row for row in rows if _RULE_OR_BLANK.fullmatch(row))
    grid = _even([[cell.strip().replace("**", "") for cell in row.split("|")] for row in _without_outer_bars(drawn)])
    joined = _joined_heads(grid)
    cells = tuple(
        Cell(
            lines=(Line(text=text, whole=True),) if text else (),
            row=row,
            column=column,
            rows=joined.get((row, column), (1, 1))[0],
            columns=joined.get((row, column), (1, 1))[1],
            header=ruled and row == 0,
        )
        for row, texts in enumerate(grid)
        for column, text in enumerate(texts)
        if joined.get((row, column)) != _COVERED
    )
    return Table(cells=cells, rows=len(grid), columns=max((len(texts) for texts in grid), default=0))


def _without_outer_bars(rows: list[str]) -> list[str]:
    """The rows without the bars at their ends, if all have them; else a bar at an end stands beside an empty cell."""
    stripped = [row.strip() for row in rows]
    if all(row.startswith("|") for row in stripped):
        stripped = [row[1:] for row in stripped]
        if all(row.endswith("|") for row in stripped):
            stripped = [row[:-1] for row in stripped]
    return stripped


def _even(grid: list[list[str]]) -> list[list[str]]:
    """Rows of one length: empty cells at a row's end may have been left out."""
    columns = max((len(texts) for texts in grid), default=0)
    return [texts + [""] * (columns - len(texts)) for texts in grid]


def _joined_heads(grid: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Place → (rows, columns) of the joined cells of a head of two rows, as they look once their rules are lost.

    The second row begins with nothing and says below a filled cell either nothing (that one reaches down) or what a
    cell with empty ones at its right is parted into.
    """
    if len(grid) < 3 or len(grid[0]) != len(grid[1]) or grid[1][0] or not grid[0][0] or all(grid[0]):
        return {}
    above, below = grid[0], grid[1]
    if any(not over and not under for over, under in zip(above, below, strict=True)):
        return {}
    joined: dict[tuple[int, int], tuple[int, int]] = {}
    parted = 0
    for column, (over, under) in enumerate(zip(above, below, strict=True)):
        if over and not under:
            joined[0, column], joined[1, column] = (2, 1), _COVERED
        elif over:
            parted = column
        else:
            joined[0, parted] = (1, column - parted + 1)
            joined[0, column] = _COVERED
    return joined
