"""Indicators against years: a row per indicator, area and issuer, a cell per period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from api.answers.comparison.asking import asked_statements, narrow
from api.answers.comparison.columns import columns
from api.answers.comparison.rows import Columns, Groups, RowKey, empty_row, grouped, rows_of
from api.answers.comparison.vintage import Vintage
from api.answers.issuers import is_of
from index import IndexReader
from models.answer import SectionPath, StatedObservation
from models.comparison import ComparisonRow, ComparisonTable
from models.query import CompareQuery
from models.values.period import Period


def compare(query: CompareQuery, reader: IndexReader) -> ComparisonTable:
    """The table; NotHeldError for an indicator that nobody knows. Cells where nothing is stated are null."""
    labelled = columns(query)
    shown = Columns(labelled, tuple(Period(column.start, column.end) for column in labelled))
    rows: list[ComparisonRow] = []
    narrowed = narrow(query, reader)
    asked = asked_statements(query, narrowed, labelled, reader)
    locate = _located((one for _, stated in asked for one in stated), reader)
    for indicator, stated in asked:
        groups = grouped(Vintage(one, locate) for one in stated)
        wanted = _wanted(groups, query, narrowed.places)
        rows += list(rows_of(indicator, groups, wanted, shown)) or [empty_row(indicator, shown)]
    return ComparisonTable(periods=labelled, rows=tuple(rows), measure=query.measure)


def _located(stated: Iterable[StatedObservation], reader: IndexReader) -> Callable[[str, str | None], SectionPath]:
    """Sections of documents, all looked up at once."""
    found = reader.sections((one.document.key, one.section) for one in stated)
    return lambda key, section: found[key, section]


def _wanted(groups: Groups, query: CompareQuery, places: frozenset[str]) -> Iterator[RowKey]:
    """The rows that are asked for; what else was read went into one of them."""
    for key, stated in groups.items():
        if (not places or key[0] in places) and is_of(stated[0].observation.document.issuers, query.issuers):
            yield key
