"""What is held."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers.holding import whole
from api.answers.search import type_code
from index import IndexReader
from models.answer import DocumentPage, HeldDocument
from models.errors import NotHeldError
from models.query import DocumentQuery

EVERY = DocumentQuery()
MOST = 50_000
"""Documents that are held in memory, about 100 MB of them."""


def documents(query: DocumentQuery, reader: IndexReader) -> DocumentPage:
    """The page of documents; types may be given by name or code."""
    return reader.documents(query.model_copy(update={"types": tuple(type_code(name) for name in query.types)}))


def document(key: str, reader: IndexReader) -> HeldDocument:
    """One document; NotHeldError("document-unknown") if it isn't held."""
    held = reader.document(key)
    if held is None:
        raise NotHeldError("document-unknown", f"không có văn bản “{key}” trong kho; xem danh sách ở /v1/documents")
    return held


def documents_held(reader: IndexReader, query: DocumentQuery = EVERY) -> Iterator[HeldDocument]:
    """Every document that answers, whatever page it stands on; all of them are read once, unless they are many."""
    if query != EVERY or reader.documents(DocumentQuery(limit=1)).total > MOST:
        return _read(reader, query)
    return iter(whole(reader, "documents", lambda: _read(reader, query), MOST))


def _read(reader: IndexReader, query: DocumentQuery) -> Iterator[HeldDocument]:
    after = None
    while True:
        page = reader.documents(query.model_copy(update={"limit": 500, "after": after}))
        yield from page.items
        after = page.cursor
        if after is None:
            return


def symbol_line(number_: str | None, symbol: str | None) -> str:
    """Number and symbol as printed: "115/BC-SCT", of the Party "05-CT/TW"; "…" for a number that was left blank."""
    if not symbol:
        return number_ or ""
    kind, slash, _ = symbol.partition("/")
    party = slash and kind.isalpha() and not kind.endswith("LT")
    return f"{number_ or '…'}{'-' if party else '/'}{symbol}"
