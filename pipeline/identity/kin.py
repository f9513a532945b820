"""What is remembered of contents, so that a new one finds its kin without a look at all others: tables of the ledger.

A content is a file's bytes by their hash; a key is the identity that its own head states. Several keys may be one
document: `document` tells which key speaks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.answer import DocumentHead
from models.record import Record
from pipeline.identity.heads import Relation, head_of, numbered, titled, verdict
from pipeline.identity.sketch import FOUND_BY, Sketch, similarity, sketch_of

if TYPE_CHECKING:
    import apsw

DDL = """
CREATE TABLE IF NOT EXISTS contents (
  sha256 PRIMARY KEY, key, origin, head, numbered, titled, hashes, figures) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS contents_key ON contents (key);
CREATE INDEX IF NOT EXISTS contents_numbered ON contents (numbered);
CREATE INDEX IF NOT EXISTS contents_titled ON contents (titled);
CREATE TABLE IF NOT EXISTS smallest (hash, sha256, PRIMARY KEY (hash, sha256)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS smallest_sha256 ON smallest (sha256);
CREATE TABLE IF NOT EXISTS pairs (one, other, similarity, relation, reasons, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairs_other ON pairs (other);
CREATE INDEX IF NOT EXISTS pairs_relation ON pairs (relation);
CREATE TABLE IF NOT EXISTS keys (key PRIMARY KEY, document) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS keys_document ON keys (document);
"""

COMMON = 40
"""A hash that more contents share is that of a form's words and finds nothing."""
CONTENTS = 12
"""Contents of a key that are compared, at most."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is remembered of a content."""

    sha256: str
    key: str
    origin: str
    head: DocumentHead
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys that have something in common, `one` < `other`."""

    one: str
    other: str
    similarity: float
    relation: Relation
    reasons: tuple[str, ...]


class Kin:
    """The tables, in the ledger's connection and its transactions."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def learn(self, record: Record) -> None:
        """Remembers a content in place of what was known of it."""
        sha256, head, sketch = record.source.sha256, head_of(record), sketch_of(record.text)
        self.unlearn(sha256)
        row = (sha256, head.key, record.source.text_origin, head.model_dump_json(), numbered(head), titled(head))
        insert = "INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._connection.execute(insert, (*row, *sketch.to_bytes()))
        found_by = [(number, sha256) for number in sketch.hashes[:FOUND_BY]]
        self._connection.executemany("INSERT INTO smallest VALUES (?, ?)", found_by)

    def unlearn(self, sha256: str) -> None:
        """Forgets a content; nothing happens if it isn't known."""
        for table in ("contents", "smallest"):
            self._connection.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))

    def content(self, sha256: str) -> Content | None:
        """What is remembered of a content; None if nothing is."""
        return next(self._contents("sha256 = ?", sha256), None)

    def contents_of(self, key: str) -> tuple[Content, ...]:
        """The contents of a key."""
        return tuple(self._contents("key = ?", key))

    def refresh(self, key: str) -> None:
        """Compares a key with all that may be its kin, in place of what was found before."""
        self._connection.execute("DELETE FROM pairs WHERE one = ? OR other = ?", (key, key))
        own = self.contents_of(key)[:CONTENTS]
        for other in sorted(self._candidates(own) - {key}):
            if (pair := _compared(own, self.contents_of(other)[:CONTENTS])) is not None:
                row = (pair.one, pair.other, pair.similarity, pair.relation, json.dumps(pair.reasons))
                self._connection.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?, ?)", row)

    def pairs_of(self, key: str) -> tuple[Pair, ...]:
        """What a key has in common with others."""
        return tuple(self._pairs("one = ? OR other = ?", key, key))

    def doubtful(self) -> tuple[Pair, ...]:
        """All pairs that may be, or are, one document."""
        return tuple(self._pairs("relation IN ('same', 'ask')"))

    def document_of(self, key: str) -> str:
        """The key that speaks for the document which a key is; itself if it was never joined."""
        found = self._connection.execute("SELECT document FROM keys WHERE key = ?", (key,))
        return next((str(document) for (document,) in found), key)

    def keys_of(self, document: str) -> frozenset[str]:
        """All keys that are a document, itself among them."""
        found = self._connection.execute("SELECT key FROM keys WHERE document = ?", (document,))
        return frozenset({document, *(str(key) for (key,) in found)})

    def join(self, keys: Iterable[str], document: str | None) -> None:
        """Remembers that these keys are that document; None: that they are none any more."""
        for key in keys:
            self._connection.execute("DELETE FROM keys WHERE key = ?", (key,))
            if document is not None:
                self._connection.execute("INSERT INTO keys VALUES (?, ?)", (key, document))

    def _candidates(self, own: tuple[Content, ...]) -> set[str]:
        found: set[str] = set()
        for content in own:
            for column, value in (("numbered", numbered(content.head)), ("titled", titled(content.head))):
                rows = self._connection.execute(f"SELECT DISTINCT key FROM contents WHERE {column} = ?", (value,))
                found.update(str(key) for (key,) in rows)
            for number in content.sketch.hashes[:FOUND_BY]:
                select = "SELECT sha256 FROM smallest WHERE hash = ? LIMIT ?"
                shared = self._connection.execute(select, (number, COMMON + 1)).fetchall()
                if len(shared) <= COMMON:
                    found.update(self._key_of(str(sha256)) for (sha256,) in shared)
        return found

    def _key_of(self, sha256: str) -> str:
        ((key,),) = self._connection.execute("SELECT key FROM contents WHERE sha256 = ?", (sha256,))
        return str(key)

    def _contents(self, where: str, *values: str) -> Iterator[Content]:
        select = f"SELECT sha256, key, origin, head, hashes, figures FROM contents WHERE {where} ORDER BY sha256"
        for sha256, key, origin, head, hashes, figures in self._connection.execute(select, values):
            sketch = Sketch.from_bytes(hashes, figures)
            yield Content(sha256, key, origin, DocumentHead.model_validate_json(head), sketch)

    def _pairs(self, where: str, *values: str) -> Iterator[Pair]:
        select = f"SELECT one, other, similarity, relation, reasons FROM pairs WHERE {where} ORDER BY one, other"
        for one, other, shared, relation, reasons in self._connection.execute(select, values):
            yield Pair(one, other, shared, relation, tuple(json.loads(reasons)))


def _compared(own: tuple[Content, ...], others: tuple[Content, ...]) -> Pair | None:
    """The pair of two keys by those of their contents that have most in common; None if it is nothing."""
    measured = [(similarity(one.sketch, other.sketch), one, other) for one in own for other in others]
    if not measured:
        return None
    shared, one, other = max(measured, key=lambda it: (it[0], it[1].sha256, it[2].sha256))
    found = verdict(one.head, other.head, shared)
    if found is None:
        return None
    first, second = sorted((one.key, other.key))
    return Pair(first, second, round(shared, 3), found.relation, found.reasons)
