"""The way from a process that reads to the archive: bytes over a pipe, and nothing else gets through."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from corpus.archive import Archive
from pipeline.pictures import AskedArchive, answer

ONE, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", "1")


@pytest.fixture
def pipe(archive: Archive) -> Iterator[Connection]:
    """The end of a process that reads, while somebody answers at the other."""
    theirs, ours = multiprocessing.Pipe()
    answering = threading.Thread(target=answer, args=(theirs, archive))
    answering.start()
    yield ours
    ours.close()
    answering.join(10)
    assert not answering.is_alive()


def test_what_is_given_is_kept_and_comes_back(archive: Archive, pipe: Connection) -> None:
    asked = AskedArchive(pipe)
    assert asked.recognised(ONE) is None
    asked.put_recognised(ONE, "chữ".encode())
    asked.put_recognised(OTHER, b"")
    assert (asked.recognised(ONE), asked.recognised(OTHER)) == ("chữ".encode(), b"")
    assert archive.recognised(ONE) == "chữ".encode()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"?",
        # no hash, but a way to another file
        b"?" + b"../" * 21 + b"x",
        b"!" + b"/etc/" + b"x" * 59 + b"words",
        b"?" + b"A" * 64,
    ],
)
def test_whoever_says_anything_else_is_not_listened_to(archive: Archive, pipe: Connection, said: bytes) -> None:
    pipe.send_bytes(said)
    with pytest.raises((EOFError, OSError)):
        pipe.recv_bytes()
    assert list(archive.files.listed("")) == []


def test_an_archive_that_takes_nothing_costs_the_picture_only(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file where a folder should be")
    theirs, ours = multiprocessing.Pipe()
    answering = threading.Thread(target=answer, args=(theirs, Archive(tmp_path / "archive", "1")))
    answering.start()
    AskedArchive(ours).put_recognised(ONE, b"words")
    assert AskedArchive(ours).recognised(ONE) is None
    ours.close()
    answering.join(10)
    assert not answering.is_alive()
