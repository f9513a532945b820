"""What Elasticsearch's engine makes of a network and a server that fail: the same in the end, or one clear error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from written import rows, seen, whole

from index import open_index
from models.errors import StoreError
from models.query import SearchQuery
from tests.servers.elastic import Server
from tests.servers.proxy import Fault, Proxy

NewUrl = Callable[[], str]
AFTER = {"lúa": (["c"], ["c"], ["a", "c"]), "ngô": (["a"], ["a", "a"], ["a", "c"])}


@pytest.fixture(scope="module")
def place(proxy: Proxy, elastic_server: Server, elastic_url: NewUrl) -> str:
    """Where an index is reached through the bad network."""
    return elastic_url().replace(elastic_server.url, proxy.url)


@pytest.fixture
def url(proxy: Proxy, place: str) -> Iterator[str]:
    """An index that is reached through the bad network, and holds a, b about rice, a with many rows."""
    index = open_index(place)
    with index.writer() as writer:
        writer.put(rows("a", times=9))
        writer.put(rows("b"))
        writer.remove("c")
    index.close()
    yield place
    proxy.set()


def change(url: str) -> None:
    """Replaces a document, removes one, adds one."""
    with open_index(url).writer() as writer:
        writer.put(rows("a", "ngô", times=2))
        writer.remove("b")
        writer.put(rows("c", "lúa"))


def changed(url: str) -> None:
    """Asserts that all of it is there and nothing else."""
    index = open_index(url)
    assert {word: seen(index, word) for word in AFTER} == AFTER
    assert whole(index) == {"a": rows("a", "ngô", times=2).digest, "c": rows("c").digest}


@pytest.mark.parametrize(
    "fault",
    [
        Fault("lose", path="/_bulk", times=3),  # written, but the answer never comes
        Fault("lose", path="/_bulk", times=2, size=60),  # half an answer
        Fault("cut", path="/_bulk", times=2, size=700),  # half a request
        Fault("answer", path="/_bulk", times=2, status=429, retry_after=1),
        Fault("answer", path="/_bulk", times=2, status=503),
        Fault("repeat", path="/_bulk"),  # every bulk request arrives twice
        Fault("repeat", path="/_bulk", times=1, seconds=0.5),  # the first once more, after the later ones
        Fault("lose", path="-lock/_doc", times=2),  # the lock is ours, but we don't hear of it
        Fault("repeat", path="-lock/_doc"),
        Fault("lose", path="/_mget", times=1),
        Fault("lose", path="/_refresh", times=1),
        Fault("answer", path="/", status=429, probability=0.2, seed=5),
        Fault("lose", path="/", probability=0.15, seed=7),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.path.strip('/')}-{fault.status}",
)
def test_a_bad_network_changes_nothing(proxy: Proxy, url: str, fault: Fault) -> None:
    proxy.counts.clear()
    proxy.set(fault)
    change(url)
    proxy.set()
    if fault.seconds:
        time.sleep(fault.seconds)
    assert proxy.counts[fault.kind]
    changed(url)


def test_requests_are_sent_no_more_often_than_needed(proxy: Proxy, url: str) -> None:
    proxy.counts.clear()
    change(url)
    assert proxy.counts["requests"] < 40


@pytest.mark.parametrize("fault", [Fault("lose", path="/", probability=0.2, seed=3)])
def test_an_index_is_made_and_rebuilt_over_a_bad_network(
    proxy: Proxy, elastic_server: Server, elastic_url: NewUrl, fault: Fault
) -> None:
    place = elastic_url().replace(elastic_server.url, proxy.url).replace("patience=10", "patience=40")
    proxy.set(fault)
    index = open_index(place)
    with index.writer() as writer:
        writer.put(rows("a"))
    with index.rebuild() as writer:
        writer.put(rows("c"))
        writer.put(rows("a", "ngô", times=2))
    proxy.set()
    changed(place)
    index.rollback()
    assert seen(index, "lúa") == (["a"], ["a"], ["a"])


def test_a_server_that_stays_away_is_named(proxy: Proxy, url: str) -> None:
    index = open_index(url.replace("patience=10", "patience=1"))
    proxy.refuse()
    try:
        for ask in (lambda: index.search(SearchQuery(text="lúa")), lambda: change(url.replace("=10", "=1"))):
            with pytest.raises(StoreError) as told:
                ask()
            assert told.value.code == "index-unreachable"
            assert "127.0.0.1" in told.value.message
    finally:
        proxy.accept()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault("answer", path="/_search", status=503), "index-busy"),
        (Fault("answer", path="/_search", status=429), "index-busy"),
        (Fault("silence", path="/_search"), "index-unreachable"),
        (Fault("answer", path="/_search", status=401), "index-login"),
        (Fault("answer", path="/_search", status=403), "index-forbidden"),
        (Fault("answer", path="/_search", status=400), "index-refused"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_refusals_are_told_by_code(proxy: Proxy, url: str, fault: Fault, code: str) -> None:
    index = open_index(url.replace("patience=10", "patience=1"))
    proxy.set(fault)
    with pytest.raises(StoreError) as told:
        index.search(SearchQuery(text="lúa"))
    assert told.value.code == code
    assert "\n" not in told.value.message


@pytest.mark.parametrize("let_through", [0, 1, 2])
def test_an_error_within_a_commit_is_made_good_by_the_next(
    proxy: Proxy, url: str, elastic_server: Server, let_through: int
) -> None:
    """Marks as pending, rows, marks as done: so many of the three get through, and then nothing does."""
    before = whole(open_index(url))

    def fail() -> None:
        with open_index(url.replace("patience=10", "patience=0")).writer() as writer:
            writer.put(rows("a", "ngô", times=2))
            writer.remove("b")
            writer.put(rows("c", "lúa"))
            proxy.set(Fault("delay", path="/_bulk", times=let_through), Fault("answer", path="/_bulk", status=503))

    with pytest.raises(StoreError, match="503"):
        fail()
    proxy.set()
    elastic_server.call("POST", "/_refresh")  # a server that starts again shows what was half written
    index = open_index(url)
    assert whole(index) == (before if let_through == 0 else {"a": None, "b": None, "c": None})
    seen(index, "lúa")  # and no question fails of it
    change(url)
    changed(url)
