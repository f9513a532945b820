"""The archive and people's decisions on a server of objects: as in a folder, and what is wrong is named."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from objects import new_bucket, s3_server
from records import record_of

from corpus.archive import Archive, hash_of
from corpus.decisions import Decisions
from corpus.files import Folder, Objects, files_at, shown_address
from models.decision import Decision
from models.errors import StoreError
from models.record import Record


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def place(server: str) -> str:
    return f"{new_bucket()}/sở/kho"


@pytest.fixture
def archive(place: str) -> Archive:
    return Archive(place, "tienle.record/1+1.0")


def kept(archive: Archive, folder: Path, data: bytes) -> str:
    path = folder / "tệp.bin"
    path.write_bytes(data)
    sha256 = hash_of(path)
    archive.put_original(path, sha256)
    return sha256


def record(text: str = "Kim ngạch đạt 5 tỷ đồng.") -> Record:
    return record_of("bc-1", text, issuers=["Sở Công Thương tỉnh Sông Lam"], issued="2022-07")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # a folder, however it is given
        (Path("/kho"), Folder(Path("/kho"))),
        ("/kho", Folder(Path("/kho"))),
        ("file:///kho%20ch%C3%ADnh", Folder(Path("/kho chính"))),
        # an address; a stroke at its end says nothing
        ("s3://kho/sở/", Objects("s3://kho/sở")),
    ],
)
def test_places(given: Path | str, expected: object) -> None:
    assert files_at(given) == expected


def test_a_place_is_told_without_its_password() -> None:
    assert shown_address("sftp://an:bí-mật@máy/kho") == "sftp://máy/kho"
    assert shown_address("s3://kho/a@b") == "s3://kho/a@b"


@pytest.mark.parametrize("data", [b"", b"once", bytes(range(256)) * 5_000])
def test_an_original_comes_back(archive: Archive, tmp_path: Path, data: bytes) -> None:
    sha256 = kept(archive, tmp_path, data)
    assert archive.original(sha256) == data
    assert archive.put_original(tmp_path / "tệp.bin", sha256) is False  # kept before
    archive.forget_original(sha256)
    archive.forget_original(sha256)
    with pytest.raises(StoreError) as error:
        archive.original(sha256)
    assert error.value.code == "archive-missing"
    assert archive.put_original(tmp_path / "tệp.bin", sha256) is True


def test_a_file_that_is_not_its_hash_leaves_nothing(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"now another text")
    with pytest.raises(StoreError) as error:
        archive.put_original(path, "0" * 64)
    assert error.value.code == "file-changed"
    assert list(archive.files.listed("")) == []


def test_a_damaged_original_is_never_given_out_and_kept_anew(archive: Archive, tmp_path: Path) -> None:
    sha256 = kept(archive, tmp_path, b"as it was signed")
    (held,) = archive.files.listed("originals")
    archive.files.write(held.name, (b"cut",))
    with pytest.raises(StoreError) as error:
        archive.original(sha256)
    assert error.value.code == "archive-damaged"
    kept(archive, tmp_path, b"as it was signed")
    assert archive.original(sha256) == b"as it was signed"


def test_records_of_two_versions(archive: Archive) -> None:
    sha256 = record().source.sha256
    with pytest.raises(StoreError) as error:
        archive.record(sha256)
    assert error.value.code == "archive-missing"
    archive.put_record(record())
    newer = Archive(archive.place, "tienle.record/1+2.0")
    assert (archive.has_record(sha256), newer.has_record(sha256)) == (True, False)
    assert newer.record(sha256) == record()  # it serves until the file is read again
    changed = record().model_copy(update={"warnings": ()})
    newer.put_record(changed)
    assert (archive.records(), newer.records(), newer.record(sha256)) == ((sha256,), (sha256,), changed)
    newer.forget_record(sha256)
    assert archive.records() == ()


def test_what_was_recognised_comes_back(archive: Archive) -> None:
    assert archive.recognised("a" * 64) is None
    archive.put_recognised("a" * 64, "chữ".encode())
    assert archive.recognised("a" * 64) == "chữ".encode()


def test_it_is_laid_out_as_in_a_folder(archive: Archive, tmp_path: Path) -> None:
    """So that either can be copied to the other."""
    folder = Archive(tmp_path / "archive", archive.version)
    for one in (archive, folder):
        kept(one, tmp_path, b"whole")
        one.put_record(record())
        one.put_recognised("a" * 64, b"words")
    held = [{(it.name, it.size, one.files.read(it.name)) for it in one.files.listed("")} for one in (archive, folder)]
    assert held[0] == held[1]
    assert len(held[0]) == 3


def decision(one: str) -> Decision:
    return Decision(kind="movement", one=one, other="z", same=True, by="An", at="2026-01-02T03:04:05+00:00")


def test_decisions_are_kept_in_order(place: str) -> None:
    assert Decisions(place).read().decisions == ()
    Decisions(place).add([decision("a"), decision("c")])
    Decisions(place).add([decision("d")])
    held = Decisions(place).read()
    assert ([one.one for one in held.decisions], held.lines, held.damaged) == (["a", "c", "d"], 3, ())
    assert [one.one for one in held.since(2)] == ["d"]


def test_decisions_made_at_the_same_time_are_all_kept(place: str) -> None:
    makers = [threading.Thread(target=Decisions(place).add, args=([decision(f"{n}")],)) for n in range(12)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert {one.one for one in Decisions(place).read().decisions} == {f"{n}" for n in range(12)}


def test_decisions_copied_from_and_to_a_folder(place: str, tmp_path: Path) -> None:
    Decisions(tmp_path).add([decision("a")])
    files_at(place).write("decisions.jsonl", ((tmp_path / "decisions.jsonl").read_bytes(),))
    Decisions(place).add([decision("b")])
    back = Folder(tmp_path / "back")
    for held in files_at(place).listed(""):
        back.write(held.name, (files_at(place).read(held.name),))
    Decisions(back.place).add([decision("c")])
    assert [one.one for one in Decisions(back.place).read().decisions] == ["a", "b", "c"]


def test_a_place_that_is_not_there_is_told(server: str, tmp_path: Path) -> None:
    archive = Archive("s3://khong-co/kho", "1")
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    with pytest.raises(StoreError) as reading:
        archive.original("0" * 64)
    with pytest.raises(StoreError) as writing:
        archive.put_original(path, hash_of(path))
    for error in (reading, writing):
        assert (error.value.code, "s3://khong-co/kho" in error.value.message) == ("archive-unreachable", True)


def test_a_protocol_that_nobody_knows_is_told() -> None:
    with pytest.raises(StoreError) as error:
        Archive("khong-biet://an:bi-mat@may/kho", "1").original("0" * 64)
    assert error.value.code == "archive-unreachable"
    assert "bi-mat" not in error.value.message
    assert "\n" not in error.value.message
