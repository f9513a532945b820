"""Pages whose letters are not drawn in reading order: every character is placed by its own box.

Where an office's server lacked a Vietnamese font, letters with marks are drawn in a second one, after the rest of their
line; the gaps for them lie inside the first text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

import pypdfium2.raw as pdfium

from pipeline.read.pdf.runs import DRAWN, JUMP, SAME_BASELINE, WIDE, Rule, Run, Sheet, drawn_runs, parted, weigh

_STEPS_BACK: Final = 3
"""A page with so many runs that begin inside an earlier one is read by the boxes of its characters."""
_SPACE: Final = 0.1
"""Characters' boxes touch; a gap wider than this part of their height is a space."""
_SAME_LINE: Final = 0.3
_IGNORED: Final = frozenset("\r\n\x00\uffff")

_Character = tuple[float, float, float, float, float, int, str]
"""Left, top, right, bottom, baseline, place in the page's text, the character itself."""


def find_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule] = ()) -> list[Run]:
    """Runs of a page: as they are drawn, or by the boxes of their characters where they are drawn out of order."""
    runs: list[Run] = []
    steps, last = 0, None
    for run in drawn_runs(text_page, text, sheet, rules):
        runs.append(run)
        if last is not None and _begins_inside(run, last):
            steps += 1
            if steps == _STEPS_BACK:
                runs = _placed_runs(text_page, text, sheet, rules)
                break
        else:
            last = run
    for run in runs:
        weigh(text_page, run)
    return runs


def _placed_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule]) -> list[Run]:
    """Runs of the page's characters, from the top and from left to right."""
    return [
        run
        for line in _lines(_characters(text_page, text, sheet))
        for run in _runs(sorted(line, key=itemgetter(0)), rules)
    ]


def _begins_inside(run: Run, last: Run) -> bool:
    level = abs(run.baseline - last.baseline) < SAME_BASELINE * last.height
    return level and last.left - last.height < run.left < last.right - last.height / 2


def _characters(text_page: Any, text: str, sheet: Sheet) -> list[_Character]:
    box, measure = pdfium.FS_RECTF(), pdfium.FPDFText_GetLooseCharBox
    there = ctypes.byref(box)
    below: dict[float, float] = {}
    found: list[_Character] = []
    for index, character in enumerate(text):
        if character in _IGNORED or (character == " " and pdfium.FPDFText_IsGenerated(text_page, index) == 1):
            continue
        measure(text_page, index, there)
        left, top, right, bottom = sheet.place(box.left, box.bottom, box.right, box.top)
        height = round(bottom - top, 2)
        depth = below.get(height)
        if depth is None:
            depth = below[height] = bottom - _baseline(text_page, index, sheet)
        found.append((left, top, right, bottom, bottom - depth, index, character))
    return found


def _baseline(text_page: Any, index: int, sheet: Sheet) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return sheet.place(x.value, y.value, x.value, y.value)[1]


def _lines(characters: list[_Character]) -> Iterator[list[_Character]]:
    line: list[_Character] = []
    for one in sorted(characters, key=itemgetter(4)):
        if line and one[4] - line[0][4] > _SAME_LINE * (line[0][3] - line[0][1]):
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _runs(line: list[_Character], rules: Sequence[Rule]) -> Iterator[Run]:
    run: Run | None = None
    spaced = False
    for left, top, right, bottom, baseline, index, character in line:
        if character == " ":
            spaced = run is not None
            continue
        if run is not None:
            gap, height = left - run.right, run.height
            apart = gap > WIDE * height or (gap > JUMP * height and not spaced)
            if not apart and not (rules and gap > 0 and parted(run, left, top, bottom, rules)):
                if spaced or gap > _SPACE * height:
                    run.pieces.append(" ")
                run.pieces.append(character.translate(DRAWN))
                run.right, run.last, spaced = max(run.right, right), index, False
                run.top, run.bottom = min(run.top, top), max(run.bottom, bottom)
                continue
            run.spaced = spaced
            yield run
        run, spaced = Run(left, top, right, bottom, baseline, index, index, [character.translate(DRAWN)]), False
    if run is not None:
        yield run
