"""The rules of tables in a scanned sheet: found by their length, wiped off before the words are recognised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from models.layout import Box
from pipeline.read.grids import Grid, grids_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DARK: Final = 170
"""Grey of a dot that may belong to a rule; scanners leave thin ones pale."""
_LONG: Final = 0.4
_HIGH: Final = 0.25
"""Inches from which a dark stretch across or down is a rule and no letter's stroke."""
_FULL: Final = 0.96
"""Part of such a stretch that is dark."""
_THICK: Final = 0.05
"""Inches; what is thicker is a bar or a picture."""
_MOST: Final = 2_000
"""Stretches beyond which a sheet holds a picture, not tables."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's box in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def find_rules(grey: NDArray[np.uint8], resolution: int) -> tuple[Rule, ...]:
    """Rules across, then rules down, of a sheet that lies straight; `resolution` in dots per inch."""
    dark = grey < _DARK
    thick = max(3, round(_THICK * resolution))
    across = _stretches(dark, round(_LONG * resolution), thick)
    down = _stretches(dark.T, round(_HIGH * resolution), thick)
    return (
        *(Rule(left, top, right, bottom) for left, top, right, bottom in across),
        *(Rule(left, top, right, bottom) for top, left, bottom, right in down),
    )


def find_tables(rules: tuple[Rule, ...], resolution: int) -> tuple[Grid, ...]:
    """The tables that rules make, in pixels."""
    points = 72 / resolution
    boxes = [
        Box(rule.left * points, rule.top * points, (rule.right + 1) * points, (rule.bottom + 1) * points)
        for rule in rules
    ]
    across = [box for box in boxes if box.right - box.left >= box.bottom - box.top]
    down = [box for box in boxes if box.right - box.left < box.bottom - box.top]
    return tuple(
        Grid(_scaled(grid.box, 1 / points), tuple(_scaled(cell, 1 / points) for cell in grid.cells))
        for grid in grids_of(across, down)
    )


def _scaled(box: Box, by: float) -> Box:
    return Box(box.left * by, box.top * by, box.right * by, box.bottom * by)


def wipe(grey: NDArray[np.uint8], rules: tuple[Rule, ...]) -> None:
    """Paint the rules white."""
    for rule in rules:
        grey[max(0, rule.top - 1) : rule.bottom + 2, max(0, rule.left - 1) : rule.right + 2] = 255


def _stretches(dark: NDArray[np.bool_], length: int, thick: int) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom) of dark stretches along the rows, those of neighbouring rows joined."""
    import numpy as np

    if dark.shape[1] <= length:
        return []
    near = np.array(dark, order="C")
    near[1:-1] |= near[:-2] | near[2:]
    boxes: list[list[int]] = []
    for row in np.flatnonzero(near.sum(axis=1) >= _FULL * length):
        sums = np.cumsum(near[row], dtype=np.int32)
        for left, right in _runs((sums[length:] - sums[:-length]) >= _FULL * length):
            _join(boxes, left + 1, int(row), right + length)
        if len(boxes) > _MOST:
            return []
    return [(left, top, right, bottom) for left, top, right, bottom in boxes if bottom - top < thick]


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    import numpy as np

    edges: Any = np.flatnonzero(np.diff(np.concatenate(([False], row, [False])).astype(np.int8)))
    return [(int(start), int(end) - 1) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _join(boxes: list[list[int]], left: int, row: int, right: int) -> None:
    for box in reversed(boxes):
        if row - box[3] <= 2 and left <= box[2] and right >= box[0]:
            box[0], box[2], box[3] = min(box[0], left), max(box[2], right), row
            return
    boxes.append([left, row, right, row])
