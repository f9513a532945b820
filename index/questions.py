"""The questions as every engine answers them, over the few things that each engine does itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from index.fields import AWARDS, DOCUMENTS, INTEGERS, MOVEMENTS, OBSERVATIONS, REFERENCES, STATEMENTS, Table
from index.interface import Place
from index.matching import Terms, terms_of
from index.pages import (
    NO_FACETS,
    Found,
    Listed,
    Page,
    Position,
    listing_position,
    next_of,
    search_page,
    search_position,
    stated_page,
)
from models.answer import (
    AwardPage,
    DocumentPage,
    HeldDocument,
    MovementPage,
    ObservationPage,
    ReferencePage,
    SearchPage,
    SectionPath,
    StatementPage,
)
from models.query import DocumentQuery, MentionQuery, ObservationQuery, SearchQuery

NO_YEAR = 0
"""Stands for numbers that no engine can compare with a year: nothing is of that year."""
LOCKED = "chỉ mục đang được một tiến trình khác ghi; chờ tiến trình đó xong rồi chạy lại"
REINDEX = "chạy `tienle reindex` để dựng lại từ kho lưu trữ"
NO_PREVIOUS = "không có bản chỉ mục trước để quay lại; bản trước chỉ được giữ sau `tienle reindex`"
Question = DocumentQuery | MentionQuery | ObservationQuery


class Questions(ABC):
    """Answers the questions of `index.interface.IndexReader`; an engine finds, lists and counts rows."""

    def search(self, query: SearchQuery) -> SearchPage:
        """See IndexReader.search."""
        query = _comparable(query)
        terms = terms_of(query.text)
        position, rank = search_position(query.after)
        if query.text and terms.empty:
            return SearchPage(total=0, cursor=None, facets=NO_FACETS, items=())
        return search_page(self._found(query, terms, position, rank), terms, query.limit, rank)

    def documents(self, query: DocumentQuery) -> DocumentPage:
        """See IndexReader.documents."""
        listing_position(query.after)
        query = _comparable(query)
        total, rows = self._counted(DOCUMENTS, query)
        items = tuple(HeldDocument.model_validate_json(row.body) for row in rows[: query.limit])
        return DocumentPage(total=total, cursor=next_of(rows, query.limit), items=items)

    def document(self, key: str) -> HeldDocument | None:
        """See IndexReader.document."""
        kept = self._document(key)
        return HeldDocument.model_validate_json(kept) if kept else None

    def section(self, key: str, section: str | None) -> SectionPath:
        """See IndexReader.section."""
        return self.sections([(key, section)])[key, section]

    def sections(self, places: Iterable[Place]) -> dict[Place, SectionPath]:
        """See IndexReader.sections."""
        wanted = dict.fromkeys(places)
        kept = self._sections({(key, section) for key, section in wanted if section})
        return {
            (key, section): SectionPath.model_validate_json(kept[key, section])
            if section and (key, section) in kept
            else SectionPath(id=section, path=(), role=None)
            for key, section in wanted
        }

    def observations(self, query: ObservationQuery) -> ObservationPage:
        """See IndexReader.observations."""
        return self._stated(ObservationPage, OBSERVATIONS, query)

    def references(self, query: MentionQuery) -> ReferencePage:
        """See IndexReader.references."""
        return self._stated(ReferencePage, REFERENCES, query)

    def movements(self, query: MentionQuery) -> MovementPage:
        """See IndexReader.movements."""
        return self._stated(MovementPage, MOVEMENTS, query)

    def statements(self, query: MentionQuery) -> StatementPage:
        """See IndexReader.statements."""
        return self._stated(StatementPage, STATEMENTS, query)

    def awards(self, query: MentionQuery) -> AwardPage:
        """See IndexReader.awards."""
        return self._stated(AwardPage, AWARDS, query)

    def _stated(self, model: type[Page], table: Table, query: MentionQuery | ObservationQuery) -> Page:
        listing_position(query.after)
        rows = self._listed(table, query if isinstance(query, ObservationQuery) else _comparable(query))
        return stated_page(model, rows, query.limit, self._heads({row.document for row in rows[: query.limit]}))

    @abstractmethod
    def _found(self, query: SearchQuery, terms: Terms, after: Position | None, rank: int) -> Found:
        """The passages behind a position, of which about `rank` come before."""

    @abstractmethod
    def _listed(self, table: Table, query: Question) -> Sequence[Listed]:
        """The rows behind `query.after` by `sort`, one more than the page holds if there is one."""

    @abstractmethod
    def _counted(self, table: Table, query: Question) -> tuple[int, Sequence[Listed]]:
        """How many rows pass the filters, and what `_listed` gives."""

    @abstractmethod
    def _heads(self, keys: Iterable[str]) -> dict[str, str]:
        """Heads of documents as JSON, by key."""

    @abstractmethod
    def _document(self, key: str) -> str | None:
        """The body of a document, by its key or an alias; None if it is not held."""

    @abstractmethod
    def _sections(self, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The paths of sections as JSON by document and id, of those that are held."""


Dated = TypeVar("Dated", SearchQuery, DocumentQuery, MentionQuery)


def _comparable(query: Dated) -> Dated:
    """The same question with years that every engine can compare; others may be any whole number."""
    years = tuple(year if 0 <= year < INTEGERS else NO_YEAR for year in query.years)
    return query if years == query.years else query.model_copy(update={"years": years})
