"""What is held."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers.search import type_code
from index import IndexReader
from models.answer import DocumentPage, HeldDocument
from models.errors import NotHeldError
from models.query import DocumentQuery


def documents(query: DocumentQuery, reader: IndexReader) -> DocumentPage:
    """The page of documents; types may be given by name or code."""
    return reader.documents(query.model_copy(update={"types": tuple(type_code(name) for name in query.types)}))


def document(key: str, reader: IndexReader) -> HeldDocument:
    """One document; NotHeldError("document-unknown") if it isn't held."""
    held = reader.document(key)
    if held is None:
        raise NotHeldError("document-unknown", f"không có văn bản “{key}” trong kho; xem danh sách ở /v1/documents")
    return held


def documents_held(reader: IndexReader, query: DocumentQuery = DocumentQuery()) -> Iterator[HeldDocument]:  # noqa: B008
    """Every document that answers, whatever page it stands on."""
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
