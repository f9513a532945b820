"""Processes that parse files, one file each at a time, so that a file that crashes or hangs one costs nothing else."""

from __future__ import annotations

import math
import multiprocessing
import multiprocessing.util
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache
from multiprocessing.connection import wait as wait_for
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from models.errors import StoreError
from models.limits import Limits
from pipeline.confinement import jail
from pipeline.confinement.places import place_of_process
from pipeline.confinement.verdicts import crashed, too_slow
from pipeline.jobs import Job, Outcome, Read, failure_of, grant_by, parse_file, parse_file_apart

FILES_A_PROCESS = 200
"""After so many files a process is replaced, so that what libraries leak stays small."""
START_SECONDS = 120.0
"""How long a process may take to start."""
_NO_PROCESS = "không mở được tiến trình đọc văn bản: máy thiếu bộ nhớ hoặc quá tải; chạy lại, thêm --workers 1 nếu cần"


def parse_all(
    jobs: Iterable[Job],
    limits: Limits,
    workers: int,
    read: Read = parse_file,
    again: Read = parse_file_apart,
    folder: Path | None = None,
) -> Generator[tuple[Job, Outcome], None, None]:
    """Parses files in at most `workers` processes; gives each outcome as it comes, every job once.

    What a process needs for a moment only it puts into `folder`, so that whoever empties that loses nothing.

    A file whose process dies is read once more by `again` in a new one, for it may have been the process's fault; if
    that dies too, it is "crashed". One that takes longer than `limits.seconds` is "too-slow", scanned pages apart,
    which have a limit of their own. Closing the generator ends the processes.
    """
    limits = replace(limits, pages_at_once=max(1, (os.cpu_count() or 1) // workers))
    waiting, lanes = iter(jobs), [Lane(limits, read, again, folder) for _ in range(workers)]
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
                if not lane.tries_again():
                    busy.remove(lane)
                    yield lane.outcome()
    finally:
        for lane in lanes:
            lane.stop()


class Lane:
    """One process and the file it is at; the process is started when it is needed, and again after it died."""

    def __init__(self, limits: Limits, read: Read, again: Read, folder: Path | None = None) -> None:
        self._limits, self._read, self._again, self._folder = limits, read, again, folder
        self._executor: ProcessPoolExecutor | None = None
        self._pid: int | None = None
        self._files, self._deadline = 0, math.inf
        self._granted: Synchronized[float] = _context().Value("d", 0.0)
        self._job: Job | None = None
        self._tries = 0
        self.future: Future[Outcome] = Future()

    def start(self, job: Job) -> None:
        """Begins with a file."""
        self._job, self._tries = job, 1
        self._begin(self._read)
        self._deadline = time.monotonic() + self._limits.seconds

    def tries_again(self) -> bool:
        """Whether the file cost the process for the first time; then it is begun with in a new one, without haste."""
        if self._tries > 1 or not self.future.done() or not isinstance(self.future.exception(), BrokenProcessPool):
            return False
        self.stop()
        self._tries, self._deadline = self._tries + 1, math.inf
        self._begin(self._again)
        return True

    def _begin(self, read: Read) -> None:
        assert self._job is not None
        if self._files >= FILES_A_PROCESS:
            self.stop()
        if self._executor is None:
            self._executor, self._files = self._new_process(), 0
            try:
                self._pid = self._executor.submit(_ready).result(START_SECONDS)
            except (OSError, EOFError, BrokenProcessPool) as error:
                raise StoreError("processes", _NO_PROCESS) from error
        self._files, self._granted.value = self._files + 1, 0.0
        self.future = self._executor.submit(read, self._job, self._limits)

    def _new_process(self) -> ProcessPoolExecutor:
        given = (self._granted, self._folder, self._limits.memory)
        return ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin, initargs=given)

    @property
    def deadline(self) -> float:
        """When the file has had its time; later for one that has scanned pages."""
        return self._deadline + self._granted.value

    def finished(self) -> bool:
        """Whether the file is parsed, or has cost its time or the process."""
        return self.future.done() or time.monotonic() >= self.deadline

    def outcome(self) -> tuple[Job, Outcome]:
        """The file and what came of it, once it is finished."""
        assert self._job is not None
        if not self.future.done():
            self.stop()
            return self._job, failure_of(too_slow(self._limits))
        try:
            return self._job, self.future.result()
        except BrokenProcessPool:
            self.stop()
            return self._job, failure_of(crashed())

    def stop(self) -> None:
        """Ends the process, whatever it is at."""
        if self._executor is None:
            return
        if self._pid is not None and not self.future.done():
            _kill(self._pid)
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._pid = None


def _patience(busy: list[Lane]) -> float | None:
    """Seconds until the first deadline; None if nobody has one."""
    first = min(lane.deadline for lane in busy)
    return None if first == math.inf else max(0.0, first - time.monotonic())


def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.stages"])
    _own_temporary_files()
    return context


_LONGEST_PLACE = 70
"""Bytes of a folder's name that leave room for that of a socket in it, of which there may be 107."""


@cache
def _own_temporary_files() -> None:
    """Gives the sockets by which processes are started a folder that is swept even if this process is killed."""
    place = str(place_of_process())
    if len(os.fsencode(place)) > _LONGEST_PLACE:
        return
    before, tempfile.tempdir = tempfile.tempdir, place
    try:
        multiprocessing.util.get_temp_dir()
    finally:
        tempfile.tempdir = before


def _kill(pid: int) -> None:
    if sys.platform == "win32":
        os.kill(pid, signal.SIGTERM)
    else:
        os.kill(pid, signal.SIGKILL)


def _begin(granted: Synchronized[float], folder: Path | None, memory: int) -> None:
    jail.enter(memory)
    if folder is not None:
        tempfile.tempdir = str(folder)
    grant_by(granted)
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
