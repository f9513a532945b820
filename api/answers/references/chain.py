"""The chain of a cited document: what it stands on, who cites it, who cites those: directive, plan, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from api.answers.comparison.vintage import issued_span
from api.answers.mentions import Locate, every, source_of, time_order
from api.answers.references.identity import Cite, Cited, key_of
from index import IndexReader
from models.answer import DocumentHead
from models.history import ChainLink
from models.query import MentionQuery

Citing = Callable[[Iterable[str]], list[Cited]]
"""The cited documents of these keys, with everybody who cites them."""


def chain(entry: Cited, citing: Citing, reader: IndexReader, locate: Locate) -> Iterator[ChainLink]:
    """Each document once, at the level nearest to the cited one; those of level 2 behind the one that they cite."""
    seen = {entry.held.key} if entry.held else set()
    if entry.held:
        yield from _above(entry, entry.held, citing, reader, locate)
    first = list(_links(entry, 1, seen, locate))
    further = {one.key: one for one in citing(link.key for link in first if link.key)}
    for link in first:
        yield link
        below = further.get(link.key or "")
        if below and below.held and link.document and below.held.key == link.document.key:
            yield from _links(below, 2, seen, locate)


def _links(entry: Cited, level: int, seen: set[str], locate: Locate) -> Iterator[ChainLink]:
    """Documents that cite `entry` and were not seen yet, in order of time; the relation is the first that is stated."""
    by_document: dict[str, list[Cite]] = {}
    for cite in sorted(entry.cites, key=lambda cite: (*time_order(cite.reference.document), cite.reference.start)):
        by_document.setdefault(cite.reference.document.key, []).append(cite)
    for key, cites in by_document.items():
        if key in seen:
            continue
        seen.add(key)
        one = next((cite.reference for cite in cites if cite.reference.relation), cites[0].reference)
        yield ChainLink(
            level=level,
            under=entry.name,
            key=key_of(one.document),
            document=one.document,
            relation=one.relation,
            source=source_of(one, one.document, locate),
        )


def _above(
    entry: Cited, held: DocumentHead, citing: Citing, reader: IndexReader, locate: Locate
) -> Iterator[ChainLink]:
    """What the cited document cites itself, in the order of its text."""
    years = (issued_span(held.issued).start.year,)
    asked = every(reader.references, MentionQuery(issuers=held.issuers, years=years))
    own = {one.key: one for one in asked if one.document.key == held.key}
    of_key = {alias: found for found in citing(own) for alias in (found.key, *found.aliases)}
    for key, one in own.items():
        meant = of_key.get(key)
        yield ChainLink(
            level=-1,
            under=meant.name if meant else key,
            key=entry.key,
            document=meant.held if meant else None,
            relation=one.relation,
            source=source_of(one, held, locate),
        )
