"""The projection of a record into an index's rows: everything that engines must agree on is computed here.

Folded keys, the order of rows (`sort`), passages and their facets are the same whatever the engine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from index.decided import UNDECIDED, Names
from index.passages import Overlaps, PageFinder, Piece, SectionTree, cut
from index.rows import (
    AliasRow,
    AwardRow,
    DocumentRow,
    DocumentRows,
    MovementRow,
    ObservationRow,
    PassageRow,
    ReferenceRow,
    StatementRow,
)
from models.answer import DocumentHead, HeldDocument, HeldFile, SectionPath
from models.record import Award, Mention, Movement, Record, Reference, Statement
from models.values.date import year_of
from models.values.wording import fold, normal

COUNTED = ("sections", "references", "movements", "awards", "observations", "statements", "dates", "warnings")
"""Lists of a record whose lengths a held document tells."""


def rows_of(
    record: Record, files: tuple[HeldFile, ...], aliases: Iterable[str] = (), names: Names = UNDECIDED
) -> DocumentRows:
    """The rows of a record whose document is held as `files`, the record's own file first, with names as decided."""
    return _Projection(names.applied(record), files, tuple(sorted(aliases))).rows()


def newest_first(issued: str | None) -> int:
    """A number of 20 bits that is smaller the later an EDTF date is; what has no date comes last."""
    parts = (issued or "")[:10].split("-")
    known = [int(part) for part in parts] if all(part.isdigit() for part in parts) else []
    year, month, day = (*known, 0, 0, 0)[:3]
    return (1 << 20) - 1 - min((year * 13 + month) * 32 + day, (1 << 20) - 1)


class _Projection:
    """One record on its way into rows."""

    def __init__(self, record: Record, files: tuple[HeldFile, ...], aliases: tuple[str, ...]) -> None:
        document = record.document
        self.record, self.files, self.aliases, self.key = record, files, aliases, document.key
        self.head = DocumentHead(
            key=document.key,
            type=document.type,
            number=document.number,
            symbol=document.symbol,
            issued=document.issued,
            issuers=document.issuers,
            title=document.title,
            period=document.period,
        )
        self.issuer_keys = _folded(document.issuers)
        self.year = _year(record)
        self.tree = SectionTree(record.sections)
        self.pages = PageFinder(record)

    def rows(self) -> DocumentRows:
        record = self.record
        return DocumentRows(
            documents=(self.document(),),
            passages=self.passages(),
            observations=tuple(self.observation(at) for at in range(len(record.observations))),
            references=tuple(self.reference(at, it) for at, it in enumerate(record.references)),
            movements=tuple(self.movement(at, it) for at, it in enumerate(record.movements)),
            statements=tuple(self.statement(at, it) for at, it in enumerate(record.statements)),
            awards=tuple(self.award(at, it) for at, it in enumerate(record.awards)),
            aliases=tuple(AliasRow(self.key, _sort(self.key, alias), alias) for alias in self.aliases),
        )

    def sort(self, mention: Mention, position: int) -> str:
        """Newest document first, then the order of the text."""
        return _sort(f"{newest_first(self.head.issued):07d}", self.key, f"{mention.start:09d}", f"{position:06d}")

    def document(self) -> DocumentRow:
        record = self.record
        held = HeldDocument(
            **dict(self.head),
            parent=record.document.parent,
            place=record.document.place,
            files=self.files,
            aliases=self.aliases,
            counts={name: len(getattr(record, name)) for name in COUNTED},
        )
        sections = {section.id: self.path(section.id).model_dump() for section in record.sections}
        return DocumentRow(
            document=self.key,
            sort=_sort(f"{newest_first(self.head.issued):07d}", self.key),
            type=self.head.type,
            year=self.year,
            issuer_keys=self.issuer_keys,
            body=held.model_dump_json(),
            head=self.head.model_dump_json(),
            sections=json.dumps(sections, ensure_ascii=False),
        )

    def path(self, section_id: str | None, role: str | None = None) -> SectionPath:
        section = self.tree.section(section_id)
        path = tuple(" ".join(filter(None, (part.label, part.heading))) for part in self.tree.line(section))
        found = self.tree.role(section) or role
        return SectionPath.model_validate({"id": section_id, "path": path, "role": found})

    def observation(self, position: int) -> ObservationRow:
        """In order of period start, period end, indicator, issue date, document, place in the text."""
        stated = self.record.observations[position]
        start, end = stated.period.start.isoformat(), stated.period.end.isoformat()
        order = (start, end, stated.indicator or "", self.head.issued or "", self.key, f"{stated.start:09d}")
        return ObservationRow(
            document=self.key,
            sort=_sort(*order, f"{position:06d}"),
            indicator=stated.indicator,
            name_key=fold(stated.name),
            area_key=fold(stated.area) if stated.area else None,
            issuer_keys=self.issuer_keys,
            start=start,
            end=end,
            body=stated.model_dump_json(),
        )

    def reference(self, at: int, it: Reference) -> ReferenceRow:
        common = (self.year, self.issuer_keys, it.model_dump_json())
        return ReferenceRow(self.key, self.sort(it, at), it.key, it.type, *common)

    def movement(self, at: int, it: Movement) -> MovementRow:
        common = (self.year, self.issuer_keys, it.model_dump_json())
        return MovementRow(self.key, self.sort(it, at), _folded((it.id, it.name)), *common)

    def statement(self, at: int, it: Statement) -> StatementRow:
        common = (self.year, self.issuer_keys, it.model_dump_json())
        return StatementRow(self.key, self.sort(it, at), it.role, *common)

    def award(self, at: int, it: Award) -> AwardRow:
        common = (self.year, self.issuer_keys, it.model_dump_json())
        return AwardRow(self.key, self.sort(it, at), _folded((it.award, it.name)), *common)

    def passages(self) -> tuple[PassageRow, ...]:
        movements, references = Overlaps(self.record.movements), Overlaps(self.record.references)
        digest = int.from_bytes(hashlib.sha256(self.key.encode()).digest()[:3]) >> 4
        front = (newest_first(self.head.issued) << 20 | digest) << 23
        passages = (
            self.passage(piece, front | min(number, (1 << 23) - 1), movements, references)
            for number, piece in enumerate(cut(self.record))
        )
        # What has no word answers nothing, and engines count it differently among what a score is measured against.
        return tuple(passage for passage in passages if passage.folded)

    def passage(self, piece: Piece, place: int, movements: Overlaps, references: Overlaps) -> PassageRow:
        quote = self.record.text[piece.start : piece.end]
        named = [self.record.movements[at] for at in movements.of(piece.start, piece.end)]
        section = self.path(piece.section.id if piece.section else None, piece.roles[0] if piece.roles else None)
        body = {
            "document": self.head.model_dump(mode="json"),
            "section": section.model_dump(mode="json"),
            "quote": quote,
            "page": self.pages.of(piece),
            "start": piece.start,
            "end": piece.end,
        }
        return PassageRow(
            document=self.key,
            sort=_sort(f"{place:019d}", self.key, f"{piece.start:09d}"),
            place=place,
            folded=fold(quote),
            marked=normal(quote),
            type=self.head.type,
            issuers=self.head.issuers,
            issuer_keys=self.issuer_keys,
            year=self.year,
            roles=piece.roles,
            movements=_distinct(movement.id or movement.name for movement in named),
            movement_keys=_folded(part for movement in named for part in (movement.id, movement.name)),
            references=_distinct(self.record.references[at].key for at in references.of(piece.start, piece.end)),
            body=json.dumps(body, ensure_ascii=False),
        )


def _sort(*parts: str) -> str:
    # A blank is less than every letter of a part: what is shorter or less precise comes before what goes on.
    return " ".join(parts)


def _year(record: Record) -> int | None:
    issued = year_of(record.document.issued) if record.document.issued else None
    period = record.document.period
    return issued or (period.end.year if period else None)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _folded(values: Iterable[str | None]) -> tuple[str, ...]:
    return _distinct(fold(value) for value in values if value)
