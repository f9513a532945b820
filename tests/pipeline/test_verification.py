"""What `verify` finds between a ledger and an index, mends, and says."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from index import Held, Names
from models.decision import Decision
from models.errors import StoreError
from pipeline import Store, forget, ingest, open_store, reindex, verify
from pipeline.projecting import Projector
from pipeline.verification import differences
from pipeline.wanted import Wanted

LETTER = "UBND TỈNH SÔNG LAM\nSố: {0}/BC-UBND\n\nBÁO CÁO\nThu ngân sách năm 2021 đạt {0} tỷ đồng.\n"


@pytest.mark.parametrize(
    ("wanted", "held", "found"),
    [
        ("a1x b2y", "a1x b2y", ""),
        ("a1x b2y", "b2y", "a missing"),
        ("a1x", "a1x b2y c3z", "b extra, c extra"),
        ("a1x b2y c3z", "", "a missing, b missing, c missing"),
        ("", "a1x", "a extra"),
        ("a1x", "a2x", "a stale"),  # other number, same rows
        ("a1x", "a1y", "a stale"),  # other rows
        ("a1x", "a1-", "a stale"),  # half written
        ("a1x c1x", "b1x c2x", "a missing, b extra, c stale"),
        ("", "", ""),
    ],
)
def test_differences(wanted: str, held: str, found: str) -> None:
    expected = [Wanted(it[0], int(it[1]), it[2]) for it in wanted.split()]
    there = [Held(it[0], int(it[1]), None if it[2] == "-" else it[2]) for it in held.split()]
    assert ", ".join(f"{key} {kind}" for key, kind in differences(expected, there)) == found


@pytest.fixture
def store(tmp_path: Path, index_url: str) -> Store:
    """Three documents, in an index of every engine."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"bc{number}.txt").write_text(LETTER.format(number), "utf-8")
    store = open_store(tmp_path / "data", index_url)
    assert ingest([folder], store, workers=1).failed == ()
    return store


def run(store: Store, url: str, *words: str) -> Result:
    environment = {**os.environ, "TIENLE_DATA": str(store.folder), "TIENLE_INDEX": url}
    return CliRunner().invoke(main, ["verify", *words], env=environment)


def keys(store: Store) -> list[str]:
    return [one.key for one in store.index.held()]


def test_all_is_well(store: Store, index_url: str) -> None:
    ran = run(store, index_url)
    assert (ran.exit_code, "3 văn bản" in ran.stderr) == (0, True)
    assert json.loads(run(store, index_url, "--json").stdout)["documents"] == 3


def test_what_differs_is_told_and_mended(store: Store, index_url: str) -> None:
    first, second, _ = keys(store)
    with store.ledger() as ledger:
        rows = Projector(store.archive, ledger, Names()).document(second)
    assert rows is not None
    before = store.index.held()
    with store.index.writer() as writer:
        writer.remove(first)
        writer.put(rows)  # as it is, but under a number that the ledger doesn't know
    dry = run(store, index_url, "--dry-run", "--json")
    told = {"documents": 3, "missing": [first], "stale": [second], "extra": [], "mended": 0, "failed": []}
    assert (dry.exit_code, json.loads(dry.stdout)) == (1, told)
    ran = run(store, index_url)
    assert (ran.exit_code, "Đã sửa 2/2" in ran.stderr) == (0, True)
    after = store.index.held()
    assert [(one.key, one.digest) for one in after] == [(one.key, one.digest) for one in before]
    assert min(one.sequence for one in after[:2]) > max(one.sequence for one in before)
    assert verify(store).differences == 0


def test_what_cannot_be_mended_is_told(store: Store, index_url: str) -> None:
    first, second, _ = keys(store)
    with store.ledger() as ledger:
        (entry,) = ledger.of_document(first)
    store.archive.forget_record(entry.sha256 or "")
    with store.index.writer() as writer:
        writer.remove(first)
        writer.remove(second)
    ran = run(store, index_url, "--json")
    told = json.loads(ran.stdout)
    assert (ran.exit_code, told["missing"], told["mended"]) == (1, [first, second], 1)
    assert [one["document"] for one in told["failed"]] == [first]
    assert "kho lưu trữ không có" in told["failed"][0]["reason"]


def test_a_decision_that_could_not_be_applied_is_told_and_applied_later(store: Store, tmp_path: Path) -> None:
    first, second, third = keys(store)
    with store.ledger() as ledger:
        one, other = (ledger.of_document(key)[0].sha256 or "" for key in (first, second))
    shutil.copytree(store.folder / "archive", tmp_path / "kept")
    for record in (one, other):  # whichever of them is to speak for both
        store.archive.forget_record(record)
    decided = Decision(kind="document", one=one, other=other, same=True, by="An", at="2026-01-02T03:04:05+00:00")
    store.decisions.add([decided])
    report = verify(store)
    assert (report.differences, report.well) == (0, False)
    assert [key for key, _ in report.failed] == [first]
    assert keys(store) == [first, second, third]
    shutil.copytree(tmp_path / "kept" / "records", store.folder / "archive" / "records", dirs_exist_ok=True)
    assert verify(store).well
    assert len(keys(store)) == 2  # what was decided holds


def test_documents_that_the_ledger_does_not_know_are_extra(store: Store, tmp_path: Path, index_url: str) -> None:
    other = open_store(tmp_path / "other", index_url)
    with pytest.raises(StoreError) as told:  # a ledger that is lost is no reason to remove all
        verify(other)
    assert (told.value.code, "tienle reindex" in told.value.message) == ("ledger-damaged", True)
    ingest([tmp_path / "docs" / "bc1.txt"], other, workers=1)
    assert len(verify(other).extra) == 2
    assert len(keys(store)) == 1
    assert verify(store).well
    assert len(keys(store)) == 3


def test_a_lost_ledger_is_made_good_by_a_rebuild(store: Store, index_url: str) -> None:
    before = {one.key: one.digest for one in store.index.held()}
    for path in store.folder.glob("ledger.sqlite3*"):
        path.unlink()
    assert (reindex(store).documents, verify(store).differences) == (3, 0)
    assert (reindex(store).documents, verify(store).differences) == (3, 0)  # and beside, without a file in the ledger
    assert {one.key: one.digest for one in store.index.held()} == before
    with store.index.writer() as writer:
        writer.remove(min(before))
    assert verify(store).well
    assert {one.key: one.digest for one in store.index.held()} == before


def test_a_ledger_of_before_is_settled(store: Store, index_url: str) -> None:
    """One that an older program kept knows files, but not what the index is to hold."""
    with store.ledger() as ledger, ledger.together():
        ledger.wanted.keep_only(())
        ledger.wanted.settle("")
    report = verify(store)
    assert (report.documents, len(report.stale), report.well) == (3, 3, True)
    assert verify(store).differences == 0


def test_numbers_are_never_given_twice(store: Store, tmp_path: Path) -> None:
    given = {one.sequence for one in store.index.held()}
    for number in (1, 2, 1):
        path = tmp_path / "docs" / f"bc{number}.txt"
        forget(store, str(path))
        ingest([path], store, workers=1)
        new = {one.sequence for one in store.index.held()} - given
        assert min(new) > max(given)
        given |= new
    with store.ledger() as ledger:
        assert ledger.wanted.sequence() >= max(given)


def test_verify_waits_its_turn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.store.TURN_SECONDS", 0.1)
    with store.index.writer(), pytest.raises(StoreError) as told:
        verify(store, dry_run=True)
    assert told.value.code == "index-locked"
