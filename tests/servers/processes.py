"""A program that a test starts, with all that it starts itself: ended together, and ended if the tests are killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.servers.distribution import ElasticUnavailableError

STOP_SECONDS = 20
NOBODY = 65534
# Belongs to another session than tests and program: who kills either doesn't kill what watches.
WATCH = """
while kill -0 "$1" && kill -0 "$2"; do sleep 0.5; done 2>/dev/null
if ! kill -0 "$1" 2>/dev/null; then
  kill -9 -- "-$2" 2>/dev/null
  shift 2
  # What is dying may still write for a moment.
  for again in $(seq 40); do sleep 0.5; rm -rf -- "$@"; [ "$again" -gt 2 ] && [ -z "$(ls -d -- "$@")" ] && break; done
fi 2>/dev/null
"""


class Program:
    """A running program and its process group; its folders are removed if the tests die before it."""

    def __init__(
        self, command: tuple[str, ...], folders: Sequence[Path], environment: Mapping[str, str], log: Path
    ) -> None:
        """Starts it, not as root, in the first of `folders`; what it prints is added to `log`."""
        with log.open("ab") as printed:
            self._process = subprocess.Popen(
                (*as_other_user(), *command),
                cwd=folders[0],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        watch = ("sh", "-c", WATCH, "watch", str(os.getpid()), str(self._process.pid), *map(str, folders))
        self._watcher = subprocess.Popen(watch, start_new_session=True, stdin=subprocess.DEVNULL, cwd="/")

    @property
    def group(self) -> int:
        """The number of the program's process and of its group."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it lives."""
        return self._process.poll() is None

    def signal(self, number: int) -> None:
        """Tells every process of the group, as far as there are any."""
        try:
            os.killpg(self.group, number)
        except ProcessLookupError:
            return

    def end(self, *, gently: bool) -> None:
        """Ends it, with SIGTERM and time to finish or at once, and returns when no process of the group is left."""
        if gently and self.running:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        self.signal(signal.SIGKILL)
        self._process.wait()
        self._until_gone()
        self._watcher.kill()
        self._watcher.wait()

    def _until_gone(self) -> None:
        """Waits for the processes that the first one started."""
        until = time.monotonic() + STOP_SECONDS
        while time.monotonic() < until and group_lives(self.group):
            time.sleep(0.02)


def group_lives(group: int) -> bool:
    """Whether a process of the group still does anything; the dead that nobody has taken note of don't."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    stats = [text for path in Path("/proc").glob("[0-9]*/stat") if (text := _content(path))]
    fields = [text.rpartition(")")[2].split() for text in stats]
    return not fields or any(int(field[2]) == group and field[0] not in "ZX" for field in fields)


def _content(path: Path) -> str:
    """What a file of /proc says; nothing where its process is gone."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def as_other_user() -> tuple[str, ...]:
    """What stands before a command so that it doesn't run as root, which Elasticsearch refuses."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        raise ElasticUnavailableError("setpriv is missing (package util-linux), and root can't run Elasticsearch")
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def give_away(folder: Path) -> None:
    """Makes a folder and all in it the property of the program's user."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
