"""The corpus grows by itself: folders are watched, and what is new or changed in them is brought in."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Final

from models.errors import BadCallError, StoreError, TienleError
from pipeline.intake.ingestion import IngestReport, ingest
from pipeline.intake.readers import Workers
from pipeline.intake.sources import SKIPPED
from pipeline.store import Store

QUIET_SECONDS: Final = 2.0
"""A file that has not changed for so long is written to its end."""
LOOK_MILLISECONDS: Final = 1_000
"""Between looks at what has changed."""

Told = Callable[[IngestReport | TienleError], None]
"""Called with what came of each round, or why there was none; the next round tries again."""


def watch(
    paths: Iterable[Path],
    store: Store,
    told: Told,
    stop: Event | None = None,
    poll: bool = False,
    workers: Workers = None,
    quiet_seconds: float = QUIET_SECONDS,
) -> None:
    """Brings in what lies at and under `paths`, then whatever is written there, until `stop` is set or Ctrl-C.

    A file that vanishes stays in the corpus. What can't be brought in now, as while another process writes, is tried
    again in the next round. `poll` looks at the folders itself, for network drives that tell nothing. `workers` are
    those of `ingest`. BadCallError("path-missing") if a path isn't there at the start.
    """
    roots, end = tuple(path.absolute() for path in paths), stop or Event()
    for root in roots:
        if not os.path.lexists(root):
            raise BadCallError("path-missing", f"không có “{root}”; hãy kiểm tra lại đường dẫn")
    changes = _changes(roots, store.folder, end, poll)
    # The first look starts the watch: what is written while all is brought in is not missed.
    waiting = dict.fromkeys(next(changes, ()), time.monotonic())
    first: tuple[Path, ...] = roots
    while not end.is_set():
        if first and _brought_in(first, store, told, workers):
            first = ()
        now = time.monotonic()
        waiting |= dict.fromkeys(next(changes, ()), now)
        ready = [path for path, since in waiting.items() if time.monotonic() - since >= quiet_seconds]
        there = tuple(path for path in ready if os.path.lexists(path))
        if not there or _brought_in(there, store, told, workers):
            waiting = {path: since for path, since in waiting.items() if path not in ready}


def _brought_in(paths: tuple[Path, ...], store: Store, told: Told, workers: Workers) -> bool:
    """Whether a round is done; one that could not be is told, and its paths wait for the next."""
    try:
        report = ingest(paths, store, workers=workers)
    except BadCallError:
        return False  # it vanished between two looks; the next look sees that
    except StoreError as error:
        told(error)
        return False
    told(report)
    return True


def _changes(roots: tuple[Path, ...], data: Path, stop: Event, poll: bool) -> Iterator[frozenset[Path]]:
    """What was written since the last look; empty sets while nothing is, so that what waits gets its turn."""
    from watchfiles import Change
    from watchfiles import watch as watch_files

    own = os.path.realpath(data)

    def wanted(change: Change, path: str) -> bool:
        if change is Change.deleted or (change is Change.modified and Path(path).is_dir()):
            return False
        inside = os.path.realpath(path) == own or os.path.realpath(path).startswith(own + os.sep)
        return not inside and not any(_is_hidden(Path(path), root) for root in roots)

    looks = watch_files(
        *roots,
        watch_filter=wanted,
        debounce=LOOK_MILLISECONDS,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=poll or None,
        raise_interrupt=True,
    )
    for changed in looks:
        yield frozenset(Path(path) for _, path in changed)


def _is_hidden(path: Path, root: Path) -> bool:
    """Whether a file lies in a hidden folder below the root, or is hidden itself."""
    return path.is_relative_to(root) and any(part.startswith(SKIPPED) for part in path.relative_to(root).parts)
