"""What a comparison asks of an index: the statements of its cells and of what they are compared with, no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from api.answers.indicators import Asked, not_held, registered
from api.answers.issuers import is_of, lineage, plain_words
from api.answers.territories import merged, merged_at_end, named_like
from index import IndexReader
from models.answer import StatedObservation
from models.query import CompareQuery, ObservationQuery
from models.record import PeriodField
from models.values.period import Period

PAGE = 1000
TOGETHER = 400
"""Periods that are asked for at a time."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The bodies and areas that a question names, as the index knows them, and those that went into them."""

    issuers: tuple[str, ...]
    areas: tuple[str, ...]
    nobody: bool = False
    """Bodies are named, and no document is of any."""


def asked_statements(
    asked: str, query: CompareQuery, columns: Sequence[PeriodField], reader: IndexReader
) -> Iterator[tuple[Asked, list[StatedObservation]]]:
    """Each indicator that is meant, with the statements for `columns` and for the periods that they are compared with.

    A name that only documents use means the indicators that they use it for.
    """
    narrowed, periods = narrow(query, reader), with_last_year(columns)
    known = registered(asked)
    if not known:
        stated = _of_name(asked, narrowed, periods, reader)
        unregistered = [one for one in stated if one.indicator is None]
        if unregistered:
            yield Asked(None, unregistered[-1].name), _with_bases(asked, unregistered, narrowed, periods, reader)
        codes = sorted({one.indicator for one in stated if one.indicator is not None})
        known = tuple(found for code in codes for found in registered(code))
    for indicator in known:
        name = indicator.code or indicator.name
        yield indicator, _with_bases(name, _stated(name, narrowed, periods, reader), narrowed, periods, reader)


def narrow(query: CompareQuery, reader: IndexReader) -> Narrowed:
    """The question's bodies and areas, under all their names."""
    names = {name: lineage((name,)) for name in reader.issuers()} if query.issuers else {}
    wanted = {line for name, line in names.items() if is_of((name,), query.issuers)}
    wanted |= {one for line in wanted for one in _before_merger(line)}
    issuers = tuple(name for name, line in names.items() if line in wanted)
    return Narrowed(issuers, tuple(_spelled(query.areas)), nobody=bool(query.issuers) and not issuers)


def with_last_year(columns: Iterable[PeriodField]) -> tuple[PeriodField, ...]:
    """The columns and the same periods of the year before each."""
    years = (Period(one.start, one.end).last_year() for one in columns)
    before = (PeriodField(start=one.start, end=one.end) for one in years)
    return tuple(dict.fromkeys((*(PeriodField(start=one.start, end=one.end) for one in columns), *before)))


@cache
def _before_merger(line: str) -> frozenset[str]:
    """The same body in the provinces that went into its province."""
    province = merged_at_end(line)
    return (
        frozenset(one for part in province.parts for one in named_like(line, province, part))
        if province
        else frozenset()
    )


def _spelled(areas: Iterable[str]) -> Iterator[str]:
    """Areas as documents may write them, with "tỉnh" or without, and those that went into them."""
    for area in areas:
        province, plain = merged(area, ()), plain_words(area)
        parts = {one for part in province.parts for one in named_like(plain, province, part)} if province else set()
        yield area
        for one in sorted({plain, *parts}):
            yield from (one, f"tinh {one}")


def _of_name(
    asked: str, narrowed: Narrowed, periods: Sequence[PeriodField], reader: IndexReader
) -> list[StatedObservation]:
    """What documents call so; NotHeldError if none does, whenever and whoever."""
    stated = _stated(asked, narrowed, periods, reader)
    anywhere = stated or reader.observations(ObservationQuery(indicators=(asked,), limit=1)).items
    if not anywhere:
        raise not_held(asked)
    return list(anywhere)


def _with_bases(
    name: str,
    stated: Sequence[StatedObservation],
    narrowed: Narrowed,
    periods: Sequence[PeriodField],
    reader: IndexReader,
) -> list[StatedObservation]:
    """The statements, and those for the bases of their changes and the targets of their attainments."""
    referred = (
        period
        for one in stated
        for period in (*(c.base for c in one.comparisons), *(a.target for a in one.attainments))
        if period
    )
    more = tuple(dict.fromkeys(period for period in referred if period not in set(periods)))
    return [*stated, *_stated(name, narrowed, more, reader)]


def _stated(
    name: str, narrowed: Narrowed, periods: Sequence[PeriodField], reader: IndexReader
) -> list[StatedObservation]:
    found: list[StatedObservation] = []
    for at in range(0, 0 if narrowed.nobody else len(periods), TOGETHER):
        query = ObservationQuery(
            indicators=(name,),
            issuers=narrowed.issuers,
            areas=narrowed.areas,
            periods=tuple(periods[at : at + TOGETHER]),
            limit=PAGE,
        )
        found += _pages(query, reader)
    return found


def _pages(query: ObservationQuery, reader: IndexReader) -> Iterator[StatedObservation]:
    after = None
    while True:
        page = reader.observations(query.model_copy(update={"after": after}))
        yield from page.items
        after = page.cursor
        if after is None:
            return
