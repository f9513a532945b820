"""How fast text is understood: normalising and extraction on a report of 16 KB, and texts of up to 5 MB whole."""

from __future__ import annotations

import time

from bench.start_bench import SAMPLES
from bench.timing import best
from models.layout import Layout, Line, Page, Table
from models.limits import DEFAULT_LIMITS
from pipeline import parse
from pipeline.extract import extract
from pipeline.normalise import normalise
from pipeline.read import read
from pipeline.structure import find_structure

REPORT_BYTES = 16_000
SIZES = (1_000_000, 2_500_000, 5_000_000)


def measure() -> list[tuple[str, str]]:
    """KB of text a second for normalising with extraction; seconds for whole texts, which must grow as their length."""
    layout = report()
    text = normalise(layout)
    structure = find_structure(text)
    seconds = best(lambda: (normalise(layout), extract(text, structure)))
    kilobytes = len(text.content.encode()) / 1000
    rows = [(f"normalise and extract, {kilobytes:.0f} KB", f"{kilobytes / seconds:.0f} KB/s")]
    for size in SIZES:
        data = _long_text(text.content, size)
        began = time.perf_counter()
        parse(data, "x.txt")
        rows.append((f"a .txt of {size / 1_000_000:g} MB, all stages", f"{time.perf_counter() - began:.1f} s"))
    return rows


def report() -> Layout:
    """A report of about 16 KB: the samples in Word's format one after the other, until that is reached."""
    blocks: list[Line | Table] = []
    size = 0
    for path in sorted(SAMPLES.glob("*.docx")):
        page = read(path.read_bytes(), DEFAULT_LIMITS).pages[0]
        blocks += page.blocks
        size += len(normalise(Layout("x", (page,))).content.encode())
        if size >= REPORT_BYTES:
            break
    return Layout("x", (Page(None, tuple(blocks)),))


def _long_text(text: str, size: int) -> bytes:
    """The text again and again, cut at `size` bytes and the paragraph before."""
    once = f"{text}\n".encode()
    whole = once * (size // len(once) + 1)
    return whole[: whole.rindex(b"\n", 0, size)]
