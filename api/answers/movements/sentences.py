"""The sentence of a document that names a movement, cut from the passage in which it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from api.answers.mentions import Locate, source_of
from api.answers.movements.identity import Group
from api.answers.movements.stances import stance
from index import IndexReader
from models.answer import CellSource, Passage, StatedMovement
from models.history import Stance
from models.query import SearchQuery

_END = re.compile(r"\n|(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"«-])")
"""A line's end, or a stop before a capital letter or a quotation mark."""
_MOST = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A mention in its sentence; `before` and `after` are the sentence's words around the name."""

    mention: StatedMovement
    source: CellSource
    stance: Stance | None
    before: str
    after: str


def sentences(group: Group, reader: IndexReader, locate: Locate) -> list[Told]:
    """Each mention of a movement in its sentence; a mention whose passage isn't found stands for itself."""
    found = defaultdict(list)
    for passage in _passages(group, reader):
        found[passage.document.key].append(passage)
    told = []
    for one in group.mentions:
        inside = (p for p in found[one.document.key] if p.start <= one.start and one.end <= p.end)
        told.append(_told(one, next(inside, None), locate))
    return told


def _told(one: StatedMovement, passage: Passage | None, locate: Locate) -> Told:
    source = source_of(one, one.document, locate)
    if passage is None:
        return Told(one, source, None, "", "")
    at, stop = one.start - passage.start, one.end - passage.start
    start = max((end.end() for end in _END.finditer(passage.quote, 0, at)), default=0)
    close = _END.search(passage.quote, stop)
    end = close.start() if close else len(passage.quote)
    before, after = passage.quote[start:at], passage.quote[stop:end]
    whole = passage.quote[start:end].rstrip()
    offset = passage.start + start
    placed = source.model_copy(update={"quote": whole, "start": offset, "end": offset + len(whole)})
    return Told(one, placed, stance(before, source.section.role), before, after)


def _passages(group: Group, reader: IndexReader) -> Iterator[Passage]:
    names = dict.fromkeys(key for one in group.mentions for key in (one.id, one.name) if key)
    after = None
    while True:
        page = reader.search(SearchQuery(movements=tuple(names), limit=_MOST, after=after))
        yield from page.items
        after = page.cursor
        if after is None:
            return
