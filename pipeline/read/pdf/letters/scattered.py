"""Pages whose letters are not drawn in reading order: every character is placed by its own box.

Where an office's server lacked a Vietnamese font, letters with marks are drawn in a second one, after the rest of their
line; the gaps for them lie inside the first text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.characters import baseline_of, edges_of
from pipeline.read.pdf.letters.marks import with_marks_apart
from pipeline.read.pdf.letters.rules import Rule, near_rules, parted
from pipeline.read.pdf.letters.runs import SAME_BASELINE, WIDE, Run, drawn_runs, weigh
from pipeline.read.pdf.letters.shown import is_on, without_slanted
from pipeline.read.pdf.letters.spread import close_up
from pipeline.read.pdf.letters.words import DRAWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_LONE: Final = re.compile(r"(?<!\S)[^\W\d_a-zA-Z](?!\S)")
"""A letter with a mark that stands alone, as letters of a second font do: "T nh An Th y Ỉ Ủ"."""
_MANY_LONE: Final = 0.06
"""Part of a page's words; in print "ở", "ý", "ổ" are fewer."""
_STEPS_BACK: Final = 3
"""A page with so many runs that begin inside an earlier one is read by the boxes of its characters."""
_SPACE: Final = 0.1
"""Characters' boxes touch; a gap wider than this part of their height is a space."""
_SAME_LINE: Final = 0.3
_RAISED: Final = 0.5
_SMALLER: Final = 0.9
"""Parts of the line's height within which characters are raised or lowered, and below which they are small."""
_IGNORED: Final = frozenset(" \r\n\x00\uffff")


def find_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule] = ()) -> list[Run]:
    """Runs of a page: as they are drawn, or by the boxes of their characters where they are drawn out of order.

    `text` holds one character for each of the page's.
    """
    text = without_slanted(text_page, text)
    lone = _has_lone_letters(text)
    text = with_marks_apart(text_page, text, sheet)
    runs = None if lone else _runs_in_order(text_page, text, sheet, rules)
    if runs is None:
        runs = _placed_runs(text_page, text, sheet, rules)
    else:
        close_up(text_page, text, sheet, runs)
    runs = [run for run in runs if is_on(run, sheet)]
    for run in runs:
        weigh(text_page, run)
    return runs


def _has_lone_letters(text: str) -> bool:
    return len(_LONE.findall(text)) > max(_STEPS_BACK, _MANY_LONE * text.count(" "))


def _runs_in_order(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule]) -> list[Run] | None:
    """The runs as they are drawn; None if they step back into the line drawn so far again and again."""
    runs: list[Run] = []
    steps, left, right, baseline = 0, 0.0, 0.0, -1.0
    for run in drawn_runs(text_page, text, sheet, rules):
        runs.append(run)
        height = run.height
        if abs(run.baseline - baseline) >= SAME_BASELINE * height:
            if left < run.left and run.right < right and _is_raised(runs[-2], run):
                return None
            left, right, baseline = run.left, run.right, run.baseline
            continue
        if left - height < run.left < right - height / 2:
            steps += 1
            if steps == _STEPS_BACK:
                return None
        left, right = min(left, run.left), max(right, run.right)
    return runs


def _is_raised(line: Run, run: Run) -> bool:
    """True for a small run drawn beside the level of the line before it."""
    return run.height < _SMALLER * line.height and abs(run.baseline - line.baseline) < _RAISED * line.height


def _placed_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule]) -> list[Run]:
    """Runs of the page's characters, from the top and from left to right."""
    import numpy as np

    places = [index for index, character in enumerate(text) if character not in _IGNORED]
    if not places:
        return []
    left, top, right, bottom = edges_of(text_page, places, sheet)
    height = np.maximum(bottom - top, 1.0)
    baseline = bottom - _depths(text_page, places, height, bottom, sheet)
    line = _lines(baseline, height)
    order = np.lexsort((left, line))
    left, top, right, bottom, baseline = (edge[order] for edge in (left, top, right, bottom, baseline))
    line, height = line[order], height[order]
    gap = (left[1:] - right[:-1]) / height[:-1]
    cuts = (np.diff(line) != 0) | (gap > WIDE) | _over_rules(left, top, right, bottom, rules)
    begins = np.unique([0, *(1 + np.flatnonzero(cuts)), *_raised(line, left, baseline, height)])
    spaces = np.append(False, gap > _SPACE).tolist()
    shown = [(" " if space else "") + text[places[at]] for space, at in zip(spaces, order.tolist(), strict=True)]
    lasts = np.append(begins[1:], len(places)) - 1
    indexes = np.array(places)[order]
    corners = (left[begins], np.minimum.reduceat(top, begins), np.maximum.reduceat(right, begins))
    edges = (*corners, np.maximum.reduceat(bottom, begins), baseline[begins], indexes[begins], indexes[lasts])
    runs = []
    for first, last, *box, start, end in zip(
        begins.tolist(), lasts.tolist(), *(edge.tolist() for edge in edges), strict=True
    ):
        letters = "".join(shown[first : last + 1]).strip().translate(DRAWN)
        runs.append(Run(box[0], box[1], box[2], box[3], box[4], start, end, [letters]))
    return runs


def _depths(text_page: Any, places: Sequence[int], height: Numbers, bottom: Numbers, sheet: Sheet) -> Numbers:
    """How far each character's box reaches below its line: looked up once for each height, which is a font's."""
    import numpy as np

    _, firsts, kinds = np.unique(np.round(height, 2), return_index=True, return_inverse=True)
    depths = [float(bottom[at]) - baseline_of(text_page, places[at], sheet) for at in firsts.tolist()]
    return np.array(depths)[kinds]


def _lines(baseline: Numbers, height: Numbers) -> NDArray[np.intp]:
    """The number of each character's line, from the top."""
    import numpy as np

    order = np.argsort(baseline, kind="stable")
    steps = np.diff(baseline[order], prepend=baseline[order[0]])
    line = np.empty(len(order), dtype=np.intp)
    line[order] = np.cumsum(steps > _SAME_LINE * height[order])
    return line


def _raised(line: NDArray[np.intp], left: Numbers, baseline: Numbers, height: Numbers) -> list[int]:
    """Where lines must be cut for the raised or lowered small characters that stand in gaps of theirs: "8h30", "m2"."""
    import numpy as np

    starts = np.append(0, 1 + np.flatnonzero(np.diff(line)))
    ends = np.append(starts[1:], len(line))
    high, level = np.maximum.reduceat(height, starts), baseline[starts]
    near = np.diff(level) < _RAISED * np.maximum(high[1:], high[:-1])
    cuts: list[int] = []
    for above in np.flatnonzero(near).tolist():
        small, tall = (above, above + 1) if high[above] < high[above + 1] else (above + 1, above)
        if high[small] < _SMALLER * high[tall]:
            first, last = int(starts[tall]), int(ends[tall])
            inside = first + np.searchsorted(left[first:last], left[starts[small] : ends[small]])
            cuts += inside[inside < last].tolist()
    return cuts


def _over_rules(
    left: Numbers, top: Numbers, right: Numbers, bottom: Numbers, rules: Sequence[Rule]
) -> NDArray[np.bool_]:
    """True for each character but the last if a rule stands between it and the next."""
    import numpy as np

    over = np.zeros(len(left) - 1, dtype=np.bool_)
    for at in near_rules(right[:-1], left[1:], rules):
        over[at] = parted(float(right[at]), float(left[at + 1]), float(top[at + 1]), float(bottom[at + 1]), rules)
    return over
