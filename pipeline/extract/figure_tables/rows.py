"""Reads tables of figures: rows of indicators, columns of values, comparisons and attainments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from models.mention import AttainmentMention, ChangeMention, ObservationMention, QuantityMention
from models.structure import Structure
from models.text import Span, Text
from models.values.number import Number
from models.values.period import PeriodExpression
from pipeline.extract.figure_tables.columns import Column
from pipeline.extract.figure_tables.grid import (
    Caption,
    Cell,
    Grid,
    caption_of,
    grid_of,
    holds_data,
    is_formula,
    read_figure,
    unit_in_full,
)  # fmt: skip
from pipeline.extract.figures.measured import counted_noun
from pipeline.extract.figures.registered import code_of, province_in
from pipeline.extract.figures.subjects import head_of
from pipeline.extract.figures.units import UnitFound

_LABEL = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/]\s+|[-+*•]\s*")  # "1.1. ", "a) ", "- "
_SUM = re.compile(r"(?:tổng(?:\s+(?:cộng|số))?|cộng)\s*:?", re.IGNORECASE)
_PARTS = re.compile(r"(?:trong đó|gồm|bao gồm)\s*:?\s*", re.IGNORECASE)
_DITTO = frozenset({'"', "”", "''", "nt", "-nt-", "″", "“"})


def find_in_tables(text: Text, structure: Structure) -> Iterator[ObservationMention]:
    """The observations of all tables of figures; tables of awards give only their rates."""
    for table in structure.tables:
        grid = grid_of(text.content, table)
        if grid is not None:
            yield from _Reader(grid, caption_of(text, table, grid.title)).read()


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, grid: Grid, caption: Caption) -> None:
        self._grid = grid
        self._caption = caption
        self._parent = ""
        self._last_unit: UnitFound | None = None
        body = grid.rows[grid.header :]
        self._growth = {place: _is_growth(column, body, place) for place, column in enumerate(grid.columns)}
        self._data_rows = sum(1 for row in body if holds_data(row) and not _SUM.fullmatch(row[grid.name][2]))

    def read(self) -> Iterator[ObservationMention]:
        """The observations row by row."""
        inside = False
        index = next((place for place, column in enumerate(self._grid.columns) if column.role == "index"), None)
        for row in self._grid.rows[self._grid.header :]:
            printed = row[self._grid.name][2]
            if not printed or is_formula(row):
                continue
            parts = _PARTS.match(printed)
            inside = parts is not None or (inside and index is not None and not row[index][2])
            child = inside or printed[0] in "-+*•"
            name = _LABEL.sub("", printed[parts.end() :] if parts else printed, count=1).strip(" :")
            if not name:
                continue
            if not child:
                self._parent = name
            if _SUM.fullmatch(name) and (self._data_rows == 1 or any(c.dated for c in self._grid.columns)):
                continue
            yield from self._row(row, self._whole(name) if child else name)

    def _whole(self, name: str) -> str:
        """A part under its whole's name: "hàng dệt may" under "kim ngạch xuất khẩu"."""
        return (
            name if head_of(name) or code_of(name, self._caption.text) or not self._parent else f"{self._parent} {name}"
        )

    def _row(self, row: Sequence[Cell], name: str) -> Iterator[ObservationMention]:
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
        self, row: Sequence[Cell], name: str, place: int, column: Column, number: Number
    ) -> ObservationMention | None:
        unit = self._unit_of(row, name, column, row[place][2])
        if unit is None:
            return None
        named = name if column.dated else _joined(column, name)
        code = code_of(name, f"{name} {self._caption.text} {column.header}") if column.dated else None
        span = Span(min(row[self._grid.name][0], row[place][0]), max(row[self._grid.name][1], row[place][1]))
        quantity = QuantityMention(Span(row[place][0], row[place][1]), number, unit.unit, unit.mult)
        return ObservationMention(
            span, named, code, quantity, column.period or self._caption.period, column.status or "actual",
            area=province_in(name),
        )  # fmt: skip

    def _unit_of(self, row: Sequence[Cell], name: str, column: Column, printed: str) -> UnitFound | None:
        if printed.rstrip().endswith("%") or column.role == "rate":
            return UnitFound(1, "percent", 0, "ratio")
        if self._grid.unit is not None:
            cell = row[self._grid.unit][2]
            self._last_unit = unit_in_full(cell) or (self._last_unit if cell in _DITTO else None)
            if self._last_unit is not None:
                return self._last_unit
        bracketed = re.search(r"\(([^()]+)\)\s*$", row[self._grid.name][2])
        if bracketed and (own := unit_in_full(bracketed[1])):
            return own
        if column.unit or self._caption.unit:
            return column.unit or self._caption.unit
        noun = counted_noun(name) or counted_noun(column.leaf)
        return UnitFound(1, noun[0], 0, "count") if noun else None

    def _compared(
        self, row: Sequence[Cell], name: str, values: list[tuple[int, ObservationMention]]
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
            code = code_of(name, f"{name} {self._caption.text}")
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
        """The column of the value that a comparison is about: that of its period, else the last current one before."""
        current = [
            (at, mention)
            for at, mention in values
            if mention.status != "target" and self._grid.columns[at].role == "value" and not _is_past(mention.period)
        ]
        if column.period is not None and column.role == "change":
            current = [one for one in current if _same_period(one[1].period, column.period)] or current
        before = [at for at, _ in current if at < place]
        return before[-1] if before else (current[0][0] if current else -1)


def _same_period(a: PeriodExpression | None, b: PeriodExpression) -> bool:
    """Whether two headers mean one period, a year left out being any: "Ước tháng 6/2022", "Tháng 6 so với …"."""
    if a is None or (a.year not in (None, b.year) and b.year is not None):
        return False
    return (_months(a), a.part or 0) == (_months(b), b.part or 0) or _months(a) == _months(b) != ""


def _months(period: PeriodExpression) -> str:
    known = {"6M": "6", "H1": "6", "9M": "9", "Y": "12"}
    return f"{period.part}" if period.kind == "NM" else known.get(period.kind or "", "")


def _is_past(period: PeriodExpression | None) -> bool:
    return period is not None and period.relation is not None


def _joined(column: Column, name: str) -> str:
    """A name from a column and a row: "Tỷ lệ" under "Khen thưởng đối ngoại", "Bằng khen"."""
    rest = column.header.removesuffix(column.leaf).strip()
    return " ".join(part for part in (column.leaf, name, rest) if part)


def _is_growth(column: Column, rows: Sequence[Sequence[Cell]], place: int) -> bool | None:
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
