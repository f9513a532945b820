"""How Elasticsearch keeps the tables of `index.fields`: mappings, names of indices, and rows as its documents."""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from typing import Any

from pydantic_core import to_json

from index.fields import ALIASES, DOCUMENTS, PASSAGES, TABLES, VERSION, Field, Table
from index.rows import Row

LAYOUT = 1
"""Goes up with every change of how Elasticsearch keeps the rows of a version."""
MADE_AS = f"{VERSION}.{LAYOUT}"
"""Of which version an index is: its mapping says so."""
SEQUENCE = "sequence"
"""Of the commit that wrote a row; the version of its document in Elasticsearch too."""
KEY_BYTES = 8_000
"""Elasticsearch refuses keys over 32,766 bytes; a longer one than this is kept as its beginning and a digest."""

_LETTERS = "0-9a-zà-öø-ÿăđĩũơưạ-ỹ"
_PLAIN = re.compile(rf"[{_LETTERS}]{{1,200}}")
_ALL_PLAIN = re.compile(rf"(?:[{_LETTERS}]{{1,200}}(?:[ ]|$))*")
"""Words that the standard tokenizer surely leaves whole: of Latin letters and digits, not too long."""

KINDS: dict[str, dict[str, Any]] = {
    "key": {"type": "keyword"},
    "words": {"type": "text", "analyzer": "words"},
    "integer": {"type": "long"},
    "body": {"type": "keyword", "index": False, "doc_values": False},
}
MARK = {
    "digest": {"type": "keyword", "index": False, "doc_values": False},
    "reach": {"type": "object", "enabled": False},
    "pending": {"type": "boolean"},
}
"""What the row of a document says of its commit: see `index.elastic.writer`."""


ORDERED = ("document", "sort", "place")
"""By what rows are put in order and counted, so that their values are kept row by row too."""
OBJECT = {"type": "object", "enabled": False}


def mapping(table: Table) -> dict[str, Any]:
    """The mapping of a table's index."""
    own = {field.name: _property(table, field) for field in held(table)}
    more = MARK if table is DOCUMENTS else {}
    sequence = {"type": "long"} if table is DOCUMENTS else {"type": "long", "index": False}
    return {
        "dynamic": "strict",
        "_meta": {"tienle": MADE_AS},
        **({} if table is DOCUMENTS else {"_source": {"includes": list(given_back(table))}}),
        "properties": {**own, SEQUENCE: sequence, **more},
    }


@cache
def held(table: Table) -> tuple[Field, ...]:
    """The fields of a table that Elasticsearch has: a passage's `sort` says no more than place, document and body."""
    return tuple(field for field in table.fields if table is not PASSAGES or field.name != "sort")


def given_back(table: Table) -> tuple[str, ...]:
    """What is kept of a row as it was written, where that isn't all: the rest is only searched, counted or sorted by.

    A mark is written anew from what is kept of it. Until a segment is merged, Elasticsearch keeps the rest as well.
    """
    if table is ALIASES:
        return ("document",)
    return ("body",) if table is PASSAGES else ("document", "body")


def _property(table: Table, field: Field) -> dict[str, Any]:
    """A field's mapping, with no more than what it is asked for: to be found, or to be counted and put in order."""
    kind = KINDS[field.kind]
    if field.kind in ("words", "body"):
        return OBJECT if (table, field.name) == (PASSAGES, "body") else kind
    if table is PASSAGES and (field.name == "place" or (field.counted and not field.filtered)):
        return {**kind, "index": False}
    listed = field.counted or field.name in ORDERED or (table is DOCUMENTS and field.name == "issuer_keys")
    return kind if listed else {**kind, "doc_values": False}


def settings(shards: int, replicas: int | None) -> dict[str, Any]:
    """The settings of every index: what is written is seen when it is refreshed, not before."""
    spread = {"auto_expand_replicas": "0-1"} if replicas is None else {"number_of_replicas": replicas}
    return {
        "number_of_shards": shards,
        **spread,
        "refresh_interval": "-1",
        # Documents say the same over and over: half the disk, and written as fast.
        "codec": "best_compression",
        # A delayed write of before meets the version of what was deleted for so long.
        "gc_deletes": "15m",
        "analysis": {"analyzer": {"words": {"type": "custom", "tokenizer": "standard"}}},
    }


def alias(prefix: str, table: Table) -> str:
    """The name under which a table is asked: `tienle-passages`."""
    return f"{prefix}-{table.name}"


def index_name(prefix: str, table: Table, generation: int) -> str:
    """The index of a table's generation: `tienle-passages-g1`."""
    return f"{prefix}-{table.name}-g{generation}"


def index_names(prefix: str, generation: int) -> list[str]:
    """The indices of a generation."""
    return [index_name(prefix, table, generation) for table in TABLES]


@lru_cache(maxsize=4096)
def id_of(key: str) -> str:
    """The id of a document's own row; those of its other rows go on from there."""
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


def row_id(key: str, position: int) -> str:
    """The id of one of a document's rows in a table."""
    return f"{id_of(key)}-{position}"


def source(table: Table, row: Row, sequence: int, **more: Any) -> bytes:
    """A row as Elasticsearch gets it, with more fields of a mark; fields without a value are left out.

    The body of a passage is an object: the server's answer then has all passages in one JSON.
    """
    kept: dict[str, Any] = {SEQUENCE: sequence, **more}
    for field in held(table):
        value = getattr(row, field.name)
        if value is None or value == ():
            continue
        kept[field.name] = [_kept(field, one) for one in value] if field.many else _kept(field, value)
    if table is not PASSAGES:
        return packed(kept)
    body = kept.pop("body")
    return b'%b,"body":%b}' % (packed(kept)[:-1], body.encode())


def packed(source: dict[str, Any]) -> bytes:
    """A document as it is sent."""
    return to_json(source)


def kept_key(key: str) -> str:
    """A key as it is kept and compared: itself, or the beginning and a digest of one that is too long."""
    if len(key) * 4 <= KEY_BYTES:
        return key
    written = key.encode()
    if len(written) <= KEY_BYTES:
        return key
    return f"{written[:KEY_BYTES].decode(errors='ignore')}… {hashlib.sha256(written).hexdigest()}"


def kept_words(words: str) -> str:
    """Folded words in such a form that the standard tokenizer gives back the same words, one for each.

    It takes writings without blanks apart, and words that are very long: those are kept as a digest.
    """
    return words if _ALL_PLAIN.fullmatch(words) else " ".join(map(kept_word, words.split()))


def kept_word(word: str) -> str:
    """A folded word as it is kept and searched."""
    if _PLAIN.fullmatch(word):
        return word
    return f"x{hashlib.blake2b(word.encode(), digest_size=16).hexdigest()}"


def _kept(field: Field, value: Any) -> Any:
    if field.kind == "key":
        return kept_key(value)
    return kept_words(value) if field.kind == "words" else value
