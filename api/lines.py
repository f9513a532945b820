"""A cell of a comparison as lines of words, the same for the terminal and the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from api import phrases
from models.answer import CellSource, ComparisonCell, ComparisonRow, OtherStatement

Kind = Literal["prices", "stated", "computed", "flag", "other", "agreeing"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line under the figure: its words, the place that they lead to, the sources to be cited by number."""

    kind: Kind
    words: str
    place: CellSource | None = None
    cited: tuple[CellSource, ...] = ()


def lines_of(cell: ComparisonCell, row: ComparisonRow | None = None) -> list[Line]:
    """Everything that a cell says besides its figure: changes, attainments, what disagrees, other statements.

    Its prices are named where they change, and in every cell of a `row` that has figures in several.
    """
    several = row is not None and len({one.prices for one in row.cells if one and one.prices}) > 1
    prices = [Line("prices", cell.prices)] if cell.prices and (several or "break" in cell.flags) else []
    flags = [Line("flag", phrases.FLAGS[flag]) for flag in cell.flags]
    return [*prices, *_changes(cell), *_attainments(cell), *flags, *_others(cell)]


def _changes(cell: ComparisonCell) -> Iterator[Line]:
    """Stated changes; the computed one after the first of those that have the same base."""
    unit = phrases.unit_name(cell.unit, cell.unit_mult)
    told = set()
    for change in cell.changes:
        if stated := phrases.stated_change(change, unit, cell.period):
            yield _stated(stated, change.source, cell)
        computed = phrases.computed_change(change, unit, cell.period)
        if computed and (change.base, computed) not in told:
            told.add((change.base, computed))
            yield Line("computed", computed)


def _attainments(cell: ComparisonCell) -> Iterator[Line]:
    told = set()
    for attainment in cell.attainments:
        yield _stated(phrases.stated_attainment(attainment), attainment.source, cell)
        computed = phrases.computed_attainment(attainment)
        if computed and (attainment.target, computed) not in told:
            told.add((attainment.target, computed))
            yield Line("computed", computed)


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
    status = phrases.STATUSES[other.status]
    if other.value is not None:
        return f"{status} {phrases.figure(other.value, other.decimals, other.unit, other.unit_mult, other.bound)}"
    unit = phrases.unit_name(other.unit, other.unit_mult)
    return f"{status} {'; '.join(phrases.stated_change(change, unit, cell.period) for change in other.changes)}"
