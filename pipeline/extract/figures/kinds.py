"""Reads a figure as what its trigger and its unit say that it is: a value, a change, a percentage, one of a row."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.figures.changes import read_change
from pipeline.extract.figures.group import Figure
from pipeline.extract.figures.percents import add_contribution, read_percent
from pipeline.extract.figures.respective import is_respective, periods_told, read_respective
from pipeline.extract.figures.state import State
from pipeline.extract.figures.tails import read_tail
from pipeline.extract.figures.triggers import contributes_to_growth, goes_on_changing, is_added
from pipeline.extract.figures.values import read_value


def read_figure(state: State, figure: Figure) -> int | None:
    """The place where reading goes on; None if the text doesn't say for certain of what the figure is."""
    kind, main = figure.kind, figure.main
    if kind == "money" and is_added(state, figure):
        figure.phrase.name.append(state.items[figure.place - 1])
        return read_value(state, replace(figure, main="value", codes=("value",)))
    apart = is_respective(state, figure) or len(periods_told(figure)) > 1
    if apart or (main in ("up", "down") and kind in ("ratio", "point", "")):
        after = read_respective(state, figure)
        if after is not None:
            return after
    if kind == "ratio" and main == "contribution" and contributes_to_growth(state, figure):
        return add_contribution(state, figure)
    if kind == "ratio":
        return read_percent(state, figure)
    if main in ("up", "down") and kind:
        return read_change(state, figure, main)
    if kind == "count" and main == "exist" and state.items[figure.place - 1].lower == "thêm" and not figure.phrase.name:
        tail = read_tail(state.items, figure.place + 1, noun=True)
        if tail.base is not None:
            return read_change(state, figure, "up")  # "thêm 12 doanh nghiệp so với cuối năm 2021"
    if kind == "count" and not main and goes_on_changing(state, figure):
        return read_change(state, figure, "up" if state.sign > 0 else "down")
    if kind == "times":
        return read_change(state, figure, "up") if main == "times" else None
    if kind == "point" and main == "contribution" and state.items[figure.place - 1].lower.startswith("đóng góp"):
        return add_contribution(state, figure)
    if kind == "point" or main in ("share", "ratio", "times", "contribution"):
        return None
    return read_value(state, figure)
