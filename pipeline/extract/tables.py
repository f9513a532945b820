"""Reads tables of figures: rows of indicators, columns of values, comparisons and attainments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from spacy.tokens import Doc

from models.mention import AttainmentMention, ChangeMention, ObservationMention, QuantityMention
from models.text import Paragraph, Span, Text, TextTable
from models.values.number import Number, read_number
from models.values.period import PeriodExpression, find_periods
from pipeline.extract.columns import Column, column_of
from pipeline.extract.lexicon import words_of
from pipeline.extract.subjects import code_of, counted_noun, head_of, province_in
from pipeline.extract.units import UnitFound, unit_at

_FORMULA = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ]{1,2}|[a-zđ])\)?\s*(?:[=/(:].*)?")  # 3 · (4) · A · 3=2/1 · 7 / (6:3)
_LABEL = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/]\s+|[-+*•]\s*")  # "1.1. ", "a) ", "- "
_SUM = re.compile(r"(?:tổng(?:\s+(?:cộng|số))?|cộng)\s*:?", re.IGNORECASE)
_PARTS = re.compile(r"(?:trong đó|gồm|bao gồm)\s*:?\s*", re.IGNORECASE)
_CAPTION_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*", re.IGNORECASE)  # "Đơn vị tính: tỷ đồng"
_CAPTION_BLOCKS = 3
"""Paragraphs before a table among which its title and unit are looked for."""


_TALLEST_HEADER = 7

_Cell = tuple[int, int, str]
"""Start, end and text of a cell."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's cells by row and column, merged cells in every place that they cover; [start, end) and text."""

    rows: list[list[_Cell]]
    header: int
    """Number of header rows, titles included."""
    title: str
    """What rows that are one cell from edge to edge say before the header."""
    columns: list[Column]
    name: int
    unit: int | None
    awards: bool


@dataclass(frozen=True, slots=True)
class _Caption:
    period: PeriodExpression | None
    unit: UnitFound | None
    text: str


def find_in_tables(doc: Doc) -> Iterator[ObservationMention]:
    """The observations of all tables of figures; tables of awards give only their rates."""
    text: Text = doc._.text
    for table in doc._.structure.tables:
        grid = _grid(text.content, table)
        if grid is not None:
            yield from _Reader(grid, _caption(text, table, grid.title)).read()


def _grid(content: str, table: TextTable) -> _Grid | None:
    empty = (table.start, table.start, "")
    rows = [[empty] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        value = (cell.start, cell.end, content[cell.start : cell.end].strip())
        for row in range(cell.row, min(cell.row + cell.rows, table.rows)):
            for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                rows[row][column] = value
    titles = next((place for place, row in enumerate(rows) if not _is_title(row)), 0)
    header = _header_end(rows, titles)
    if header <= titles or header == len(rows):
        return None
    columns = [_column(rows[titles:header], place) for place in range(table.columns)]
    name = _name_column(columns, rows[header:])
    if name is None:
        return None
    unit = next((p for p, c in enumerate(columns) if c.role == "unit" and _all_units(rows[header:], p)), None)
    title = " ".join(row[0][2] for row in rows[:titles])
    return _Grid(rows, header, title, columns, name, unit, any(column.role == "award" for column in columns))


def _is_title(row: Sequence[_Cell]) -> bool:
    return len(row) > 1 and len({cell[0] for cell in row}) == 1


def _header_end(rows: Sequence[Sequence[_Cell]], titles: int) -> int:
    """Where the body begins: after the row of column numbers, else at the first row of data or the first group's name."""
    for place, row in enumerate(rows[: titles + _TALLEST_HEADER]):
        if place > titles and _is_formula(row):
            return place + 1
    for place, row in enumerate(rows):
        filled = {cell[0] for cell in row if cell[2]}
        if place > titles and (_holds_data(row) or (len(filled) <= 2 and not _is_merged(row))):
            return place
    return 0


def _is_merged(row: Sequence[_Cell]) -> bool:
    return any(row[place][2] and row[place][0] == row[place - 1][0] for place in range(1, len(row)))


def _column(rows: Sequence[Sequence[_Cell]], place: int) -> Column:
    parts: list[str] = []
    for row in rows:
        if not _is_formula(row) and row[place][2] and row[place][2] not in parts:
            parts.append(row[place][2])
    return column_of(tuple(parts))


def _holds_data(row: Sequence[_Cell]) -> bool:
    """A row with a name and a number beside it; numbered column heads are none."""
    texts = [cell[2] for cell in row]
    named = any(any(letter.isalpha() for letter in text) and not _FORMULA.fullmatch(text) for text in texts)
    figures = [text for place, text in enumerate(texts) if place and read_figure(text) is not None]
    return named and bool(figures) and not _is_formula(row)


def _is_formula(row: Sequence[_Cell]) -> bool:
    """Column numbers and formulas: "A | B | 1 | 2 | 3=2/1"."""
    texts = [cell[2] for cell in row if cell[2]]
    matching = sum(1 for text in texts if _FORMULA.fullmatch(text))
    return len(texts) > 2 and matching == len(texts)


def _name_column(columns: Sequence[Column], rows: Sequence[Sequence[_Cell]]) -> int | None:
    for place, column in enumerate(columns):
        if column.role in ("name", "award"):
            return place
    for place, column in enumerate(columns[:3]):
        texts = [row[place][2] for row in rows if row[place][2]]
        wordy = [text for text in texts if sum(map(str.isalpha, text)) > 2]
        if column.role not in ("index", "unit", "note") and texts and len(wordy) * 2 > len(texts):
            return place
    return None


def _all_units(rows: Sequence[Sequence[_Cell]], place: int) -> bool:
    texts = [row[place][2] for row in rows if row[place][2]]
    return bool(texts) and sum(1 for text in texts if _unit(text)) * 2 >= len(texts)


def _unit(text: str) -> UnitFound | None:
    """The unit that a whole text is: "Tr.USD", "tỷ đồng", "1.000 tấn", "%"."""
    words = words_of(text)
    mult = 0
    if words and words[0].lower in ("1000", "1.000", "10^3"):
        words, mult = words[1:], 3
    found = unit_at([replace(word, capital=False) for word in words], 0)
    if found is None or found.unit is None or found.count != len(words):
        return None
    return replace(found, mult=found.mult + mult)


def read_figure(text: str) -> Number | None:
    """The number that a whole cell is: "1.065", "+18,2", "100%", "(5,2)"; None for blanks, dashes and words."""
    plain = text.strip().strip("()").rstrip("%").strip()
    sign = -1 if plain[:1] in "-−–" else 1
    number = read_number(plain.lstrip("+-−– "))
    return Number(number.value * sign, number.decimals) if number else None


def _caption(text: Text, table: TextTable, title: str) -> _Caption:
    """The table's title, period and unit from the paragraphs right before it and its own first row."""
    place = bisect_left(text.blocks, table.start, key=lambda block: block.start)
    lines = [
        text.content[block.start : block.end]
        for block in text.blocks[max(0, place - _CAPTION_BLOCKS) : place]
        if isinstance(block, Paragraph)
    ]
    lines.append(title)
    unit: UnitFound | None = None
    period: PeriodExpression | None = None
    for line in lines:
        marker = _CAPTION_UNIT.search(line)
        if marker:
            unit = _unit_before(line[marker.end() :]) or unit
        if len(line) < 300:
            found = [one.expression for one in find_periods(line) if one.expression.kind]
            period = found[-1] if found else period
    return _Caption(period, unit, " ".join(lines))


def _unit_before(text: str) -> UnitFound | None:
    """The unit with which a text begins."""
    words = [replace(word, capital=False) for word in words_of(text)]
    found = unit_at(words, 0)
    return found if found and found.unit else None


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, grid: _Grid, caption: _Caption) -> None:
        self._grid = grid
        self._caption = caption
        self._parent = ""
        body = grid.rows[grid.header :]
        self._growth = {place: _is_growth(column, body, place) for place, column in enumerate(grid.columns)}
        self._data_rows = sum(1 for row in body if _holds_data(row) and not _SUM.fullmatch(row[grid.name][2]))

    def read(self) -> Iterator[ObservationMention]:
        """The observations row by row."""
        inside = False
        for row in self._grid.rows[self._grid.header :]:
            printed = row[self._grid.name][2]
            if not printed or _is_formula(row):
                continue
            parts = _PARTS.match(printed)
            child = inside or parts is not None or printed[0] in "-+*•"
            inside = inside or parts is not None
            name = _LABEL.sub("", printed[parts.end() :] if parts else printed, count=1).strip(" :")
            if not name:
                continue
            if not child:
                self._parent = name
            if _SUM.fullmatch(name) and self._data_rows == 1:
                continue
            yield from self._row(row, self._whole(name) if child else name)

    def _whole(self, name: str) -> str:
        """A part under its whole's name: "hàng dệt may" under "kim ngạch xuất khẩu"."""
        return name if head_of(name) or code_of(name, self._caption.text) or not self._parent else f"{self._parent} {name}"

    def _row(self, row: Sequence[_Cell], name: str) -> Iterator[ObservationMention]:
        values: list[tuple[int, ObservationMention]] = []
        for place, column in enumerate(self._grid.columns):
            number = read_figure(row[place][2]) if place != self._grid.name else None
            if number is None or (place and row[place] == row[place - 1]):
                continue
            if column.role == "rate" or (column.role == "value" and not self._grid.awards):
                mention = self._value(row, name, place, column, number)
                if mention is not None:
                    values.append((place, mention))
        if self._grid.awards:
            yield from (mention for _, mention in values)
            return
        yield from self._compared(row, name, values)

    def _value(
        self, row: Sequence[_Cell], name: str, place: int, column: Column, number: Number
    ) -> ObservationMention | None:
        unit = self._unit_of(row, name, column, row[place][2])
        if unit is None:
            return None
        named = name if column.dated else _joined(column, name)
        code = code_of(name, f"{self._caption.text} {column.header}") if column.dated else None
        span = Span(min(row[self._grid.name][0], row[place][0]), max(row[self._grid.name][1], row[place][1]))
        quantity = QuantityMention(Span(row[place][0], row[place][1]), number, unit.unit, unit.mult)
        return ObservationMention(
            span, named, code, quantity, column.period or self._caption.period, column.status or "actual",
            area=province_in(name),
        )  # fmt: skip

    def _unit_of(self, row: Sequence[_Cell], name: str, column: Column, printed: str) -> UnitFound | None:
        if printed.rstrip().endswith("%") or column.role == "rate":
            return UnitFound(1, "percent", 0, "ratio")
        if self._grid.unit is not None and (own := _unit(row[self._grid.unit][2])):
            return own
        bracketed = re.search(r"\(([^()]+)\)\s*$", row[self._grid.name][2])
        if bracketed and (own := _unit(bracketed[1])):
            return own
        if column.unit or self._caption.unit:
            return column.unit or self._caption.unit
        noun = counted_noun(name) or counted_noun(column.leaf)
        return UnitFound(1, noun[0], 0, "count") if noun else None

    def _compared(
        self, row: Sequence[_Cell], name: str, values: list[tuple[int, ObservationMention]]
    ) -> Iterator[ObservationMention]:
        """The values with the row's comparisons and attainments; without a value they stand alone."""
        changes: dict[int, list[ChangeMention]] = {}
        attained: dict[int, list[AttainmentMention]] = {}
        alone: list[ObservationMention] = []
        for place, column in enumerate(self._grid.columns):
            number = read_figure(row[place][2])
            if number is None or column.role not in ("change", "attainment") or place == self._grid.name:
                continue
            at = Span(row[place][0], row[place][1])
            owner = self._owner(values, place, column)
            if column.role == "attainment":
                found = AttainmentMention(at, number.value, column.period)
                attained.setdefault(owner, []).append(found)
            elif (growth := self._growth[place]) is not None:
                change = number.value if growth else number.value - Decimal(100)
                changes.setdefault(owner, []).append(ChangeMention(at, change, "percent", column.base))
        if -1 in changes or -1 in attained:
            span = Span(row[self._grid.name][0], max(c.span.end for c in (*changes.get(-1, ()), *attained.get(-1, ()))))
            code = code_of(name, self._caption.text)
            alone.append(ObservationMention(span, name, code, None, self._caption.period, "actual"))
        for place, mention in [*values, *((-1, one) for one in alone)]:
            own = (*changes.get(place, ()), *attained.get(place, ()))
            end = max([mention.span.end, *(one.span.end for one in own)])
            yield replace(
                mention,
                span=Span(mention.span.start, end),
                changes=tuple(changes.get(place, ())),
                attainments=tuple(attained.get(place, ())),
            )

    def _owner(self, values: Sequence[tuple[int, ObservationMention]], place: int, column: Column) -> int:
        """The column of the value that a comparison is about: the one of its period, else the last current one before it."""
        current = [
            (at, mention)
            for at, mention in values
            if mention.status != "target" and self._grid.columns[at].role == "value" and not _is_past(mention.period)
        ]
        if column.period is not None and column.role == "change":
            current = [one for one in current if one[1].period == column.period] or current
        before = [at for at, _ in current if at < place]
        return before[-1] if before else (current[0][0] if current else -1)


def _is_past(period: PeriodExpression | None) -> bool:
    return period is not None and period.relation is not None


def _joined(column: Column, name: str) -> str:
    """A name from a column and a row: "Tỷ lệ" under "Khen thưởng đối ngoại", "Bằng khen"."""
    rest = column.header.removesuffix(column.leaf).strip()
    return " ".join(part for part in (column.leaf, name, rest) if part)


def _is_growth(column: Column, rows: Sequence[Sequence[_Cell]], place: int) -> bool | None:
    """Whether a column of comparisons holds growth (18,2) or ratios (118,2); None where neither is sure."""
    if column.role != "change" or column.growth is not None:
        return column.growth
    figures = [number.value for row in rows if (number := read_figure(row[place][2]))]
    if not figures:
        return None
    if any(value < 0 for value in figures):
        return True
    middle = median(figures)
    return False if middle >= 60 else True if middle <= 40 else None
