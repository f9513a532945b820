"""Puts the record together: each list from its own module, in the contract's order."""

from __future__ import annotations

import hashlib

from models.mention import Mentions
from models.record import Document, PageField, PeriodField, Record, SectionField, SignerField, Source
from models.structure import Structure
from models.text import Text
from pipeline.resolve import awards, dates, movements, observations, references, statements, warnings
from pipeline.resolve.identity import document_key
from pipeline.resolve.place import lines


def resolve(data: bytes, name: str, media_type: str, text: Text, structure: Structure, mentions: Mentions) -> Record:
    """The record of one document; `data` and `name` only describe the source."""
    return Record(
        source=Source(
            name=name,
            media_type=media_type,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            pages=text.page_count,
            text_origin=text.origin,
        ),
        pages=tuple(
            PageField(number=page.number, origin=page.origin, grade=page.grade, start=page.start)
            for page in text.grades
        ),
        text=text.content,
        lines=lines(text),
        document=_document(text, structure),
        sections=_sections(structure),
        references=references.join(mentions, text, structure),
        movements=movements.join(mentions, text, structure),
        awards=awards.settle(mentions, text, structure),
        observations=observations.settle(mentions, text, structure),
        statements=statements.settle(mentions, text, structure),
        dates=dates.settle(mentions, text, structure),
        warnings=warnings.gather(mentions, text, structure),
    )


def _document(text: Text, structure: Structure) -> Document:
    header, closing = structure.header, structure.closing
    period = header.period
    return Document(
        key=document_key(header, text),
        type=header.type,
        number=header.number,
        symbol=header.symbol,
        issuers=header.issuers,
        parent=header.parent,
        place=header.place,
        issued=header.issued,
        title=header.title,
        period=PeriodField(start=period.start, end=period.end) if period else None,
        signers=tuple(SignerField(formula=s.formula, title=s.title, name=s.name) for s in closing.signers),
        recipients=closing.recipients,
    )


def _sections(structure: Structure) -> tuple[SectionField, ...]:
    return tuple(
        SectionField(
            id=section.id,
            parent=section.parent,
            label=section.label,
            heading=section.heading,
            role=section.role,
            start=section.start,
            end=section.end,
        )
        for section in structure.sections
    )
