"""Finds statements."""

from __future__ import annotations

from spacy.tokens import Doc

from models.mention import StatementMention


def find(doc: Doc) -> tuple[StatementMention, ...]:
    """The statements of a document's body, in text order."""
    return ()
