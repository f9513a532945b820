"""Processes that parse files, one file each at a time, so that a file that crashes or hangs one costs nothing else."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing.connection import wait as wait_for
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from corpus.archive import Archive
from models.errors import RefusedError, TienleError, why
from models.limits import Limits
from pipeline import jail
from pipeline.ledger import Status
from pipeline.pictures import KeptPictures

FILES_A_PROCESS = 200
"""After so many files a process is replaced, so that what libraries leak stays small."""
START_SECONDS = 120.0
"""How long a process may take to start."""
PASSING = frozenset({"file-changed", "no-access", "crashed", "timeout", "program-missing"})
"""Codes of failures that lie in the circumstances, not in the file's content: it is tried again the next time."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be parsed; `name` is the one its record will have."""

    path: Path
    name: str
    sha256: str
    converted: Path | None = None
    """The .docx that was made of it before, where it is a Word 97 or RTF file."""
    archive: Archive | None = None
    """Where what was recognised in scanned pages is kept."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no record."""

    status: Status
    code: str
    reason: str

    @property
    def passing(self) -> bool:
        """Whether it may go better the next time."""
        return self.code in PASSING


Outcome = str | Failure
"""A record as JSON, or why there is none."""

Read = Callable[[Job, Limits], Outcome]
"""What a process does with a file; a function that can be found by its name in another process."""


def parse_file(job: Job, limits: Limits) -> Outcome:
    """Parses one file, here and now; whatever goes wrong is a Failure."""
    from pipeline.stages import parse

    try:
        data = job.path.read_bytes()
        if hashlib.sha256(data).hexdigest() != job.sha256:
            return Failure("failed", "file-changed", "tệp thay đổi trong lúc đọc; chạy lại để đọc bản mới")
        converted = job.converted.read_bytes() if job.converted else None
        _allow(len(data) + len(converted or b""), limits)
        pictures = KeptPictures(job.archive, limits, grant) if job.archive else None
        return parse(data, job.name, limits, converted, pictures).to_json()
    except TienleError as error:
        return failure_of(error)
    except MemoryError:
        return failure_of(jail.out_of_memory())
    except OSError as error:
        return Failure("failed", "no-access", f"không đọc được tệp: {why(error)}")
    except Exception as error:  # noqa: BLE001 - a defect in reading one file must not stop the others
        return Failure("failed", "defect", f"lỗi chương trình: {type(error).__name__}: {error}".splitlines()[0])


def failure_of(error: TienleError) -> Failure:
    """The failure of a file that can't be read or is refused."""
    return Failure("refused" if isinstance(error, RefusedError) else "failed", error.code, error.message)


def parse_all(
    jobs: Iterable[Job], limits: Limits, workers: int, read: Read = parse_file, folder: Path | None = None
) -> Generator[tuple[Job, Outcome], None, None]:
    """Parses files in at most `workers` processes; gives each outcome as it comes, every job once.

    What a process needs for a moment only it puts into `folder`, so that whoever empties that loses nothing.

    A process that dies costs its own file ("crashed"), one that takes longer than `limits.seconds` too ("timeout"),
    scanned pages apart, which have a limit of their own. Closing the generator ends the processes.
    """
    limits = replace(limits, pages_at_once=max(1, (os.cpu_count() or 1) // workers))
    waiting, lanes = iter(jobs), [Lane(limits, read, folder) for _ in range(workers)]
    try:
        busy: list[Lane] = []
        while True:
            for lane in lanes:
                if lane not in busy and (job := next(waiting, None)) is not None:
                    lane.start(job)
                    busy.append(lane)
            if not busy:
                return
            wait([lane.future for lane in busy], _patience(busy), return_when=FIRST_COMPLETED)
            for lane in [lane for lane in busy if lane.finished()]:
                busy.remove(lane)
                yield lane.outcome()
    finally:
        for lane in lanes:
            lane.stop()


class Lane:
    """One process and the file it is at; the process is started when it is needed, and again after it died."""

    def __init__(self, limits: Limits, read: Read, folder: Path | None = None) -> None:
        self._limits, self._read, self._folder = limits, read, folder
        self._executor: ProcessPoolExecutor | None = None
        self._pid: int | None = None
        self._files, self._started = 0, 0.0
        self._granted: Synchronized[float] = _context().Value("d", 0.0)
        self._job: Job | None = None
        self.future: Future[Outcome] = Future()

    def start(self, job: Job) -> None:
        """Begins with a file."""
        if self._files >= FILES_A_PROCESS:
            self.stop()
        if self._executor is None:
            self._executor, self._files = self._new_process(), 0
            self._pid = self._executor.submit(_ready).result(START_SECONDS)
        self._job, self._files = job, self._files + 1
        self._started, self._granted.value = time.monotonic(), 0.0
        self.future = self._executor.submit(self._read, job, self._limits)

    def _new_process(self) -> ProcessPoolExecutor:
        given = (self._granted, self._folder, self._limits.memory)
        return ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin, initargs=given)

    @property
    def deadline(self) -> float:
        """When the file has had its time; later for one that has scanned pages."""
        return self._started + self._limits.seconds + self._granted.value

    def finished(self) -> bool:
        """Whether the file is parsed, or has cost its time or the process."""
        return self.future.done() or time.monotonic() >= self.deadline

    def outcome(self) -> tuple[Job, Outcome]:
        """The file and what came of it, once it is finished."""
        assert self._job is not None
        if not self.future.done():
            self.stop()
            reason = f"đọc quá {self._limits.seconds + self._granted.value:g} giây"
            return self._job, Failure("failed", "timeout", reason)
        try:
            return self._job, self.future.result()
        except BrokenProcessPool:
            self.stop()
            return self._job, Failure("failed", "crashed", "tiến trình đọc tệp này bị dừng đột ngột")

    def stop(self) -> None:
        """Ends the process, whatever it is at."""
        if self._executor is None:
            return
        if self._pid is not None and not self.future.done():
            _kill(self._pid)
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._pid = None


def _patience(busy: list[Lane]) -> float:
    return max(0.0, min(lane.deadline for lane in busy) - time.monotonic())


def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.stages"])
    return context


def _kill(pid: int) -> None:
    if sys.platform == "win32":
        os.kill(pid, signal.SIGTERM)
    else:
        os.kill(pid, signal.SIGKILL)


_granted: list[Synchronized[float]] = []
"""In a worker process: where it notes the time granted to its file."""


def grant(seconds: float) -> None:
    """Gives the file that this worker process is at more time."""
    for granted in _granted:
        granted.value += seconds
        jail.allow_all()


def _allow(size: int, limits: Limits) -> None:
    if _granted:
        jail.allow(size, limits)


def _begin(granted: Synchronized[float], folder: Path | None, memory: int) -> None:
    jail.enter(memory)
    if folder is not None:
        tempfile.tempdir = str(folder)
    _granted[:] = [granted]
    # Ctrl-C goes to the whole group: the parent decides, and a parent that was killed takes its children along.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def _ready() -> int:
    import pipeline.stages

    return os.getpid() if pipeline.stages else 0
