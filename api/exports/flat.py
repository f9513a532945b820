"""A comparison as flat cells, one after another, each with the change and the attainment that a table has room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.answers.comparison.figures import exact
from models.comparison import (
    CellAttainment,
    CellChange,
    ComparisonCell,
    ComparisonRow,
    ComparisonTable,
    ImpliedFigure,
    LabelledPeriod,
    Predecessors,
)
from models.mention import ChangeUnit
from models.values.period import Period
from models.values.wording import fold

_CHANGE_UNITS: tuple[ChangeUnit, ...] = ("percent", "percentage-point", "times", "absolute")


@dataclass(frozen=True, slots=True)
class FlatCell:
    """A cell with its row and column; None where nothing is stated."""

    row: ComparisonRow
    period: LabelledPeriod
    cell: ComparisonCell | None
    beside: Predecessors | None = None
    """What is stated of the areas or bodies that went into the row's."""

    @property
    def change(self) -> CellChange | None:
        """The change against the same period a year before: a stated one before a computed one, percent first."""
        before = Period(self.period.start, self.period.end).last_year()
        of_last_year = [
            one
            for one in (self.cell.changes if self.cell else ())
            if one.base and (one.base.start, one.base.end) == (before.start, before.end)
        ]
        return min(of_last_year, key=lambda one: (one.stated is None, _CHANGE_UNITS.index(one.unit)), default=None)

    @property
    def attainment(self) -> CellAttainment | None:
        """The attainment of the plan, the first of several."""
        return next(iter(self.cell.attainments if self.cell else ()), None)

    @property
    def implied_before(self) -> ImpliedFigure | None:
        """Last year's figure, as it follows from the cell."""
        return self.cell.implied.before if self.cell and self.cell.implied else None

    @property
    def implied_plan(self) -> ImpliedFigure | None:
        """The plan, as it follows from the cell."""
        return self.cell.implied.plan if self.cell and self.cell.implied else None

    @property
    def marked(self) -> bool:
        """Whether it can't be read without a note: it has flags, or others went into its area or body."""
        return bool(self.cell and self.cell.flags) or self.beside is not None

    @property
    def off_row(self) -> bool:
        """Whether its figure is in another unit than its row's."""
        return self.cell is not None and (self.cell.unit, self.cell.unit_mult) != (self.row.unit, self.row.unit_mult)


def flat_cells(table: ComparisonTable) -> Iterator[FlatCell]:
    """Every cell of a table, row by row, also those where nothing is stated."""
    for row in table.rows:
        besides = row.predecessors or (None,) * len(row.cells)
        for period, cell, beside in zip(table.periods, row.cells, besides, strict=True):
            yield FlatCell(row, period, cell, beside)


def whose(row: ComparisonRow) -> str:
    """The body and the area of a row; the area once, where the body is named after it."""
    issuer, area = row.issuer or "", row.area or ""
    named = bool(area) and fold(issuer).endswith(fold(area))
    return " – ".join(part for part in (issuer, "" if named else area) if part)


def digits(value: float | None, decimals: int | None = None) -> str:
    """A number for programs, with the decimals that were printed: "449.0", "28763"; empty for none."""
    if value is None:
        return ""
    number = exact(value).normalize()
    exponent = number.as_tuple().exponent
    places = max(0, decimals or 0, -exponent if isinstance(exponent, int) else 0)
    return f"{number:.{places}f}"
