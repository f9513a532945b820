"""Whole answers are held as long as nothing is put into the index, and only so many of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.answers import holding
from api.answers.disagreements import disagreements
from api.answers.holding import whole
from index import Index, open_index, rows_of
from models.query import DisagreementQuery
from tests.api.statements import report, span, stated


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Index]:
    index = open_index(tmp_path.as_uri())
    put(index, "a", 100)
    yield index
    index.close()


def put(index: Index, key: str, value: float) -> None:
    with index.writer() as writer:
        told = stated("6T/2022", value)
        writer.put(rows_of(report("2022-07-05", told, key=key, period=span("6T/2022")), ()))


class Worked:
    """An answer of so many items that counts how often it was worked out."""

    def __init__(self, items: int = 3) -> None:
        self.items, self.times = items, 0

    def __call__(self) -> Iterator[int]:
        self.times += 1
        return iter(range(self.items))


def test_worked_out_once_for_a_state_of_the_index(corpus: Index) -> None:
    worked = Worked()
    assert [list(whole(corpus, "question", worked)) for _ in range(3)] == [[0, 1, 2]] * 3
    assert worked.times == 1
    whole(corpus, "another", other := Worked())
    assert other.times == 1


@pytest.mark.parametrize("change", ["put", "put again", "remove", "rebuild"])
def test_worked_out_anew_when_the_index_changed(corpus: Index, change: str) -> None:
    worked = Worked()
    whole(corpus, "question", worked)
    if change == "remove":
        with corpus.writer() as writer:
            writer.remove("a")
    elif change == "rebuild":
        with corpus.rebuild():
            pass
    else:
        put(corpus, "b" if change == "put" else "a", 200)
    whole(corpus, "question", worked)
    assert worked.times == 2


def test_two_corpora_have_nothing_to_do_with_each_other(corpus: Index, tmp_path: Path) -> None:
    other = open_index((tmp_path / "other").as_uri())
    put(other, "a", 100)
    assert list(whole(corpus, "question", Worked(2))) == [0, 1]
    assert list(whole(other, "question", Worked(1))) == [0]
    other.close()


def test_only_so_many_items_are_held(corpus: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MOST", 10)
    first, second, large = Worked(6), Worked(6), Worked(11)
    for question, worked in (("first", first), ("second", second), ("second", second), ("first", first)):
        whole(corpus, question, worked)
    assert (first.times, second.times) == (2, 1)  # the first made way for the second
    for _ in range(2):
        assert len(whole(corpus, "large", large)) == 11
    assert large.times == 2


def test_a_document_that_comes_between_two_pages(corpus: Index) -> None:
    """A page goes on where the one before ended, with what is held by then."""
    for key, value in (("b", 200), ("c", 300)):
        put(corpus, key, value)
    first = disagreements(DisagreementQuery(limit=1), corpus)
    assert (first.total, len(first.items)) == (2, 1)
    put(corpus, "d", 400)
    second = disagreements(DisagreementQuery(limit=5, after=first.cursor), corpus)
    assert second.total == 3
    assert first.items[0] not in second.items
