"""Dates of the record: a day without a year gets one only where the text itself settles it."""

from __future__ import annotations

from models.mention import Mentions
from models.record import Date
from models.structure import Structure
from models.text import Text
from pipeline.resolve.place import place


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Date, ...]:
    """One date a mention, in text order."""
    return tuple(Date(value=mention.value, **place(mention.span, text, structure)) for mention in mentions.dates)
