"""The most memory that a process takes which reads all sample documents, one after the other."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from bench.start_bench import SAMPLES


def measure() -> list[tuple[str, str]]:
    """The peak of the reading process, programs that it starts apart, and the file that it was reached with."""
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        (sys.executable, "-m", "bench.memory_bench"), cwd=root, check=True, capture_output=True, text=True
    )
    peak, name, before = done.stdout.strip().split("\t")
    return [("peak memory of a process that reads all samples", f"{peak} MB ({name}; {before} MB before any)")]


def _read_all() -> None:
    """Prints the peak in MB, the file that raised it last, and the peak before any file."""
    from pipeline import parse

    parse(b"B\xc3\xa1o c\xc3\xa1o", "x.txt")
    before = peak = _megabytes()
    raised = ""
    for path in sorted(SAMPLES.iterdir()):
        parse(path.read_bytes(), path.name)
        now = _megabytes()
        if now > peak:
            peak, raised = now, path.name
    sys.stdout.write(f"{peak:.0f}\t{raised}\t{before:.0f}\n")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000


if __name__ == "__main__":
    _read_all()
