"""The embedded engine's facts: the tables of `index.fields` in one SQLite file, and the passages, packed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from index.fields import FACTS, VERSION, Table
from index.rows import DocumentRows, FactRow, Held, PassageRow, values_of

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
SECTIONS = """
SELECT document, key, value FROM documents, json_each(documents.sections)
WHERE document IN ({}) AND json_each.key IN ({})
"""
TOGETHER = 500
"""Documents that are looked at with one question."""


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


def sections(connection: apsw.Connection, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Paths of sections as JSON by document and id, of those that are held; a document is looked at once."""
    by_key: dict[str, list[str]] = {}
    for key, section_id in places:
        by_key.setdefault(key, []).append(section_id)
    keys, wanted = list(by_key), set(places)
    found: dict[tuple[str, str], str] = {}
    for at in range(0, len(keys), TOGETHER):
        some = keys[at : at + TOGETHER]
        ids = list({section_id for key in some for section_id in by_key[key]})
        rows = connection.execute(SECTIONS.format(_marks(some), _marks(ids)), (*some, *ids))
        found |= {(key, section_id): path for key, section_id, path in rows if (key, section_id) in wanted}
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


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
