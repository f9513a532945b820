"""Contradictions planted in the sample documents: found nearly all, and nearly nothing else."""

from __future__ import annotations

from pathlib import Path

from planted_in_samples import PLANTS, Found, found_among, found_in_drafts

from pipeline import Store

SHARE = 0.95
ALARMS = 1 / 20
"""False alarms a document, at most."""


def holds(told: Found) -> None:
    assert told.found + len(told.missed) == len(PLANTS) >= 50
    assert told.share >= SHARE, told.missed
    assert len(told.false) <= ALARMS * told.documents, told.false


def test_they_are_found_in_drafts(samples: Store) -> None:
    with samples.reader() as reader:
        holds(found_in_drafts(reader))


def test_they_are_found_among_the_documents_held(samples: Store, tmp_path: Path) -> None:
    holds(found_among(samples, tmp_path))
