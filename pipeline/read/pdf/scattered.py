"""Pages whose letters are not drawn in reading order: every character is placed by its own box.

Where an office's server lacked a Vietnamese font, letters with marks are drawn in a second one, after the rest of their
line; the gaps for them lie inside the first text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from pipeline.read.pdf.boxes import Sheet
from pipeline.read.pdf.characters import baseline_of, edges_of
from pipeline.read.pdf.rules import Rule, parted
from pipeline.read.pdf.runs import SAME_BASELINE, WIDE, Run, drawn_runs, weigh
from pipeline.read.pdf.spread import close_up
from pipeline.read.pdf.words import DRAWN

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
    runs = None if _has_lone_letters(text) else _runs_in_order(text_page, text, sheet, rules)
    if runs is None:
        runs = _placed_runs(text_page, text, sheet, rules)
    else:
        close_up(text_page, text, sheet, runs)
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
    line = line[order]
    gap = (left[1:] - right[:-1]) / height[order][:-1]
    cuts = 1 + np.flatnonzero((np.diff(line) != 0) | (gap > WIDE))
    begins = sorted({0, *cuts.tolist(), *_raised(line, left, baseline, height[order]), len(places)})
    spaces = np.concatenate(([False], gap > _SPACE)).tolist()
    shown = [(" " if space else "") + text[places[at]] for space, at in zip(spaces, order.tolist(), strict=True)]
    runs = []
    for start, end in pairwise(begins):
        for first, last in _between_rules(start, end, left, right, top, bottom, rules):
            run = Run(
                left=float(left[first]),
                top=float(top[first:last].min()),
                right=float(right[first:last].max()),
                bottom=float(bottom[first:last].max()),
                baseline=float(baseline[first]),
                first=places[order[first]],
                last=places[order[last - 1]],
                pieces=["".join(shown[first:last]).strip().translate(DRAWN)],
            )
            runs.append(run)
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

    starts = [0, *(1 + np.flatnonzero(np.diff(line))).tolist(), len(line)]
    lines = list(pairwise(starts))
    cuts: list[int] = []
    for one, other in (*pairwise(lines), *((below, above) for above, below in pairwise(lines))):
        high = float(height[other[0] : other[1]].max())
        apart = abs(float(baseline[one[0]]) - float(baseline[other[0]]))
        if apart < _RAISED * high and float(height[one[0] : one[1]].max()) < _SMALLER * high:
            cuts += (other[0] + np.searchsorted(left[slice(*other)], left[slice(*one)])).tolist()
    return cuts


def _between_rules(
    start: int,
    end: int,
    left: Numbers,
    right: Numbers,
    top: Numbers,
    bottom: Numbers,
    rules: Sequence[Rule],
) -> list[tuple[int, int]]:
    """The characters [start, end) of a line, parted wherever a rule stands between two of them."""
    if not rules:
        return [(start, end)]
    cuts = [
        at
        for at in range(start + 1, end)
        if parted(float(right[at - 1]), float(left[at]), float(top[at]), float(bottom[at]), rules)
    ]
    return list(zip([start, *cuts], [*cuts, end], strict=True))
