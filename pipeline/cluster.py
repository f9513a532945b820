"""Files parsed on the machines of a Dask cluster, in confinement as here; what they are at when one dies is read again.

Originals go to a machine by way of the archive, which every machine must see; records come back, and are kept by the
one who asked. The machines need the same version of the program.
"""

from __future__ import annotations

import logging
import math
import os
import socket
import time
import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Final

from corpus.archive import Archive
from corpus.files import shown_address
from models.errors import StoreError, TienleError
from models.limits import Limits
from pipeline.confinement.places import place_of_process
from pipeline.confinement.verdicts import crashed
from pipeline.jobs import Failure, Job, Outcome, failure_of, keep_original
from pipeline.lanes import Lanes, Way
from pipeline.store import record_version
from pipeline.workers import LOOK_SECONDS, Outcomes, outcomes

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS: Final = 15.0
"""How long the cluster may take to answer."""
PATIENCE_SECONDS: Final = 60.0
"""How long a cluster may be without any machine that reads."""
IDLE_SECONDS: Final = 30.0
"""After which a process of a machine that has nothing to read is ended."""
A_PLACE: Final = 2
"""Files that are given out for each that can be read at a time, so that nobody waits for the next."""

_FIRST: Final = 100
"""Before `multiprocessing` closes the queues by which processes are told to end."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a machine must know to read a file."""

    name: str
    sha256: str
    limits: Limits
    archive: Archive


def parse_elsewhere(jobs: Iterable[Job], limits: Limits, address: str, archive: Archive) -> Outcomes:
    """Parses files on the cluster whose scheduler has that address, "tcp://host:8786"; outcomes as of `parse_all`.

    A file whose machine dies is read by another; one that several machines died of is "crashed". StoreError("cluster")
    if there is none or it goes away, "cluster-version" and "cluster-archive" if its machines can't read for us.
    """
    with _client(address) as client:
        _check_versions(client)
        desk = _Desk(client, limits, archive)
        try:
            for job, outcome in outcomes(jobs, desk.begin, desk.places, _outcome):
                desk.end(job, outcome)
                yield job, outcome
        finally:
            desk.close()


def read_ticket(ticket: Ticket) -> Outcome:
    """What a machine of the cluster does with a file: takes it out of the archive and reads it in confinement.

    StoreError("cluster-version" | "cluster-archive") if it can't read for the one who asks.
    """
    if ticket.archive.version != record_version():
        raise _other_version(socket.gethostname(), version("tienle"))
    try:
        data = ticket.archive.original(ticket.sha256)
    except StoreError as error:
        who, where = socket.gethostname(), shown_address(ticket.archive.place)
        reason = f"máy đọc {who} không lấy được tệp từ kho lưu trữ {where} ({error.code})"
        way_out = "đặt TIENLE_ARCHIVE vào nơi mọi máy đều đọc được"
        raise StoreError("cluster-archive", f"{reason}; {way_out}") from error
    path = place_of_process() / uuid.uuid4().hex
    try:
        path.write_bytes(data)
        return _lanes(ticket.limits, ticket.archive).read(Job(path, ticket.name, ticket.sha256))
    finally:
        path.unlink(missing_ok=True)


@cache
def _lanes(limits: Limits, archive: Archive) -> Lanes:
    """The processes of this machine that read for one corpus."""
    from distributed import get_worker

    at_once = max(1, get_worker().state.nthreads)
    limits = replace(limits, pages_at_once=max(1, (os.cpu_count() or 1) // at_once))
    lanes = Lanes(Way(limits, folder=place_of_process(), archive=archive), IDLE_SECONDS)
    # A machine that is told to end waits for the processes it started: they must end first.
    Finalize(None, lanes.stop, exitpriority=_FIRST)
    return lanes


class _Desk:
    """Gives files out and takes outcomes in; originals of files that can't be read don't stay in the archive."""

    def __init__(self, client: Client, limits: Limits, archive: Archive) -> None:
        self._client, self._limits, self._archive = client, limits, archive
        self._executor = client.get_executor(pure=False)
        self._new: set[str] = set()
        """Hashes of originals that were put into the archive only to be read."""
        self._seen, self._looked, self._places = time.monotonic(), -math.inf, 1
        """When there was a machine, when that was looked at, and what was found."""

    def begin(self, job: Job) -> Future[Outcome]:
        """Gives a file out."""
        kept = keep_original(job, self._archive)
        if isinstance(kept, Failure):
            failed: Future[Outcome] = Future()
            failed.set_result(kept)
            return failed
        if kept:
            self._new.add(job.sha256)
        given: Future[Outcome] = self._executor.submit(
            read_ticket, Ticket(job.name, job.sha256, self._limits, self._archive)
        )
        return given

    def end(self, job: Job, outcome: Outcome) -> None:
        """Takes an outcome in."""
        if isinstance(outcome, Failure) and job.sha256 in self._new:
            self._archive.forget_original(job.sha256)
        self._new.discard(job.sha256)

    def places(self) -> int:
        """Files that may be given out; StoreError("cluster") if there has been no machine for long."""
        now = time.monotonic()
        if now - self._looked < LOOK_SECONDS:
            return self._places
        try:
            machines = self._client.scheduler_info()["workers"].values()
        except OSError as error:
            raise _lost() from error
        if machines:
            self._seen = now
        elif now - self._seen > PATIENCE_SECONDS:
            raise StoreError("cluster", "cụm không có máy đọc nào; chạy lại khi có máy để đọc tiếp")
        self._looked, self._places = now, max(1, A_PLACE * sum(machine["nthreads"] for machine in machines))
        return self._places

    def close(self) -> None:
        """Takes back what is given out."""
        self._executor.shutdown(wait=False)
        with suppress(TienleError, OSError):
            for sha256 in self._new:
                self._archive.forget_original(sha256)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """A connection to the scheduler at an address, closed at the end."""
    try:
        from distributed import Client
    except ImportError as error:
        raise StoreError("cluster", f"cần gói {error.name} để đọc trên nhiều máy: pip install distributed") from error
    # What it has to say of machines that come and go is not for those who read one line.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="tienle")
    except (OSError, ValueError, RuntimeError) as error:
        reason = f"không nối được với cụm máy đọc {address}; xem bộ điều phối có chạy không: dask scheduler"
        raise StoreError("cluster", reason) from error
    try:
        yield client
    finally:
        with suppress(OSError):
            client.close(timeout=CONNECT_SECONDS)


def _check_versions(client: Client) -> None:
    """StoreError("cluster-version") if a machine has another version of the program than this one, or none."""
    ours = version("tienle")
    for machine, theirs in client.run(version, "tienle", on_error="return").items():
        if isinstance(theirs, PackageNotFoundError):
            raise StoreError("cluster-version", f"máy đọc {machine} chưa có tienle; cài phiên bản {ours} ở đó")
        if theirs != ours:
            raise _other_version(machine, str(theirs))


def _other_version(machine: str, theirs: str) -> StoreError:
    reason = f"máy đọc {machine} chạy tienle {theirs}, máy này chạy {version('tienle')}; cài cùng một phiên bản"
    return StoreError("cluster-version", reason)


def _outcome(read: Future[Outcome]) -> Outcome:
    """What came of a file that was given out."""
    from distributed import KilledWorker

    try:
        return read.result()
    except KilledWorker:
        return failure_of(crashed())
    except TienleError:
        raise
    except CancelledError as error:
        raise _lost() from error
    except Exception as error:  # whatever a machine that isn't as it should be has to say
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        raise StoreError("cluster", f"máy đọc không đọc được gì nữa: {said}") from error


def _lost() -> StoreError:
    return StoreError("cluster", "mất liên lạc với cụm máy đọc; chạy lại để đọc tiếp")
