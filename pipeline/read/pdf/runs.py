"""Characters of a PDF page gathered into runs: stretches of one line, one font size and no wide gap."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

import pypdfium2.raw as pdfium

from pipeline.read.pdf.boxes import Edges, Sheet, boxes_of

_SPACE: Final = 0.22
"""A gap wider than this part of the font height is a space."""
JUMP: Final = 0.8
"""A gap wider than this without a space character parts two runs."""
WIDE: Final = 2.2
"""A gap wider than this parts two runs even where spaces fill it."""
_X: Final = attrgetter("x")
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
_NAME: Final = ctypes.create_string_buffer(_NAME_BYTES)
_FLAGS: Final = ctypes.c_int()
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


def drawn_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule] = ()) -> Iterator[Run]:
    """Runs in the order in which the file draws them, without weight and font.

    `text` holds one character for each of the page's.
    """
    matches = list(_WORD.finditer(text))
    starts = boxes_of(text_page, [match.start() for match in matches], sheet)
    ends = boxes_of(text_page, [match.end() - 1 for match in matches], sheet)
    run: Run | None = None
    for match, start, end in zip(matches, starts, ends, strict=True):
        if run is not None and _extend(run, match, start, end, rules):
            continue
        word = _word(match, start, end)
        if run is not None:
            run.spaced = word.first > run.last + 1
            if _joins(text_page, run, word, rules) and _on_line(text_page, run, word, sheet):
                _append(run, word)
                continue
            yield run
        word.baseline = baseline_of(text_page, word.first, sheet)
        run = word
    if run is not None:
        yield run


def _extend(run: Run, match: re.Match[str], start: Edges, end: Edges, rules: Sequence[Rule]) -> bool:
    """Add a word to the run where it follows on the same line, as nearly all do; False where more must be looked at."""
    left, top, right, bottom = start
    gap = left - run.right
    height = run.bottom - run.top
    if end[3] > bottom or bottom != run.bottom or not -_BACK * height < gap <= JUMP * height or height < 1:
        return False
    if rules and gap > 0 and parted(run.right, left, min(top, end[1]), bottom, rules):
        return False
    first, last = match.span()
    if first > run.last + 1 or gap > _SPACE * height:
        run.pieces.append(" ")
    run.pieces.append(match[0].translate(DRAWN))
    run.right, run.last, run.spaced = max(run.right, right, end[2]), last - 1, False
    return True


def _word(match: re.Match[str], start: Edges, end: Edges) -> Run:
    """A word, its baseline not yet looked up. Only its first and last characters are measured."""
    left, top, right, bottom = start
    first, last = match.span()
    if end is not start:
        left, right = min(left, end[0]), max(right, end[2])
        top, bottom = min(top, end[1]), max(bottom, end[3])
    return Run(left, top, right, bottom, bottom, first, last - 1, [match[0].translate(DRAWN)])


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
    return not (rules and parted(run.right, word.left, word.top, word.bottom, rules))


def parted(right: float, left: float, top: float, bottom: float, rules: Sequence[Rule]) -> bool:
    """True if a rule stands between `right`, where one ends, and `left`; the rules come from left to right."""
    middle = (top + bottom) / 2
    for place in range(bisect_left(rules, right - 1, key=_X), len(rules)):
        rule = rules[place]
        if rule.x > left + 1:
            return False
        if rule.top <= middle <= rule.bottom:
            return True
    return False


def _on_line(text_page: Any, run: Run, word: Run, sheet: Sheet) -> bool:
    return word.bottom == run.bottom or _level(run, baseline_of(text_page, word.first, sheet))


def _level(run: Run, baseline: float) -> bool:
    return abs(baseline - run.baseline) < SAME_BASELINE * run.height


def baseline_of(text_page: Any, index: int, sheet: Sheet) -> float:
    """Where the line stands on which a character was drawn, in points from the page's top."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return sheet.place(x.value, y.value, x.value, y.value)[1]


def weigh(text_page: Any, run: Run) -> None:
    """Set the run's font, and its weight by its first and last character, by its middle one where they differ."""
    run.font = _font_name(text_page, run.first)
    first = _is_heavy(text_page, run.first, run.font)
    last = first if run.last == run.first else _is_heavy(text_page, run.last, _font_name(text_page, run.last))
    middle = (run.first + run.last) // 2
    run.bold = first if first == last else _is_heavy(text_page, middle, _font_name(text_page, middle))


def _is_heavy(text_page: Any, index: int, font: str) -> bool:
    return "bold" in font.lower() or bool(pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT)


def _font_name(text_page: Any, index: int) -> str:
    length = pdfium.FPDFText_GetFontInfo(text_page, index, _NAME, _NAME_BYTES, _FLAGS)
    return _NAME.value.decode("utf-8", "replace") if 0 < length <= _NAME_BYTES else ""
