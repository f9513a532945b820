"""Reads documents: one file to a record, files and folders into archive and index."""

from __future__ import annotations

from models.limits import DEFAULT_LIMITS, Limits
from models.record import Record

__all__ = ["parse"]


def parse(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Record:
    """The record of one file; raises a TienleError if it can't be read."""
    from pipeline.stages import parse as parse_document

    return parse_document(data, name, limits)
