"""Brings files into the corpus: files → records → archive → index → ledger. A bad file is one row, never a stop.

A file counts as done only when the ledger says so and the index has committed its document; whatever ends the program
before that, running it again does what is missing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from corpus.archive import hash_of
from corpus.files import shown_address
from models.errors import StoreError, why
from models.limits import DEFAULT_LIMITS, Limits
from models.record import Record
from pipeline.intake.readers import Workers, read_all
from pipeline.intake.sources import Source, files_under, sources_in
from pipeline.jobs import PASSING, Failure, Job, failure_of, keep_original
from pipeline.ledger import Entry, Ledger, entry_of, shown
from pipeline.settling import Settler
from pipeline.store import Store, record_version

BATCH_FILES, BATCH_SECONDS = 50, 3.0
"""The index commits after so many files, or when so much time has passed."""

Progress = Callable[[int, int, str, str], None]
"""Called with (files finished, files in all, path, outcome: done | skipped | failed | refused) once that is certain."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the files: an entry each, in the order in which they were finished."""

    done: tuple[Entry, ...]
    skipped: tuple[Entry, ...]
    """Unchanged since they were read; their status may be any."""
    failed: tuple[Entry, ...]


def ingest(
    paths: Iterable[Path],
    store: Store,
    progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
    workers: Workers = None,
    retry: bool = False,
) -> IngestReport:
    """Brings all files at and under `paths` into the corpus; unchanged ones are skipped, if `retry` only those that
    could be read.

    `workers` is the number of processes, as many as there are processors if None, or the address of a Dask cluster.
    BadCallError if a path is missing, StoreError("index-locked") while somebody else writes.
    """
    paths = tuple(paths)
    files = files_under(paths, store.folder)
    with store.settling() as settler, store.passing() as folder:
        store.archive.sweep()
        run = _Run(store, settler.ledger, limits, progress or _silent, len(files), settler, folder, retry)
        try:
            with closing(read_all(run.jobs(files), workers, limits, folder, store.archive)) as outcomes:
                for job, outcome in outcomes:
                    run.take(job, outcome)
        except KeyboardInterrupt:
            if not settler.broken:
                run.flush()
            raise
        run.flush()
        run.drop_gone(paths)
    return IngestReport(tuple(run.done), tuple(run.skipped), tuple(run.failed))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was found."""

    source: Source
    size: int = 0
    modified: int = 0
    sha256: str | None = None


@dataclass(slots=True)
class _Run:
    """One ingestion under way; what is pending is read but not yet in the index."""

    store: Store
    ledger: Ledger
    limits: Limits
    progress: Progress
    total: int
    settler: Settler
    folder: Path
    """For what is taken out of zip files and for what is converted; gone at the end."""
    retry: bool = False
    """Whether files that could not be read are tried again though nothing has changed."""
    done: list[Entry] = field(default_factory=list)
    skipped: list[Entry] = field(default_factory=list)
    failed: list[Entry] = field(default_factory=list)
    _waiting: dict[str, list[_Seen]] = field(default_factory=dict)
    """Content hash → files of that content, whose parse is under way."""
    _failures: dict[str, Failure] = field(default_factory=dict)
    _pending: dict[str, Entry] = field(default_factory=dict)
    _fresh: dict[str, Record] = field(default_factory=dict)
    _flushed: float = field(default_factory=time.monotonic)

    def jobs(self, files: Iterable[Path]) -> Generator[Job, None, None]:
        """The files that must be parsed, one of each content; settles the others on the way."""
        for path in files:
            count = 0
            for count, found in enumerate(sources_in(path, self.limits, self.folder), start=1):
                self.total += count > 1
                if isinstance(found, Source):
                    job = self._job(found)
                    if job is not None:
                        yield job
                    elif found.passing:
                        found.path.unlink(missing_ok=True)
                else:
                    self._fail(_Seen(found[0]), failure_of(found[1]))
                self._flush_if_due()
            self.total -= count == 0

    def take(self, job: Job, outcome: str | Failure) -> None:
        """Notes what came of a file, for all files of its content."""
        files = self._waiting.pop(job.sha256)
        if isinstance(outcome, str):
            record = Record.from_json(outcome)
            outcome = self._archive(job, record) or outcome
        if isinstance(outcome, Failure):
            self._failures[job.sha256] = outcome
            for seen in files:
                self._fail(seen, outcome)
        else:
            for seen in files:
                self._hold(seen, record)
        for passing in [job.converted, *(seen.source.path for seen in files if seen.source.passing)]:
            if passing is not None:
                passing.unlink(missing_ok=True)
        self._flush_if_due()

    def flush(self) -> None:
        """Commits what is pending: ledger and index, then the word that it is done."""
        entries, self._pending = self._pending, {}
        before = [entry for path in entries if (entry := self.ledger.at(path))]
        keys = {entry.document for entry in (*entries.values(), *before) if entry.document}

        def files_of(key: str) -> list[Entry]:
            files = [entry for entry in self.ledger.of_document(key) if entry.path not in entries]
            return files + [entry for entry in entries.values() if entry.document == key and entry.status == "done"]

        with self.settler.together():
            for sha256 in self._without_file(before, entries):
                self.settler.unlearn(sha256)
            for record in self._fresh.values():
                self.settler.learn(record)
            # A document whose records are all lost stays as it was; `reindex` names it.
            self.settler.settle(keys, files_of, self._fresh)
            self.ledger.record(entries.values())
        self._fresh.clear()
        self._flushed = time.monotonic()
        for entry in entries.values():
            self._finish(entry, self.done if entry.status == "done" else self.failed, entry.status)

    def _without_file(self, before: Iterable[Entry], entries: Mapping[str, Entry]) -> set[str]:
        """Contents that a file had and none has any more."""
        kept = {entry.sha256 for entry in entries.values()}
        gone = {entry.sha256 for entry in before if entry.sha256} - kept
        return {it for it in gone if it and all(entry.path in entries for entry in self.ledger.of_content(it))}

    def drop_gone(self, paths: Iterable[Path]) -> None:
        """Takes out of the ledger what could not be read before at and under `paths` and isn't there any more."""
        seen = {entry.path for entries in (self.done, self.skipped, self.failed) for entry in entries}
        closed = [entry.path for entry in self.failed if entry.code == "no-access"]
        kept = seen.union(*({entry.path for entry in self.ledger.inside(path)} for path in closed))
        for path in (shown(Path(os.path.normpath(path.absolute()))) for path in paths):
            there = (self.ledger.at(path), *self.ledger.inside(path))
            self.ledger.drop(it.path for it in there if it and it.status != "done" and it.path not in kept)

    def _job(self, source: Source) -> Job | None:
        seen = self._look(source)
        before = self.ledger.at(source.shown)
        if isinstance(seen, Failure):
            self._fail(_Seen(source), seen)
        elif before and self._unchanged(before, seen) and self._indexed(before):
            self._finish(before, self.skipped, "skipped")
        elif seen.sha256 is None:
            reason = f"tệp lớn hơn giới hạn {self.limits.file_bytes} byte"
            self._fail(seen, Failure("refused", "too-large", reason))
        elif seen.sha256 in self._waiting:
            self._waiting[seen.sha256].append(seen)
        elif (failure := self._failed_before(seen.sha256)) is not None:
            self._fail(seen, failure)
        elif (record := self._known(seen.sha256)) is not None:
            self._hold(seen, record)
        else:
            self._waiting[seen.sha256] = [seen]
            return Job(source.path, source.name, seen.sha256)
        return None

    def _unchanged(self, before: Entry, seen: _Seen) -> bool:
        if before.version != record_version() or before.sha256 != seen.sha256 or before.code in PASSING:
            return False
        if self.retry and before.status != "done":
            return False
        return seen.sha256 is not None or (before.size, before.modified) == (seen.size, seen.modified)

    def _look(self, source: Source) -> _Seen | Failure:
        """The file as it is now; without a hash if it is larger than the limit."""
        try:
            stat = source.path.stat()
            sha256 = hash_of(source.path) if stat.st_size <= self.limits.file_bytes else None
        except OSError as error:
            return Failure("failed", "no-access", f"không mở được tệp: {why(error)}")
        return _Seen(source, stat.st_size, stat.st_mtime_ns, sha256)

    def _indexed(self, before: Entry) -> bool:
        """Whether the index still has the document; one that was deleted is filled again from the archive."""
        return before.document is None or self.store.index.document(before.document) is not None

    def _failed_before(self, sha256: str) -> Failure | None:
        """Why this version could not read the content before, in this run or, of another file, in an earlier one."""
        if sha256 in self._failures or self.retry:
            return self._failures.get(sha256)
        for entry in self.ledger.of_content(sha256):
            if entry.status != "done" and entry.version == record_version() and entry.code not in PASSING:
                return Failure(entry.status, entry.code or "defect", entry.reason or "")
        return None

    def _known(self, sha256: str) -> Record | None:
        """The record that this version made of the content before; None if there is none or it is damaged."""
        if sha256 in self._fresh:
            return self._fresh[sha256]
        if not self.store.archive.has_record(sha256):
            return None
        try:
            return self.store.archive.record(sha256)
        except StoreError:
            return None

    def _archive(self, job: Job, record: Record) -> Failure | None:
        kept = keep_original(job, self.store.archive)
        if isinstance(kept, Failure):
            return kept
        try:
            self.store.archive.put_record(record)
        except OSError as error:
            reason = f"không ghi được vào kho lưu trữ {shown_address(self.store.archive.place)}: {why(error)}"
            raise StoreError("data-folder", reason) from error
        return None

    def _hold(self, seen: _Seen, record: Record) -> None:
        self._fresh[record.source.sha256] = record
        self._pending[seen.source.shown] = entry_of(seen.source.shown, seen.modified, record, record_version())

    def _fail(self, seen: _Seen, failure: Failure) -> None:
        entry = Entry(
            path=seen.source.shown,
            size=seen.size,
            modified=seen.modified,
            sha256=seen.sha256,
            status=failure.status,
            code=failure.code,
            reason=failure.reason,
            document=None,
            media_type=None,
            origin=None,
            version=record_version(),
        )
        before = self.ledger.at(entry.path)
        if failure.passing and before and before.status == "done":
            self._finish(entry, self.failed, entry.status)
        else:
            self._pending[entry.path] = entry

    def _flush_if_due(self) -> None:
        due = len(self._pending) >= BATCH_FILES or time.monotonic() - self._flushed > BATCH_SECONDS
        if self._pending and due:
            self.flush()

    def _finish(self, entry: Entry, entries: list[Entry], outcome: str) -> None:
        entries.append(entry)
        finished = len(self.done) + len(self.skipped) + len(self.failed)
        self.progress(finished, self.total, entry.path, outcome)


def _silent(_done: int, _total: int, _path: str, _outcome: str) -> None:
    pass
