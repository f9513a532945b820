"""Tables that the tests of exports share: made of statements by the comparison itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from api.answers.comparison import compare
from models.answer import ComparisonCell, ComparisonRow, ComparisonTable
from models.query import CompareQuery, YearRange
from models.record import Record
from tests.api.statements import index_of, report, span, stated

H = "6T/{}"
CONSTANT: dict[str, Any] = {"indicator": "GTSXCN_CONST"}
RECORDS: tuple[Record, ...] = (
    report(
        "2020-07-03",
        stated("6T/2020", 14120, status="estimate", changes=[("6T/2019", 11.7, "percent")]),
        stated("6T/2020", name="chỉ số sản xuất công nghiệp", indicator="IIP", changes=[("6T/2019", 9.4, "percent")]),
        stated("6T/2020", 20355, name="giá trị sản xuất công nghiệp (giá so sánh 2010)", **CONSTANT),
        stated("6T/2020", 449.0, name="kim ngạch xuất khẩu", indicator="XK", unit="USD", unit_mult=6, decimals=1),
    ),
    report(
        "2021-07-05",
        stated("6T/2020", 14098),
        stated("6T/2021", 15202, bound="about", changes=[("6T/2020", 7.8, "percent")], attainments=[("2021", 48.5)]),
        stated("2021", 31300, status="target"),
        stated("6T/2021", name="chỉ số sản xuất công nghiệp", indicator="IIP", changes=[("6T/2020", -3.7, "percent")]),
        stated("6T/2021", 33870, name="giá trị sản xuất công nghiệp (giá so sánh 2020)", **CONSTANT),
    ),
    report(
        "2022-07-04",
        stated("6T/2022", 610.5, name="kim ngạch xuất khẩu", indicator="XK", unit="USD", unit_mult=6, decimals=1),
        stated("6T/2022", 615.2, name="kim ngạch xuất khẩu", indicator="XK", unit="USD", unit_mult=6, decimals=1),
        stated("6T/2022", 16110.25, status="estimate", decimals=2),
    ),
)
"""Rows: a revised estimate and a bound; changes only; other prices; a gap and a contradiction."""
QUERY = CompareQuery(
    indicators=("BANLE", "IIP", "GTSXCN_CONST", "XK"), years=YearRange(first=2020, last=2022), period="6M"
)
HOSTILE = '=HYPERLINK("http://example.org","x") <script>'


def table_of(folder: Path, query: CompareQuery = QUERY) -> ComparisonTable:
    """The comparison over RECORDS."""
    index = index_of(folder / "index", RECORDS)
    try:
        return compare(query, index)
    finally:
        index.close()


def empty(table: ComparisonTable) -> ComparisonTable:
    """The same rows, in which nothing is stated."""
    rows = (row.model_copy(update={"cells": tuple(None for _ in row.cells)}) for row in table.rows)
    return table.model_copy(update={"rows": tuple(rows)})


def renamed(table: ComparisonTable, text: str) -> ComparisonTable:
    """The same table; every row is called `text` and every source quotes it."""

    def spoilt(cell: ComparisonCell | None) -> ComparisonCell | None:
        return cell and cell.model_copy(update={"source": cell.source.model_copy(update={"quote": text})})

    def row(one: ComparisonRow) -> ComparisonRow:
        return one.model_copy(update={"name": text, "cells": tuple(spoilt(cell) for cell in one.cells)})

    return table.model_copy(update={"rows": tuple(row(one) for one in table.rows)})


def monthly(values: dict[int, float | None], like: ComparisonTable) -> ComparisonTable:
    """A row of months of 2020 with these values: None where nothing is stated."""
    cell = next(cell for cell in like.rows[0].cells if cell)
    columns = []
    cells: list[ComparisonCell | None] = []
    for month, value in values.items():
        field = span(f"2020-{month:02d}")
        columns.append(like.periods[0].model_copy(update={"label": f"T{month}/2020", **field.model_dump()}))
        update = {"period": field, "value": value, "decimals": 0, "changes": (), "flags": ()}
        cells.append(None if value is None else cell.model_copy(update=update))
    row = like.rows[0].model_copy(update={"cells": tuple(cells)})
    return ComparisonTable(periods=tuple(columns), rows=(row,))
