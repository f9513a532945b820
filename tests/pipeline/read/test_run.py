"""Programs that end, hang, die, talk too much, leave children behind or aren't there."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.errors import UnreadableError
from pipeline.read.programs.run import Finished, program, run, workplace


def shell(script: str, seconds: float = 10, memory: int = 1024**3, data: bytes | None = None) -> Finished:
    return run(["sh", "-c", script], data=data, seconds=seconds, memory=memory)


def test_it_reads_its_input_and_says_how_it_ended() -> None:
    assert shell("cat; echo bad >&2; exit 3", data=b"words" * 100_000) == Finished(3, b"words" * 100_000, b"bad\n")


def test_input_that_nobody_reads_is_no_error() -> None:
    assert shell("exit 0", data=b"x" * 1_000_000).returncode == 0


def test_a_program_that_is_killed_says_so() -> None:
    assert run([sys.executable, "-c", "import ctypes; ctypes.string_at(0)"], seconds=10).returncode != 0


def test_a_program_that_hangs_is_ended_with_all_that_it_started() -> None:
    began = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        shell("/usr/bin/env sleep 987654 & exec /bin/sleep 987654", seconds=0.5)
    assert caught.value.code == "timeout"
    assert time.monotonic() - began < 30
    assert not running("sleep 987654")


def test_what_it_left_running_is_ended() -> None:
    assert shell("/bin/sleep 987655 & echo done").stdout == b"done\n"
    assert not running("sleep 987655")


def test_output_is_bounded() -> None:
    done = shell("head -c 100000000 /dev/zero")
    assert done.returncode != 0
    assert len(done.stdout) <= 64_000_000


def test_memory_is_bounded() -> None:
    script = f"exec {sys.executable} -c 'bytearray(500_000_000)'"
    assert shell(script, memory=200_000_000).returncode != 0
    assert shell(script, memory=2_000_000_000).returncode == 0


def test_it_gets_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        words = f"import socket; socket.create_connection(('127.0.0.1', {port}), 2)"
        assert run([sys.executable, "-c", words], seconds=10).returncode != 0


def test_it_sees_nothing_of_this_process_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENLE_SECRET", "x")
    names = {line.split(b"=")[0] for line in shell("env").stdout.splitlines()}
    assert b"TIENLE_SECRET" not in names
    assert b"PATH" in names


def test_its_folder_is_its_own_and_gone_afterwards() -> None:
    folder = Path(shell("pwd").stdout.decode().strip())
    assert not folder.exists()
    with workplace() as place:
        assert run(["sh", "-c", "echo x > a"], seconds=5, folder=place).returncode == 0
        assert (place / "a").read_text() == "x\n"
    assert not place.exists()


def test_a_missing_program_says_how_to_install_it() -> None:
    with pytest.raises(UnreadableError, match=r"apt-get install .*nonesuch") as caught:
        program("nonesuch-converter")
    assert caught.value.code == "program-missing"


def test_it_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    words = "from pipeline.read.programs.run import run; run(['sleep', '987656'], seconds=60)"
    surroundings = {**os.environ, "TMPDIR": str(tmp_path)}
    parent = subprocess.Popen([sys.executable, "-c", words], cwd=Path(__file__).resolve().parents[3], env=surroundings)
    wait_for(lambda: running("sleep 987656"))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    wait_for(lambda: not running("sleep 987656"))


def wait_for(condition: object, seconds: float = 40) -> None:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def running(words: str) -> bool:
    """Whether a process has this command line, after its program's folder."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").rstrip().endswith(f"/{words}"):
                return True
        except OSError:
            continue
    return False
