"""The sentence of a document that names a movement, cut from the passage in which it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from api.answers.mentions import Locate, source_of
from api.answers.movements.identity import Group
from api.answers.movements.stances import stance
from api.answers.passages import every_passage, sentence_around
from index import IndexReader
from models.answer import CellSource, Passage, StatedMovement
from models.history import Stance
from models.query import SearchQuery


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
    for passage in every_passage(_query(group), reader):
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
    start, end = sentence_around(passage.quote, at, stop)
    before, after = passage.quote[start:at], passage.quote[stop:end]
    offset = passage.start + start
    whole = passage.quote[start:end]
    placed = source.model_copy(update={"quote": whole, "start": offset, "end": offset + len(whole)})
    return Told(one, placed, stance(before, source.section.role), before, after)


def _query(group: Group) -> SearchQuery:
    names = dict.fromkeys(key for one in group.mentions for key in (one.id, one.name) if key)
    return SearchQuery(movements=tuple(names))
