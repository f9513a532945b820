"""SQLite files: how one is opened, and what is said of damaged ones and of full disks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from models.errors import StoreError


def connect(path: Path) -> apsw.Connection:
    """Opens the file, made if it isn't there; readers and one writer don't block one another.

    In a folder that may not be written it is only read; while nobody writes it either, without a lock.
    """
    if not os.access(path.parent, os.W_OK):
        return _connect_to_read(path)
    connection = apsw.Connection(str(path))
    connection.set_busy_timeout(10_000)
    connection.pragma("journal_mode", "WAL")
    connection.pragma("synchronous", "FULL")
    return connection


def _connect_to_read(path: Path) -> apsw.Connection:
    """What is committed may stand in the `-wal` alone: the file by itself is the whole only where there is none."""
    lone = not path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if lone else ''}"
    connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    connection.set_busy_timeout(10_000)
    return connection


@contextmanager
def named_errors(what: str, damaged: str, mending: str) -> Iterator[None]:
    """Complaints about `what` ("sổ theo dõi /x/y") become a StoreError in one line.

    It is `damaged`, with `mending` as what to do, where the file is no database any more, and "data-folder" where it
    can't be opened or written.
    """
    try:
        yield
    except (apsw.NotADBError, apsw.CorruptError):
        raise StoreError(damaged, f"{what} bị hỏng; {mending}") from None
    except (apsw.FullError, apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError) as error:
        told = "đĩa đầy" if isinstance(error, apsw.FullError) else "không mở hay không ghi được tệp"
        reason = f"không ghi được {what}: {told}; kiểm tra quyền ghi và dung lượng đĩa"
        raise StoreError("data-folder", reason) from None
