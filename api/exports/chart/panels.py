"""What a chart of a comparison shows: a panel a row, a point a cell, each with the words that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from api import phrases
from api.exports.chart.computed import Computed, computed
from api.exports.flat import FlatCell, flat_cells, whose
from models.answer import CellChange, CellSource, ComparisonCell, ComparisonTable
from models.mention import Bound, Status

Gap = Literal["không nêu", "khác đơn vị", "không có mức so sánh"]
DOUBT = "*"
"""Beside a figure that another statement contradicts."""
RUPTURES = {"prices": "đổi gốc giá", "area": "đổi địa giới", "issuer": "đổi cơ quan"}
"""Over the rule; the reason in full stands under the chart."""
SIGNS: dict[Bound, str] = {"about": "≈", "at-least": "≥", "at-most": "≤"}
"""Shorter than words: there is little room over a bar."""


@dataclass(frozen=True, slots=True)
class Point:
    """A column of a panel. `value` None is a gap; points of one `run` may be joined by a line; `words` tell all.

    `rupture` says in short why it can't be compared with those before it, `reasons` in full; empty where it can.
    """

    label: str
    value: float | None
    text: str
    status: Status | None
    run: int
    rupture: str
    reasons: tuple[str, ...]
    words: str
    gap: Gap | None = None
    source: CellSource | None = None
    computed: tuple[Computed, ...] = ()
    """What no document states of this column."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One row of the table, with at least one value. `unit` is what the axis counts."""

    name: str
    unit: str
    whose: str
    points: tuple[Point, ...]

    def latest(self, columns: int) -> Panel:
        """The panel with no more than its last columns."""
        return replace(self, points=self.points[-columns:])


def panels(table: ComparisonTable) -> list[Panel]:
    """The rows that have something to draw: their figures, or the stated changes of rows that have no figures."""
    columns = len(table.periods)
    flat = list(flat_cells(table))
    rows = [flat[start : start + columns] for start in range(0, len(flat), columns)] if columns else []
    drawn = (_panel(row) for row in rows)
    return [panel for panel in drawn if any(point.value is not None for point in panel.points)]


def drawable(table: ComparisonTable) -> bool:
    """Whether there is anything to draw."""
    return bool(panels(table))


def _panel(cells: Sequence[FlatCell]) -> Panel:
    row = cells[0].row
    figures = any(flat.cell and flat.cell.value is not None for flat in cells)
    unit = phrases.unit_name(row.unit, row.unit_mult) if figures else "% tăng, giảm so với cùng kỳ năm trước"
    points = tuple(_points(cells, growth=not figures))
    return Panel(row.name, unit, whose(row), points)


Shown = tuple[float | None, str, Gap | None]
"""Value, its words, or why there is none."""


def _points(cells: Sequence[FlatCell], growth: bool) -> Iterator[Point]:
    """The columns; a new run begins after a gap and at a break."""
    run, prices = 0, None
    beside = [()] * len(cells) if growth else computed(cells)
    for flat, told in zip(cells, beside, strict=True):
        value, text, gap = (_growth if growth else _figure)(flat, flat.cell) if flat.cell else (None, "", "không nêu")
        rupture = _rupture(flat.cell, prices) if flat.cell and not growth else ""
        run += value is None or bool(rupture)
        prices = flat.cell.prices if flat.cell and flat.cell.prices else prices
        status = flat.cell.status if flat.cell and value is not None else None
        words = f"{flat.row.name}, {flat.period.label}: {_told(flat, flat.cell, text) if flat.cell else gap}"
        reasons = tuple(map(phrases.series_break, flat.cell.breaks)) if flat.cell and rupture else ()
        source = flat.cell.source if flat.cell else None
        yield Point(flat.period.label, value, text, status, run, rupture, reasons, words, gap, source, told)


def _rupture(cell: ComparisonCell, prices: str | None) -> str:
    """The short reasons: "đổi gốc giá"; just that there is a break where the prices are those of before."""
    if "break" not in cell.flags:
        return ""
    same_prices = not (prices and cell.prices and cell.prices != prices)
    kinds = dict.fromkeys(one.kind for one in cell.breaks if not (one.kind == "prices" and same_prices))
    return ", ".join(RUPTURES[kind] for kind in kinds) or "đứt quãng"


def _figure(flat: FlatCell, cell: ComparisonCell) -> Shown:
    if cell.value is None:
        return None, "", "không nêu"
    if flat.off_row:
        return None, "", "khác đơn vị"
    bound = SIGNS[cell.bound] if cell.bound else ""
    return cell.value, f"{bound}{phrases.number(cell.value, cell.decimals)}{_doubt(cell)}", None


def _growth(flat: FlatCell, cell: ComparisonCell) -> Shown:
    change: CellChange | None = flat.change
    if change is None or change.stated is None or change.unit != "percent":
        return None, "", "không có mức so sánh"
    return change.stated, f"{phrases.number(change.stated)}{_doubt(cell)}", None


def _doubt(cell: ComparisonCell) -> str:
    return DOUBT if "conflict" in cell.flags else ""


def _told(flat: FlatCell, cell: ComparisonCell, text: str) -> str:
    """The point in words: figure, status and document, for those who can't see the chart."""
    unit = phrases.unit_name(cell.unit, cell.unit_mult) if cell.value is not None else "%"
    return f"{text} {unit} ({phrases.STATUSES[cell.status]}), {phrases.document_name(cell.source.document)}"
