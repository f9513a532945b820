"""What writers of every engine do: replace, remove, drop, rebuild, take back, and count what they did."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from records import figure, record_of, year
from written import rows, seen, whole

from index import Index, open_index, rows_of
from models.errors import StoreError
from models.query import DocumentQuery, ObservationQuery, SearchQuery


def test_put_replaces_all_rows_of_a_document(index: Index) -> None:
    with index.writer() as writer:
        writer.put(rows("a", "lúa"))
        writer.put(rows("a", "ngô"))
        writer.commit()
        writer.put(rows("a", "khoai"))
    assert seen(index, "lúa") == seen(index, "ngô") == ([], [], ["a"])
    assert seen(index, "khoai") == (["a"], ["a"], ["a"])


def test_remove(index: Index) -> None:
    with index.writer() as writer:
        writer.put(rows("a"))
        writer.put(rows("b"))
        writer.commit()
        writer.remove("a")
        writer.remove("never held")
    assert seen(index, "lúa") == (["b"], ["b"], ["b"])
    assert index.document("a") is None


def test_an_error_drops_what_is_uncommitted(index: Index) -> None:
    def fail() -> None:
        with index.writer() as writer:
            writer.put(rows("a"))
            writer.commit()
            writer.put(rows("b"))
            writer.remove("a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert seen(index, "lúa") == (["a"], ["a"], ["a"])
    with index.writer() as writer:
        writer.put(rows("c"))
    assert seen(index, "lúa") == (["a", "c"], ["a", "c"], ["a", "c"])


def test_rebuild_takes_the_place_at_the_end(index: Index) -> None:
    with index.writer() as writer:
        writer.put(rows("a"))
    with index.rebuild() as writer:
        writer.put(rows("z"))
        writer.commit()
        assert seen(index, "lúa") == (["a"], ["a"], ["a"])
    assert seen(index, "lúa") == (["z"], ["z"], ["z"])


def test_a_failed_rebuild_changes_nothing(index: Index) -> None:
    with index.writer() as writer:
        writer.put(rows("a"))

    def fail() -> None:
        with index.rebuild() as writer:
            writer.put(rows("z"))
            raise RuntimeError

    for _ in range(2):
        with pytest.raises(RuntimeError):
            fail()
    assert seen(index, "lúa") == (["a"], ["a"], ["a"])
    with index.rebuild() as writer:
        writer.put(rows("z"))
    assert seen(index, "lúa")[0] == ["z"]


def test_many_threads_read_at_once(index: Index) -> None:
    with index.writer() as writer:
        for number in range(20):
            writer.put(rows(f"d{number}"))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: seen(index, "lúa"), range(40)))
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0][0]) == 20


@pytest.mark.parametrize(
    "url",
    ["ftp://x/y", "/no/scheme", "file://host/share", ""],
)
def test_urls_that_are_no_index(url: str) -> None:
    with pytest.raises(StoreError) as error:
        open_index(url)
    assert error.value.code == "index-unsupported"


def test_a_rebuild_is_taken_back_and_that_too(index: Index) -> None:
    with pytest.raises(StoreError) as told:
        index.rollback()
    assert told.value.code == "index-no-previous"
    with index.writer() as writer:
        writer.put(rows("a"))
    for word in ("ngô", "khoai"):
        with index.rebuild() as writer:
            writer.put(rows("z", word))
    index.rollback()
    assert seen(index, "ngô") == (["z"], ["z"], ["z"])
    with index.writer() as writer:  # writing leaves the other one as it is
        writer.put(rows("y", "ngô"))
    index.rollback()
    assert seen(index, "khoai") == (["z"], ["z"], ["z"])
    index.rollback()
    assert seen(index, "ngô") == (["y", "z"], ["y", "z"], ["y", "z"])


def test_what_is_held_is_told_in_pages(index: Index) -> None:
    assert index.held() == ()
    keys = [f"d{number}" for number in range(5)]
    with index.writer() as writer:
        first = writer.sequence
        for key in keys:
            writer.put(rows(key))
        writer.put(rows("gone"))
        writer.commit()
        second = writer.sequence
        writer.put(rows("d2", "ngô", times=3))
        writer.remove("gone")
    assert second > first > 0
    expected = {key: (first, rows(key).digest) for key in keys} | {"d2": (second, rows("d2", "ngô", times=3).digest)}
    found, after = {}, None
    while page := index.held(after, 2):
        assert len(page) <= 2
        found |= {one.key: (one.sequence, one.digest) for one in page}
        after = page[-1].key
    assert found == expected


def test_numbers_of_commits_only_grow(index: Index) -> None:
    with index.writer(above=70) as writer:
        assert writer.sequence == 71
        writer.put(rows("a"))
    with index.writer(above=5) as writer:
        assert writer.sequence > 71
        writer.put(rows("b"))
    with index.rebuild() as writer:
        assert writer.sequence > max(one.sequence for one in index.held())
        writer.put(rows("a"))
    assert whole(index) == {"a": rows("a").digest}


def test_every_change_that_readers_see_is_another_state(index: Index) -> None:
    states = [index.state()]
    assert index.state() == states[0]

    def seen_now() -> None:
        states.append(index.state())
        assert index.state() == states[-1]

    for change in ("put", "put another", "put again", "remove"):
        with index.writer() as writer:
            if change == "remove":
                writer.remove("a")
            else:
                writer.put(rows("b" if change == "put another" else "a"))
            assert index.state() == states[-1]  # nothing is seen yet
        seen_now()
    with index.rebuild() as rebuild:
        rebuild.put(rows("b"))
    seen_now()
    assert len(set(states)) == len(states)
    index.rollback()
    assert index.state() == states[-2]


def test_fewer_rows_leave_none_of_the_others(index: Index) -> None:
    for times in (9, 2, 5, 1):
        with index.writer() as writer:
            writer.put(rows("a", times=times))
        assert len(seen(index, "lúa")[1]) == times
        assert whole(index) == {"a": rows("a", times=times).digest}


def test_a_document_put_twice_while_an_index_is_rebuilt(index: Index) -> None:
    with index.rebuild() as writer:
        writer.put(rows("a", times=9))
        for number in range(600):  # more than are kept in hand
            writer.put(rows(f"d{number:03d}", "ngô"))
        writer.put(rows("a", times=2))
        writer.remove("d000")
    assert len(seen(index, "lúa")[1]) == 2
    assert index.document("d000") is None
    held = {one.key: one.digest for one in index.held(None, 1000)}
    assert held == {f"d{number:03d}": rows(f"d{number:03d}", "ngô").digest for number in range(1, 600)} | {
        "a": rows("a", times=2).digest
    }


def test_very_long_names_and_words_are_kept(index: Index) -> None:
    name = "chỉ tiêu " + "dài " * 12_000
    text = f"Tổng {name} đạt 5 tấn. {'x' * 40_000}"
    stated = figure(None, name, 5, "5 tấn", period=year(2020), unit="t", unit_mult=0)
    with index.writer() as writer:
        writer.put(rows_of(record_of("a", text, observations=[stated], issuers=["Sở " + "Rất Dài " * 5_000]), ()))
        writer.put(rows("b"))
    (item,) = index.observations(ObservationQuery(indicators=(name,))).items
    assert item.name == name
    assert index.observations(ObservationQuery(indicators=(f"{name} khác",))).items == ()
    assert [it.key for it in index.documents(DocumentQuery()).items] == ["a", "b"]
    assert index.search(SearchQuery(text="tổng chỉ tiêu")).total == 1
    assert [it.key for it in index.held()] == ["a", "b"]
