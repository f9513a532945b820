"""SDMX-CSV 2.0: one observation a line, in the order of the components."""

from __future__ import annotations

from collections.abc import Iterator

from api import phrases
from api.exports.delimited import delimited, harmless, in_one_line
from api.exports.flat import FlatCell, digits, flat_cells
from api.exports.sdmx.codes import STATUS_CODES, Codes
from api.exports.sdmx.components import AGENCY, COMPONENTS, STRUCTURE, VERSION
from api.exports.sdmx.times import frequency, time_period
from models.answer import ComparisonCell, ComparisonTable

HEADER = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *(component.id for component in COMPONENTS))
IDENTITY = ("dataflow", f"{AGENCY}:{STRUCTURE}({VERSION})", "I")
"""What the lines are of, and that they are for information."""
MISSING = "NaN"
"""How SDMX writes that an observation has no value."""


def data_message(table: ComparisonTable) -> bytes:
    """The observations of a table. A cell where nothing is stated is none; one without a value has status O."""
    codes = Codes(table)
    lines = (_values(flat, flat.cell, codes) for flat in flat_cells(table) if flat.cell)
    return delimited(HEADER, ((*IDENTITY, *(line.get(one.id, "") for one in COMPONENTS)) for line in lines))


def _values(flat: FlatCell, cell: ComparisonCell, codes: Codes) -> dict[str, str]:
    """Component → value."""
    row = flat.row
    key = {
        "FREQ": frequency(flat.period),
        "REF_AREA": codes.areas[row.area],
        "INDICATOR": codes.indicator(row),
        "REP_AGENCY": codes.bodies[row.issuer],
        "TIME_PERIOD": time_period(flat.period),
    }
    return {**key, **dict(_figure(cell)), **dict(_compared(flat)), **dict(_source(cell))}


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


def _source(cell: ComparisonCell) -> Iterator[tuple[str, str]]:
    source = cell.source
    yield "SOURCE_KEY", harmless(source.document.key)
    yield "SOURCE", harmless(in_one_line(phrases.document_name(source.document)))
    yield "SOURCE_PAGE", "" if source.page is None else str(source.page)
    yield "SOURCE_START", str(source.start)
    yield "SOURCE_END", str(source.end)
    yield "SOURCE_QUOTE", harmless(in_one_line(source.quote))
