"""Everything in the corpus that doesn't agree, or what is asked for of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from api.answers.comparison.vintage import issued_span
from api.answers.disagreements.citations import Shelf, citation_findings
from api.answers.disagreements.examination import examine
from api.answers.disagreements.names import Names, name_findings
from api.answers.disagreements.parts import Stretch, parts_differ
from api.answers.disagreements.reading import claims_by_body
from api.answers.disagreements.series import Book, Claim
from api.answers.documents import documents_held
from api.answers.holding import whole
from api.answers.indicators import names_meant
from api.answers.mentions import Locate, every, issuers_meant, locator, told_year, within
from api.answers.passages import every_passage
from api.answers.portions import Order, portion
from index import IndexReader
from models.errors import BadCallError
from models.finding import Finding, FindingKind, FindingPage
from models.query import DisagreementQuery, MentionQuery, ObservationQuery, SearchQuery

KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
OF_PARTS = ("gồm", '"trong đó"', '"chia ra"', '"chia thành"', '"chia theo"')
"""Words by which a text says that it names parts of a total."""
_CITATION, _NAME, _PARTS = "citation-differs", "name-differs", "parts-differ"


def disagreements(query: DisagreementQuery, reader: IndexReader) -> FindingPage:
    """The page of findings, those in the newest documents first; BadCallError("kind") for a kind that there isn't.

    Narrowed to indicators it tells nothing of citations and names.
    """
    unknown = [kind for kind in query.kinds if kind not in KINDS]
    if unknown:
        raise BadCallError("kind", f"không có loại “{unknown[0]}”; hãy dùng: {', '.join(KINDS)}")
    question = ("disagreements", query.model_copy(update={"after": None, "limit": 1}))
    found = whole(reader, question, lambda: _found(query, reader))
    items, cursor = portion(found, _order, query.after, query.limit)
    return FindingPage(total=len(found), cursor=cursor, items=items)


def _found(query: DisagreementQuery, reader: IndexReader) -> Iterable[Finding]:
    """What is asked for, each once: passages may overlap."""
    return {_order(one): one for one in _all(query, reader) if _asked(one, query)}.values()


def _all(query: DisagreementQuery, reader: IndexReader) -> Iterator[Finding]:
    locate = locator(reader)
    issuers = issuers_meant(query.issuers, reader) if query.issuers else ()
    if query.issuers and not issuers:
        return
    wanted = set(query.kinds or KINDS)
    if wanted - {_CITATION, _NAME}:
        asked = ObservationQuery(indicators=names_meant(query.indicators), issuers=issuers)
        stretches = _stretches(issuers, reader) if _PARTS in wanted else {}
        told: set[tuple[object, ...]] = set()
        for claims in claims_by_body(asked, reader, locate):
            claims.sort(key=lambda one: one.age)
            yield from examine(claims, Book(claims), told)
            yield from _parts(claims, stretches)
    if not query.indicators and _CITATION in wanted:
        yield from _citations(issuers, reader, locate)
    if not query.indicators and _NAME in wanted:
        mentions = list(every(reader.movements, MentionQuery(issuers=issuers)))
        names = Names(mentions)
        for one in mentions:
            yield from name_findings(one, names, locate)


def _stretches(issuers: tuple[str, ...], reader: IndexReader) -> Mapping[str, Sequence[Stretch]]:
    """The passages of documents that name parts of a total, by document."""
    found: dict[str, dict[int, Stretch]] = defaultdict(dict)
    for words in OF_PARTS:
        for passage in every_passage(SearchQuery(text=words, issuers=issuers), reader):
            key = passage.document.key
            found[key].setdefault(passage.start, Stretch(key, passage.start, passage.quote))
    return {key: tuple(stretches.values()) for key, stretches in found.items()}


def _parts(claims: Iterable[Claim], stretches: Mapping[str, Sequence[Stretch]]) -> Iterator[Finding]:
    of_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.document in stretches:
            of_document[claim.document].append(claim)
    for key, stated in of_document.items():
        stated.sort(key=lambda one: one.observation.start)
        for stretch in stretches[key]:
            yield from parts_differ(stretch, stated)


def _citations(issuers: tuple[str, ...], reader: IndexReader, locate: Locate) -> Iterator[Finding]:
    """Citations that differ; one document that cites wrongly in several places is told once."""
    asked = list(every(reader.references, MentionQuery(issuers=issuers)))
    if not asked:
        return
    cites = list(every(reader.references, MentionQuery())) if issuers else asked
    shelf = Shelf(documents_held(reader), cites)
    told = set()
    for cite in asked:
        for found in citation_findings(cite, shelf, locate):
            mark = (cite.document.key, cite.key, found.part, found.here.words)
            if mark not in told:
                told.add(mark)
                yield found


def _asked(found: Finding, query: DisagreementQuery) -> bool:
    if query.kinds and found.kind not in query.kinds:
        return False
    head = found.here.document
    years = {told_year(head) if head else None, found.period.end.year if found.period else None}
    return any(within(year, query.years) for year in years)


def _order(found: Finding) -> Order:
    """The newest documents first, then the order of the text."""
    here = found.here
    head, place = here.document, here.source
    issued = issued_span(head.issued).start.toordinal() if head else 0
    start = place.start if place else 0
    period = found.period.start.isoformat() if found.period else ""
    return -issued, head.key if head else "", start, found.kind, period, str(found.base), str(found.stated)
