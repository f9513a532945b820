"""One document parsed in a process of its own: whatever its bytes do to the libraries, this one gets an answer."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import RefusedError, TienleError, UnreadableError
from models.limits import DEFAULT_LIMITS, Limits
from pipeline.confined import BEGUN, ERROR, GRANTED, work
from pipeline.jail import out_of_memory

START_SECONDS: Final = 120.0
"""How long the process may take until it begins with the document."""
_CHUNK: Final = 65_536
_ERRORS: Final = {kind.__name__: kind for kind in (TienleError, UnreadableError, RefusedError)}


def parse_apart(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The record of one file as a line of JSON, made without network and within the limits of time and memory.

    Errors are those of reading and "too-slow", "too-large-in-memory", "damaged" if the process died of the document,
    "defect". For a program with one thread: it forks. Systems that can't do without.
    """
    if not hasattr(os, "fork"):
        from pipeline.stages import parse

        return parse(data, name, limits).to_json().encode()
    folder = f"tienle-{os.urandom(8).hex()}"
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(writing, data, name, limits, folder)
    os.close(writing)
    return _Watch(pid, reading, limits, folder).answer(len(data))


def _work(pipe: int, data: bytes, name: str, limits: Limits, folder: str) -> None:
    """What the new process does: never returns."""
    try:
        work(pipe, data, name, limits, folder)
    finally:
        os._exit(0)


@dataclass(slots=True)
class _Watch:
    """The process, what it says, and how long it may still take."""

    pid: int
    pipe: int
    limits: Limits
    folder: str
    """Name of its folder among the temporary files."""
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
            peak = self._end(killed=answer is None)
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
            reason = f"đọc quá {self.limits.seconds:g} giây: hãy chia nhỏ tệp hoặc xuất lại thành .pdf, .docx mới"
            raise RefusedError("too-slow", reason)
        return os.read(self.pipe, _CHUNK)

    def _end(self, *, killed: bool) -> int:
        """Ends the process and what it started; the kilobytes that it held at most."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.pipe)
        peak = os.wait4(self.pid, 0)[2].ru_maxrss
        if killed:
            shutil.rmtree(Path(tempfile.gettempdir(), self.folder), ignore_errors=True)
        return peak

    def _cause(self, peak: int, size: int) -> TienleError:
        """Why a process died without a word: libraries that get no more memory end it."""
        if (peak - self.kilobytes) * 1024 > self.limits.memory_for(size) / 2:
            return out_of_memory()
        return UnreadableError("damaged", "tệp hỏng tới mức chương trình đọc bị dừng: hãy mở và lưu lại, hoặc xuất lại")
