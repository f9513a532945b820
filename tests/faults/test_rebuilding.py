"""A rebuild while others search and write: no search fails, nothing written is lost; it can be taken back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from fault_corpus import FaultCorpus, assert_whole, projected, take_in

from index import open_index
from models.errors import StoreError
from models.query import DocumentQuery, SearchQuery
from pipeline import Store, back, reindex, verify

DOCUMENTS = 40
SECONDS = 6.0
SEARCHES, WRITES = 20, 2
"""A second."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> FaultCorpus:
    return FaultCorpus(tmp_path_factory.mktemp("rebuilding"), DOCUMENTS)


@pytest.fixture
def store(corpus: FaultCorpus, index_url: str) -> Store:
    """A corpus with an index of every engine."""
    store = corpus.store(index_url)
    take_in(store, corpus.write(0))
    return store


class Onlookers:
    """Search and write so many times a second, each write an ingestion of a document of its own."""

    def __init__(self, corpus: FaultCorpus, store: Store, url: str, documents: int) -> None:
        self.failed: list[str] = []
        self.searches = self.writes = 0
        self._corpus, self._folder, self._url, self._documents = corpus, store.folder, url, documents
        self._end = threading.Event()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """From several threads, until the end."""
        paces = ((self._search, 1 / SEARCHES), (self._write, 1 / WRITES))
        threads = [threading.Thread(target=self._again, args=pace) for pace in paces]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._end.set()
            for thread in threads:
                thread.join()

    def _again(self, do: Callable[[], None], pause: float) -> None:
        due = time.monotonic()
        while not self._end.is_set():
            try:
                do()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what must not happen
                self.failed.append(f"{do.__name__}: {error!r}")
            due += pause
            time.sleep(max(0.0, due - time.monotonic()))

    def _search(self) -> None:
        if self.searches == 0:
            self._asked = open_index(self._url)
        found = self._asked.search(SearchQuery(text="còn chậm báo cáo"))
        self.searches += 1
        assert found.total >= self._documents, f"{found.total} of {self._documents}"

    def _write(self) -> None:
        take_in(self._corpus.again(self._folder, self._url), self._corpus.one(1 + self.writes))
        self.writes += 1


@pytest.mark.alone
def test_others_search_and_write_while_the_index_is_rebuilt(
    request: pytest.FixtureRequest, corpus: FaultCorpus, store: Store, index_url: str
) -> None:
    corpus.expected(*map(corpus.one, range(1, 40)))  # all are read before
    onlookers, rebuilt = Onlookers(corpus, store, index_url, DOCUMENTS), 0
    began = time.monotonic()
    with onlookers.at_work():
        while time.monotonic() - began < SECONDS or rebuilt < 2:
            assert reindex(store).failed == ()
            rebuilt += 1
    assert onlookers.failed == []
    assert onlookers.searches > 5 * SECONDS
    assert onlookers.writes > SECONDS / 2
    everything = corpus.expected(corpus.folder / "documents", *map(corpus.one, range(1, onlookers.writes + 1)))
    assert store.index.documents(DocumentQuery()).total == len(everything)
    assert {one.key: one.digest for one in store.index.held(limit=1000)} == {
        key: rows.digest for key, rows in everything.items()
    }
    if index_url.startswith("http"):
        assert_whole(request.getfixturevalue("elastic_server"), index_url, store, everything)
    assert verify(store, dry_run=True).differences == 0


def test_numbers_stay_what_they_were(store: Store) -> None:
    before = {one.key: one.sequence for one in store.index.held()}
    reindex(store)
    assert {one.key: one.sequence for one in store.index.held()} == before


def test_a_rebuild_is_taken_back(corpus: FaultCorpus, store: Store) -> None:
    with pytest.raises(StoreError, match="không có bản chỉ mục trước"):
        back(store)
    reindex(store)
    take_in(store, corpus.one(1))
    (changed,) = corpus.write(1, range(1, 2)).glob("bc1.txt")
    take_in(store, changed)
    expected = projected(store)
    back(store)
    assert store.index.documents(DocumentQuery()).total == DOCUMENTS
    report = verify(store, dry_run=True)
    assert (len(report.missing), len(report.stale), report.extra) == (1, 1, ())
    assert verify(store).well
    assert {one.key: one.digest for one in store.index.held()} == {key: it.digest for key, it in expected.items()}


def test_a_rebuild_that_fails_leaves_what_was(corpus: FaultCorpus, store: Store) -> None:
    before = store.index.held()

    class Wrong(Exception):
        pass

    def fail(done: int, total: int) -> None:
        if done == total // 2:
            raise Wrong

    with pytest.raises(Wrong):
        reindex(store, fail)
    assert store.index.held() == before
    assert verify(store, dry_run=True).differences == 0
    assert reindex(store).failed == ()
