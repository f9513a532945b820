"""Recognition of scanned pages against bare tesseract on the same pictures in the same run; ratios are what counts."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterable
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from bench.start_bench import SAMPLES
from bench.timing import best
from models.limits import DEFAULT_LIMITS
from pipeline.read import read

_RUNS = 4


def measure() -> list[tuple[str, str]]:
    """Pages a second of the samples' scans, tables included: one page at a time, two, and the program alone."""
    papers = [path.read_bytes() for path in sorted(SAMPLES.glob("*.scan.pdf"))]
    pictures = [picture for data in papers for picture in _pictures(data)]
    one, two = (replace(DEFAULT_LIMITS, pages_at_once=pages) for pages in (1, 2))
    jobs = (
        lambda: [_bare(picture) for picture in pictures],
        lambda: [read(data, one) for data in papers],
        lambda: [read(data, two) for data in papers],
    )
    # by turns, so that what else the machine does falls on all of them
    runs = [[best(job, 1) for job in jobs] for _ in range(_RUNS)]
    alone, ours, doubled = (min(times) for times in zip(*runs, strict=True))
    pages = len(pictures)
    return [
        ("scanned .pdf, bare tesseract, one thread", f"{pages / alone:.2f} pages/s"),
        ("scanned .pdf, ours, one page at a time", f"{pages / ours:.2f} pages/s ({alone / ours:.2f} times as fast)"),
        ("scanned .pdf, ours, two at a time", f"{pages / doubled:.2f} pages/s ({alone / doubled:.2f} times as fast)"),
    ]


def _pictures(data: bytes) -> Iterable[bytes]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        (sheet,) = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        stream = io.BytesIO()
        sheet.get_bitmap().to_pil().save(stream, "PPM")
        yield stream.getvalue()
    document.close()


def _bare(picture: bytes) -> None:
    command = ("tesseract", "stdin", "stdout", "-l", "vie", "--dpi", "200", "tsv")
    subprocess.run(command, input=picture, capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1"})
