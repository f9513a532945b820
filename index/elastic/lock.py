"""The one writer's lock: a document that says who writes and until when, by the server's clock, and counts commits.

Another one like it is for whoever rebuilds the index.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from index.elastic.connection import LOST, ClashError, Connection, NotThereError
from index.interface import PATIENCE_SECONDS
from index.questions import LOCKED
from models.errors import StoreError, TienleError

EXPIRES_SECONDS, BEAT_SECONDS = 45.0, 10.0
"""A writer that is gone is believed to be alive for so long; one that is alive says so this often."""
PARTING_SECONDS = 3.0
"""How long it is tried to give back the lock where the work was given up: it expires by itself."""
AGAIN_SECONDS = 0.1
WRITING, REBUILDING = "lock", "rebuilding"
"""The documents of the locks, for what one process does at a time."""

MAPPING = {
    "dynamic": "strict",
    "properties": {
        "owner": {"type": "keyword"},
        "until": {"type": "date", "format": "epoch_millis"},
        "sequence": {"type": "long"},
    },
}


@dataclass(frozen=True, slots=True)
class _State:
    """What the lock's document says, and the number by which a change tells that nobody was faster."""

    owner: str | None
    until: int
    sequence: int
    number: tuple[int, int] | None


class Lock:
    """A lock of an index's prefix."""

    def __init__(self, connection: Connection, name: str = WRITING) -> None:
        self._connection, self._name = connection, name
        self._index = f"{connection.address.prefix}-lock"
        self._patience = connection.address.patience
        self._owner = f"{uuid.uuid4().hex} {os.getpid()}"
        self._state = _State(None, 0, 0, None)
        self._changing = threading.Lock()
        self._ended = threading.Event()
        self._given_up = threading.Event()

    @contextmanager
    def held(self, above: int, seconds: float = PATIENCE_SECONDS) -> Iterator[Lock]:
        """Holds the lock; sequences go on from `above` or what the lock knows.

        Waits so long for another process that holds it; then StoreError("index-locked").
        """
        self._take(above, seconds)
        beating = threading.Thread(target=self._beat, name="tienle-lock", daemon=True)
        beating.start()
        try:
            yield self
        except BaseException:
            self._given_up.set()
            self._patience = min(PARTING_SECONDS, self._patience)
            raise
        finally:
            self._ended.set()
            beating.join()
            self._given_up.clear()
            self._release()

    @property
    def sequence(self) -> int:
        """Of the last commit that was begun."""
        return self._state.sequence

    def advance(self) -> int:
        """The sequence of a new commit, above all others; StoreError("index-locked") if the lock is another's now."""
        with self._changing:
            self._hold(self._state.sequence + 1)
            return self._state.sequence

    def keep(self) -> None:
        """Makes sure that the lock is still held; StoreError("index-locked") if it is another's now."""
        with self._changing:
            self._hold(self._state.sequence)

    def _take(self, above: int, seconds: float) -> None:
        until = time.monotonic() + seconds
        while True:
            self._state = self._read()
            now = self._now()
            if self._state.owner is None or self._state.until < now:
                sequence = max(above, self._state.sequence)
                if self._extend(now, sequence):
                    return
            if time.monotonic() > until:
                raise StoreError("index-locked", LOCKED)
            time.sleep(AGAIN_SECONDS)

    def _release(self) -> None:
        # If that fails it expires by itself, and what is wrong has been told or soon is.
        with self._changing, suppress(TienleError):
            self._try(None, 0, self._state.sequence)

    def _beat(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            with self._changing:
                try:
                    self._extend(self._now(), self._state.sequence)
                except TienleError:
                    continue  # the next commit tells it if it lasts

    def _hold(self, sequence: int) -> None:
        if not self._extend(self._now(), sequence):
            raise StoreError("index-locked", LOST)

    def _extend(self, now: int, sequence: int) -> bool:
        return self._try(self._owner, now + int(EXPIRES_SECONDS * 1000), sequence)

    def _try(self, owner: str | None, until: int, sequence: int) -> bool:
        """Writes the lock's document if nobody has since it was read; whether it says what we wanted."""
        number = self._state.number
        how = f"if_seq_no={number[0]}&if_primary_term={number[1]}" if number else "op_type=create"
        body = {"owner": owner, "until": until, "sequence": sequence}
        try:
            answer = self._ask("PUT", f"_doc/{self._name}?{how}", body)
        except NotThereError:
            return False
        except ClashError:
            # It may be our own write whose answer was lost.
            found = self._read()
            if (found.owner, found.until, found.sequence) != (owner, until, sequence):
                return False
            self._state = found
            return True
        self._state = _State(owner, until, sequence, (answer["_seq_no"], answer["_primary_term"]))
        return True

    def _read(self) -> _State:
        """The lock's document; its index is made if it isn't there."""
        try:
            found = self._ask("GET", f"_doc/{self._name}")
        except NotThereError as missing:
            if missing.index:
                self._make()
            return _State(None, 0, 0, None)
        kept: dict[str, Any] = found["_source"]
        return _State(kept["owner"], kept["until"], kept["sequence"], (found["_seq_no"], found["_primary_term"]))

    def _make(self) -> None:
        settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
        with suppress(ClashError):
            self._ask("PUT", "", {"settings": settings, "mappings": MAPPING})

    def _ask(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        return self._connection.ask(method, f"/{self._index}/{path}", body, self._patience, self._given_up)

    def _now(self) -> int:
        """Milliseconds by the server's clock: those of the machines that write may differ."""
        asked = {"size": 0, "aggs": {"now": {"date_range": {"field": "until", "ranges": [{"from": "now"}]}}}}
        try:
            answer = self._ask("POST", "_search", asked)
        except NotThereError:
            raise StoreError("index-locked", LOST) from None
        return int(answer["aggregations"]["now"]["buckets"][0]["from"])
