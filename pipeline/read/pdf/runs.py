"""Characters of a PDF page gathered into runs: stretches of one line, one font size and no wide gap."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

_SPACE: Final = 0.22
"""A gap wider than this part of the font height is a space."""
JUMP: Final = 0.8
"""A gap wider than this without a space character parts two runs."""
WIDE: Final = 2.2
"""A gap wider than this parts two runs even where spaces fill it."""
_BACK: Final = 0.5
"""A step back by more than this part of the font height begins a new run; less is kerning."""
SAME_BASELINE: Final = 0.1
"""Baselines nearer than this part of the font height are the same; a raised figure has its own."""
_HYPHENS: Final = "\x02\ufffe"
"""How the PDF engine shows a hyphen at which a line was broken."""
_WORD: Final = re.compile(rf"[^\s\x00\uffff{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
"""A word, never reaching over a line's end; NUL and U+FFFF stand for codes without a letter."""
DRAWN: Final = str.maketrans(dict.fromkeys(_HYPHENS, "-"))
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
    spaced: bool = False
    """True if a space character follows it."""
    bold: bool = False
    font: str = ""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(self.pieces)

    @property
    def inked(self) -> int:
        """Number of its characters, blanks left out."""
        return sum(map(len, self.pieces))

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


def drawn_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule] = ()) -> Iterator[Run]:
    """Runs in the order in which the file draws them, without weight and font.

    `text` holds one character for each of the page's.
    """
    run: Run | None = None
    for match in _WORD.finditer(text):
        first, last = match.start(), match.end() - 1
        word = _word(text_page, match[0], first, last, sheet)
        if run is not None:
            run.spaced = first > run.last + 1
            if _joins(text_page, run, word, rules) and _on_line(text_page, run, word, sheet):
                _append(run, word)
                continue
            yield run
        word.baseline = _baseline(text_page, first, sheet)
        run = word
    if run is not None:
        yield run


def _word(text_page: Any, text: str, first: int, last: int, sheet: Sheet) -> Run:
    """A word, its baseline not yet looked up. Only its first and last characters are measured."""
    left, top, right, bottom = _box(text_page, first, sheet)
    if last > first:
        end = _box(text_page, last, sheet)
        left, top, right, bottom = min(left, end[0]), min(top, end[1]), max(right, end[2]), max(bottom, end[3])
    return Run(left, top, right, bottom, bottom, first, last, [text.translate(DRAWN)])


def _box(text_page: Any, index: int, sheet: Sheet) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    return sheet.place(box.left, box.bottom, box.right, box.top)


def _has_space(text_page: Any, start: int, end: int) -> bool:
    """True if the file itself has a space there; the PDF engine makes up others from distances."""
    return any(pdfium.FPDFText_IsGenerated(text_page, index) != 1 for index in range(start, end))


def _append(run: Run, word: Run) -> None:
    if run.spaced or word.left - run.right > _SPACE * run.height:
        run.pieces.append(" ")
    run.pieces.extend(word.pieces)
    run.right, run.last, run.spaced = max(run.right, word.right), word.last, False


def _joins(text_page: Any, run: Run, word: Run, rules: Sequence[Rule]) -> bool:
    gap, height = word.left - run.right, run.height
    if gap <= 0:
        return gap > -_BACK * height
    if gap > WIDE * height or (gap > JUMP * height and not _has_space(text_page, run.last + 1, word.first)):
        return False
    return not (rules and parted(run, word.left, word.top, word.bottom, rules))


def parted(run: Run, left: float, top: float, bottom: float, rules: Sequence[Rule]) -> bool:
    """True if a rule stands between a run and what begins at `left`."""
    middle = (top + bottom) / 2
    return any(run.right - 1 <= rule.x <= left + 1 and rule.top <= middle <= rule.bottom for rule in rules)


def _on_line(text_page: Any, run: Run, word: Run, sheet: Sheet) -> bool:
    return word.bottom == run.bottom or _level(run, _baseline(text_page, word.first, sheet))


def _level(run: Run, baseline: float) -> bool:
    return abs(baseline - run.baseline) < SAME_BASELINE * run.height


def _baseline(text_page: Any, index: int, sheet: Sheet) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return sheet.place(x.value, y.value, x.value, y.value)[1]


def weigh(text_page: Any, run: Run) -> None:
    """Set the run's font, and its weight by its first, middle and last character."""
    places = (run.first, (run.first + run.last) // 2, run.last)
    votes = sum(1 for place in places if _is_bold(text_page, place))
    run.bold = votes >= 2
    run.font = _font_name(text_page, run.first)


def _is_bold(text_page: Any, index: int) -> bool:
    heavy: int = pdfium.FPDFText_GetFontWeight(text_page, index)
    return heavy >= _BOLD_WEIGHT or "bold" in _font_name(text_page, index).lower()


def _font_name(text_page: Any, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, buffer, _NAME_BYTES, flags)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= _NAME_BYTES else ""
