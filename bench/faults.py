"""Faults between ledger and Elasticsearch for as long as an operator may meet them: `python -m bench.faults [PART…]`.

kills: the server is killed within bulk requests, fifty times, and started again on its data. away: it is away for ten
minutes while an ingestion runs. speed: an empty index catches up. rebuild: a minute of rebuilds under searches and
writes. After each, every row of the index is held against the rows that it should have.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.servers.proxy import Proxy

ROOT = Path(__file__).resolve().parents[1]
KILLS, AWAY_SECONDS, REBUILD_SECONDS = 50, 600, 60
DOCUMENTS, MANY = 200, 3_000
Figures = list[tuple[str, str]]


def kills(folder: Path) -> Figures:
    """The server killed and started again."""
    from fault_corpus import FaultCorpus
    from test_faults import killed_in_bulk_requests

    from tests.servers.elastic import Server
    from tests.servers.proxy import Proxy

    corpus = FaultCorpus(folder, 60)
    expected = [corpus.expected(corpus.write(version), corpus.one(1)) for version in (0, 1)]
    with Server() as server, Proxy(server) as proxy:
        url = f"{proxy.url}/kills?patience=10"
        data = corpus.store(url).folder
        began = time.monotonic()
        killed_in_bulk_requests(server, proxy, corpus, data, url, expected, KILLS)
        seconds = time.monotonic() - began
    return [(f"server killed in a bulk request, {KILLS} times", f"nothing lost, stale or extra ({seconds:.0f} s)")]


def away(folder: Path) -> Figures:
    """An ingestion waits for a server that is away."""
    from fault_corpus import FaultCorpus, assert_whole, take_in

    from tests.servers.elastic import Server
    from tests.servers.proxy import Proxy

    corpus = FaultCorpus(folder, DOCUMENTS)
    expected = [corpus.expected(corpus.write(version), corpus.one(1)) for version in (0, 1)]
    with Server() as server, Proxy(server) as proxy:
        url = f"{proxy.url}/away?patience={AWAY_SECONDS + 120}"
        store = corpus.store(url)
        take_in(store, corpus.write(0), corpus.one(1))
        corpus.write(1)
        leaving = threading.Thread(target=_leave, args=(proxy,))
        leaving.start()
        take_in(store, corpus.folder / "documents")
        leaving.join()
        assert_whole(server, url, store, expected[1])
    return [(f"server away for {AWAY_SECONDS} s within an ingestion", "nothing lost, stale or extra")]


def _leave(proxy: Proxy) -> None:
    """The server goes away as soon as the second bulk request comes, and comes back later."""
    seen = len(proxy.requests)
    while sum("/_bulk" in line for line in proxy.requests[seen:]) < 2:
        time.sleep(0.001)
    proxy.refuse()
    time.sleep(AWAY_SECONDS)
    proxy.accept()


def speed(folder: Path) -> Figures:
    """All documents put again into an index that has lost them, and a rebuild."""
    from fault_corpus import FaultCorpus, assert_whole, take_in

    from pipeline import reindex, verify
    from tests.servers.elastic import Server

    corpus = FaultCorpus(folder, MANY)
    expected = corpus.expected(corpus.write(1))
    with Server(java="") as server:
        url = f"{server.url}/speed"
        store = corpus.store(url)
        first = _timed(lambda: take_in(store, corpus.folder / "documents"))
        with store.index.rebuild():
            pass
        again = _timed(lambda: verify(store))
        assert_whole(server, url, store, expected)
        compared = _timed(lambda: verify(store, dry_run=True))
        rebuilt = _timed(lambda: reindex(store))
        assert_whole(server, url, store, expected)
    rows = sum(len(it.passages) + len(it.observations) + len(it.statements) for it in expected.values())
    what = f"{MANY} documents, {rows} rows, into Elasticsearch"
    return [
        (f"{what}: ingestion of what is in the archive", f"{MANY / first:.0f} documents/s"),
        (f"{what}: `verify` puts all again", f"{MANY / again:.0f} documents/s"),
        (f"{what}: `verify` finds all well", f"{MANY / compared:.0f} documents/s"),
        (f"{what}: `reindex`", f"{MANY / rebuilt:.0f} documents/s"),
    ]


def rebuild(folder: Path) -> Figures:
    """Rebuilds, one after the other, while others search and write."""
    from fault_corpus import FaultCorpus, assert_whole, take_in
    from test_rebuilding import Onlookers

    from pipeline import reindex
    from tests.servers.elastic import Server

    corpus = FaultCorpus(folder, MANY)
    corpus.expected(corpus.write(0), *map(corpus.one, range(1, 3 * REBUILD_SECONDS)))
    with Server(java="") as server:
        url = f"{server.url}/rebuild?patience=60"
        store = corpus.store(url)
        take_in(store, corpus.folder / "documents")
        onlookers, times = Onlookers(corpus, store, url, MANY), 0
        began = time.monotonic()
        with onlookers.at_work():
            while time.monotonic() - began < REBUILD_SECONDS:
                assert reindex(store).failed == ()
                times += 1
        assert onlookers.failed == [], onlookers.failed
        expected = corpus.expected(corpus.folder / "documents", *map(corpus.one, range(1, onlookers.writes + 1)))
        assert_whole(server, url, store, expected)
    asked = f"{onlookers.searches} searches and {onlookers.writes} writes meanwhile"
    what = f"{MANY} documents rebuilt {times} times in {REBUILD_SECONDS} s, {asked}"
    return [(what, "none failed, nothing lost")]


PARTS: tuple[Callable[[Path], Figures], ...] = (kills, away, speed, rebuild)


def main() -> None:
    """Runs the parts that are named, or all, and prints what was found."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "faults")]
    from index.elastic import lock

    lock.EXPIRES_SECONDS, lock.BEAT_SECONDS = 3.0, 0.5  # of writers that give up while the server is away
    for part in PARTS:
        if not sys.argv[1:] or part.__name__ in sys.argv[1:]:
            with tempfile.TemporaryDirectory() as folder:
                for what, figure in part(Path(folder)):
                    print(f"{what}: {figure}", flush=True)


def _timed(do: Callable[[], object]) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
