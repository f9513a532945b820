"""Writes documents so that whatever ends it, it can be told from outside which are whole, and finished later.

The row of the table `documents` is a document's mark. A commit writes, one after the other: the marks as they were but
`pending`, with the `reach` of the rows that may be there from now on; the rows, and deletions of those that are too
many; the marks with the digest of all rows. A crash leaves marks that are pending: what is put in their place knows
from `reach` which rows of before may be there. All are written under versions that grow, so that what is sent twice or
arrives late changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.elastic.bulk import MOST_BYTES, Write, write
from index.elastic.checking import ROWS, Checking, Reach, Written
from index.elastic.connection import Connection
from index.elastic.lock import Lock
from index.elastic.schema import id_of, index_name, kept_key, packed, row_id, source
from index.fields import DOCUMENTS
from index.rows import DocumentRows

KEYS = 500
"""Documents that are written together."""


@dataclass(frozen=True, slots=True)
class _Staged:
    """What is to be done with a document, and under which number; no `rows`: remove it."""

    rows: DocumentRows | None
    number: int


Part = Mapping[str, _Staged]


class Writer:
    """Writes to a generation; see `index.interface.IndexWriter`."""

    def __init__(self, connection: Connection, generation: int, lock: Lock, fresh: bool) -> None:
        self._connection, self._prefix = connection, connection.address.prefix
        self._generation, self._lock = generation, lock
        self._fresh = fresh
        """Nobody reads the generation, and it is dropped if an error ends the writing."""
        self._staged: dict[str, tuple[DocumentRows | None, int | None]] = {}
        """Rows, None to remove; the number, None for that of the commit."""
        self._bytes = 0
        self._begun = 0
        """The commit that is being made; 0 if none is."""
        self._written: dict[str, Written] = {}

    @property
    def sequence(self) -> int:
        """See IndexWriter.sequence."""
        return self._begun or self._lock.sequence + 1

    def put(self, rows: DocumentRows, sequence: int | None = None) -> None:
        """See IndexWriter.put."""
        self._staged[rows.key] = rows, sequence
        self._bytes += sum(len(row.body) for row in rows.passages)
        if self._fresh and (self._bytes > MOST_BYTES or len(self._staged) == KEYS):
            self._flush()

    def remove(self, key: str, sequence: int | None = None) -> None:
        """See IndexWriter.remove."""
        self._staged[key] = None, sequence

    def commit(self) -> None:
        """See IndexWriter.commit; looks at what stands there in the end."""
        self._flush()
        if self._begun:
            checking = Checking(self._connection, self._generation)
            checking.refresh()
            checking.settle(self._written)
            self._begun, self._written = 0, {}

    def _flush(self) -> None:
        if not self._staged:
            return
        self._begun = self._begun or self._lock.advance()
        staged = {
            key: _Staged(rows, self._begun if sequence is None else sequence)
            for key, (rows, sequence) in self._staged.items()
        }
        keys = list(staged)
        for at in range(0, len(keys), KEYS):
            self._write({key: staged[key] for key in keys[at : at + KEYS]})
        self._written |= {key: (_reach(one.rows), one.number) for key, one in staged.items()}
        self._staged, self._bytes = {}, 0

    def _write(self, part: Part) -> None:
        held = self._marks(part)
        if not self._fresh:
            write(self._connection, self._pending(part, held))
        write(self._connection, self._rows(part, held))
        write(self._connection, self._final(part, held))

    def _marks(self, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The marks of documents as they are now, seen by readers or not."""
        by_id = {id_of(key): key for key in keys}
        name = index_name(self._prefix, DOCUMENTS, self._generation)
        found = self._connection.fetch(name, list(by_id), patience=self._connection.address.patience)
        return {by_id[it["_id"]]: it["_source"] for it in found}

    def _pending(self, part: Part, held: Mapping[str, dict[str, Any]]) -> Iterator[Write]:
        name = index_name(self._prefix, DOCUMENTS, self._generation)
        for key, one in part.items():
            before = held.get(key, {})
            if one.rows is None and not before:
                continue
            reach = _wider(before.get("reach", {}), _reach(one.rows))
            mark = {**before, "document": kept_key(key), "sequence": one.number, "pending": True, "reach": reach}
            yield Write(name, id_of(key), 2 * one.number, packed(mark))

    def _rows(self, part: Part, held: Mapping[str, dict[str, Any]]) -> Iterator[Write]:
        for table in ROWS:
            name = index_name(self._prefix, table, self._generation)
            for key, one in part.items():
                new = getattr(one.rows, table.name) if one.rows is not None else ()
                for position, row in enumerate(new):
                    yield Write(name, row_id(key, position), 2 * one.number, source(table, row, one.number))
                for position in range(len(new), held.get(key, {}).get("reach", {}).get(table.name, 0)):
                    yield Write(name, row_id(key, position), 2 * one.number)

    def _final(self, part: Part, held: Mapping[str, dict[str, Any]]) -> Iterator[Write]:
        name = index_name(self._prefix, DOCUMENTS, self._generation)
        for key, one in part.items():
            rows = one.rows
            if rows is not None:
                mark = source(DOCUMENTS, rows.documents[0], one.number, digest=rows.digest, reach=_reach(rows))
                yield Write(name, id_of(key), 2 * one.number + 1, mark)
            elif key in held:
                yield Write(name, id_of(key), 2 * one.number + 1)


def _reach(rows: DocumentRows | None) -> Reach:
    return {table.name: len(getattr(rows, table.name)) for table in ROWS} if rows is not None else {}


def _wider(one: Reach, other: Reach) -> Reach:
    return {table.name: max(one.get(table.name, 0), other.get(table.name, 0)) for table in ROWS}
