"""Parts of rows put in reading order: where they stand in two columns, the left column before the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.layout import Box
from pipeline.read.pdf.letters.runs import Run

MIDDLE: Final = (0.25, 0.7)
"""Part of the page's width in which the gap between the two columns of a head or foot lies."""
_OVERLAP: Final = 0.3
"""Two parts stand side by side if they share so much of their height."""
_CLOSE: Final = 1.2
"""The next line of a column begins no farther below the last than this part of its height."""
_FAR: Final = 10.0
"""Heights of a line: farther down than a signature's room, another thing begins."""
_LOOK_BACK: Final = 4
_LEAST_PARTS: Final = 3
"""Two parts alone are a line with a tab in it."""
_RIGHT_OF_CENTRE: Final = 0.55


@dataclass(frozen=True, slots=True)
class Part:
    """Runs of one row without a gap at the page's middle; `row` counts from the top."""

    row: int
    runs: tuple[Run, ...]
    box: Box

    @classmethod
    def of(cls, row: int, runs: Sequence[Run]) -> Part:
        """With the box around its runs, which come from left to right."""
        return cls(row, tuple(runs), box_of(runs))


@dataclass(frozen=True, slots=True)
class Column:
    """Consecutive parts to be read one after the other; `zoned` if another column stands beside them."""

    parts: tuple[Part, ...]
    zoned: bool


def box_of(runs: Sequence[Run]) -> Box:
    """The box around runs that come from left to right."""
    if len(runs) == 1:
        return Box(runs[0].left, runs[0].top, runs[0].right, runs[0].bottom)
    return Box(
        runs[0].left,
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
    )


def in_columns(parts: Sequence[Part], width: float) -> Iterator[Column]:
    """The columns of a page in reading order."""
    place = 0
    for zone in _zones(parts, width):
        yield Column(tuple(parts[place : zone.start]), zoned=False)
        yield from _side_by_side(parts[zone.start : zone.end])
        place = zone.end
    yield Column(tuple(parts[place:]), zoned=False)


def _side_by_side(parts: Sequence[Part]) -> list[Column]:
    """The columns of a zone, from left to right: what no part bridges is a gap between two of them."""
    columns: list[list[Part]] = []
    reach = 0.0
    for part in sorted(parts, key=lambda one: one.box.left):
        if not columns or part.box.left > reach:
            columns.append([])
        columns[-1].append(part)
        reach = max(reach, part.box.right)
    order = {id(part): place for place, part in enumerate(parts)}
    return [Column(tuple(sorted(column, key=lambda one: order[id(one)])), zoned=True) for column in columns]


@dataclass(frozen=True, slots=True)
class _Zone:
    """Parts [start, end) that stand in two columns parted at `x`."""

    start: int
    end: int
    x: float


def in_middle(x: float, width: float) -> bool:
    """True for a place where the gap between two columns may lie."""
    return MIDDLE[0] * width <= x <= MIDDLE[1] * width


def _zones(parts: Sequence[Part], width: float) -> Iterator[_Zone]:
    """Stretches in which parts stand side by side, from the first such pair to the last that the gap allows."""
    place = 0
    while place + 1 < len(parts):
        zone = _zone_from(parts, place, width) if _beside(parts[place], parts[place + 1]) else None
        if zone is None:
            place += 1
        else:
            yield zone
            place = zone.end


def _zone_from(parts: Sequence[Part], start: int, width: float) -> _Zone | None:
    """The stretch that begins with a part beside which the next one stands."""
    gap = _Gap(0.0, width)
    end, x = start, 0.0
    for place in range(start, len(parts)):
        narrowed = gap.narrowed(parts[place].box, width)
        if narrowed is None or (place > start and _is_far(parts[place - 1].box, parts[place].box)):
            break
        gap = narrowed
        near = parts[max(start, place - _LOOK_BACK) : place]
        if any(_beside(other, parts[place]) for other in near):
            end, x = place + 1, (gap.left + gap.right) / 2
        elif end == place and any(_goes_down(other, parts[place], x) for other in near):
            end = place + 1
    return _Zone(start, end, x) if end - start >= _LEAST_PARTS and in_middle(x, width) else None


@dataclass(frozen=True, slots=True)
class _Gap:
    """The clear strip between two columns."""

    left: float
    right: float

    def narrowed(self, box: Box, width: float) -> _Gap | None:
        """The strip left clear by one more part; None if that lies across it."""
        if box.right <= self.left:
            return self
        if (
            box.right <= self.right
            and box.left < width * MIDDLE[0]
            and (box.left + box.right) / 2 < width * _RIGHT_OF_CENTRE
        ):
            gap = _Gap(max(self.left, box.right), self.right)
        elif box.left >= self.left:
            gap = _Gap(self.left, min(self.right, box.left))
        else:
            return None
        return gap if gap.left < gap.right else None


def _is_far(before: Box, after: Box) -> bool:
    return after.top - before.bottom > _FAR * (before.bottom - before.top)


def _goes_down(one: Part, other: Part, x: float) -> bool:
    """True for the next line of the left column, which may be the longer one."""
    if one.box.left >= x or other.box.left >= x:
        return False
    return other.box.top - one.box.bottom < _CLOSE * (one.box.bottom - one.box.top)


def _beside(one: Part, other: Part) -> bool:
    """True for two parts at one height, one left of the other."""
    box, beside = one.box, other.box
    shared = min(box.bottom, beside.bottom) - max(box.top, beside.top)
    if shared <= 0 or not (box.right < beside.left or beside.right < box.left):
        return False
    return shared > _OVERLAP * min(box.bottom - box.top, beside.bottom - beside.top)
