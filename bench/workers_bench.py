"""How much more two processes, and two machines of a cluster, read than one: documents that cost nothing but time.

By turns in one run, the best of each; on a machine with two processors that has nothing else to do. What a run costs
once (a cluster is connected to, processes are started) is not counted: the clock starts when some files are read.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from distributed import LocalCluster

from corpus.archive import Archive, hash_of
from corpus.samples.generate import generate
from models.limits import DEFAULT_LIMITS
from pipeline.cluster import parse_elsewhere
from pipeline.jobs import Job
from pipeline.store import record_version
from pipeline.workers import Outcomes, parse_all

DOCUMENTS, ROUNDS = 36, 3
JOINED = 20
"""Generated letters that are joined to a long report, so that reading counts and not the way there."""
FIRST = 4
"""Files that are read before the clock starts."""

Reading = Callable[[Iterator[Job]], Outcomes]


def measure() -> list[tuple[str, str]]:
    """Documents a second of one and two; the ratios."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        jobs = _jobs(Path(place))
        archive = Archive(Path(place) / "archive", record_version())
        readings: list[Reading] = [partial(_here, count) for count in (1, 2)]
        for count in (1, 2):
            cluster = stack.enter_context(_cluster(count))
            readings.append(partial(_elsewhere, cluster.scheduler_address, archive))
        times = [[_seconds(reading, jobs) for reading in readings] for _ in range(ROUNDS)]
    speed = [(len(jobs) - FIRST) / min(each) for each in zip(*times, strict=True)]
    return [
        ("one process", f"{speed[0]:.1f} documents/s"),
        ("two processes", f"{speed[1]:.1f} documents/s ({speed[1] / speed[0]:.2f} times one)"),
        ("a Dask cluster of one", f"{speed[2]:.1f} documents/s"),
        ("a Dask cluster of two", f"{speed[3]:.1f} documents/s ({speed[3] / speed[2]:.2f} times one)"),
    ]


def _jobs(folder: Path) -> list[Job]:
    """Long documents, all of them different."""
    generate(DOCUMENTS * JOINED // 30 + 1, range(2014, 2024), 1, folder)
    letters = [path.read_text("utf-8") for path in sorted((folder / "documents").iterdir())]
    paths = [folder / f"{number:03}.txt" for number in range(DOCUMENTS)]
    for number, path in enumerate(paths):
        path.write_text("\n".join(letters[number * JOINED : (number + 1) * JOINED]), "utf-8")
    return [Job(path, path.name, hash_of(path)) for path in paths]


def _cluster(count: int) -> LocalCluster:
    """Machines that are processes of this one."""
    return LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
    )


def _here(processes: int, jobs: Iterator[Job]) -> Outcomes:
    return parse_all(jobs, DEFAULT_LIMITS, processes)


def _elsewhere(address: str, archive: Archive, jobs: Iterator[Job]) -> Outcomes:
    return parse_elsewhere(jobs, DEFAULT_LIMITS, address, archive)


def _seconds(reading: Reading, jobs: list[Job]) -> float:
    """From the outcome of the first few files to that of the last."""
    began = 0.0
    for number, (_, outcome) in enumerate(reading(iter(jobs)), start=1):
        assert isinstance(outcome, str), outcome
        if number == FIRST:
            began = time.perf_counter()
    return time.perf_counter() - began


if __name__ == "__main__":
    for row in measure():
        print(*row, sep=": ")
