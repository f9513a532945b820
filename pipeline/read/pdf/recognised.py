"""Words that were recognised in a page's picture, as runs on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Final

from models.layout import Box
from pipeline.read.grids import Grid, grid_around
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.scan.words import Recognised, Word

_ASCENT: Final = 0.9
"""Part of the font height above the baseline, a letter's marks included."""
_DESCENT: Final = 0.22
_ALIKE: Final = 0.2
"""Heights that differ by less than this part of the page's usual one are the usual one."""
_LEAST_SURE: Final = 0.5
"""Marks recognised with less confidence than this, without a letter or digit, are specks."""
_SIGNS: Final = frozenset('-–—+*•·/%&:;,.…()[]"“”')
"""Signs that may stand alone; others between the words are specks."""
_JOINED: Final = 1.2
"""Words nearer than this part of the font height belong to one run."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From pixels to points on the page."""

    box: Box
    across: float
    down: float

    @classmethod
    def of(cls, recognised: Recognised, box: Box) -> _Scale:
        return cls(box, (box.right - box.left) / recognised.width, (box.bottom - box.top) / recognised.height)

    def place(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box in pixels as one on the page."""
        x, y = self.box.left, self.box.top
        return Box(x + left * self.across, y + top * self.down, x + right * self.across, y + bottom * self.down)


def grids_in(recognised: Recognised, box: Box) -> list[Grid]:
    """The ruled tables of a picture that lies at `box` on the page, in points."""
    place = _Scale.of(recognised, box).place
    return [
        grid_around([place(cell.left, cell.top, cell.right, cell.bottom) for cell in table.cells])
        for table in recognised.tables
    ]


def runs_of(recognised: Recognised, box: Box) -> list[Run]:
    """Runs of the words of a picture that lies at `box` on the page, in points."""
    scale = _Scale.of(recognised, box)
    lines = [list(line) for _, line in groupby(filter(_is_print, recognised.words), key=lambda word: word.line)]
    heights = [_height(line) for line in lines]
    usual = median(heights) if heights else 0.0
    runs: list[Run] = []
    for line, height in zip(lines, heights, strict=True):
        size = usual if abs(height - usual) < _ALIKE * usual else height
        words = [(word, scale.place(word.left, word.top, word.right, word.bottom)) for word in line]
        runs.extend(_runs(words, size * scale.down, box.top + _baseline(line) * scale.down))
    return runs


def confidence_of(recognised: Recognised) -> float:
    """Mean confidence of the words, longer ones counting for more; 1 for a picture without words."""
    letters = sum(len(word.text) for word in recognised.words)
    return sum(word.confidence * len(word.text) for word in recognised.words) / letters if letters else 1.0


def _is_print(word: Word) -> bool:
    if any(map(str.isalnum, word.text)):
        return True
    return word.confidence >= _LEAST_SURE and all(sign in _SIGNS for sign in word.text)


def _height(line: Sequence[Word]) -> float:
    """Font height in pixels, from the highest and lowest edge that most words of the line keep to."""
    letters = [word for word in line if any(map(str.isalnum, word.text))] or line
    tops = sorted(word.top for word in letters)
    return (_baseline(line) - tops[len(tops) // 4]) / _ASCENT


def _baseline(line: Sequence[Word]) -> float:
    """The lower edge of the words without a descender."""
    letters = [word for word in line if any(map(str.isalnum, word.text))] or line
    bottoms = sorted(word.bottom for word in letters)
    return float(bottoms[len(bottoms) // 4])


def _runs(words: Sequence[tuple[Word, Box]], size: float, level: float) -> Iterator[Run]:
    run: Run | None = None
    for word, place in words:
        if run is not None and place.left - run.right < _JOINED * size:
            run.pieces.extend((" ", word.text))
            run.right = place.right
            continue
        if run is not None:
            yield run
        run = _run(word.text, place, level, size)
    if run is not None:
        yield run


def _run(text: str, place: Box, level: float, size: float) -> Run:
    top, bottom = level - _ASCENT * size, level + _DESCENT * size
    return Run(place.left, top, place.right, bottom, level, 0, 0, [text], spaced=True)
