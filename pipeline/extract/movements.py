"""Finds movements."""

from __future__ import annotations

from spacy.tokens import Doc

from models.mention import MovementMention


def find(doc: Doc) -> tuple[MovementMention, ...]:
    """The movements of a document's body, in text order."""
    return ()
