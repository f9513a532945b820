"""The jail of processes that read documents: what can't be done in it."""

from __future__ import annotations

import ctypes
import encodings.idna  # noqa: F401 - whoever gives up its rights may not be able to import it for a host's name
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.limits import Limits
from pipeline.confinement import jail

MEMORY = 2**30
NOBODY = 65534


def in_child(work: Callable[[], str]) -> str:
    """What `work` gives in a process of its own, or the name of its error."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            said = work()
        except BaseException as error:  # noqa: BLE001 - it must not get back into the tests
            said = type(error).__name__
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(pid, 0)
    return said


@pytest.fixture
def port() -> object:
    """A port of this machine at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def connect(port: int) -> str:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return "connected"
    except OSError:
        return "refused"


def as_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def test_somebody_listens(port: int) -> None:
    assert in_child(lambda: connect(port)) == "connected"


def test_no_connection(port: int) -> None:
    assert in_child(lambda: (jail.enter(MEMORY), connect(port))[1]) == "refused"


def test_no_connection_for_an_ordinary_user(port: int) -> None:
    assert in_child(lambda: (as_nobody(), jail.enter(MEMORY), connect(port))[2]) == "refused"


def test_no_connection_where_the_kernel_lends_no_network(port: int) -> None:
    assert in_child(lambda: (sys.addaudithook(jail._refuse_connections), connect(port))[1]) == "refused"


def test_an_ordinary_user_stays_who_he_is_and_runs_programs(tmp_path: Path) -> None:
    def work() -> str:
        as_nobody()
        before = os.getuid(), os.getgid()
        jail.enter(MEMORY)
        assert before == (os.getuid(), os.getgid())
        return subprocess.run(["echo", "ran"], capture_output=True, text=True, check=True).stdout.strip()

    assert in_child(work) == "ran"


def enter_beyond_what_is_held() -> None:
    """The child begins with what the tests' own process holds."""
    jail.enter(jail._held() + MEMORY)


def taken(size: int) -> str:
    return f"{len(bytearray(size))}"


def test_memory_is_bounded() -> None:
    assert in_child(lambda: (jail.enter(MEMORY), taken(MEMORY))[1]) == "MemoryError"


@pytest.mark.parametrize(
    ("file", "wanted", "said"),
    [
        # a small file may take little
        (1_000, 50_000_000, "50000000"),
        (1_000, 300_000_000, "MemoryError"),
        # a larger one more
        (3_000_000, 300_000_000, "300000000"),
        # but none more than all
        (2**30, 2**30 + 2**28, "MemoryError"),
    ],
)
def test_a_file_may_take_memory_by_its_size(file: int, wanted: int, said: str) -> None:
    assert in_child(lambda: (enter_beyond_what_is_held(), jail.allow(file, Limits()), taken(wanted))[2]) == said


def test_all_is_allowed_again() -> None:
    def work() -> str:
        enter_beyond_what_is_held()
        jail.allow(1, Limits())
        jail.allow_all()
        return taken(2**29)

    assert in_child(work) == f"{2**29}"


def test_a_jail_in_a_smaller_one() -> None:
    assert in_child(lambda: (jail.enter(2**29), jail.enter(MEMORY), taken(2**29))[2]) == "MemoryError"


def last_words() -> str:
    """The signal that the kernel will send this process when its parent dies [prctl(2)]."""
    told = ctypes.c_int()
    ctypes.CDLL(None).prctl(2, ctypes.byref(told))
    return signal.Signals(told.value).name if told.value else "none"


@pytest.mark.parametrize("become", [lambda: None, as_nobody])
def test_it_dies_with_its_parent(become: Callable[[], None]) -> None:
    assert in_child(lambda: (become(), jail.enter(MEMORY), last_words())[2]) == "SIGKILL"
