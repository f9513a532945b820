"""The embedded engine's facts: the tables of `index.fields` in one SQLite file, and the passages, packed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import apsw

from index.fields import FACTS, ISSUERS, OBSERVATIONS, VERSION, Field, Table
from index.rows import DocumentRows, FactRow, Held, PassageRow, values_of
from models.query import ObservationQuery
from models.record import PeriodField
from models.values.wording import fold

TYPES = {"key": "TEXT", "words": "TEXT", "integer": "INTEGER", "body": "TEXT"}
STATE = """
CREATE TABLE IF NOT EXISTS state (version INTEGER NOT NULL, sequence INTEGER NOT NULL, searchable INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS packed (
    document TEXT PRIMARY KEY, passages INTEGER NOT NULL, rows BLOB NOT NULL, digest TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS changed (document TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS changed_sequence ON changed (sequence);
"""
"""state: one row; `sequence` counts commits, `searchable` is the last commit that the passages are known to have.
changed: the commit that last put or removed a document, so that its passages can be made again."""

STATES = """
SELECT document, sequence, digest FROM packed JOIN changed USING (document)
WHERE document > ? ORDER BY document LIMIT ?
"""
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


def stamp(path: Path) -> tuple[int, int, bool]:
    """Changes whenever somebody else has written the file; a connection that only reads is then to be opened anew."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, path.with_name(f"{path.name}-wal").exists()


def create(connection: apsw.Connection) -> None:
    """Makes the tables, if they aren't there."""
    with connection:
        connection.execute(STATE)
        for table in FACTS:
            connection.execute(_ddl(table))
        connection.execute(f"INSERT INTO state SELECT {VERSION}, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM state)")


def state(connection: apsw.Connection) -> tuple[int, int, int]:
    """Version of the fields, last commit, last commit that the passages have."""
    version, sequence, searchable = next(iter(connection.execute("SELECT version, sequence, searchable FROM state")))
    return int(version), int(sequence), int(searchable)


def put(connection: apsw.Connection, rows: DocumentRows, sequence: int) -> None:
    """Writes all rows of a document in place of those it had; inside the caller's transaction."""
    remove(connection, rows.key, sequence)
    for table in FACTS:
        insert = f"INSERT INTO {_name(table.name)} VALUES ({', '.join('?' * len(table.fields))})"
        connection.executemany(insert, [_cells(row) for row in getattr(rows, table.name)])
    packed = zlib.compress(json.dumps(list(map(values_of, rows.passages)), ensure_ascii=False).encode())
    connection.execute("INSERT INTO packed VALUES (?, ?, ?, ?)", (rows.key, len(rows.passages), packed, rows.digest))


def remove(connection: apsw.Connection, key: str, sequence: int) -> None:
    """Deletes all rows of a document; inside the caller's transaction."""
    for name in (*(table.name for table in FACTS), "packed"):
        connection.execute(f"DELETE FROM {_name(name)} WHERE document = ?", (key,))
    connection.execute("INSERT OR REPLACE INTO changed VALUES (?, ?)", (key, sequence))


def finish(connection: apsw.Connection, sequence: int) -> None:
    """Commits the caller's transaction under that number."""
    connection.execute("UPDATE state SET sequence = ?", (sequence,))
    connection.execute("COMMIT")


def mark_searchable(connection: apsw.Connection, sequence: int) -> None:
    """Notes that the passages are those of that commit."""
    connection.execute("UPDATE state SET searchable = ?", (sequence,))


def changed_since(connection: apsw.Connection, sequence: int) -> list[str]:
    """Documents put or removed after that commit."""
    found = connection.execute("SELECT document FROM changed WHERE sequence > ? ORDER BY document", (sequence,))
    return [str(key) for (key,) in found]


def passages(connection: apsw.Connection, key: str) -> Iterator[PassageRow]:
    """The passages of a document; none if it is not held."""
    for (packed,) in connection.execute("SELECT rows FROM packed WHERE document = ?", (key,)):
        for row in json.loads(zlib.decompress(packed)):
            yield _passage_row(row)


def held(connection: apsw.Connection) -> tuple[list[str], int]:
    """Keys of all documents and the number of their passages."""
    keys = [str(key) for (key,) in connection.execute("SELECT document FROM documents ORDER BY document")]
    (total,) = next(iter(connection.execute("SELECT coalesce(sum(passages), 0) FROM packed")))
    return keys, int(total)


def states(connection: apsw.Connection, after: str, limit: int) -> Iterator[Held]:
    """In which state the first documents with keys over `after` are."""
    for key, sequence, digest in connection.execute(STATES, (after, limit)):
        yield Held(str(key), int(sequence), str(digest))


def matching(table: Table, question: object, lines: Callable[[], Lines]) -> Where:
    """The conditions that a question's filters put on a table; `lines` gives what `issuer_lines` finds."""
    where = [
        of_issuers(values, lines()) if field is ISSUERS else one_of(field, values)
        for field in table.fields
        if field.filtered and (values := getattr(question, field.filtered, ()))
    ]
    return where + (_in_time(question) if isinstance(question, ObservationQuery) else [])


def issuer_lines(connection: apsw.Connection) -> Lines:
    """The issuers of all documents by name; one step in a tree for each."""
    found: dict[str, list[str]] = {}
    for (line,) in connection.execute(LINES):
        for name in json.loads(line):
            found.setdefault(name, []).append(str(line))
    return {name: tuple(found[name]) for name in sorted(found)}


def of_issuers(issuers: Iterable[str], lines: Lines) -> Condition:
    """The condition that one of a row's issuers is one of these; `lines` are all that occur."""
    found = list(dict.fromkeys(line for issuer in issuers for line in lines.get(fold(issuer), ())))
    return f"{_name(ISSUERS.name)} IN ({_marks(found)})", list(found)


def in_periods(periods: Iterable[PeriodField]) -> Condition:
    """The condition that a row's period is one of these."""
    ends = [(period.start.isoformat(), period.end.isoformat()) for period in periods]
    values: list[str | int] = [end for both in ends for end in both]
    return f'("start", "end") IN (VALUES {", ".join(["(?, ?)"] * len(ends))})', values


def _in_time(question: ObservationQuery) -> Where:
    """The conditions on the period of an observation."""
    where: Where = [in_periods(question.periods)] if question.periods else []
    if question.first:
        where.append(('"start" >= ?', [question.first.isoformat()]))
    if question.last:
        where.append(('"end" <= ?', [question.last.isoformat()]))
    return where


def one_of(field: Field, values: Iterable[str | int]) -> Condition:
    """The condition that a field equals one of the values."""
    wanted = [fold(str(value)) if field.folded else value for value in values]
    marks, column = _marks(wanted), _name(field.name)
    if field.many:
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({marks}))", wanted
    return f"{column} IN ({marks})", wanted


def named(indicators: Iterable[str]) -> list[Condition]:
    """Alternatives: an observation's code is one of these, or its printed name, folded, is."""
    asked = tuple(dict.fromkeys(indicators))
    names = dict.fromkeys(map(fold, asked))
    code, name = OBSERVATIONS.column("indicator"), OBSERVATIONS.column("name_key")
    return [*(one_of(code, (each,)) for each in asked), *(one_of(name, (each,)) for each in names)]


def page(
    connection: apsw.Connection,
    table: Table,
    where: Where,
    after: str | None,
    limit: int,
    alternatives: Sequence[Condition] = (),
) -> list[tuple[str, str, str]]:
    """`sort`, document key and body of the first `limit` rows behind `after`.

    With `alternatives` one of them must hold too. Each is looked up by itself, in its own order, so that a page costs
    the rows of its periods, however many others there are.
    """
    further = [] if after is None else [_behind(table, after)]
    conditions, values = _where([*where, *further])
    if alternatives:
        parts = [_where([each, *where, *further]) for each in alternatives]
        conditions = f"rowid IN ({' UNION '.join(_first(table, sql) for sql, _ in parts)})"
        values = [value for _, found in parts for value in (*found, limit)]
    select = f"SELECT sort, document, body FROM {_name(table.name)} WHERE {conditions} ORDER BY sort LIMIT ?"
    return [(str(sort), str(key), str(body)) for sort, key, body in connection.execute(select, (*values, limit))]


def _first(table: Table, conditions: str) -> str:
    """Rows of one alternative; an observation's `sort` begins with its period, and look-ups are in that order."""
    order = 'ORDER BY "start", "end", sort LIMIT ?'
    return f"SELECT * FROM (SELECT rowid FROM {_name(table.name)} WHERE {conditions} {order})"


def _behind(table: Table, after: str) -> Condition:
    if table is OBSERVATIONS:
        return '"start" >= ? AND sort > ?', [after.partition(" ")[0], after]
    return "sort > ?", [after]


def count(connection: apsw.Connection, table: Table, where: Where) -> int:
    """How many rows pass."""
    conditions, values = _where(where)
    ((total,),) = connection.execute(f"SELECT count(*) FROM {_name(table.name)} WHERE {conditions}", values)
    return int(total)


def heads(connection: apsw.Connection, keys: Iterable[str]) -> dict[str, str]:
    """Heads of documents by key."""
    wanted = list(keys)
    found = connection.execute(f"SELECT document, head FROM documents WHERE document IN ({_marks(wanted)})", wanted)
    return {str(key): str(head) for key, head in found}


def document(connection: apsw.Connection, key: str) -> str:
    """Body of a document, by its key or an alias; empty if it is not held."""
    select = "SELECT body FROM documents WHERE document = "
    found = connection.execute(f"{select}?", (key,)).fetchall() or connection.execute(
        f"{select}(SELECT document FROM aliases WHERE alias = ?)", (key,)
    )
    return "".join(str(body) for (body,) in found)


def section(connection: apsw.Connection, key: str, section_id: str) -> str | None:
    """Path of a section as JSON; None if the document or the section is not held."""
    found = connection.execute(
        "SELECT value FROM documents, json_each(documents.sections) WHERE document = ? AND json_each.key = ?",
        (key, section_id),
    )
    return next((str(path) for (path,) in found), None)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _where(where: Where) -> Condition:
    return " AND ".join(sql for sql, _ in where) or "1", [value for _, values in where for value in values]


def _cells(row: FactRow) -> tuple[Any, ...]:
    cells = values_of(row).values()
    return tuple(json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else cell for cell in cells)


def _passage_row(row: dict[str, Any]) -> PassageRow:
    cells: dict[str, Any] = {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
    return PassageRow(**cells)


def _ddl(table: Table) -> str:
    columns = ", ".join(f"{_name(field.name)} {TYPES[field.kind]}" for field in table.fields)
    lines = [f"CREATE TABLE IF NOT EXISTS {_name(table.name)} ({columns}, UNIQUE (sort))"]
    together = {names[0] for names in table.lookups}
    alone = [(field.name,) for field in table.fields if field.kind == "key" and not field.many]
    lines += [
        f"CREATE INDEX IF NOT EXISTS {_name('_'.join((table.name, *names)))} ON {_name(table.name)} ({_columns(names)})"
        for names in (*table.lookups, *(one for one in alone if one[0] not in {"sort", "start", "end", *together}))
    ]
    return ";\n".join(lines)


def _columns(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return f'"{name}"'
