"""References of the record: mentions of one document, wherever they stand, share what any of them states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.mention import Mentions, ReferenceMention
from models.record import Reference
from models.structure import Structure
from models.text import Text
from models.values.date import year_of
from models.values.symbol import fold_symbol, reference_key, year_in_symbol
from pipeline.resolve.issuers import full_issuers
from pipeline.resolve.place import place

_DAY = 10
"""Length of an EDTF date that tells the day."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a document says of one cited document, joined over its mentions."""

    type: str | None
    date: str | None
    year: int | None
    issuers: tuple[str, ...]
    title: str | None


def join(mentions: Mentions, text: Text, structure: Structure) -> tuple[Reference, ...]:
    """Every mention with its own span, all mentions of one cited document with the joined facts.

    Two mentions are of one document if type, number and folded symbol agree and no stated years contradict.
    """
    groups = _groups(mentions.references)
    facts = [_joined(group, structure) for group in groups]
    of_mention = {id(mention): fact for group, fact in zip(groups, facts, strict=True) for mention in group}
    return tuple(_reference(mention, of_mention[id(mention)], text, structure) for mention in mentions.references)


def _groups(mentions: Sequence[ReferenceMention]) -> list[list[ReferenceMention]]:
    """Mentions of one document together; one that leaves type or year open joins only if a single one fits."""
    groups: list[list[ReferenceMention]] = []
    by_name: dict[tuple[str, str], list[list[ReferenceMention]]] = {}
    for mention in sorted(mentions, key=_openness):
        named = by_name.setdefault((mention.number.lstrip("0"), fold_symbol(mention.symbol)), [])
        fitting = [group for group in named if _fits(mention, group[0])]
        if len(fitting) == 1:
            fitting[0].append(mention)
        else:
            named.append([mention])
            groups.append(named[-1])
    return groups


def _openness(mention: ReferenceMention) -> int:
    return (mention.type is None) + (_year(mention) is None)


def _fits(mention: ReferenceMention, first: ReferenceMention) -> bool:
    return mention.type in (None, first.type) and _year(mention) in (None, _year(first))


def _year(mention: ReferenceMention) -> int | None:
    """The year that the mention itself states: by its date, by its symbol. Never that of the citing document."""
    return (year_of(mention.date) if mention.date else None) or year_in_symbol(mention.symbol)


def _joined(group: Sequence[ReferenceMention], structure: Structure) -> _Cited:
    dates = {mention.date for mention in group if mention.date and len(mention.date) == _DAY}
    issuers = max((mention.issuers for mention in group), key=lambda names: sum(map(len, names)))
    titles = [mention.title for mention in group if mention.title]
    return _Cited(
        type=group[0].type,
        date=dates.pop() if len(dates) == 1 else None,
        year=next((year for year in map(_year, group) if year), None),
        issuers=full_issuers(issuers, group[0].symbol, structure),
        title=max(titles, key=len) if titles else None,
    )


def _reference(mention: ReferenceMention, cited: _Cited, text: Text, structure: Structure) -> Reference:
    own = mention.date if mention.date and len(mention.date) == _DAY else None
    return Reference(
        type=cited.type,
        number=mention.number,
        symbol=mention.symbol,
        date=cited.date or own,
        year=cited.year,
        issuers=cited.issuers,
        title=cited.title,
        key=reference_key(cited.type, mention.number, mention.symbol, cited.year),
        relation=mention.relation,
        **place(mention.span, text, structure),
    )
