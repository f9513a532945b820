"""Broken and hostile office files, read in a process of their own: each ends in its code and leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from office_files import DOC, EITHER, ODT, READ, RTF, TOLD, sample

from models.errors import UnreadableError
from models.limits import DEFAULT_LIMITS
from pipeline.read import read
from pipeline.read.legacy import ole, rtf

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("reading_child.py")
FILES = {name: data for name, data, *_ in (*TOLD, *READ, *EITHER)}
SECONDS, KILOBYTES = 5.0, 300_000


def need(program: str, package: str) -> None:
    assert which(program), f"{program} is missing: apt-get install {package}"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process of its own says of the files, its calls watched, with a folder of its own for what is passing."""
    need("soffice", "libreoffice-writer")
    need("strace", "strace")
    folder = tmp_path_factory.mktemp("broken")
    passing, files, log = folder / "passing", folder / "files", folder / "calls"
    passing.mkdir()
    files.mkdir()
    for name, data in FILES.items():
        (files / name).write_bytes(data)
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(passing)}
    watched = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect,sendto", "-o", str(log)]
    command = [*watched, sys.executable, "-W", "ignore", str(CHILD), *(str(files / name) for name in FILES)]
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    told["calls"] = log.read_text(errors="replace").splitlines()
    told["passing"] = str(passing)
    told["left"] = sorted(path.name for path in passing.iterdir())
    return told


@pytest.fixture(scope="module")
def results(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in told["results"]}


def test_there_are_sixty() -> None:
    assert len(FILES) == len(TOLD) + len(READ) + len(EITHER) >= 60


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in TOLD])
def test_each_ends_in_its_code(results: dict[str, dict[str, Any]], name: str, code: str) -> None:
    assert results[name].get("code") == code, results[name]
    assert results[name]["exit"] == (4 if code in {"bomb", "entities", "too-large"} else 3)
    assert "\n" not in results[name]["message"]


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, _, words in READ])
def test_the_content_is_read_whatever_the_name(results: dict[str, dict[str, Any]], name: str, words: str) -> None:
    assert words in results[name].get("text", ""), results[name]


@pytest.mark.parametrize("name", [name for name, _ in EITHER])
def test_what_is_left_is_told_to_be_a_rest(results: dict[str, dict[str, Any]], name: str) -> None:
    cut = not name.startswith(("noise", "nothing"))
    if "code" in results[name]:
        assert results[name]["exit"] in {3, 4}
    elif cut:
        assert "truncated" in results[name]["warnings"]


@pytest.mark.parametrize("name", list(FILES))
def test_none_takes_long(results: dict[str, dict[str, Any]], name: str) -> None:
    assert results[name]["seconds"] < SECONDS


def test_memory_stays_small(told: dict[str, Any]) -> None:
    assert max(told["kilobytes"]) < KILOBYTES


def test_no_file_and_no_process_stays_behind(told: dict[str, Any]) -> None:
    assert told["left"] == []
    assert not [line for line in processes() if told["passing"] in line]


def processes() -> list[str]:
    """The command lines of all processes."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return lines


def test_no_connection_is_opened(told: dict[str, Any]) -> None:
    assert not [call for call in told["calls"] if "AF_INET" in call]


@pytest.mark.parametrize("name", [DOC, RTF, ODT])
def test_a_cut_at_every_kilobyte_is_seen(name: str) -> None:
    data = sample(name)
    assert not is_told_cut(data)
    for size in range(1_024, len(data), 1_024):
        assert is_told_cut(data[:size]), size


def is_told_cut(data: bytes) -> bool:
    """Whether a reader says so before any program is asked."""
    try:
        if data.startswith(ole.SIGNATURE):
            ole.check_word(data)
            return ole.is_cut(data)
        return rtf.is_cut(data) if data.startswith(rtf.SIGNATURE) else not read(data, DEFAULT_LIMITS)
    except UnreadableError as error:
        return error.code == "truncated"
