"""Observations of the record: calendar periods, bases and plans, area."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from corpus.tables import read_table
from models.mention import AttainmentMention, ChangeMention, Mentions, ObservationMention
from models.record import Attainment, Comparison, Observation, PeriodField
from models.structure import Header, Structure
from models.text import Text
from models.values.period import Period, PeriodExpression, resolve_period
from models.values.wording import fold, normal
from pipeline.resolve.areas import REACH, area_of
from pipeline.resolve.horizons import SectionPeriods, nearly_over, news_day, own_period
from pipeline.resolve.place import place

_YEAR_BEFORE = PeriodExpression(relation="same-period-last-year")


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Observation, ...]:
    """One observation a mention, the same said twice once; one without a stated or implied period is left out."""
    kept: dict[object, Observation] = {}
    for observation in _settled(mentions, text, structure):
        kept.setdefault(_said(observation), observation)
    return tuple(kept.values())


def _said(one: Observation) -> object:
    """What an observation says, wherever and however exactly it is printed."""
    compared = tuple((_days(each.base), str(each.change), each.unit) for each in one.comparisons)
    attained = tuple((_days(each.target), str(each.percent)) for each in one.attainments)
    figure = str(one.value), one.unit, one.unit_mult, one.status, _days(one.period)
    return fold(one.name), one.indicator, one.area, *figure, compared, attained


def _days(period: PeriodField | None) -> object:
    return period and (period.start, period.end)


def _settled(mentions: Mentions, text: Text, structure: Structure) -> Iterator[Observation]:
    own = own_period(text, structure, mentions)
    sections = SectionPeriods(own, mentions, structure)
    day = news_day(text, structure, mentions) if own is None else None
    for mention in mentions.observations:
        period = mention.settled or _period(mention, own, sections)
        if period is None and day is not None:
            period = _in_news(mention, day)
        if period is not None:
            yield _observation(_aimed(mention, period, structure.header), period, text, structure)


def _in_news(mention: ObservationMention, day: dt.date) -> Period | None:
    """A period without a year in the year of the news' dateline, where that was over or nearly over then."""
    if mention.period is None or mention.period.kind is None or mention.period.relation is not None:
        return None
    period = resolve_period(mention.period, None, day.year)
    return period if period is not None and nearly_over(period, day) else None


def _aimed(mention: ObservationMention, period: Period, header: Header) -> ObservationMention:
    """What is said of a time that begins after the document was issued is aimed at, whatever its words."""
    ahead = header.issued is not None and len(header.issued) == 10 and str(period.start) > header.issued
    return replace(mention, status="target") if ahead and mention.status == "actual" else mention


def _period(mention: ObservationMention, own: Period | None, sections: SectionPeriods) -> Period | None:
    if mention.period is None:
        own = sections.at(mention.span.start)
        monthly = any(one.base is not None and one.base.relation == "previous-month" for one in mention.changes)
        if monthly and own is not None and own.whole_months and own.start.year == own.end.year:
            return Period.of_month(own.end.year, own.end.month)  # only a month is compared with "tháng trước"
        return own
    if mention.period.relation == "same-period-last-year":
        own = sections.at(mention.span.start)  # a year before what the section tells of
    period = resolve_period(mention.period, own, own.end.year if own else None)
    if period is not None and mention.period.kind == "POINT" and _is_flow(mention):
        # "tính đến 31/5" of a flow: from 1 January to the day
        return Period(period.start.replace(month=1, day=1), period.end)
    return period


def _is_flow(mention: ObservationMention) -> bool:
    """Whether what is measured adds up over the year (revenue, dossiers) rather than stands at a moment (members)."""
    name = normal(mention.name)
    return bool(measured_as("flow", name)) and not measured_as("stock", name)


def measured_as(code: str, name: str) -> tuple[str, ...]:
    """The words in a name (as `wording.normal` gives it) that tell a "flow" or a "stock", left to right."""
    return tuple(_measured(code).findall(name))


def _observation(mention: ObservationMention, period: Period, text: Text, structure: Structure) -> Observation:
    quantity = mention.quantity
    start = mention.span.start
    before = text.content[max(0, start - REACH) : start]
    return Observation(
        indicator=mention.indicator,
        name=mention.name,
        area=mention.area or area_of(mention.name, before, structure.header),
        value=float(quantity.number.value) if quantity else None,
        decimals=quantity.number.decimals if quantity else None,
        unit=quantity.unit if quantity else mention.unit,
        unit_mult=quantity.unit_mult if quantity else mention.unit_mult,
        period=PeriodField(start=period.start, end=period.end),
        status=mention.status,
        bound=mention.bound,
        comparisons=tuple(_comparison(_based(change, mention.indicator), period) for change in mention.changes),
        attainments=tuple(_attainment(one, period) for one in mention.attainments),
        **place(mention.span, text, structure),
    )


def _based(change: ChangeMention, indicator: str | None) -> ChangeMention:
    """Growth of the regional product is against the same period a year before, where nothing else is said."""
    growth = indicator is not None and indicator.startswith("GRDP_GROWTH") and change.unit == "percent"
    return replace(change, base=_YEAR_BEFORE) if growth and change.base is None else change


def _comparison(change: ChangeMention, period: Period) -> Comparison:
    base = resolve_period(change.base, period, period.end.year) if change.base else None
    opening = base is not None and base.start == base.end == period.start < period.end  # "so với đầu năm"
    if base is not None and base.start >= period.start and not opening:
        base = None  # "so với tháng 12" in January's report: the year is not told
    return Comparison(base=_field(base), change=float(change.change), unit=change.unit)


def _attainment(attainment: AttainmentMention, period: Period) -> Attainment:
    return Attainment(target=_field(_target(attainment.target, period)), percent=float(attainment.percent))


def _target(expression: PeriodExpression | None, period: Period) -> Period | None:
    """The plan's period: the year (a school year's, a season's over two years its own), unless the text says more."""
    if expression is None:
        school_year = period.start.month == 9 and period.end == Period.of_month(period.start.year + 1, 8).end
        season = period == Period(Period.of_year(period.end.year - 1).start, Period.of_year(period.end.year).end)
        return period if school_year or season else Period.of_year(period.end.year)
    return resolve_period(expression, period, period.end.year)


@lru_cache(maxsize=1024)
def _field(period: Period | None) -> PeriodField | None:
    return PeriodField(start=period.start, end=period.end) if period else None


@cache
def _measured(code: str) -> re.Pattern[str]:
    rows = read_table(Path(__file__).with_name("flows.tsv"), ("word", "code", "gloss", "example"))
    words = sorted((normal(row["word"]) for row in rows if row["code"] == code), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
