"""The names that documents give to movements, bodies, indicators, and which may be one: tables of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.decision import Evidence
from models.record import Record
from models.values.wording import fold
from pipeline.identity.heads import head_of
from pipeline.identity.names import NameKind, forms, plain, reason, registered, registered_by_form

if TYPE_CHECKING:
    import apsw

DDL = """
CREATE TABLE IF NOT EXISTS names (
  kind, name, sha256, plain, evidence, PRIMARY KEY (kind, name, sha256)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_sha256 ON names (sha256);
CREATE TABLE IF NOT EXISTS forms (kind, form, name, PRIMARY KEY (kind, form, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS forms_name ON forms (kind, name);
CREATE TABLE IF NOT EXISTS spellings (kind, one, other, reason, PRIMARY KEY (kind, one, other)) WITHOUT ROWID;
"""
ALL = """
SELECT kind, one, other, reason FROM spellings WHERE kind != 'indicator' OR NOT EXISTS (
  SELECT 1 FROM names AS a JOIN names AS b ON b.kind = a.kind AND b.sha256 = a.sha256
  WHERE a.kind = 'indicator' AND a.name = spellings.one AND b.name = spellings.other)
ORDER BY kind, one, other
"""
COMMON = 40
"""A form that more names have is no sign of anything."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Two folded names that may be one; `other` is an id of the register where `registered`."""

    kind: NameKind
    one: str
    other: str
    reason: str


class Spellings:
    """The tables, in the ledger's connection and its transactions."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def learn(self, record: Record) -> None:
        """Remembers the names of a record that no register knows, and which others each may be."""
        self.unlearn(record.source.sha256)
        for kind, printed, evidence in _named(record):
            name, bare = fold(printed), plain(kind, printed)
            row = (kind, name, record.source.sha256, bare, evidence.model_dump_json())
            new = not self._connection.execute("SELECT 1 FROM names WHERE kind = ? AND name = ?", row[:2]).fetchall()
            self._connection.execute("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?, ?)", row)
            if new:
                self._compare(kind, name, bare)

    def unlearn(self, sha256: str) -> None:
        """Forgets a content; names that no other content has are forgotten with it."""
        rows = self._connection.execute("SELECT kind, name FROM names WHERE sha256 = ?", (sha256,)).fetchall()
        self._connection.execute("DELETE FROM names WHERE sha256 = ?", (sha256,))
        for kind, name in rows:
            if not self._connection.execute("SELECT 1 FROM names WHERE kind = ? AND name = ?", (kind, name)).fetchall():
                self._connection.execute("DELETE FROM forms WHERE kind = ? AND name = ?", (kind, name))
                self._connection.execute(
                    "DELETE FROM spellings WHERE kind = ? AND (one = ? OR other = ?)", (kind, name, name)
                )

    def all(self) -> Iterator[Spelling]:
        """All pairs that may be one; what one document tells apart are two indicators."""
        for row in self._connection.execute(ALL):
            yield Spelling(*row)

    def evidence(self, kind: NameKind, name: str) -> Evidence:
        """What a name is called and where it stands; of the register where no document has it."""
        select = "SELECT evidence FROM names WHERE kind = ? AND name = ? ORDER BY sha256 LIMIT 1"
        for (evidence,) in self._connection.execute(select, (kind, name)):
            return Evidence.model_validate_json(evidence)
        known = next((title for id_, title in registered(kind).values() if _id(kind, id_) == name), name)
        return Evidence(id=name, name=known, registered=True)

    def contents_with(self, kind: str, name: str) -> frozenset[str]:
        """Contents that give a thing this name."""
        select = "SELECT sha256 FROM names WHERE kind = ? AND name = ?"
        return frozenset(str(sha256) for (sha256,) in self._connection.execute(select, (kind, name)))

    def _compare(self, kind: NameKind, name: str, bare: str) -> None:
        for form in sorted(forms(kind, bare)):
            for other in registered_by_form(kind, form):
                if (why := reason(kind, bare, other)) is not None:
                    self._note(kind, name, _id(kind, registered(kind)[other][0]), why)
            select = "SELECT name FROM forms WHERE kind = ? AND form = ? LIMIT ?"
            found = self._connection.execute(select, (kind, form, COMMON + 1)).fetchall()
            for second in (str(other) for (other,) in found if len(found) <= COMMON):
                if (why := reason(kind, bare, self._plain(kind, second))) is not None:
                    self._note(kind, min(name, second), max(name, second), why)
            self._connection.execute("INSERT OR IGNORE INTO forms VALUES (?, ?, ?)", (kind, form, name))

    def _plain(self, kind: NameKind, name: str) -> str:
        """As it was printed, without what spellings differ in."""
        select = "SELECT plain FROM names WHERE kind = ? AND name = ? LIMIT 1"
        return next((str(found) for (found,) in self._connection.execute(select, (kind, name))), plain(kind, name))

    def _note(self, kind: NameKind, one: str, other: str, why: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO spellings VALUES (?, ?, ?, ?)", (kind, one, other, why))


def _id(kind: NameKind, id_: str) -> str:
    """How the register's things are called in decisions: movements by their id, bodies by their folded name."""
    return id_ if kind == "movement" else fold(id_)


def _named(record: Record) -> Iterator[tuple[NameKind, str, Evidence]]:
    head = head_of(record)
    seen: set[str] = set()
    measured: set[str] = set()
    for one in record.movements:
        name = fold(one.name)
        if one.id is None and name not in seen:
            seen.add(name)
            found = Evidence(id=name, name=one.name, document=head, quote=one.quote)
            place = {"page": one.page, "start": one.start, "end": one.end}
            yield "movement", one.name, found.model_copy(update=place)
    for stated in record.observations:
        name = fold(stated.name)
        if stated.indicator is None and name not in measured:
            measured.add(name)
            place = {"page": stated.page, "start": stated.start, "end": stated.end}
            found = Evidence(id=name, name=stated.name, document=head, quote=stated.quote)
            yield "indicator", stated.name, found.model_copy(update=place)
    for name in record.document.issuers:
        if plain("body", name) not in registered("body"):
            yield "body", name, Evidence(id=fold(name), name=name, document=head)
