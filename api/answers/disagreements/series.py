"""Statements that may be held against each other: of one indicator, area and line of bodies, by period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from api.answers.areas import place_of
from api.answers.comparison import figures
from api.answers.comparison.figures import PERCENT, Figure
from api.answers.comparison.kept import kept
from api.answers.comparison.vintage import Vintage
from api.answers.indicators import registered
from api.answers.mentions import line_of
from corpus.registers import indicators, units
from corpus.tables import read_table
from models.answer import StatedObservation
from models.values.period import Period
from models.values.wording import fold

FLOW, REAL_GROWTH = "flow", "real-growth"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
"""The end of "giá trị sản xuất (giá so sánh 2010)"."""
_REVISED = ("chinh thuc", "dieu chinh", "tinh lai", "tinh toan lai", "cap nhat", "ra soat lai", "danh gia lai")
"""Words by which a document says that it prints another figure than before."""
SeriesKey = tuple[str, str, str]
"""Indicator (or folded name with its unit), area, line of bodies."""


@dataclass(frozen=True)
class Claim(Vintage):
    """A statement that is examined or held against others. `drafted`: it is a draft's; `around` is its sentence."""

    drafted: bool = False
    around: str = ""

    @kept
    def age(self) -> tuple[bool, int, str, int]:
        """The greater, the newer; a draft is newer than everything that is held."""
        stated = self.observation
        issued = self.issued.start.toordinal()
        return self.drafted, issued, stated.document.key, stated.start

    @kept
    def final(self) -> bool:
        """Whether it is no estimate and no plan."""
        return self.observation.status == "actual"

    @kept
    def planned(self) -> bool:
        """Whether it is a plan."""
        return self.observation.status == "target"

    @kept
    def document(self) -> str:
        """The key of its document."""
        return self.observation.document.key

    @kept
    def words(self) -> str:
        """Its folded words and those of its sentence."""
        return fold(f"{self.observation.quote} {self.around}")

    def reports_on(self, period: Period) -> bool:
        """Whether its document is a report on just that period."""
        told = self.observation.document.period
        return told is not None and (told.start, told.end) == (period.start, period.end)


@dataclass
class Series:
    """All statements of one indicator, area and line of bodies."""

    indicator: str | None
    by_period: dict[Period, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def add(self, claim: Claim) -> None:
        """Takes a statement in."""
        self.by_period[claim.period].append(claim)

    def held(self, period: Period) -> Sequence[Claim]:
        """All statements for a period."""
        return self.by_period.get(period, ())

    def claims(self) -> Iterator[Claim]:
        """All statements."""
        for claims in self.by_period.values():
            yield from claims

    def figures_of(self, claim: Claim) -> list[Figure]:
        """The figure of a statement; of one that states only a change those that its document states for the cell."""
        if claim.figure:
            return [claim.figure]
        beside = (one for one in self.held(claim.period) if one.document == claim.document)
        same = (one for one in beside if one.observation.status == claim.observation.status)
        return list(dict.fromkeys(one.figure for one in same if one.figure))

    @cached_property
    def cumulated(self) -> Mapping[int, Sequence[Period]]:
        """Year → the periods since its beginning, the shortest first."""
        found: dict[int, list[Period]] = defaultdict(list)
        for period in sorted(self.by_period, key=lambda it: it.end):
            if (period.start.month, period.start.day) == (1, 1) and period.start.year == period.end.year:
                found[period.end.year].append(period)
        return found

    @cached_property
    def vague(self) -> bool:
        """Whether it is one name for several things ("lao động"): no register knows it, and a document states two
        figures of it for one period.
        """
        if self.indicator is not None:
            return False
        stated: dict[tuple[object, ...], Figure] = {}
        for one in self.claims():
            if one.figure is not None:
                first = stated.setdefault((one.document, one.period, one.observation.status), one.figure)
                if not figures.agree(first, one.figure):
                    return True
        return False

    def has(self, trait: str) -> bool:
        """Whether its indicator is one that `traits.tsv` says this of."""
        return self.indicator is not None and (self.indicator, trait) in _traits()


class Book:
    """Statements in their series."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.series: dict[SeriesKey, Series] = {}
        self._of: dict[int, Series] = {}
        unnamed: list[Claim] = []
        for claim in claims:
            unnamed.append(claim) if not claim.observation.area else self._add(claim, None)
        for claim in unnamed:
            self._add(claim, self._area_of(claim))

    def of(self, claim: Claim) -> Series:
        """The series in which a statement of this book stands."""
        return self._of[id(claim)]

    def _add(self, claim: Claim, area: str | None) -> None:
        key = _key(claim, area)
        series = self.series.get(key) or self.series.setdefault(key, Series(code_of(claim.observation)))
        series.add(claim)
        self._of[id(claim)] = series

    def _area_of(self, claim: Claim) -> str:
        """The area of a statement that names none: that which the name of its body ends with, if others name it."""
        what, _, line = _key(claim, "")
        words = line.split()
        ends = (" ".join(words[at:]) for at in range(1, len(words)))
        return next((end for end in ends if (what, end, line) in self.series), "")


def counterparts(claim: Claim, others: Iterable[Claim]) -> list[Claim]:
    """Those of `others` that aren't newer than the statement, nor the statement itself."""
    return [one for one in others if one is not claim and one.age <= claim.age]


def revised(claim: Claim) -> bool:
    """Whether its words say that it replaces an earlier figure."""
    return any(word in claim.words for word in _REVISED)


def is_rate(figure: Figure) -> bool:
    """Whether it is a percentage."""
    return figure.unit == PERCENT


def code_of(stated: StatedObservation) -> str | None:
    """The indicator of the register; also that of a figure that has its name, in a money that it isn't told in."""
    if stated.indicator or stated.unit not in moneys():
        return stated.indicator
    found = {one.code for one in registered(_IN_BRACKETS.sub("", stated.name))}
    code = found.pop() if len(found) == 1 else None
    return code if code and (stated.unit == "USD") != ("USD" in _units().get(code, "")) else None


@cache
def moneys() -> frozenset[str]:
    """Units that are moneys."""
    return frozenset(row.canonical for row in units() if row.dimension.startswith("money"))


def _key(claim: Claim, area: str | None) -> SeriesKey:
    stated = claim.observation
    where = place_of(stated.area or "") if area is None else area
    what = code_of(stated) or f"{fold(_IN_BRACKETS.sub('', stated.name))}|{stated.unit}"
    return what, where, line_of(stated.document)


@cache
def _units() -> dict[str, str]:
    return {row.code: row.unit for row in indicators()}


@cache
def _traits() -> frozenset[tuple[str, str]]:
    rows = read_table(Path(__file__).parent / "traits.tsv", ("word", "code", "gloss"))
    return frozenset((row["word"], row["code"]) for row in rows)
