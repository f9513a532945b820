"""Pages on which pdfium finds no text, looked at with another engine: where the two disagree, neither is believed.

Only pages without text are looked at, so that other files pay nothing for it.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pipeline.read.pdf.letters.runs import Run

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_PAGES: Final = 50
"""So many pages without text are looked at: a file with more is not saved by those that follow."""
_SHOWS_TEXT: Final = re.compile(rb"[)>\]]\s*T[jJ]\b")
"""The operators that show text: "(Báo cáo) Tj", "[(B) 20 (áo)] TJ"."""
_LEAST_HEIGHT: Final = 2.0
"""Points; lower letters can't be seen."""
_NO_LETTER: Final = "(cid:"
"""How the engine shows a code of which it doesn't know the letter."""
_DESCENT: Final = 0.2


@dataclass(frozen=True, slots=True)
class Seen:
    """What the other engine sees on a page."""

    runs: tuple[Run, ...] = ()
    """Words that can be seen, in points from the page's top left corner."""
    shows_text: bool = False
    """True if the page's content tells to show text, whether or not any can be read."""


def look_again(data: bytes, numbers: Sequence[int]) -> dict[int, Seen]:
    """What another engine sees on the pages of these numbers; pages that it can't read either are left out."""
    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    broken = (PSException, MalformedPDFException, PdfminerException, struct.error, zlib.error, OSError)
    unready = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
    found: dict[int, Seen] = {}
    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(numbers[:_MOST_PAGES])) as document:
            for page in document.pages:
                found[page.page_number] = _seen(page)
    except (*broken, *unready):
        return found
    return found


def _seen(page: Page) -> Seen:
    from pdfminer.pdftypes import stream_value

    words = page.extract_words(extra_attrs=["fontname"])
    contents = [stream_value(part).get_data() for part in page.page_obj.contents]
    return Seen(tuple(_runs(words, page)), any(map(_SHOWS_TEXT.search, contents)))


def _runs(words: Sequence[Mapping[str, Any]], page: Page) -> Iterator[Run]:
    """The words that lie on the page and are large enough to be seen."""
    for word in words:
        left, top, right, bottom = (float(word[edge]) for edge in ("x0", "top", "x1", "bottom"))
        inside = 0 <= left < right <= page.width and 0 <= top < bottom <= page.height
        if inside and bottom - top >= _LEAST_HEIGHT and _NO_LETTER not in word["text"]:
            level = bottom - _DESCENT * (bottom - top)
            font = str(word["fontname"])
            bold = "bold" in font.lower()
            yield Run(left, top, right, bottom, level, 0, 0, [word["text"]], spaced=True, bold=bold, font=font)
