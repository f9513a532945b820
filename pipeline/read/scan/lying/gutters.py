"""Two sheets scanned side by side as one page: told by the empty gutter between two columns that are pages of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from pipeline.read.grids import Grid
from pipeline.read.scan.words import Word

_LANDSCAPE: Final = 1.15
"""Times as wide as high."""
_MIDDLE: Final = (0.42, 0.58)
"""Parts of the width between which the gutter lies."""
_NARROWEST: Final = 0.03
"""Of the width."""
_LEAST_LINES: Final = 8
"""Of each sheet."""
_LONG: Final = 0.7
_MOSTLY: Final = 0.5
"""A sheet of running text has so many lines that are as long as this part of its longest."""
_NEXT: Final = 0.6
"""Of a word's height: words whose middles are nearer stand on one line."""
_SURE: Final = 0.5
_CROSSING: Final = 0.1
"""Part of the lines that may cross the gutter of what may be two sheets all the same."""


def find_gutter(words: Sequence[Word], tables: Iterable[Grid], width: int, height: int) -> tuple[int, bool]:
    """Where the gutter of two sheets lies, from the left, 0 for one; and whether there may be two all the same."""
    print_ = [word for word in words if word.confidence >= _SURE]
    if width < _LANDSCAPE * height or any(_lies_across(table, width) for table in tables):
        return 0, False
    gutter, crossing = _best_gap(print_, width)
    lines = len(_lines(print_))
    two = all(_is_text(_lines(half)) for half in _halves(print_, gutter))
    if not two or crossing > _CROSSING * lines:
        return 0, False
    return (gutter, False) if not crossing else (0, True)


def sheet_by_sheet(words: Sequence[Word], gutter: int) -> list[Word]:
    """The words of the left sheet before those of the right one, none on a line of the other."""
    left, right = _halves(words, gutter)
    last = max((word.line[0] for word in words), default=0)
    return [*left, *(replace(word, line=(word.line[0] + last, *word.line[1:])) for word in right)]


def _lies_across(table: Grid, width: int) -> bool:
    return table.box.left < _MIDDLE[0] * width and table.box.right > _MIDDLE[1] * width


def _best_gap(words: Sequence[Word], width: int) -> tuple[int, int]:
    """The middle of the gap that the fewest words reach into, and how many do."""
    room = round(_NARROWEST * width / 2)
    middles = range(round(_MIDDLE[0] * width), round(_MIDDLE[1] * width), max(1, room // 4))
    reach = {at: sum(word.left < at + room and word.right > at - room for word in words) for at in middles}
    fewest = min(reach.values())
    best = [at for at, count in reach.items() if count == fewest]
    return best[len(best) // 2], fewest


def _halves(words: Sequence[Word], gutter: int) -> tuple[list[Word], list[Word]]:
    left = [word for word in words if word.left + word.right < 2 * gutter]
    return left, [word for word in words if word.left + word.right >= 2 * gutter]


def _lines(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Left and right ends of the lines, whatever blocks they were read in."""
    ends: list[tuple[int, int]] = []
    high = median([word.bottom - word.top for word in words]) if words else 0
    at = -high
    for word in sorted(words, key=lambda one: one.top + one.bottom):
        middle = (word.top + word.bottom) / 2
        if ends and middle - at < _NEXT * high:
            ends[-1] = min(ends[-1][0], word.left), max(ends[-1][1], word.right)
        else:
            ends.append((word.left, word.right))
            at = middle
    return ends


def _is_text(lines: Sequence[tuple[int, int]]) -> bool:
    """True for running text; the cells of a table and the two columns of a head are short."""
    longest = max((right - left for left, right in lines), default=0)
    full = sum(right - left >= _LONG * longest for left, right in lines)
    return len(lines) >= _LEAST_LINES and full >= _MOSTLY * len(lines)
