"""Measures the answers over the samples against what is true of them: contradictions, histories, statements."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from index import IndexReader
from pipeline import Store, ingest, open_store

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "corpus" / "samples" / "documents"


def measure() -> Iterator[tuple[str, str]]:
    """Rows of "what", "figure"."""
    sys.path.insert(0, str(ROOT / "tests"))
    with tempfile.TemporaryDirectory() as place:
        store = open_store(Path(place) / "data")
        ingest([DOCUMENTS], store)
        with store.reader() as reader:
            yield from _histories(reader)
        yield from _contradictions(store, Path(place))


def _histories(reader: IndexReader) -> Iterator[tuple[str, str]]:
    from samples_truth import (
        TRUTH,
        cited_is_exact,
        cited_told,
        keys_of,
        limitations,
        movement_is_exact,
        movement_told,
    )

    keys = keys_of(reader)
    exact = [movement_is_exact(true, movement_told(true, reader), keys) for true in TRUTH["movements"]]
    yield "histories of movements that are exact", f"{sum(exact)} of {len(exact)}"
    exact = [cited_is_exact(true, cited_told(true, reader), keys) for true in TRUTH["references"]]
    yield "histories of cited documents that are exact", f"{sum(exact)} of {len(exact)}"
    grouped = limitations(reader, keys)
    wrong = len(grouped.told - grouped.true)
    yield "limitations that come back, pairwise F1; pairs that don't belong together", f"{grouped.f1:.2f}; {wrong}"


def _contradictions(store: Store, place: Path) -> Iterator[tuple[str, str]]:
    from planted_in_samples import Found, found_among, found_in_drafts

    def said(told: Found) -> str:
        planted = told.found + len(told.missed)
        return f"{told.found} of {planted}; {len(told.false)} in {told.documents} documents"

    with store.reader() as reader:
        yield "contradictions planted in drafts that are found; false alarms", said(found_in_drafts(reader))
    yield "planted in documents that are held; false alarms", said(found_among(store, place))
