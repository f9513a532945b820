"""What every engine does: the questions an index answers and the two ways to write to it.

A page's `cursor` is the position behind its last item, None on the last page; given back as `after` it goes on from
there. A position that the index did not give raises BadCallError("cursor"). Positions stay good when documents are
added: nothing before them comes again. Filters of one kind are alternatives, of several kinds all must hold; names of
bodies, areas and movements are compared folded, codes and keys letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from index.rows import DocumentRows, Held
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

PATIENCE_SECONDS = 0.5
"""How long a writer waits for another, who may only mend something."""

Place = tuple[str, str | None]
"""Key of a document, id of a section of it."""


class IndexReader(Protocol):
    """The questions. Safe to use from several threads, and while another process writes."""

    def search(self, query: SearchQuery) -> SearchPage:
        """Passages that hold every word and phrase of the question, best first.

        A word matches without regard to case, diacritics and đ/d; a passage that also has the question's diacritics,
        and one where its words stand side by side, scores higher. Equal scores: newest document first, then the order
        of the text. To an empty text every passage answers, with score 0 and in that same order; to one without a
        letter or digit ("%", blanks) none. `total` and the facets count all answers, not the page; a facet has at most
        100 values, most frequent first, then by value.
        """

    def documents(self, query: DocumentQuery) -> DocumentPage:
        """Documents by issue date, newest first, undated last, then by key; `total` counts all that pass the filters.

        A document's year is that of its issue; if that is unknown, that in which its period ends.
        """

    def document(self, key: str) -> HeldDocument | None:
        """One document, by its key or another that it has (`aliases`); None if it is not held."""

    def issuers(self) -> tuple[str, ...]:
        """Folded names of the bodies that issue documents that are held, each once, ascending."""

    def section(self, key: str, section: str | None) -> SectionPath:
        """Where a section stands in a document; an empty path if the document or the section is not held."""

    def sections(self, places: Iterable[Place]) -> dict[Place, SectionPath]:
        """What `section` tells, of many at once."""

    def observations(self, query: ObservationQuery) -> ObservationPage:
        """Stated values whose indicator has one of the codes, or whose printed name one of the names (folded).

        `documents` are keys of what states them. `first` and `last` hold all of the fact's own period between them,
        `periods` name it. In order of period start, period end, indicator (unregistered first), issue date, document
        key, place in the text.
        """

    def references(self, query: MentionQuery) -> ReferencePage:
        """Citations by citing document, newest first, then in text order; `keys` are keys of the cited document."""

    def movements(self, query: MentionQuery) -> MovementPage:
        """Movements named, in the order of `references`; `keys` are register ids or names."""

    def statements(self, query: MentionQuery) -> StatementPage:
        """Statements, in the order of `references`; `roles` narrow them, `keys` don't apply."""

    def awards(self, query: MentionQuery) -> AwardPage:
        """Awards, in the order of `references`; `keys` are register codes or names."""

    def state(self) -> str:
        """Changes with every commit and rebuild that readers see; a question to the index, however many documents."""


class IndexWriter(Protocol):
    """Writes whole documents. What was put or removed is seen by readers after `commit`, and then survives a crash.

    A crash or an error within `commit`: the embedded engine has made all of it or none. Elasticsearch knows no such
    thing over many documents: some may be made and others not, or one be half written, which `held` tells apart; what
    is put or removed again is then made whole.
    """

    @property
    def sequence(self) -> int:
        """The number of the next commit; commits are counted, and never is a number given twice."""

    def put(self, rows: DocumentRows, sequence: int | None = None) -> None:
        """Holds a document; all rows that its key had before are gone.

        It has the number of the commit, or another `sequence`: one that it had before, in an index that is rebuilt.
        """

    def remove(self, key: str, sequence: int | None = None) -> None:
        """Holds the document no more; nothing happens if it wasn't held. `sequence`: see `put`."""

    def commit(self) -> None:
        """Makes everything since the last commit visible and durable."""


class Rebuild(IndexWriter, Protocol):
    """Writes to an index that is to take another one's place."""

    def alone(self, seconds: float) -> None:
        """From now on nobody writes to the other one, until this one has its place.

        Waits so long for a writer at work; then StoreError("index-locked").
        """


class Index(IndexReader, Protocol):
    """An index that is open."""

    def held(self, after: str | None = None, limit: int = 500) -> tuple[Held, ...]:
        """In which state documents are held: the first `limit` with keys over `after`, by key; at the end none.

        Half-written ones are among them, which the questions may not show. For who writes: in Elasticsearch it makes
        visible what lies written.
        """

    def writer(self, above: int = 0, seconds: float = PATIENCE_SECONDS) -> AbstractContextManager[IndexWriter]:
        """The one writer; commits at the end, drops what is uncommitted if an error ends it.

        Its commits have sequences over `above`, and over all that the index knows. Waits so many seconds for somebody
        else who writes; then StoreError("index-locked"): where a writer of another machine died, for at most a minute.
        """

    def rebuild(self, above: int = 0, beside: bool = False) -> AbstractContextManager[Rebuild]:
        """A writer to a new, empty index that takes this one's place at the end, and is dropped if an error ends it.

        Nobody else writes meanwhile; `beside`: others may, until it asks to be `alone`. What they wrote is then to be
        written here as well. There is one rebuild at a time. The index before is kept until the next.
        """

    def rollback(self) -> None:
        """Takes back the last rebuild, in one step; a second time, takes that back.

        StoreError("index-no-previous") if no index of before is there.
        """

    def close(self) -> None:
        """Lets go of files and connections; using the index afterwards opens them again."""
