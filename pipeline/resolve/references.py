"""References of the record: mentions of one document, wherever they stand, share what any of them states."""

from __future__ import annotations

from models.mention import Mentions
from models.record import Reference
from models.structure import Structure
from models.text import Text
from models.values.date import year_of
from models.values.symbol import reference_key, year_in_symbol
from pipeline.resolve.place import place


def join(mentions: Mentions, text: Text, structure: Structure) -> tuple[Reference, ...]:
    """Every mention with its own span, all of one document with the joined facts."""
    found = []
    for mention in mentions.references:
        year = year_of(mention.date) if mention.date else year_in_symbol(mention.symbol)
        found.append(
            Reference(
                type=mention.type,
                number=mention.number,
                symbol=mention.symbol,
                date=mention.date,
                year=year,
                issuers=mention.issuers,
                title=mention.title,
                key=reference_key(mention.type, mention.number, mention.symbol, year),
                relation=mention.relation,
                **place(mention.span, text, structure),
            )
        )
    return tuple(found)
