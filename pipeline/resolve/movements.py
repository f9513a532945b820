"""Movements of the record: mentions of one movement carry its fullest name and its id."""

from __future__ import annotations

from collections import defaultdict

from models.mention import Mentions, MovementMention
from models.record import Movement
from models.structure import Structure
from models.text import Text
from models.values.wording import fold, words
from pipeline.resolve.place import place


def join(mentions: Mentions, text: Text, structure: Structure) -> tuple[Movement, ...]:
    """Every mention with its own span; `name` is the fullest that the document prints for that movement.

    Names of one id that don't hold each other ("Lao động giỏi", "Lao động sáng tạo") stay as they are printed.
    """
    groups: dict[str, list[MovementMention]] = defaultdict(list)
    for mention in mentions.movements:
        groups[_identity(mention)].append(mention)
    return tuple(
        Movement(
            name=_fullest(mention, groups[_identity(mention)]).name,
            id=mention.id,
            kind=mention.kind,
            **place(mention.span, text, structure),
        )
        for mention in mentions.movements
    )


def _identity(mention: MovementMention) -> str:
    return mention.id or fold(mention.name)


def _fullest(mention: MovementMention, group: list[MovementMention]) -> MovementMention:
    own = set(words(mention.name))
    fuller = [other for other in group if own <= set(words(other.name))]
    return max(fuller, key=lambda other: len(words(other.name)))
