"""Lists of the embedded engine: a question's filters as conditions of SQL, and the rows that pass them, by `sort`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

import apsw

from index.fields import ISSUERS, OBSERVATIONS, Field, Table
from index.questions import Question
from models.query import ObservationQuery
from models.record import PeriodField
from models.values.wording import fold

LINES = """
WITH RECURSIVE held (line) AS (
    SELECT min("issuer_keys") FROM documents
    UNION ALL
    SELECT (SELECT min("issuer_keys") FROM documents WHERE "issuer_keys" > line) FROM held WHERE line IS NOT NULL
)
SELECT line FROM held WHERE line IS NOT NULL
"""

Lines = Mapping[str, tuple[str, ...]]
"""Folded name of an issuer, in order → the lines of issuers that it stands in, as rows keep them."""
Condition = tuple[str, list[str | int]]
"""SQL and the values of its question marks."""
Where = list[Condition]
"""Conditions that all must hold."""
Found = list[tuple[str, str, str]]
"""`sort`, document key and body of rows."""


def first(connection: apsw.Connection, table: Table, question: Question, lines: Callable[[], Lines]) -> Found:
    """The rows behind `question.after`, one more than the page holds if there is one.

    `lines` gives the lines of issuers that occur.
    """
    where, limit = _matching(table, question, lines), question.limit + 1
    if not isinstance(question, ObservationQuery):
        return _page(connection, table, where, question.after, limit)
    if (question.documents or (question.indicators and question.periods)) and not question.after:
        few = _all(connection, where, question.indicators, limit)
        if len(few) < limit:
            return few
    return _page(connection, table, where, question.after, limit, _one_by_one(question.indicators))


def issuer_lines(connection: apsw.Connection) -> Lines:
    """The issuers of all documents by name; one step in a tree for each."""
    found: dict[str, list[str]] = {}
    for (line,) in connection.execute(LINES):
        for name in json.loads(line):
            found.setdefault(name, []).append(str(line))
    return {name: tuple(found[name]) for name in sorted(found)}


def count(connection: apsw.Connection, table: Table, question: Question, lines: Callable[[], Lines]) -> int:
    """How many rows pass the question's filters."""
    conditions, values = _together(_matching(table, question, lines))
    ((total,),) = connection.execute(f"SELECT count(*) FROM {_name(table.name)} WHERE {conditions}", values)
    return int(total)


def _matching(table: Table, question: Question, lines: Callable[[], Lines]) -> Where:
    """The conditions that a question's filters put on a table."""
    where = [
        _of_issuers(values, lines()) if field is ISSUERS else _one_of(field, values)
        for field in table.fields
        if field.filtered and (values := getattr(question, field.filtered, ()))
    ]
    return where + (_in_time(question) if isinstance(question, ObservationQuery) else [])


def _of_issuers(issuers: Iterable[str], lines: Lines) -> Condition:
    """The condition that one of a row's issuers is one of these; `lines` are all that occur."""
    found = list(dict.fromkeys(line for issuer in issuers for line in lines.get(fold(issuer), ())))
    return f"{_name(ISSUERS.name)} IN ({_marks(found)})", list(found)


def _in_time(question: ObservationQuery) -> Where:
    """The conditions on the period of an observation."""
    where: Where = [_in_periods(question.periods)] if question.periods else []
    if question.first:
        where.append(('"start" >= ?', [question.first.isoformat()]))
    if question.last:
        where.append(('"end" <= ?', [question.last.isoformat()]))
    return where


def _in_periods(periods: Iterable[PeriodField]) -> Condition:
    """The condition that a row's period is one of these."""
    ends = [(period.start.isoformat(), period.end.isoformat()) for period in periods]
    values: list[str | int] = [end for both in ends for end in both]
    return f'("start", "end") IN (VALUES {", ".join(["(?, ?)"] * len(ends))})', values


def _one_of(field: Field, values: Iterable[str | int]) -> Condition:
    """The condition that a field equals one of the values."""
    wanted = [fold(str(value)) if field.folded else value for value in values]
    marks, column = _marks(wanted), _name(field.name)
    if field.many:
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({marks}))", wanted
    return f"{column} IN ({marks})", wanted


def _all(connection: apsw.Connection, where: Where, indicators: Iterable[str], limit: int) -> Found:
    """The observations of a few periods or documents in order, if there are less than `limit`; else as many, whichever.

    A comparison's are few and long, and SQLite takes longer to put them into order than to find them.
    """
    parts = [_together([_one_of(field, values), *where]) for field, values in _names(indicators) if values]
    parts = parts or [_together(where)]
    either = " UNION ".join(f"SELECT rowid FROM {_name(OBSERVATIONS.name)} WHERE {sql}" for sql, _ in parts)
    values = [value for _, found in parts for value in found]
    return sorted(_rows(connection, OBSERVATIONS, f"rowid IN ({either})", (*values, limit), ""))


def _page(
    connection: apsw.Connection,
    table: Table,
    where: Where,
    after: str | None,
    limit: int,
    alternatives: Sequence[Condition] = (),
) -> Found:
    """The first `limit` rows behind `after`.

    With `alternatives` one of them must hold too. Each is looked up by itself, in its own order, so that a page costs
    the rows of its periods, however many others there are.
    """
    further = [] if after is None else [_behind(table, after)]
    conditions, values = _together([*where, *further])
    if alternatives:
        parts = [_together([each, *where, *further]) for each in alternatives]
        conditions = f"rowid IN ({' UNION '.join(_first(table, sql) for sql, _ in parts)})"
        values = [value for _, found in parts for value in (*found, limit)]
    return _rows(connection, table, conditions, (*values, limit), "ORDER BY sort")


def _rows(
    connection: apsw.Connection, table: Table, conditions: str, values: tuple[str | int, ...], order: str
) -> Found:
    select = f"SELECT sort, document, body FROM {_name(table.name)} WHERE {conditions} {order} LIMIT ?"
    return [(str(sort), str(key), str(body)) for sort, key, body in connection.execute(select, values)]


def _one_by_one(indicators: Iterable[str]) -> list[Condition]:
    """Alternatives: an observation's code is one of these, or its printed name, folded, is."""
    return [_one_of(field, (each,)) for field, values in _names(indicators) for each in values]


def _names(indicators: Iterable[str]) -> tuple[tuple[Field, tuple[str, ...]], ...]:
    """What a code and a printed name may be."""
    asked = tuple(dict.fromkeys(indicators))
    names = tuple(dict.fromkeys(map(fold, asked)))
    return (OBSERVATIONS.column("indicator"), asked), (OBSERVATIONS.column("name_key"), names)


def _first(table: Table, conditions: str) -> str:
    """Rows of one alternative; an observation's `sort` begins with its period, and look-ups are in that order."""
    order = 'ORDER BY "start", "end", sort LIMIT ?'
    return f"SELECT * FROM (SELECT rowid FROM {_name(table.name)} WHERE {conditions} {order})"


def _behind(table: Table, after: str) -> Condition:
    if table is OBSERVATIONS:
        return '"start" >= ? AND sort > ?', [after.partition(" ")[0], after]
    return "sort > ?", [after]


def _together(where: Where) -> Condition:
    return " AND ".join(sql for sql, _ in where) or "1", [value for _, values in where for value in values]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _name(name: str) -> str:
    return f'"{name}"'
