"""Cited documents, in short and one with all that cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from api.answers.documents import documents_held, symbol_line
from api.answers.holding import whole
from api.answers.issuers import is_of
from api.answers.mentions import Locate, every, locator, source_of, time_order, told_year, within
from api.answers.portions import Order, portion
from api.answers.references.chain import chain
from api.answers.references.identity import UNKNOWN, Cite, Cited, base_of, cited
from api.answers.search import type_code
from index import IndexReader
from models.answer import DocumentHead
from models.errors import NotHeldError
from models.history import Citation, CitedDocument, ReferenceHistory, ReferenceList
from models.query import CitedQuery, MentionQuery
from models.values.wording import fold

YEARS = range(1945, 2100)
"""Years of issue that a citation may have."""


def cited_documents(query: CitedQuery, reader: IndexReader) -> ReferenceList:
    """Documents that others cite, those cited by most first; `held=False` is the list of what the corpus lacks."""
    question = ("references", query.model_copy(update={"after": None, "limit": 1}))
    found = whole(reader, question, lambda: _found(query, reader))
    items, cursor = portion(found, _order, query.after, query.limit)
    return ReferenceList(total=len(found), cursor=cursor, items=items)


def _found(query: CitedQuery, reader: IndexReader) -> Iterator[CitedDocument]:
    types = {type_code(name) for name in query.types}
    for entry in cited(every(reader.references, MentionQuery()), documents_held(reader)):
        cites = [cite for cite in entry.cites if _asked(cite.reference.document, query)]
        shown = summary(entry, cites) if cites else None
        if shown and _wanted(shown, query, types):
            yield shown


def reference(key: str, reader: IndexReader) -> ReferenceHistory:
    """The history of one; NotHeldError("reference-unknown") if nobody cites it or the key means several."""
    plain, _, body = key.partition("@")
    entries = [entry for entry in citing([plain], reader) if plain in (entry.key, *entry.aliases)]
    meant = [entry for entry in entries if not body or fold(body) == entry.owner]
    if len(meant) != 1:
        raise _unknown(key, entries)
    entry, locate = meant[0], locator(reader)
    cites = sorted(entry.cites, key=_cite_order)
    return ReferenceHistory(
        **dict(summary(entry, entry.cites)),
        cited_by=tuple(_citation(cite, locate) for cite in cites),
        chain=tuple(chain(entry, lambda keys: citing(keys, reader), reader, locate)),
    )


def citing(keys: Iterable[str], reader: IndexReader) -> list[Cited]:
    """The cited documents of these keys, whatever their year, with everybody who cites them."""
    bases = sorted({base_of(key) for key in keys if key.count("|") == 4})
    found = []
    for base in bases:  # one question a base: SQLite takes a limited number of values
        asked = tuple(f"{base}|{year}" for year in (*YEARS, UNKNOWN))
        found += list(every(reader.references, MentionQuery(keys=asked)))
    if not found:
        return []
    return cited(found, documents_held(reader))


def summary(entry: Cited, cites: list[Cite]) -> CitedDocument:
    """A cited document in short, as these citations show it."""
    told = [cite.reference for cite in sorted(cites, key=_cite_order)]
    years = [year for one in told if (year := told_year(one.document))]
    relations = Counter(one.relation for one in told if one.relation)
    dates = [date for date, _ in Counter(one.date for one in reversed(told) if one.date).most_common()]
    issuers = max((one.issuers for one in told), key=lambda names: sum(map(len, names)))
    return CitedDocument(
        key=entry.name,
        type=told[-1].type,
        number=told[-1].number,
        symbol=told[-1].symbol,
        date=entry.held.issued if entry.held else next(iter(dates), None),
        dates=tuple(dates),
        year=entry.year,
        issuers=entry.held.issuers if entry.held else issuers,
        title=(entry.held.title if entry.held else None) or max((one.title or "" for one in told), key=len) or None,
        spellings=tuple(dict.fromkeys(symbol_line(one.number, one.symbol) for one in told)),
        held=entry.held,
        documents=len({one.document.key for one in told}),
        citations=len(told),
        relations=dict(sorted(relations.items(), key=lambda item: (-item[1], item[0]))),
        first=min(years, default=None),
        last=max(years, default=None),
    )


def _asked(head: DocumentHead, query: CitedQuery) -> bool:
    return is_of(head.issuers, query.issuers) and within(told_year(head), query.years)


def _wanted(shown: CitedDocument, query: CitedQuery, types: set[str]) -> bool:
    if query.held is not None and (shown.held is not None) != query.held:
        return False
    if types and shown.type not in types:
        return False
    words = fold(" ".join((*shown.spellings, *shown.issuers, shown.title or "", shown.date or "")))
    return all(word in words for word in fold(query.text).split())


def _order(shown: CitedDocument) -> Order:
    return -shown.documents, -shown.citations, shown.key, *shown.issuers


def _cite_order(cite: Cite) -> tuple[int, str, str, int]:
    return *time_order(cite.reference.document), cite.reference.start


def _citation(cite: Cite, locate: Locate) -> Citation:
    one = cite.reference
    source = source_of(one, one.document, locate)
    return Citation(relation=one.relation, year_stated=cite.year_stated, source=source)


def _unknown(key: str, entries: list[Cited]) -> NotHeldError:
    if len(entries) > 1:
        names = "; ".join(entry.name for entry in entries)
        return NotHeldError("reference-unknown", f"khoá “{key}” chỉ văn bản của nhiều cơ quan; hãy hỏi: {names}")
    return NotHeldError("reference-unknown", f"không văn bản nào trong kho viện dẫn “{key}”; xem ở /v1/references")
