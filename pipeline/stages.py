"""The order of the work on one document, and nothing else: bytes → Layout → Text → structure → mentions → Record."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from models.limits import DEFAULT_LIMITS, RARELY, Limits
from models.pictures import PictureStore
from models.record import Record
from pipeline.extract import extract
from pipeline.normalise import normalise
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.structure import find_structure


def parse(
    data: bytes,
    name: str,
    limits: Limits = DEFAULT_LIMITS,
    converted: bytes | None = None,
    pictures: PictureStore | None = None,
) -> Record:
    """The record of one file; raises a TienleError if it can't be read. Pure: the same bytes give the same record.

    `converted` saves time where a Word 97 or RTF file was converted before, with others; `pictures`
    where scanned pages were recognised before. They change nothing else.
    """
    with _collected_rarely():
        layout = read(data, limits, converted, pictures)
        text = normalise(layout)
        structure = find_structure(text)
        mentions = extract(text, structure)
        return resolve(data, name, layout.media_type, text, structure, mentions)


@contextmanager
def _collected_rarely() -> Iterator[None]:
    """Lets the garbage collector look less often through what a document is made into: it takes a fifth of the time of
    a long one, and finds hardly anything that refers to itself."""
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
