"""SDMX-CSV 2.0: one observation a line, in the order of the components."""

from __future__ import annotations

from collections.abc import Iterator

from api import phrases
from api.exports.delimited import delimited, harmless, in_one_line
from api.exports.flat import FlatCell, digits, flat_cells
from api.exports.sdmx.codes import STATUS_CODES, Codes
from api.exports.sdmx.components import AGENCY, COMPONENTS, STRUCTURE, VERSION
from api.exports.sdmx.times import frequency, time_period
from api.lines import in_one, lines_of, predecessor_lines
from models.answer import ComparisonCell, ComparisonTable

HEADER = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *(component.id for component in COMPONENTS))
IDENTITY = ("dataflow", f"{AGENCY}:{STRUCTURE}({VERSION})", "I")
"""What the lines are of, and that they are for information."""
MISSING = "NaN"
"""How SDMX writes that an observation has no value."""


def data_message(table: ComparisonTable) -> bytes:
    """The observations of a table. A cell where nothing is stated is none; one without a value has status O.

    One where only those are told that went into its area or body has status M.
    """
    codes = Codes(table)
    lines = (_values(flat, codes) for flat in flat_cells(table) if flat.cell or flat.beside)
    return delimited(HEADER, ((*IDENTITY, *(line.get(one.id, "") for one in COMPONENTS)) for line in lines))


def _values(flat: FlatCell, codes: Codes) -> dict[str, str]:
    """Component → value."""
    row, cell = flat.row, flat.cell
    key = {
        "FREQ": frequency(flat.period),
        "REF_AREA": codes.areas[row.area],
        "INDICATOR": codes.indicator(row),
        "REP_AGENCY": codes.bodies[row.issuer],
        "TIME_PERIOD": time_period(flat.period),
    }
    if cell is None:
        return {**key, "OBS_STATUS": "M", "OBS_VALUE": MISSING, **dict(_beside(flat))}
    said = (_figure(cell), _compared(flat), _followed(flat, cell), _beside(flat), _source(cell))
    return {**key, **{name: value for part in said for name, value in part}}


def _figure(cell: ComparisonCell) -> Iterator[tuple[str, str]]:
    yield "OBS_STATUS", "O" if cell.value is None else STATUS_CODES[cell.status]
    yield "FLAGS", " ".join(cell.flags)
    yield "PRICES", cell.prices or ""
    yield "OBS_VALUE", MISSING if cell.value is None else digits(cell.value, cell.decimals)
    if cell.value is None:
        return
    yield "UNIT_MEASURE", harmless(in_one_line(cell.unit))
    yield "UNIT_MULT", str(cell.unit_mult)
    yield "DECIMALS", "" if cell.decimals is None else str(cell.decimals)
    yield "BOUND", cell.bound or ""


def _compared(flat: FlatCell) -> Iterator[tuple[str, str]]:
    if change := flat.change:
        yield "CHANGE", digits(change.stated)
        yield "CHANGE_COMPUTED", digits(change.computed)
        yield "CHANGE_UNIT", change.unit
        yield "CHANGE_SOURCE_KEY", harmless(change.source.document.key) if change.source else ""
    if attainment := flat.attainment:
        yield "ATTAINMENT", digits(attainment.percent)
        yield "ATTAINMENT_COMPUTED", digits(attainment.computed)
        yield "TARGET_PERIOD", time_period(attainment.target) if attainment.target else ""
        yield "ATTAINMENT_SOURCE_KEY", harmless(attainment.source.document.key) if attainment.source else ""


def _followed(flat: FlatCell, cell: ComparisonCell) -> Iterator[tuple[str, str]]:
    """What parts the cell from those before it, what it implies, and all of it in words."""
    yield "BREAKS", harmless(in_one_line("; ".join(map(phrases.series_break, cell.breaks))))
    for name, implied in (("BEFORE", flat.implied_before), ("PLAN", flat.implied_plan)):
        if implied:
            yield f"IMPLIED_{name}_LOW", digits(implied.low)
            yield f"IMPLIED_{name}_HIGH", digits(implied.high)
            yield f"IMPLIED_{name}_HELD", implied.held or ""
    yield "IN_WORDS", harmless(in_one_line(in_one(lines_of(cell, flat.row))))


def _beside(flat: FlatCell) -> Iterator[tuple[str, str]]:
    if beside := flat.beside:
        yield "PREDECESSORS", harmless(in_one_line(in_one(predecessor_lines(beside))))
        if beside.computed is not None:
            yield "PREDECESSORS_SUM", digits(beside.computed, beside.decimals)
            yield "PREDECESSORS_UNIT", harmless(in_one_line(beside.unit))
            yield "PREDECESSORS_MULT", str(beside.unit_mult)


def _source(cell: ComparisonCell) -> Iterator[tuple[str, str]]:
    source = cell.source
    yield "SOURCE_KEY", harmless(source.document.key)
    yield "SOURCE", harmless(in_one_line(phrases.document_name(source.document)))
    yield "SOURCE_PAGE", "" if source.page is None else str(source.page)
    yield "SOURCE_START", str(source.start)
    yield "SOURCE_END", str(source.end)
    yield "SOURCE_QUOTE", harmless(in_one_line(source.quote))
