"""Statements of the record: the mentions with their places."""

from __future__ import annotations

from models.mention import Mentions
from models.record import Statement
from models.structure import Structure
from models.text import Text
from pipeline.resolve.place import place


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Statement, ...]:
    """One statement a mention, in text order."""
    return tuple(
        Statement(role=mention.role, **place(mention.span, text, structure)) for mention in mentions.statements
    )
