"""The order of the work on one document, and nothing else: bytes → Layout → Text → structure → mentions → Record."""

from __future__ import annotations

from models.limits import DEFAULT_LIMITS, Limits
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
    layout = read(data, limits, converted, pictures)
    text = normalise(layout)
    structure = find_structure(text)
    mentions = extract(text, structure)
    return resolve(data, name, layout.media_type, text, structure, mentions)
