"""Writers of an Elasticsearch index that die, meet, or come back, and who may do what."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from written import rows, seen, whole

from index import open_index
from index.elastic import address_of
from index.elastic.connection import Connection
from index.elastic.lock import Lock
from index.elastic.schema import kept_key, kept_words
from models.errors import StoreError
from models.query import ObservationQuery, SearchQuery
from models.values.wording import fold, normal
from tests.servers.elastic import Server
from tests.servers.secured import SecuredServer

NewUrl = Callable[[], str]
ROOT = Path(__file__).resolve().parents[2]
START = f"""
import os, signal, sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}, {str(ROOT / "tests" / "index")!r}]
from written import rows
from index import open_index
from index.elastic import bulk, lock
lock.EXPIRES_SECONDS = 1.5  # whoever dies here is soon forgotten
def kill(*_): os.kill(os.getpid(), signal.SIGKILL)
"""


def run(url: str, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"{START}\nindex = open_index({url!r})\n{script}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def place(elastic_url: NewUrl) -> str:
    return elastic_url()


@pytest.fixture
def url(place: str) -> str:
    """An index that holds a, b about rice, a with many rows."""
    with open_index(place).writer() as writer:
        writer.put(rows("a", times=9))
        writer.put(rows("b"))
        for key in set(whole(open_index(place))) - {"a", "b"}:
            writer.remove(key)
    return place


@pytest.mark.parametrize("requests", [1, 2, 3])
def test_a_killed_writer_is_told_of_and_made_good(url: str, elastic_server: Server, requests: int) -> None:
    """The writer dies before its first, second, third bulk request: marks as pending, rows, marks as done."""
    script = f"""
write, left = bulk._attempt, [{requests}]
def dying(*it):
    left[0] -= 1
    return write(*it) if left[0] else kill()
bulk._attempt = dying
with index.writer() as writer:
    writer.put(rows("a", "ngô", times=2))
    writer.remove("b")
    writer.put(rows("c"))
"""
    before = whole(open_index(url))
    assert run(url, script).returncode == -signal.SIGKILL
    elastic_server.call("POST", "/_refresh")
    index = open_index(url)
    assert whole(index) == (before if requests == 1 else {"a": None, "b": None, "c": None})
    seen(index, "lúa")
    time.sleep(1.6)
    with index.writer() as writer:
        assert writer.sequence > max(one.sequence for one in index.held())
        for key in ("a", "b"):
            writer.put(rows(key, times=2))
        writer.remove("c")
    assert whole(index) == {"a": rows("a", times=2).digest, "b": rows("b", times=2).digest}
    assert seen(index, "lúa") == (["a", "b"], ["a", "a", "b", "b"], ["a", "b"])


def test_rows_that_are_lost_or_strange_are_told_of(url: str, elastic_server: Server) -> None:
    prefix = address_of(url).prefix
    hits = elastic_server.call("GET", f"/{prefix}-observations/_search?q=document:a&size=1")["hits"]["hits"]
    elastic_server.call("DELETE", f"/{hits[0]['_index']}/_doc/{hits[0]['_id']}")
    strange = {"document": "b", "sort": "x y", "sequence": 1, "body": "{}"}
    elastic_server.call("PUT", f"/{prefix}-awards-g1/_doc/strange?version=1&version_type=external", strange)
    index = open_index(url)
    assert whole(index) == {"a": None, "b": None}
    with index.writer() as writer:
        writer.put(rows("a"))
        writer.put(rows("b"))
    assert whole(index) == {"a": rows("a").digest, "b": rows("b").digest}


def test_another_process_waits_until_the_writer_is_done(url: str) -> None:
    index = open_index(url)
    with index.writer():
        ran = run(url, "index.writer().__enter__()")
        assert "đang được một tiến trình khác ghi" in ran.stderr
        for ask in (index.writer, index.rebuild):
            with pytest.raises(StoreError) as told, ask():
                pass
            assert told.value.code == "index-locked"
        with pytest.raises(StoreError):
            index.rollback()
    assert run(url, "with index.writer() as writer: writer.put(rows('c'))").returncode == 0
    assert "c" in whole(index)


def test_a_writer_that_slept_too_long_changes_nothing(url: str) -> None:
    """Another has taken the lock over: what the first had in hand is refused, however late it comes."""
    script = """
late = index.writer()
writer = late.__enter__()
writer.put(rows("a", "ngô"))
lock.EXPIRES_SECONDS = 0
import time
time.sleep(2)
print("asleep", flush=True)
sys.stdin.readline()
try:
    late.__exit__(None, None, None)
except Exception as error:
    print(error.code, flush=True)
"""
    command = [sys.executable, "-c", f"{START}\nlock.BEAT_SECONDS = 60\nindex = open_index({url!r})\n{script}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as slow:
        assert slow.stdin is not None
        assert slow.stdout is not None
        assert slow.stdout.readline() == "asleep\n"
        with open_index(url).writer() as writer:
            writer.put(rows("a", "khoai"))
        print(file=slow.stdin, flush=True)
        assert slow.stdout.readline() == "index-locked\n"
    assert whole(open_index(url))["a"] == rows("a", "khoai").digest


def test_a_writer_at_work_keeps_its_lock(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.elastic.lock.EXPIRES_SECONDS", 1.5)
    monkeypatch.setattr("index.elastic.lock.BEAT_SECONDS", 0.3)
    index = open_index(url)
    with index.writer() as writer:
        time.sleep(2.5)
        with pytest.raises(StoreError) as told, open_index(url).writer():
            pass
        assert told.value.code == "index-locked"
        writer.put(rows("c"))
    assert "c" in whole(index)


def test_the_lock_lost_with_its_index_does_not_bring_numbers_back(url: str, elastic_server: Server) -> None:
    index = open_index(url)
    before = max(one.sequence for one in index.held())
    elastic_server.call("DELETE", f"/{address_of(url).prefix}-lock")
    with index.writer() as writer:
        writer.put(rows("a", "ngô"))
    assert whole(index)["a"] == rows("a", "ngô").digest
    assert max(one.sequence for one in index.held()) > before


def test_a_lock_that_is_deleted_under_a_writer_is_lost(url: str, elastic_server: Server) -> None:
    before = whole(open_index(url))

    def fail() -> None:
        with open_index(url).writer() as writer:
            writer.put(rows("a", "ngô"))
            elastic_server.call("DELETE", f"/{address_of(url).prefix}-lock")

    with pytest.raises(StoreError) as told:
        fail()
    assert told.value.code == "index-locked"
    assert whole(open_index(url)) == before


def test_documents_that_are_out_of_reach_are_not_told_to_be_none(elastic_url: NewUrl, elastic_server: Server) -> None:
    url = elastic_url()
    index = open_index(url)
    with index.writer() as writer:
        writer.put(rows("a"))
    assert index.document("a") is not None
    elastic_server.call("DELETE", f"/{address_of(url).prefix}-documents-g1")
    for ask in (
        lambda: index.document("a"),
        lambda: index.section("a", "s1"),
        lambda: index.observations(ObservationQuery()),
    ):
        with pytest.raises(StoreError) as told:
            ask()
        assert told.value.code == "index-damaged"


def test_numbers_go_on_from_what_the_writer_is_given(url: str) -> None:
    index = open_index(url)
    with index.writer(above=1_000_000) as writer:
        assert writer.sequence == 1_000_001
        writer.put(rows("a", "ngô"))
        writer.commit()
        assert writer.sequence == 1_000_002
    assert {one.key: one.sequence for one in index.held()}["a"] == 1_000_001


def test_an_index_of_another_version_or_of_others(elastic_url: NewUrl, elastic_server: Server) -> None:
    for meta in ({"tienle": 1}, {}):
        url = elastic_url()
        prefix = address_of(url).prefix
        made = {"mappings": {"_meta": meta}, "aliases": {f"{prefix}-documents": {}}}
        elastic_server.call("PUT", f"/{prefix}-documents-g1", made)
        index = open_index(url)
        for ask in (lambda index=index: index.search(SearchQuery()), lambda index=index: index.writer().__enter__()):
            with pytest.raises(StoreError) as told:
                ask()
            assert (told.value.code, "tienle reindex" in told.value.message) == ("index-version", True)
        with index.rebuild() as writer:
            writer.put(rows("a"))
        assert seen(index, "lúa") == (["a"], ["a"], ["a"])


def test_an_index_of_which_a_part_was_deleted(elastic_url: NewUrl, elastic_server: Server) -> None:
    url = elastic_url()
    index = open_index(url)
    with index.writer() as writer:
        writer.put(rows("a"))
    elastic_server.call("DELETE", f"/{address_of(url).prefix}-passages-g1")
    with pytest.raises(StoreError) as told:
        index.search(SearchQuery(text="lúa"))
    assert told.value.code == "index-damaged"
    with pytest.raises(StoreError) as told, open_index(url).writer() as writer:
        writer.put(rows("b"))
    assert told.value.code == "index-damaged"
    with index.rebuild() as writer:
        writer.put(rows("a"))
    assert seen(index, "lúa") == (["a"], ["a"], ["a"])


@pytest.mark.parametrize("block", ["read_only_allow_delete", "write", "read_only"])
def test_a_full_disk_or_a_block_is_named(elastic_url: NewUrl, elastic_server: Server, block: str) -> None:
    url = elastic_url()
    index = open_index(url)
    with index.writer() as writer:
        writer.put(rows("a"))
    settings = f"/{address_of(url).prefix}-documents-g1/_settings"
    elastic_server.call("PUT", settings, {f"index.blocks.{block}": True})
    with pytest.raises(StoreError) as told, index.writer() as writer:
        writer.put(rows("b"))
    assert told.value.code == "index-read-only"
    elastic_server.call("PUT", settings, {f"index.blocks.{block}": None})
    with index.writer() as writer:
        writer.put(rows("b"))
    assert seen(index, "lúa")[0] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "Sản xuất 05/CT-TTg đạt 1.250,5 tấn; hoà, khoẻ, thuỷ, kỹ, Đ/c",
        "中文字 và tiếng Việt",  # written without blanks: one word
        "ข้อความ ひらがな カタカナ 한국어",
        "x² ½ ① Ⅷ ªº ﬁ ǆ ŉ",
        "a·b l·l don't foo_bar 3.14 1,5 a:b",
        "Straße ΑΒΓ где İstanbul ʻokina ʼn",
        "0123456789" * 60,  # longer than a word of the standard tokenizer
        "𝒜𝓑 🇻🇳 👩‍👩‍👧 e\u0301 \u200b\u00ad",
    ],
)
def test_words_are_the_same_in_elasticsearch(elastic_server: Server, text: str) -> None:
    for folded in (fold(text), normal(text)):
        asked = {"tokenizer": "standard", "text": kept_words(folded)}
        tokens = elastic_server.call("POST", "/_analyze", asked)["tokens"]
        assert [(token["token"], token["position"]) for token in tokens] == [
            (word, place) for place, word in enumerate(kept_words(folded).split())
        ]
        assert len(tokens) == len(folded.split())


def test_of_rows_only_what_is_given_back_is_kept_beside_what_is_searched(url: str, elastic_server: Server) -> None:
    prefix = address_of(url).prefix
    for table, kept in (("passages", {"body"}), ("observations", {"document", "body"})):
        hits = elastic_server.call("GET", f"/{prefix}-{table}/_search")["hits"]["hits"]
        assert hits
        assert all(hit["_source"].keys() == kept for hit in hits), table


def test_a_search_goes_on_behind_a_passage_of_a_document_with_a_very_long_key(elastic_url: NewUrl) -> None:
    index = open_index(elastic_url())
    keys = ["đ" * 5_000, "đ" * 5_000 + "a b", "e"]
    with index.writer() as writer:
        for key in keys:
            writer.put(rows(key))
    found: list[str] = []
    query = SearchQuery(text="lúa", limit=1)
    while (page := index.search(query)).items:
        found += [item.document.key for item in page.items]
        if page.cursor is None:
            break
        query = query.model_copy(update={"after": page.cursor})
    assert sorted(found) == sorted(keys)


def test_long_keys_are_cut_but_stay_apart() -> None:
    long = "đ" * 20_000
    assert kept_key("kh-1") == "kh-1"
    assert len(kept_key(long).encode()) < 32_766
    assert kept_key(long) != kept_key(long + "a")
    assert kept_key(long).startswith("đđđ")


def test_who_may_do_what(secured_server: SecuredServer) -> None:
    trust = f"ca={secured_server.trust}&patience=30"
    may = {"kho-*": ["all"]}
    secured_server.make_role("writer", may, ["manage_index_templates"])
    secured_server.make_role("reader", {"kho-*": ["read", "view_index_metadata"]}, [])
    writing = f"{secured_server.url_of('w', secured_server.make_user('w', 'writer'))}/kho?{trust}"
    reading = f"{secured_server.url_of('r', secured_server.make_user('r', 'reader'))}/kho?{trust}"
    with open_index(writing).writer() as writer:
        writer.put(rows("a"))
    assert seen(open_index(reading), "lúa") == (["a"], ["a"], ["a"])
    key = secured_server.make_key("k", may, ["manage_index_templates"])
    with open_index(f"{secured_server.url}/kho?api_key={key.replace('=', '%3D').replace('+', '%2B')}&{trust}").writer():
        pass
    for url, code in (
        (reading, "index-forbidden"),
        (f"{secured_server.url_of('w', 'wrong-secret')}/kho?{trust}", "index-login"),
        (f"{secured_server.url}/kho?api_key=d3Jvbmc6c2VjcmV0&{trust}", "index-login"),
        (writing.replace("/kho?", "/other?"), "index-forbidden"),
        (writing.replace(f"ca={secured_server.trust}&", ""), "index-unreachable"),  # an authority that nobody knows
    ):
        with pytest.raises(StoreError) as told, open_index(url).writer():
            pass
        assert told.value.code == code, told.value.message
        assert not any(secret in told.value.message for secret in (key, "wrong-secret", "d3Jvbmc6c2VjcmV0"))


def test_a_lock_is_not_taken_over_by_a_clock_that_is_wrong(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the server's clock counts."""
    with open_index(url).writer():
        monkeypatch.setattr(time, "time", lambda: 4e9)
        with pytest.raises(StoreError), Lock(Connection(address_of(url))).held(0):
            pass
