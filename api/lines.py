"""A cell of a comparison as lines of words, the same for the terminal and the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from api import phrases
from models.comparison import (
    CellAttainment,
    CellChange,
    ComparisonCell,
    ComparisonRow,
    ImpliedFigure,
    OtherStatement,
    Predecessors,
)
from models.place import CellSource
from models.query import Measure
from models.values.period import Period

Kind = Literal["first", "nothing", "prices", "stated", "computed", "flag", "other", "agreeing"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line under the figure: its words, the place that they lead to, the sources to be cited by number."""

    kind: Kind
    words: str
    place: CellSource | None = None
    cited: tuple[CellSource, ...] = ()


def headline(cell: ComparisonCell, measure: Measure) -> Line | None:
    """What stands above the figure where changes or attainments are asked for; None where figures are."""
    if measure == "level":
        return None
    of_year_before = [one for one in cell.changes if _of_year_before(one, cell)]
    lines = _changes(cell, of_year_before) if measure == "change" else _attainments(cell)
    first = next(lines, None)
    if first is None:
        return Line("nothing", f"không nêu {phrases.MEASURES[measure]}")
    return Line("first", first.words, first.place, first.cited)


def lines_of(cell: ComparisonCell, row: ComparisonRow | None = None, measure: Measure = "level") -> list[Line]:
    """Everything that a cell says besides its figure and its headline: changes, attainments, what disagrees, others.

    Its prices are named where they change, and in every cell of a `row` that has figures in several.
    """
    several = row is not None and len({one.prices for one in row.cells if one and one.prices}) > 1
    rebased = any(one.kind == "prices" for one in cell.breaks)
    prices = [Line("prices", cell.prices)] if cell.prices and (several or rebased) else []
    flags = [Line("flag", phrases.FLAGS[flag]) for flag in cell.flags if flag != "break"]
    breaks = [Line("flag", phrases.series_break(one)) for one in cell.breaks]
    stated = [list(_changes(cell, cell.changes)), list(_attainments(cell))]
    asked_first = reversed(stated) if measure == "attainment" else stated
    lines = [*prices, *(line for part in asked_first for line in part), *_implied(cell), *breaks, *flags]
    first = headline(cell, measure)
    return [*(one for one in lines if first is None or one.words != first.words), *_others(cell)]


def predecessor_lines(beside: Predecessors | None) -> list[Line]:
    """What went into the row's area or body, each with its place; then the sum, named as computed."""
    if beside is None:
        return []
    several = len({part.area for part in beside.parts}) > 1 or not any(part.issuer for part in beside.parts)
    lines = [
        Line(
            "other",
            f"{(part.area if several else part.issuer) or part.area}: {phrases.STATUSES[part.status]} "
            + phrases.figure(part.value, part.decimals, part.unit, part.unit_mult, part.bound),
            part.source,
            (part.source,),
        )
        for part in beside.parts
    ]
    return [Line("other", "số của các đơn vị cũ:"), *lines, Line("computed", phrases.sum_of(beside))]


def in_one(lines: Iterable[Line]) -> str:
    """Lines in one: "số của các đơn vị cũ: A: thực hiện 2 tỷ đồng; B: …"."""
    return "; ".join(line.words for line in lines if line.kind != "agreeing").replace(":; ", ": ")


def _of_year_before(change: CellChange, cell: ComparisonCell) -> bool:
    before = Period(cell.period.start, cell.period.end).last_year()
    return change.base is not None and (change.base.start, change.base.end) == (before.start, before.end)


def _changes(cell: ComparisonCell, changes: Iterable[CellChange]) -> Iterator[Line]:
    """Stated changes; the computed one after the first of those that have the same base."""
    unit = phrases.unit_name(cell.unit, cell.unit_mult)
    told = set()
    for change in changes:
        if stated := phrases.stated_change(change, unit, cell.period):
            yield _stated(stated, change.source, cell)
        computed = phrases.computed_change(change, unit, cell.period)
        if computed and (change.base, computed) not in told:
            told.add((change.base, computed))
            yield Line("computed", computed)


def _attainments(cell: ComparisonCell) -> Iterator[Line]:
    told: set[tuple[object, str]] = set()
    for attainment in cell.attainments:
        yield _stated(phrases.stated_attainment(attainment), attainment.source, cell)
        yield from _computed(attainment, told)


def _computed(attainment: CellAttainment, told: set[tuple[object, str]]) -> Iterator[Line]:
    computed = phrases.computed_attainment(attainment)
    if computed and (attainment.target, computed) not in told:
        told.add((attainment.target, computed))
        yield Line("computed", computed)


def _implied(cell: ComparisonCell) -> Iterator[Line]:
    """What follows from the figure for last year and the plan, unless documents state just that."""
    implied = cell.implied
    parts: list[tuple[ImpliedFigure | None, str]] = (
        [(implied.before, ""), (implied.plan, "kế hoạch ")] if implied else []
    )
    for one, what in parts:
        if one and one.held != "consistent":
            words = phrases.implied_figure(one, what, cell)
            yield Line("computed", words, one.source, (one.source,) if one.source else ())


def _stated(words: str, source: CellSource | None, cell: ComparisonCell) -> Line:
    return Line("stated", words, source or cell.source, (source,) if source else ())


def _others(cell: ComparisonCell) -> Iterator[Line]:
    """What other documents state, the same words once; then those that state the same as the cell."""
    differing: dict[str, list[CellSource]] = defaultdict(list)
    for other in cell.others:
        if not other.agrees:
            differing[_words(other, cell)].append(other.source)
    for words, sources in differing.items():
        yield Line("other", words, sources[0], tuple(sources))
    agreeing = tuple(other.source for other in cell.others if other.agrees)
    if agreeing:
        yield Line("agreeing", "cũng nêu:", None, agreeing)


def _words(other: OtherStatement, cell: ComparisonCell) -> str:
    """What it states; of its changes and attainments those that aren't told as the cell's own."""
    unit = phrases.unit_name(other.unit, other.unit_mult)
    told = {(one.base, one.stated, one.unit) for one in cell.changes} if other.value is not None else set()
    reached = {(one.target, one.percent) for one in cell.attainments}
    more = [
        *(
            phrases.stated_change(one, unit, cell.period)
            for one in other.changes
            if (one.base, one.stated, one.unit) not in told
        ),
        *(
            phrases.stated_attainment(one)
            for one in other.attainments
            if other.status != "target" and (one.target, one.percent) not in reached
        ),
    ]
    status = phrases.STATUSES[other.status]
    if other.value is None:
        return f"{status} {'; '.join(more)}"
    figure = phrases.figure(other.value, other.decimals, other.unit, other.unit_mult, other.bound)
    return ", ".join((f"{status} {figure}", *more))
