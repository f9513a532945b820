"""Decisions are only ever added; a damaged line costs itself and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decisions import Decisions
from models.decision import Decision
from models.errors import StoreError


def decision(one: str = "a", other: str = "b", same: bool | None = True, by: str = "An") -> Decision:
    return Decision(kind="movement", one=one, other=other, same=same, by=by, at="2026-01-02T03:04:05+00:00")


@pytest.fixture
def kept(tmp_path: Path) -> Decisions:
    return Decisions(tmp_path / "archive")


def test_none_are_kept_at_first(kept: Decisions) -> None:
    assert kept.read().decisions == ()
    assert not kept.path.exists()


def test_all_are_kept_in_order(kept: Decisions) -> None:
    kept.add([decision("a"), decision("c")])
    kept.add([decision("d")])
    assert [one.one for one in kept.read().decisions] == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("made", "counts"),
    [
        # the newest of the same two counts, whichever of them comes first
        ([decision(same=True), decision("b", "a", same=False)], {("movement", "a", "b"): False}),
        # taken back: nothing is decided
        ([decision(same=True), decision(same=None)], {}),
        # decided anew
        ([decision(same=True), decision(same=None), decision(same=True)], {("movement", "a", "b"): True}),
        ([decision("a", "b"), decision("a", "c", same=False)],
         {("movement", "a", "b"): True, ("movement", "a", "c"): False}),
    ],
)  # fmt: skip
def test_the_newest_counts(kept: Decisions, made: list[Decision], counts: dict[object, bool]) -> None:
    kept.add(made)
    assert {pair: one.same for pair, one in kept.read().newest().items()} == counts


@pytest.mark.parametrize("damage", [b'{"kind": "movement", "one"', b"\xff\xfe\x00", b"[]", b'{"kind": "body"}'])
def test_a_line_that_was_cut_off_or_damaged_is_told_and_passed_over(kept: Decisions, damage: bytes) -> None:
    kept.add([decision("a")])
    with kept.path.open("ab") as file:
        file.write(damage)
    assert (len(kept.read().decisions), kept.read().damaged) == (1, (2,))
    kept.add([decision("c")])  # the next stands on a line of its own
    assert [one.one for one in kept.read().decisions] == ["a", "c"]
    assert kept.read().damaged == (2,)


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")
    with pytest.raises(StoreError) as told:
        Decisions(tmp_path / "archive").add([decision()])
    assert told.value.code == "data-folder"


@given(by=st.text(max_size=50), note=st.none() | st.text(max_size=50))
def test_whatever_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, by: str, note: str | None) -> None:
    kept = Decisions(tmp_path_factory.mktemp("kept"))
    made = decision(by=by).model_copy(update={"note": note})
    kept.add([made, made])
    assert kept.read().decisions == (made, made)
