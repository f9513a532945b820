"""Finds awards."""

from __future__ import annotations

from spacy.tokens import Doc

from models.mention import AwardMention


def find(doc: Doc) -> tuple[AwardMention, ...]:
    """The awards of a document's body, in text order."""
    return ()
