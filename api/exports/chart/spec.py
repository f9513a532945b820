"""The Vega-Lite specification: bars for few columns, lines for many; estimates hollow, breaks ruled off, gaps open."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import Any

from api import phrases
from api.exports.chart.caption import caption
from api.exports.chart.computed import NAMES, Kind
from api.exports.chart.computed import marks as computed_marks
from api.exports.chart.panels import Panel, Point, panels
from models.answer import CellSource, ComparisonTable
from models.mention import Status

Spec = dict[str, Any]
Link = Callable[[CellSource], str]
"""The address of a place in a document."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
NUMBER_LOCALE: Spec = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đồng"], "minus": "-"}
"""1234.5 → "1.234,5"."""
FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"
"""The first that the system has; all of them have the letters of Vietnamese."""
INK, SOFT, GRID = "#1d1d1f", "#62626a", "#e6e3dc"
BLUE, VERMILION = "#0072b2", "#d55e00"
"""Two colours that everybody tells apart [Okabe, Ito]; status is told by filling, never by colour alone."""
FILLS: dict[Status, str] = {"actual": BLUE, "estimate": "white", "target": "#d8e8f2"}
MOST_BARS = 8
"""Columns up to which a panel has bars; more make a line."""
MOST_LABELS = 16
"""Columns up to which every point has its figure beside it."""
WIDTH, HEIGHT = 340, 190
LINE_STEP, WIDEST = 26, 2000
MOST_PANELS, MOST_COLUMNS, MOST_POINTS = 24, 120, 480
"""What is drawn of a large table, so that a chart takes seconds; what is left out is said under it."""
HEADROOM: Spec = {
    "mark": {"type": "rule", "opacity": 0},
    "data": {"values": [{}]},
    "encoding": {"x": {"value": 0}, "y": {"value": -15}, "y2": {"value": 0}},
}
"""Keeps titles as far from panels without a break as from those with the words of one."""
_LEGENDS: Spec = {
    "symbolStrokeWidth": 1.5,
    "layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 4}},
}
"""Legends under each other: those of computed figures are long."""
LETTER, BOLD_LETTER = 6.4, 8.4
"""Width of a letter of the texts around a panel, in pixels."""
NOTHING = "Không có số liệu nào được nêu để vẽ."


def vega(table: ComparisonTable) -> bytes:
    """The specification as JSON, UTF-8."""
    return json.dumps(specification(table), ensure_ascii=False, indent=1).encode()


def specification(table: ComparisonTable, link: Link | None = None) -> Spec:
    """A panel a row that has figures, under each other or two abreast, each with its own axis; data are inside.

    With `link` each figure leads to the address that it gives of the figure's source.
    """
    found = panels(table)
    drawn = [panel.latest(MOST_COLUMNS) for panel in found[: _room(found)]]
    columns = 2 if len(drawn) > 1 and len(table.periods) <= MOST_BARS else 1
    width = _width(drawn)
    return {
        "$schema": SCHEMA,
        "description": f"So sánh qua các năm: {', '.join(panel.name for panel in drawn)}" if drawn else NOTHING,
        "config": _config(),
        "padding": 12,
        "background": "white",
        "columns": columns,
        "spacing": {"row": 34, "column": 44},
        "concat": [_panel(panel, width, _statuses(drawn), _kinds(drawn), link) for panel in drawn] or [_nothing()],
        "title": caption(drawn, found, columns * width),
    }


def _room(found: Sequence[Panel]) -> int:
    """How many panels there is room for."""
    columns = min(MOST_COLUMNS, max((len(panel.points) for panel in found), default=1))
    return max(1, min(MOST_PANELS, MOST_POINTS // columns))


def _config() -> Spec:
    axis = {"labelColor": INK, "labelFontSize": 11, "domainColor": SOFT, "gridColor": GRID}
    title = {"color": INK, "fontSize": 13, "subtitleColor": SOFT, "subtitleFontSize": 11, "subtitlePadding": 4}
    return {
        "font": FONT,
        "locale": {"number": NUMBER_LOCALE},
        "axis": axis,
        "title": {**title, "anchor": "start", "frame": "group", "offset": 6},
        "legend": {"labelColor": INK, "labelFontSize": 11, "title": None, "orient": "top", **_LEGENDS},
        "view": {"stroke": None},
    }


def _statuses(drawn: Sequence[Panel]) -> list[Status]:
    """What the legend tells apart."""
    shown = {point.status for panel in drawn for point in panel.points if point.status}
    return [status for status in FILLS if status in shown]


def _kinds(drawn: Sequence[Panel]) -> list[Kind]:
    """What the legend tells apart of what is computed."""
    shown = {one.kind for panel in drawn for point in panel.points for one in point.computed}
    return [kind for kind in NAMES if kind in shown]


def _panel(panel: Panel, width: int, statuses: Sequence[Status], kinds: Sequence[Kind], link: Link | None) -> Spec:
    return {
        "title": {
            "text": wrap(panel.name, int(width / BOLD_LETTER)),
            "subtitle": wrap(" · ".join(part for part in (panel.unit, panel.whose) if part), int(width / LETTER)),
        },
        "width": width,
        "height": HEIGHT,
        "data": {"values": [_datum(point, link) for point in panel.points]},
        "encoding": {"x": _columns(panel.points)},
        "layer": [HEADROOM, *_marks(panel, statuses, kinds, link), *_notes(panel.points, width)],
    }


def _datum(point: Point, link: Link | None) -> Spec:
    address = {"dia_chi": link(point.source)} if link and point.source else {}
    return {
        "ky": point.label,
        "so": point.value,
        "chu": point.text,
        "tinh_trang": phrases.STATUSES[point.status] if point.status else None,
        "doan": point.run,
        "trong": point.gap,
        "mo_ta": point.words,
        **address,
    }


def _columns(points: Sequence[Point]) -> Spec:
    axis = {
        "labelAngle": 0 if len(points) <= MOST_BARS else -60,
        "title": None,
        "ticks": False,
        "labelPadding": 6,
        "labelOverlap": True,
    }
    scale = {"type": "band", "paddingInner": 0, "paddingOuter": 0, "domain": [one.label for one in points]}
    return {"field": "ky", "type": "ordinal", "sort": None, "axis": axis, "scale": scale}


def _marks(panel: Panel, statuses: Sequence[Status], kinds: Sequence[Kind], link: Link | None) -> list[Spec]:
    """Bars, or a line with points; the label beside each."""
    y: Spec = {"field": "so", "type": "quantitative", "axis": _values_axis(panel.points), "scale": _scale(panel.points)}
    stated: Spec = {"filter": "isValid(datum.so)"}
    shape = {"stroke": BLUE, "strokeWidth": 1.5}
    told = _described(link is not None)
    beside = computed_marks([(point.label, point.value, point.computed) for point in panel.points], y, kinds, link)
    halo, labels = _labels(panel.points, y, stated)
    if len(panel.points) <= MOST_BARS:
        mark: Spec = {"type": "bar", "width": {"band": 0.6}, **shape}
        bar = {"mark": mark, "transform": [stated], "encoding": {"y": y, **_filled(statuses), **told}}
        return [*_zero(panel.points), bar, *beside, *(halo if beside else []), *labels]
    line: Spec = {"mark": {"type": "line", "color": BLUE, "strokeWidth": 1.5}, "transform": [stated]}
    line["encoding"] = {"y": y, "detail": {"field": "doan", "type": "nominal"}}
    point: Spec = {"mark": {"type": "point", "size": 42, "opacity": 1, **shape}, "transform": [stated]}
    point["encoding"] = {"y": y, **_filled(statuses), **told}
    return [*_zero(panel.points), line, *beside, *halo, point, *labels]


def _zero(points: Sequence[Point]) -> list[Spec]:
    """The line that falls hang from."""
    below = any(point.value is not None and point.value < 0 for point in points)
    line = {"type": "rule", "color": SOFT, "strokeWidth": 1}
    return [{"mark": line, "data": {"values": [{}]}, "encoding": {"x": None, "y": {"datum": 0}}}] if below else []


def _labels(points: Sequence[Point], y: Spec, stated: Spec) -> tuple[list[Spec], list[Spec]]:
    """What keeps lines from crossing the figures beside the marks, and these figures."""
    if len(points) > MOST_LABELS:
        return [], []
    above: Spec = {"type": "text", "dy": -8, "fontSize": 11, "color": INK}
    below: Spec = {**above, "dy": 9}
    halo: Spec = {**above, "stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
    text = {"y": y, "text": {"field": "chu", "type": "nominal"}}
    layers = [
        {"mark": mark, "transform": [stated, {"filter": side}], "encoding": text}
        for mark, side in ((halo, "datum.so >= 0"), (above, "datum.so >= 0"), (below, "datum.so < 0"))
    ]
    return layers[:1], layers[1:]


def _values_axis(points: Sequence[Point]) -> Spec:
    """The axis; where every figure stands beside its mark, no lines cross them."""
    many = len(points) > MOST_LABELS
    return {"title": None, "grid": many, "tickCount": 5, "domain": False, "ticks": False, "labelPadding": 6}


def _scale(points: Sequence[Point]) -> Spec:
    """From zero, with room for the labels above and below."""
    values = [point.value for point in points if point.value is not None]
    values += [bound for point in points for one in point.computed for bound in (one.low, one.high)]
    low, high = min(*values, 0.0), max(*values, 0.0)
    room = 0.14 * ((high - low) or 1)
    return {"domain": [low - room if low < 0 else 0, high + room if high > 0 else 0], "nice": False, "zero": True}


def _filled(statuses: Sequence[Status]) -> Spec:
    """Final figures filled, estimates hollow; the legend says so."""
    scale = {"domain": [phrases.STATUSES[one] for one in statuses], "range": [FILLS[one] for one in statuses]}
    legend = {"symbolType": "square", "symbolStrokeColor": BLUE, "symbolSize": 110}
    return {"fill": {"field": "tinh_trang", "type": "nominal", "scale": scale, "legend": legend}}


def _described(linked: bool) -> Spec:
    link: Spec = {"href": {"field": "dia_chi", "type": "nominal"}} if linked else {}
    return {"description": {"field": "mo_ta", "type": "nominal"}, **link}


def _notes(points: Sequence[Point], width: int) -> list[Spec]:
    """Breaks as upright rules before their column, gaps in words."""
    step = width / len(points)
    broken = [_break(point) for point in points if point.rupture]
    notes: list[Spec] = []
    if broken:
        before: Spec = {"x": {"field": "ky", "type": "ordinal", "bandPosition": 0}}
        rule: Spec = {"mark": {"type": "rule", "color": VERMILION, "strokeDash": [4, 3], "strokeWidth": 1.5}}
        words: Spec = {"mark": {"type": "text", "color": VERMILION, "fontSize": 10}}
        why: Spec = {"field": "vi_sao", "type": "nominal"}
        before["description"] = {"field": "mo_ta", "type": "nominal"}
        notes = [
            {**rule, "data": {"values": broken}, "encoding": {**before, "y": {"value": 0}, "y2": {"value": HEIGHT}}},
            {**words, "data": {"values": broken}, "encoding": {**before, "y": {"value": -8}, "text": why}},
        ]
    if len(points) <= MOST_LABELS and any(point.gap for point in points):
        upright = {"angle": 0} if step > 60 else {"angle": 270, "align": "left", "baseline": "middle"}
        gap: Spec = {"type": "text", "color": SOFT, "fontSize": 10, **upright}
        said = {"y": {"value": HEIGHT - 8}, "text": {"field": "trong", "type": "nominal"}}
        notes.append({"mark": gap, "transform": [{"filter": "isValid(datum.trong)"}], "encoding": said})
    return notes


def _break(point: Point) -> Spec:
    return {"ky": point.label, "vi_sao": point.rupture, "mo_ta": "; ".join(point.reasons) or point.rupture}


def _nothing() -> Spec:
    mark = {"type": "text", "text": NOTHING, "color": SOFT, "fontSize": 12}
    return {"width": WIDTH, "height": 60, "data": {"values": [{}]}, "mark": mark}


def _width(drawn: Sequence[Panel]) -> int:
    """One width for all panels: every figure has room beside its neighbours."""
    columns = max((len(panel.points) for panel in drawn), default=0)
    longest = max((len(point.text) for panel in drawn for point in panel.points), default=0)
    step = LINE_STEP if columns > MOST_LABELS else LETTER * longest + 8
    return max(WIDTH if columns <= MOST_BARS else 2 * WIDTH, min(WIDEST, int(step * columns)))
