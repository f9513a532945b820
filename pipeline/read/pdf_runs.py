"""Characters of a PDF page gathered into runs: stretches of one line, one font size and no wide gap."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

_SPACE: Final = 0.22
"""A gap wider than this part of the font height is a space."""
_JUMP: Final = 0.8
"""A gap wider than this without a space character parts two runs."""
_WIDE: Final = 2.2
"""A gap wider than this parts two runs even where spaces fill it."""
_BACK: Final = 0.5
"""A step back by more than this part of the font height begins a new run."""
_BREAKS: Final = frozenset("\r\n\x00\ufffe\uffff\x02")
_NAME_BYTES: Final = 200
_BOLD_WEIGHT: Final = 600


@dataclass(frozen=True, slots=True)
class Rule:
    """A vertical rule of a table; a run never reaches over it."""

    x: float
    top: float
    bottom: float


@dataclass(slots=True)
class Run:
    """Text with its box and baseline in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    first: int
    """Place of its first character in the page's text; `last` likewise."""
    last: int
    pieces: list[str] = field(default_factory=list)
    bold: bool = False
    font: str = ""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(self.pieces)

    @property
    def height(self) -> float:
        """Font height in points, never less than 1."""
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page's own coordinates lie on the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) from the shown page's top left corner."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def find_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule] = ()) -> list[Run]:
    """Runs in the order in which the file draws them; `text` holds one character for each of the page's."""
    runs = list(_gather(text_page, text, sheet, rules))
    for run in runs:
        _weigh(text_page, run)
    return runs


def _gather(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule]) -> Iterator[Run]:
    box = pdfium.FS_RECTF()
    get_box, place = pdfium.FPDFText_GetLooseCharBox, sheet.place
    run: Run | None = None
    spaced = real = False
    for index, character in enumerate(text):
        if character in _BREAKS:
            if run is not None:
                yield run
            run, spaced, real = None, False, False
        elif character.isspace():
            spaced = True
            real = real or pdfium.FPDFText_IsGenerated(text_page, index) != 1
        else:
            get_box(text_page, index, box)
            left, top, right, bottom = place(box.left, box.bottom, box.right, box.top)
            if run is not None and _joins(run, left, top, bottom, real, rules):
                if spaced or left - run.right > _SPACE * run.height:
                    run.pieces.append(" ")
                run.pieces.append(character)
                run.right, run.last = max(right, run.right), index
            else:
                if run is not None:
                    yield run
                baseline = _baseline(text_page, index, sheet)
                run = Run(left, top, right, bottom, baseline, index, index, [character])
            spaced = real = False
    if run is not None:
        yield run


def _joins(run: Run, left: float, top: float, bottom: float, real: bool, rules: Sequence[Rule]) -> bool:
    if abs(top - run.top) > 0.01 or abs(bottom - run.bottom) > 0.01:
        return False
    gap = left - run.right
    if gap < 0:
        return gap > -_BACK * run.height
    if gap > (_WIDE if real else _JUMP) * run.height:
        return False
    middle = (top + bottom) / 2
    return not any(run.right - 1 <= rule.x <= left + 1 and rule.top <= middle <= rule.bottom for rule in rules)


def _baseline(text_page: Any, index: int, sheet: Sheet) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return sheet.place(x.value, y.value, x.value, y.value)[1]


def _weigh(text_page: Any, run: Run) -> None:
    """Set the run's font, and its weight by its first, middle and last character."""
    places = (run.first, (run.first + run.last) // 2, run.last)
    votes = sum(1 for place in places if _is_bold(text_page, place))
    run.bold = votes >= 2
    run.font = _font_name(text_page, run.first)


def _is_bold(text_page: Any, index: int) -> bool:
    return pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT or "bold" in _font_name(text_page, index).lower()


def _font_name(text_page: Any, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, buffer, _NAME_BYTES, flags)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= _NAME_BYTES else ""
