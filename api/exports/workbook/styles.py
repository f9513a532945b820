"""Cell formats of the workbook, each made once; numbers are shown as they were printed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import Any

from api import phrases
from models.answer import ComparisonCell
from models.mention import ChangeUnit

FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
"""The font of documents [Decree 30/2020]."""
BOX: dict[str, Any] = {"border": 1, "text_wrap": True}
DOUBTFUL = "#FFF2CC"
ESTIMATE = "*"
"""Beside estimates."""
LINE, HIGHEST = 15.75, 409.0
"""Height of a line and of the highest row, in points."""
LONGEST = 32_000
"""Letters that a cell of a spreadsheet takes."""
_SUFFIXES: dict[ChangeUnit, str] = {"percent": "%", "percentage-point": " điểm %", "times": " lần", "absolute": ""}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, **more: Any) -> Any:
        return self._book.add_format({**FONT, **more})

    @property
    def title(self) -> Any:
        """The heading of a sheet."""
        return self.of(bold=True, font_size=14)

    @property
    def head(self) -> Any:
        """A cell of a table's head."""
        return self.of(**BOX, bold=True, align="center", bg_color="#F2F2F2")

    @property
    def text(self) -> Any:
        """A text in a table."""
        return self.of(**BOX, valign="top")

    @property
    def remark(self) -> Any:
        """A line under a table."""
        return self.of(italic=True, font_size=11)

    def number(self, pattern: str, doubtful: bool = False, computed: bool = False) -> Any:
        """A number in a table; computed ones in grey italics, doubtful ones on yellow."""
        more: dict[str, Any] = {"italic": True, "font_color": "#595959"} if computed else {}
        if doubtful:
            more["bg_color"] = DOUBTFUL
        return self.of(**BOX, **more, num_format=pattern, align="right")

    def empty(self, doubtful: bool = False) -> Any:
        """A cell of a table that holds nothing."""
        return self.of(**BOX, bg_color=DOUBTFUL) if doubtful else self.of(**BOX)


def decimal_pattern(decimals: int | None) -> str:
    """The number format with so many decimals: 1 → "#,##0.0"."""
    return "#,##0" + ("." + "0" * decimals if decimals and decimals > 0 else "")


def figure_pattern(cell: ComparisonCell, off_row: bool) -> str:
    """A cell's figure as printed: its bound before it, a star after an estimate, its unit if it isn't the row's."""
    before = quoted(phrases.BOUNDS[cell.bound]) if cell.bound else ""
    unit = phrases.unit_name(cell.unit, cell.unit_mult) if off_row else ""
    after = f"{ESTIMATE if cell.status == 'estimate' else ''}{' ' if unit else ''}{unit}"
    return f"{before}{decimal_pattern(cell.decimals)}{quoted(after)}"


def change_pattern(value: float, unit: ChangeUnit, after: str = "") -> str:
    """A change with its own decimals and unit, and what stands after it: 17,4% [12]."""
    places = len(phrases.number(value).partition(",")[2])
    return f"{decimal_pattern(places)}{quoted(_SUFFIXES[unit] + after)}"


def quoted(words: str) -> str:
    """Words inside a number format."""
    plain = words.replace('"', "")
    return f'"{plain}"' if plain else ""


def fitting(text: str) -> str:
    """The text, cut with "…" where a cell can't take more."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Points that a row needs for texts in columns of these widths: not every program makes rows fit their texts."""
    lines = (sum(max(1, ceil(len(line) / width)) for line in text.split("\n")) for text, width in texts)
    return min(HIGHEST, LINE * max(lines, default=1) + 2)
