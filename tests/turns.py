"""Tests of a run in several processes: beside others, or `alone`, when nothing else runs and nothing else begins.

The processes share two locks, at files that are there anyway.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DOOR, ROOM = Path(__file__), Path(__file__).with_name("conftest.py")


@contextmanager
def turn(*, alone: bool) -> Iterator[None]:
    """The right to run a test, as long as it lasts.

    Whoever waits for the room holds the door: who wants it alone waits for those that are in, and not for those that
    come later.
    """
    with DOOR.open("rb") as door, ROOM.open("rb") as room:
        fcntl.flock(door, fcntl.LOCK_EX)
        try:
            fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        finally:
            fcntl.flock(door, fcntl.LOCK_UN)
        try:
            yield
        finally:  # also for a child that has been forked meanwhile
            fcntl.flock(room, fcntl.LOCK_UN)
