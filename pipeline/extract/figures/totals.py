"""Totals whose parts are listed before the amount: "Tổng vốn đăng ký bao gồm: vốn cấp mới, vốn điều chỉnh … đạt …"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.phrase import trimmed

_SHORTEST_LIST = 2
"""Signs and links between the parts of a list."""


def total_before(gap: Sequence[Item]) -> list[Item]:
    """The name of what a list before a figure makes up; none where no list stands there."""
    colon = next((n for n in range(len(gap) - 1, 0, -1) if gap[n].code == ":"), 0)
    if not colon or gap[colon - 1].code != "part":
        return []
    between = gap[colon + 1 :]
    joined = sum(one.lower in (",", "và") for one in between)
    if joined < _SHORTEST_LIST or any(one.kind == "quantity" or one.code == ";" for one in between):
        return []
    before = gap[: colon - 1]
    end = next((n for n, one in enumerate(before) if one.kind in ("period", "date", "sign", "quantity")), len(before))
    name = trimmed(before[:end])
    return name if name and name[0].code == "head" else []
