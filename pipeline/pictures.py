"""What was recognised in scanned pages, kept in the archive; the time that recognising them takes, granted.

A process that reads files reaches no archive: it asks the one that started it, over a pipe that carries bytes only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from threading import Lock
from typing import Protocol

from corpus.archive import Archive
from models.errors import StoreError
from models.limits import Limits

_ASK, _KEEP = b"?", b"!"
"""First bytes of what is said: "?" and a hash asks, "!", a hash and bytes gives them to be kept."""
_HAVE, _LACK = b"+", b"-"
"""First bytes of an answer: "+" and the bytes, "-" for none."""
_MOST = 50_000_000
"""Bytes that are said at one time."""
_HASH = re.compile(rb"[0-9a-f]{64}")
"""e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855: it becomes a file's name, so nothing else is one"""


class Kept(Protocol):
    """Where what was recognised is kept: the archive, or a way to it."""

    def recognised(self, sha256: str) -> bytes | None:
        """What was recognised in a picture; None if it was never seen."""

    def put_recognised(self, sha256: str, recognised: bytes) -> None:
        """Keeps what was recognised."""


@dataclass(frozen=True, slots=True)
class KeptPictures:
    """A `PictureStore`; `grant` is called with the seconds that announced pictures may take."""

    kept: Kept
    limits: Limits
    grant: Callable[[float], None]

    def get(self, sha256: str) -> bytes | None:
        """What was recognised in a picture before."""
        return self.kept.recognised(sha256)

    def put(self, sha256: str, recognised: bytes) -> None:
        """Keeps what was recognised."""
        self.kept.put_recognised(sha256, recognised)

    def announce(self, pictures: int) -> None:
        """Asks for the time of so many pictures."""
        self.grant(pictures * self.limits.page_seconds)


@dataclass(frozen=True, slots=True)
class AskedArchive:
    """The archive as a process that reads files sees it: somebody at the other end of a pipe who `answer`s."""

    pipe: Connection
    _turn: Lock = field(default_factory=Lock)

    def recognised(self, sha256: str) -> bytes | None:
        """What was recognised in a picture."""
        with self._turn:
            self.pipe.send_bytes(_ASK + sha256.encode())
            answer = self.pipe.recv_bytes()
        return answer[1:] if answer[:1] == _HAVE else None

    def put_recognised(self, sha256: str, recognised: bytes) -> None:
        """Gives what was recognised to be kept."""
        with self._turn:
            self.pipe.send_bytes(_KEEP + sha256.encode() + recognised)


def answer(pipe: Connection, archive: Archive) -> None:
    """Answers out of the archive what is asked at the other end, until that is closed or says what nobody says.

    What can't be kept now is recognised once more the next time: whoever keeps the record will say what is wrong.
    """
    with suppress(EOFError, OSError), pipe:
        while True:
            said = pipe.recv_bytes(_MOST)
            word, name, rest = said[:1], said[1:65], said[65:]
            if not _HASH.fullmatch(name):
                return
            with suppress(StoreError, OSError):
                if word == _KEEP:
                    archive.put_recognised(name.decode(), rest)
            if word == _ASK:
                found = _found(archive, name.decode())
                pipe.send_bytes(_LACK if found is None else _HAVE + found)


def _found(archive: Archive, sha256: str) -> bytes | None:
    try:
        return archive.recognised(sha256)
    except StoreError:
        return None
