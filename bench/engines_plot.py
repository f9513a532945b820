"""How cost grows with size, as a picture: measured points only, both axes logarithmic where time is shown."""

from __future__ import annotations

from typing import Any

SHOWN = (
    ("writing, rows a second", "{}_rows_a_second", ("embedded", "elastic", "bare")),
    ("search through the API, p50 ms", "{}_search_ms_p50", ("embedded", "elastic", "bare")),
    ("5 indicators over 10 years, p50 ms", "{}_compare_ms_p50", ("embedded", "elastic")),
    ("bytes on disk for one of text", "{}_bytes_per_text", ("embedded", "elastic")),
)
NAMES = {"embedded": "embedded", "elastic": "Elasticsearch", "bare": "its bare client"}


def plot(measured: list[dict[str, Any]]) -> str:
    """The SVG of what `bench.engines_bench` measured at several sizes."""
    import vl_convert

    panels = [_panel(title, field, engines, measured) for title, field, engines in SHOWN]
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "concat": panels,
        "columns": 2,
    }
    svg: str = vl_convert.vegalite_to_svg(specification)
    return svg


def _panel(title: str, field: str, engines: tuple[str, ...], measured: list[dict[str, Any]]) -> dict[str, Any]:
    values = [
        {"passages": one["passages"], "engine": NAMES[engine], "value": one[field.format(engine)]}
        for one in measured
        for engine in engines
    ]
    return {
        "title": title,
        "width": 320,
        "height": 200,
        "data": {"values": values},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "passages", "type": "quantitative", "scale": {"type": "log"}, "title": "passages"},
            "y": {"field": "value", "type": "quantitative", "scale": {"zero": True}, "title": None},
            "color": {"field": "engine", "type": "nominal", "title": None},
        },
    }
