"""What each stage of `parse` costs on one report, and the whole of it on one of 16 KB beside python-docx."""

from __future__ import annotations

import copy
import io

from bench.reading_bench import paragraphs
from bench.start_bench import SAMPLES
from bench.timing import best
from models.limits import DEFAULT_LIMITS
from pipeline.extract import extract
from pipeline.normalise import normalise
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.stages import parse
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
    total = ("all stages", f"{sum(times.values()):.1f} ms")
    return [("text of the report", f"{size / 1000:.1f} KB"), *rows, total, *_whole()]


def _whole() -> list[tuple[str, str]]:
    """Documents a second of `parse`, beside python-docx's paragraphs and cells of the same file."""
    data = _report()
    ours, theirs = best(lambda: parse(data, "x.docx")), best(lambda: paragraphs(data))
    size = _size(data) / 1000
    return [
        (
            f"a .docx of {size:.0f} KB of text, the whole of `parse`",
            f"{1 / ours:.0f} documents/s, {ours * 1000:.0f} ms",
        ),
        ("the bare text of the same file by python-docx", f"{1 / theirs:.0f} documents/s, {theirs * 1000:.0f} ms"),
    ]


def _report() -> bytes:
    """A .docx of about 16 KB of text: the bodies of samples one after the other, until that is reached."""
    import docx

    whole: docx.document.Document | None = None
    file = io.BytesIO()
    for path in sorted(SAMPLES.glob("*.docx")):
        document = docx.Document(str(path))
        if whole is None:
            whole = document
        else:
            for element in document.element.body[:-1]:  # without the section's properties
                whole.element.body.insert(-1, copy.deepcopy(element))
        file = io.BytesIO()
        whole.save(file)
        if _size(file.getvalue()) >= BYTES:
            break
    return file.getvalue()


def _size(data: bytes) -> int:
    return len(normalise(read(data, DEFAULT_LIMITS)).content.encode("utf-8"))
