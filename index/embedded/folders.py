"""The embedded engine's folder: its generations by name, and locks for what one process does at a time.

The folder holds `current` and `previous` (names of the generation in use and of the one before), two locks, and a
folder a generation.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import apsw

from index import sqlite
from index.questions import LOCKED, REINDEX
from models.errors import StoreError

_NAME = re.compile("g[0-9]+")
"""g1, g12"""
WRITING, REBUILDING = "lock.sqlite3", "rebuilding.sqlite3"
"""The locks."""


@contextmanager
def locked(folder: Path, seconds: float = 0.0, name: str = WRITING) -> Iterator[None]:
    """Holds the folder for writing, or for another thing that one process does at a time, waiting at most so long;
    StoreError("index-locked") while another holds it.

    The lock is an SQLite transaction, so the operating system lets go of it with the process that held it.
    """
    if not os.access(folder, os.W_OK):
        raise StoreError("data-folder", f"không ghi được vào thư mục chỉ mục {folder}: không có quyền ghi")
    place = folder / name
    with named_errors(folder):
        lock = apsw.Connection(str(place))
        try:
            lock.set_busy_timeout(int(seconds * 1000))
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except apsw.BusyError:
                raise StoreError("index-locked", LOCKED) from None
            except (apsw.NotADBError, apsw.CorruptError):
                raise StoreError("index-damaged", f"tệp khoá {place} bị hỏng; xóa tệp này rồi chạy lại") from None
            yield
        finally:
            lock.close()


def current(folder: Path) -> str | None:
    """Name of the generation in use; None in a folder without an index."""
    return _name_in(folder / "current")


def previous(folder: Path) -> str | None:
    """Name of the generation that was in use before, if it is still there."""
    name = _name_in(folder / "previous")
    return name if name and _NAME.fullmatch(name) and name != current(folder) and (folder / name).is_dir() else None


def next_name(folder: Path) -> str:
    """A name for a new generation, which none has had that is still there or in use."""
    names = [current(folder) or "", *(place.name for place in folder.glob("g*"))]
    return f"g{1 + max((int(name[1:]) for name in names if _NAME.fullmatch(name)), default=0)}"


def make_current(folder: Path, name: str) -> None:
    """Lets readers and the next writer use another generation, in one step; the one before is kept."""
    before = current(folder)
    if before and _NAME.fullmatch(before):
        _write_name(folder / "previous", before)
    _write_name(folder / "current", name)


def _name_in(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace").strip() if path.exists() else None


def _write_name(path: Path, name: str) -> None:
    made = path.with_suffix(".new")
    with made.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)


def sweep_if_idle(folder: Path) -> None:
    """Deletes what rebuilds have left that were killed, unless one is under way."""
    try:
        with locked(folder, name=REBUILDING):
            sweep(folder, previous(folder))
    except StoreError as error:
        if error.code != "index-locked":
            raise


def sweep(folder: Path, *kept: str | None) -> None:
    """Deletes generations that are not in use, but for those; readers had until now to go over to the one that is."""
    for place in folder.glob("g[0-9]*"):
        while place.name not in (current(folder), *kept) and place.exists():
            with suppress(FileNotFoundError):  # a reader that lets go of it takes away files itself
                shutil.rmtree(place)


def named_errors(folder: Path) -> AbstractContextManager[None]:
    """A damaged index and what the disk refuses are told in one line."""
    return sqlite.named_errors(f"chỉ mục {folder}", "index-damaged", REINDEX)
