"""Groups of statements with their years, what was said to cause them, what was asked for, and what came of tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from api.answers.issuers import is_of, issuer_name, newest_name
from api.answers.mentions import (
    Locate,
    every,
    issuers_meant,
    line_of,
    locator,
    source_of,
    time_order,
    told_year,
    within,
)
from api.answers.portions import Order, portion
from api.answers.statements.context import Context
from api.answers.statements.follow_ups import FollowUps
from api.answers.statements.grouping import Decided, groups
from index import IndexReader
from models.answer import StatedStatement
from models.decision import statement_id
from models.history import FollowUp, StatementGroup, StatementList, Wording
from models.query import MentionQuery, StatementQuery
from models.values.wording import fold

ASKED = ("recommendation", "task")
"""Roles of which a later report may tell what came of them."""


def statements(query: StatementQuery, reader: IndexReader, people: Decided | None = None) -> StatementList:
    """Groups of statements, those of most years first; years narrow the list, never a group's history."""
    told = _told(query, reader)
    found = [group for group in _grouped(told, query, people) if _wanted(group, query)]
    summaries = {id(group): _years(group) for group in found}
    shown, cursor = portion(found, lambda group: _order(group, summaries[id(group)]), query.after, query.limit)
    writer = _Writer(reader, [one for group in shown for one in group], people or Decided())
    return StatementList(total=len(found), cursor=cursor, items=tuple(writer.group(group) for group in shown))


def _told(query: StatementQuery, reader: IndexReader) -> list[StatedStatement]:
    """The statements of these roles and bodies of all years, in order of time."""
    meant = issuers_meant(query.issuers, reader) if query.issuers else ()
    if query.issuers and not meant:
        return []
    asked = MentionQuery(roles=query.roles, issuers=meant)
    told = every(reader.statements, asked)
    found = [one for one in told if is_of(one.document.issuers, query.issuers)]
    return sorted(found, key=lambda one: (*time_order(one.document), one.start))


def _grouped(
    told: Iterable[StatedStatement], query: StatementQuery, people: Decided | None
) -> list[list[StatedStatement]]:
    apart: dict[tuple[str, str], list[StatedStatement]] = defaultdict(list)
    for one in told:
        apart[one.role, "" if query.across else line_of(one.document)].append(one)
    return [group for ones in apart.values() for group in groups(ones, people)]


def _wanted(group: Sequence[StatedStatement], query: StatementQuery) -> bool:
    years = {told_year(one.document) for one in group}
    if query.recurring and len(years - {None}) < 2:
        return False
    if query.years and not any(within(year, query.years) for year in years):
        return False
    words = fold(query.text).split()
    return not words or any(all(word in fold(one.quote).split() for word in words) for one in group)


def _years(group: Sequence[StatedStatement]) -> tuple[int, ...]:
    return tuple(sorted({year for one in group if (year := told_year(one.document))}))


def _order(group: Sequence[StatedStatement], years: Sequence[int]) -> Order:
    last = years[-1] if years else 0
    return -len(years), -last, -len(group), group[0].role, statement_id(group[0]), group[0].start


def streak(years: Sequence[int]) -> int:
    """How many years without a gap end with the last: 2019, 2021, 2022 → 2."""
    return next((n for n in range(1, len(years)) if years[-n - 1] != years[-n] - 1), len(years))


class _Writer:
    """Turns groups into answers; looks each document up once."""

    def __init__(self, reader: IndexReader, shown: Sequence[StatedStatement], people: Decided) -> None:
        self._decided = people.names
        self._locate: Locate = locator(reader)
        self._context = Context(reader, self._locate)
        self._follow_ups = FollowUps(reader, self._locate)
        self._follow_ups.read_for(one for one in shown if one.role in ASKED)

    def group(self, group: Sequence[StatedStatement]) -> StatementGroup:
        years = _years(group)
        names = (issuer_name(tuple(newest_name(name) for name in one.document.issuers)) for one in reversed(group))
        return StatementGroup(
            id=statement_id(group[0]),
            role=group[0].role,
            issuers=tuple(dict.fromkeys(name for name in names if name)),
            first=years[0] if years else None,
            last=years[-1] if years else None,
            years=years,
            streak=streak(years),
            documents=len({one.document.key for one in group}),
            wordings=tuple(self._wording(one, group) for one in group),
        )

    def _wording(self, one: StatedStatement, group: Sequence[StatedStatement]) -> Wording:
        limits = one.role == "limitation"
        return Wording(
            id=statement_id(one),
            year=told_year(one.document),
            source=source_of(one, one.document, self._locate),
            causes=self._context.linked(one, "cause") if limits else (),
            recommendations=self._context.linked(one, "recommendation") if limits else (),
            follow_up=self._follow_up(one, group),
            decided=statement_id(one) in self._decided,
        )

    def _follow_up(self, one: StatedStatement, group: Sequence[StatedStatement]) -> FollowUp | None:
        return self._follow_ups.of(one, group) if one.role in ASKED else None
