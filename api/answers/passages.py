"""All passages that answer a search, and the sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index import IndexReader
from models.answer import Passage
from models.query import SearchQuery

PAGE = 100
_END = re.compile(r"\n|(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"«-])|(?<=;)\s")
"""A line's end, a stop before a capital letter or a quotation mark, a semicolon."""
_STOP = re.compile(r"\n|(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"«-])")


def every_passage(query: SearchQuery, reader: IndexReader) -> Iterator[Passage]:
    """The passages, whatever page they stand on."""
    after = None
    while True:
        page = reader.search(query.model_copy(update={"limit": PAGE, "after": after}))
        yield from page.items
        after = page.cursor
        if after is None:
            return


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds [start, end) begins and ends."""
    first = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    close = _STOP.search(text, end)
    last = close.start() if close else len(text)
    return first, first + len(text[first:last].rstrip())


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, cut at semicolons too."""
    at = 0
    for stop in _END.finditer(text):
        if text[at : stop.start()].strip():
            yield at, stop.start()
        at = stop.end()
    if text[at:].strip():
        yield at, len(text.rstrip())
