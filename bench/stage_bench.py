"""What each stage of `parse` costs on one report of about 16 KB of text."""

from __future__ import annotations

from bench.start_bench import SAMPLES
from bench.timing import best
from models.limits import DEFAULT_LIMITS
from pipeline.extract import extract
from pipeline.normalise import normalise
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.structure import find_structure

BYTES = 16_000


def measure() -> list[tuple[str, str]]:
    """Milliseconds a stage, on the sample whose text is nearest to 16 KB in UTF-8."""
    data = min((path.read_bytes() for path in sorted(SAMPLES.glob("*.docx"))), key=lambda d: abs(_size(d) - BYTES))
    layout = read(data, DEFAULT_LIMITS)
    text = normalise(layout)
    structure = find_structure(text)
    mentions = extract(text, structure)
    stages = {
        "read (.docx)": lambda: read(data, DEFAULT_LIMITS),
        "normalise": lambda: normalise(layout),
        "structure": lambda: find_structure(text),
        "extract": lambda: extract(text, structure),
        "resolve": lambda: resolve(data, "x", layout.media_type, text, structure, mentions),
        "record to JSON": resolve(data, "x", layout.media_type, text, structure, mentions).to_json,
    }
    times = {name: best(work) * 1000 for name, work in stages.items()}
    size = len(text.content.encode("utf-8"))
    rows = [(name, f"{ms:.1f} ms") for name, ms in times.items()]
    return [("text of the report", f"{size / 1000:.1f} KB"), *rows, ("all stages", f"{sum(times.values()):.1f} ms")]


def _size(data: bytes) -> int:
    return len(normalise(read(data, DEFAULT_LIMITS)).content.encode("utf-8"))
