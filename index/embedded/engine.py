"""The embedded engine: a question becomes SQL or a tantivy query, the rows it finds become models."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial, wraps
from itertools import starmap
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import apsw

from index.embedded import facts, folders, listing, passages, store
from index.fields import Table
from index.interface import PATIENCE_SECONDS, IndexWriter, Rebuild
from index.matching import Terms
from index.pages import Found, Listed, Position
from index.questions import NO_PREVIOUS, REINDEX, Question, Questions
from index.rebuilding import Rebuilder
from index.rows import Held
from models.errors import StoreError
from models.query import SearchQuery

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")
FIRST = "g1"
CREATION_SECONDS = 10.0
"""How long to wait for another process while it makes the index."""


def _told(
    ask: Callable[Concatenate[EmbeddedIndex, Asked], Answer],
) -> Callable[Concatenate[EmbeddedIndex, Asked], Answer]:
    """A question that names a damaged index or a failing disk instead of failing in the engine's own words."""

    @wraps(ask)
    def told(self: EmbeddedIndex, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        with folders.named_errors(self.folder):
            return ask(self, *asked, **named)

    return told


class EmbeddedIndex(Questions):
    """An index in a folder, made if it isn't there; its methods are those of `index.interface.Index`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opening = threading.Lock()
        self._held: store.Generation | None = None
        self._named_in = folder / "current"
        self._named: tuple[int, int, str | None] | None = None
        self._known_lines: tuple[str, listing.Lines] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @_told
    def issuers(self) -> tuple[str, ...]:
        """See IndexReader.issuers."""
        return tuple(self._lines())

    @_told
    def state(self) -> str:
        """See IndexReader.state."""
        generation = self._generation()
        return f"{generation.folder.name} {facts.state(generation.facts())[1]}"

    @contextmanager
    def writer(self, above: int = 0, seconds: float = PATIENCE_SECONDS) -> Iterator[IndexWriter]:
        """See Index.writer."""
        self._generation()
        with folders.locked(self.folder, seconds):
            generation = self._generation()
            folders.sweep_if_idle(self.folder)
            if not generation.in_step():
                generation.heal()
            with store.writing(generation.folder, above) as writer:
                yield writer

    @contextmanager
    def rebuild(self, above: int = 0, beside: bool = False) -> Iterator[Rebuild]:
        """See Index.rebuild."""
        with ExitStack() as locks:
            locks.enter_context(folders.locked(self.folder, PATIENCE_SECONDS, folders.REBUILDING))
            if not beside:
                locks.enter_context(folders.locked(self.folder, PATIENCE_SECONDS))
            folders.sweep(self.folder)
            name = folders.next_name(self.folder)
            store.create(self.folder / name)
            with store.writing(self.folder / name, max(above, self._sequence())) as writer:
                wait = partial(_locked_until, locks, self.folder) if beside else None
                yield (rebuilder := Rebuilder(writer, wait))
                rebuilder.alone(PATIENCE_SECONDS)
            folders.make_current(self.folder, name)

    def rollback(self) -> None:
        """See Index.rollback."""
        with (
            folders.locked(self.folder, PATIENCE_SECONDS, folders.REBUILDING),
            folders.locked(self.folder, PATIENCE_SECONDS),
        ):
            name = folders.previous(self.folder)
            if name is None:
                raise StoreError("index-no-previous", NO_PREVIOUS)
            store.connect(self.folder / name).close()
            folders.make_current(self.folder, name)

    @_told
    def held(self, after: str | None = None, limit: int = 500) -> tuple[Held, ...]:
        """See Index.held."""
        return tuple(facts.states(self._generation().facts(), after or "", limit))

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
            return folders.current(self.folder)
        if self._named is None or self._named[:2] != (stat.st_ino, stat.st_mtime_ns):
            self._named = stat.st_ino, stat.st_mtime_ns, folders.current(self.folder)
        return self._named[2]

    def _create(self) -> str:
        with folders.locked(self.folder, CREATION_SECONDS):
            name = folders.current(self.folder)
            if name is None:
                shutil.rmtree(self.folder / FIRST, ignore_errors=True)
                store.create(self.folder / FIRST)
                folders.make_current(self.folder, name := FIRST)
            return name

    def _heal(self, generation: store.Generation) -> None:
        """Mends what a crash left; a writer at work does it itself."""
        if generation.in_step():
            return
        if not generation.writable:
            reason = f"chỉ mục {self.folder} chưa ghi xong hoặc bị hỏng, mà thư mục không ghi được"
            raise StoreError("index-damaged", f"{reason}; với quyền ghi, {REINDEX}")
        try:
            with folders.locked(self.folder):
                generation.heal()
        except StoreError as error:
            if error.code != "index-locked":
                raise

    def _sequence(self) -> int:
        """The last commit; 0 if the index can't tell: a rebuild mends that."""
        name = folders.current(self.folder)
        if name is not None:
            with suppress(StoreError, apsw.Error), closing(store.connect(self.folder / name)) as connection:
                return facts.state(connection)[1]
        return 0

    def _lines(self) -> listing.Lines:
        """The issuers that documents have, looked up once a commit."""
        moment, known = self.state(), self._known_lines
        if known is None or known[0] != moment:
            self._known_lines = known = (moment, listing.issuer_lines(self._generation().facts()))
        return known[1]

    @_told
    def _found(self, query: SearchQuery, terms: Terms, after: Position | None, rank: int) -> Found:
        searcher = self._generation().searcher()
        with store.named_damage(self.folder):
            return passages.found(searcher, query, terms, after, rank)

    @_told
    def _listed(self, table: Table, query: Question) -> Sequence[Listed]:
        return list(starmap(Listed, listing.first(self._generation().facts(), table, query, self._lines)))

    @_told
    def _counted(self, table: Table, query: Question) -> tuple[int, Sequence[Listed]]:
        total = listing.count(self._generation().facts(), table, query, self._lines)
        return total, self._listed(table, query)

    @_told
    def _heads(self, keys: Iterable[str]) -> dict[str, str]:
        return facts.heads(self._generation().facts(), keys)

    @_told
    def _document(self, key: str) -> str | None:
        return facts.document(self._generation().facts(), key)

    @_told
    def _sections(self, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
        return facts.sections(self._generation().facts(), places)


def _locked_until(end: ExitStack, folder: Path, seconds: float) -> None:
    end.enter_context(folders.locked(folder, seconds))
