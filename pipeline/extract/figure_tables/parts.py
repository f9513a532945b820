"""What the cells beside a value state of it: changes and attainments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from models.mention import AttainmentMention, ChangeMention, ChangeUnit, ObservationMention
from models.text import Span
from models.values.number import Number
from pipeline.extract.figure_tables.columns import Column, ComparedAs


def compared_part(column: Column, number: Number, at: Span) -> ChangeMention | AttainmentMention | None:
    """What a cell of a column of comparisons or attainments states; None where it isn't told what it compares."""
    if column.role == "attainment":
        return AttainmentMention(at, number.value, column.period)
    if column.compared_as is None:
        return None
    if column.compared_as == "ratio" and number.value < 0:
        return None  # "(5,3)" among "112,4": a fall, but nobody says so
    value = number.value - Decimal(100) if column.compared_as == "ratio" else number.value
    if column.falls and column.compared_as != "ratio" and value > 0:
        value = -value
    units: dict[ComparedAs, ChangeUnit] = {"absolute": "absolute", "times": "times"}
    return ChangeMention(at, value, units.get(column.compared_as, "percent"), column.base)


def with_parts(mention: ObservationMention, parts: Sequence[ChangeMention | AttainmentMention]) -> ObservationMention:
    """The observation with its changes and attainments; differences of percentages are in points."""
    if not parts:
        return mention
    in_percent = mention.quantity is not None and mention.quantity.unit == "percent"
    return replace(
        mention,
        span=Span(mention.span.start, max([mention.span.end, *(part.span.end for part in parts)])),
        changes=tuple(
            replace(part, unit="percentage-point") if in_percent and part.unit == "absolute" else part
            for part in parts
            if isinstance(part, ChangeMention)
        ),
        attainments=tuple(part for part in parts if isinstance(part, AttainmentMention)),
    )
