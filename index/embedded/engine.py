"""The embedded engine: a question becomes SQL or a tantivy query, the rows it finds become models."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from math import isfinite
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import apsw

from index.embedded import facts, passages, store
from index.fields import AWARDS, DOCUMENTS, MOVEMENTS, OBSERVATIONS, REFERENCES, STATEMENTS, Table
from index.interface import IndexWriter
from index.matching import highlights, terms_of
from models.answer import (
    AwardPage,
    DocumentPage,
    HeldDocument,
    MovementPage,
    ObservationPage,
    Passage,
    ReferencePage,
    SearchPage,
    SectionPath,
    StatementPage,
)
from models.errors import BadCallError, StoreError
from models.query import DocumentQuery, MentionQuery, ObservationQuery, SearchQuery

Page = TypeVar("Page", ObservationPage, ReferencePage, MovementPage, StatementPage, AwardPage)
Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")
FIRST = "g1"
PLACES = 1 << 64
"""Places are whole numbers below this."""
CURSOR = "vị trí trang không hợp lệ; hỏi lại từ trang đầu"
PATIENCE_SECONDS, CREATION_SECONDS = 0.5, 10.0
"""How long to wait for another process: for a moment, as it may only mend something; or while it makes the index."""


def _told(
    ask: Callable[Concatenate[EmbeddedIndex, Asked], Answer],
) -> Callable[Concatenate[EmbeddedIndex, Asked], Answer]:
    """A question that names a damaged index or a failing disk instead of failing in the engine's own words."""

    @wraps(ask)
    def told(self: EmbeddedIndex, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        with store.named_errors(self.folder):
            return ask(self, *asked, **named)

    return told


class EmbeddedIndex:
    """An index in a folder, made if it isn't there; its methods are those of `index.interface.Index`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opening = threading.Lock()
        self._held: store.Generation | None = None
        self._named_in = folder / "current"
        self._named: tuple[int, int, str | None] | None = None
        self._known_lines: tuple[str, int, facts.Lines] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @_told
    def search(self, query: SearchQuery) -> SearchPage:
        """See IndexReader.search."""
        terms = terms_of(query.text)
        position, rank = _search_position(query.after)
        if query.text and terms.empty:
            return SearchPage(total=0, cursor=None, facets=passages.NO_FACETS, items=())
        searcher = self._generation().searcher()
        with store.named_damage(self.folder):
            total, facets, hits = passages.found(searcher, query, terms, position, rank)
        page = hits[: query.limit]
        more = len(hits) > len(page)
        return SearchPage(
            total=total,
            cursor=json.dumps([*page[-1].position, rank + len(page)]) if more else None,
            facets=facets,
            items=tuple(
                Passage(**hit.body, score=hit.position[0], highlights=highlights(hit.body["quote"], terms))
                for hit in page
            ),
        )

    @_told
    def documents(self, query: DocumentQuery) -> DocumentPage:
        """See IndexReader.documents."""
        facts_now = self._generation().facts()
        where = self._where(DOCUMENTS, query)
        rows, cursor = _page(facts_now, DOCUMENTS, where, query.after, query.limit)
        items = tuple(HeldDocument.model_validate_json(body) for _, _, body in rows)
        return DocumentPage(total=facts.count(facts_now, DOCUMENTS, where), cursor=cursor, items=items)

    @_told
    def document(self, key: str) -> HeldDocument | None:
        """See IndexReader.document."""
        kept = facts.document(self._generation().facts(), key)
        return HeldDocument.model_validate_json(kept) if kept else None

    @_told
    def section(self, key: str, section: str | None) -> SectionPath:
        """See IndexReader.section."""
        path = facts.section(self._generation().facts(), key, section or "")
        return SectionPath.model_validate_json(path) if path else SectionPath(id=section, path=(), role=None)

    @_told
    def issuers(self) -> tuple[str, ...]:
        """See IndexReader.issuers."""
        return tuple(self._lines())

    @_told
    def observations(self, query: ObservationQuery) -> ObservationPage:
        """See IndexReader.observations."""
        where = self._where(OBSERVATIONS, query)
        if query.periods:
            where.append(facts.in_periods(query.periods))
        if query.first:
            where.append(('"start" >= ?', [query.first.isoformat()]))
        if query.last:
            where.append(('"end" <= ?', [query.last.isoformat()]))
        return self._stated(ObservationPage, OBSERVATIONS, where, query, facts.named(query.indicators))

    @_told
    def references(self, query: MentionQuery) -> ReferencePage:
        """See IndexReader.references."""
        return self._stated(ReferencePage, REFERENCES, self._where(REFERENCES, query), query)

    @_told
    def movements(self, query: MentionQuery) -> MovementPage:
        """See IndexReader.movements."""
        return self._stated(MovementPage, MOVEMENTS, self._where(MOVEMENTS, query), query)

    @_told
    def statements(self, query: MentionQuery) -> StatementPage:
        """See IndexReader.statements."""
        return self._stated(StatementPage, STATEMENTS, self._where(STATEMENTS, query), query)

    @_told
    def awards(self, query: MentionQuery) -> AwardPage:
        """See IndexReader.awards."""
        return self._stated(AwardPage, AWARDS, self._where(AWARDS, query), query)

    @contextmanager
    def writer(self) -> Iterator[IndexWriter]:
        """See Index.writer."""
        self._generation()
        with store.locked(self.folder, PATIENCE_SECONDS):
            generation = self._generation()
            store.sweep(self.folder)
            if not generation.in_step():
                generation.heal()
            with store.writing(generation) as writer:
                yield writer

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        """See Index.rebuild."""
        with store.locked(self.folder, PATIENCE_SECONDS):
            store.sweep(self.folder)
            name = store.next_name(self.folder)
            store.create(self.folder / name)
            with store.writing(store.Generation(self.folder / name)) as writer:
                yield writer
            store.make_current(self.folder, name)

    def close(self) -> None:
        """See Index.close."""
        if self._held is not None:
            self._held.close()
        self._held = None

    def _generation(self) -> store.Generation:
        """The generation in use; opened, made or healed the first time."""
        with self._opening:
            name = self._current() or self._create()
            if self._held is None or self._held.folder.name != name:
                generation = store.Generation(self.folder / name)
                self._heal(generation)
                self._held = generation
            return self._held

    def _current(self) -> str | None:
        """Name of the generation in use, read when its file is another one than before."""
        try:
            stat = self._named_in.stat()
        except OSError:
            return store.current(self.folder)
        if self._named is None or self._named[:2] != (stat.st_ino, stat.st_mtime_ns):
            self._named = stat.st_ino, stat.st_mtime_ns, store.current(self.folder)
        return self._named[2]

    def _create(self) -> str:
        with store.locked(self.folder, CREATION_SECONDS):
            name = store.current(self.folder)
            if name is None:
                shutil.rmtree(self.folder / FIRST, ignore_errors=True)
                store.create(self.folder / FIRST)
                store.make_current(self.folder, name := FIRST)
            return name

    def _heal(self, generation: store.Generation) -> None:
        """Mends what a crash left; a writer at work does it itself."""
        if generation.in_step():
            return
        if not generation.writable:
            reason = f"chỉ mục {self.folder} chưa ghi xong hoặc bị hỏng, mà thư mục không ghi được"
            raise StoreError("index-damaged", f"{reason}; với quyền ghi, {store.REINDEX}")
        try:
            with store.locked(self.folder):
                generation.heal()
        except StoreError as error:
            if error.code != "index-locked":
                raise

    def _where(self, table: Table, query: object) -> facts.Where:
        return facts.matching(table, query, self._lines)

    def _lines(self) -> facts.Lines:
        """The issuers that documents have, looked up once a commit."""
        generation = self._generation()
        _, sequence, _ = facts.state(generation.facts())
        moment, known = generation.folder.name, self._known_lines
        if known is None or known[:2] != (moment, sequence):
            self._known_lines = known = (moment, sequence, facts.issuer_lines(generation.facts()))
        return known[2]

    def _stated(
        self,
        model: type[Page],
        table: Table,
        where: facts.Where,
        query: ObservationQuery | MentionQuery,
        alternatives: Sequence[facts.Condition] = (),
    ) -> Page:
        """A page of mentions, each with the head of its document."""
        connection = self._generation().facts()
        rows, cursor = _page(connection, table, where, query.after, query.limit, alternatives)
        heads = facts.heads(connection, {key for _, key, _ in rows})
        items = ",".join(f'{body[:-1]},"document":{heads[key]}}}' for _, key, body in rows)
        # One parse of the whole JSON: quicker than one an item, and what was written is still looked at.
        return model.model_validate_json(f'{{"cursor":{json.dumps(cursor)},"items":[{items}]}}')


def _page(
    connection: apsw.Connection,
    table: Table,
    where: facts.Where,
    after: str | None,
    limit: int,
    alternatives: Sequence[facts.Condition] = (),
) -> tuple[list[tuple[str, str, str]], str | None]:
    if after is not None and " " not in after:
        raise BadCallError("cursor", CURSOR)
    rows = facts.page(connection, table, where, after, limit + 1, alternatives)
    return rows[:limit], rows[limit - 1][0] if len(rows) > limit else None


def _search_position(after: str | None) -> tuple[passages.Position | None, int]:
    if after is None:
        return None, 0
    try:
        score, place, sort, rank = json.loads(after)
        position, rank = (float(score), int(place), str(sort)), int(rank)
    except (ValueError, TypeError, OverflowError):
        raise BadCallError("cursor", CURSOR) from None
    if not (isfinite(position[0]) and 0 <= position[1] < PLACES and rank >= 0):
        raise BadCallError("cursor", CURSOR)
    return position, rank
