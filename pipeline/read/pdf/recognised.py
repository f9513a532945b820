"""Words that were recognised in a page's picture, as runs on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Final

from models.layout import Box
from pipeline.read.pdf.runs import Run
from pipeline.read.scan.words import Recognised, Word

_ASCENT: Final = 0.9
"""Part of the font height above the baseline, a letter's marks included."""
_DESCENT: Final = 0.22
_ALIKE: Final = 0.2
"""Heights that differ by less than this part of the page's usual one are the usual one."""
_LEAST_SURE: Final = 0.3
"""Marks recognised with less confidence than this, without a letter or digit, are specks."""
_JOINED: Final = 0.45
"""Words nearer than this part of the font height belong to one run."""


def runs_of(recognised: Recognised, box: Box) -> list[Run]:
    """Runs of the words of a picture that lies at `box` on the page, in points."""
    across = (box.right - box.left) / recognised.width
    down = (box.bottom - box.top) / recognised.height
    lines = [list(line) for _, line in groupby(filter(_is_print, recognised.words), key=lambda word: word.line)]
    heights = [_height(line) for line in lines]
    usual = median(heights) if heights else 0.0
    runs: list[Run] = []
    for line, height in zip(lines, heights, strict=True):
        size = usual if abs(height - usual) < _ALIKE * usual else height
        runs.extend(_runs(line, size * down, box, across, down))
    return runs


def confidence_of(recognised: Recognised) -> float:
    """Mean confidence of the words, longer ones counting for more; 1 for a picture without words."""
    letters = sum(len(word.text) for word in recognised.words)
    return sum(word.confidence * len(word.text) for word in recognised.words) / letters if letters else 1.0


def _is_print(word: Word) -> bool:
    return word.confidence >= _LEAST_SURE or any(map(str.isalnum, word.text))


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


def _runs(line: Sequence[Word], size: float, box: Box, across: float, down: float) -> Iterator[Run]:
    baseline = box.top + _baseline(line) * down
    run: Run | None = None
    for word in line:
        left, right = box.left + word.left * across, box.left + word.right * across
        if run is not None and left - run.right < _JOINED * size:
            run.pieces.extend((" ", word.text))
            run.right = right
            continue
        if run is not None:
            yield run
        top, bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
        run = Run(left, top, right, bottom, baseline, 0, 0, [word.text], spaced=True)
    if run is not None:
        yield run
