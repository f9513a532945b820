"""Units after a number: registered units, counted nouns, multipliers before them and "per" after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.registers import units
from corpus.tables import read_table
from pipeline.extract.figures.lexicon import Lexicon, Word

UnitKind = Literal["ratio", "point", "times", "money", "measure", "count", "duration", "rank"]

_KINDS: dict[str, UnitKind] = {
    "ratio": "ratio", "pp": "point", "multiple": "times", "count": "count", "duration": "duration", "rank": "rank",
    "voltage": "rank", "apparent_power": "rank", "money_vnd": "money", "money_usd": "money", "money_eur": "money",
    "money_jpy": "money",
}  # fmt: skip
_MULTIPLIERS = {"chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}


_TIMES = frozenset({"năm", "tháng", "quý"})
_CROPS = frozenset({"lúa", "đông", "xuân", "mùa", "hè", "chiêm", "màu"})
"""After "vụ" they make it a season, not a case."""


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit of `count` words: canonical name, power of ten, kind."""

    count: int
    unit: str | None
    mult: int
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class _Known:
    unit: str
    mult: int
    kind: UnitKind


def unit_at(words: Sequence[Word], place: int, stop: int | None = None) -> UnitFound | None:
    """The longest unit that begins at words[place] and ends before words[stop]; None where no known unit stands.

    "tỷ đồng" → VND, 9; "nghìn con" → con, 3; "triệu tấn/năm" → tấn/năm, 6; "tỷ" alone → VND, 9;
    "triệu" alone → None, 6.
    """
    stop = len(words) if stop is None else min(stop, len(words))
    if place >= stop or words[place].lower not in openers():
        return None
    mult, skip = 0, 0
    best = _lexicon().at(words, place, stop)
    while place + skip < stop and words[place + skip].lower in _MULTIPLIERS:
        mult += _MULTIPLIERS[words[place + skip].lower]
        skip += 1
    plain = _lexicon().at(words, place + skip, stop) if skip else None
    if (
        best
        and best.count == 1
        and words[place].lower == "vụ"
        and place + 1 < stop
        and words[place + 1].lower in _CROPS
    ):
        return None
    if plain and (best is None or skip + plain.count > best.count):
        known, count = plain.value, skip + plain.count
        known = _Known(known.unit, known.mult + mult, known.kind)
    elif best:
        known, count = best.value, best.count
    else:
        return UnitFound(skip, None, mult, "measure") if skip else None
    return _with_per(words, place, skip, UnitFound(count, known.unit, known.mult, known.kind), stop)


@cache
def openers() -> frozenset[str]:
    """The lower-case words with which a unit may begin."""
    return _lexicon().openers | frozenset(_MULTIPLIERS)


def kind_of(unit: str | None) -> UnitKind:
    """The kind of a canonical unit; counted nouns outside the register are counts."""
    if unit is not None and "/" in unit:
        return "measure"
    return _kinds().get(unit or "", "count")


def _with_per(words: Sequence[Word], place: int, skip: int, found: UnitFound, stop: int) -> UnitFound:
    # "90.000 tấn/năm", "84 USD/thùng": a unit of its own, written as printed; "đồng/năm" stays money
    after = place + found.count
    if after + 1 >= stop or words[after].lower != "/" or not words[after + 1].lower[0].isalpha():
        return found
    if words[after].start != words[after - 1].end and words[after].end != words[after + 1].start:
        return found
    if found.kind == "ratio" and words[after + 1].lower in _TIMES:
        return UnitFound(found.count + 2, found.unit, found.mult, found.kind)
    per_head = found.unit is not None and "_per_" in found.unit
    if (found.kind == "money" or per_head) and words[after + 1].lower in _TIMES:
        return UnitFound(found.count + 2, found.unit, found.mult, found.kind)
    base = " ".join(word.lower for word in words[place + skip : after])
    printed = {"usd": "USD", "kwh": "kWh"}.get(base, base)
    mult = sum(_MULTIPLIERS[word.lower] for word in words[place : place + skip])
    kind: UnitKind = "money" if found.kind == "money" else "measure"
    each = _lexicon().at(words, after + 1, stop)
    taken = each.count if each and each.value.kind == "count" else 1  # "đồng/lao động"
    per = " ".join(word.lower for word in words[after + 1 : after + 1 + taken])
    return UnitFound(found.count + 1 + taken, f"{printed}/{per}", mult, kind)


@cache
def _lexicon() -> Lexicon[_Known]:
    entries: list[tuple[str, _Known]] = []
    for row in read_table(Path(__file__).with_name("counters.tsv"), ("word", "unit", "gloss", "example")):
        entries.append((row["word"], _Known(row["unit"], 0, "count")))
    for unit in units():
        if unit.dimension == "multiplier" or unit.surface[0].isdigit() or "(" in unit.surface:
            continue
        power = _power(unit.factor)
        name = unit.canonical if power is not None else unit.surface
        entries.append((unit.surface, _Known(name, power or 0, _KINDS.get(unit.dimension, "measure"))))
    return Lexicon(entries, cased=True)


@cache
def _kinds() -> dict[str, UnitKind]:
    return {unit.canonical: _KINDS.get(unit.dimension, "measure") for unit in units()}


def _power(factor: Decimal) -> int | None:
    """The power of ten that `factor` is, None if it is none (0.36)."""
    digits = factor.normalize().as_tuple()
    return int(digits.exponent) if digits.digits == (1,) else None
