"""Statements of one cell or of cells that follow each other: two figures, sums that fall, other units or prices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from api.answers.comparison import figures
from api.answers.comparison.figures import Figure
from api.answers.comparison.price_basis import differ
from api.answers.disagreements.findings import finding
from api.answers.disagreements.series import FLOW, Claim, Series, counterparts, is_rate, moneys, revised
from corpus.registers import indicators
from models.finding import Finding
from models.values.period import Period

SLIP = Decimal("1.25")
"""From a figure of a document to another one of the same cell, if one of them is a slip."""
_THOUSAND = (Decimal(500), Decimal(2000))
"""From a figure to that of the year before, if one of them is in tỷ that was meant in triệu."""


def conflicts(claim: Claim, series: Series) -> Iterator[Finding]:
    """An earlier statement of the same cell that excludes this one, and no earlier one that agrees with it."""
    if claim.planned:
        return
    cell = series.held(claim.period)
    same = [one for one in counterparts(claim, cell) if _comparable(claim, one)]
    if _revises(claim, cell):
        same = [one for one in same if one.document == claim.document]
    against = [one for one in same if _excludes(claim, one)]
    agreeing = any(one.document != claim.document and _agree(claim, one) for one in same)
    if against and not agreeing:
        yield finding("conflict", claim, against)


def falls(claim: Claim, series: Series) -> Iterator[Finding]:
    """A sum since the beginning of the year that is less than that of fewer months, or more than that of more."""
    if not series.has(FLOW) or claim.planned or claim.figure is None or not _since_new_year(claim.period):
        return
    for period in series.cumulated.get(claim.period.end.year, ()):
        if period.end == claim.period.end:
            continue
        others = [one for one in counterparts(claim, series.held(period)) if _comparable(claim, one) and one.figure]
        others = [one for one in others if not one.planned]
        if others and all(_falls(claim, one) for one in others):
            yield finding("falls", claim, others)
            return


def breaks(claim: Claim, series: Series) -> Iterator[Finding]:
    """Prices that are other than all that are held of the cell and of the same period a year before."""
    if claim.basis is None or claim.planned:
        return
    before = _before(claim, series)
    based = [one for one in before if one.basis and not one.planned]
    if based and all(differ(one.basis, claim.basis) for one in based):
        yield finding("break", claim, based, "notice")


def unit_changes(claim: Claim, series: Series) -> Iterator[Finding]:
    """A unit that is other than all that are held of the cell and of a year before; or tỷ for triệu, as it seems."""
    if claim.planned or claim.figure is None or not _one_unit(series.indicator):
        return
    if claim.figure.unit not in moneys():
        return
    before = [one for one in _before(claim, series) if one.figure and not one.planned]
    if before and all(_other_money(claim.figure, one.figure) for one in before):
        yield finding("unit-differs", claim, before, "notice")
        return
    comparable = [one for one in before if claim.comparable(one)]
    if comparable and all(_thousandfold(claim.figure, one.figure) for one in comparable):
        yield finding("unit-differs", claim, comparable)


def _comparable(claim: Claim, one: Claim) -> bool:
    return not one.planned and claim.comparable(one)


def _agree(claim: Claim, one: Claim) -> bool | None:
    """Whether both figures, or the changes where one has no figure, can be the same; None if they can't be held
    against each other.
    """
    if claim.figure and one.figure:
        return figures.agree(claim.figure, one.figure) if claim.figure.unit == one.figure.unit else None
    pairs = [
        figures.same_print(first.change, second.change)
        for first in claim.observation.comparisons
        for second in one.observation.comparisons
        if first.base and (first.base, first.unit) == (second.base, second.unit)
    ]
    return any(pairs) if pairs else None


def _excludes(claim: Claim, one: Claim) -> bool:
    """Whether both can't be right, and the newer one is no revision."""
    if _agree(claim, one) is not False or claim.observation.status != one.observation.status:
        return False
    if claim.document == one.document:
        return _near(claim, one)
    both_report = claim.reports_on(claim.period) and one.reports_on(claim.period)
    if not claim.final:
        return both_report
    return both_report or claim.drafted or not claim.later_than(one)


def _revises(claim: Claim, cell: Sequence[Claim]) -> bool:
    """Whether the document says, here or where it prints the figure again, that it replaces an earlier one."""
    said = (one for one in cell if one is claim or (one.document == claim.document and _agree(claim, one)))
    return any(revised(one) for one in said)


def _near(claim: Claim, one: Claim) -> bool:
    """Whether two figures of one document are like a slip of the pen, not a part beside the whole."""
    if not (claim.figure and one.figure):
        return True
    less, more = sorted((abs(claim.figure.value), abs(one.figure.value)))
    return more <= less * SLIP


def _since_new_year(period: Period) -> bool:
    return (period.start.month, period.start.day) == (1, 1) and period.start.year == period.end.year


def _falls(claim: Claim, one: Claim) -> bool:
    longer, shorter = (claim, one) if claim.period.end > one.period.end else (one, claim)
    if not (longer.figure and shorter.figure) or longer.figure.unit != shorter.figure.unit or is_rate(longer.figure):
        return False
    return longer.figure.high < shorter.figure.low


def _before(claim: Claim, series: Series) -> list[Claim]:
    """Statements of the cell and of the same period a year before."""
    year_before = series.held(_last_year(claim.period))
    return [one for one in counterparts(claim, (*series.held(claim.period), *year_before)) if _one_place(claim, one)]


@lru_cache(maxsize=10_000)
def _last_year(period: Period) -> Period:
    return period.last_year()


def _one_place(claim: Claim, one: Claim) -> bool:
    """Whether both speak of one territory, whatever their prices."""
    return claim.territory == one.territory


def _other_money(one: Figure, other: Figure | None) -> bool:
    """Whether the units are of two moneys: USD and VND."""
    return bool(other and one.unit != other.unit and {one.unit, other.unit} <= moneys())


def _thousandfold(one: Figure, other: Figure | None) -> bool:
    if other is None or one.unit != other.unit or one.unit not in moneys() or one.value <= 0 or other.value <= 0:
        return False
    ratio = max(one.value / other.value, other.value / one.value)
    return _THOUSAND[0] <= ratio <= _THOUSAND[1]


@cache
def _with_one_unit() -> frozenset[str]:
    return frozenset(row.code for row in indicators() if ";" not in row.unit)


def _one_unit(indicator: str | None) -> bool:
    """Whether it is an indicator of the register that is told in one kind of unit."""
    return indicator in _with_one_unit()


def figure_checks(claim: Claim, series: Series) -> Sequence[Iterator[Finding]]:
    """All that is checked of one statement and its cell, in a fixed order."""
    return conflicts(claim, series), falls(claim, series), unit_changes(claim, series), breaks(claim, series)
