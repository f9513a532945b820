"""A draft in the shapes in which documents that are held are told, though it is not held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from api.answers.disagreements.series import Claim
from api.answers.passages import sentence_around
from index import rows_of
from models.answer import DocumentHead, SectionPath, StatedMovement, StatedObservation, StatedReference
from models.record import Record


class Draft:
    """A record as a document among others."""

    def __init__(self, record: Record) -> None:
        row = rows_of(record, ()).documents[0]
        self.record = record
        self.key = record.document.key
        self.head = DocumentHead.model_validate_json(row.head)
        self._sections: dict[str, Any] = json.loads(row.sections)

    def locate(self, _key: str, section: str | None) -> SectionPath:
        """The path of a section."""
        known = self._sections.get(section or "")
        return SectionPath.model_validate(known) if known else SectionPath(id=section, path=(), role=None)

    def claims(self) -> Iterator[Claim]:
        """Its statements of figures, each with its sentence."""
        text = self.record.text
        for one in self.record.observations:
            line = text.rfind("\n", 0, one.start) + 1
            close = text.find("\n", one.end)
            words = text[line : close if close >= 0 else len(text)]
            start, end = sentence_around(words, one.start - line, one.end - line)
            around = words[start:end]
            yield Claim(StatedObservation(**dict(one), document=self.head), self.locate, True, around)

    def citations(self) -> Iterator[StatedReference]:
        """Its citations."""
        for one in self.record.references:
            yield StatedReference(**dict(one), document=self.head)

    def movements(self) -> Iterator[StatedMovement]:
        """The movements that it names."""
        for one in self.record.movements:
            yield StatedMovement(**dict(one), document=self.head)
