"""Figures that follow from what is stated: last year's from value and change, the plan from value and attainment."""

from __future__ import annotations

import itertools
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.answers.comparison import compare, figures
from api.answers.comparison.figures import figure
from api.answers.comparison.held import Figures
from api.answers.comparison.implied import readings
from api.lines import headline, lines_of
from models.comparison import ComparisonCell, ImpliedFigure
from models.mention import ChangeUnit
from models.query import CompareQuery, Measure, YearRange
from tests.api.statements import index_of, report, stated
from tests.api.test_compare import H1, H1_BEFORE, cell_of, row_of, table_of

RATE: dict[str, Any] = {"unit": "percent", "unit_mult": 0}


def told(one: ImpliedFigure | None) -> tuple[float, float, str | None] | None:
    return (one.low, one.high, one.held) if one else None


BEFORE = [
    # 26.252,5 / 1,0675 … 26.253,5 / 1,0665, rounded outward to whole tỷ
    (stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]), [], (24592, 24617, None)),
    # what is held lies in it
    (stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]), [24608], (24592, 24617, "consistent")),
    # printed coarser: 24,6 nghìn tỷ may be 24.592
    (stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]), [24620, 24600], (24592, 24617, "consistent")),
    # what is held doesn't
    (stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]), [25000], (24592, 24617, "contradicts")),
    # a fall
    (stated(H1, 150, changes=[(H1_BEFORE, -25, "percent")]), [], (198, 203, None)),
    # an absolute change
    (stated(H1, 320, changes=[(H1_BEFORE, 120, "absolute")]), [200], (199, 201, "consistent")),
    # points of a rate
    (stated(H1, 5.31, changes=[(H1_BEFORE, -0.31, "percentage-point")], **RATE), [], (5.61, 5.63, None)),
    # printed with a decimal: told with one
    (stated(H1, 571.9, unit_mult=6, changes=[(H1_BEFORE, -6.3, "percent")]), [], (609.9, 610.8, None)),
    # may mean points or percent of the rate, "tăng 1,5 lần" so much or so much more: nothing follows
    (stated(H1, 5.31, changes=[(H1_BEFORE, -0.31, "percent")], **RATE), [], None),
    (stated(H1, 300, changes=[(H1_BEFORE, 1.5, "times")]), [], None),
    # from "khoảng 150", from a loss, from a growth without a figure nothing follows
    (stated(H1, 150, bound="about", changes=[(H1_BEFORE, 5, "percent")]), [], None),
    (stated(H1, -5, changes=[(H1_BEFORE, 5, "percent")]), [], None),
    (stated(H1, None, changes=[(H1_BEFORE, 5, "percent")]), [], None),
    # nor from a change against another period than last year's
    (stated(H1, 150, changes=[("2022-05", 5, "percent")]), [], None),
    # nothing was left last year, or everything: no end to it
    (stated(H1, 150, changes=[(H1_BEFORE, -100, "percent")]), [], None),
]


@pytest.mark.parametrize(("fact", "held", "expected"), BEFORE)
def test_last_years_figure(tmp_path: Path, fact: Any, held: list[float], expected: Any) -> None:
    records = [report("2022-07", fact)]
    records += [report("2021-07", stated(H1_BEFORE, value), key=f"bc-{value}") for value in held]
    cell = cell_of(tmp_path, records)
    assert told(cell.implied.before if cell.implied else None) == expected


PLANS = [
    # 26.252,5 / 0,485 … 26.253,5 / 0,475
    (48.0, [], (54128, 55271, None)),
    (48.0, [54694], (54128, 55271, "consistent")),
    # printed finer
    (48.04, [], (54641, 54655, None)),
    # one of two plans
    (48.0, [60000, 54694], (54128, 55271, "consistent")),
    (48.0, [60000], (54128, 55271, "contradicts")),
]


@pytest.mark.parametrize(("percent", "plans", "expected"), PLANS)
def test_the_plan(tmp_path: Path, percent: float, plans: list[float], expected: Any) -> None:
    records = [report("2022-07", stated(H1, 26253, attainments=[("2022", percent)]))]
    records += [report("2022-01", stated("2022", plan, status="target"), key=f"kh-{plan}") for plan in plans]
    implied_figures = cell_of(tmp_path, records).implied
    assert implied_figures is not None
    found = implied_figures.plan
    assert found is not None
    assert told(found) == expected
    assert found.period.end.isoformat() == "2022-12-31"


def test_from_another_statement_than_the_one_that_fills_the_cell(tmp_path: Path) -> None:
    """The growth belongs to the estimate that it was printed with, not to the final figure."""
    records = [
        report("2022-07", stated(H1, 200, status="estimate", changes=[(H1_BEFORE, 100, "percent")])),
        report("2023-07", stated(H1, 250)),
    ]
    found = cell_of(tmp_path, records).implied
    assert found is not None
    assert found.before is not None
    assert found.before.low <= 100 <= found.before.high
    assert found.before.source is not None
    assert found.before.source.document.key == "bc-2022-07"


def test_in_the_rows_unit(tmp_path: Path) -> None:
    records = [
        report("2021-07", stated(H1_BEFORE, 1124.5, unit_mult=6)),
        report("2020-07", stated("6T/2020", 955.1, unit_mult=6)),
        report("2022-07", stated(H1, 1.24, changes=[(H1_BEFORE, 10.3, "percent")])),
    ]
    row = row_of(tmp_path, records, "BANLE", years=YearRange(first=2020, last=2022))
    cell = row.cells[2]
    assert cell is not None
    assert cell.implied is not None
    assert (row.unit_mult, told(cell.implied.before)) == (6, (1119, 1130, "consistent"))


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ([], "suy ra cùng kỳ: từ 24.592 đến 24.617 tỷ đồng"),
        ([25000], "suy ra cùng kỳ: từ 24.592 đến 24.617 tỷ đồng; khác số có trong kho"),
        # what is known anyway is not said again
        ([24608], None),
    ],
)
def test_in_words(tmp_path: Path, held: list[float], words: str | None) -> None:
    records = [report("2022-07", stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]))]
    records += [report("2021-07", stated(H1_BEFORE, value), key=f"bc-{value}") for value in held]
    lines = [line for line in lines_of(cell_of(tmp_path, records)) if line.words.startswith("suy ra")]
    assert [(line.kind, line.words) for line in lines] == ([("computed", words)] if words else [])


amounts = st.builds(
    figure,
    st.integers(1, 10**6).map(lambda n: n / 100),
    st.integers(0, 2),
    st.sampled_from(["VND", "percent"]),
    st.sampled_from([0, 6]),
    st.none(),
)


@given(amounts, amounts, st.sampled_from(["percent", "percentage-point", "absolute"]), st.integers(-99, 300))
def test_a_base_is_in_the_interval_just_where_the_change_between_both_allows_it(
    now: figures.Figure, before: figures.Figure, unit: ChangeUnit, change: int
) -> None:
    reading = next(readings.bases(now, change, unit, 0), None)
    computed = figures.change(now, before, unit)
    if reading is None or computed is None or before.low <= 0:
        return
    ends = zip(figures.stated_interval(change), (computed.high, computed.low), strict=True)
    on_the_edge = any(abs(stated_end - end) < Decimal("1e-9") for stated_end, end in ends)
    assert on_the_edge or Figures([before]).fits(reading) == computed.allows(change)


FIRST: list[tuple[Measure, str | None]] = [
    ("level", None),
    ("change", "tăng 6,7% so với cùng kỳ"),
    ("attainment", "đạt 48% kế hoạch năm 2022"),
]


@pytest.mark.parametrize(("measure", "words"), FIRST)
def test_what_is_shown_first(tmp_path: Path, measure: Measure, words: str | None) -> None:
    fact = stated(
        H1, 26253, changes=[(H1_BEFORE, 6.7, "percent"), ("2022-05", 3, "percent")], attainments=[("2022", 48)]
    )
    table = table_of(tmp_path, [report("2022-07", fact)], "BANLE", measure=measure)
    cell = table.rows[0].cells[1]
    assert table.measure == measure
    assert cell is not None
    first = headline(cell, measure)
    assert (first and first.words) == words
    assert words not in [line.words for line in lines_of(cell, measure=measure)]


def test_nothing_to_show_first_is_said(tmp_path: Path) -> None:
    cell = cell_of(tmp_path, [report("2022-07", stated(H1, 100))])
    assert _first(cell, "change") == ("nothing", "không nêu mức tăng giảm so với năm trước")
    assert _first(cell, "attainment") == ("nothing", "không nêu mức hoàn thành kế hoạch")


def _first(cell: ComparisonCell, measure: Measure) -> tuple[str, str]:
    first = headline(cell, measure)
    assert first is not None
    return first.kind, first.words


def test_a_change_that_is_only_computed_is_named_so_at_the_top(tmp_path: Path) -> None:
    cell = cell_of(tmp_path, [report("2021-07", stated(H1_BEFORE, 80)), report("2022-07", stated(H1, 100))])
    assert _first(cell, "change") == ("first", "tính ra: tăng 25% so với cùng kỳ")


CUMULATED = [
    ({"period": "M", "part": 10}, ["10T/2021", "10T/2022"]),
    ({"period": "M", "part": 12}, ["2021", "2022"]),
    ({"period": "M", "part": 1}, ["T1/2021", "T1/2022"]),
    ({"period": "Q", "part": 3}, ["9T/2021", "9T/2022"]),
    ({"period": "Q", "part": 1}, ["3T/2021", "3T/2022"]),
    # these begin with the year anyway
    ({"period": "6M"}, ["6T/2021", "6T/2022"]),
    ({"period": "Y"}, ["2021", "2022"]),
]


@pytest.mark.parametrize(("asked", "labels"), CUMULATED)
def test_cumulated_columns(tmp_path: Path, asked: Any, labels: list[str]) -> None:
    table = table_of(tmp_path, [report("2022-07", stated(H1, 100))], "BANLE", cumulated=True, **asked)
    assert [column.label for column in table.periods] == labels
    assert all(column.start.month == column.start.day == 1 for column in table.periods)


def test_a_month_and_the_months_so_far_are_two_figures(tmp_path: Path) -> None:
    records = [report("2022-10-25", stated("2022-10", 9), stated("10T/2022", 80))]
    month = row_of(tmp_path, records, "BANLE", period="M", part=10).cells[1]
    so_far = row_of(tmp_path, records, "BANLE", period="M", part=10, cumulated=True).cells[1]
    assert month is not None
    assert so_far is not None
    assert (month.value, so_far.value) == (9, 80)


def test_work_grows_with_the_statements_of_a_cell_not_with_their_pairs(tmp_path: Path) -> None:
    """Every figure, change and attainment another one: what is compared with what is looked up, not walked through."""

    def calls(count: int) -> int:
        facts = [
            stated(H1, 1000 + at, changes=[(H1_BEFORE, 200 + at, "percent")], attainments=[("2022", 100 + at)])
            for at in range(count)
        ]
        bases = [stated(H1_BEFORE, 5000 + at) for at in range(count)]
        plans = [stated("2022", 9000 + at, status="target") for at in range(count)]
        index = index_of(tmp_path / str(count), [report("2022-07", *facts, *bases, *plans)])
        made = itertools.count()
        sys.setprofile(lambda _frame, _event, _argument: next(made))
        try:
            compare(CompareQuery(indicators=("BANLE",), years=YearRange(first=2022, last=2022), period="6M"), index)
        finally:
            sys.setprofile(None)
        return next(made)

    assert calls(400) < 5 * calls(100)
