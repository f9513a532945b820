"""Movements of the record: mentions of one movement carry its fullest name and its id."""

from __future__ import annotations

from models.mention import Mentions, MovementMention
from models.record import Movement
from models.structure import Structure
from models.text import Text
from models.values.wording import fold
from pipeline.resolve.place import place


def join(mentions: Mentions, text: Text, structure: Structure) -> tuple[Movement, ...]:
    """Every mention with its own span; `name` is the fullest one that the document prints for that movement."""
    fullest: dict[str, MovementMention] = {}
    for mention in mentions.movements:
        known = fullest.setdefault(_identity(mention), mention)
        if len(fold(mention.name)) > len(fold(known.name)):
            fullest[_identity(mention)] = mention
    return tuple(
        Movement(
            name=fullest[_identity(mention)].name,
            id=mention.id,
            kind=fullest[_identity(mention)].kind,
            **place(mention.span, text, structure),
        )
        for mention in mentions.movements
    )


def _identity(mention: MovementMention) -> str:
    return mention.id or fold(mention.name)
