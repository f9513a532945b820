"""A table as rows and columns of cells, with what its header, title and caption say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.mention import Malformed
from models.text import Span, TextTable
from models.values.number import Number
from models.values.period import resolve_period
from models.values.wording import fold
from pipeline.extract.figure_tables.arithmetic import fits
from pipeline.extract.figure_tables.caption import CAPTION_UNIT, Caption
from pipeline.extract.figure_tables.cells import amounts_in, is_bracketed, read_figure, unit_in_full
from pipeline.extract.figure_tables.columns import Column, added_words, column_of, cues_in
from pipeline.extract.figure_tables.comparing import compared, counted_in
from pipeline.extract.figure_tables.spans import PERIOD_HEADERS, YEAR, row_period
from pipeline.extract.figures.units import UnitFound
from pipeline.extract.honours.names import award_of

_FORMULA = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ]{1,2}|[a-zđ])\)?\s*(?:[=/(:].*)?")  # 3 · (4) · A · 3=2/1 · 7 / (6:3)
_INDICES = re.compile(r"(?<!\w)chỉ\s+số(?!\w)", re.IGNORECASE)  # "Chỉ số giá tiêu dùng tháng 5 năm 2022"
_INDEX_LOW, _INDEX_HIGH = 30, 300
"""Between which the indices of a table lie whose columns are headed by their bases."""
_FIGURES = frozenset({"value", "rate", "change", "attainment"})
"""Roles of columns whose cells hold figures."""
_MARKED = re.compile(r"[-+−–(]?\s?\d+(?:[.,^]+\d+)+\s?%?\)?")  # 12.3456 · 1.2,34,5 · 456^1
_TALLEST_HEADER = 7

Cell = tuple[int, int, str]
"""Start, end and text of a cell."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells by row and column, merged cells in every place that they cover; [start, end) and text."""

    rows: list[list[Cell]]
    header: int
    """Number of header rows, titles included."""
    title: str
    """What rows that are one cell from edge to edge say before the header."""
    columns: list[Column]
    name: int
    unit: int | None
    awards: bool
    negatives: bool = False
    """Figures in brackets are negative, as books have them; otherwise nobody knows what they are."""

    def figure(self, printed: str) -> Number | None:
        """The number that a whole cell is; of one in brackets as this table means it."""
        number = read_figure(printed)
        if number is None or not is_bracketed(printed):
            return number
        return Number(-number.value, number.decimals) if self.negatives else None


def grid_of(content: str, table: TextTable) -> Grid | None:
    """The table as a grid; None where it has no header or no column of names."""
    rows = _rows_of(content, table)
    titles = next((place for place, row in enumerate(rows) if not _is_title(row)), 0)
    header = _header_end(rows, titles)
    if header <= titles or header == len(rows):
        return None
    columns = [_column(rows[titles:header], place) for place in range(table.columns)]
    for at, head in enumerate(columns):
        if head.role == "unit" and not _all_units(rows[header:], at):
            columns[at] = replace(head, role="text")  # "Đơn vị": bodies, not units
        if head.role in ("name", "note") and _all_figures(rows[header:], at):
            columns[at] = _column(rows[titles:header], at, counting=True)  # "Nguồn vốn (tỷ đồng)", "Sản phẩm OCOP"
    columns = _with_units([replace(one, role="text") if _counts_awards(one) else one for one in columns])
    if any("giải ngân" in one.measure for one in columns if one.role == "value"):
        columns = [replace(one, dated=False) if one.status == "target" else one for one in columns]  # a plan of funds
    if any(one.role == "value" and not one.dated for one in columns):
        # "Kế hoạch vốn năm 2022 | Giải ngân đến 30/6": the rows name no indicators
        columns = [replace(one, dated=False) if one.dated and added_words(one.header) else one for one in columns]
    if _numbers_rows(rows[header:]):
        columns[0] = replace(columns[0], role="index")
    name = _name_column(columns, rows[header:])
    if name is None:
        return None
    unit = next((p for p, c in enumerate(columns) if c.role == "unit"), None)
    title = " ".join(next((cell[2] for cell in row if cell[2]), "") for row in rows[:titles])
    return Grid(rows, header, title, columns, name, unit, any(column.role == "award" for column in columns))


def _numbers_rows(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first column counts the rows, 1 … n, whatever its head says."""
    numbers = [row[0][2].rstrip(".)") for row in rows if row[0][2] and row[0] != row[-1]]
    return len(numbers) > 2 and numbers == [str(place + 1) for place in range(len(numbers))]


def _counts_awards(column: Column) -> bool:
    """A column headed by an award counts who got it: no indicator."""
    return column.role == "value" and not column.dated and award_of(column.leaf) is not None


def _with_units(columns: Sequence[Column]) -> list[Column]:
    """Columns without a unit in that of those which measure the same: "Trị giá (triệu USD) … Trị giá"."""
    told: dict[str, set[UnitFound]] = {}
    for column in columns:
        if column.role == "value" and column.measure and column.unit:
            told.setdefault(column.measure, set()).add(column.unit)
    return [
        replace(column, unit=next(iter(told[column.measure])))
        if column.role == "value" and not column.unit and len(told.get(column.measure, ())) == 1
        else column
        for column in columns
    ]


def _rows_of(content: str, table: TextTable) -> list[list[Cell]]:
    empty = (table.start, table.start, "")
    rows = [[empty] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        value = (cell.start, cell.end, content[cell.start : cell.end].strip())
        for row in range(cell.row, min(cell.row + cell.rows, table.rows)):
            for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                rows[row][column] = value
    return rows


def figures_of(grid: Grid) -> list[list[Number | None]]:
    """The numbers of the body's cells."""
    return [[grid.figure(cell[2]) for cell in row] for row in grid.rows[grid.header :]]


def with_comparisons(grid: Grid, caption: Caption) -> Grid:
    """The grid with what its columns compare, after its caption, headers and figures."""
    figures = figures_of(grid)
    columns = counted_in(_rebased(grid.columns, figures, caption), figures, caption.unit is not None)
    in_percent = caption.unit is not None and caption.unit.unit == "percent"
    settled = compared(columns, figures, in_percent)
    if not grid.negatives and _has_negatives(grid, settled):
        grid = replace(grid, negatives=True)
        settled = compared(columns, figures_of(grid), in_percent)
    return replace(grid, columns=settled)


def _has_negatives(grid: Grid, columns: Sequence[Column]) -> bool:
    """Whether figures in brackets are negative: what they compare says so, or the lines have codes, as in books."""
    rows = [[cell[2] for cell in row] for row in grid.rows[grid.header :]]
    if not any(is_bracketed(text) for row in rows for text in row):
        return False
    if any(column.role == "index" and fold(column.header) == "ma so" for column in columns):
        return True
    told: set[bool] = set()
    for place, column in enumerate(columns):
        if column.owner is None or column.against is None or column.compared_as is None:
            continue
        for row in rows:
            stated = read_figure(row[place]) if is_bracketed(row[place]) else None
            value, base = grid.figure(row[column.owner]), grid.figure(row[column.against])
            told |= {sign < 0 for sign in (1, -1) if stated and fits(stated, sign, value, base, column.compared_as)}
    return told == {True}


def doubtful(grid: Grid) -> list[Malformed]:
    """The columns whose headers say that they compare other columns than their figures bear out, and cells that hold
    figures which can't be read."""
    found = _unreadable(grid)
    for place, column in enumerate(grid.columns):
        if column.doubted:
            cells = [row[place] for row in grid.rows[: grid.header] if row[place][2]]
            message = f"cột “{column.header}” không khớp với các cột số liệu bên cạnh: không lấy số so sánh của cột"
            found.append(Malformed(Span(cells[-1][0], cells[-1][1]), "column-doubtful", message))
    return found


def _unreadable(grid: Grid) -> list[Malformed]:
    """Cells of figures with more or fewer digits than a figure has between its marks: "12.3456", "1.2,34,5"."""
    found: dict[int, Malformed] = {}
    for row in grid.rows[grid.header :]:
        for cell, column in zip(row, grid.columns, strict=True):
            if column.role in _FIGURES and is_bracketed(cell[2]) and not grid.negatives:
                message = f"Số “{cell[2]}” trong ngoặc ở cột “{column.header}” không rõ nghĩa: không lấy số này."
                found[cell[0]] = Malformed(Span(cell[0], cell[1]), "number-bracketed", message)
            if column.role in _FIGURES and _MARKED.fullmatch(cell[2]) and not any(amounts_in(cell[2])):
                message = f"Không đọc được số “{cell[2]}” trong bảng, cột “{column.header}”."
                found[cell[0]] = Malformed(Span(cell[0], cell[1]), "number-malformed", message)
    return list(found.values())


def _rebased(columns: list[Column], figures: Sequence[Sequence[Number | None]], caption: Caption) -> list[Column]:
    """Columns of indices headed by their bases alone: "Tháng 12/2021" under "Chỉ số giá tháng 5 năm 2022"."""
    own = resolve_period(caption.period, None, None) if caption.period else None
    if own is None or not _INDICES.search(caption.text) or any(column.role == "unit" for column in columns):
        return columns
    numbers = [row[at] for row in figures for at, column in enumerate(columns) if column.role in ("value", "change")]
    found = [number.value for number in numbers if number]
    if not found or not _INDEX_LOW <= min(found) <= max(found) <= _INDEX_HIGH:
        return columns
    rebased: list[Column] = []
    for column in columns:
        base = resolve_period(column.period, None, own.end.year) if column.period else None
        if column.role == "value" and column.dated and column.period and base and base.end < own.end:
            column = replace(column, role="change", period=caption.period, base=column.period, growth=False)
        rebased.append(column)
    return rebased


def _is_title(row: Sequence[Cell]) -> bool:
    filled = {cell[0]: cell[2] for cell in row if cell[2]}
    if len(row) > 1 and len(filled) == 1 and all(map(CAPTION_UNIT.match, filled.values())):
        return True
    return len(row) > 1 and len({cell[0] for cell in row}) == 1


def _header_end(rows: Sequence[Sequence[Cell]], titles: int) -> int:
    """Where the body begins: after the row of column numbers, else at the first row of data or of a group's name."""
    for place, row in enumerate(rows[: titles + _TALLEST_HEADER]):
        if place > titles and is_formula(row):
            return place + 1
    for place, row in enumerate(rows):
        filled = {cell[0] for cell in row if cell[2]}
        if place > titles and (holds_data(row) or (len(filled) <= 2 and _heads_rows(row))):
            return place
    return 0


def _heads_rows(row: Sequence[Cell]) -> bool:
    """Whether a row of a cell or two names a group of rows, and not columns at the right."""
    return not _is_merged(row) and (
        len(row) < 3 or any(cell[2] for cell in row[:2]) or not any(cell[2] for cell in row)
    )


def _is_merged(row: Sequence[Cell]) -> bool:
    return any(row[place][2] and row[place][0] == row[place - 1][0] for place in range(1, len(row)))


def _column(rows: Sequence[Sequence[Cell]], place: int, *, counting: bool = False) -> Column:
    parts: list[str] = []
    for at, row in enumerate(rows):
        text = row[place][2] or _spread(rows[at : at + 2], place)
        if not is_formula(row) and text and text not in parts:
            parts.append(text)
    return column_of(tuple(parts), counting=counting)


def _spread(rows: Sequence[Sequence[Cell]], place: int) -> str:
    """A comparison's head that stands over the next column too, in tables that merge no cells: "So với (%)"."""
    if len(rows) < 2 or not place or rows[0][place][1] > rows[0][place][0]:
        return ""
    over, below = rows[0][place - 1][2], rows[1]
    told = bool(below[place][2] and below[place - 1][2]) and below[place] != below[place - 1]
    return over if told and any(code == "compare" for _, code in cues_in(over)) else ""


def holds_data(row: Sequence[Cell]) -> bool:
    """A row with a name (or a year) and a number beside it; numbered column heads are none."""
    texts = [cell[2] for cell in row]
    named = any(any(letter.isalpha() for letter in text) and not _FORMULA.fullmatch(text) for text in texts)
    figures = [text for text in texts[1:] if text and any(amounts_in(text)) and row_period(text, "") is None]
    return (named or YEAR.fullmatch(texts[0]) is not None) and bool(figures) and not is_formula(row)


def is_formula(row: Sequence[Cell]) -> bool:
    """Column numbers and formulas: "A | B | 1 | 2 | 3=2/1"."""
    texts = [cell[2] for cell in row if cell[2]]
    return len(texts) > 2 and all(map(_FORMULA.fullmatch, texts))


def _name_column(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int | None:
    for place, column in enumerate(columns):
        if column.role in ("name", "award"):
            return place
    if columns[0].header.lower() in PERIOD_HEADERS or _are_periods(columns[0].header, rows):
        return 0
    for unread in (("index", "unit", "note"), ("index", "unit")):  # "Nguồn vốn" names rows where nothing else does
        for place, column in enumerate(columns[:3]):
            texts = [row[place][2] for row in rows if row[place][2]]
            wordy = [text for text in texts if sum(map(str.isalpha, text)) > 2]
            if column.role not in unread and texts and len(wordy) * 2 > len(texts):
                return place
    return None


def _are_periods(header: str, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a first column without a head of its own is one of periods: "2021", "Ước 2022"."""
    texts = [row[0][2] for row in rows if row[0][2]]
    return not header and len(texts) > 1 and sum(1 for text in texts if row_period(text, "")) * 2 > len(texts)


def _all_figures(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether most of a column's cells hold figures, whatever its head seems to announce."""
    texts = [row[place][2] for row in rows if row[place][2] and row[place] != row[place - 1]]
    return bool(texts) and sum(1 for text in texts if read_figure(text)) * 2 > len(texts)


def _all_units(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    texts = [row[place][2] for row in rows if row[place][2]]
    return bool(texts) and sum(1 for text in texts if unit_in_full(text)) * 2 >= len(texts)
