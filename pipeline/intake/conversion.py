"""Old Word and RTF files converted ahead of the processes that parse them, many in one start of LibreOffice."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

from models.errors import TienleError
from models.limits import Limits
from pipeline.jobs import Job
from pipeline.read import convert, is_convertible

FILES_A_START = 20
_MOST_BYTES = 4_000_000
"""Larger files are converted one by one, by the process that parses them."""
_HEAD = 1_000


def converted_ahead(jobs: Iterable[Job], limits: Limits, folder: Path) -> Generator[Job, None, None]:
    """The same jobs, of every twenty those first that need no conversion; what was converted lies in `folder`.

    What can't be converted here is left to the process that parses it, which says why.
    """
    waiting = iter(jobs)
    with ThreadPoolExecutor(1) as executor:
        ahead = _begin(executor, waiting, limits, folder)
        while ahead is not None:
            others, converting = ahead
            yield from others
            ahead = _begin(executor, waiting, limits, folder)
            yield from converting.result()


def _begin(
    executor: ThreadPoolExecutor, jobs: Iterator[Job], limits: Limits, folder: Path
) -> tuple[list[Job], Future[list[Job]]] | None:
    group = list(islice(jobs, FILES_A_START))
    if not group:
        return None
    old = [job for job in group if _is_old(job.path)]
    others = [job for job in group if job not in old]
    return others, executor.submit(_convert, old, limits, folder)


def _is_old(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_convertible(file.read(_HEAD)) and path.stat().st_size <= _MOST_BYTES
    except OSError:
        return False


def _convert(jobs: list[Job], limits: Limits, folder: Path) -> list[Job]:
    if len(jobs) < 2:
        return jobs
    try:
        made = convert([job.path.read_bytes() for job in jobs], limits, folder)
    except (TienleError, OSError):
        return jobs
    return [_with(job, data, folder) for job, data in zip(jobs, made, strict=True)]


def _with(job: Job, data: bytes | None, folder: Path) -> Job:
    if data is None:
        return job
    place = folder / uuid.uuid4().hex
    try:
        place.write_bytes(data)
    except OSError:
        return job
    return replace(job, converted=place)
