"""What both engines are filled with, and what is true in it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from bench.made_texts import Fact, made
from index import DocumentRows, Index, rows_of
from index.passages import cut
from models.answer import Passage

AT_ONCE = 500
Grade = Callable[[Fact], int]
"""How well a fact answers a question: 0 not at all, to 3."""
Place = tuple[str, int]
"""A passage: its document's key and where it begins."""


@dataclass
class Corpus:
    """Both engines and the facts of their documents."""

    embedded: Index
    elastic: Index
    facts: dict[str, list[tuple[Place, Fact]]] = field(default_factory=lambda: defaultdict(list))
    """By kind (references, movements, awards, statements, observations), each with the passage that it begins in."""
    at: dict[Place, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    texts: list[str] = field(default_factory=list)
    documents: int = 0

    @property
    def engines(self) -> tuple[Index, Index]:
        """The embedded one first."""
        return self.embedded, self.elastic

    def fill(self, documents: int) -> None:
        """Writes so many documents to both."""
        coming = made(documents)
        while part := list(islice(coming, AT_ONCE)):
            self._write([rows_of(one.record, ()) for one in part])
            self.documents += len(part)
            for one in part:
                starts = [piece.start for piece in cut(one.record)]
                self.texts.append(one.record.text)
                for fact in one.facts:
                    place = (fact.document, starts[bisect_right(starts, fact.start) - 1])
                    self.facts[fact.about["what"]].append((place, fact))
                    self.at[place].append(fact)

    def ndcg(self, items: Iterable[Passage], what: str, grade: Grade) -> float:
        """Of the first ten, against the best ten that there are; 0 if nothing answers."""
        gained = [
            max((grade(fact) for fact in self.at[it.document.key, it.start] if fact.about["what"] == what), default=0)
            for it in islice(items, 10)
        ]
        best: dict[Place, int] = {}
        full = 0
        for place, fact in self.facts[what]:
            if (grown := grade(fact)) > best.get(place, 0):
                best[place] = grown
                full += grown == 3
                if full == 10:
                    break
        ideal = _gain(sorted(best.values(), reverse=True)[:10])
        return _gain(gained) / ideal if ideal else 0.0

    def _write(self, rows: list[DocumentRows]) -> None:
        for index in self.engines:
            with index.writer() as writer:
                for one in rows:
                    writer.put(one)


def _gain(grades: list[int]) -> float:
    return sum(float(2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))
