"""What belongs to the sheet and not to the text: page numbers, running heads and feet, stamps of digital signatures."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from models.layout import Line, Page

_PAGE_NUMBER: Final = re.compile(
    r"""
    [-–—]?\s*\d{1,3}\s*[-–—]?                                # "3", "- 3 -"
    | (?:trang|page)\s*:?\s*\d{1,3}(?:\s*[/|]\s*\d{1,3})?    # "Trang 3/12"
    | \d{1,3}\s*/\s*\d{1,3}                                  # "3/12"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BROWSER: Final = re.compile(
    r"""
    (?:https?|file)://\S+(?:\s+\d{1,3}/\d{1,3})?             # "https://donggiang.gov.vn/tin 1/3"
    | \d{1,2}/\d{1,2}/\d{2,4},?\ \d{1,2}:\d{2}(?:\ [A-Z]{2})?  # "24/11/2023, 08:15", "11/24/23, 8:15 AM"
    """,
    re.VERBOSE,
)
"""What browsers print at the edges of a page."""
_STAMP: Final = re.compile(
    r"""
    (?:người\ )?ký\ (?:số\ )?bởi\s*: | người\ ký\s*:         # "Ký bởi: Văn phòng", "Người ký: Văn phòng"
    | thời\ gian\ ký\s*:                                     # "Thời gian ký: 23/01/2025 15:04:59 +07:00"
    | ngày\ ký\s*:\s*\d                                      # "Ngày ký: 2025.01.23"
    | signature\ (?:not\ verified|valid) | (?:digitally\ )?signed\ by\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STAMP_GOES_ON: Final = re.compile(
    r"(?:e-?mail|cơ quan|tổ chức|chức vụ|đơn vị|date|reason|location)\s*:", re.IGNORECASE
)
"""Lines that are part of a stamp only below its first one."""
_LONGEST_NUMBER: Final = 20
"""Characters; "Trang : 123 / 456" has 17."""
_DIGITS: Final = re.compile(r"\d+")
_BLANKS: Final = re.compile(r"\s+")
_EDGE: Final = 2
"""Lines at the top and foot of a page among which a page number or running head is looked for."""
_MARGIN: Final = 0.13
"""Part of the page's height at its top and foot in which they stand."""
_LEAST_PAGES: Final = 3
_END_NUMBER: Final = re.compile(
    r"""
    ^\d{1,3}\s*[|·•–—-]?\s+(?=\D)                            # "2 | Kế hoạch phát triển"
    | \s+[|·•–—-]\s*\d{1,3}$                                  # "Kế hoạch phát triển năm 2022 | 3"
    | (?<=\D)\s+(?:trang\s+)?\d{1,3}$                         # "Kế hoạch phát triển trang 3"
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The page's number before or behind a running head."""
_COUNTED: Final = re.compile(r"(?:phụ lục|phụ biểu|biểu|bảng|mẫu|phần|chương|mục|điều)\b", re.IGNORECASE)
"""Headings that begin pages of their own: "Phụ lục 1", "Phụ lục 2"."""
_SAME_PLACE: Final = 2.0
_LEAST_LETTERS: Final = 8


def is_stamp(text: str, below_stamp: bool = False) -> bool:
    """True for a line that a signing program printed."""
    return bool(_STAMP.match(text) or (below_stamp and _STAMP_GOES_ON.match(text)))


def is_page_number(text: str) -> bool:
    """True for a line that holds nothing but a page number."""
    return len(text) <= _LONGEST_NUMBER and bool(_PAGE_NUMBER.fullmatch(text))


def running_lines(pages: tuple[Page, ...]) -> frozenset[str]:
    """Keys of the texts that stand at the edge of most pages: running heads and feet."""
    if len(pages) == 2:
        return _on_both(*pages)
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    seen = Counter(key for page in pages for key in {_key(line.text) for line in edge_lines(page)})
    return frozenset(key for key, count in seen.items() if key and count >= _LEAST_PAGES and count * 2 > len(pages))


def _on_both(first: Page, second: Page) -> frozenset[str]:
    """The same for two pages: only what stands alone at one and the same place, no head of two documents."""
    found = set()
    for one in edge_lines(first):
        for other in edge_lines(second):
            key = _key(one.text)
            if key == _key(other.text) and _is_running_line(one) and _beside(one, other):
                found.add(key)
    return frozenset(found)


def _is_running_line(line: Line) -> bool:
    """False for a column of a document's head, a title, a number."""
    return not line.whole and not line.text.isupper() and sum(map(str.isalpha, line.text)) >= _LEAST_LETTERS


def _beside(one: Line, other: Line) -> bool:
    return one.box is not None and other.box is not None and abs(one.box.top - other.box.top) < _SAME_PLACE


def edge_lines(page: Page) -> tuple[Line, ...]:
    """The first and last lines of a numbered page, of those that stand in its margins; none of another page."""
    if page.number is None:
        return ()
    lines = [block for block in page.blocks if isinstance(block, Line)]
    lines.sort(key=lambda line: line.box.top if line.box is not None else 0.0)
    near = lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]
    return tuple(line for line in near if _in_margin(line, page.height))


def is_running(line: Line, text: str, running: frozenset[str]) -> bool:
    """True for a line at a page's edge that is a page number, a browser's, or repeated over the pages."""
    return is_page_number(text) or bool(_BROWSER.fullmatch(text)) or _key(line.text) in running


def _in_margin(line: Line, height: float | None) -> bool:
    if line.box is None or not height:
        return True
    return line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height


def _key(text: str) -> str:
    """The text without what changes from page to page."""
    shown = _BLANKS.sub(" ", text).strip().lower()
    return shown if _COUNTED.match(shown) else _DIGITS.sub("#", _END_NUMBER.sub("", shown)) or shown
