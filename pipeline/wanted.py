"""What the index is to hold, a row a document: tables of the ledger, from which the index can be told right or wrong.

A row is written before the index is, in the transaction that makes it so; what the index does not hold yet is `owed`
to it. Numbers only rise: none is given twice, whatever dies between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import apsw

DDL = """
CREATE TABLE IF NOT EXISTS counted (sequence INTEGER NOT NULL, settled TEXT);
INSERT INTO counted SELECT 0, NULL WHERE NOT EXISTS (SELECT 1 FROM counted);
CREATE TABLE IF NOT EXISTS wanted (document PRIMARY KEY, sequence, digest, owed) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS wanted_owed ON wanted (document) WHERE owed;
"""
UNSETTLED = """
SELECT DISTINCT coalesce(keys.document, files.document) AS document
FROM files LEFT JOIN keys ON keys.key = files.document
WHERE status = 'done' AND coalesce(keys.document, files.document) NOT IN (SELECT document FROM wanted)
ORDER BY document
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document as the index is to hold it."""

    key: str
    sequence: int
    """Under which it was put."""
    digest: str | None
    """Of its rows; None: it is to be held no more."""


Numbered = Mapping[str, tuple[int, str | None]]
"""By key, sequence and digest of a document."""


class WantedDocuments:
    """The tables, in the ledger's connection and its transactions."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def sequence(self) -> int:
        """The highest number that was given."""
        ((sequence,),) = self._connection.execute("SELECT sequence FROM counted")
        return int(sequence)

    def settled(self) -> str | None:
        """By what program and decisions it was settled which files are one document; None: not of all of them."""
        ((how,),) = self._connection.execute("SELECT settled FROM counted")
        return None if how is None else str(how)

    def settle(self, how: str) -> None:
        """Remembers by what all documents were settled."""
        self._connection.execute("UPDATE counted SET settled = ?", (how,))

    def note(self, documents: Numbered) -> None:
        """Remembers how documents are to be held; those that change by this are owed from now on."""
        highest = max((sequence for sequence, _ in documents.values()), default=0)
        self._connection.execute("UPDATE counted SET sequence = max(sequence, ?)", (highest,))
        rows = [(key, sequence, digest) for key, (sequence, digest) in documents.items()]
        upsert = (
            "INSERT INTO wanted VALUES (?, ?, ?, 1) ON CONFLICT (document) DO UPDATE"
            " SET sequence = excluded.sequence, digest = excluded.digest, owed = 1"
            " WHERE sequence IS NOT excluded.sequence OR digest IS NOT excluded.digest"
        )
        self._connection.executemany(upsert, rows)

    def paid(self, documents: Numbered) -> None:
        """Remembers that the index holds documents as they were noted."""
        rows = [(key, sequence) for key, (sequence, _) in documents.items()]
        with self._connection:
            held = "UPDATE wanted SET owed = 0 WHERE document = ? AND sequence = ?"
            self._connection.executemany(held, rows)
            gone = "DELETE FROM wanted WHERE document = ? AND sequence = ? AND digest IS NULL"
            self._connection.executemany(gone, rows)

    def owed(self) -> tuple[Wanted, ...]:
        """What the index may not hold yet as it should, or hold still; by key."""
        return tuple(self._rows("owed"))

    def of(self, key: str) -> Wanted | None:
        """How a document is to be held; None if nothing is known of it."""
        return next(self._rows("document = ?", key), None)

    def all(self) -> Iterator[Wanted]:
        """All documents that the index is to hold, by key."""
        return self._rows("digest IS NOT NULL")

    def count(self) -> int:
        """How many documents the index is to hold."""
        ((count,),) = self._connection.execute("SELECT count(*) FROM wanted WHERE digest IS NOT NULL")
        return int(count)

    def unsettled(self) -> tuple[str, ...]:
        """Keys of documents that have files, but of which it was never noted how they are to be held, ascending."""
        return tuple(str(key) for (key,) in self._connection.execute(UNSETTLED))

    def keep_only(self, keys: Collection[str]) -> None:
        """Forgets all other documents."""
        known = [str(key) for (key,) in self._connection.execute("SELECT document FROM wanted")]
        others = [(key,) for key in known if key not in keys]
        self._connection.executemany("DELETE FROM wanted WHERE document = ?", others)

    def _rows(self, where: str, *values: str) -> Iterator[Wanted]:
        select = f"SELECT document, sequence, digest FROM wanted WHERE {where} ORDER BY document"
        for key, sequence, digest in self._connection.execute(select, values):
            yield Wanted(str(key), int(sequence), None if digest is None else str(digest))
