"""What the ledger remembers of files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import StoreError
from pipeline.ledger import Entry, Ledger, open_ledger

DONE = Entry("/a.docx", 5, 1, "aa", "done", None, None, "bc-1", "text/plain", "text", "v1")
FAILED = Entry("/b.pdf", 6, 2, "bb", "failed", "no-text", "tệp không có chữ", None, None, None, "v1")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite3")


def plain(entry: Entry | None) -> Entry | None:
    return entry and replace(entry, seen="", sequence=0)


def test_what_is_recorded_is_remembered(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record([FAILED])
    assert not ledger.has_documents()
    ledger.record([DONE, FAILED])
    assert ledger.has_documents()
    ledger.close()
    with open_ledger(tmp_path / "ledger.sqlite3") as again:
        assert plain(again.at("/a.docx")) == DONE
        assert plain(again.at("/b.pdf")) == FAILED
        assert again.at("/c") is None
        assert [entry.path for entry in again.entries()] == ["/a.docx", "/b.pdf"]
        assert again.documents() == ("bc-1",)


def test_a_path_has_one_entry_and_the_sequence_rises(ledger: Ledger) -> None:
    ledger.record([DONE, FAILED])
    first = ledger.at("/b.pdf")
    ledger.record([replace(DONE, document="bc-2", sha256="cc")])
    again = ledger.at("/a.docx")
    assert first is not None
    assert again is not None
    assert (again.document, again.sha256) == ("bc-2", "cc")
    assert again.sequence > first.sequence
    assert again.seen.endswith("+00:00")
    assert ledger.of_content("aa") == ledger.of_document("bc-1") == ()


def test_one_content_at_two_paths_is_one_document(ledger: Ledger) -> None:
    ledger.record([DONE, replace(DONE, path="/copy.docx"), replace(FAILED, document="bc-1")])
    assert [entry.path for entry in ledger.of_document("bc-1")] == ["/a.docx", "/copy.docx"]
    assert [entry.path for entry in ledger.of_content("aa")] == ["/a.docx", "/copy.docx"]
    ledger.drop(["/a.docx", "/never"])
    assert [entry.path for entry in ledger.of_document("bc-1")] == ["/copy.docx"]


def test_all_entries_of_one_call_or_none(ledger: Ledger) -> None:
    bad = replace(FAILED, path=b"no text")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        ledger.record([DONE, replace(bad, size=object())])  # type: ignore[arg-type]
    assert ledger.entries() == ()


@pytest.mark.parametrize(("content", "code"), [(b"no database at all" * 99, "ledger-damaged")])
def test_a_damaged_ledger_is_named(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(content)
    with pytest.raises(StoreError) as error:
        Ledger(path)
    assert error.value.code == code


def test_a_ledger_of_a_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    ledger = Ledger(path)
    ledger._connection.pragma("user_version", 99)
    ledger.close()
    with pytest.raises(StoreError) as error:
        Ledger(path)
    assert error.value.code == "ledger-version"


def test_a_ledger_damaged_behind_its_head_is_named(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record([replace(DONE, path=f"/{number}.docx") for number in range(200)])
    ledger.close()
    place = tmp_path / "ledger.sqlite3"
    whole = place.read_bytes()
    place.write_bytes(whole[:4096] + bytes(byte ^ 0x5A for byte in whole[4096:]))
    with pytest.raises(StoreError) as error, open_ledger(place) as damaged:
        damaged.at("/7.docx")
    assert error.value.code == "ledger-damaged"


def test_a_ledger_in_a_place_that_cannot_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Ledger(tmp_path / "nowhere" / "ledger.sqlite3")
    assert error.value.code == "data-folder"
