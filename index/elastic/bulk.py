"""Writes in bulk: in parts that a server can swallow, every item looked at, tried again until it is certain."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from index.elastic.connection import LOST, ClashError, Connection, NotThereError, refused
from index.elastic.waiting import BusyError, Waiting
from index.questions import REINDEX
from models.errors import StoreError

MOST_BYTES, MOST_ITEMS = 5_000_000, 2_000
ON_THE_WAY = 2
"""Requests that are on their way at the same time: while the server writes one, the next is made."""


@dataclass(frozen=True, slots=True)
class Write:
    """One document to be written under a version that only grows; without `source` it is deleted."""

    index: str
    id: str
    version: int
    source: bytes | None = None

    def lines(self) -> bytes:
        """The lines of a bulk request, each with its end."""
        what = "delete" if self.source is None else "index"
        # Names and ids are letters, digits and dashes: there is nothing to escape.
        about = f'"_index":"{self.index}","_id":"{self.id}","version":{self.version},"version_type":"external_gte"'
        head = f'{{"{what}":{{{about}}}}}\n'.encode()
        return head if self.source is None else b"%b%b\n" % (head, self.source)


def write(connection: Connection, writes: Iterable[Write]) -> None:
    """Writes all; each stands in the index when this returns, or something newer does. StoreError if that can't be."""
    going: deque[Future[None]] = deque()
    stopped = threading.Event()
    with ThreadPoolExecutor(ON_THE_WAY) as pool:
        try:
            for part in parts(writes):
                if len(going) == ON_THE_WAY:
                    going.popleft().result()
                going.append(pool.submit(_write_part, connection, part, stopped))
            for sent in going:
                sent.result()
        finally:
            stopped.set()  # after an error or Ctrl-C nobody tries again what is still on its way


def parts(writes: Iterable[Write]) -> Iterator[list[tuple[Write, bytes]]]:
    """Writes with their lines, as many together as one request holds."""
    part: list[tuple[Write, bytes]] = []
    size = 0
    for one in writes:
        lines = one.lines()
        if part and (size + len(lines) > MOST_BYTES or len(part) == MOST_ITEMS):
            yield part
            part, size = [], 0
        part.append((one, lines))
        size += len(lines)
    if part:
        yield part


def _write_part(connection: Connection, part: Sequence[tuple[Write, bytes]], stopped: threading.Event) -> None:
    waiting = Waiting(connection.address.patience, connection.words, stopped)
    while True:
        left, busy = _attempt(connection, part, waiting.request_seconds(heavy=True))
        if busy is None:
            return
        waiting.rest(busy)
        part = left


def _attempt(
    connection: Connection, part: Sequence[tuple[Write, bytes]], seconds: float
) -> tuple[Sequence[tuple[Write, bytes]], BusyError | None]:
    """One request; gives what is still to be written, and why."""
    body = b"".join(lines for _, lines in part)
    try:
        path = "/_bulk?filter_path=errors,items.*.status,items.*.error"
        answer = connection.once("POST", path, [body], seconds)
    except BusyError as busy:
        return part, busy
    if not answer["errors"]:
        return (), None
    left: list[tuple[Write, bytes]] = []
    told: BusyError | None = None
    for one, item in zip(part, answer["items"], strict=True):
        if problem := _problem(connection, one[0], next(iter(item.values()))):
            left.append(one)
            told = problem
    return left, told


def _problem(connection: Connection, one: Write, item: dict[str, Any]) -> BusyError | None:
    """Why a document is to be written again; None if it stands. StoreError if it never will."""
    status = int(item["status"])
    if status < 300 or (status == 404 and "error" not in item):
        return None
    error = refused(f"Elasticsearch {connection.address}", status, item)
    if isinstance(error, BusyError):
        return error
    if isinstance(error, ClashError):
        _settle(connection, one)
        return None
    if isinstance(error, StoreError):
        raise error
    raise StoreError("index-damaged", f"chỉ mục {connection.address} thiếu một phần: {error}; {REINDEX}")


def _settle(connection: Connection, one: Write) -> None:
    """Looks at what stands where a write was refused for its version: our own is fine, a newer one somebody else's."""
    try:
        found = connection.ask("GET", f"/{one.index}/_doc/{one.id}?_source=false", patience=connection.address.patience)
    except NotThereError:
        found = {}
    if found.get("_version") != one.version:
        raise StoreError("index-locked", LOST)
