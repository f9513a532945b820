"""Observations in the making, and what a sentence or a bracket leaves to what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from models.mention import AttainmentMention, Bound, ChangeMention, ObservationMention, QuantityMention, Status
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.measured import fits_unit
from pipeline.extract.figures.phrase import Phrase
from pipeline.extract.figures.subjects import Subject

Role = Literal["", "value", "change", "share", "attainment"]

_NO_NAMES = frozenset(
    {
        "tỷ lệ", "tỉ lệ", "con", "chiếc", "cái", "lúc", "khi", "nơi", "vào", "đó", "nhất", "thấp nhất", "hụt",
        "số điều chỉnh", "số liệu điều chỉnh", "số chính thức", "số liệu chính thức", "số sơ bộ", "số liệu sơ bộ",
        "số quyết toán", "tốc độ tăng",
    }
)  # fmt: skip
"""Names that say nothing of what is measured."""
_AMOUNT = re.compile(r"(?:(?:hơn|gần|trên|dưới|khoảng)\s+)*\d|.*\b(?:con\s+số|sang\s+nước)\Z", re.IGNORECASE)
""" "hơn 80 ha lúa", "3 huyện", "lạc quan với con số": amounts are no beginning of a name."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence leaves to the next one that goes on with it ("Trong đó: …", the items under a lead-in)."""

    subject: Subject | None = None
    root: Subject | None = None
    period: PeriodExpression | None = None
    base: PeriodExpression | None = None
    status: Status | None = None
    unit: str | None = None
    direction: int = 0


@dataclass(slots=True)
class Group:
    """One observation in the making."""

    subject: Subject
    start: int
    end: int
    period: PeriodExpression | None
    status: Status
    quantities: tuple[QuantityMention, ...] = ()
    unit: str | None = None
    """Of absolute changes, where no value is stated."""
    unit_mult: int = 0
    changes: list[ChangeMention] = field(default_factory=list)
    open: set[int] = field(default_factory=set)
    """Places in `changes` whose base is open for good ("so với kế hoạch")."""
    attainments: list[AttainmentMention] = field(default_factory=list)
    assumed: bool = False
    """Nothing was said of its status."""
    qualifier: str = ""
    """Words that narrow what is named: "loại trừ yếu tố giá", "bình quân mỗi ngày"."""

    def over(self, year: int | None) -> None:
        """What a plan that begins in `year` says of an earlier year was done, where nothing else is said."""
        told = self.period
        last = told.end.year if told is not None and told.end is not None else told.year if told is not None else None
        if self.assumed and self.status == "target" and year is not None and last is not None and last < year:
            self.status = "actual"

    def mentions(self) -> tuple[ObservationMention, ...]:
        """The observations of the group: two where it states a range, none where nothing is left of it."""
        name = self.subject.name
        if not (self.quantities or self.changes or self.attainments) or name in _NO_NAMES or _AMOUNT.match(name):
            return ()
        quantities: tuple[QuantityMention | None, ...] = self.quantities or (None,)
        return tuple(self._mention(quantity) for quantity in quantities)

    def _mention(self, quantity: QuantityMention | None) -> ObservationMention:
        bound: Bound | None = quantity.bound if quantity else None
        code = next((one for one in (self.subject.code, self.subject.in_money) if fits_unit(one, quantity)), None)
        name = self.subject.name
        return ObservationMention(
            span=Span(self.start, self.end),
            name=f"{name} ({self.qualifier})" if self.qualifier else name,
            indicator=None if self.qualifier else code,
            quantity=quantity,
            period=self.period,
            status=self.status,
            bound=bound,
            area=self.subject.area,
            changes=tuple(self.changes),
            attainments=tuple(self.attainments),
            unit=self.unit,
            unit_mult=self.unit_mult,
        )


@dataclass(slots=True)
class Frame:
    """What an opening bracket keeps for its closing one."""

    gap: list[Item]
    subject: Subject | None
    root: Subject | None
    figures: int
    start: int
    last: Role
    period: PeriodExpression | None
    status: Status | None
    groups: int = 0
    """Observations before the bracket."""
    dated: PeriodExpression | None = None
    """The period that the bracket states of all that follows: "Tai nạn (từ 15/8 đến 14/9): …"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what stands before it: the trigger's codes, the nearest first, and the phrase before that."""

    item: Item
    place: int
    codes: tuple[str, ...]
    main: str
    """The code that decides; "" where the number follows a name or a verb directly."""
    kind: str
    rest: tuple[Item, ...]
    phrase: Phrase
