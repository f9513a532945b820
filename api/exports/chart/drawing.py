"""Draws a chart: Vega-Lite → SVG and PNG. Nothing is fetched; the letters are those of the system's fonts."""

from __future__ import annotations

import json
from functools import lru_cache

from api.exports.chart.spec import NUMBER_LOCALE, Link, Spec, specification
from models.answer import ComparisonTable

VEGA_LITE = "5.21"
"""The version that draws; specifications are of version 5."""
SCALE = 2.0
"""Pixels of a PNG for one of the SVG: sharp in a printed report."""

NOWHERE = "http://tienle.invalid"
"""Stands before the addresses of a page while it is drawn: the drawing program makes every address a whole one."""


def svg(table: ComparisonTable, link: Link | None = None) -> bytes:
    """The chart as SVG, UTF-8; with `link` each figure leads to its source."""
    if link is None:
        return draw(specification(table)).encode()
    drawn = draw(specification(table, lambda source: NOWHERE + link(source)))
    return drawn.replace(f'"{NOWHERE}/', '"/').encode()


def png(table: ComparisonTable) -> bytes:
    """The chart as PNG."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(draw(specification(table)), scale=SCALE))


def draw(chart: Spec) -> str:
    """The SVG that a specification describes."""
    return drawn_of(json.dumps(chart))


@lru_cache(maxsize=32)
def drawn_of(chart: str) -> str:
    """The SVG of a specification in JSON; kept, since a page is opened again and its chart then saved."""
    import vl_convert  # starts a JavaScript engine: only when a chart is wanted

    drawn = vl_convert.vegalite_to_svg(chart, vl_version=VEGA_LITE, allowed_base_urls=[], format_locale=NUMBER_LOCALE)
    return str(drawn)
