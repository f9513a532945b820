"""Where a span stands: the fields that every mention of a record carries."""

from __future__ import annotations

from typing import TypedDict

from models.structure import Structure
from models.text import Span, Text


class Place(TypedDict):
    """Offsets into the text, the quote between them, the page (from 1, None without pages), the section's id."""

    start: int
    end: int
    quote: str
    page: int | None
    section: str | None


def place(span: Span, text: Text, structure: Structure) -> Place:
    """The place of a span: page and section are those of its first character."""
    section = structure.section_at(span.start)
    return Place(
        start=span.start,
        end=span.end,
        quote=text.quote(span),
        page=text.page_at(span.start),
        section=section.id if section else None,
    )
