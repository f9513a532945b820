"""What a process does that was started for one document: into the jail, parse, say what came of it."""

from __future__ import annotations

import faulthandler
import json
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from models.errors import TienleError
from models.limits import Limits
from pipeline import jail

if sys.platform != "win32":
    import resource

BEGUN, GRANTED, ERROR = b">+!"
"""First bytes of the lines that are written besides a record: kilobytes held, seconds more, an error."""


def work(pipe: int, data: bytes, name: str, limits: Limits, folder: str) -> None:
    """Writes lines to `pipe`, the last one a record or an error; what is passing lies in `folder`, which is swept."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.disable()
    jail.enter(limits.memory)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    place = Path(tempfile.gettempdir(), folder)
    place.mkdir(0o700)
    tempfile.tempdir = str(place)
    try:
        _write(pipe, _outcome(pipe, data, name, limits))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _outcome(pipe: int, data: bytes, name: str, limits: Limits) -> bytes:
    """The record or the error, as a line."""
    try:
        from pipeline.stages import parse

        _write(pipe, b"%c%d" % (BEGUN, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
        jail.allow(len(data), limits)
        return parse(data, name, limits, None, _Granted(pipe, limits)).to_json().encode()
    except TienleError as error:
        return _told(error)
    except MemoryError:
        jail.allow_all()
        return _told(jail.out_of_memory())
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
