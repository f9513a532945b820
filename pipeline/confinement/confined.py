"""What a process does that was started for one document: into the jail, parse, say what came of it."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from models.errors import TienleError
from models.limits import Limits
from pipeline.confinement import jail
from pipeline.confinement.verdicts import out_of_memory

if sys.platform != "win32":
    import resource

BEGUN, GRANTED, ERROR = b">+!"
"""First bytes of the lines that are written besides a record: kilobytes held, seconds more, an error."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be parsed: its bytes, its name, and the .docx made of it before where it is an old file."""

    data: bytes
    name: str
    limits: Limits
    converted: bytes | None = None

    @property
    def size(self) -> int:
        """Bytes that are read, by which memory is granted."""
        return len(self.data) + len(self.converted or b"")


def work(pipe: int, task: Task, place: Path, owner: int) -> None:
    """Writes lines to `pipe`, the last one a record or an error; what is passing lies in the folder `place`.

    `owner` is the process that started this one, and takes it along when it dies.
    """
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.disable()
    jail.enter(task.limits.memory)
    if os.getppid() != owner:
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    tempfile.tempdir = str(place)
    _write(pipe, _outcome(pipe, task))


def _outcome(pipe: int, task: Task) -> bytes:
    """The record or the error, as a line."""
    try:
        from pipeline.stages import parse

        _write(pipe, b"%c%d" % (BEGUN, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
        jail.allow(task.size, task.limits)
        pictures = _Granted(pipe, task.limits)
        return parse(task.data, task.name, task.limits, task.converted, pictures).to_json().encode()
    except TienleError as error:
        return _told(error)
    except MemoryError:
        jail.allow_all()
        return _told(out_of_memory())
    except Exception as error:  # noqa: BLE001 - a defect is told like everything else
        reason = f"lỗi chương trình: {type(error).__name__}: {error}"
        return _told(TienleError("defect", reason))


def _told(error: TienleError) -> bytes:
    return b"%c%s" % (ERROR, json.dumps((type(error).__name__, error.code, error.message)).encode())


def _write(pipe: int, line: bytes) -> None:
    rest = memoryview(line + b"\n")
    while rest:
        rest = rest[os.write(pipe, rest) :]


@dataclass(frozen=True, slots=True)
class _Granted:
    """A `PictureStore` that keeps nothing, and asks for the time and memory that recognising pictures takes."""

    pipe: int
    limits: Limits

    def get(self, _sha256: str) -> bytes | None:
        """Nothing was kept."""
        return None

    def put(self, _sha256: str, _recognised: bytes) -> None:
        """Keeps nothing."""

    def announce(self, pictures: int) -> None:
        """Asks for what so many pictures take."""
        _write(self.pipe, b"%c%f" % (GRANTED, pictures * self.limits.page_seconds))
        jail.allow_all()
