"""What the extractors find, one frozen class each, all with a Span; doubts stand until `pipeline.resolve`."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from models.structure import Role
from models.text import Span
from models.values.number import Number
from models.values.period import Period, PeriodExpression

Status = Literal["actual", "estimate", "target"]
Bound = Literal["about", "at-least", "at-most"]
ChangeUnit = Literal["percent", "percentage-point", "times", "absolute"]
MovementKind = Literal["movement", "campaign"]
Recipient = Literal["individual", "collective", "household", "enterprise"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar date or range as EDTF, possibly without a year (`XXXX-05-14`)."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words for a period ("6 tháng đầu năm 2022", "cùng kỳ năm trước"), not yet resolved."""

    span: Span
    expression: PeriodExpression


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with its unit: "44.387 tỷ đồng" → 44387, VND, 9; "15,8%" → 15.8, percent, 0."""

    span: Span
    number: Number
    unit: str | None
    """Canonical name of registers/units.tsv, else the Vietnamese noun; None for a bare number."""
    unit_mult: int = 0
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """A cited document that has a number. `date` is EDTF as printed with it, None if none is."""

    span: Span
    type: str | None
    number: str
    symbol: str
    date: str | None = None
    issuers: tuple[str, ...] = ()
    title: str | None = None
    relation: str | None = None
    """Code of the relation that the words before it state (căn cứ → legal-basis …), None if not told."""


@dataclass(frozen=True, slots=True)
class MovementMention:
    """A named movement or campaign; `span` and `name` without the head noun and the quotes."""

    span: Span
    name: str
    id: str | None
    kind: MovementKind


@dataclass(frozen=True, slots=True)
class AwardMention:
    """An award conferred or proposed, one for each kind of recipient."""

    span: Span
    award: str | None
    name: str
    count: int | None
    recipient: Recipient | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeMention:
    """A stated change, signed; `base` unresolved ("cùng kỳ năm trước"), None if the text leaves it open."""

    span: Span
    change: Decimal
    unit: ChangeUnit
    base: PeriodExpression | None


@dataclass(frozen=True, slots=True)
class AttainmentMention:
    """A stated attainment of a plan, in percent; `target` None: the plan of the year."""

    span: Span
    percent: Decimal
    target: PeriodExpression | None


@dataclass(frozen=True, slots=True)
class ObservationMention:
    """An indicator with what one clause states of it."""

    span: Span
    name: str
    indicator: str | None
    quantity: QuantityMention | None
    period: PeriodExpression | None
    """None: the document's own period."""
    status: Status
    bound: Bound | None = None
    area: str | None = None
    changes: tuple[ChangeMention, ...] = ()
    attainments: tuple[AttainmentMention, ...] = ()
    unit: str | None = None
    """Unit of absolute changes where no value is stated ("tăng 120 tỷ đồng so với cùng kỳ"), else the quantity's."""
    unit_mult: int = 0
    settled: Period | None = None
    """Set by an extractor that already knows the calendar period (tables with dated columns)."""


@dataclass(frozen=True, slots=True)
class StatementMention:
    """A sentence or list item that states a strength, limitation, cause, recommendation or task."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something printed that can't be read ("5.378.7000.000"): warned about, never read."""

    span: Span
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything the extractors found in one text, each list in text order."""

    dates: tuple[DateMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    references: tuple[ReferenceMention, ...] = ()
    movements: tuple[MovementMention, ...] = ()
    awards: tuple[AwardMention, ...] = ()
    observations: tuple[ObservationMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    malformed: tuple[Malformed, ...] = field(default=())
