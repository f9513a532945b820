"""Runs of a page put into printed lines in reading order, the columns of a head or foot one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final

from models.layout import Line, Stretch
from pipeline.read.pdf.columns import Part, box_of, in_columns
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.raised import raised

_ROW: Final = attrgetter("row")
_LEFT: Final = attrgetter("left")
_FROM_TOP: Final = attrgetter("baseline", "left")
_SAME_LINE: Final = 0.45
"""Baselines nearer than this part of the font height are one line."""
_LABEL: Final = re.compile(r"[-–—+*•·o\uf000-\uf0ff]|\(?\w{1,4}(?:\.\d{1,2})*[.)/]?")
"""What may stand alone before a tab: "-", "1.", "II.", "a)", "2.1."."""
_ITEM: Final = re.compile(r"(?:[-–—+*•·]|\(?\w{1,4}(?:\.\d{1,2})*[.)])\s.{1,60}:")
"""An item that a tab parts from what it says: "- Thời gian:", "a) Nơi nhận hồ sơ:"."""
_LEAST_GAPS: Final = 3
_SAME_GAP: Final = 1.5
"""Points by which the gaps of a line differ whose words are spread evenly; those of columns differ more."""
_FIGURE: Final = re.compile(r"[-+(]?\d[\d.,%⁰¹²³⁴-⁹]*\)?(?:\s|$)")
"""A row that goes on with a figure belongs to a table without rules, which is read row by row."""
_COLUMN_GAP: Final = 0.7
"""A gap wider than this part of the font height may part two columns."""
_TOUCHING: Final = 0.22
_SMALLER: Final = 0.9
_RAISED: Final = 0.15
"""Part of the font height of what it follows by which a smaller figure stands above its line if it is raised."""
_INDENT: Final = 12.0
_OFF_CENTRE: Final = 12.0
_CAPITAL_FONT: Final = re.compile(r"Vn[A-Za-z ]*[a-z]H(?:$|[-, ]|Bold|Italic)")
"""Fonts that draw capitals with the codes of small letters: ".VnTimeH", "VnArialHBold"."""


def lay_out(runs: Sequence[Run], width: float) -> tuple[Line, ...]:
    """Lines in reading order: from the top; where they stand in two columns, the left column first."""
    parts = [part for number, row in enumerate(_rows(runs)) for part in _parts(number, row)]
    lines: list[Line] = []
    for column in in_columns(parts, width):
        for _, row in groupby(column.parts, key=_ROW):
            lines.append(_line([run for part in row for run in part.runs], whole=column.zoned))
    return _mark_centred(lines)


def cell_lines(runs: Sequence[Run]) -> tuple[Line, ...]:
    """Lines of a table cell, from the top."""
    return tuple(_line(row) for row in _rows(runs))


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs on one baseline, from left to right; rows from the top."""
    row: list[Run] = []
    height = 0.0
    for run in sorted(runs, key=_FROM_TOP):
        height = max(height, run.height)
        if row and run.baseline - row[0].baseline > _SAME_LINE * height:
            yield sorted(row, key=_LEFT)
            row, height = [], run.height
        row.append(run)
    if row:
        yield sorted(row, key=_LEFT)


def _parts(number: int, row: list[Run]) -> Iterator[Part]:
    """A row, parted at every gap that may be one between two columns."""
    start = 0
    for place, (before, after) in enumerate([] if _is_stretched(row) else pairwise(row), start=1):
        wide = after.left - before.right > _COLUMN_GAP * min(before.height, after.height)
        if not wide or _FIGURE.match(after.text) or (place == 1 and _is_label(before.text)):
            continue
        yield Part.of(number, row[start:place])
        start = place
    yield Part.of(number, row[start:])


def _is_stretched(row: list[Run]) -> bool:
    """True for a few words spread over the line's whole width, as a line break inside justified text leaves them."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    return len(gaps) >= _LEAST_GAPS and max(gaps) - min(gaps) <= _SAME_GAP


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None or _ITEM.fullmatch(text) is not None


def _line(row: list[Run], whole: bool = False) -> Line:
    """One line; `whole` for a line of a head's or foot's column, which are not joined like running text."""
    text, stretches = _joined(row)
    return Line(
        text=text,
        whole=whole,
        box=box_of(row),
        bold=_mostly(row, lambda run: run.bold),
        size=round(max(run.height for run in row), 1),
        capitals=_mostly(row, lambda run: _draws_capitals(run.font)),
        stretches=stretches,
    )


def _joined(row: list[Run]) -> tuple[str, tuple[Stretch, ...]]:
    """The text of a row and where its runs stand in it; of a single run the line's box tells all."""
    text = row[0].text
    if len(row) == 1:
        return text, ()
    stretches = [Stretch(0, row[0].left, row[0].right)]
    for before, after in pairwise(row):
        text += "" if _touch(before, after) else " "
        stretches.append(Stretch(len(text), after.left, after.right))
        text += raised(text, after.text) if _is_raised(before, after) else after.text
    return text, tuple(stretches)


def _mostly(row: Sequence[Run], holds: Callable[[Run], bool]) -> bool:
    """True for a row of whose letters more than half are in runs for which it holds."""
    if len(row) == 1:
        return holds(row[0])
    return 2 * sum(run.inked for run in row if holds(run)) > sum(run.inked for run in row)


@lru_cache(maxsize=1_000)
def _draws_capitals(font: str) -> bool:
    return _CAPITAL_FONT.search(font) is not None


def _touch(before: Run, after: Run) -> bool:
    """True for two runs of one word; a raised figure belongs to the word that it touches: "m2"."""
    gap = (after.left - before.right) / min(before.height, after.height)
    raised = after.height < _SMALLER * before.height and after.baseline < before.baseline
    return gap <= _TOUCHING and (raised or not before.spaced)


def _is_raised(before: Run, after: Run) -> bool:
    """True for smaller print above the line, as notes' marks and exponents are set."""
    return after.height < _SMALLER * before.height and before.baseline - after.baseline > _RAISED * before.height


def _mark_centred(lines: list[Line]) -> tuple[Line, ...]:
    """Note the lines whose two ends are equally far from the text's edges; columns have edges of their own."""
    boxes = [line.box for line in lines if line.box is not None]
    if not boxes:
        return tuple(lines)
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    return tuple(_centre(line, left, right) for line in lines)


def _centre(line: Line, left: float, right: float) -> Line:
    box = line.box
    if line.whole or box is None or box.left - left < _INDENT or right - box.right < _INDENT:
        return line
    if abs((box.left - left) - (right - box.right)) > _OFF_CENTRE * 2:
        return line
    return replace(line, centred=True)
