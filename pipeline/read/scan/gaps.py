"""Wide gaps between the words of a cell made narrow: at them the recognition loses the letters beside."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WIDEST: Final = 0.9
"""Of a line's height: more than any space between two words."""
_PART_OF_LINE: Final = 0.5
"""A band of ink lower than this part of the highest is a row of marks and belongs to the line beside it."""


def squeezed(cell: NDArray[np.uint8], dark: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The lines of a cell, each with its wide gaps narrowed; rows stay where they are."""
    import numpy as np

    shown = np.full_like(cell, 255)
    lines = _lines(_stretches(dark.any(axis=1)))
    edges = [0, *((before[1] + after[0]) // 2 for before, after in itertools.pairwise(lines)), len(cell)]
    for top, bottom in itertools.pairwise(edges):
        inked = _stretches(dark[top:bottom].any(axis=0))
        widest = max(4, round(_WIDEST * max((end - start for start, end in lines), default=0)))
        kept = np.ones(cell.shape[1], dtype=bool)
        for (_, before), (after, _) in itertools.pairwise(inked):
            kept[before + widest // 2 : max(before + widest // 2, after - widest // 2)] = False
        narrow = cell[top:bottom, kept]
        shown[top:bottom, : narrow.shape[1]] = narrow
    return shown


def _lines(bands: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bands of rows as lines of text, rows of marks joined to the line that they are nearest to."""
    least = _PART_OF_LINE * max((end - start for start, end in bands), default=0)
    lines: list[tuple[int, int]] = []
    marks: tuple[int, int] | None = None
    for place, (start, end) in enumerate(bands):
        if end - start >= least:
            lines.append((marks[0] if marks else start, end))
            marks = None
            continue
        above = start - lines[-1][1] if lines and marks is None else None
        below = bands[place + 1][0] - end if place + 1 < len(bands) else None
        if above is not None and (below is None or above <= below):
            lines[-1] = lines[-1][0], end
        else:
            marks = (marks[0] if marks else start), end
    return [*lines, marks] if marks else lines


def _stretches(inked: Any) -> list[tuple[int, int]]:
    """The stretches [start, end) that are inked."""
    import numpy as np

    edges: Any = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
