"""One cell of a comparison: which statement fills it, what it says, and what disagrees with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from api.answers.comparison import figures
from api.answers.comparison.breaks import Line, breaks_of
from api.answers.comparison.checks import attainments, changes
from api.answers.comparison.held import Held
from api.answers.comparison.implied.suggested import implied_by
from api.answers.comparison.vintage import Vintage, choose
from models.comparison import CellChange, ComparisonCell, Flag, OtherStatement
from models.record import PeriodField
from models.values.period import Period

FLAGS: tuple[Flag, ...] = ("revised", "conflict", "change-differs", "plan-differs", "break", "unit-differs")

RowUnit = tuple[str | None, int]
"""Unit and multiplier of a row."""


def settle(
    period: Period, held: Held, earlier: Sequence[Vintage], row_unit: RowUnit, line: Line
) -> ComparisonCell | None:
    """The cell of a period.

    `earlier` fill earlier cells, the nearest last: other prices there, or another territory, break the series.
    """
    vintages = held.of(period)
    chosen = choose(vintages)
    if chosen is None:
        return None
    stated = chosen.observation
    others = [one for one in vintages if one is not chosen and not _same_breath(chosen, one)]
    facts = [chosen, *sorted((one for one in vintages if _adds(chosen, one)), key=_order(chosen))]
    cell_changes, changes_differ = changes(chosen, facts, held)
    cell_attainments, plans_differ = attainments(chosen, facts, held)
    contradicting = [one for one in others if _contradicts(chosen, one)]
    breaks = breaks_of(chosen, others, earlier, line)
    found: dict[Flag, bool] = {
        "revised": any(not _irreconcilable(chosen, one) for one in contradicting),
        "conflict": any(_irreconcilable(chosen, one) for one in contradicting),
        "change-differs": changes_differ,
        "plan-differs": plans_differ,
        "break": bool(breaks),
        "unit-differs": any(_other_unit(chosen, one) for one in others) or _off_row(chosen, row_unit),
    }
    shift = stated.unit_mult - row_unit[1] if stated.unit == row_unit[0] else 0
    return ComparisonCell(
        period=PeriodField(start=period.start, end=period.end),
        value=None if stated.value is None else figures.shifted(stated.value, shift),
        decimals=None if stated.decimals is None else stated.decimals - shift,
        unit=stated.unit,
        unit_mult=stated.unit_mult - shift,
        bound=stated.bound,
        prices=str(chosen.basis) if chosen.basis else None,
        status=stated.status,
        changes=tuple(_moved(change, shift) for change in cell_changes),
        attainments=cell_attainments,
        source=chosen.source,
        others=tuple(_other(one, chosen) for one in sorted(others, key=Vintage.rank, reverse=True)),
        flags=tuple(flag for flag in FLAGS if found[flag]),
        breaks=breaks,
        implied=implied_by(facts, held, stated.unit_mult - shift),
    )


def _same_breath(chosen: Vintage, one: Vintage) -> bool:
    """Whether `one` is the same document speaking only of the change or attainment of the same figure."""
    return one.figure is None and one.observation.document.key == chosen.observation.document.key and _adds(chosen, one)


def _adds(chosen: Vintage, one: Vintage) -> bool:
    """Whether its changes and attainments are of this cell: no plan, the same prices and unit."""
    comparable = chosen.comparable(one) and not _other_unit(chosen, one)
    return one is not chosen and one.observation.status != "target" and comparable


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


def _other(one: Vintage, chosen: Vintage) -> OtherStatement:
    stated = one.observation
    return OtherStatement(
        value=stated.value,
        decimals=stated.decimals,
        unit=stated.unit,
        unit_mult=stated.unit_mult,
        bound=stated.bound,
        status=stated.status,
        agrees=_adds(chosen, one) and not _contradicts(chosen, one),
        source=one.source,
        changes=tuple(CellChange(base=c.base, stated=c.change, computed=None, unit=c.unit) for c in stated.comparisons),
    )
