"""What holds of every cell, whatever was stated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from api.answers.comparison.breaks import Line
from api.answers.comparison.cells import FLAGS, settle
from api.answers.comparison.figures import exact
from api.answers.comparison.held import Held
from api.answers.comparison.vintage import Vintage, choose
from models.answer import ComparisonCell, SectionPath, StatedObservation
from models.values.period import Period
from tests.api.statements import span, stated

PERIOD, BEFORE = "6T/2022", "6T/2021"
NOWHERE = SectionPath(id=None, path=(), role=None)

figures = st.fixed_dictionaries(
    {
        "value": st.none() | st.integers(-5, 5).map(float) | st.sampled_from([1.2, 1.24, 12.0, 1200.0]),
        "unit": st.sampled_from(["VND", "USD", "percent"]),
        "unit_mult": st.sampled_from([0, 6, 9]),
        "status": st.sampled_from(["actual", "estimate", "target"]),
        "bound": st.sampled_from([None, "about", "at-least", "at-most"]),
        "changes": st.lists(
            st.tuples(
                st.sampled_from([None, BEFORE, "2021", PERIOD]),
                st.sampled_from([-10.0, 0.0, 10.0, 10.5]),
                st.sampled_from(["percent", "percentage-point", "times", "absolute"]),
            ),
            max_size=2,
        ),
        "attainments": st.lists(st.tuples(st.sampled_from(["2022", PERIOD]), st.sampled_from([0.0, 52.0])), max_size=2),
    }
)
documents = st.sampled_from([("a", "2022-07"), ("b", "2022-07-05"), ("c", "2023-07"), ("d", None), ("e", "2022")])
statements = st.lists(st.tuples(st.sampled_from([PERIOD, BEFORE, "2022"]), documents, figures), max_size=6)


def vintages_of(made: Sequence[tuple[str, tuple[str, str | None], dict[str, Any]]]) -> list[Vintage]:
    return [
        Vintage(_observation(at, period, key, issued, facts), lambda _key, _section: NOWHERE)
        for at, (period, (key, issued), facts) in enumerate(made)
    ]


def _observation(at: int, period: str, key: str, issued: str | None, facts: dict[str, Any]) -> StatedObservation:
    value = facts["value"]
    head = {"key": key, "type": "BC", "number": None, "symbol": None, "issued": issued, "issuers": (), "title": None}
    place = {"start": at, "end": at + 1, "quote": f"{key}{at}", "page": None, "section": None}
    made = stated(period, value, **{name: part for name, part in facts.items() if name != "value"})
    return StatedObservation.model_validate({**made, **place, "document": {**head, "period": None}})


def cell_of(vintages: Sequence[Vintage]) -> ComparisonCell | None:
    wanted = span(PERIOD)
    held = Held(vintages)
    chosen = choose(held.of(Period(wanted.start, wanted.end)))
    return settle(chosen, held, (), ("VND", 9), Line(((),), tuple(vintages))) if chosen else None


@given(statements)
def test_a_figure_is_always_one_that_was_stated(made: Any) -> None:
    vintages = vintages_of(made)
    stating = [one.observation for one in vintages if one.observation.period == span(PERIOD)]
    cell = cell_of(vintages)
    assert (cell is None) == all(one.status == "target" for one in stating)
    if cell is None:
        return
    [source] = [one for one in stating if one.quote == cell.source.quote]
    assert (cell.status, cell.bound, cell.unit) == (source.status, source.bound, source.unit)
    assert cell.status != "target"
    assert _plain(cell.value, cell.unit_mult) == _plain(source.value, source.unit_mult)


@given(statements)
def test_every_change_and_attainment_was_stated_or_is_named_computed(made: Any) -> None:
    vintages = vintages_of(made)
    cell = cell_of(vintages)
    for change in cell.changes if cell else ():
        assert change.stated is not None or change.computed is not None
        if change.stated is not None and change.unit != "absolute":
            assert change.stated in [c.change for one in vintages for c in one.observation.comparisons]
    for attainment in cell.attainments if cell else ():
        assert attainment.percent in [a.percent for one in vintages for a in one.observation.attainments]


@given(statements)
def test_nothing_that_was_stated_is_lost(made: Any) -> None:
    vintages = vintages_of(made)
    cell = cell_of(vintages)
    if cell is None:
        return
    shown = {cell.source.quote, *(other.source.quote for other in cell.others)}
    for one in (one.observation for one in vintages if one.observation.period == span(PERIOD)):
        alone = one.value is None and one.document == cell.source.document and one.status != "target"
        assert one.quote in shown or alone


@given(statements, st.randoms(use_true_random=False))
def test_the_order_of_the_statements_does_not_matter(made: Any, random: Any) -> None:
    vintages = vintages_of(made)
    shuffled = list(vintages)
    random.shuffle(shuffled)
    one, other = cell_of(vintages), cell_of(shuffled)
    assert (one and (one.value, one.source, one.others, one.flags)) == (
        other and (other.value, other.source, other.others, other.flags)
    )


@given(statements)
def test_flags_are_in_one_order_and_need_a_second_statement(made: Any) -> None:
    vintages = vintages_of(made)
    cell = cell_of(vintages)
    if cell is None:
        return
    assert list(cell.flags) == [flag for flag in FLAGS if flag in cell.flags]
    if len([one for one in vintages if one.observation.period == span(PERIOD)]) == 1:
        assert not {"revised", "conflict", "break"} & set(cell.flags)


def _plain(value: float | None, unit_mult: int) -> Decimal | None:
    return None if value is None else exact(value).scaleb(unit_mult).normalize()
