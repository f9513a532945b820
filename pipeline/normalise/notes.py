"""Footnotes at a page's end, told by small print and mark, kept out of the sentence that goes on overleaf."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from models.layout import Line, Page
from pipeline.normalise.furniture import is_page_number

_MARK: Final = re.compile(
    r"""
    (?:\(\d{1,2}\) | \[\d{1,2}\] | \d{1,2})[.:]?\s*(?=[^\W\d_]|["“(])   # "1 Gồm các xã", "(2) Số liệu", "[3] Theo"
    | \*{1,3}\s*(?=\S)                                                # "* Không kể"
    """,
    re.VERBOSE,
)
_SMALL: Final = 0.9
"""Part of the usual size of print below which a line may be a footnote."""
_LOWER: Final = 0.4
"""Part of a page's height below which footnotes stand."""


def usual_size(pages: Iterable[Page]) -> float:
    """The size in which most letters on numbered pages are printed, in points; 0 where that isn't known."""
    sizes: Counter[int] = Counter()
    for page in pages:
        for block in page.blocks if page.number is not None else ():
            if isinstance(block, Line) and block.size:
                sizes[round(block.size)] += len(block.text)
    return float(sizes.most_common(1)[0][0]) if sizes else 0.0


def is_marked(text: str) -> bool:
    """True for a footnote's first line."""
    return bool(_MARK.match(text))


def footnotes(page: Page, usual: float) -> frozenset[int]:
    """The ids of the lines at a page's end that are its footnotes."""
    if page.number is None or not usual:
        return frozenset()
    found: list[Line] = []
    for block in reversed(page.blocks):
        if not isinstance(block, Line):
            break
        if not is_page_number(block.text.strip()):
            if not _is_small(block, page, usual):
                break
            found.append(block)
    while found and not is_marked(found[-1].text):
        found.pop()
    return frozenset(map(id, found))


def _is_small(line: Line, page: Page, usual: float) -> bool:
    low = line.box is None or not page.height or line.box.top > _LOWER * page.height
    return low and bool(line.size) and (line.size or 0.0) <= _SMALL * usual
