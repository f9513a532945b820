"""A comparison as a chart: a Vega-Lite specification, and what is drawn from it."""

from api.exports.chart.drawing import png, svg
from api.exports.chart.panels import drawable
from api.exports.chart.spec import specification, vega

__all__ = ["drawable", "png", "specification", "svg", "vega"]
