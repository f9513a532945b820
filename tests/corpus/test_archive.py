"""What goes into the archive comes out unchanged, or the damage is named."""

from __future__ import annotations

import gzip
import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import record_of

from corpus.archive import Archive, hash_of
from models.errors import StoreError
from models.record import Record


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", "tienle.record/1+1.0")


def kept(archive: Archive, folder: Path, data: bytes) -> str:
    path = folder / "tệp.bin"
    path.write_bytes(data)
    sha256 = hash_of(path)
    archive.put_original(path, sha256)
    return sha256


def folder_of(archive: Archive) -> Path:
    assert isinstance(archive.place, Path)
    return archive.place


def files(archive: Archive) -> list[Path]:
    return sorted(path for path in folder_of(archive).rglob("*") if path.is_file())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=3000))
def test_an_original_comes_back(archive: Archive, tmp_path: Path, data: bytes) -> None:
    sha256 = kept(archive, tmp_path, data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert archive.original(sha256) == data


def test_an_original_is_written_once(archive: Archive, tmp_path: Path) -> None:
    sha256 = kept(archive, tmp_path, b"once")
    (place,) = files(archive)
    before = place.stat()
    kept(archive, tmp_path, b"once")
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert place.relative_to(folder_of(archive)).parts == ("originals", sha256[:2], sha256[2:4], sha256)


def test_a_file_that_is_not_its_hash_leaves_nothing(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"now another text")
    with pytest.raises(StoreError) as error:
        archive.put_original(path, hashlib.sha256(b"first text").hexdigest())
    assert error.value.code == "file-changed"
    assert files(archive) == []


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: b"", lambda data: data[:-1] + b"?"])
def test_a_damaged_original_is_never_given_out(archive: Archive, tmp_path: Path, change: object) -> None:
    sha256 = kept(archive, tmp_path, b"as it was signed")
    (place,) = files(archive)
    assert callable(change)
    place.write_bytes(change(place.read_bytes()))
    with pytest.raises(StoreError) as error:
        archive.original(sha256)
    assert error.value.code == "archive-damaged"


def test_what_is_not_there(archive: Archive) -> None:
    for ask in (archive.original, archive.record):
        with pytest.raises(StoreError) as error:
            ask("0" * 64)
        assert error.value.code == "archive-missing"
    assert archive.records() == ()
    archive.forget_record("0" * 64)


def record(text: str = "Kim ngạch đạt 5 tỷ đồng.") -> Record:
    return record_of("bc-1", text, issuers=["Sở Công Thương tỉnh Sông Lam"], issued="2022-07")


def test_a_record_comes_back(archive: Archive) -> None:
    archive.put_record(record())
    sha256 = record().source.sha256
    assert archive.has_record(sha256)
    assert archive.record(sha256) == record()
    assert archive.records() == (sha256,)


def test_a_record_of_another_version_serves_until_the_file_is_read_again(archive: Archive) -> None:
    archive.put_record(record())
    sha256 = record().source.sha256
    newer = Archive(folder_of(archive), "tienle.record/1+2.0")
    assert not newer.has_record(sha256)
    assert newer.record(sha256) == record()
    changed = record().model_copy(update={"warnings": ()})
    newer.put_record(changed)
    assert newer.has_record(sha256)
    assert newer.records() == (sha256,)
    newer.forget_record(sha256)
    assert newer.records() == archive.records() == ()


def test_a_damaged_record_is_never_given_out(archive: Archive) -> None:
    archive.put_record(record())
    (place,) = files(archive)
    whole = place.read_bytes()
    other = gzip.compress(record("Kim ngạch đạt 6 tỷ đồng.").to_json().encode())
    broken = bytearray(whole)
    broken[len(whole) // 2] ^= 1
    for data in (whole[: len(whole) // 2], b"", b"{}", gzip.compress(b"{}"), bytes(broken), other):
        place.write_bytes(data)
        with pytest.raises(StoreError) as error:
            archive.record(record().source.sha256)
        assert error.value.code == "archive-damaged"


def test_a_damaged_original_is_kept_anew(archive: Archive, tmp_path: Path) -> None:
    sha256 = kept(archive, tmp_path, b"whole")
    (place,) = (path for path in (folder_of(archive) / "originals").rglob("*") if path.is_file())
    place.write_bytes(b"whole, and more")
    assert kept(archive, tmp_path, b"whole") == sha256
    assert archive.original(sha256) == b"whole"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=3000))
def test_what_was_recognised_comes_back(archive: Archive, data: bytes) -> None:
    sha256 = hashlib.sha256(b"picture").hexdigest()
    archive.put_recognised(sha256, data)
    assert archive.recognised(sha256) == data


def test_a_picture_never_seen_or_damaged_is_recognised_again(archive: Archive) -> None:
    sha256 = hashlib.sha256(b"picture").hexdigest()
    assert archive.recognised(sha256) is None
    archive.put_recognised(sha256, b"words")
    (path,) = files(archive)
    path.write_bytes(path.read_bytes()[:-9])
    assert archive.recognised(sha256) is None


def test_what_a_killed_writer_leaves_is_swept_away(archive: Archive, tmp_path: Path) -> None:
    whole = kept(archive, tmp_path, b"whole")
    (tmp_path / "half").write_bytes(b"half")
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r})
from pathlib import Path
from corpus.archive import Archive, hash_of
os.fsync = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
path = Path({str(tmp_path / "half")!r})
Archive(Path({str(archive.place)!r}), "1").put_original(path, hash_of(path))
"""
    done = subprocess.run([sys.executable, "-c", script], timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(files(archive)) == 2
    archive.sweep()
    assert [path.name for path in files(archive)] == [whole]
    archive.sweep()  # nothing to do is no error
