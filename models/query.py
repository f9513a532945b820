"""The questions that can be asked. Frozen values; both the command line and the API build these."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from models.record import Frozen, PeriodField

ReportPeriod = Literal["M", "Q", "6M", "9M", "Y"]
Measure = Literal["level", "change", "attainment"]
"""What a comparison is asked for: the figures, their changes against last year, or how much of the plan they are."""


class YearRange(Frozen):
    """Years first..last, both included."""

    first: int = Field(ge=1900, le=2200)
    last: int = Field(ge=1900, le=2200)


class SearchQuery(Frozen):
    """Passages that hold all words of `text`, narrowed by filters; filters of one kind are alternatives."""

    text: str = Field(default="", max_length=1000)
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    limit: int = Field(default=20, ge=1, le=100)
    after: str | None = None
    """Opaque position given by the page before."""


class DocumentQuery(Frozen):
    """Documents held, newest first."""

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None


class FailureQuery(Frozen):
    """Files that were seen and have no document, by path."""

    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None


class ObservationQuery(Frozen):
    """Stated values. `indicators` are codes or names; `first`..`last` bound the fact's own period, or it is one of
    `periods`."""

    indicators: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Keys of documents that state them."""
    first: dt.date | None = None
    last: dt.date | None = None
    periods: tuple[PeriodField, ...] = ()
    limit: int = Field(default=100, ge=1, le=1000)
    after: str | None = None


class CompareQuery(Frozen):
    """A table: a row per indicator (and issuer, area), a cell per year."""

    indicators: tuple[str, ...] = Field(min_length=1, max_length=50)
    years: YearRange
    period: ReportPeriod = "Y"
    part: int | None = Field(default=None, ge=1, le=12)
    """Month of M, quarter of Q."""
    cumulated: bool = False
    """Months and quarters from the start of the year: "10 tháng" instead of "tháng 10"."""
    measure: Measure = "level"
    """What is shown first; the answer holds all of it."""
    issuers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


class MentionQuery(Frozen):
    """Citations, movements, statements or awards, over all documents. `keys` are what is named, `years` of issue."""

    keys: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    limit: int = Field(default=100, ge=1, le=1000)
    after: str | None = None


class MovementQuery(Frozen):
    """Movements over the years. `text`: folded words of a name; `issuers`, `years`: who names it, for which year."""

    text: str = Field(default="", max_length=500)
    issuers: tuple[str, ...] = ()
    years: YearRange | None = None
    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None


class CitedQuery(Frozen):
    """Documents that others cite. `issuers`, `years`: of the citing documents; `types`: of the cited one."""

    text: str = Field(default="", max_length=500)
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: YearRange | None = None
    held: bool | None = None
    """Whether the corpus has the cited document; None: either."""
    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None


class StatementQuery(Frozen):
    """Statements that say the same, grouped over all years; `years` asks for groups that have one of these years."""

    text: str = Field(default="", max_length=500)
    roles: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: YearRange | None = None
    recurring: bool = False
    """Only what was said of two years or more."""
    across: bool = False
    """Whether statements of different bodies may be one group."""
    limit: int = Field(default=20, ge=1, le=200)
    after: str | None = None


class ReviewQuery(Frozen):
    """Questions that only people can decide: open ones, or those that were decided."""

    kinds: tuple[Literal["document", "movement", "body", "indicator", "statement"], ...] = ()
    decided: bool = False
    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None


class DisagreementQuery(Frozen):
    """What doesn't agree. `years`: of the figure, or that of which the document speaks; `kinds`: of a finding."""

    indicators: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: YearRange | None = None
    kinds: tuple[str, ...] = ()
    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None


class EstimateQuery(Frozen):
    """Estimates and the final figures that came later. `years`: of the figure."""

    indicators: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    years: YearRange | None = None
    limit: int = Field(default=50, ge=1, le=500)
    after: str | None = None
