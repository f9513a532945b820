"""Observations of the record: calendar periods, bases and plans, area."""

from __future__ import annotations

from collections.abc import Iterator

from models.mention import AttainmentMention, ChangeMention, Mentions, ObservationMention
from models.record import Attainment, Comparison, Observation, PeriodField
from models.structure import Structure
from models.text import Text
from models.values.period import Period, PeriodExpression, find_periods, resolve_period
from pipeline.resolve.place import place


def settle(mentions: Mentions, text: Text, structure: Structure) -> tuple[Observation, ...]:
    """One observation a mention; one without a stated or implied period is left out."""
    return tuple(_settled(mentions, text, structure))


def _settled(mentions: Mentions, text: Text, structure: Structure) -> Iterator[Observation]:
    own = _own_period(text, structure)
    for mention in mentions.observations:
        period = mention.settled or _period(mention, own, mentions, structure)
        if period is not None:
            yield _observation(mention, period, text, structure)


def _period(mention: ObservationMention, own: Period | None, mentions: Mentions, structure: Structure) -> Period | None:
    year = own.end.year if own else None
    if mention.period is not None:
        return resolve_period(mention.period, own, year)
    section = structure.section_at(mention.span.start)
    while section is not None:
        for period in mentions.periods:
            if section.start <= period.span.start < section.body_start:
                settled = resolve_period(period.expression, own, year)
                if settled is not None:
                    return settled
        parent = section.parent
        section = next((one for one in structure.sections if one.id == parent), None)
    return own


def _own_period(text: Text, structure: Structure) -> Period | None:
    """The document's period, else that of its first lines."""
    if structure.header.period is not None:
        return structure.header.period
    block = text.blocks[0] if text.blocks else None
    end = block.end if block else 0
    year = next((one.expression.year for one in find_periods(text.content) if one.expression.year), None)
    found = [resolve_period(one.expression, None, year) for one in find_periods(text.content, 0, end)]
    return max(
        (one for one in found if one),
        key=lambda one: one.end - one.start,
        default=Period.of_year(year) if year else None,
    )


def _observation(mention: ObservationMention, period: Period, text: Text, structure: Structure) -> Observation:
    quantity = mention.quantity
    return Observation(
        indicator=mention.indicator,
        name=mention.name,
        area=mention.area,
        value=float(quantity.number.value) if quantity else None,
        decimals=quantity.number.decimals if quantity else None,
        unit=quantity.unit if quantity else None,
        unit_mult=quantity.unit_mult if quantity else 0,
        period=PeriodField(start=period.start, end=period.end),
        status=mention.status,
        bound=mention.bound,
        comparisons=tuple(_comparison(change, period) for change in mention.changes),
        attainments=tuple(_attainment(one, period) for one in mention.attainments),
        **place(mention.span, text, structure),
    )


def _comparison(change: ChangeMention, period: Period) -> Comparison:
    base = resolve_period(change.base, period, period.end.year) if change.base else None
    return Comparison(base=_field(base), change=float(change.change), unit=change.unit)


def _attainment(attainment: AttainmentMention, period: Period) -> Attainment:
    target = _target(attainment.target, period)
    return Attainment(target=_field(target), percent=float(attainment.percent))


def _target(expression: PeriodExpression | None, period: Period) -> Period | None:
    if expression is None:
        return Period.of_year(period.end.year)
    return resolve_period(expression, period, period.end.year)


def _field(period: Period | None) -> PeriodField | None:
    return PeriodField(start=period.start, end=period.end) if period else None
