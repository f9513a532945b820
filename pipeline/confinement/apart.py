"""One document parsed in a process of its own: whatever its bytes do to the libraries, this one gets an answer."""

from __future__ import annotations

import json
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from models.errors import RefusedError, TienleError, UnreadableError
from models.limits import DEFAULT_LIMITS, Limits
from pipeline.confinement.confined import BEGUN, ERROR, GRANTED, Task, work
from pipeline.confinement.places import own_place
from pipeline.confinement.verdicts import crashed, out_of_memory, too_slow

START_SECONDS: Final = 120.0
"""How long the process may take until it begins with the document."""
_CHUNK: Final = 65_536
_ERRORS: Final = {kind.__name__: kind for kind in (TienleError, UnreadableError, RefusedError)}


def parse_apart(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, converted: bytes | None = None) -> bytes:
    """The record of one file as a line of JSON, made without network and within the limits of time and memory.

    `converted` is the .docx made before of an old file. Errors are those of reading and "too-slow",
    "too-large-in-memory", "crashed" if the process died of the document, "defect". For a program with one thread: it
    forks. Systems that can't do without.
    """
    if not hasattr(os, "fork"):
        from pipeline.stages import parse

        return parse(data, name, limits, converted).to_json().encode()
    task = Task(data, name, limits, converted)
    with own_place() as place:
        reading, writing = os.pipe()
        owner, pid = os.getpid(), os.fork()
        if pid == 0:
            os.close(reading)
            _begin(lambda: work(writing, task, place, owner))
        os.close(writing)
        return _Watch(pid, reading, limits).answer(task.size)


def _begin(child: Callable[[], None]) -> None:
    """What the new process does: never returns."""
    try:
        child()
    finally:
        os._exit(0)


@dataclass(slots=True)
class _Watch:
    """The process, what it says, and how long it may still take."""

    pid: int
    pipe: int
    limits: Limits
    deadline: float = 0.0
    kilobytes: int = 0
    """What it held when it began."""

    def answer(self, size: int) -> bytes:
        """The record of a file of `size` bytes; at the end nothing of the process is left."""
        self.deadline = time.monotonic() + START_SECONDS
        answer: bytes | None = None
        try:
            for line in self._lines():
                answer = self._take(line) or answer
        finally:
            peak = self._end()
        if answer is None:
            raise self._cause(peak, size)
        if answer[0] == ERROR:
            kind, code, message = json.loads(answer[1:])
            raise _ERRORS[kind](code, message)
        return answer

    def _take(self, line: bytes) -> bytes | None:
        if line[0] == BEGUN:
            self.kilobytes, self.deadline = int(line[1:]), time.monotonic() + self.limits.seconds
        elif line[0] == GRANTED:
            self.deadline += float(line[1:])
        else:
            return line
        return None

    def _lines(self) -> Iterator[bytes]:
        parts: list[bytes] = []
        while chunk := self._chunk():
            *ends, rest = chunk.split(b"\n")
            for end in ends:
                yield b"".join((*parts, end))
                parts.clear()
            parts.append(rest)

    def _chunk(self) -> bytes:
        if not select.select([self.pipe], [], [], max(0.0, self.deadline - time.monotonic()))[0]:
            raise too_slow(self.limits)
        return os.read(self.pipe, _CHUNK)

    def _end(self) -> int:
        """Ends the process and what it started; the kilobytes that it held at most."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.pipe)
        return os.wait4(self.pid, 0)[2].ru_maxrss

    def _cause(self, peak: int, size: int) -> TienleError:
        """Why a process died without a word: libraries that get no more memory end it."""
        if (peak - self.kilobytes) * 1024 > self.limits.memory_for(size) / 2:
            return out_of_memory()
        return crashed()
