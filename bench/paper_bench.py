"""PDF pages read, against the engine's own text on the same files in the same run; ratios are what counts."""

from __future__ import annotations

import io
from collections import Counter

from bench.start_bench import SAMPLES
from bench.timing import best
from models.layout import Line
from models.limits import DEFAULT_LIMITS
from pipeline.read import read

_SENTENCE = (
    "Giá trị sản xuất công nghiệp ước đạt 1.245 tỷ đồng, tăng 8,5% so với cùng kỳ năm trước và bằng 52% kế hoạch"
)
_PAGES = 10


def measure() -> list[tuple[str, str]]:
    """Pages a second of the samples with text of their own, and of pages whose letters are set in two fonts."""
    papers = [data for data in (path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))) if _has_text(data)]
    pages = sum(len(read(data, DEFAULT_LIMITS).pages) for data in papers)
    ours, raw = _times(papers)
    mixed = two_fonts()
    mixed_ours, mixed_raw = _times([mixed])
    return [
        (".pdf, ours (ruled tables included)", f"{pages / ours:.0f} pages/s"),
        (".pdf, raw pdfium text", f"{pages / raw:.0f} pages/s (ours takes {ours / raw:.1f} times as long)"),
        (".pdf in two fonts, ours", f"{_PAGES / mixed_ours:.0f} pages/s, words found {recall(mixed):.3f}"),
        (
            ".pdf in two fonts, raw pdfium text",
            f"{_PAGES / mixed_raw:.0f} pages/s (ours is {mixed_raw / mixed_ours:.2f})",
        ),
    ]


def two_fonts() -> bytes:
    """Pages as an office program draws them where a font lacks the letters with marks: those after all the others."""
    from reportlab.pdfgen.canvas import Canvas

    from corpus.samples.portable import fonts_found

    assert fonts_found(), "the samples' fonts are missing: apt-get install fonts-dejavu"
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(_PAGES):
        for number in range(40):
            for font, wanted in (("Serif", str.isascii), ("Serif-Bold", lambda letter: not letter.isascii())):
                canvas.setFont(font, 10)
                at = 60.0
                for letter in _SENTENCE:
                    if wanted(letter):
                        canvas.drawString(at, 790 - 18 * number, letter)
                    at += canvas.stringWidth(letter, "Serif" if letter.isascii() else "Serif-Bold", 10)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def recall(data: bytes) -> float:
    """Part of the words of `two_fonts` that are read."""
    layout = read(data, DEFAULT_LIMITS)
    words = Counter(
        word for page in layout.pages for block in page.blocks if isinstance(block, Line) for word in block.text.split()
    )
    wanted = Counter(_SENTENCE.split() * 40 * _PAGES)
    return (words & wanted).total() / wanted.total()


def _has_text(data: bytes) -> bool:
    """True for a paper that needs no recognition: nothing of it is a picture."""
    return b"/Subtype /Image" not in data and b"/Subtype/Image" not in data


def _times(papers: list[bytes]) -> tuple[float, float]:
    ours = best(lambda: [read(data, DEFAULT_LIMITS) for data in papers])
    return ours, best(lambda: [_raw_pages(data) for data in papers])


def _raw_pages(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    count = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return count
