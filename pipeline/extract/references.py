"""Finds references."""

from __future__ import annotations

from spacy.tokens import Doc

from models.mention import ReferenceMention


def find(doc: Doc) -> tuple[ReferenceMention, ...]:
    """The references of a document's body, in text order."""
    return ()
