"""Finds the words for periods, unresolved."""

from __future__ import annotations

from spacy.tokens import Doc

from models.mention import PeriodMention
from models.text import Span
from models.values.period import find_periods


def find(doc: Doc) -> tuple[PeriodMention, ...]:
    """The period expressions of a text, in text order, outside references."""
    taken = [mention.span for mention in doc._.found.get("references", ())]
    mentions: list[PeriodMention] = []
    place = 0
    for period in find_periods(doc._.text.content):
        while place < len(taken) and taken[place].end <= period.start:
            place += 1
        if place < len(taken) and taken[place].start <= period.start:
            continue
        mentions.append(PeriodMention(Span(period.start, period.end), period.expression))
    return tuple(mentions)
