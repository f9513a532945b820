"""What an index holds: one table of rows and fields, from which each engine makes its own schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["key", "words", "integer", "body"]
"""key: compared as a whole, letter by letter. words: searched word by word (folded words parted by single spaces).
integer: a whole number below `INTEGERS`. body: JSON that is only kept and given back."""

INTEGERS = 1 << 63


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row. `name` is also the attribute of the row class in `index.rows`."""

    name: str
    kind: Kind
    many: bool = False
    """Holds a tuple of values; a filter matches if any of them does."""
    filtered: str | None = None
    """Attribute of the question (`models.query`) whose values it must equal."""
    folded: bool = False
    """The question's values are folded (`wording.fold`) before they are compared."""
    counted: str | None = None
    """Name of the facet that counts its values."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of row. Every row has `document` (key of its document) and `sort` (unique; ascending is the order)."""

    name: str
    fields: tuple[Field, ...]
    lookups: tuple[tuple[str, ...], ...] = ()
    """Fields by which rows are looked up together, the first ones by what they equal."""

    def column(self, name: str) -> Field:
        """The field of that name; KeyError if there is none."""
        return {field.name: field for field in self.fields}[name]


DOCUMENT = Field("document", "key")
SORT = Field("sort", "key")
TYPE = Field("type", "key", filtered="types")
YEAR = Field("year", "integer", filtered="years")
ISSUERS = Field("issuer_keys", "key", many=True, filtered="issuers", folded=True)
BODY = Field("body", "body")
BY_ISSUER = (("issuer_keys",),)

DOCUMENTS = Table(
    "documents",
    (DOCUMENT, SORT, TYPE, YEAR, ISSUERS, BODY, Field("head", "body"), Field("sections", "body")),
    BY_ISSUER,
)
PASSAGES = Table(
    "passages",
    (
        DOCUMENT,
        SORT,
        Field("place", "integer"),
        Field("folded", "words"),
        Field("marked", "words"),
        Field("type", "key", filtered="types", counted="type"),
        Field("issuers", "key", many=True, counted="issuer"),
        ISSUERS,
        Field("year", "integer", filtered="years", counted="year"),
        Field("roles", "key", many=True, filtered="roles", counted="role"),
        Field("movements", "key", many=True, counted="movement"),
        Field("movement_keys", "key", many=True, filtered="movements", folded=True),
        Field("references", "key", many=True, filtered="references", counted="reference"),
        BODY,
    ),
)
OBSERVATIONS = Table(
    "observations",
    (
        Field("document", "key", filtered="documents"),
        SORT,
        Field("indicator", "key"),
        Field("name_key", "key"),
        Field("area_key", "key", filtered="areas", folded=True),
        ISSUERS,
        Field("start", "key"),
        Field("end", "key"),
        BODY,
    ),
    tuple((what, *issuer, "start", "end") for what in ("indicator", "name_key") for issuer in (("issuer_keys",), ())),
)
REFERENCES = Table(
    "references",
    (DOCUMENT, SORT, Field("key", "key", filtered="keys"), TYPE, YEAR, ISSUERS, BODY),
    BY_ISSUER,
)
MOVEMENTS = Table(
    "movements",
    (DOCUMENT, SORT, Field("movement_keys", "key", many=True, filtered="keys", folded=True), YEAR, ISSUERS, BODY),
    BY_ISSUER,
)
STATEMENTS = Table(
    "statements",
    (DOCUMENT, SORT, Field("role", "key", filtered="roles"), YEAR, ISSUERS, BODY),
    BY_ISSUER,
)
ALIASES = Table("aliases", (DOCUMENT, SORT, Field("alias", "key")))
"""Other keys of a document: of drafts and copies whose heads state less, or are misread."""
AWARDS = Table(
    "awards",
    (DOCUMENT, SORT, Field("award_keys", "key", many=True, filtered="keys", folded=True), YEAR, ISSUERS, BODY),
    BY_ISSUER,
)

FACTS = (DOCUMENTS, OBSERVATIONS, REFERENCES, MOVEMENTS, STATEMENTS, AWARDS, ALIASES)
"""Tables that are filtered and listed; `PASSAGES` alone is searched by words."""

TABLES = (*FACTS, PASSAGES)
VERSION = 5
"""Goes up with every change of a field or of what a row's value means; an index of another version is rebuilt."""
