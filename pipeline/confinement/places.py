"""Folders for what is passing, each under a lock that ends with its owner: what a killed one left is swept away."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from models.errors import StoreError, why

if sys.platform != "win32":
    import fcntl

_NAME: Final = re.compile("tienle-[0-9]+-[0-9a-f]{8}")
"""tienle-4711-01234567: the owner's number, for people, and what makes the name its own"""
_LAST: Final = -200
"""After what `multiprocessing` itself deletes at the end of a process."""


@contextmanager
def own_place() -> Iterator[Path]:
    """A new folder among the temporary files, gone at the end; processes forked meanwhile hold it too."""
    sweep()
    place, lock = _made()
    try:
        yield place
    finally:
        _gone(place, lock)


@cache
def place_of_process() -> Path:
    """The folder of this process, made when it is first asked for and gone when the process ends."""
    from multiprocessing.util import Finalize

    sweep()
    place, lock = _made()
    Finalize(None, _gone, (place, lock), exitpriority=_LAST)
    return place


def sweep() -> None:
    """Deletes the folders of this user whose owners are dead, whichever way they died."""
    if sys.platform == "win32":
        return
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                _sweep_one(Path(entry.path))


def _made() -> tuple[Path, int | None]:
    """A folder and the handle that locks it; made again if somebody swept it before it was locked.

    StoreError("temporary-folder") if it can't be made.
    """
    while True:
        try:
            place = Path(tempfile.gettempdir(), f"tienle-{os.getpid()}-{os.urandom(4).hex()}")
            place.mkdir(0o700)
        except FileExistsError:
            continue
        except OSError as error:
            reason = f"không ghi được vào thư mục tạm: {why(error)}; dọn chỗ, hoặc đặt TMPDIR vào thư mục ghi được"
            raise StoreError("temporary-folder", reason) from error
        if sys.platform == "win32":
            return place, None
        lock = _locked(place)
        if lock is not None and place.exists():
            return place, lock
        if lock is not None:
            os.close(lock)


def _gone(place: Path, lock: int | None) -> None:
    shutil.rmtree(place, ignore_errors=True)
    if lock is not None:
        os.close(lock)


if sys.platform != "win32":

    def _sweep_one(place: Path) -> None:
        lock = _locked(place)
        if lock is not None:
            _gone(place, lock)

    def _locked(place: Path) -> int | None:
        """The handle that locks a folder of this user's; None if it is somebody's."""
        try:
            handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            return None
        try:
            if os.fstat(handle).st_uid != os.getuid():
                raise PermissionError
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        return handle
