"""What stands under a chart in words: what isn't drawn, breaks, what is computed, doubts, documents."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from api.exports.chart.panels import DOUBT, Panel
from api.exports.chart.sources import source_line

Spec = dict[str, Any]
COLOUR = "#62626a"
MOST_REASONS, MOST_COMPUTED = 6, 12
"""Reasons of breaks, and computed figures of a panel, that are told."""
LETTER = 5.9
"""Width of a letter, in pixels."""
CAUTION = f"{DOUBT} Có số khác được nêu, chưa rõ số nào đúng."


def caption(drawn: Sequence[Panel], found: Sequence[Panel], width: int) -> Spec:
    """What stands under all panels: what isn't drawn, breaks, what is computed, doubts, documents."""
    fewer, cut = len(drawn) < len(found), bool(drawn) and len(drawn[0].points) < len(found[0].points)
    rest = [f"Chỉ vẽ {len(drawn)} hàng đầu trong {len(found)} hàng có số liệu."] if fewer else []
    rest += [f"Chỉ vẽ {len(drawn[0].points)} kỳ sau cùng."] if cut else []
    rest += [*_breaks(drawn), *_computed(drawn)]
    doubts = [CAUTION] if any(DOUBT in point.text for panel in drawn for point in panel.points) else []
    lines = [line for text in (*rest, *doubts, source_line(drawn)) for line in wrap(text, max(60, int(width / LETTER)))]
    style = {"fontSize": 10, "fontWeight": "normal", "color": COLOUR, "lineHeight": 13}
    return {"text": lines, "orient": "bottom", "anchor": "start", "offset": 14, **style}


def _breaks(drawn: Sequence[Panel]) -> list[str]:
    """Why series break off: "6T/2021, giá trị sản xuất: đứt quãng: …", the same reason of several rows once."""
    found: dict[str, dict[str, None]] = {}
    for panel in drawn:
        for point in panel.points:
            for reason in point.reasons:
                found.setdefault(f"{point.label}: {reason}", {})[_name(panel, drawn)] = None
    return _first([f"{where} ({'; '.join(names)})." for where, names in found.items()], "chỗ đứt quãng")


def _computed(drawn: Sequence[Panel]) -> list[str]:
    """What is computed, a line a panel: "Xuất khẩu: 6T/2021 suy ra từ 520 đến 525 triệu USD (theo 6T/2022); …"."""
    lines = []
    for panel in drawn:
        found = [f"{point.label} {one.words}" for point in panel.points for one in point.computed]
        more = len(found) - MOST_COMPUTED
        told = "; ".join(found[:MOST_COMPUTED]) + (f"; còn {more} số tính ra nữa" if more > 0 else "")
        lines += [f"{_name(panel, drawn)}: {told}." if len(drawn) > 1 else f"{told}."] if found else []
    return _first(lines, "hàng có số tính ra")


def _name(panel: Panel, drawn: Sequence[Panel]) -> str:
    """What a panel is called; with the body where another one is called so too."""
    alone = [one.name for one in drawn].count(panel.name) == 1 or not panel.whose
    return panel.name if alone else f"{panel.name}, {panel.whose}"


def _first(told: list[str], what: str) -> list[str]:
    more = len(told) - MOST_REASONS
    return told[:MOST_REASONS] + ([f"Còn {more} {what} nữa."] if more > 0 else [])
