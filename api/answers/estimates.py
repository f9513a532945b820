"""How good estimates were: each held against the final figure that came later."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Literal

from api.answers.areas import areas_meant, place_of
from api.answers.comparison import figures
from api.answers.comparison.figures import HUNDRED, Computed, Figure
from api.answers.disagreements.findings import side
from api.answers.disagreements.reading import claims_by_body
from api.answers.disagreements.series import Book, Claim, Series, is_rate
from api.answers.holding import whole
from api.answers.indicators import names_meant
from api.answers.issuers import issuer_name, newest_name
from api.answers.mentions import issuers_meant, locator, within
from api.answers.portions import Order, portion
from index import IndexReader
from models.finding import EstimateList, EstimatePair, EstimateRow
from models.query import EstimateQuery, ObservationQuery
from models.record import PeriodField
from models.values.period import Period

HUNDREDTH = Decimal("0.01")


def estimates(query: EstimateQuery, reader: IndexReader) -> EstimateList:
    """A row per indicator, area, body and length of period, those with most pairs first."""
    question = ("estimates", query.model_copy(update={"after": None, "limit": 1}))
    rows = whole(reader, question, lambda: _found(query, reader))
    items, cursor = portion(rows, _order, query.after, query.limit)
    return EstimateList(total=len(rows), cursor=cursor, items=items)


def _found(query: EstimateQuery, reader: IndexReader) -> Iterator[EstimateRow]:
    issuers = issuers_meant(query.issuers, reader) if query.issuers else ()
    if query.issuers and not issuers:
        return
    asked = ObservationQuery(indicators=names_meant(query.indicators), issuers=issuers)
    places = {place_of(area) for area in areas_meant(query.areas, reader)}
    for claims in claims_by_body(asked, reader, locator(reader)):
        within_places = (one for one in claims if not places or place_of(one.observation.area or "") in places)
        for series in Book(within_places).series.values():
            yield from _rows(series, query)


def _rows(series: Series, query: EstimateQuery) -> Iterator[EstimateRow]:
    by_length: dict[int, list[tuple[Claim, Claim]]] = defaultdict(list)
    for period in sorted(series.by_period, key=lambda it: (it.start, it.end)):
        pair = _pair(series.held(period)) if within(period.end.year, query.years) else None
        if pair and (months := _months(period)):
            by_length[months].append(pair)
    for months, pairs in by_length.items():
        yield _row(pairs, months)


def _pair(claims: Iterable[Claim]) -> tuple[Claim, Claim] | None:
    """The first estimate of a cell and the newest final figure issued after it, in the same prices and unit."""
    known = sorted((one for one in claims if one.figure and not one.observation.bound), key=lambda one: one.age)
    estimate = next((one for one in known if one.observation.status == "estimate"), None)
    if estimate is None or not (estimate.figure and (is_rate(estimate.figure) or estimate.figure.value)):
        return None
    finals = (one for one in known if one.final and one.later_than(estimate))
    later = [one for one in finals if one.comparable(estimate) and _unit(one, estimate)]
    return (estimate, later[-1]) if later else None


def _unit(one: Claim, other: Claim) -> bool:
    return bool(one.figure and other.figure and one.figure.unit == other.figure.unit)


def _months(period: Period) -> int | None:
    """The length of a period of whole months within a year."""
    last = calendar.monthrange(period.end.year, period.end.month)[1]
    whole = period.start.day == 1 and period.end.day == last
    return period.end.month - period.start.month + 1 if whole and period.start.year == period.end.year else None


def _row(pairs: Sequence[tuple[Claim, Claim]], months: int) -> EstimateRow:
    told = [_told(estimate, final) for estimate, final in pairs]
    newest = pairs[-1][1].observation
    rate = is_rate(_figure(pairs[-1][1]))
    unit: Literal["percent", "percentage-point"] = "percentage-point" if rate else "percent"
    differences = [Decimal(0) if pair.same else figures.exact(pair.difference) for pair in told]
    amounts = [_amounts(pair) for pair in told]
    return EstimateRow(
        indicator=newest.indicator,
        name=newest.name,
        area=newest.area,
        issuer=issuer_name(tuple(map(newest_name, newest.document.issuers))),
        months=months,
        unit=unit,
        usual=_rounded(median(map(abs, differences))),
        usual_low=_rounded(median(low for low, _ in amounts)),
        usual_high=_rounded(median(high for _, high in amounts)),
        median=_rounded(median(differences)),
        lowest=_rounded(min(differences)),
        highest=_rounded(max(differences)),
        pairs=tuple(told),
    )


def _told(estimate: Claim, final: Claim) -> EstimatePair:
    one, other = _figure(estimate), _figure(final)
    found = _difference(one, other)
    period = estimate.period
    return EstimatePair(
        period=PeriodField(start=period.start, end=period.end),
        estimate=side(estimate),
        final=side(final),
        difference=_rounded(found.value),
        low=_rounded(found.low),
        high=_rounded(found.high),
        same=figures.agree(one, other),
    )


def _difference(estimate: Figure, final: Figure) -> Computed:
    """The final figure less the estimate, in points of rates, else in percent of the estimate's amount."""
    if is_rate(estimate):
        return Computed(final.value - estimate.value, final.low - estimate.high, final.high - estimate.low)
    share = abs(estimate.value) / HUNDRED
    if estimate.low <= 0 <= estimate.high:
        parts = (final.value - estimate.value, final.low - estimate.high, final.high - estimate.low)
        return Computed(*(part / share for part in parts))
    loss = estimate.high < 0
    ratio = figures.ratio(final, -estimate if loss else estimate)
    return Computed(*((part + (1 if loss else -1)) * HUNDRED for part in ratio))


def _amounts(pair: EstimatePair) -> tuple[Decimal, Decimal]:
    """The least and the greatest amount of a difference, whatever its sign."""
    low, high = figures.exact(pair.low), figures.exact(pair.high)
    least, most = sorted((abs(low), abs(high)))
    return (Decimal(0) if pair.same or low <= 0 <= high else least), most


def _figure(claim: Claim) -> Figure:
    assert claim.figure is not None
    return claim.figure


def _rounded(value: Decimal) -> float:
    return float(value.quantize(HUNDREDTH, ROUND_HALF_UP))


def _order(row: EstimateRow) -> Order:
    return -len(row.pairs), row.indicator or "~", row.name, row.area or "", row.issuer or "", row.months
