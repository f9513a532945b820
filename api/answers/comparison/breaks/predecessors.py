"""What is stated of the areas or bodies that went into the one of a row: offered beside it, never put into a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from api.answers.comparison.price_basis import differ
from api.answers.comparison.vintage import Vintage, choose
from corpus.registers import units
from corpus.tables import read_table
from models.comparison import Predecessors, PredecessorValue
from models.record import PeriodField
from models.values.period import Period
from models.values.wording import fold

Reason = Literal["missing", "not-additive", "unit-differs", "prices-differ", "bound", "same-area"]
_CUES = Path(__file__).with_name("additivity.tsv")


@dataclass(frozen=True, slots=True)
class Predecessor:
    """An area or a body that went into another one: its name and what is stated of it."""

    name: str
    stated: Callable[[Period], Sequence[Vintage]]


def predecessors_of(
    period: Period, parts: Sequence[Predecessor], unit: tuple[str | None, int], names: Iterable[str], *, areas: bool
) -> Predecessors | None:
    """The figures of a period and, where areas have all of them and they can be added up, their sum in the row's unit.

    Bodies report on one and the same area: their figures are never added. `names`: what the indicator is called.
    None where nothing is stated of any.
    """
    chosen = [(part.name, choose(part.stated(period))) for part in parts]
    found = [one for _, one in chosen if one and one.figure]
    missing = tuple(name for name, one in chosen if not (one and one.figure))
    if not found:
        return None
    reason = _why_no_sum(found, missing, names) if areas else "same-area"
    total = None if reason else _sum(found, unit)
    return Predecessors(
        period=PeriodField(start=period.start, end=period.end),
        parts=tuple(map(_part, found)),
        missing=missing,
        computed=total and float(total[0]),
        decimals=total and total[1],
        unit=found[0].observation.unit if total else None,
        unit_mult=total[2] if total else 0,
        reason=reason,
    )


def _part(one: Vintage) -> PredecessorValue:
    stated = one.observation
    return PredecessorValue(
        area=stated.area,
        issuer="; ".join(stated.document.issuers) or None,
        value=stated.value or 0,
        decimals=stated.decimals,
        unit=stated.unit,
        unit_mult=stated.unit_mult,
        status=stated.status,
        bound=stated.bound,
        prices=str(one.basis) if one.basis else None,
        source=one.source,
    )


def _why_no_sum(found: Sequence[Vintage], missing: Sequence[str], names: Iterable[str]) -> Reason | None:
    if missing:
        return "missing"
    unit = found[0].observation.unit
    if any(one.observation.unit != unit for one in found):
        return "unit-differs"
    if not adds_up(unit, (*names, *(one.observation.name for one in found))):
        return "not-additive"
    if any(differ(one.basis, other.basis) for one in found for other in found):
        return "prices-differ"
    return "bound" if any(one.observation.bound for one in found) else None


def adds_up(unit: str | None, names: Iterable[str]) -> bool:
    """Whether the figures of two areas give that of both: amounts and counts do, rates, indices and averages don't."""
    if unit is None or _dimensions().get(unit, "count") not in _cues("dimension"):
        return False
    words = [f" {fold(name)} " for name in names]
    return not any(f" {cue} " in name for cue in _cues("average") for name in words) and "/" not in unit


def _sum(found: Sequence[Vintage], unit: tuple[str | None, int]) -> tuple[Decimal, int, int]:
    """The sum, its decimals, its multiplier: the row's, else that of the first part; as coarse as the coarsest part."""
    power = unit[1] if unit[0] == found[0].observation.unit else found[0].observation.unit_mult
    total = sum((one.figure.value for one in found if one.figure), Decimal(0)).scaleb(-power)
    decimals = min((one.observation.decimals or 0) - one.observation.unit_mult + power for one in found)
    return total, decimals, power


@cache
def _dimensions() -> dict[str, str]:
    return {row.canonical: row.dimension for row in units()}


@cache
def _cues(code: str) -> frozenset[str]:
    rows = read_table(_CUES, ("word", "code", "gloss"))
    return frozenset(fold(row["word"]) if code == "average" else row["word"] for row in rows if row["code"] == code)
