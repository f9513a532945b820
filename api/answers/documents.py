"""What is held."""

from __future__ import annotations

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
