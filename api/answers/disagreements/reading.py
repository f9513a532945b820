"""Statements of figures that are held: all that answer, or body by body, so that few are in memory at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from api.answers.disagreements.series import Claim
from api.answers.documents import documents_held
from api.answers.mentions import Locate, line_of
from index import IndexReader
from models.answer import HeldDocument
from models.query import DocumentQuery, ObservationQuery

PAGE = 1000
TOGETHER = 900
"""Statements that are read together, if they are of several bodies: a page of the index holds them."""


def held_claims(query: ObservationQuery, reader: IndexReader, locate: Locate) -> Iterator[Claim]:
    """The statements that answer, whatever page they stand on."""
    after = None
    while True:
        page = reader.observations(query.model_copy(update={"limit": PAGE, "after": after}))
        yield from (Claim(one, locate) for one in page.items)
        after = page.cursor
        if after is None:
            return


def claims_by_body(query: ObservationQuery, reader: IndexReader, locate: Locate) -> Iterator[list[Claim]]:
    """The statements that answer, in parts: those of one line of bodies are in one part.

    Of a few indicators all are one part.
    """
    if query.indicators:
        yield list(held_claims(query, reader, locate))
        return
    for keys in _parts(_documents_by_line(documents_held(reader, DocumentQuery(issuers=query.issuers)))):
        yield list(held_claims(query.model_copy(update={"documents": keys, "issuers": ()}), reader, locate))


def _documents_by_line(documents: Iterator[HeldDocument]) -> Sequence[list[tuple[str, int]]]:
    """Keys of the documents of each line of bodies, and how many figures each of them states."""
    lines: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in documents:
        if stated := one.counts.get("observations", 0):
            lines[line_of(one)].append((one.key, stated))
    return list(lines.values())


def _parts(lines: Sequence[list[tuple[str, int]]]) -> Iterator[tuple[str, ...]]:
    """Keys of documents to be read together: a line as a whole, and several that are small."""
    keys: list[str] = []
    stated = 0
    for line in lines:
        of_line = sum(count for _, count in line)
        if keys and stated + of_line > TOGETHER:
            yield tuple(keys)
            keys, stated = [], 0
        keys += (key for key, _ in line)
        stated += of_line
    if keys:
        yield tuple(keys)
