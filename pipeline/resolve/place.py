"""Where a span stands: the fields that every mention of a record carries."""

from __future__ import annotations

from math import ceil, floor
from typing import TypedDict

from models.layout import Box
from models.record import LineBox, PageBox
from models.structure import Structure
from models.text import PageBox as TextBox
from models.text import Span, Text


class Place(TypedDict):
    """Offsets into the text, the quote between them, the page (from 1, None without pages), the section's id, and
    the boxes on its pages that hold the quote, in whole points."""

    start: int
    end: int
    quote: str
    page: int | None
    section: str | None
    boxes: tuple[PageBox, ...]


def place(span: Span, text: Text, structure: Structure) -> Place:
    """The place of a span: page and section are those of its first character."""
    section = structure.section_at(span.start)
    return Place(
        start=span.start,
        end=span.end,
        quote=text.quote(span),
        page=text.page_at(span.start),
        section=section.id if section else None,
        boxes=_boxes(span, text) if text.printed else (),
    )


def lines(text: Text) -> tuple[LineBox, ...]:
    """Where the text's printed lines begin and stand, in whole points."""
    return tuple((line.start, line.page, *_edges(line.box)) for line in text.printed)


def _boxes(span: Span, text: Text) -> tuple[PageBox, ...]:
    return tuple((box.page, *_edges(box)) for box in text.boxes(span))


def _edges(box: Box | TextBox) -> tuple[int, int, int, int]:
    """Rounded outwards."""
    return floor(box.left), floor(box.top), ceil(box.right), ceil(box.bottom)
