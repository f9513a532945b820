"""The embedded engine's facts: the tables of `index.fields` in one SQLite file, and the passages, packed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

import apsw

from index.fields import FACTS, OBSERVATIONS, VERSION, Field, Table
from index.rows import DocumentRows, PassageRow
from models.values.wording import fold

TYPES = {"key": "TEXT", "words": "TEXT", "integer": "INTEGER", "body": "TEXT"}
STATE = """
CREATE TABLE IF NOT EXISTS state (version INTEGER NOT NULL, sequence INTEGER NOT NULL, searchable INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS packed (document TEXT PRIMARY KEY, passages INTEGER NOT NULL, rows BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS changed (document TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS changed_sequence ON changed (sequence);
"""
"""state: one row; `sequence` counts commits, `searchable` is the last commit that the passages are known to have.
changed: the commit that last put or removed a document, so that its passages can be made again."""

Where = list[tuple[str, list[str | int]]]
"""Conditions that all must hold: SQL and the values of its question marks."""


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
    packed = zlib.compress(json.dumps([asdict(row) for row in rows.passages], ensure_ascii=False).encode())
    connection.execute("INSERT INTO packed VALUES (?, ?, ?)", (rows.key, len(rows.passages), packed))


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


def matching(table: Table, question: object) -> Where:
    """The conditions that a question's filters put on a table."""
    return [
        one_of(field, values)
        for field in table.fields
        if field.filtered and (values := getattr(question, field.filtered, ()))
    ]


def one_of(field: Field, values: Iterable[str | int]) -> tuple[str, list[str | int]]:
    """The condition that a field equals one of the values."""
    wanted = [fold(str(value)) if field.folded else value for value in values]
    marks, column = ", ".join("?" * len(wanted)), _name(field.name)
    if field.many:
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({marks}))", wanted
    return f"{column} IN ({marks})", wanted


def named(indicators: Iterable[str]) -> tuple[str, list[str | int]]:
    """The condition that an observation's code is one of these, or its printed name, folded."""
    by_code = one_of(OBSERVATIONS.column("indicator"), indicators)
    by_name = one_of(OBSERVATIONS.column("name_key"), map(fold, indicators))
    return f"({by_code[0]} OR {by_name[0]})", [*by_code[1], *by_name[1]]


def page(
    connection: apsw.Connection, table: Table, where: Where, after: str | None, limit: int
) -> list[tuple[str, str, str]]:
    """`sort`, document key and body of the first `limit` rows behind `after`."""
    conditions, values = _where(where if after is None else [*where, ("sort > ?", [after])])
    select = f"SELECT sort, document, body FROM {_name(table.name)} WHERE {conditions} ORDER BY sort LIMIT ?"
    return [(str(sort), str(key), str(body)) for sort, key, body in connection.execute(select, (*values, limit))]


def count(connection: apsw.Connection, table: Table, where: Where) -> int:
    """How many rows pass."""
    conditions, values = _where(where)
    ((total,),) = connection.execute(f"SELECT count(*) FROM {_name(table.name)} WHERE {conditions}", values)
    return int(total)


def document(connection: apsw.Connection, key: str) -> str:
    """Body of a document; empty if it is not held."""
    return "".join(body for (body,) in connection.execute("SELECT body FROM documents WHERE document = ?", (key,)))


def sections(connection: apsw.Connection, key: str) -> dict[str, Any]:
    """Section paths of a document by section id; none if it is not held."""
    for (paths,) in connection.execute("SELECT sections FROM documents WHERE document = ?", (key,)):
        return dict(json.loads(paths))
    return {}


def _where(where: Where) -> tuple[str, list[str | int]]:
    return " AND ".join(sql for sql, _ in where) or "1", [value for _, values in where for value in values]


def _cells(row: object) -> tuple[Any, ...]:
    cells = astuple(row)  # type: ignore[call-overload]
    return tuple(json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else cell for cell in cells)


def _passage_row(row: dict[str, Any]) -> PassageRow:
    cells: dict[str, Any] = {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
    return PassageRow(**cells)


def _ddl(table: Table) -> str:
    columns = ", ".join(f"{_name(field.name)} {TYPES[field.kind]}" for field in table.fields)
    lines = [f"CREATE TABLE IF NOT EXISTS {_name(table.name)} ({columns}, UNIQUE (sort))"]
    looked_up = (field for field in table.fields if field.kind == "key" and not field.many)
    lines += [
        f"CREATE INDEX IF NOT EXISTS {_name(f'{table.name}_{field.name}')} ON {_name(table.name)} ({_name(field.name)})"
        for field in looked_up
        if field.name not in ("sort", "start", "end")
    ]
    return ";\n".join(lines)


def _name(name: str) -> str:
    return f'"{name}"'
