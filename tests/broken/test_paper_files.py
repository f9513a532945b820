"""Broken and hostile papers, Word files, pages: each ends in its code, soon, in little memory, and leaves nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from paper_files import CUT, READ, TOLD

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("apart_child.py")
FILES = {name: data for name, data, *_ in (*TOLD, *READ, *CUT)}
SECONDS, KILOBYTES = 5.0, 300_000
SENDS = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(")
"""Calls that reach somebody; that a library asks whether there is IPv6 reaches nobody."""
REFUSED = {"bomb", "entities", "too-large", "too-large-in-memory", "picture-too-large"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of the files, each in a jailed process, its calls watched, with a folder for what is passing."""
    assert which("strace"), "strace is missing: apt-get install strace"
    folder = tmp_path_factory.mktemp("paper")
    passing, files, log = folder / "passing", folder / "files", folder / "calls"
    passing.mkdir()
    files.mkdir()
    for name, data in FILES.items():
        (files / name).write_bytes(data)
    watched = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", str(log)]
    command = [*watched, sys.executable, "-W", "ignore", str(CHILD), str(files)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(passing)}
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    told["calls"] = log.read_text(errors="replace").splitlines()
    told["passing"] = str(passing)
    told["left"] = sorted(path.name for path in passing.iterdir())
    return told


@pytest.fixture(scope="module")
def results(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in told["results"]}


def test_there_are_sixty_besides_those_cut_off() -> None:
    assert len(FILES) == len(TOLD) + len(READ) + len(CUT)
    assert len(TOLD) + len(READ) >= 60


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in TOLD])
def test_each_ends_in_its_code(results: dict[str, dict[str, Any]], name: str, code: str) -> None:
    assert results[name].get("code") == code, results[name]
    assert results[name]["exit"] == (4 if code in REFUSED else 3)
    assert "\n" not in results[name]["message"]


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, _, words in READ])
def test_what_is_sound_is_read(results: dict[str, dict[str, Any]], name: str, words: str) -> None:
    assert words in results[name].get("text", ""), results[name]


@pytest.mark.parametrize("name", [name for name, _ in CUT])
def test_what_is_cut_off_says_so(results: dict[str, dict[str, Any]], name: str) -> None:
    one = results[name]
    assert one.get("exit") == 3 or "truncated" in one["warnings"], one


def test_none_takes_long(results: dict[str, dict[str, Any]]) -> None:
    assert {name: one["seconds"] for name, one in results.items() if one["seconds"] > SECONDS} == {}


def test_memory_stays_small(told: dict[str, Any]) -> None:
    assert told["kilobytes"] < KILOBYTES


def test_no_connection_is_opened(told: dict[str, Any]) -> None:
    assert told["calls"], "strace saw nothing at all"
    assert not [call for call in told["calls"] if "AF_INET" in call and SENDS.search(call)]


def test_no_file_and_no_process_stays_behind(told: dict[str, Any]) -> None:
    assert told["left"] == []
    assert not [line for line in commands() if told["passing"] in line or CHILD.name in line]


def commands() -> list[str]:
    """The command lines of all processes."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return lines
