"""Awards of the record: an award without a year takes the one that the document is about."""

from __future__ import annotations

from models.mention import Mentions
from models.record import Award
from models.structure import Structure
from models.text import Text
from pipeline.resolve.place import place


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Award, ...]:
    """One award a mention; `year` as stated with it, else the year of the document's period if it lies in one."""
    year = _year(structure)
    return tuple(
        Award(
            award=mention.award,
            name=mention.name,
            count=mention.count,
            recipient=mention.recipient,
            year=mention.year or year,
            **place(mention.span, text, structure),
        )
        for mention in mentions.awards
    )


def _year(structure: Structure) -> int | None:
    period = structure.header.period
    return period.end.year if period and period.start.year == period.end.year else None
