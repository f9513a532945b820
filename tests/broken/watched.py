"""Files parsed in a process of its own that is watched: what became of each, what it cost, called and left behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("apart_child.py")
REFUSED = {"bomb", "entities", "too-large", "too-large-in-memory", "too-slow", "picture-too-large"}
SECONDS, KILOBYTES = 5.0, 300_000
SENDS = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(")
"""Calls that reach somebody; that a library asks whether there is IPv6 reaches nobody."""
NEEDED = {"strace": "strace", "soffice": "libreoffice-writer"}


@dataclass(frozen=True, slots=True)
class Watched:
    """What the process said and did."""

    results: dict[str, dict[str, Any]]
    """Name → its text and warnings, or its code, exit code and message; and the seconds of the processor it took."""
    kilobytes: int
    """Memory that the largest process took."""
    calls: tuple[str, ...]
    """What the processes asked of the network, be it only whether it is there."""
    left: tuple[str, ...]
    """Files and processes that were still there afterwards."""


def watch(files: dict[str, bytes], folder: Path) -> Watched:
    """Parses files, name → bytes, with a folder of its own for what is passing."""
    for program, package in NEEDED.items():
        assert which(program), f"{program} is missing: apt-get install {package}"
    passing, place, log = folder / "passing", folder / "files", folder / "calls"
    passing.mkdir()
    place.mkdir()
    for name, data in files.items():
        (place / name).write_bytes(data)
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", str(log)]
    command += [sys.executable, "-W", "ignore", str(CHILD), str(place)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(passing)}
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return Watched(
        results={one["name"]: one for one in told["results"]},
        kilobytes=told["kilobytes"],
        calls=tuple(log.read_text(errors="replace").splitlines()),
        left=(*(path.name for path in passing.iterdir()), *(line for line in commands() if str(folder) in line)),
    )


def check_cost(told: Watched) -> None:
    """That each file took little time and memory, reached nobody and left nothing behind."""
    assert {name: one["seconds"] for name, one in told.results.items() if one["seconds"] > SECONDS} == {}
    assert told.kilobytes < KILOBYTES
    assert told.calls, "strace saw nothing at all"
    assert not [call for call in told.calls if "AF_INET" in call and SENDS.search(call)]
    assert told.left == ()


def check_code(one: dict[str, Any], code: str) -> None:
    """That a file ended in its code, told in one line."""
    assert one.get("code") == code, one
    assert one["exit"] == (4 if code in REFUSED else 3)
    assert "\n" not in one["message"]


def commands() -> list[str]:
    """The command lines of all processes."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return lines
