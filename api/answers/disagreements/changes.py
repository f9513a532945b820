"""Stated changes against the figures of their base, stated attainments against the plans that are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from api.answers.comparison import figures
from api.answers.comparison.figures import Computed, Figure
from api.answers.comparison.meanings import meanings
from api.answers.disagreements.findings import finding, interval
from api.answers.disagreements.series import REAL_GROWTH, Claim, Series, counterparts, revised
from models.finding import Finding
from models.mention import ChangeUnit
from models.record import Comparison, PeriodField
from models.values.period import Period

REVISION = Decimal("0.005")
"""Share by which a final figure that nobody has printed may differ from the estimates that are held."""
PLANNING = frozenset(("KH", "CT", "NQ", "QĐ", "CTr", "ĐA", "CTHĐ"))
"""Types of documents that set plans, and may set them anew."""
_WITHOUT_PRICES = ("loai tru yeu to gia", "loai tru gia", "loai tru yeu to truot gia")
"""A change in constant prices of a figure in current ones."""


def changes(claim: Claim, series: Series) -> Iterator[Finding]:
    """A change that fits none of the figures that are held of its base, those of its own document among them.

    Of several changes against one base, one of which fits, the others are of something else ("loại trừ yếu tố giá").
    """
    stated = claim.observation.comparisons
    if not stated or claim.planned or _in_other_prices(claim, series):
        return
    for base, unit in dict.fromkeys((one.base, one.unit) for one in stated):
        of_base = [one for one in stated if (one.base, one.unit) == (base, unit)]
        bases = _bases(claim, base, series)
        readings = list(_against(claim, bases, series, unit))
        if not readings or any(_fits(reading, one) for reading, _ in readings for one in of_base):
            continue
        reading, nearest = readings[0]
        there = [one for one in bases if one.figure]
        there.sort(key=lambda one: one is nearest)
        yield finding(
            "change-differs",
            claim,
            there,
            stated=of_base[0].change,
            stated_unit=unit,
            base=base,
            **interval(reading),
        )


def plans(claim: Claim, series: Series) -> Iterator[Finding]:
    """An attainment that fits none of the plans that are held for its target's period."""
    if claim.planned:
        return
    for stated in claim.observation.attainments:
        held = [one for one in _of_period(claim, stated.target, series) if one.planned and one.figure]
        parts = list(_attained(series.figures_of(claim), held))
        if parts and not any(part.allows(stated.percent) for part in parts):
            yield finding(
                "plan-differs",
                claim,
                held,
                stated=stated.percent,
                stated_unit="percent",
                base=stated.target,
                **interval(parts[0]),
            )


def targets(claim: Claim, series: Series) -> Iterator[Finding]:
    """A plan that a report states for its own year and that no earlier document states so, unless it was adjusted."""
    reported = claim.observation.document.period
    own_year = reported is not None and reported.end.year == claim.period.end.year == reported.start.year
    if not (claim.planned and claim.figure and own_year) or claim.observation.document.type in PLANNING:
        return
    cell = counterparts(claim, series.held(claim.period))
    held = [one for one in cell if one.planned and one.figure and one.document != claim.document]
    held = [one for one in held if claim.comparable(one) and one.figure and one.figure.unit == claim.figure.unit]
    planning = any(one.observation.document.type in PLANNING for one in held)
    fits = any(one.figure and figures.agree(claim.figure, one.figure) for one in held)
    if planning and not fits and not revised(claim):
        yield finding("plan-differs", claim, held)


def _in_other_prices(claim: Claim, series: Series) -> bool:
    current = claim.basis is not None and not claim.basis.constant
    return (
        series.has(REAL_GROWTH)
        or any(without in claim.words for without in _WITHOUT_PRICES)
        or (current and "gia so sanh" in claim.words)
    )


def _fits(reading: Computed, stated: Comparison) -> bool:
    return reading.allows(stated.change)


def _bases(claim: Claim, base: PeriodField | None, series: Series) -> list[Claim]:
    """The figures of the base period, the newest first, final ones before estimates."""
    found = [one for one in _of_period(claim, base, series) if one.figure and not one.planned]
    return sorted(found, key=lambda one: (one.final, one.age), reverse=True)


def _of_period(claim: Claim, period: PeriodField | None, series: Series) -> list[Claim]:
    found: Sequence[Claim] = series.held(Period(period.start, period.end)) if period else ()
    return [one for one in found if claim.comparable(one)]


def _against(
    claim: Claim, bases: Sequence[Claim], series: Series, unit: ChangeUnit
) -> Iterator[tuple[Computed, Claim]]:
    """What the change may be, against each base; bases that only estimates of other documents tell are taken wider."""
    settled = any(one.final or one.document == claim.document for one in bases)
    for figure, base in product(series.figures_of(claim), bases):
        assert base.figure is not None
        held = base.figure if settled else _loose(base.figure)
        for reading in meanings(figure, held, unit, claim.observation.unit_mult):
            yield reading, base


def _loose(figure: Figure) -> Figure:
    margin = abs(figure.value) * REVISION
    return figure._replace(low=figure.low - margin, high=figure.high + margin)


def _attained(own: Sequence[Figure], held: Sequence[Claim]) -> Iterator[Computed]:
    for figure, plan in product(own, sorted(held, key=lambda one: one.age, reverse=True)):
        if plan.figure and (part := figures.attainment(figure, plan.figure)):
            yield part
