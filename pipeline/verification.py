"""Holds the index against the ledger, document by document, and mends what differs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import Literal

from index import Held, Index
from models.errors import StoreError
from pipeline.ledger import Ledger
from pipeline.progress import Progress, silent
from pipeline.settling import Settler
from pipeline.store import Store
from pipeline.wanted import Wanted

PAGE = 500
LOST = "sổ theo dõi không có văn bản nào mà chỉ mục có; nếu sổ đã mất, chạy `tienle reindex` để dựng lại từ kho lưu trữ"
TOGETHER, TOGETHER_BYTES = 500, 50_000_000
"""Documents that are mended in one commit, and bytes of their passages."""

Kind = Literal["missing", "stale", "extra"]
"""missing: not in the index. stale: there as it was before, half written, or with another number. extra: not in the
ledger."""
Difference = tuple[str, Kind]
"""Key and kind."""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was compared, by key, and what became of it."""

    documents: int
    """That the index is to hold."""
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    extra: tuple[str, ...]
    mended: int
    failed: tuple[tuple[str, str], ...]
    """Documents that could not be mended: key and reason."""

    @property
    def differences(self) -> int:
        """How many documents were not as they should be."""
        return len(self.missing) + len(self.stale) + len(self.extra)

    @property
    def well(self) -> bool:
        """Whether the index holds now what it should, and nothing else."""
        return self.mended == self.differences and not self.failed


def verify(store: Store, dry_run: bool = False, progress: Progress | None = None) -> VerifyReport:
    """Compares what the ledger says that the index holds with what it does; puts again what is missing or stale, from
    the archive, and removes what is extra, unless it is a `dry_run`.

    Nobody else writes meanwhile: StoreError("index-locked") while somebody does. StoreError("ledger-damaged") if the
    ledger knows of no document, but the index does: it was lost, and nothing is to be removed for that.

    `progress` hears of documents looked at, then of documents mended, each with how many there are.
    """
    tell = progress or silent
    with store.ledger() as ledger, store.writer(ledger) as writer:
        unsettled = frozenset(ledger.wanted.unsettled())
        total = ledger.wanted.count() + len(unsettled)
        if not total and not ledger.wanted.owed() and store.index.held(limit=1):
            raise StoreError("ledger-damaged", LOST)
        found = tuple(differences(_wanted(ledger, unsettled), _held(store.index, total, tell)))
        failed: list[tuple[str, str]] = []
        if not dry_run:
            settler = Settler(store.archive, ledger, writer, store.decisions.read())
            failed = _mend(settler, [key for key, _ in found], unsettled, tell)
        mended = 0 if dry_run else len(found) - len(failed)
        if not dry_run:
            with settler.together():
                told = {key for key, _ in failed}
                failed += [(key, reason) for key, reason in settler.catch_up() if key not in told]
    of = {kind: tuple(key for key, it in found if it == kind) for kind in ("missing", "stale", "extra")}
    return VerifyReport(total, of["missing"], of["stale"], of["extra"], mended, tuple(failed))


def differences(wanted: Iterable[Wanted], held: Iterable[Held]) -> Iterator[Difference]:
    """What differs between the documents that an index is to hold and those that it does, both by key."""
    by_key = attrgetter("key")
    both: Iterable[Wanted | Held] = merge(wanted, held, key=by_key)
    for key, found in groupby(both, key=by_key):
        one, *other = found
        if not other:
            yield key, "missing" if isinstance(one, Wanted) else "extra"
        elif (one.sequence, one.digest) != (other[0].sequence, other[0].digest):
            yield key, "stale"


def _mend(settler: Settler, keys: list[str], unsettled: frozenset[str], progress: Progress) -> list[tuple[str, str]]:
    """Makes documents what they should be; gives those that can't be."""
    failed: list[tuple[str, str]] = []
    left = deque(keys)
    while left:
        with settler.together():
            while left and len(settler.staged) < TOGETHER and settler.staged_bytes < TOGETHER_BYTES:
                key = left.popleft()
                if key in unsettled:
                    failed += settler.settle((key,), settler.ledger.of_document, {})[1]
                else:
                    failed += settler.put_again((key,))
        progress(len(keys) - len(left), len(keys))
    return failed


def _wanted(ledger: Ledger, unsettled: Iterable[str]) -> Iterator[Wanted]:
    new = (Wanted(key, 0, "") for key in sorted(unsettled))
    return merge(ledger.wanted.all(), new, key=lambda one: one.key)


def _held(index: Index, total: int, progress: Progress) -> Iterator[Held]:
    after: str | None = None
    seen = 0
    while page := index.held(after, PAGE):
        yield from page
        after, seen = page[-1].key, seen + len(page)
        progress(min(seen, total), total)
