"""What a comparison asks of an index: the statements of its cells and of what they are compared with, no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from api.answers.areas import areas_meant, place_of, with_former
from api.answers.indicators import Asked, not_held, registered
from api.answers.issuers import lines_of
from api.answers.territories import merged_at_end, named_like
from index import IndexReader
from models.answer import StatedObservation
from models.query import CompareQuery, ObservationQuery
from models.record import PeriodField
from models.values.period import Period
from models.values.wording import fold

PAGE = 1000
TOGETHER = 400
"""Periods that are asked for at a time."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The bodies and areas that a question names, as the index knows them, and those that went into them."""

    issuers: tuple[str, ...]
    areas: tuple[str, ...]
    places: frozenset[str] = frozenset()
    """The areas that are asked for, as `place_of` tells them; what is read of others went into them."""
    nobody: bool = False
    """Bodies are named, and no document is of any."""


def asked_statements(
    query: CompareQuery, narrowed: Narrowed, columns: Sequence[PeriodField], reader: IndexReader
) -> list[tuple[Asked, list[StatedObservation]]]:
    """Each indicator that is meant, with what is stated for `columns` and for the periods that those refer to."""
    periods = with_last_year(columns)
    meant = [one for asked in query.indicators for one in _meant(asked, narrowed, periods, reader)]
    names = tuple(dict.fromkeys(one.code or one.name for one in meant))
    stated = _stated(names, narrowed, periods, reader)
    stated += _stated(names, narrowed, _referred(stated, periods), reader)
    by_code, by_name = defaultdict(list), defaultdict(list)
    for one in stated:
        by_code[one.indicator].append(one)
        if one.indicator not in names:
            by_name[fold(one.name)].append(one)
    return [(one, [*by_code[one.code or ""], *by_name[fold(one.code or one.name)]]) for one in meant]


def narrow(query: CompareQuery, reader: IndexReader) -> Narrowed:
    """The question's bodies and areas, under all their names."""
    lines = lines_of(reader.issuers() if query.issuers else ())
    wanted = lines.asked(query.issuers)
    wanted |= {one for line in wanted for one in _before_merger(line)}
    issuers = tuple(name for line in sorted(wanted) for name in lines.names(line))
    areas = areas_meant(query.areas, reader)
    places, nobody = frozenset(map(place_of, areas)), bool(query.issuers) and not issuers
    return Narrowed(issuers, with_former(areas), places, nobody)


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


def _meant(asked: str, narrowed: Narrowed, periods: Sequence[PeriodField], reader: IndexReader) -> tuple[Asked, ...]:
    """The indicators that are meant; a name that only documents use means those that they use it for.

    NotHeldError if no document uses it, whenever and whoever.
    """
    if known := registered(asked):
        return known
    stated = _stated((asked,), narrowed, periods, reader)
    stated = stated or list(reader.observations(ObservationQuery(indicators=(asked,), limit=1)).items)
    if not stated:
        raise not_held(asked)
    codes = sorted({one.indicator for one in stated if one.indicator is not None})
    unregistered = [Asked(None, one.name) for one in stated if one.indicator is None]
    return (*unregistered[-1:], *(found for code in codes for found in registered(code)))


def _referred(stated: Iterable[StatedObservation], known: Iterable[PeriodField]) -> tuple[PeriodField, ...]:
    """The bases of changes and the targets of attainments, but for the periods that are known already."""
    spans = {(one.start, one.end): one for one in known}
    beyond = {
        (period.start, period.end): period
        for one in stated
        for period in (*(c.base for c in one.comparisons), *(a.target for a in one.attainments))
        if period and (period.start, period.end) not in spans
    }
    return tuple(beyond.values())


def _stated(
    names: tuple[str, ...], narrowed: Narrowed, periods: Sequence[PeriodField], reader: IndexReader
) -> list[StatedObservation]:
    found: list[StatedObservation] = []
    for at in range(0, 0 if narrowed.nobody else len(periods), TOGETHER):
        query = ObservationQuery(
            indicators=names,
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
        page = reader.observations(query.model_copy(update={"after": after}) if after else query)
        yield from page.items
        after = page.cursor
        if after is None:
            return
