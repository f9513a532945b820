"""Statements of one figure in the order in which documents made them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from api.answers.comparison.figures import Figure, figure
from api.answers.comparison.kept import kept
from api.answers.comparison.price_basis import PriceBasis, differ, price_basis
from api.answers.territories import Merged, Territory, in_force, merged, territory
from models.answer import CellSource, SectionPath, StatedObservation
from models.record import PeriodField
from models.values.period import Period

_EDTF = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?")
"""2022, 2022-07, 2022-07-05."""
Rank = tuple[bool, bool, bool, dt.date, bool, int, str, int]
by_rank: Callable[[Vintage], Rank] = attrgetter("rank")
_NEVER = Period(dt.date.min, dt.date.max)


@dataclass(frozen=True)
class Vintage:
    """One statement of a figure, by one document. `locate` gives a section's path from document key and section id."""

    observation: StatedObservation
    locate: Callable[[str, str | None], SectionPath]

    @kept
    def figure(self) -> Figure | None:
        """The printed figure; None where only a change is stated."""
        stated = self.observation
        if stated.value is None:
            return None
        return figure(stated.value, stated.decimals, stated.unit, stated.unit_mult, stated.bound)

    @kept
    def basis(self) -> PriceBasis | None:
        """The prices that it is expressed in, where stated."""
        return price_basis(self.observation.name, self.observation.quote)

    @kept
    def terms(self) -> tuple[Territory | None, PriceBasis | None]:
        """Territory and prices: statements with equal ones can speak of one thing."""
        return self.territory, self.basis

    @kept
    def issued(self) -> Period:
        """The days on which the document may have been issued."""
        return issued_span(self.observation.document.issued)

    @kept
    def merged(self) -> Merged | None:
        """The merged province that it speaks of, if it does."""
        return merged(self.observation.area, self.observation.document.issuers)

    @kept
    def territory(self) -> Territory | None:
        """What the name of a merged province means in it; None for all other areas."""
        reported = self.observation.document.period or self.observation.period
        return territory(self.issued, Period(reported.start, reported.end)) if self.merged else None

    @kept
    def year_before(self) -> PeriodField:
        """The same period a year before."""
        return _year_before(self.observation.period.start, self.observation.period.end)

    def comparable(self, other: Vintage) -> bool:
        """Whether both can speak of one thing: neither other prices nor another territory."""
        if self.terms == other.terms:
            return True
        return self.territory == other.territory and not differ(self.basis, other.basis)

    @kept
    def period(self) -> Period:
        """The fact's own period."""
        return Period(self.observation.period.start, self.observation.period.end)

    @kept
    def source(self) -> CellSource:
        """Where it stands."""
        stated = self.observation
        return CellSource(
            document=stated.document,
            quote=stated.quote,
            page=stated.page,
            section=self.locate(stated.document.key, stated.section),
            start=stated.start,
            end=stated.end,
        )

    def later_than(self, other: Vintage) -> bool:
        """Whether it was certainly issued after `other`."""
        return self.issued.start > other.issued.end

    @kept
    def rank(self) -> Rank:
        """The greater, the better it fills a cell: of the period's territory, with a value, final, newest; then in a
        fixed order.
        """
        stated = self.observation
        said = len(stated.comparisons) + len(stated.attainments)
        return (
            self.territory is None or self.territory == in_force(self.period),
            stated.value is not None,
            stated.status == "actual",
            self.issued.start,
            stated.bound is None,
            said,
            stated.document.key,
            -stated.start,
        )


@lru_cache(maxsize=10_000)
def _year_before(start: dt.date, end: dt.date) -> PeriodField:
    before = Period(start, end).last_year()
    return PeriodField(start=before.start, end=before.end)


@lru_cache(maxsize=10_000)
def issued_span(issued: str | None) -> Period:
    """The days that an EDTF date covers: 2022-07 is all of July; an unknown date may be any day."""
    match = _EDTF.fullmatch(issued or "")
    if not match:
        return _NEVER
    year, first_month, last_month = int(match["year"]), int(match["month"] or 1), int(match["month"] or 12)
    days = calendar.monthrange(year, last_month)[1]
    first_day, last_day = int(match["day"] or 1), int(match["day"] or days)
    return Period(dt.date(year, first_month, min(first_day, days)), dt.date(year, last_month, min(last_day, days)))


def choose(vintages: Iterable[Vintage]) -> Vintage | None:
    """The statement that fills a cell: the newest final one, else the newest estimate. A target never does."""
    known = [one for one in vintages if one.observation.status != "target"]
    if len(known) == 1:
        return known[0]
    return max(known, key=by_rank, default=None)
