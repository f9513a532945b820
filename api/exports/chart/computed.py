"""What is computed, in marks of their own: figures that follow from others, sums of former provinces."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from api import phrases
from api.exports.flat import FlatCell
from models.comparison import ImpliedFigure
from models.place import CellSource
from models.record import PeriodField

Kind = Literal["before", "plan", "sum"]
Spec = dict[str, Any]
NAMES: dict[Kind, str] = {
    "before": "tính ra: suy từ số và mức tăng giảm của kỳ năm sau",
    "plan": "tính ra: kế hoạch, suy từ số và mức hoàn thành",
    "sum": "tính ra: tổng số của các đơn vị cũ",
}
"""What the legend says of each kind."""
COLOURS: dict[Kind, str] = {"before": "#009e73", "plan": "#a0507c", "sum": "#1d1d1f"}
DASHES: dict[Kind, list[int]] = {"before": [1, 0], "plan": [4, 2], "sum": [1, 0]}
"""Colour never tells alone what a mark is."""
ROOM = 0.13
"""Part of the height of a panel that a figure beside a mark needs."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure in a column of a panel: any from `low` to `high` fits. `words` tell what it follows from."""

    kind: Kind
    low: float
    high: float
    words: str
    text: str = ""
    """Stands beside the mark if there is room; an interval is told under the chart alone."""
    source: CellSource | None = None


def computed(cells: Sequence[FlatCell]) -> list[tuple[Computed, ...]]:
    """The computed figures of a row, column by column; what a document states just so is not told again."""
    found: Mapping[int, list[Computed]] = defaultdict(list)
    columns = {(flat.period.start, flat.period.end): at for at, flat in enumerate(cells)}
    for at, flat in enumerate(cells):
        for kind, one in _implied(flat):
            column = columns.get(_key(one.period))
            if column is not None and _new(kind, one, cells[column]):
                found[column].append(_interval(kind, one, flat))
        found[at] += _sum(flat)
    return [tuple(found[at]) for at in range(len(cells))]


def _implied(flat: FlatCell) -> Iterator[tuple[Kind, ImpliedFigure]]:
    if flat.cell and flat.cell.value is not None and not flat.off_row:
        if before := flat.implied_before:
            yield "before", before
        if plan := flat.implied_plan:
            yield "plan", plan


def _key(period: PeriodField) -> tuple[dt.date, dt.date]:
    return period.start, period.end


def _new(kind: Kind, one: ImpliedFigure, there: FlatCell) -> bool:
    """Whether the chart doesn't show a figure that agrees with it."""
    drawn = there.cell is not None and there.cell.value is not None and not there.off_row
    return one.held != "consistent" or (kind == "before" and not drawn)


def _interval(kind: Kind, one: ImpliedFigure, flat: FlatCell) -> Computed:
    assert flat.cell
    cell = flat.cell
    prices = f"{cell.prices}, " if cell.prices else ""
    what = "suy ra kế hoạch" if kind == "plan" else "suy ra"
    words = f"{what} {phrases.implied_range(one, cell)} ({prices}theo {flat.period.label})"
    return Computed(kind, one.low, one.high, words, source=one.source or cell.source)


def _sum(flat: FlatCell) -> list[Computed]:
    beside = flat.beside
    if beside is None or beside.computed is None:
        return []
    if (beside.unit, beside.unit_mult) != (flat.row.unit, flat.row.unit_mult):
        return []
    names = ", ".join(dict.fromkeys(part.area or part.issuer or "" for part in beside.parts))
    words = f"{phrases.sum_of(beside)} ({names})"
    value = beside.computed
    return [Computed("sum", value, value, words, phrases.number(value, beside.decimals), beside.parts[0].source)]


Column = tuple[str, float | None, tuple[Computed, ...]]
"""A column of a panel: its label, the figure that is drawn, what is computed."""
Link = Callable[[CellSource], str]


def marks(columns: Sequence[Column], y: Spec, kinds: Sequence[Kind], link: Link | None) -> list[Spec]:
    """The marks of a panel: a narrow box from low to high, a diamond for a sum.

    `y` encodes a figure on the panel's axis; `kinds` are those of the whole chart's legend.
    """
    boxes = [_datum(label, one, link) for label, _, found in columns for one in found if one.kind != "sum"]
    sums = [
        {**_datum(column[0], one, link), **_beside(one, column, y)}
        for column in columns
        for one in column[2]
        if one.kind == "sum"
    ]
    told: Spec = {"description": {"field": "mo_ta", "type": "nominal"}}
    if link:
        told["href"] = {"field": "dia_chi", "type": "nominal"}
    height = {"y": {**y, "field": "thap"}}
    box = {"type": "bar", "width": {"band": 0.84}, "fillOpacity": 0, "strokeWidth": 2, **_ROLE}
    spread = {**height, "y2": {"field": "cao"}, **_lines([kind for kind in kinds if kind != "sum"]), **told}
    layers: list[Spec] = []
    if boxes:
        layers.append({"mark": box, "data": {"values": boxes}, "encoding": spread})
    if sums:
        layers.append({"mark": _DIAMOND, "data": {"values": sums}, "encoding": {**height, **_shapes(), **told}})
        layers += [_words(sums, height, 4), _words(sums, height, 0)]
    return layers


_ROLE: Spec = {"ariaRoleDescription": "số tính ra"}
_DIAMOND: Spec = {
    "type": "point",
    "size": 90,
    "filled": False,
    "strokeWidth": 2,
    "stroke": COLOURS["sum"],
    "opacity": 1,
    **_ROLE,
}


def _words(sums: Sequence[Spec], height: Spec, halo: int) -> Spec:
    """Figures beside diamonds, or what keeps lines from crossing them."""
    words: Spec = {"type": "text", "dy": {"expr": "datum.lech"}, "fontSize": 11, "color": COLOURS["sum"]}
    around: Spec = {"stroke": "white", "strokeWidth": halo, "strokeJoin": "round"} if halo else {}
    text = {"text": {"field": "chu", "type": "nominal"}}
    return {"mark": {**words, **around}, "data": {"values": sums}, "encoding": {**height, **text}}


def _datum(label: str, one: Computed, link: Link | None) -> Spec:
    address = {"dia_chi": link(one.source)} if link and one.source else {}
    words = f"{label}: {one.words}"
    return {"ky": label, "thap": one.low, "cao": one.high, "loai": NAMES[one.kind], "mo_ta": words, **address}


def _beside(one: Computed, column: Column, y: Spec) -> Spec:
    """The figure of a sum above its mark, or under it, or not at all: where nothing else stands."""
    _, value, found = column
    low, high = y["scale"]["domain"]
    room = ROOM * (high - low)
    taken = [(other.low, other.high) for other in found if other.kind != "sum"]
    taken += [(min(value, 0), value + room if value >= 0 else 0)] if value is not None else []
    taken += [(one.high, one.high)] if one.high + room > high else []
    for lowest, highest, shift in ((one.high, one.high + room, -12), (one.low - room, one.low, 13)):
        if all(top < lowest or bottom > highest for bottom, top in taken):
            return {"chu": one.text, "lech": shift}
    return {"chu": "", "lech": 0}


def _lines(kinds: Sequence[Kind]) -> Spec:
    names = [NAMES[kind] for kind in kinds]
    stroke = {"domain": names, "range": [COLOURS[kind] for kind in kinds]}
    dash = {"domain": names, "range": [DASHES[kind] for kind in kinds]}
    field: Spec = {"field": "loai", "type": "nominal", "legend": {"symbolType": "stroke", **_LEGEND}}
    return {"stroke": {**field, "scale": stroke}, "strokeDash": {**field, "scale": dash}}


def _shapes() -> Spec:
    scale = {"domain": [NAMES["sum"]], "range": ["diamond"]}
    legend = {"symbolStrokeColor": COLOURS["sum"], "symbolFillColor": "white", **_LEGEND}
    return {"shape": {"field": "loai", "type": "nominal", "scale": scale, "legend": legend}}


_LEGEND: Spec = {"symbolStrokeWidth": 2, "labelLimit": 500, "columns": 1}
