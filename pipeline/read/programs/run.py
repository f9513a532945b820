"""Runs outside programs: no network, bounded time, memory and output, nothing of them left behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which
from typing import IO, Final

from models.errors import UnreadableError

GIBIBYTE: Final = 1024**3
_MOST_OUTPUT: Final = 64_000_000
"""Bytes of standard output or error that are kept; a program that writes more is ended."""
_CHUNK: Final = 65_536
_DIES_WITH_PARENT: Final = ("setpriv", "--pdeathsig", "KILL")
_OWN_NAMESPACES: Final = ("unshare", "--net", "--pid", "--fork", "--kill-child=KILL")
"""No network; all its processes end with the first of them."""
_AS_ANYBODY: Final = ("unshare", "--map-root-user", *_OWN_NAMESPACES[1:])
"""The same where only the kernel's user namespaces allow it."""
_DEAD_END: Final = "http://127.0.0.1:9"
"""A proxy that nobody answers at, for systems without namespaces."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended: its exit code (negative: the signal that ended it) and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(
    command: Sequence[str],
    *,
    data: bytes | None = None,
    seconds: float,
    memory: int = GIBIBYTE,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Finished:
    """Runs `command` (the program's name first) with `data` as its input, in `folder` or one of its own.

    `memory` is in bytes for each of its processes. UnreadableError: "program-missing"; "timeout" after `seconds`,
    when the program and all that it started are killed.
    """
    with started(command, memory=memory, folder=folder, environment=environment) as process:
        return _watch(process, data, seconds, Path(command[0]).name)


@contextmanager
def started(
    command: Sequence[str],
    *,
    memory: int = GIBIBYTE,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """The program running, its input and outputs as pipes; at the end it is killed with all that it started.

    As `run` has it; `dialogue` talks to it. UnreadableError("program-missing").
    """
    path = program(command[0])
    with workplace() if folder is None else _given(folder) as place:
        surroundings = {**_surroundings(place), **(environment or {})}
        with _process((*_bounds(memory), *_jail(), path, *command[1:]), place, surroundings) as process:
            yield process


def program(name: str) -> str:
    """The path of an installed program; UnreadableError("program-missing") with how to install it."""
    path = _found(name)
    if path is None:
        package = _PACKAGES.get(name, name)
        raise UnreadableError("program-missing", f"máy chưa có chương trình {name}: hãy chạy apt-get install {package}")
    return path


_PACKAGES: Final = {"soffice": "libreoffice-writer", "tesseract": "tesseract-ocr tesseract-ocr-vie"}
"""Program → the Debian packages that bring it."""


@contextmanager
def workplace(within: Path | None = None) -> Iterator[Path]:
    """A new folder for a program's files that is gone afterwards; in the folder `within` if one is given."""
    with tempfile.TemporaryDirectory(prefix="tienle-", dir=within, ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def _given(folder: Path) -> Iterator[Path]:
    yield folder


@cache
def _found(name: str) -> str | None:
    return which(name)


@cache
def _jail() -> tuple[str, ...]:
    """The words before a command that keep it from the network and end it with this process; tried once."""
    ending = _DIES_WITH_PARENT if _works(_DIES_WITH_PARENT) else ()
    for apart in (_OWN_NAMESPACES, _AS_ANYBODY):
        if _works((*ending, *apart)):
            return (*ending, *apart)
    return ending


@cache
def _bounds(memory: int) -> tuple[str, ...]:
    """The words before a command that bound the memory of each process and keep dumps of dead ones off the disk."""
    words = ("prlimit", f"--as={memory}", f"--data={memory}", "--core=0", "--")
    return words if _works(words) else ()


def _works(words: tuple[str, ...]) -> bool:
    try:
        tried = subprocess.run([*words, "true"], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def _surroundings(place: Path) -> dict[str, str]:
    """Environment variables of a program: none of this process's own but where programs are found."""
    return {
        "PATH": os.defpath + os.pathsep + "/usr/local/bin",
        "HOME": str(place),
        "TMPDIR": str(place),
        "LC_ALL": "C.UTF-8",
        "http_proxy": _DEAD_END,
        "https_proxy": _DEAD_END,
    }


@contextmanager
def _process(
    command: tuple[str, ...], place: Path, surroundings: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """The program in a session of its own; whatever is left of the session is killed at the end."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
        env=dict(surroundings),
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    _kill_group(process)
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def _watch(process: subprocess.Popen[bytes], data: bytes | None, seconds: float, name: str) -> Finished:
    """Feeds the program and gathers what it writes until it ends, is too slow or writes too much."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    outputs: tuple[list[bytes], list[bytes]] = [], []
    threads = [
        threading.Thread(target=_feed, args=(process.stdin, data), daemon=True),
        threading.Thread(target=_drain, args=(process.stdout, outputs[0], process), daemon=True),
        threading.Thread(target=_drain, args=(process.stderr, outputs[1], process), daemon=True),
    ]
    for thread in threads:
        thread.start()
    in_time = _has_ended(process, seconds)
    _kill_group(process)
    for thread in threads:
        thread.join(5)
    if not in_time:
        raise UnreadableError("timeout", f"chương trình {name} chạy quá {seconds:g} giây")
    return Finished(process.wait(), b"".join(outputs[0]), b"".join(outputs[1]))


def _has_ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Waits for the end; on Linux without taking note of it, so that the group's number stays its own."""
    if sys.platform == "linux":
        handle = os.pidfd_open(process.pid)
        try:
            return bool(select.select([handle], [], [], seconds)[0])
        finally:
            os.close(handle)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.returncode is not None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kills what the program started and left behind."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _feed(stream: IO[bytes], data: bytes | None) -> None:
    with suppress(BrokenPipeError, OSError), stream:
        if data:
            stream.write(data)


def _drain(stream: IO[bytes], kept: list[bytes], process: subprocess.Popen[bytes]) -> None:
    size = 0
    with suppress(ValueError, OSError):
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > _MOST_OUTPUT:
                process.kill()
                return
            kept.append(chunk)
