"""What belongs to the sheet and not to the text: page numbers, running heads and feet, stamps of digital signatures."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from models.layout import Line, Page

_PAGE_NUMBER: Final = re.compile(
    r"""
    [-–—]?\s*\d{1,3}\s*[-–—]?              # 3, - 3 -
    | (?:trang|page)\s*:?\s*\d{1,3}(?:\s*[/|]\s*\d{1,3})?   # Trang 3/12
    | \d{1,3}\s*/\s*\d{1,3}                # 3/12
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STAMP: Final = re.compile(
    r"""
    (?:người\ )?ký\ (?:bởi|số\ bởi)\s*:     # Ký bởi: Văn phòng
    | thời\ gian\ ký\s*:                    # Thời gian ký: 23/01/2025 15:04:59 +07:00
    | ngày\ ký\s*:                          # Ngày ký: 2025.01.23
    | signature\ not\ verified
    | signed\ by\s*: | digitally\ signed\ by
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EDGE: Final = 2
"""Lines at the top and foot of a page among which a page number or running head is looked for."""
_LEAST_PAGES: Final = 3


def is_stamp(text: str) -> bool:
    """True for a line that a signing program printed."""
    return bool(_STAMP.match(text))


def is_page_number(text: str) -> bool:
    """True for a line that holds nothing but a page number."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def running_lines(pages: tuple[Page, ...]) -> frozenset[str]:
    """Texts, digits struck out, that stand at the edge of most pages: running heads and feet."""
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    seen = Counter(key for page in pages for key in {_key(line.text) for line in edge_lines(page)})
    return frozenset(key for key, count in seen.items() if count >= _LEAST_PAGES and count * 2 > len(pages) and key)


def edge_lines(page: Page) -> tuple[Line, ...]:
    """The first and last lines of a page."""
    lines = [block for block in page.blocks if isinstance(block, Line)]
    return tuple(lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:])


def is_furniture(line: Line, text: str, at_edge: bool, running: frozenset[str], paged: bool) -> bool:
    """True for a line that the page's reader skips over."""
    if line.furniture or is_stamp(text):
        return True
    return at_edge and paged and (is_page_number(text) or _key(line.text) in running)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).strip().lower()
