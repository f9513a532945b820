"""Makes the index anew from ledger and archive and lets it take the old one's place, or gives that its place back.

Where all documents are settled as this program does it, others go on reading and writing: the new index is filled
beside the one in use, what was written meanwhile is written there too, and only for the last of it do writers wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.decisions import Held
from index import Rebuild
from models.errors import StoreError
from pipeline.ledger import Entry, Ledger, entry_of
from pipeline.progress import Progress, silent
from pipeline.settling import Settler, settled_as
from pipeline.store import Store, record_version
from pipeline.wanted import Wanted

FEW = 20
"""Documents behind which writers may wait."""
ROUNDS = 20
"""Times that the new index is brought up to what was written meanwhile, before writers wait in any case."""
WRITER_SECONDS = 3600.0
"""How long the new index waits for a writer at work: one may be reading many files."""

Lost = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a rebuilt index holds, and the documents whose records are lost, each with the reason."""

    documents: int
    failed: tuple[tuple[str, str], ...]


def reindex(store: Store, progress: Progress | None = None) -> ReindexReport:
    """Makes the index anew from the archive's records and lets it take the old one's place at the end.

    The ledger says which files a document has; if it is lost, all records of the archive do. Documents that are what
    they were keep their numbers. `progress` hears of (documents written, documents in all).
    """
    failed: Lost = []
    held = store.decisions.read()
    with store.ledger() as ledger:
        make = _beside if _is_settled(ledger, held) else _anew
        documents = make(store, ledger, failed, progress or silent)
    failed += (
        (str(store.decisions.path), f"dòng {number} hỏng, bị bỏ qua; nếu cần, quyết định lại bằng `tienle review`")
        for number in held.damaged
    )
    return ReindexReport(documents, tuple(failed))


def back(store: Store) -> None:
    """Takes back the last rebuild in one step; a second time, takes that back.

    What was written since isn't in the index then, until it is verified. StoreError("index-no-previous").
    """
    store.index.rollback()


def _is_settled(ledger: Ledger, held: Held) -> bool:
    """Whether the ledger says of all documents how this program settles them."""
    wanted = ledger.wanted
    return (
        wanted.settled() == settled_as(record_version(), held.decisions)
        and ledger.applied() == held.lines
        and not wanted.owed()
        and not wanted.unsettled()
    )


def _anew(store: Store, ledger: Ledger, failed: Lost, progress: Progress) -> int:
    """Settles all documents; nobody writes meanwhile."""
    with store.index.rebuild(ledger.wanted.sequence()) as new:
        files = {key: ledger.of_document(key) for key in ledger.documents()} or _from_archive(store.archive, failed)
        held = store.decisions.read()
        settler = Settler(store.archive, ledger, new, held, keeps=True)
        with settler.together():
            _settle_all(settler, files, failed, progress)
            ledger.apply(held.lines)
            ledger.wanted.keep_only(settler.staged.keys())
            ledger.wanted.settle(settled_as(record_version(), held.decisions))
        return settler.put


def _beside(store: Store, ledger: Ledger, failed: Lost, progress: Progress) -> int:
    """Puts all documents as they were settled, then those that were written meanwhile, as often as there are many."""
    with store.index.rebuild(ledger.wanted.sequence(), beside=True) as new:
        copy = _Copy(store, ledger, new, progress)
        for _ in range(ROUNDS):
            if copy.put() <= FEW:
                break
        new.alone(WRITER_SECONDS)
        copy.put()
        copy.finish()
    ledger.wanted.paid(copy.differing)
    failed += copy.failed.items()
    return len(copy.built.keys() - copy.failed.keys())


class _Copy:
    """A new index that is filled while the one in use is written."""

    def __init__(self, store: Store, ledger: Ledger, new: Rebuild, progress: Progress) -> None:
        self._store, self._ledger, self._new, self._progress = store, ledger, new, progress
        self.built: dict[str, int] = {}
        """By key, the numbers under which documents were put, or would have been."""
        self.failed: dict[str, str] = {}
        self.differing: dict[str, tuple[int, str | None]] = {}
        """Documents that are no more what the ledger says, as where a record is lost and another file speaks."""
        self._odd: set[str] = set()

    def put(self) -> int:
        """Puts what isn't there yet as it should be and removes what should not; gives how many that were."""
        settler = Settler(self._store.archive, self._ledger, self._new, self._store.decisions.read())
        wanted = {one.key: one for one in self._ledger.wanted.all()}
        behind = [one for one in wanted.values() if self.built.get(one.key) != one.sequence]
        gone = self.built.keys() - wanted.keys()
        for one in behind:
            self._put(settler, one)
            self._progress(len(self.built), len(wanted))
        for key in gone:
            self._new.remove(key, self._ledger.wanted.sequence())
            self._forget(key)
        self._new.commit()
        return len(behind) + len(gone)

    def finish(self) -> None:
        """Settles documents that have become others, and corrects the ledger; nobody writes meanwhile."""
        with self._ledger.together():
            self._ledger.wanted.note(self.differing)
        settler = Settler(self._store.archive, self._ledger, self._new, self._store.decisions.read(), keeps=True)
        with settler.together():
            self.failed |= settler.settle(sorted(self._odd), self._ledger.of_document, {})[1]

    def _put(self, settler: Settler, one: Wanted) -> None:
        self._forget(one.key)
        self.built[one.key] = one.sequence
        try:
            rows = settler.projector.document(one.key)
        except StoreError as error:
            self.failed[one.key] = error.message
            return
        if rows is None or rows.key != one.key:
            self._odd.add(one.key)
            return
        self._new.put(rows, one.sequence)
        if rows.digest != one.digest:
            self.differing[one.key] = one.sequence, rows.digest

    def _forget(self, key: str) -> None:
        for known in (self.built, self.failed, self.differing):
            known.pop(key, None)
        self._odd.discard(key)


def _settle_all(settler: Settler, files: Mapping[str, tuple[Entry, ...]], failed: Lost, progress: Progress) -> None:
    """Settles all documents. All are looked at before any is settled."""
    settler.look_at(files)
    settled: set[str] = set()
    for key in files:
        if key not in settled:
            touched, lost = settler.settle((key,), lambda one: files.get(one, ()), {})
            settled |= touched
            failed += lost
            progress(len(settled), len(files))


def _from_archive(archive: Archive, failed: Lost) -> dict[str, tuple[Entry, ...]]:
    documents: dict[str, tuple[Entry, ...]] = {}
    for sha256 in archive.records():
        try:
            record = archive.record(sha256)
        except StoreError as error:
            failed.append((sha256, error.message))
        else:
            key = record.document.key
            entry = entry_of(record.source.name, 0, record, record_version())
            documents[key] = (*documents.get(key, ()), entry)
    return documents
