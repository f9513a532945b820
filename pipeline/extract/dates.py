"""Finds dates."""

from __future__ import annotations

from spacy.tokens import Doc

from models.mention import DateMention


def find(doc: Doc) -> tuple[DateMention, ...]:
    """The dates of a document's body, in text order."""
    return ()
