"""Processes for files: each is at one file at a time, is started when it is needed, and replaced when it dies.

A lane belongs to whoever calls it, for as long as a call takes; as many threads call, so many processes there are.
"""

from __future__ import annotations

import math
import multiprocessing
import multiprocessing.util
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import uuid
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from corpus.archive import Archive
from models.errors import StoreError
from models.limits import Limits
from pipeline.confinement import jail
from pipeline.confinement.places import place_of_process
from pipeline.confinement.verdicts import crashed, too_slow
from pipeline.jobs import Job, Outcome, Read, equip, failure_of, parse_file, parse_file_apart
from pipeline.pictures import AskedArchive, answer

FILES_A_PROCESS = 200
"""After so many files a process is replaced, so that what libraries leak stays small."""
START_SECONDS = 120.0
"""How long a process may take to start."""
_NO_PROCESS = "không mở được tiến trình đọc văn bản: máy thiếu bộ nhớ hoặc quá tải; chạy lại, thêm --workers 1 nếu cần"


@dataclass(frozen=True, slots=True)
class Way:
    """How files are read: within which limits, by which function, and by which once more if that cost the process."""

    limits: Limits
    read: Read = parse_file
    again: Read = parse_file_apart
    folder: Path | None = None
    """Where processes put what they need for a moment only."""
    archive: Archive | None = None
    """Where what is recognised in scanned pages is kept."""


class Lanes:
    """Processes that read files, as many as are asked at a time; those that were idle for long are ended."""

    def __init__(self, way: Way, idle_seconds: float = math.inf) -> None:
        self._way, self._idle_seconds = way, idle_seconds
        self._turn = threading.Lock()
        self._all: set[Lane] = set()
        self._idle: dict[Lane, float] = {}
        """Since when; the one that was busy last is at the end."""
        self._stopped = False

    def read(self, job: Job) -> Outcome:
        """What comes of a file; for any thread. StoreError("processes") if the machine opens none."""
        lane = self._take()
        try:
            return lane.read(job)
        finally:
            self._give_back(lane)

    def stop(self) -> None:
        """Ends all processes, whatever they are at; files under way come to a BrokenProcessPool."""
        with self._turn:
            self._stopped = True
            busy, idle = self._all - self._idle.keys(), list(self._idle)
        for lane in busy:
            lane.break_off()
        for lane in idle:
            lane.stop()

    def _take(self) -> Lane:
        with self._turn:
            if self._stopped:
                raise BrokenProcessPool
            if self._idle:
                return self._idle.popitem()[0]
            lane = Lane(self._way)
            self._all.add(lane)
            if len(self._all) == 1 and self._idle_seconds < math.inf:
                threading.Thread(target=self._end_idle, daemon=True).start()
        return lane

    def _give_back(self, lane: Lane) -> None:
        with self._turn:
            if not self._stopped:
                self._idle[lane] = time.monotonic()
                return
        lane.stop()

    def _end_idle(self) -> None:
        """Ends those that are idle for too long, until none is left."""
        while True:
            time.sleep(self._idle_seconds / 4)
            with self._turn:
                late = time.monotonic() - self._idle_seconds
                ended = [lane for lane, since in self._idle.items() if since < late]
                for lane in ended:
                    del self._idle[lane]
                self._all.difference_update(ended)
                left = bool(self._all) and not self._stopped
            for lane in ended:
                lane.stop()
            if not left:
                return


class Lane:
    """One process and the file it is at; the process is started when it is needed, and again after it died."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._executor: ProcessPoolExecutor | None = None
        self._pid: int | None = None
        self._files = 0
        self._future: Future[Outcome] = Future()
        self._granted: Synchronized[float] = _context().Value("d", 0.0)
        self._folder: Path | None = None
        self._pipe: Connection | None = None
        self._broken_off = False

    def read(self, job: Job) -> Outcome:
        """What comes of a file.

        One that costs the process is read once more in a new one, without haste, for it may have been the process's
        fault; if that dies too, it is "crashed". One that takes longer than the limit is "too-slow", scanned pages
        apart, which have a limit of their own.
        """
        try:
            return self._try(self._way.read, job, self._way.limits.seconds)
        except BrokenProcessPool:
            self.stop()
            if self._broken_off:
                raise
        try:
            return self._try(self._way.again, job, math.inf)
        except BrokenProcessPool:
            self.stop()
            if self._broken_off:
                raise
            return failure_of(crashed())

    def _try(self, read: Read, job: Job, seconds: float) -> Outcome:
        executor = self._ready()
        self._files, self._granted.value = self._files + 1, 0.0
        self._future = future = executor.submit(read, job, self._way.limits)
        began = time.monotonic()
        while not future.done():
            left = seconds + self._granted.value - (time.monotonic() - began)
            if left <= 0:
                self.stop()
                return failure_of(too_slow(self._way.limits))
            wait([future], None if left == math.inf else left)
        return future.result()

    def _ready(self) -> ProcessPoolExecutor:
        """The process, a new one if there is none or the one there is has read enough."""
        if self._files >= FILES_A_PROCESS:
            self.stop()
        if self._executor is None:
            try:
                self._executor, self._files = self._new_process(), 0
                self._pid = self._executor.submit(_ready).result(START_SECONDS)
            except (OSError, EOFError, BrokenProcessPool) as error:
                self.stop()
                raise StoreError("processes", _NO_PROCESS) from error
            if self._pipe is not None:  # the process has its end now; when it dies, nobody has
                self._pipe.close()
                self._pipe = None
        if self._broken_off:
            raise BrokenProcessPool
        return self._executor

    def _new_process(self) -> ProcessPoolExecutor:
        if self._way.folder is not None:
            self._folder = self._way.folder / uuid.uuid4().hex
            self._folder.mkdir()
        pipe: Connection | None = None
        if self._way.archive is not None:
            ours, pipe = _context().Pipe()
            threading.Thread(target=answer, args=(ours, self._way.archive), daemon=True).start()
        self._pipe = pipe
        given = (self._granted, self._folder, self._way.limits.memory, pipe)
        return ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin, initargs=given)

    def break_off(self) -> None:
        """Ends the process for another thread than the lane's: what it is at comes to a BrokenProcessPool."""
        self._broken_off = True
        if self._pid is not None:
            _kill(self._pid)

    def stop(self) -> None:
        """Ends the process, whatever it is at, and deletes what it left."""
        if self._pid is not None and not self._future.done():
            _kill(self._pid)
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        if self._pipe is not None:
            self._pipe.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._executor = self._pid = self._pipe = self._folder = None


def _context() -> multiprocessing.context.BaseContext:
    # The worker of a cluster may have been told to start no processes; ours end with it all the same.
    multiprocessing.current_process().daemon = False
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
        return
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _begin(granted: Synchronized[float], folder: Path | None, memory: int, pipe: Connection | None) -> None:
    jail.enter(memory)
    if folder is not None:
        tempfile.tempdir = str(folder)
    equip(granted, AskedArchive(pipe) if pipe is not None else None)
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
