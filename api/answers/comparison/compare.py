"""Indicators against years: a row per indicator, area and issuer, a cell per period."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from api.answers.comparison.asking import asked_statements
from api.answers.comparison.columns import columns
from api.answers.comparison.rows import Columns, Groups, RowKey, empty_row, grouped, rows_of
from api.answers.comparison.vintage import Vintage
from api.answers.issuers import is_of, plain_words
from index import IndexReader
from models.comparison import ComparisonRow, ComparisonTable
from models.query import CompareQuery
from models.values.period import Period


def compare(query: CompareQuery, reader: IndexReader) -> ComparisonTable:
    """The table; NotHeldError for an indicator that nobody knows. Cells where nothing is stated are null."""
    labelled = columns(query)
    shown = Columns(labelled, tuple(Period(column.start, column.end) for column in labelled))
    locate = cache(reader.section)
    rows: list[ComparisonRow] = []
    for indicator, stated in asked_statements(query, labelled, reader):
        groups = grouped(Vintage(one, locate) for one in stated)
        rows += list(rows_of(indicator, groups, _wanted(groups, query), shown)) or [empty_row(indicator, shown)]
    return ComparisonTable(periods=labelled, rows=tuple(rows), measure=query.measure)


def _wanted(groups: Groups, query: CompareQuery) -> Iterator[RowKey]:
    """The rows that are asked for; what else was read went into one of them."""
    areas = {plain_words(area) for area in query.areas}
    for key, stated in groups.items():
        if (not areas or key[0] in areas) and is_of(stated[0].observation.document.issuers, query.issuers):
            yield key
