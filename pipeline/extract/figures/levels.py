"""Levels from which and to which something rose or fell: "từ 9,8% (đầu năm 2016) xuống còn 4,1%"."""

from __future__ import annotations

from collections.abc import Sequence

from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item

_LEVELS_APART = 5
"""Items between two levels of one rise or fall."""


def level_ahead(items: Sequence[Item], place: int) -> int | None:
    """Where "lên", "xuống" stands after the level from which something rose or fell: "từ 23 đồng đầu năm lên …"."""
    if place < len(items) and items[place].code == "(":
        place = next((n + 1 for n in range(place, len(items)) if items[n].code == ")"), place)  # "9,8% (đầu năm 2016)"
    for step in range(place, min(place + _LEVELS_APART, len(items))):
        if items[step].code in ("level", "down"):
            return step
        if items[step].kind in ("sign", "quantity"):
            return None
    return None


def day_opening(items: Sequence[Item], place: int, year: int | None) -> tuple[PeriodExpression, int] | None:
    """The first day of a year, "đầu năm", "đầu năm 2023", that stands after a level, and the place after it."""
    words = [item.lower for item in items[place : place + 3]]
    if words[:1] == ["("] and (found := day_opening(items, place + 1, year)) is not None:
        closed = found[1] < len(items) and items[found[1]].code == ")"
        return (found[0], found[1] + 1) if closed else None
    if words[:1] in (["hồi"], ["vào"], ["từ"]):
        return day_opening(items, place + 1, year)
    if words[:2] != ["đầu", "năm"]:
        return None
    after = items[place + 2] if place + 2 < len(items) else None
    if after is not None and after.kind == "quantity" and after.quantities[0].unit is None:
        stated = int(after.quantities[0].number.value)
        return (PeriodExpression("D", stated, 1, day=1), place + 3) if 1900 <= stated < 2100 else None
    return (PeriodExpression("D", year, 1, day=1), place + 2) if year is not None else None


def is_step(item: Item, moved: str) -> bool:
    """ "giảm tỷ lệ hộ nghèo 1,5%", "giảm … từ 1,5% trở lên"; "giảm … xuống dưới 5%" is a level."""
    return item.quantities[0].bound is None or (moved == "down" and item.quantities[0].bound == "at-least")
