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
    names: dict[str, set[str]] = defaultdict(set)
    for mention in mentions.movements:
        names[_identity(mention)].add(mention.name)
    fullest = {identity: _fullest(printed) for identity, printed in names.items()}
    return tuple(
        Movement(
            name=fullest[_identity(mention)][mention.name],
            id=mention.id,
            kind=mention.kind,
            **place(mention.span, text, structure),
        )
        for mention in mentions.movements
    )


def _identity(mention: MovementMention) -> str:
    return mention.id or fold(mention.name)


def _fullest(printed: set[str]) -> dict[str, str]:
    """Each printed name → the longest that has all its words."""
    held = {name: frozenset(words(name)) for name in printed}
    longest_first = sorted(printed, key=lambda name: (-len(words(name)), name))
    return {name: next(other for other in longest_first if held[name] <= held[other]) for name in printed}
