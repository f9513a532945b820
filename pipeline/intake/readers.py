"""Who reads the files: processes of this machine, or the machines of a cluster."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from corpus.archive import Archive
from models.limits import Limits
from pipeline.intake.conversion import converted_ahead
from pipeline.jobs import Job
from pipeline.workers import Outcomes, parse_all

Workers = int | str | None
"""A number of processes, as many as there are processors if None, or the address of a Dask cluster's scheduler."""


def read_all(
    jobs: Generator[Job, None, None], workers: Workers, limits: Limits, folder: Path, archive: Archive
) -> Outcomes:
    """What comes of files, as it comes; `folder` is for what is passing. Closing it ends what is under way."""
    with closing(jobs):
        if isinstance(workers, str):
            from pipeline.cluster import parse_elsewhere

            yield from parse_elsewhere(jobs, limits, workers, archive)
            return
        with closing(converted_ahead(jobs, limits, folder)) as converted:
            yield from parse_all(converted, limits, workers or os.cpu_count() or 1, folder=folder, archive=archive)
