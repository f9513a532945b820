"""The ledger: every file ever seen and what became of it, a row a path, in an SQLite file of its own.

Beside them stands what is remembered of contents and names, and what the index is to hold. The ledger is right, and the
index follows it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final, Literal

from index.sqlite import connect, named_errors
from models.errors import StoreError
from models.layout import TextOrigin
from models.record import Record
from pipeline import wanted
from pipeline.identity import kin, spellings

Status = Literal["done", "failed", "refused"]
"""done: its document is in the index, or owed to it. failed: it can't be read. refused: unsafe or over a limit."""

BETWEEN: Final = "!/"
"""Parts a zip file's path from a member's name: "2022.zip!/báo cáo.docx"."""
VERSION: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A file and what became of it."""

    path: str
    """Absolute."""
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since 1970."""
    sha256: str | None
    """None where the file could not even be read through."""
    status: Status
    code: str | None
    """Why not: a TienleError's code."""
    reason: str | None
    """The same in one line of words."""
    document: str | None
    """Key of its document."""
    media_type: str | None
    origin: TextOrigin | None
    version: str
    """Of the program and record that read it."""
    seen: str = ""
    """When, ISO 8601 in UTC; set by `record`."""
    sequence: int = 0
    """Rises with every row written; set by `record`."""


COLUMNS = tuple(field.name for field in fields(Entry))
DDL = f"""
CREATE TABLE IF NOT EXISTS files ({", ".join(COLUMNS)}, PRIMARY KEY (path)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_document ON files (document);
CREATE INDEX IF NOT EXISTS files_sha256 ON files (sha256);
CREATE TABLE IF NOT EXISTS applied (decisions);
{kin.DDL}
{spellings.DDL}
{wanted.DDL}
PRAGMA user_version = {VERSION};
"""


class Ledger:
    """An open ledger, for one thread at a time; made if it isn't there, only read where it may not be written."""

    def __init__(self, path: Path) -> None:
        with _named_errors(path):
            self._connection = connect(path)
            self._check_version()
        self.kin, self.spellings = kin.Kin(self._connection), spellings.Spellings(self._connection)
        self.wanted = wanted.WantedDocuments(self._connection)

    def together(self) -> AbstractContextManager[object]:
        """All that is written inside is written at the end; nothing of it if an error or a crash ends it."""
        return self._connection

    def applied(self) -> int:
        """The line of the decisions that people made up to which documents were settled by them."""
        return sum(int(count) for (count,) in self._connection.execute("SELECT decisions FROM applied"))

    def apply(self, decisions: int) -> None:
        """Remembers that documents were settled by the decisions up to that line."""
        with self._connection:
            self._connection.execute("DELETE FROM applied")
            self._connection.execute("INSERT INTO applied VALUES (?)", (decisions,))

    def record(self, entries: Iterable[Entry]) -> None:
        """Writes entries in place of those of the same paths; all of them or, after a crash, none."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._connection:
            ((last,),) = self._connection.execute("SELECT coalesce(max(sequence), 0) FROM files")
            insert = f"INSERT OR REPLACE INTO files VALUES ({', '.join('?' * len(COLUMNS))})"
            for sequence, entry in enumerate(entries, int(last) + 1):
                self._connection.execute(insert, (*astuple(entry)[:-2], now, sequence))

    def drop(self, paths: Iterable[str]) -> None:
        """Forgets files; nothing happens for a path that was never seen."""
        with self._connection:
            self._connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])

    def at(self, path: str) -> Entry | None:
        """What became of the file at a path; None if it was never seen."""
        return next(self._entries("path = ?", path), None)

    def of_document(self, key: str) -> tuple[Entry, ...]:
        """The files of a document that is held, by path."""
        return tuple(self._entries("status = 'done' AND document = ?", key))

    def of_content(self, sha256: str) -> tuple[Entry, ...]:
        """Every path at which that content was seen, by path."""
        return tuple(self._entries("sha256 = ?", sha256))

    def inside(self, path: str) -> tuple[Entry, ...]:
        """The members of a zip file and the files of a folder, however deep, by path."""
        return tuple(self._entries("substr(path, 1, ?) = ? OR substr(path, 1, ?) = ?", *_beginnings(path)))

    def failed(self, after: str = "", limit: int = -1) -> tuple[Entry, ...]:
        """The files that have no document, by path, those after the path `after`; at most so many if not negative."""
        return tuple(self._entries("status <> 'done' AND path > ?", after, limit=limit))

    def failures(self) -> int:
        """How many files have no document."""
        ((count,),) = self._connection.execute("SELECT count(*) FROM files WHERE status <> 'done'")
        return int(count)

    def entries(self) -> tuple[Entry, ...]:
        """Everything ever seen, by path."""
        return tuple(self._entries("1"))

    def documents(self) -> tuple[str, ...]:
        """Keys of all documents that have a file, ascending."""
        found = self._connection.execute("SELECT DISTINCT document FROM files WHERE status = 'done' ORDER BY document")
        return tuple(str(key) for (key,) in found)

    def has_documents(self) -> bool:
        """Whether any document has a file."""
        return next(self._entries("status = 'done'", limit=1), None) is not None

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def _entries(self, where: str, *values: str | int, limit: int = -1) -> Iterator[Entry]:
        select = f"SELECT {', '.join(COLUMNS)} FROM files WHERE {where} ORDER BY path LIMIT ?"
        for row in self._connection.execute(select, (*values, limit)):
            yield Entry(*row)

    def _check_version(self) -> None:
        version = self._connection.pragma("user_version")
        if version > VERSION:
            raise StoreError("ledger-version", f"sổ theo dõi thuộc phiên bản {version}; hãy dùng chương trình mới hơn")
        if version != VERSION:
            self._connection.execute(DDL)


def entry_of(path: str, modified: int, record: Record, version: str) -> Entry:
    """The entry of a file that was read by that version."""
    return Entry(
        path=path,
        size=record.source.bytes,
        modified=modified,
        sha256=record.source.sha256,
        status="done",
        code=None,
        reason=None,
        document=record.document.key,
        media_type=record.source.media_type,
        origin=record.source.text_origin,
        version=version,
    )


def shown(path: Path) -> str:
    """The path as text that any file can hold: bytes that are no UTF-8 stand as \\xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _beginnings(path: str) -> tuple[int, str, int, str]:
    """How paths of zip members and of files in a folder begin, each after its length."""
    member, file = path + BETWEEN, path.rstrip("/") + "/"
    return len(member), member, len(file), file


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """A ledger that is closed at the end."""
    ledger = Ledger(path)
    try:
        with _named_errors(path):
            yield ledger
    finally:
        ledger.close()


def _named_errors(path: Path) -> AbstractContextManager[None]:
    return named_errors(f"sổ theo dõi {path}", "ledger-damaged", "xóa tệp này rồi nạp lại")
