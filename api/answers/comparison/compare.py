"""Indicators against years: a row per indicator, area and issuer, a cell per period."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from api.answers.comparison.cells import RowUnit, settle
from api.answers.comparison.columns import columns
from api.answers.comparison.price_basis import differ, price_basis
from api.answers.comparison.vintage import Vintage, choose
from api.answers.indicators import Asked, not_held, registered
from api.answers.issuers import is_of, issuer_name, lineage, newest_name, plain_words
from index import IndexReader
from models.answer import ComparisonCell, ComparisonRow, ComparisonTable, LabelledPeriod, StatedObservation
from models.query import CompareQuery, ObservationQuery
from models.values.period import Period

PAGE = 1000
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
"""The end of "giá trị sản xuất (giá so sánh 2010)"."""
RowKey = tuple[str, str]
"""Area and line of issuers, folded."""


def compare(query: CompareQuery, reader: IndexReader) -> ComparisonTable:
    """The table; NotHeldError for an indicator that nobody knows. Cells where nothing is stated are null."""
    periods = columns(query)
    rows: list[ComparisonRow] = []
    locate = cache(reader.section)
    for asked in query.indicators:
        for indicator, stated in _stated(asked, reader):
            vintages = [Vintage(one, locate) for one in stated if _wanted(one, query)]
            rows.extend(_rows(indicator, vintages, periods) or [_empty_row(indicator, periods)])
    return ComparisonTable(periods=periods, rows=tuple(rows))


def _stated(asked: str, reader: IndexReader) -> Iterator[tuple[Asked, list[StatedObservation]]]:
    """Each indicator that is meant, with every statement of it.

    A name that only documents use means the indicators that they use it for.
    """
    known = registered(asked)
    if not known:
        stated = list(_observations(asked, reader))
        if not stated:
            raise not_held(asked)
        unregistered = [one for one in stated if one.indicator is None]
        if unregistered:
            yield Asked(None, unregistered[-1].name), unregistered
        known = tuple(found for code in _codes(stated) for found in registered(code))
    for indicator in known:
        yield indicator, list(_observations(indicator.code or indicator.name, reader))


def _codes(stated: Iterable[StatedObservation]) -> list[str]:
    return sorted({one.indicator for one in stated if one.indicator is not None})


def _observations(indicator: str, reader: IndexReader) -> Iterator[StatedObservation]:
    after = None
    while True:
        page = reader.observations(ObservationQuery(indicators=(indicator,), limit=PAGE, after=after))
        yield from page.items
        after = page.cursor
        if after is None:
            return


def _wanted(stated: StatedObservation, query: CompareQuery) -> bool:
    areas = {plain_words(area) for area in query.areas}
    in_area = not areas or plain_words(stated.area or "") in areas
    return in_area and is_of(stated.document.issuers, query.issuers)


def _rows(indicator: Asked, vintages: Iterable[Vintage], periods: Sequence[LabelledPeriod]) -> list[ComparisonRow]:
    """Rows with something in these periods."""
    groups: dict[RowKey, list[Vintage]] = defaultdict(list)
    for one in vintages:
        groups[plain_words(one.observation.area or ""), lineage(one.observation.document.issuers)].append(one)
    _join_unnamed_areas(groups)
    rows = (_row(indicator, groups[key], periods) for key in sorted(groups))
    return [row for row in rows if any(row.cells)]


def _join_unnamed_areas(groups: dict[RowKey, list[Vintage]]) -> None:
    """Statements of "Sở … tỉnh Bình Hà" that name no area join those that it makes of Bình Hà."""
    for area, issuer in list(groups):
        if area and issuer.endswith(f" {area}") and ("", issuer) in groups:
            groups[area, issuer] += groups.pop(("", issuer))


def _row(indicator: Asked, vintages: Sequence[Vintage], periods: Sequence[LabelledPeriod]) -> ComparisonRow:
    by_period: dict[Period, list[Vintage]] = defaultdict(list)
    for one in vintages:
        by_period[one.period].append(one)

    def held(period: Period) -> Sequence[Vintage]:
        return by_period.get(period, ())

    wanted = [Period(column.start, column.end) for column in periods]
    chosen = [choose(held(period)) for period in wanted]
    unit = _row_unit(one for one in chosen if one)
    before: Vintage | None = None
    cells: list[ComparisonCell | None] = []
    for period, filled in zip(wanted, chosen, strict=True):
        cells.append(settle(period, held, before, unit))
        before = filled if filled and filled.basis else before
    newest = max(vintages, key=lambda one: (one.issued.start, one.observation.document.key)).observation
    return ComparisonRow(
        indicator=indicator.code,
        name=_name(indicator.name, [one for one in chosen if one]),
        area=next((one.observation.area for one in vintages if one.observation.area), None),
        issuer=issuer_name(tuple(newest_name(issuer) for issuer in newest.document.issuers)),
        unit=unit[0],
        unit_mult=unit[1],
        cells=tuple(cells),
    )


def _name(name: str, chosen: Sequence[Vintage]) -> str:
    """The indicator's name, without "(giá so sánh 2010)" in a row that has figures in other prices."""
    basis = price_basis(name, "")
    return _IN_BRACKETS.sub("", name) if any(differ(one.basis, basis) for one in chosen) else name


def _row_unit(chosen: Iterable[Vintage]) -> RowUnit:
    """The unit of most cells that have a value; among equals the newest cell's. Cells come oldest first."""
    units = [(one.observation.unit, one.observation.unit_mult) for one in chosen if one.figure]
    return max(Counter(reversed(units)).items(), key=lambda item: item[1])[0] if units else (None, 0)


def _empty_row(indicator: Asked, periods: Sequence[LabelledPeriod]) -> ComparisonRow:
    return ComparisonRow(
        indicator=indicator.code,
        name=indicator.name,
        area=None,
        issuer=None,
        unit=None,
        unit_mult=0,
        cells=tuple(None for _ in periods),
    )
