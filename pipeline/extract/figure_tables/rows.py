"""Reads tables of figures: rows of indicators, columns of values, comparisons and attainments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.mention import AttainmentMention, ChangeMention, Malformed, ObservationMention, QuantityMention, Status
from models.structure import Structure
from models.text import Span, Text, TextTable
from models.values.number import Number
from models.values.period import Period, PeriodExpression, resolve_period
from models.values.wording import fold
from pipeline.extract.figure_tables.arithmetic import kind_of_row
from pipeline.extract.figure_tables.beside import tables_in
from pipeline.extract.figure_tables.caption import Caption, caption_of
from pipeline.extract.figure_tables.cells import Amount, amounts_in, is_bracketed
from pipeline.extract.figure_tables.columns import Column, ComparedAs
from pipeline.extract.figure_tables.edges import day_of
from pipeline.extract.figure_tables.grid import (
    Cell,
    Grid,
    doubtful,
    grid_of,
    holds_data,
    is_formula,
    with_comparisons,
)  # fmt: skip
from pipeline.extract.figure_tables.naming import (
    joined,
    measuring,
    sum_named,
    sum_of,
    topic_of,
    unlabelled,
)  # fmt: skip
from pipeline.extract.figure_tables.parts import compared_part, with_parts
from pipeline.extract.figure_tables.row_units import RowUnits, split_unit
from pipeline.extract.figure_tables.spans import is_past, row_period, same_period
from pipeline.extract.figures.measured import fits_unit
from pipeline.extract.figures.places import province_in
from pipeline.extract.figures.registered import code_of
from pipeline.extract.figures.subjects import head_of
from pipeline.extract.figures.units import UnitFound

_SUM = re.compile(r"(?:tổng(?:\s+(?:cộng|số))?|cộng)\s*:?", re.IGNORECASE)
_TOTAL = re.compile(r"tổng\s+(?:trị\s+giá|giá\s+trị|kim\s+ngạch|số|cộng)", re.IGNORECASE)
"""What rows are of which the others are parts, but not by name."""
_PARTS = re.compile(r"(?:trong đó|gồm|bao gồm)\s*:?\s*", re.IGNORECASE)
_DECEMBER = 12
_PARTS_OF_YEARS = frozenset({"M", "Q", "H1", "6M", "9M", "NM"})
_BARE_RATES = frozenset({"ty le", "", "ti le", "ty le phan tram"})
_WORTHS = frozenset({"giá trị", "trị giá", "kim ngạch"})
"""What columns of money are headed by, where the row alone names the indicator."""


def find_in_tables(
    text: Text, structure: Structure, *, ordering: bool = False, doubts: list[Malformed] | None = None
) -> Iterator[ObservationMention]:
    """The observations of all tables of figures; tables of awards give only their rates.

    `ordering`: the document orders or plans, so that figures of no stated past are targets. `doubts` takes the columns
    of which nothing is read as their headers say something else than their figures.
    """
    for table, whole in _printed(text.content, structure):
        grid = grid_of(text.content, table)
        if grid is None:
            continue
        section = structure.section_at(table.start)
        aims = ordering or (section is not None and section.effective_role == "task")
        caption = caption_of(text, table, grid.title)
        grid = with_comparisons(grid, caption)
        if doubts is not None:
            doubts += doubtful(grid)
        yield from _Reader(grid, caption, structure.header.period, aims, whole).read()


def _printed(content: str, structure: Structure) -> Iterator[tuple[TextTable, bool]]:
    """All tables, those printed side by side one by one, and whether each is one by itself."""
    for printed in structure.tables:
        parts = list(tables_in(content, printed))
        for part in parts:
            yield part, len(parts) == 1


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, grid: Grid, caption: Caption, own: Period | None, aims: bool, whole: bool) -> None:
        self._grid = grid
        self._caption = caption
        self._own = own
        self._aims = aims
        self._topic = topic_of(caption.text)
        self._parent = ""
        self._units = RowUnits(grid, caption)
        self._unit: UnitFound | None = None
        self._plans = _plans_of_several(grid.columns)
        self._measures = {one.measure for one in grid.columns if one.role == "value" and one.measure}
        body = grid.rows[grid.header :]
        rows = sum(1 for row in body if holds_data(row) and not _SUM.fullmatch(row[grid.name][2]))
        self._sums = whole and rows > 1

    def read(self) -> Iterator[ObservationMention]:
        """The observations row by row."""
        inside, whole_unit = False, None
        index = next((place for place, column in enumerate(self._grid.columns) if column.role == "index"), None)
        for row in self._grid.rows[self._grid.header :]:
            printed = row[self._grid.name][2]
            if not printed or is_formula(row):
                continue
            parts = _PARTS.match(printed)
            inside = parts is not None or (inside and index is not None and not row[index][2])
            child = inside or printed[0] in "-+*•"
            name, self._unit = split_unit(unlabelled(printed[parts.end() :] if parts else printed))
            if not name:
                continue
            if child:
                self._unit = self._unit or whole_unit
            else:
                self._parent, whole_unit = "" if _TOTAL.fullmatch(name) else name, self._unit
            if _SUM.fullmatch(name):
                if self._sums and not any(column.dated for column in self._grid.columns):
                    yield from self._row(row, "")  # its columns name what is summed up
                elif self._sums and len(self._measures) < 2 and (whole := sum_of(self._caption.text)):
                    yield from self._row(row, whole)
                continue
            yield from self._row(row, self._whole(name) if child else name)

    def _whole(self, name: str) -> str:
        """A part under its whole's name: "hàng dệt may" under "kim ngạch xuất khẩu"."""
        context = f"{self._parent} {self._caption.text}"
        return name if head_of(name) or code_of(name, context) or not self._parent else f"{self._parent} {name}"

    def _row(self, row: Sequence[Cell], name: str) -> Iterator[ObservationMention]:
        values: list[tuple[int, ObservationMention]] = []
        for place, column in enumerate(self._grid.columns):
            if place == self._grid.name or not row[place][2] or (place and row[place] == row[place - 1]):
                continue
            if column.role == "rate" or (column.role == "value" and column.header and not self._grid.awards):
                for amount in self._amounts(row[place][2]):
                    mention = self._value(row, name, place, column, amount)
                    if mention is not None:
                        values.append((place, mention))
        if self._grid.awards:
            yield from (mention for _, mention in values)
            return
        yield from self._compared(row, name, values)

    def _amounts(self, printed: str) -> Iterator[Amount]:
        """The figures of a cell; of one in brackets only where the table means negative ones."""
        if not is_bracketed(printed):
            yield from amounts_in(printed)
        elif number := self._grid.figure(printed):
            yield Amount(number)

    def _value(
        self, row: Sequence[Cell], name: str, place: int, column: Column, amount: Amount
    ) -> ObservationMention | None:
        unit = amount.unit or self._units.of(row, name, column, row[place][2], self._unit)
        told = row_period(name, self._grid.columns[self._grid.name].header)
        spoken = told.period if told else None
        if unit is None or (spoken and column.dated):
            return None
        named = name if column.dated else joined(self._rated(place), "" if spoken else name)
        if column.dated and column.measure and len(self._measures) > 1 and not spoken:
            named = measuring(column, name)
        span = Span(min(row[self._grid.name][0], row[place][0]), max(row[self._grid.name][1], row[place][1]))
        quantity = QuantityMention(
            Span(row[place][0], row[place][1]), amount.number, unit.unit, unit.mult, amount.bound
        )
        context = f"{name} {self._parent} {self._caption.text} {column.header}"
        code = code_of(named, context) if column.dated or spoken else None
        code = code or (code_of(name, context) if column.dated and column.measure in _WORTHS else None)
        if not name:
            named, code = sum_named(named, self._caption.text)
        code = code if fits_unit(code, quantity) else None
        edge = day_of(column.edge, [one.period for one in self._grid.columns], self._own) if column.edge else None
        if column.edge and not (spoken or edge):
            return None  # "Nợ đầu quý": of which quarter nobody says
        period = spoken or edge or column.period or self._period_before(place) or self._period(column.status)
        status = column.status or (told.status if told else None)
        status = status or ("target" if self._aims and not self._is_over(period) else "actual")
        named = f"{named} ({column.by})" if column.by and place in self._plans else named
        return ObservationMention(span, named, code, quantity, period, status, amount.bound, province_in(name))

    def _rated(self, place: int) -> Column:
        """The column, a bare "Tỷ lệ (%)" with the words of the one before it: "Số hộ nghèo | Tỷ lệ (%)"."""
        column = self._grid.columns[place]
        before = self._grid.columns[place - 1] if place else column
        if column.role != "rate" or before.role != "value" or before.dated or fold(column.header) not in _BARE_RATES:
            return column
        return replace(column, header=f"Tỷ lệ {before.leaf}", leaf=f"Tỷ lệ {before.leaf}")

    def _period_before(self, place: int) -> PeriodExpression | None:
        """Of a rate, the period of the values at its left: "Giải ngân đến 30/9/2022 | Tỷ lệ giải ngân"."""
        column = self._grid.columns[place]
        before = self._grid.columns[place - 1] if place else column
        return before.period if column.role == "rate" and before.role == "value" else None

    def _period(self, status: Status | None) -> PeriodExpression | None:
        """The caption's period; of plans, which are the year's unless it is said otherwise, its whole year."""
        stated = self._caption.period
        if status != "target":
            return stated
        if stated is not None:
            return _year_of(stated) or stated
        within = self._own is not None and self._own.start.year == self._own.end.year
        return PeriodExpression("Y") if within else None

    def _is_over(self, period: PeriodExpression | None) -> bool:
        """Whether a period ends before the document's own begins."""
        if period is None or self._own is None:
            return False
        found = resolve_period(period, self._own, self._own.end.year)
        return found is not None and found.end < self._own.start

    def _compared(
        self, row: Sequence[Cell], name: str, values: list[tuple[int, ObservationMention]]
    ) -> Iterator[ObservationMention]:
        """The values with the row's comparisons and attainments; without a value they stand alone, by period."""
        found: dict[int, list[ChangeMention | AttainmentMention]] = {}
        alone: dict[tuple[PeriodExpression | None, str], list[tuple[Column, ChangeMention | AttainmentMention]]] = {}
        for place, column in enumerate(self._grid.columns):
            number = self._grid.figure(row[place][2])
            if number is None or column.role not in ("change", "attainment") or place == self._grid.name:
                continue
            if column.compared_as == "mixed":
                column = replace(column, compared_as=self._compared_as(row, column, number))
            part = compared_part(column, number, Span(row[place][0], row[place][1]))
            if part is None or (column.role == "attainment" and (row[place][2][0] in "+-−–(" or number.value < 0)):
                continue  # more or less than the plan, no part of it
            owner = self._owner(values, place, column)
            if owner >= 0:
                found.setdefault(owner, []).append(part)
            elif isinstance(part, AttainmentMention) or part.unit == "percent":
                own = self._grid.columns[column.owner].period if column.owner is not None else None
                own = own or (column.period if column.role == "change" else None)
                measure = column.measure if len(self._measures) > 1 and column.measure in self._measures else ""
                alone.setdefault((own or self._caption.period, measure), []).append((column, part))
        for place, mention in values:
            yield with_parts(mention, found.get(place, ()))
        at = row[self._grid.name]
        status: Status = "target" if self._aims else "actual"
        for (period, measure), parts in alone.items():
            whole = measuring(parts[0][0], name) if measure else name
            named, code = self._topic.of(whole, " ".join(column.header for column, _ in parts))
            mention = ObservationMention(Span(at[0], at[1]), named, code, None, period, status)
            yield with_parts(mention, [part for _, part in parts])

    def _compared_as(self, row: Sequence[Cell], column: Column, stated: Number) -> ComparedAs | None:
        """What a row's figure is in a column of growths and differences."""
        if column.owner is None or column.against is None:
            return None
        return kind_of_row(stated, self._grid.figure(row[column.owner][2]), self._grid.figure(row[column.against][2]))

    def _owner(self, values: Sequence[tuple[int, ObservationMention]], place: int, column: Column) -> int:
        """The column of the value that a comparison is about: that of its period, else the last current one before."""
        if column.owner is not None and any(at == column.owner for at, _ in values):
            return column.owner
        current = [
            (at, mention)
            for at, mention in values
            if mention.status != "target" and self._grid.columns[at].role == "value" and not is_past(mention.period)
        ]
        if column.measure in self._measures:
            current = [one for one in current if self._grid.columns[one[0]].measure == column.measure]
        if column.period is not None and column.role == "change":
            current = [one for one in current if same_period(one[1].period, column.period)] or current
        newest = max((self._year(mention) for _, mention in current), default=0)
        current = [one for one in current if self._year(one[1]) == newest]
        before = [at for at, _ in current if at < place]
        return before[-1] if before else (current[0][0] if current else -1)

    def _year(self, mention: ObservationMention) -> int:
        """The year of a value; one without a period is of the document's."""
        own = self._own.end.year if self._own else None
        found = resolve_period(mention.period, self._own, own) if mention.period else self._own
        return found.end.year if found else 0


def _plans_of_several(columns: Sequence[Column]) -> frozenset[int]:
    """Columns of plans of one period that several bodies set: their figures are told apart by who set them."""
    groups: dict[tuple[PeriodExpression | None, str], list[int]] = {}
    for place, column in enumerate(columns):
        if column.role == "value" and column.status == "target":
            groups.setdefault((column.period, column.measure), []).append(place)
    return frozenset(place for group in groups.values() if len(group) > 1 for place in group)


def _year_of(period: PeriodExpression) -> PeriodExpression | None:
    """The year of a part of it, or of a day before its end: a plan's, where the figures beside it go up to there."""
    if period.kind in _PARTS_OF_YEARS:
        return PeriodExpression("Y", period.year)
    within = period.start is not None and period.end is not None and period.start.year == period.end.year
    if period.kind not in ("POINT", "SPAN") or not within or period.end is None or period.end.month == _DECEMBER:
        return None
    return PeriodExpression("Y", period.end.year)
