"""The data folder: archive, ledger and index, and what keeps them in step."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from corpus.archive import Archive
from corpus.decisions import Decisions
from corpus.files import files_at
from index import Index, IndexReader, IndexWriter, open_index
from models.answer import FailedFile, FailurePage
from models.errors import NotHeldError, StoreError, why
from models.query import FailureQuery
from models.record import SCHEMA
from pipeline.ledger import Entry, Ledger, open_ledger, shown
from pipeline.settling import Settler, settled_as

TURN_SECONDS = 10.0
"""How long a writer waits for its turn."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open data folder; `index` may be read while somebody writes."""

    folder: Path
    archive: Archive
    index: Index

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, closed at the end."""
        with open_ledger(self.ledger_path) as ledger:
            yield ledger

    @property
    def decisions(self) -> Decisions:
        """What people decided; kept beside originals and records."""
        return Decisions(self.archive.place)

    @property
    def ledger_path(self) -> Path:
        """Where the ledger lies, if there is one."""
        return self.folder / "ledger.sqlite3"

    @contextmanager
    def passing(self) -> Iterator[Path]:
        """A folder for files of the one writer's run; what a run that was killed left there is swept away."""
        folder = self.folder / "passing"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            folder.mkdir()
        except OSError as error:
            raise StoreError("data-folder", f"không tạo được thư mục {folder}: {why(error)}") from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def writer(self, ledger: Ledger) -> AbstractContextManager[IndexWriter]:
        """The index's writer, whose numbers are over all that the ledger knows.

        Waits for another writer as long as a rebuilt index needs to take its place; then StoreError("index-locked").
        """
        return self.index.writer(ledger.wanted.sequence(), TURN_SECONDS)

    @contextmanager
    def settling(self) -> Iterator[Settler]:
        """What settles documents, and nobody else meanwhile; what was left undone before is made good first.

        StoreError("index-locked") as `writer`.
        """
        with self.ledger() as ledger, self.writer(ledger) as writer:
            held = self.decisions.read()
            if not ledger.has_documents():
                ledger.wanted.settle(settled_as(self.archive.version, held.decisions))
            settler = Settler(self.archive, ledger, writer, held)
            with settler.together():
                settler.catch_up()
            yield settler

    @contextmanager
    def reader(self) -> Iterator[IndexReader]:
        """The index for questions, closed at the end."""
        try:
            yield self.index
        finally:
            self.index.close()


@cache
def record_version() -> str:
    """Of the record's form and of the program; a file is read again when it changes."""
    return f"{SCHEMA}+{version('tienle')}"


def open_store(
    data_folder: Path, index_url: str | None = None, archive: str | None = None, patience: float | None = None
) -> Store:
    """Opens a data folder, made if it isn't there; StoreError("data-folder") if it can't be.

    `archive` is the folder or address of the archive, if it lies elsewhere; nothing is looked at there yet. `patience`
    is how many seconds a writer waits for an index's server that is away; a minute or so if None.
    """
    folder = data_folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        index = open_index(index_url or (folder / "index").as_uri(), patience)
    except OSError as error:
        reason = f"không dùng được thư mục dữ liệu {folder}: {why(error)}; đặt TIENLE_DATA vào thư mục ghi được"
        raise StoreError("data-folder", reason) from None
    place = files_at(archive).place if archive else folder / "archive"
    return Store(folder, Archive(place, record_version()), index)


def forget(store: Store, what: str) -> tuple[Entry, ...]:
    """Takes back the ingestion of a file, of a zip file or folder with all that is in it (by path), or of a document
    (by key); gives the entries that are gone.

    Originals stay in the archive. NotHeldError("document-unknown") if none of them is known.
    """
    with store.settling() as settler:
        ledger = settler.ledger
        gone = _named(ledger, what)
        if not gone:
            reason = f"không có tệp hay văn bản “{shown(Path(what))}”; xem `tienle documents`, `tienle failures`"
            raise NotHeldError("document-unknown", reason)
        paths = {entry.path for entry in gone}
        contents = {entry.sha256 for entry in gone if entry.sha256}
        without = {it for it in contents if all(entry.path in paths for entry in ledger.of_content(it))}
        with settler.together():
            for sha256 in without:
                settler.unlearn(sha256)
            keys = {entry.document for entry in gone if entry.document}
            settler.settle(keys, lambda key: [it for it in ledger.of_document(key) if it.path not in paths], {})
            ledger.drop(paths)
        for sha256 in without:
            store.archive.forget_record(sha256)
    return gone


def failures(store: Store, query: FailureQuery) -> FailurePage:
    """The page of files that were seen and have no document, by path; each with its code and the way out."""
    if not store.ledger_path.exists():
        return FailurePage(total=0, cursor=None, items=())
    with store.ledger() as ledger:
        total, found = ledger.failures(), ledger.failed(query.after or "", query.limit + 1)
    items = tuple(map(_failed_file, found[: query.limit]))
    return FailurePage(total=total, cursor=items[-1].path if len(found) > query.limit else None, items=items)


def _named(ledger: Ledger, what: str) -> tuple[Entry, ...]:
    """The entries of a path, as it is given or seen from here, and of what is in it; else those of a document, by any
    of its keys."""
    for name in (shown(Path(what)), shown(Path(what).absolute())):
        entry = ledger.at(name)
        if found := (*((entry,) if entry else ()), *ledger.inside(name)):
            return found
    keys = sorted(ledger.kin.keys_of(ledger.kin.document_of(shown(Path(what)))))
    return tuple(entry for key in keys for entry in ledger.of_document(key))


def _failed_file(entry: Entry) -> FailedFile:
    return FailedFile(
        path=entry.path,
        status="refused" if entry.status == "refused" else "failed",
        code=entry.code or "defect",
        reason=entry.reason or "",
        sha256=entry.sha256,
        bytes=entry.size,
        seen=entry.seen,
    )
