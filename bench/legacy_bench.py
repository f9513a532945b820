"""Word 97 files turned into .docx by LibreOffice, alone and many in one start."""

from __future__ import annotations

import shutil

from bench.start_bench import SAMPLES
from bench.timing import best
from models.limits import DEFAULT_LIMITS
from pipeline.read import convert, read

FILES = 20


def measure() -> list[tuple[str, str]]:
    """Files a second; nothing but a word where LibreOffice isn't there."""
    if shutil.which("soffice") is None:
        return [(".doc", "LibreOffice is not installed")]
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*.doc"))]
    files = [samples[number % len(samples)] for number in range(FILES)]
    one = best(lambda: convert(files[:1], DEFAULT_LIMITS), 2)
    many = best(lambda: convert(files, DEFAULT_LIMITS), 2)
    made = [data for data in convert(files, DEFAULT_LIMITS) if data is not None]
    reading = best(lambda: [read(file, DEFAULT_LIMITS, data) for file, data in zip(files, made, strict=True)])
    return [
        (".doc, one alone", f"{one:.1f} s"),
        (f".doc, {FILES} in one start", f"{FILES / many:.1f} files/s"),
        (".doc, read once converted", f"{FILES / reading:.0f} files/s"),
    ]
