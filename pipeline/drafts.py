"""Documents that are read to be looked at and are not kept, for a program that has several threads."""

from __future__ import annotations

import hashlib
import os
from threading import BoundedSemaphore

from models.errors import RefusedError, TienleError, UnreadableError
from models.limits import DEFAULT_LIMITS, Limits
from models.record import Record
from pipeline.confinement.places import own_place
from pipeline.jobs import Failure, Job
from pipeline.workers import parse_all

AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
"""Drafts that are read at a time; further ones wait."""
_turn = BoundedSemaphore(AT_ONCE)


def parse_draft(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Record:
    """The record of one file, made in a process that was started for it, as ingestion does; errors as `parse_apart`.

    The file lies in a passing folder meanwhile, and nothing of it is left at the end.
    """
    with _turn, own_place() as place:
        path = place / "draft"
        path.write_bytes(data)
        job = Job(path, name, hashlib.sha256(data).hexdigest())
        outcomes = parse_all([job], limits, 1, folder=place)
        try:
            _, outcome = next(outcomes)
        finally:
            outcomes.close()
    if isinstance(outcome, Failure):
        raise _error(outcome)
    return Record.from_json(outcome)


def _error(failure: Failure) -> TienleError:
    kind = RefusedError if failure.status == "refused" else UnreadableError
    return kind(failure.code, failure.reason)
