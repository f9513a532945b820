"""The rows that an index holds, one class a table; the attributes are named like the fields of `index.fields`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cached_property


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document; `body` is a HeldDocument, `head` its DocumentHead, `sections` a section's id → its SectionPath."""

    document: str
    sort: str
    type: str | None
    year: int | None
    issuer_keys: tuple[str, ...]
    body: str
    head: str
    sections: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage; `folded` and `marked` are its words without and with diacritics, `body` a Passage without a score."""

    document: str
    sort: str
    place: int
    """Order among passages of equal score: newest document first, then the order of the text; ties are rare."""
    folded: str
    marked: str
    type: str | None
    issuers: tuple[str, ...]
    issuer_keys: tuple[str, ...]
    year: int | None
    roles: tuple[str, ...]
    movements: tuple[str, ...]
    movement_keys: tuple[str, ...]
    references: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """A stated value; `start`, `end` are the ISO dates of its period, `body` an Observation."""

    document: str
    sort: str
    indicator: str | None
    name_key: str
    area_key: str | None
    issuer_keys: tuple[str, ...]
    start: str
    end: str
    body: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A citation; `type` is the cited document's, `year` the citing document's, `body` a Reference."""

    document: str
    sort: str
    key: str
    type: str | None
    year: int | None
    issuer_keys: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement named in a document; `movement_keys` are its id and its name, folded; `body` a Movement."""

    document: str
    sort: str
    movement_keys: tuple[str, ...]
    year: int | None
    issuer_keys: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with a role; `body` is a Statement."""

    document: str
    sort: str
    role: str
    year: int | None
    issuer_keys: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award; `award_keys` are its code and its name, folded; `body` is an Award."""

    document: str
    sort: str
    award_keys: tuple[str, ...]
    year: int | None
    issuer_keys: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another key of a document."""

    document: str
    sort: str
    alias: str


FactRow = DocumentRow | ObservationRow | ReferenceRow | MovementRow | StatementRow | AwardRow | AliasRow
Row = FactRow | PassageRow


@dataclass(frozen=True, slots=True)
class Held:
    """In which state an index holds a document."""

    key: str
    sequence: int
    """Of the commit that put it there."""
    digest: str | None
    """That of its `DocumentRows`; None if it isn't whole, as after a crash: it is to be put again, or removed."""


@dataclass(frozen=True)
class DocumentRows:
    """All rows of one document; the attributes are named like the tables of `index.fields`."""

    documents: tuple[DocumentRow]
    passages: tuple[PassageRow, ...]
    observations: tuple[ObservationRow, ...]
    references: tuple[ReferenceRow, ...]
    movements: tuple[MovementRow, ...]
    statements: tuple[StatementRow, ...]
    awards: tuple[AwardRow, ...]
    aliases: tuple[AliasRow, ...] = ()

    @property
    def key(self) -> str:
        """Key of the document."""
        return self.documents[0].document

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all rows: equal rows, and only those, have an equal one."""
        tables = {table.name: [values_of(row) for row in getattr(self, table.name)] for table in fields(self)}
        return hashlib.sha256(json.dumps(tables, ensure_ascii=False).encode()).hexdigest()


def values_of(row: Row) -> dict[str, object]:
    """The same as `dataclasses.asdict`, which copies every value and takes as long as all the rest of writing."""
    return {field.name: getattr(row, field.name) for field in fields(row)}
