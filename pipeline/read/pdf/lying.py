"""How scanned sheets lie on a page: turned, or two side by side; read as if one upright sheet followed the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.layout import Box, Line, Page, Table
from pipeline.read.grids import Grid, grid_around
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.pdf.lines import lay_out
from pipeline.read.pdf.weaving import weave


@dataclass(frozen=True, slots=True)
class Lying:
    """A page as it is shown, in points, and how it was turned counter-clockwise; `gutter` parts it then in two."""

    width: float
    height: float
    turned: int = 0
    gutter: float = 0.0

    @property
    def moved(self) -> bool:
        """True if anything lies elsewhere than it is shown."""
        return bool(self.turned or self.gutter)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        return (self.height, self.width) if self.turned % 180 else (self.width, self.height)

    def page(self, page: Page) -> Page:
        """The page with the size of its sheets, which lie one below the other."""
        width, height = self.size
        sheets = 2 if self.gutter else 1
        return replace(page, width=width, height=sheets * height, turned=self.turned, gutter=self.gutter)

    def blocks(self, runs: Sequence[Run], grids: Sequence[Grid]) -> tuple[Line | Table, ...]:
        """Lines and tables of what is found on the turned page, sheet by sheet."""
        width, height = self.size
        if not self.gutter:
            return weave(runs, grids, width)
        left, right = ([run for run in runs if self._is_right(run) is right] for right in (False, True))
        tables, others = ([grid for grid in grids if self._is_right(grid.box) is right] for right in (False, True))
        below = [_shifted_run(run, -self.gutter, height) for run in right]
        return (
            *weave(left, tables, self.gutter),
            *weave(below, [_shifted_grid(grid, -self.gutter, height) for grid in others], width - self.gutter),
        )

    def lines(self, layer: Iterable[Run], found: Sequence[Run]) -> tuple[Line, ...]:
        """Lines of text that lies over the page as it is shown, where nothing was found."""
        beside = [run for run in layer if not any(overlap(self._turned(run), other) for other in found)]
        _, height = self.size
        lines = []
        for line in lay_out(beside, self.width):
            box = self._turned(line.box) if line.box else None
            if box and self.gutter and self._is_right(box):
                box = Box(box.left - self.gutter, box.top + height, box.right - self.gutter, box.bottom + height)
            lines.append(replace(line, box=box, stretches=()))
        return tuple(lines)

    def _turned(self, place: Box | Run) -> Box:
        return Box(place.left, place.top, place.right, place.bottom).turned(self.turned, self.width, self.height)

    def _is_right(self, place: Box | Run) -> bool:
        return place.left + place.right >= 2 * self.gutter


def overlap(one: Box | Run, other: Run) -> bool:
    """True if the middle of one lies in the other."""
    x, y = (one.left + one.right) / 2, (one.top + one.bottom) / 2
    return other.left <= x <= other.right and other.top <= y <= other.bottom


def _shifted_run(run: Run, by: float, down: float) -> Run:
    return replace(
        run,
        left=run.left + by,
        right=run.right + by,
        top=run.top + down,
        bottom=run.bottom + down,
        baseline=run.baseline + down,
    )


def _shifted_grid(grid: Grid, by: float, down: float) -> Grid:
    return grid_around(
        [Box(cell.left + by, cell.top + down, cell.right + by, cell.bottom + down) for cell in grid.cells]
    )
