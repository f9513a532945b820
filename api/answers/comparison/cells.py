"""One cell of a comparison: which statement fills it, what it says, and what disagrees with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.answers.comparison import figures
from api.answers.comparison.breaks import Line, breaks_of
from api.answers.comparison.checks import attainments, change_differs, changes, plan_differs
from api.answers.comparison.held import Held
from api.answers.comparison.implied.suggested import implied_by
from api.answers.comparison.vintage import Vintage
from models.comparison import CellChange, ComparisonCell, Flag, OtherStatement
from models.record import Comparison

FLAGS: tuple[Flag, ...] = ("revised", "conflict", "change-differs", "plan-differs", "break", "unit-differs")

RowUnit = tuple[str | None, int]
"""Unit and multiplier of a row."""


def settle(chosen: Vintage, held: Held, earlier: Sequence[Vintage], row_unit: RowUnit, line: Line) -> ComparisonCell:
    """The cell that a statement fills.

    `earlier` fill earlier cells, the nearest last: other prices there, or another territory, break the series.
    """
    stated = chosen.observation
    beside = [_beside(chosen, one) for one in held.of(stated.period) if one is not chosen]
    others = [one for one in beside if not (one.adds and _same_breath(chosen, one.vintage))]
    adding = sorted((one.vintage for one in beside if one.adds and not one.apart), key=_order(chosen))
    apart = [one.vintage for one in others if one.apart]
    facts = [chosen, *adding]
    cell_changes, changes_differ = changes(chosen, facts, held)
    cell_attainments, plans_differ = attainments(chosen, facts, held)
    breaks = breaks_of(chosen, [one.vintage for one in others], earlier, line)
    found: dict[Flag, bool] = {
        "revised": any(one.contradicts and not one.conflicts for one in others),
        "conflict": any(one.conflicts for one in others),
        "change-differs": changes_differ or any(change_differs(one, held) for one in apart),
        "plan-differs": plans_differ or any(plan_differs(one, held) for one in apart),
        "break": bool(breaks),
        "unit-differs": _off_row(chosen, row_unit) or any(_other_unit(chosen, one.vintage) for one in others),
    }
    shift = stated.unit_mult - row_unit[1] if stated.unit == row_unit[0] else 0
    others.sort(key=lambda one: one.vintage.rank, reverse=True)
    return ComparisonCell(
        period=stated.period,
        value=None if stated.value is None else figures.shifted(stated.value, shift),
        decimals=None if stated.decimals is None else stated.decimals - shift,
        unit=stated.unit,
        unit_mult=stated.unit_mult - shift,
        bound=stated.bound,
        prices=str(chosen.basis) if chosen.basis else None,
        status=stated.status,
        changes=tuple([_moved(change, shift) for change in cell_changes]) if shift else cell_changes,
        attainments=cell_attainments,
        source=chosen.source,
        others=tuple([_other(one) for one in others]),
        flags=tuple([flag for flag in FLAGS if found[flag]]),
        breaks=breaks,
        implied=implied_by(facts, held, stated.unit_mult - shift),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """Another statement of a cell, held against the one that fills it."""

    vintage: Vintage
    adds: bool
    """Its changes and attainments are of the cell: no plan, the same prices and unit."""
    contradicts: bool
    """Both can't be right."""
    conflicts: bool
    """It contradicts, and neither revises the other."""
    apart: bool
    """Its changes and attainments are of its own figure, one that the cell doesn't show."""


def _beside(chosen: Vintage, one: Vintage) -> _Beside:
    contradicts = _contradicts(chosen, one)
    conflicts = contradicts and _irreconcilable(chosen, one)
    adds = one.observation.status != "target" and chosen.comparable(one) and not _other_unit(chosen, one)
    return _Beside(one, adds, contradicts, conflicts, apart=adds and conflicts and one.figure is not None)


def _same_breath(chosen: Vintage, one: Vintage) -> bool:
    """Whether `one` is the same document speaking only of the change or attainment of the same figure."""
    return one.figure is None and one.observation.document.key == chosen.observation.document.key


def _order(chosen: Vintage) -> Callable[[Vintage], tuple[bool, int, int]]:
    """The chosen document's words first, then those of the newest document."""

    def place(one: Vintage) -> tuple[bool, int, int]:
        elsewhere = one.observation.document.key != chosen.observation.document.key
        return elsewhere, -one.issued.start.toordinal(), one.observation.start

    return place


def _irreconcilable(chosen: Vintage, one: Vintage) -> bool:
    """Whether a contradiction is no revision: one document, two reports on the same period, or neither is later.

    A final figure that replaces another document's estimate is a revision.
    """
    documents = chosen.observation.document, one.observation.document
    if documents[0].key == documents[1].key:
        return True
    if chosen.observation.status != one.observation.status:
        return False
    report_on_the_same = documents[0].period is not None and documents[0].period == documents[1].period
    return (chosen.observation.status == "actual" and report_on_the_same) or not chosen.later_than(one)


def _contradicts(chosen: Vintage, one: Vintage) -> bool:
    """Whether both can't be right, rounding allowed for.

    Targets contradict nothing, nor do other units, prices and territories.
    """
    if "target" in (one.observation.status, chosen.observation.status) or not chosen.comparable(one):
        return False
    if chosen.figure and one.figure:
        return chosen.figure.unit == one.figure.unit and not figures.agree(chosen.figure, one.figure)
    return any(
        first.base == second.base and first.unit == second.unit and not figures.same_print(first.change, second.change)
        for first in chosen.observation.comparisons
        for second in one.observation.comparisons
    )


def _other_unit(chosen: Vintage, one: Vintage) -> bool:
    return bool(chosen.figure and one.figure and chosen.figure.unit != one.figure.unit)


def _off_row(chosen: Vintage, row_unit: RowUnit) -> bool:
    return chosen.figure is not None and chosen.figure.unit != row_unit[0]


def _moved(change: CellChange, shift: int) -> CellChange:
    """An absolute change follows its value into the row's multiplier."""
    if change.unit != "absolute" or shift == 0:
        return change
    parts = {"stated": change.stated, "computed": change.computed}
    moved = {name: None if part is None else figures.shifted(part, shift) for name, part in parts.items()}
    return change.model_copy(update=moved)


def _other(beside: _Beside) -> OtherStatement:
    one = beside.vintage
    stated = one.observation
    return OtherStatement(
        value=stated.value,
        decimals=stated.decimals,
        unit=stated.unit,
        unit_mult=stated.unit_mult,
        bound=stated.bound,
        status=stated.status,
        agrees=beside.adds and not beside.contradicts,
        source=one.source,
        changes=tuple([_stated(change) for change in stated.comparisons]),
        attainments=stated.attainments,
    )


def _stated(change: Comparison) -> CellChange:
    return CellChange(base=change.base, stated=change.change, computed=None, unit=change.unit)
