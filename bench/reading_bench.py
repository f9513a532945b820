"""Word files read against python-docx's own way, on the same files in the same run; ratios are what counts."""

from __future__ import annotations

import io

from bench.start_bench import SAMPLES
from bench.timing import side_by_side
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.read import read


def measure() -> list[tuple[str, str]]:
    """Documents a second against python-docx's paragraphs and tables."""
    words = [path.read_bytes() for path in sorted(SAMPLES.glob("*.docx"))]
    ours, texts, theirs = side_by_side(
        lambda: [read(data, DEFAULT_LIMITS) for data in words],
        lambda: [normalise(read(data, DEFAULT_LIMITS)) for data in words],
        lambda: [paragraphs(data) for data in words],
    )
    return [
        (".docx, ours", f"{len(words) / ours:.0f} documents/s"),
        (
            ".docx, ours to text with structure (read and normalised)",
            f"{len(words) / texts:.0f} documents/s ({theirs / texts:.1f} times python-docx's)",
        ),
        (
            ".docx, python-docx paragraphs and tables",
            f"{len(words) / theirs:.0f} documents/s (ours is {theirs / ours:.1f} times as fast)",
        ),
    ]


def paragraphs(data: bytes) -> int:
    """How many paragraphs and cells python-docx reads in a file."""
    import docx

    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return len(texts)
