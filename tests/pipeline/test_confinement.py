"""Processes shut in for a document and what is passing: neither outlives its owner, however that one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.confinement.places import own_place, sweep

ROOT = Path(__file__).resolve().parents[2]
MARK = "TIENLE_TEST_CONFINED"
NOBODY = 65534
SLOW = "Doanh thu đạt 1.234 tỷ đồng, tăng 12% so với cùng kỳ. ".encode() * 20_000
PARSE = """
import sys
from pathlib import Path
import pipeline.stages
from pipeline import parse_apart
parse_apart(Path(sys.argv[1]).read_bytes(), "a")
"""
INGEST = """
import sys
from pathlib import Path
from pipeline import ingest, open_store
if __name__ == "__main__":
    ingest([Path(sys.argv[1])], open_store(Path(sys.argv[2])), workers=2)
"""

SECRETS = {"TIENLE_INDEX": "https://an:bi-mat@may-chu:9200/kho", "AWS_SECRET_ACCESS_KEY": "bi-mat"}
LOOK = """
import os, sys
from pathlib import Path
from models.limits import Limits
from pipeline.jobs import Job
from pipeline.workers import parse_all
def look(_job, _limits):
    return repr((sorted(os.environ), os.popen("env").read(), Path("/proc/self/environ").read_bytes()))
if __name__ == "__main__":
    job = Job(Path(sys.argv[1]), "a", "")
    ((_, seen),) = parse_all([job], Limits(), 1, look)
    print(seen)
    print(sorted(os.environ))
"""


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files of this process and its children, which must be left empty.

    Its name is short: the sockets that processes are started by have names of a hundred letters at most.
    """
    with tempfile.TemporaryDirectory(prefix="t") as place:
        monkeypatch.setattr(tempfile, "tempdir", place)
        yield Path(place)
        assert list(Path(place).iterdir()) == []
        monkeypatch.undo()


def start(script: str, folder: Path, temporary: Path, *arguments: Path) -> subprocess.Popen[bytes]:
    surroundings = {**os.environ, MARK: str(temporary), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    file = folder / "script.py"
    file.write_text(script)
    return subprocess.Popen([sys.executable, str(file), *map(str, arguments)], env=surroundings)


def marked(temporary: Path) -> list[str]:
    """Numbers of the processes that were started with this folder; dead ones have no surroundings any more."""
    mark = f"{MARK}={temporary}".encode()
    return [path.parent.name for path in Path("/proc").glob("[0-9]*/environ") if mark in surroundings(path)]


def surroundings(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def until(holds: Callable[[], object]) -> None:
    """Waits at most a minute."""
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("waited in vain")


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_parse_takes_its_process_along_and_its_folder_is_swept(
    tmp_path: Path, temporary: Path, by: signal.Signals
) -> None:
    document = tmp_path / "a.txt"
    document.write_bytes(SLOW)
    parsing = start(PARSE, tmp_path, temporary, document)
    until(lambda: len(marked(temporary)) == 2 and list(temporary.iterdir()))
    sweep()
    assert len(list(temporary.iterdir())) == 1  # its owner lives
    parsing.send_signal(by)
    parsing.wait(10)
    until(lambda: not marked(temporary))
    until(lambda: (sweep(), not list(temporary.iterdir()))[1])


def test_a_killed_ingestion_takes_all_along_and_the_next_sweeps_what_it_left(tmp_path: Path, temporary: Path) -> None:
    folder, data = tmp_path / "docs", tmp_path / "data"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.rtf").write_bytes(b"{\\rtf1 " + b"Doanh thu 5%. \\par " * 9_000 + b"%d}" % number)
    ingesting = start(INGEST, tmp_path, temporary, folder, data)
    until(lambda: any(path.name.startswith("tienle-") for path in (data / "passing").glob("*")))
    ingesting.kill()
    ingesting.wait(10)
    until(lambda: not marked(temporary))
    for path in folder.iterdir():
        path.write_bytes(b"Doanh thu")
    again = start(INGEST, tmp_path, temporary, folder, data)
    assert again.wait(60) == 0
    until(lambda: not marked(temporary))
    assert not (data / "passing").exists()


def test_a_folder_of_somebody_else_or_of_another_name_is_left_alone(temporary: Path) -> None:
    others = [temporary / name for name in ("tienle-1-0123456", "tienle-abcdefgh", "x-1-01234567")]
    for place in others:
        place.mkdir()
    stale = temporary / "tienle-1-01234567"
    stale.mkdir()
    (stale / "a.docx").write_bytes(b"x")
    (temporary / "tienle-2-01234567").symlink_to(temporary)
    with own_place() as place:
        assert place.parent == temporary
        assert not stale.exists()
        assert all(other.exists() for other in others)
    assert not place.exists()
    (temporary / "tienle-2-01234567").unlink()
    for other in others:
        other.rmdir()
    if os.getuid() == 0:
        stale.mkdir()
        os.chown(stale, NOBODY, NOBODY)
        sweep()
        stale.rmdir()


def test_a_process_is_given_no_passwords(tmp_path: Path) -> None:
    """Not even in what the kernel keeps of the environment it was started with; the one that asks keeps them."""
    file = tmp_path / "script.py"
    file.write_text(LOOK)
    given = {**os.environ, **SECRETS, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, str(file), str(tmp_path))
    seen, kept = subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "'PATH'" in seen
    assert "PATH=" in seen
    assert "bi-mat" not in seen
    assert all(repr(name) in kept and repr(name) not in seen for name in SECRETS)
