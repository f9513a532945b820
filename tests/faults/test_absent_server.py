"""A server that is away, or silent, when work begins or in the middle: it is waited for with words; Ctrl-C is safe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fault_corpus import ROOT, FaultCorpus, assert_whole, take_in

from index import DocumentRows, open_index
from index.elastic.waiting import _lasting
from models.errors import StoreError
from models.query import SearchQuery
from pipeline import reindex, verify
from tests.servers.elastic import Server
from tests.servers.proxy import Fault, Proxy
from tests.servers.waiting import within

NewUrl = Callable[[], str]
DOCUMENTS = 12
AWAY_SECONDS, READERS_SECONDS = 3.0, 1.0
"""The server is away for longer than who reads would wait."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> FaultCorpus:
    made = FaultCorpus(tmp_path_factory.mktemp("absent"), DOCUMENTS)
    made.write(0)
    return made


@pytest.fixture(scope="module")
def expected(corpus: FaultCorpus) -> dict[str, DocumentRows]:
    return corpus.expected(corpus.folder / "documents")


@pytest.fixture
def url(proxy: Proxy, elastic_server: Server, elastic_url: NewUrl) -> Iterator[str]:
    """Where no index is yet, behind the bad network."""
    yield elastic_url().replace(elastic_server.url, proxy.url).replace("?patience=10", "")
    proxy.set()
    proxy.accept()


@contextmanager
def away(proxy: Proxy) -> Iterator[None]:
    """The server is away, and comes back by itself."""
    back = threading.Timer(AWAY_SECONDS, proxy.accept)
    proxy.refuse()
    back.start()
    yield
    back.join()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers give up sooner, and words come sooner."""
    monkeypatch.setattr("index.elastic.connection.READING_SECONDS", READERS_SECONDS)
    monkeypatch.setattr("index.elastic.waiting.TOLD_AFTER_SECONDS", READERS_SECONDS)


def test_a_server_away_at_the_start_is_waited_for_with_words(
    hurried: None,
    elastic_server: Server,
    proxy: Proxy,
    corpus: FaultCorpus,
    url: str,
    expected: dict[str, DocumentRows],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Of an index that isn't there yet and of one that is; by an ingestion, a check and a rebuild."""
    store = corpus.store(url)
    for work in (
        lambda: take_in(store, corpus.folder / "documents"),
        lambda: verify(store),
        lambda: reindex(store),
    ):
        caplog.clear()
        with away(proxy):
            work()
        said = [record.getMessage() for record in caplog.records if record.name == "tienle"]
        assert len(said) == 2, said  # not once a request and thread
        assert "không kết nối được" in said[0]
        assert "còn chờ nhiều nhất 5" in said[0]
        assert "Ctrl-C" in said[0]
        assert "đã trả lời" in said[1]
    assert_whole(elastic_server, url, store, expected)


def test_who_reads_waits_no_longer_than_before(hurried: None, proxy: Proxy, url: str) -> None:
    proxy.refuse()
    began = time.monotonic()
    with pytest.raises(StoreError, match="không kết nối được"):
        open_index(url, 600).search(SearchQuery(text="thu"))
    assert time.monotonic() - began < AWAY_SECONDS


def command(corpus: FaultCorpus, data: Path, url: str) -> subprocess.Popen[str]:
    """`tienle ingest` as somebody would call it, with all the patience that it has."""
    places = {"TIENLE_DATA": str(data), "TIENLE_ARCHIVE": str(corpus.archive), "TIENLE_INDEX": url}
    # Where the tests run in the background, Ctrl-C is not for their children.
    hears = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{hears}; import sys; from api.cli import main; main(sys.argv[1:])"
    return subprocess.Popen(
        [sys.executable, "-c", program, "ingest", "--workers", "1", str(corpus.folder / "documents")],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **places},
    )


@pytest.mark.parametrize("when", ["at the start", "within a commit", "silent within a commit"])
def test_ctrl_c_while_a_server_is_waited_for_ends_soon_and_loses_nothing(
    elastic_server: Server, proxy: Proxy, corpus: FaultCorpus, url: str, expected: dict[str, DocumentRows], when: str
) -> None:
    store = corpus.store(url)
    silent = when.startswith("silent")
    if silent:  # a request may take half the patience, and words come after that
        url = f"{url}?patience=21"
    if when == "at the start":
        proxy.refuse()
    else:
        proxy.set(Fault("silence" if silent else "answer", path="/_bulk", status=503))
    with command(corpus, store.folder, url) as running:
        assert running.stderr is not None
        said = running.stderr.readline()
        running.send_signal(signal.SIGINT)
        began = time.monotonic()
        try:
            rest = running.communicate(timeout=60)[1]
        finally:
            running.kill()
    assert "đang chờ máy chủ" in said, said + rest
    assert "phút" in said or silent
    assert time.monotonic() - began < (20 if silent else 15)
    assert running.returncode == 130, rest
    assert rest.splitlines()[-1].endswith("[interrupted]")
    proxy.set()
    proxy.accept()
    take_in(store, corpus.folder / "documents")
    assert_whole(elastic_server, url, store, expected)


def test_a_server_that_falls_silent_holds_nobody_up_for_longer_than_told(
    elastic_server: Server, proxy: Proxy, corpus: FaultCorpus, url: str, expected: dict[str, DocumentRows]
) -> None:
    """Its process stands still, connections stay: no answer and no refusal ever comes."""
    store = corpus.store(f"{url}?patience=6")
    take_in(store, corpus.folder / "documents")
    elastic_server.pause()
    try:
        for patience, ask in (
            (4, lambda: open_index(f"{url}?patience=4").search(SearchQuery(text="thu"))),
            (6, lambda: take_in(store, corpus.one(1))),
        ):
            began = time.monotonic()
            with pytest.raises(StoreError) as told:
                ask()
            assert told.value.code == "index-unreachable"
            assert "không trả lời kịp" in told.value.message
            assert time.monotonic() - began < 1.5 * patience + 5
    finally:
        elastic_server.resume()
    assert within(60, lambda: verify(corpus.again(store.folder, url)).well)
    everything = corpus.expected(corpus.folder / "documents", corpus.one(1))
    take_in(corpus.again(store.folder, url), corpus.one(1))
    assert_whole(elastic_server, url, corpus.again(store.folder, url), everything)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.2, "0 giây"),
        (5.4, "5 giây"),
        (59.6, "1 phút"),  # not 0 minutes and 60 seconds
        (95, "1 phút 35 giây"),
        (600, "10 phút"),
    ],
)
def test_how_long_is_told_in_words(seconds: float, shown: str) -> None:
    assert _lasting(seconds) == shown
