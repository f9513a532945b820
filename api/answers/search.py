"""Passages that answer a search."""

from __future__ import annotations

from functools import cache

from corpus.registers import document_types
from index import IndexReader
from models.answer import SearchPage
from models.query import SearchQuery
from models.values.wording import fold


def search(query: SearchQuery, reader: IndexReader) -> SearchPage:
    """The page of passages; document types may be given by name ("báo cáo") or code ("BC")."""
    types = tuple(type_code(name) for name in query.types)
    return reader.search(query.model_copy(update={"types": types}))


def wordless(text: str) -> bool:
    """Whether something was typed, but no letter and no digit: nothing is found by "%"."""
    return bool(text) and not fold(text)


def type_code(name: str) -> str:
    """The code of a document type given by code or name; what the register doesn't know stays as it is."""
    return _codes().get(fold(name), name)


def type_name(code: str | None) -> str | None:
    """The Vietnamese name of a document type."""
    return _names().get(code, code) if code else None


@cache
def _codes() -> dict[str, str]:
    """Folded name or code → code; codes that fold to the same letters (DA, ĐA) are left to be given exactly."""
    rows = document_types()
    folded = [fold(row.code) for row in rows]
    codes = {fold(row.code): row.code for row in rows if folded.count(fold(row.code)) == 1}
    return {**codes, **{fold(row.name_vi): row.code for row in rows}}


@cache
def _names() -> dict[str, str]:
    return {row.code: row.name_vi for row in document_types()}
