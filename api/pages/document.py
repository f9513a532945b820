"""The page "/van-ban/{key}": a document's head, its text with a passage marked, its original."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.answers.documents import document
from api.files import record
from api.pages.templating import page, segments
from api.routes.parameters import Corpus, Reader
from models.record import Record
from pipeline import similar

router = APIRouter(include_in_schema=False)


_RULE = re.compile(r"\s*[-–—_=*]{3,}\s*")
"""A line drawn with signs: -------"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: `anchor` is the section that it opens, `first` whether the marked passage begins in it."""

    parts: list[tuple[str, bool]]
    anchor: str | None
    first: bool


@router.get("/van-ban/{key}")
def document_page(
    key: str,
    corpus: Corpus,
    reader: Reader,
    start: Annotated[int, Query(ge=0)] = 0,
    end: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """A document with the passage [start, end) of its text marked."""
    held = document(key, reader)
    found = record(held, corpus)
    near = similar(corpus, held.key)
    values = {"held": held, "similar": near, "record": found, "lines": list(_lines(found, start, end))}
    return page("document.html", values)


def _lines(found: Record, start: int, end: int) -> Iterator[Line]:
    sections = {section.start: section.id for section in found.sections}
    opened = sorted(sections)
    at, begun = 0, False
    for text in found.text.split("\n"):
        stop = at + len(text)
        marks = [(start - at, end - at)] if start < stop and at < end else []
        marks = [(max(0, first), last) for first, last in marks]
        next_section = bisect_right(opened, at - 1)
        opens = next_section < len(opened) and opened[next_section] < max(stop, at + 1)
        if _RULE.fullmatch(text):
            at = stop + 1
            continue
        anchor = sections[opened[next_section]] if opens else None
        yield Line(segments(text, marks), anchor, bool(marks) and not begun)
        begun = begun or bool(marks)
        at = stop + 1
