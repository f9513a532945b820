"""In what unit a name says that it is measured, and in what the register says that an indicator is."""

from __future__ import annotations

from functools import cache

from corpus.registers import indicators
from models.mention import QuantityMention
from models.values.wording import words
from pipeline.extract.figures.lexicon import words_of
from pipeline.extract.figures.units import UnitKind, unit_at

_MONEY_WORDS = frozenset({"von", "tien", "kinh", "tri"})
_COUNTING = frozenset({"tổng", "số", "lượng", "cộng", "các"})


def unit_named(name: str) -> str | None:
    """The unit that a noun stands for: "số vốn" → VND, "số dự án" → project."""
    noun = counted_noun(name)
    if noun:
        return noun[0]
    return "VND" if set(words(name)) & _MONEY_WORDS else None


def counted_noun(name: str) -> tuple[str, UnitKind] | None:
    """What a "số …" counts: "số PAKN được tiếp nhận" → PAKN; the counted noun with which the name begins."""
    parts = words_of(name.lower())
    place = 0
    while place < len(parts) and parts[place].lower in _COUNTING:
        place += 1
    unit = unit_at(parts, place)
    return (unit.unit, unit.kind) if unit and unit.unit and unit.kind == "count" else None


def in_dong(code: str) -> bool:
    """Whether a registered indicator is stated in đồng."""
    return "VND" in _units().get(code, frozenset())


def in_percent(code: str) -> bool:
    """Whether a registered indicator is stated in percent."""
    return code in _percents()


@cache
def _percents() -> frozenset[str]:
    return frozenset(row.code for row in indicators() if "%" in row.unit)


def fits_unit(code: str | None, quantity: QuantityMention | None) -> bool:
    """Whether an indicator can be measured in a quantity's unit: XK in USD, not in tonnes."""
    known = _units().get(code or "", frozenset())
    return quantity is None or not known or quantity.unit in known


@cache
def _units() -> dict[str, frozenset[str]]:
    """Code → the canonical units in which the register states it; empty where one of them is not known."""
    found: dict[str, frozenset[str]] = {}
    for row in indicators():
        cells = row.unit.split("(")[0].split(";")
        if "bình quân" in row.canonical_vi:
            cells += [cell.split("/")[0] for cell in cells]  # "bình quân đầu người đạt 60 triệu đồng"
        units = [_unit_of(cell) for cell in cells]
        found[row.code] = frozenset(unit for unit in units if unit) if all(units) else frozenset()
    return found


def _unit_of(cell: str) -> str | None:
    parts = words_of(cell)
    unit = unit_at(parts, 0)
    return unit.unit if unit and unit.count == len(parts) else None
