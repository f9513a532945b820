"""Movements, in short and one with its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.answers.documents import documents_held
from api.answers.holding import whole
from api.answers.issuers import is_of, issuer_name, newest_name
from api.answers.mentions import every, line_of, locator, time_order, told_year, within
from api.answers.movements.identity import Group, grouped
from api.answers.movements.origins import launchers, launches, phases, year_of_row
from api.answers.movements.sentences import Told, sentences
from api.answers.portions import Order, portion
from index import IndexReader
from models.answer import DocumentHead
from models.errors import NotHeldError
from models.history import (
    MovementHistory,
    MovementList,
    MovementSummary,
    MovementTold,
    MovementYear,
    NameVariant,
    TakenUp,
)
from models.query import MentionQuery, MovementQuery, SearchQuery
from models.values.wording import fold

Held = Mapping[str, set[int]]
"""Line of bodies → years of which documents are held."""


def movements(query: MovementQuery, reader: IndexReader) -> MovementList:
    """Movements that documents name, those named by most first. Years and bodies narrow the list, never a history."""
    question = ("movements", query.model_copy(update={"after": None, "limit": 1}))
    found = whole(reader, question, lambda: _found(query, reader))
    known, cursor = portion(found, _order, query.after, query.limit)
    return MovementList(total=len(found), cursor=cursor, items=tuple(_shown(one, reader) for one in known))


def movement(asked: str, reader: IndexReader) -> MovementHistory:
    """One movement by id or name; NotHeldError("movement-unknown") if no document names it."""
    group = _meant(asked, _groups(reader))
    documents = tuple(documents_held(reader))
    told = sorted(sentences(group, reader, locator(reader)), key=_time)
    launched, run = tuple(launches(group.row, told, documents)), tuple(phases(group.row, told))
    known = dict(_shown(_summary(group, _years_held(documents)), reader))
    if not known["launched_by"] and launched:
        known["launched_by"] = launched[0].issuers
    if not (known["start"] or known["end"]) and run:
        known |= {"start": run[0].first, "end": run[0].last}
    return MovementHistory(
        **known,
        launches=launched,
        phases=run,
        taken_up=tuple(_taken_up(group)),
        years=tuple(_years(told)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A movement in short, before its silence is told: the bodies that named it, the years in which they went on."""

    summary: MovementSummary
    lines: frozenset[str]
    later: frozenset[int]


def _found(query: MovementQuery, reader: IndexReader) -> list[_Known]:
    held = _years_held(documents_held(reader))
    return [_summary(group, held) for group in _groups(reader) if _wanted(group, query)]


def _summary(group: Group, held: Held) -> _Known:
    heads = {one.document.key: one.document for one in group.mentions}.values()
    years = [year for head in heads if (year := told_year(head))]
    last = max(years, default=None)
    lines = frozenset(line_of(head) for head in heads)
    later = frozenset(year for line in lines for year in held.get(line, ()) if last and year > last)
    newest = sorted(heads, key=time_order, reverse=True)
    issuers = dict.fromkeys(name for head in newest if (name := _body(head)))
    shown = MovementSummary(
        id=group.id,
        registered=group.row is not None,
        name=group.name,
        kind=group.mentions[0].kind,
        launched_by=launchers(group.row),
        start=year_of_row(group.row.start) if group.row else None,
        end=year_of_row(group.row.end) if group.row else None,
        variants=tuple(NameVariant(name=name, documents=documents) for name, documents in group.names),
        first=min(years, default=None),
        last=last,
        silent_since=None,
        documents=len(heads),
        issuers=tuple(issuers),
    )
    return _Known(shown, lines, later)


def _shown(known: _Known, reader: IndexReader) -> MovementSummary:
    """The movement with the first year of silence: one in which the bodies wrote, and none after the last mention.

    A name that stands in a text without a word that says what it is, is no mention; but it isn't silence either.
    """
    if not known.later:
        return known.summary
    (read,) = whole(reader, ("read", known.summary.id, known.lines, known.later), lambda: (_last_read(known, reader),))
    silent = min((year for year in known.later if year > read), default=None)
    return known.summary.model_copy(update={"silent_since": silent})


def _last_read(known: _Known, reader: IndexReader) -> int:
    """The last of the later years in which a document of these bodies has a name of it in its text; 0 if none is.

    The last year is asked for first: where it has the name, no other passage need be read.
    """
    names = [name for name in dict.fromkeys(fold(variant.name) for variant in known.summary.variants) if name]
    for year in sorted(known.later, reverse=True):
        for name in names:
            asked = SearchQuery(text=f'"{name}"', years=(year - 1, year, year + 1))
            if any(told_year(head) == year and line_of(head) in known.lines for head in _reading(asked, reader)):
                return year
    return 0


def _reading(query: SearchQuery, reader: IndexReader) -> Iterator[DocumentHead]:
    """The documents of all passages that answer."""
    after = None
    while True:
        page = reader.search(query.model_copy(update={"limit": 100, "after": after}))
        yield from (one.document for one in page.items)
        after = page.cursor
        if after is None:
            return


def _groups(reader: IndexReader) -> list[Group]:
    return grouped(every(reader.movements, MentionQuery()))


def _meant(asked: str, groups: Sequence[Group]) -> Group:
    by_id = [group for group in groups if group.id == asked]
    names = fold(asked)
    by_name = [
        group
        for group in groups
        if names in (fold(group.id), fold(group.name), *(fold(name) for name, _ in group.names))
    ]
    found = by_id or by_name
    if len(found) != 1:
        raise NotHeldError("movement-unknown", f"không văn bản nào trong kho nhắc đến phong trào “{asked}”")
    return found[0]


def _wanted(group: Group, query: MovementQuery) -> bool:
    words = fold(" ".join((group.id, group.name, *(name for name, _ in group.names))))
    return all(word in words for word in fold(query.text).split()) and any(
        is_of(one.document.issuers, query.issuers) and within(told_year(one.document), query.years)
        for one in group.mentions
    )


def _years_held(documents: Iterable[DocumentHead]) -> Held:
    held: dict[str, set[int]] = defaultdict(set)
    for head in documents:
        if year := told_year(head):
            held[line_of(head)].add(year)
    return held


def _order(known: _Known) -> Order:
    return -known.summary.documents, known.summary.id


def _time(told: Told) -> tuple[int, str, str, int]:
    return *time_order(told.mention.document), told.mention.start


def _body(head: DocumentHead) -> str | None:
    return issuer_name(tuple(newest_name(issuer) for issuer in head.issuers))


def _taken_up(group: Group) -> Iterator[TakenUp]:
    """Bodies in the order in which they first named it."""
    lines: dict[str, dict[str, DocumentHead]] = defaultdict(dict)
    for one in sorted(group.mentions, key=lambda one: time_order(one.document)):
        lines[line_of(one.document)][one.document.key] = one.document
    for heads in lines.values():
        years = [year for head in heads.values() if (year := told_year(head))]
        name = _body(next(iter(heads.values())))
        if name:
            yield TakenUp(
                issuer=name, first=min(years, default=None), last=max(years, default=None), documents=len(heads)
            )


def _years(told: Sequence[Told]) -> Iterator[MovementYear]:
    by_year: dict[int | None, list[MovementTold]] = defaultdict(list)
    for one in told:
        shown = MovementTold(name=one.mention.quote, stance=one.stance, source=one.source)
        by_year[told_year(one.mention.document)].append(shown)
    for year, ones in by_year.items():
        yield MovementYear(year=year, told=tuple(ones))
