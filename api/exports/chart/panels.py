"""What a chart of a comparison shows: a panel a row, a point a cell, each with the words that stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from api import phrases
from api.exports.chart.computed import Computed, computed
from api.exports.flat import FlatCell, flat_cells, whose
from models.answer import CellChange, CellSource, ComparisonCell, ComparisonTable
from models.mention import Bound, Status
from models.query import Measure

Gap = Literal["không nêu", "khác đơn vị", "không có mức so sánh", "không nêu mức hoàn thành"]
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
    """The rows that have something to draw: what is asked for first, or the stated changes of rows without figures."""
    columns = len(table.periods)
    flat = list(flat_cells(table))
    rows = [flat[start : start + columns] for start in range(0, len(flat), columns)] if columns else []
    drawn = (_panel(row, table.measure) for row in rows)
    return [panel for panel in drawn if any(point.value is not None for point in panel.points)]


def drawable(table: ComparisonTable) -> bool:
    """Whether there is anything to draw."""
    return bool(panels(table))


def _panel(cells: Sequence[FlatCell], measure: Measure) -> Panel:
    row = cells[0].row
    figures = any(flat.cell and flat.cell.value is not None for flat in cells)
    told = "change" if measure == "level" and not figures else measure
    unit = phrases.unit_name(row.unit, row.unit_mult) if told == "level" else UNITS[told]
    return Panel(row.name, unit, whose(row), tuple(_points(cells, told)))


UNITS: dict[Measure, str] = {"change": "% tăng, giảm so với cùng kỳ năm trước", "attainment": "% kế hoạch"}


class Shown(NamedTuple):
    """Value, its words, or why there is none; the source where it isn't the cell's own."""

    value: float | None
    text: str
    gap: Gap | None = None
    source: CellSource | None = None


def _points(cells: Sequence[FlatCell], measure: Measure) -> Iterator[Point]:
    """The columns; a new run begins after a gap and at a break."""
    run, prices = 0, None
    levels = measure == "level"
    beside = computed(cells) if levels else [()] * len(cells)
    for flat, told in zip(cells, beside, strict=True):
        shown = _SHOWN[measure](flat, flat.cell) if flat.cell else Shown(None, "", "không nêu")
        rupture = _rupture(flat.cell, prices) if flat.cell and levels else ""
        run += shown.value is None or bool(rupture)
        prices = flat.cell.prices if flat.cell and flat.cell.prices else prices
        words = f"{flat.row.name}, {flat.period.label}: {_told(flat.cell, shown, levels) if flat.cell else shown.gap}"
        reasons = tuple(map(phrases.series_break, flat.cell.breaks)) if flat.cell and rupture else ()
        source = shown.source or (flat.cell.source if flat.cell else None)
        status = _status(flat.cell, shown) if flat.cell and shown.value is not None else None
        yield Point(
            flat.period.label, shown.value, shown.text, status, run, rupture, reasons, words, shown.gap, source, told
        )


def _rupture(cell: ComparisonCell, prices: str | None) -> str:
    """The short reasons: "đổi gốc giá"; just that there is a break where the prices are those of before."""
    if "break" not in cell.flags:
        return ""
    same_prices = not (prices and cell.prices and cell.prices != prices)
    kinds = dict.fromkeys(one.kind for one in cell.breaks if not (one.kind == "prices" and same_prices))
    return ", ".join(RUPTURES[kind] for kind in kinds) or "đứt quãng"


def _figure(flat: FlatCell, cell: ComparisonCell) -> Shown:
    if cell.value is None:
        return Shown(None, "", "không nêu")
    if flat.off_row:
        return Shown(None, "", "khác đơn vị")
    bound = SIGNS[cell.bound] if cell.bound else ""
    return Shown(cell.value, f"{bound}{phrases.number(cell.value, cell.decimals)}{_doubt(cell)}")


def _growth(flat: FlatCell, cell: ComparisonCell) -> Shown:
    change: CellChange | None = flat.change
    if change is None or change.stated is None or change.unit != "percent":
        return Shown(None, "", "không có mức so sánh")
    return Shown(change.stated, f"{phrases.number(change.stated)}{_doubt(cell)}", None, change.source)


def _attainment(flat: FlatCell, cell: ComparisonCell) -> Shown:
    stated = flat.attainment
    if stated is None:
        return Shown(None, "", "không nêu mức hoàn thành")
    return Shown(stated.percent, f"{phrases.number(stated.percent)}{_doubt(cell)}", None, stated.source)


_SHOWN: dict[Measure, Callable[[FlatCell, ComparisonCell], Shown]] = {
    "level": _figure,
    "change": _growth,
    "attainment": _attainment,
}


def _doubt(cell: ComparisonCell) -> str:
    return DOUBT if "conflict" in cell.flags else ""


def _status(cell: ComparisonCell, shown: Shown) -> Status:
    """Of the statement that states it."""
    return next((one.status for one in cell.others if one.source == shown.source), cell.status)


def _told(cell: ComparisonCell, shown: Shown, level: bool) -> str:
    """The point in words: figure, status and document, for those who can't see the chart."""
    unit = phrases.unit_name(cell.unit, cell.unit_mult) if level and cell.value is not None else "%"
    document = phrases.document_name((shown.source or cell.source).document)
    return f"{shown.text} {unit} ({phrases.STATUSES[_status(cell, shown)]}), {document}"
