"""A comparison as CSV: one line a cell, also where nothing is stated."""

from __future__ import annotations

from collections.abc import Iterator

from api import phrases
from api.exports.delimited import Field, delimited, harmless
from api.exports.flat import FlatCell, digits, flat_cells
from api.lines import in_one, lines_of, predecessor_lines
from models.answer import CellSource, ComparisonTable
from models.record import PeriodField

COLUMNS = (
    "indicator", "name", "area", "issuer", "period", "start", "end",
    "value", "decimals", "unit", "unit_mult", "unit_name", "status", "bound", "prices",
    "change_stated", "change_computed", "change_unit", "change_base_start", "change_base_end", "change_source_key",
    "attainment_stated", "attainment_computed", "target_start", "target_end", "attainment_source_key",
    "flags", "breaks", "implied_before_low", "implied_before_high", "implied_before_held",
    "implied_plan_low", "implied_plan_high", "implied_plan_held",
    "predecessors", "predecessors_sum", "predecessors_unit", "predecessors_unit_mult",
    "in_words", "other_statements",
    "source_key", "source_title", "source_section", "source_page", "source_start", "source_end", "source_quote",
)  # fmt: skip
"""Numbers with a decimal point; `change_…` against the same period a year before; `in_words` all that the cell says.

`change_source_key` and `attainment_source_key` are empty where the source of the figure states them. `breaks` are in
words; `implied_…` the lowest and highest figure that follow for last year and the plan, in the cell's unit, and whether
held figures are consistent; `predecessors` what is stated of those that went into the row's area or body.
"""


def cells_csv(table: ComparisonTable, bom: bool = False) -> bytes:
    """The lines, UTF-8; with `bom` as Excel likes it. A cell where nothing is stated has no value and no source."""
    return delimited(COLUMNS, (_line(flat) for flat in flat_cells(table)), bom)


def _line(flat: FlatCell) -> list[Field]:
    return [
        *_place(flat),
        *_figure(flat),
        *_change(flat),
        *_attainment(flat),
        *_doubts(flat),
        *_beside(flat),
        *_in_words(flat),
        *_source(flat),
    ]


def _place(flat: FlatCell) -> Iterator[Field]:
    row, period = flat.row, flat.period
    yield from (harmless(text) for text in (row.indicator, row.name, row.area, row.issuer, period.label))
    yield from _span(period)


def _figure(flat: FlatCell) -> Iterator[Field]:
    cell = flat.cell
    if cell is None:
        yield from [""] * 8
        return
    yield digits(cell.value, cell.decimals)
    yield cell.decimals
    stated = cell.value is not None
    yield from (harmless(cell.unit), cell.unit_mult if stated else None)
    yield harmless(phrases.unit_name(cell.unit, cell.unit_mult)) if stated else None
    yield from (cell.status, cell.bound, cell.prices)


def _change(flat: FlatCell) -> Iterator[Field]:
    change = flat.change
    if change is None:
        yield from [""] * 6
        return
    yield from (digits(change.stated), digits(change.computed), change.unit)
    yield from _span(change.base)
    yield harmless(change.source.document.key) if change.source else ""


def _attainment(flat: FlatCell) -> Iterator[Field]:
    attainment = flat.attainment
    if attainment is None:
        yield from [""] * 5
        return
    yield from (digits(attainment.percent), digits(attainment.computed))
    yield from _span(attainment.target)
    yield harmless(attainment.source.document.key) if attainment.source else ""


def _doubts(flat: FlatCell) -> Iterator[Field]:
    yield " ".join(flat.cell.flags) if flat.cell else ""
    yield harmless("; ".join(map(phrases.series_break, flat.cell.breaks))) if flat.cell else ""
    for implied in (flat.implied_before, flat.implied_plan):
        yield from (digits(implied.low), digits(implied.high), implied.held) if implied else ("", "", "")


def _beside(flat: FlatCell) -> Iterator[Field]:
    beside = flat.beside
    yield harmless(in_one(predecessor_lines(beside)))
    summed = beside is not None and beside.computed is not None
    yield digits(beside.computed, beside.decimals) if beside else ""
    yield from (harmless(beside.unit), beside.unit_mult) if beside and summed else ("", "")


def _in_words(flat: FlatCell) -> Iterator[Field]:
    yield harmless(in_one(lines_of(flat.cell, flat.row))) if flat.cell else ""
    yield len(flat.cell.others) if flat.cell else ""


def _source(flat: FlatCell) -> Iterator[Field]:
    source: CellSource | None = flat.cell.source if flat.cell else None
    if source is None:
        yield from [""] * 7
        return
    yield harmless(source.document.key)
    yield harmless(phrases.document_name(source.document))
    yield harmless(" › ".join(source.section.path))
    yield from (source.page, source.start, source.end)
    yield harmless(source.quote)


def _span(period: PeriodField | None) -> Iterator[Field]:
    yield period.start.isoformat() if period else ""
    yield period.end.isoformat() if period else ""
