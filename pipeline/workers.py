"""Files parsed several at a time by whatever executor there is: here, threads with a process each."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path

from corpus.archive import Archive
from models.limits import Limits
from pipeline.jobs import Job, Outcome, Read, parse_file, parse_file_apart
from pipeline.lanes import Lanes, Way

LOOK_SECONDS = 2.0
"""Between looks at whether there is still somebody who reads."""

Outcomes = Generator[tuple[Job, Outcome], None, None]
"""Every file with what came of it, as it comes; closing it ends what is under way."""


def parse_all(
    jobs: Iterable[Job],
    limits: Limits,
    workers: int,
    read: Read = parse_file,
    again: Read = parse_file_apart,
    folder: Path | None = None,
    archive: Archive | None = None,
) -> Outcomes:
    """Parses files in at most `workers` processes; gives each outcome as it comes, every job once.

    What a process needs for a moment only it puts into `folder`, so that whoever empties that loses nothing; what it
    recognises in scanned pages goes to the `archive` and comes from there. Closing the generator ends the processes.
    """
    limits = replace(limits, pages_at_once=max(1, (os.cpu_count() or 1) // workers))
    lanes = Lanes(Way(limits, read, again, folder, archive))
    executor = ThreadPoolExecutor(workers)
    try:
        yield from outcomes(jobs, lambda job: executor.submit(lanes.read, job), lambda: workers)
    finally:
        lanes.stop()
        executor.shutdown(cancel_futures=True)


def outcomes(
    jobs: Iterable[Job],
    begin: Callable[[Job], Future[Outcome]],
    at_once: Callable[[], int],
    result: Callable[[Future[Outcome]], Outcome] = Future.result,
) -> Outcomes:
    """Begins with as many files as are read `at_once`, and with further ones as outcomes come.

    `at_once` is asked every two seconds or more often, and may raise an error if there is no sense in waiting.
    `result` tells what came of a file that is done.
    """
    waiting, under_way = iter(jobs), dict[Future[Outcome], Job]()
    while True:
        most = at_once()
        while len(under_way) < most and (job := next(waiting, None)) is not None:
            under_way[begin(job)] = job
        if not under_way:
            return
        for future in wait(under_way, LOOK_SECONDS, FIRST_COMPLETED).done:
            yield under_way.pop(future), result(future)
