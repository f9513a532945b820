"""How cost grows with size, as a picture: measured points only, both axes logarithmic where time is shown."""

from __future__ import annotations

from typing import Any

SEARCHES = ("embedded_search", "embedded_bare_search", "elastic_search", "elastic_bare_search")
SHOWN = (
    ("writing, rows a second", "{}_rows_a_second", ("embedded", "elastic", "bare")),
    ("bytes on disk for one of text", "{}_bytes_per_text", ("embedded", "elastic", "elastic_passages")),
    ("search, p50 ms", "{}_ms_p50", SEARCHES),
    ("search, p99 ms", "{}_ms_p99", SEARCHES),
    ("5 indicators over 10 years, p50 ms", "{}_ms_p50", ("embedded_compare", "elastic_compare")),
)
NAMES = {
    "embedded": "embedded",
    "elastic": "Elasticsearch",
    "bare": "Elasticsearch, bare",
    "elastic_passages": "Elasticsearch, passages alone",
    "embedded_search": "embedded",
    "embedded_bare_search": "tantivy, bare",
    "elastic_search": "Elasticsearch",
    "elastic_bare_search": "Elasticsearch, bare",
    "embedded_compare": "embedded",
    "elastic_compare": "Elasticsearch",
}


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
