"""One generation of an embedded index, and the commit that keeps its two halves in step.

A generation is a folder with `facts.sqlite3` and `passages/`. A commit reaches SQLite first, which also keeps the
passages packed; what tantivy missed by a crash is made again from there.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import apsw
import tantivy

from index import sqlite
from index.embedded import facts, passages
from index.embedded.damage import check_files, panics_as_errors
from index.embedded.folders import named_errors
from index.fields import VERSION
from index.questions import REINDEX
from index.rows import DocumentRows
from models.errors import StoreError


class Generation:
    """One generation of an index: SQLite and tantivy in one folder. Readers see each half as of its last commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writable = os.access(folder, os.W_OK)
        self._threads = threading.local()
        self._reloading = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._tantivy: tantivy.Index | None = None
        self._mirrored = ExitStack()
        self._checked: set[str] = set()
        self._last: tantivy.Searcher | None = None

    def facts(self) -> apsw.Connection:
        """This thread's connection to SQLite; StoreError if the file is damaged or of another version."""
        path = self.folder / "facts.sqlite3"
        stamp = None if self.writable or not path.exists() else facts.stamp(path)
        connection, opened_at = getattr(self._threads, "opened", (None, None))
        if connection is None or opened_at != stamp:
            connection = _opened(path)
            self._threads.opened = connection, stamp
        return connection

    def close(self) -> None:
        """Lets go of what was made to read the passages; they are opened again when they are asked for."""
        with self._reloading:
            self._last = None
            self._mirrored.close()

    def searcher(self) -> tantivy.Searcher:
        """The passages as of the last commit; StoreError if they are damaged."""
        with self._reloading, named_damage(self.folder):
            return self._searcher()

    def _searcher(self) -> tantivy.Searcher:
        if self._tantivy is None and self.writable:
            self._tantivy = passages.open_passages(self.folder / "passages")
        stat = (self.folder / "passages" / "meta.json").stat()
        if self._last is None or self._seen != (stat.st_mtime_ns, stat.st_ino):
            last = passages.searcher_of(self._tantivy if self.writable and self._tantivy else self._to_read())
            check_files(self.folder / "passages", self._checked)
            self._last = last
            self._seen = (stat.st_mtime_ns, stat.st_ino)
        return self._last

    def _to_read(self) -> tantivy.Index:
        self._mirrored.close()
        index, self._mirrored = passages.open_to_read(self.folder / "passages")
        return index

    def in_step(self) -> bool:
        """Whether the passages are those of SQLite's last commit."""
        _, sequence, searchable = facts.state(self.facts())
        return sequence == searchable and self._passages() == facts.held(self.facts())[1]

    def heal(self) -> None:
        """Makes the passages again that a crash kept from tantivy, or all of them if the folder is damaged."""
        _, sequence, searchable = facts.state(self.facts())
        if sequence != searchable and self._passages() is not None:
            self._refill(facts.changed_since(self.facts(), searchable), sequence)
        if not self.in_step():
            self._tantivy = self._last = None
            shutil.rmtree(self.folder / "passages", ignore_errors=True)
            self._refill(facts.held(self.facts())[0], sequence)

    def _passages(self) -> int | None:
        try:
            return int(self.searcher().num_docs)
        except StoreError:
            return None

    def _refill(self, keys: list[str], sequence: int) -> None:
        with tantivy_writer(self.folder / "passages") as writer:
            for key in keys:
                passages.replace(writer, key, facts.passages(self.facts(), key))
            writer.commit()
        facts.mark_searchable(self.facts(), sequence)


class Writer:
    """Writes to a generation; see `index.interface.IndexWriter`. Both halves stage what `commit` makes visible."""

    def __init__(self, connection: apsw.Connection, writer: tantivy.IndexWriter, folder: Path, above: int) -> None:
        self._facts, self._passages, self._folder = connection, writer, folder
        self._sequence = max(above, facts.state(connection)[1])
        self._highest = 0
        self._staged = False

    @property
    def sequence(self) -> int:
        """See IndexWriter.sequence."""
        return self._sequence + 1

    def put(self, rows: DocumentRows, sequence: int | None = None) -> None:
        """See IndexWriter.put."""
        facts.put(self._facts, rows, self._begin(sequence))
        passages.replace(self._passages, rows.key, rows.passages)

    def remove(self, key: str, sequence: int | None = None) -> None:
        """See IndexWriter.remove."""
        facts.remove(self._facts, key, self._begin(sequence))
        passages.replace(self._passages, key, ())

    def commit(self) -> None:
        """See IndexWriter.commit: SQLite first, for it can make the passages again."""
        if not self._staged:
            return
        self._sequence, self._staged = max(self._sequence + 1, self._highest), False
        facts.finish(self._facts, self._sequence)
        try:
            self._passages.commit()
            passages.share(self._folder)
        except ValueError as error:
            reason = "không ghi được phần tìm kiếm của chỉ mục; kiểm tra quyền ghi và dung lượng đĩa"
            raise StoreError("data-folder", reason) from error
        facts.mark_searchable(self._facts, self._sequence)

    def rollback(self) -> None:
        """Drops what is not committed."""
        if self._staged:
            if not self._facts.get_autocommit():  # on a full disk SQLite has rolled back by itself
                self._facts.execute("ROLLBACK")
            self._passages.rollback()
            self._staged = False

    def _begin(self, sequence: int | None) -> int:
        """Begins what will be committed together; gives the number for a document."""
        if not self._staged:
            self._facts.execute("BEGIN IMMEDIATE")
            self._staged = True
        self._highest = max(self._highest, sequence or 0)
        return sequence or self._sequence + 1


@contextmanager
def writing(folder: Path, above: int) -> Iterator[Writer]:
    """A generation's writer; commits at the end, with sequences over `above`, and drops what is uncommitted if an error
    ends it."""
    connection = connect(folder)
    with tantivy_writer(folder / "passages") as engine:
        writer = Writer(connection, engine, folder / "passages", above)
        try:
            yield writer
            writer.commit()
        finally:
            writer.rollback()
            connection.close()


@contextmanager
def tantivy_writer(folder: Path) -> Iterator[tantivy.IndexWriter]:
    """tantivy's own writer with one thread, which lets go of its lock at the end."""
    writer = passages.open_passages(folder).writer(heap_size=passages.HEAP_BYTES, num_threads=1)
    try:
        yield writer
    finally:
        writer.wait_merging_threads()
        passages.share(folder)


@contextmanager
def named_damage(folder: Path) -> Iterator[None]:
    """What tantivy complains of is damage, or files that may not be read; told in one line."""
    try:
        with panics_as_errors():
            yield
    except PermissionError:
        raise StoreError("data-folder", f"không đọc được thư mục chỉ mục {folder}: không có quyền đọc") from None
    except (ValueError, KeyError, IndexError, OSError):
        raise StoreError("index-damaged", f"phần tìm kiếm của chỉ mục bị hỏng; {REINDEX}") from None


def create(folder: Path) -> None:
    """Makes an empty generation."""
    folder.mkdir(parents=True)
    connection = sqlite.connect(folder / "facts.sqlite3")
    facts.create(connection)
    connection.close()
    passages.open_passages(folder / "passages")
    passages.share(folder / "passages")


def connect(folder: Path) -> apsw.Connection:
    """A new connection to a generation's facts."""
    return _opened(folder / "facts.sqlite3")


def _opened(path: Path) -> apsw.Connection:
    if not path.exists():
        raise StoreError("index-damaged", f"thiếu tệp chỉ mục {path.name}; {REINDEX}")
    try:
        with named_errors(path.parent):
            connection = sqlite.connect(path)
            version, _, _ = facts.state(connection)
    except apsw.SQLError:
        raise StoreError("index-damaged", f"tệp chỉ mục {path.name} bị hỏng; {REINDEX}") from None
    if version != VERSION:
        raise StoreError("index-version", f"chỉ mục thuộc phiên bản {version}, chương trình cần {VERSION}; {REINDEX}")
    return connection
