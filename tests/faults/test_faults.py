"""Whatever fails between ledger and Elasticsearch: after the next ingestion, or `verify`, nothing is lost or too much.

Each time the index is compared row by row with the rows of an index that never met a fault.
"""

from __future__ import annotations

import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fault_corpus import FaultCorpus, assert_whole, dying_command, take_in

from index import DocumentRows
from index.elastic import address_of
from models.errors import StoreError
from pipeline import Store, verify
from tests.servers.elastic import Server
from tests.servers.proxy import Fault, Proxy

NewUrl = Callable[[], str]
DOCUMENTS, BATCH = 24, 10
KILLS = 5


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> FaultCorpus:
    return FaultCorpus(tmp_path_factory.mktemp("faults"), DOCUMENTS)


@pytest.fixture(scope="module")
def expected(corpus: FaultCorpus) -> list[dict[str, DocumentRows]]:
    """What the index holds of each version of the documents, with one that lies elsewhere."""
    return [corpus.expected(corpus.write(version), corpus.one(1)) for version in (0, 1)]


@pytest.fixture(scope="module")
def url(proxy: Proxy, elastic_server: Server, elastic_url: NewUrl) -> str:
    """An index behind the bad network; tests take turns with it, each bringing in the other version."""
    return elastic_url().replace(elastic_server.url, proxy.url)


@pytest.fixture(scope="module")
def data(corpus: FaultCorpus, url: str) -> Path:
    return corpus.store(url).folder


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several commits an ingestion; a lock that nobody could give back is soon free."""
    monkeypatch.setattr("pipeline.intake.ingestion.BATCH_FILES", BATCH)
    monkeypatch.setattr("index.elastic.lock.EXPIRES_SECONDS", 1.5)
    monkeypatch.setattr("index.elastic.lock.BEAT_SECONDS", 0.3)


@contextmanager
def broken(proxy: Proxy, *faults: Fault) -> Iterator[None]:
    """A network with these faults, counted from now."""
    proxy.counts.clear()
    proxy.set(*faults)
    try:
        yield
    finally:
        proxy.set()
        proxy.accept()


@pytest.fixture
def before(corpus: FaultCorpus, data: Path, url: str, expected: list[dict[str, DocumentRows]]) -> Store:
    """The corpus as it holds the first version; what comes next is the second."""
    store = corpus.again(data, url)
    take_in(store, corpus.write(0), corpus.one(1))
    corpus.write(1)
    return store


@pytest.mark.parametrize(
    "faults",
    [
        [Fault("lose", path="/_bulk", times=4)],  # written, but the answer never comes
        [Fault("repeat", path="/_bulk")],  # every request arrives twice
        [Fault("repeat", path="/_bulk", seconds=0.4)],  # and the second time behind the requests that follow
        [Fault("hold", path="/", size=2, seconds=0.05, probability=0.5)],
        [Fault("reject", path="/_bulk", share=0.5, times=6)],  # parts of requests are refused
        [Fault("answer", path="/", status=429, probability=0.25, seed=1)],
        [Fault("answer", path="/", status=503, probability=0.25, seed=2)],
        [Fault("cut", path="/_bulk", size=900, times=3), Fault("lose", path="/", probability=0.1, seed=3)],
    ],
    ids=["answers-lost", "repeated", "repeated-late", "held-back", "refused-in-part", "storm-429", "storm-503", "cut"],
)
def test_an_ingestion_gets_through_a_bad_network(
    elastic_server: Server,
    proxy: Proxy,
    corpus: FaultCorpus,
    before: Store,
    url: str,
    expected: list[dict[str, DocumentRows]],
    faults: list[Fault],
) -> None:
    store = corpus.again(before.folder, url.replace("patience=10", "patience=60"))
    with broken(proxy, *faults):
        take_in(store, corpus.folder / "documents")
    assert proxy.counts[faults[0].kind]
    time.sleep(1.5 * max(fault.seconds for fault in faults))
    assert_whole(elastic_server, url, store, expected[1])


@pytest.mark.parametrize("let_through", [0, 2, 4])
def test_what_an_ingestion_could_not_write_the_next_one_does(
    elastic_server: Server,
    proxy: Proxy,
    corpus: FaultCorpus,
    before: Store,
    url: str,
    expected: list[dict[str, DocumentRows]],
    let_through: int,
) -> None:
    """The server goes away for longer than anybody waits, after so many bulk requests; then another file comes in."""
    hasty = corpus.again(before.folder, url.replace("patience=10", "patience=1"))
    away = Fault("delay", path="/_bulk", times=let_through), Fault("answer", path="/_bulk", status=503)
    with broken(proxy, *away), pytest.raises(StoreError) as told:
        take_in(hasty, corpus.folder / "documents")
    assert told.value.code == "index-busy"
    time.sleep(1.6)
    store = corpus.again(before.folder, url)
    take_in(store, corpus.one(1))  # not one of those that failed
    take_in(store, corpus.folder / "documents")
    assert_whole(elastic_server, url, store, expected[1])


def test_a_server_away_is_waited_for(
    elastic_server: Server,
    proxy: Proxy,
    corpus: FaultCorpus,
    before: Store,
    url: str,
    expected: list[dict[str, DocumentRows]],
) -> None:
    back = threading.Timer(4.0, proxy.accept)
    proxy.refuse()
    back.start()
    store = corpus.again(before.folder, url.replace("patience=10", "patience=30"))
    take_in(store, corpus.folder / "documents")
    back.join()
    assert_whole(elastic_server, url, store, expected[1])


@pytest.mark.parametrize(
    ("request_number", "by"), [(1, "ingestion"), (2, "verify"), (3, "ingestion"), (5, "verify"), (6, "ingestion")]
)
def test_a_writer_killed_in_the_middle_of_a_commit(
    elastic_server: Server,
    corpus: FaultCorpus,
    before: Store,
    url: str,
    expected: list[dict[str, DocumentRows]],
    request_number: int,
    by: str,
) -> None:
    command = dying_command(before, url, corpus.archive, request_number, corpus.folder / "documents")
    child = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert child.returncode == -signal.SIGKILL, child.stderr
    time.sleep(1.6)
    store = corpus.again(before.folder, url)
    if by == "ingestion":
        take_in(store, corpus.one(1))
    else:
        assert verify(store).well
    with store.ledger() as ledger:
        assert ledger.wanted.owed() == ()
    assert verify(store, dry_run=True).differences == 0
    take_in(store, corpus.folder / "documents")
    assert_whole(elastic_server, url, store, expected[1])


def test_a_server_killed_in_a_bulk_request(
    elastic_server: Server,
    proxy: Proxy,
    corpus: FaultCorpus,
    data: Path,
    url: str,
    expected: list[dict[str, DocumentRows]],
) -> None:
    killed_in_bulk_requests(elastic_server, proxy, corpus, data, url, expected, KILLS)


def killed_in_bulk_requests(
    server: Server,
    proxy: Proxy,
    corpus: FaultCorpus,
    data: Path,
    url: str,
    expected: list[dict[str, DocumentRows]],
    times: int,
) -> None:
    """Kills the server so many times at any moment of a commit and starts it again on its data.

    By turns the ingestion waits until the server is back, or gives up and another finishes.
    """
    chance = random.Random(11)
    take_in(corpus.again(data, url), corpus.write(0), corpus.one(1))
    for number in range(times):
        version = (number + 1) % 2
        corpus.write(version)
        waits = number % 2 == 0
        hasty = corpus.again(data, url.replace("patience=10", "patience=90" if waits else "patience=1"))
        killing = threading.Thread(target=_kill_at, args=(server, proxy, chance.randint(1, 6), chance.random() * 0.03))
        killing.start()
        try:
            take_in(hasty, corpus.folder / "documents")
            gave_up = False
        except StoreError:
            gave_up = True
        killing.join()
        store = corpus.again(data, url)
        if gave_up:
            time.sleep(1.6)
            take_in(store, corpus.one(1))
            take_in(store, corpus.folder / "documents")
        assert_whole(server, url, store, expected[version])


def _kill_at(server: Server, proxy: Proxy, request: int, seconds: float) -> None:
    """Kills the server so many seconds after that bulk request has come, and starts it again."""
    seen = len(proxy.requests)
    until = time.monotonic() + 60
    while sum("/_bulk" in line for line in proxy.requests[seen:]) < request and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(seconds)
    server.kill()
    server.start()


def test_what_others_did_to_the_index_is_told_and_mended(
    elastic_server: Server, corpus: FaultCorpus, before: Store, url: str, expected: list[dict[str, DocumentRows]]
) -> None:
    """A document deleted, a row lost, rows of a document that the ledger doesn't know, a document of another state."""
    prefix = address_of(url).prefix
    store = corpus.again(before.folder, url)
    first, second, third, *_ = sorted(expected[0])

    def delete(table: str, key: str, most: int = 100) -> str:
        asked = {"query": {"term": {"document": key}}, "size": most}
        hits = elastic_server.call("POST", f"/{prefix}-{table}/_search", asked)["hits"]["hits"]
        for hit in hits:
            elastic_server.call("DELETE", f"/{hit['_index']}/_doc/{hit['_id']}?refresh=true")
        return str(hits[0]["_index"])

    for table in ("documents", "passages", "statements"):
        delete(table, first)
    observations = delete("observations", first)
    delete("observations", second, most=1)
    with store.index.writer() as writer:
        writer.put(expected[1][third])
    orphan = {"document": "không-có", "sort": "x", "sequence": 1, "body": "{}"}
    elastic_server.call("PUT", f"/{observations}/_doc/strange?refresh=true", orphan)
    report = verify(store, dry_run=True)
    assert (report.missing, report.stale, report.extra) == ((first,), (second, third), ("không-có",))
    assert (report.mended, report.well) == (0, False)
    assert verify(store).well
    assert_whole(elastic_server, url, store, expected[0])
