"""Statements in, cells out: each case one trap of comparing reports of several years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from api.answers.comparison import compare
from api.lines import lines_of
from models.answer import ComparisonCell, ComparisonRow, ComparisonTable
from models.errors import BadCallError, NotHeldError
from models.query import CompareQuery, YearRange
from models.record import Record
from tests.api.statements import index_of, report, span, stated

H1, H1_BEFORE = "6T/2022", "6T/2021"
CPI: dict[str, Any] = {"indicator": "CPI", "name": "chỉ số giá tiêu dùng"}
GTSX: dict[str, Any] = {"indicator": "GTSXCN_CONST"}
XK: dict[str, Any] = {"indicator": "XK", "name": "kim ngạch xuất khẩu", "unit": "USD"}
RATE: dict[str, Any] = {"indicator": "DIEN_TT", "name": "tỷ lệ tổn thất điện năng", "unit": "percent", "unit_mult": 0}


def table_of(folder: Path, records: Sequence[Record], *indicators: str, **more: Any) -> ComparisonTable:
    asked = {"years": YearRange(first=2021, last=2022), "period": "6M", **more}
    index = index_of(folder / f"index{len(list(folder.iterdir()))}", records)
    try:
        return compare(CompareQuery(indicators=indicators, **asked), index)
    finally:
        index.close()


def row_of(folder: Path, records: Sequence[Record], indicator: str, **more: Any) -> ComparisonRow:
    rows = table_of(folder, records, indicator, **more).rows
    assert len(rows) == 1
    return rows[0]


def cell_of(folder: Path, records: Sequence[Record], indicator: str = "BANLE") -> ComparisonCell:
    cell = row_of(folder, records, indicator).cells[1]
    assert cell is not None
    return cell


CHOICES = [
    # one estimate is all there is
    ([("2022-07", stated(H1, 100, status="estimate"))], 100, "estimate", []),
    # a final figure goes before an estimate, though the estimate is newer
    ([("2022-07", stated(H1, 100)), ("2022-08", stated(H1, 100, status="estimate"))], 100, "actual", []),
    # of two estimates the newer one
    (
        [("2022-06-20", stated(H1, 100, status="estimate")), ("2022-07-04", stated(H1, 103, status="estimate"))],
        103,
        "estimate",
        ["revised"],
    ),
    # next year's report settles the figure
    ([("2022-07", stated(H1, 100, status="estimate")), ("2023-07", stated(H1, 98))], 98, "actual", ["revised"]),
    # it says the same: nothing was revised
    ([("2022-07", stated(H1, 100, status="estimate")), ("2023-07", stated(H1, 100))], 100, "actual", []),
    # 2,46 nghìn tỷ and 2.460 tỷ are the same figure, rounded
    ([("2022-07", stated(H1, 2.46, unit_mult=12)), ("2023-07", stated(H1, 2460))], 2460, "actual", []),
    # 1,08 lies in 1,075 … 1,085: 1.086 tỷ is another figure
    ([("2022-07", stated(H1, 1.08, unit_mult=12)), ("2023-07", stated(H1, 1086))], 1086, "actual", ["revised"]),
    # a plan is no figure of what was done
    ([("2022-01", stated(H1, 120, status="target")), ("2022-07", stated(H1, 100))], 100, "actual", []),
    # two final figures, and no date says which is the later
    ([("2022-07", stated(H1, 100)), ("2022-07", stated(H1, 101))], 101, "actual", ["conflict"]),
    # "tháng 7" and "05/7" of one year: either may be the later
    ([("2022-07", stated(H1, 100)), ("2022-07-05", stated(H1, 101))], 101, "actual", ["conflict"]),
    # an undated document is never known to be later
    ([(None, stated(H1, 101)), ("2022-07", stated(H1, 100))], 100, "actual", ["conflict"]),
    # "trên 90" does not contradict 100, "trên 110" does
    ([("2022-07", stated(H1, 90, bound="at-least")), ("2023-07", stated(H1, 100))], 100, "actual", []),
    ([("2022-07", stated(H1, 110, bound="at-least")), ("2023-07", stated(H1, 100))], 100, "actual", ["revised"]),
    ([("2022-07", stated(H1, 90, bound="about")), ("2023-07", stated(H1, 100))], 100, "actual", []),
    # VND and USD are never converted
    ([("2022-07", stated(H1, 4, unit="USD")), ("2023-07", stated(H1, 100))], 100, "actual", ["unit-differs"]),
    # a document that states only the growth does not empty the cell
    (
        [("2022-07", stated(H1, 100)), ("2023-07", stated(H1, None, changes=[(H1_BEFORE, 5.0, "percent")]))],
        100,
        "actual",
        [],
    ),
    # the year's figure is not the half year's
    ([("2022-07", stated(H1, 100)), ("2023-01", stated("2022", 210))], 100, "actual", []),
    # nor is a window that only resembles it
    ([("2022-07", stated(H1, 100)), ("2022-06", stated("2021-12-15/2022-06-14", 99))], 100, "actual", []),
]


@pytest.mark.parametrize(("statements", "value", "status", "flags"), CHOICES)
def test_which_statement_fills_the_cell(
    tmp_path: Path, statements: list[tuple[str | None, Any]], value: float, status: str, flags: list[str]
) -> None:
    records = [report(issued, fact, key=f"bc-{at}") for at, (issued, fact) in enumerate(statements)]
    cell = cell_of(tmp_path, records)
    assert (cell.value, cell.status, list(cell.flags)) == (value, status, flags)
    assert cell.source.quote == f"Câu 0: tổng mức bán lẻ hàng hóa {_printed(statements, value)}."
    assert cell.source.section.path == ("I. Kết quả",)
    assert cell.source.page == 1


def _printed(statements: list[tuple[str | None, Any]], value: float) -> Any:
    return next(fact["value"] for _, fact in statements if fact["value"] == value)


def test_reports_on_the_same_period_contradict_each_other_however_late(tmp_path: Path) -> None:
    records = [
        report("2023-01-05", stated("2022", 100), key="bc-a", period=span("2022")),
        report("2023-01-20", stated("2022", 110), key="bc-b", period=span("2022")),
    ]
    cell = row_of(tmp_path, records, "BANLE", period="Y").cells[1]
    assert cell is not None
    assert (cell.value, cell.flags) == (110, ("conflict",))
    assert [(other.value, other.source.document.key) for other in cell.others] == [(100, "bc-a")]


def test_a_conflicting_statement_keeps_what_it_says_of_its_own_figure(tmp_path: Path) -> None:
    """Two final figures of two reports, each with its own attainment and change: none is shown of the other's."""
    same = span(H1)
    records = [
        report(
            "2022-07-05",
            stated(H1, 400, attainments=[("2022", 40)], changes=[(H1_BEFORE, 9, "percent")]),
            key="a",
            period=same,
        ),
        report("2022-07-09", stated(H1, 500, attainments=[("2022", 50)]), key="b", period=same),
        report("2022-01", stated("2022", 1000, status="target"), key="kh"),
    ]
    cell = cell_of(tmp_path, records)
    assert (cell.value, cell.flags) == (500, ("conflict",))
    assert [(one.percent, one.computed) for one in cell.attainments] == [(50, 50)]
    assert cell.changes == ()
    [other] = cell.others
    assert [one.percent for one in other.attainments] == [40]
    assert [one.stated for one in other.changes] == [9]
    told = [line.words for line in lines_of(cell) if line.kind == "other"]
    assert told == ["thực hiện 400 tỷ đồng, tăng 9% so với cùng kỳ, đạt 40% kế hoạch năm 2022"]


def test_a_document_that_contradicts_itself(tmp_path: Path) -> None:
    """An estimate in the text, a final figure in the annex: neither revises the other."""
    cell = cell_of(tmp_path, [report("2022-07", stated(H1, 19870, status="estimate"), stated(H1, 18010))])
    assert (cell.value, cell.flags) == (18010, ("conflict",))


def test_next_years_report_revises(tmp_path: Path) -> None:
    records = [
        report("2023-01-05", stated("2022", 100), key="bc-a", period=span("2022")),
        report("2024-01-20", stated("2022", 110), key="bc-b", period=span("2023")),
    ]
    cell = row_of(tmp_path, records, "BANLE", period="Y").cells[1]
    assert cell is not None
    assert (cell.value, cell.flags) == (110, ("revised",))


DIFFERS = ["change-differs"]
CHANGES = [
    # 26.253 / 24.608 = 1,06685: 6,7% follows
    (stated(H1_BEFORE, 24608), stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]), 6.7, 6.68, []),
    # 6,6% does not, whatever the rounding
    (stated(H1_BEFORE, 24608), stated(H1, 26253, changes=[(H1_BEFORE, 6.6, "percent")]), 6.6, 6.68, DIFFERS),
    # printed in whole tỷ, 3 and 4 leave much room: 2,5…3,5 to 3,5…4,5
    (stated(H1_BEFORE, 3), stated(H1, 4, changes=[(H1_BEFORE, 20, "percent")]), 20, 33.33, []),
    # a fall is negative
    (stated(H1_BEFORE, 200), stated(H1, 150, changes=[(H1_BEFORE, -25, "percent")]), -25, -25, []),
    (stated(H1_BEFORE, 200), stated(H1, 150, changes=[(H1_BEFORE, 25, "percent")]), 25, -25, ["change-differs"]),
    # the base in another multiplier
    (
        stated(H1_BEFORE, 2, unit_mult=12, decimals=3),
        stated(H1, 2500, changes=[(H1_BEFORE, 25, "percent")]),
        25,
        25,
        [],
    ),
    # the base in another unit: nothing is computed, nothing is doubted (the flag is the other cell's)
    (stated(H1_BEFORE, 200, unit="USD"), stated(H1, 150, changes=[(H1_BEFORE, 99, "percent")]), 99, None, []),
    # "khoảng 200": nothing is computed
    (stated(H1_BEFORE, 200, bound="about"), stated(H1, 150, changes=[(H1_BEFORE, 9, "percent")]), 9, None, []),
    # a base of 0, a loss: percent of it means nothing
    (stated(H1_BEFORE, 0), stated(H1, 150, changes=[(H1_BEFORE, 9, "percent")]), 9, None, []),
    (stated(H1_BEFORE, -5), stated(H1, 150, changes=[(H1_BEFORE, 9, "percent")]), 9, None, []),
    # but from a loss to a gain is no fall
    (stated(H1_BEFORE, -5), stated(H1, 150, changes=[(H1_BEFORE, -9, "percent")]), -9, None, DIFFERS),
    # of two losses the loss may fall, or the result rise, both by half
    (stated(H1_BEFORE, -20), stated(H1, -10, changes=[(H1_BEFORE, -50, "percent")]), -50, None, []),
    (stated(H1_BEFORE, -20), stated(H1, -10, changes=[(H1_BEFORE, 50, "percent")]), 50, None, []),
    (stated(H1_BEFORE, -20), stated(H1, -10, changes=[(H1_BEFORE, -35, "percent")]), -35, None, DIFFERS),
    (stated(H1_BEFORE, -20), stated(H1, -30, changes=[(H1_BEFORE, 1.5, "times")]), 1.5, None, []),
    (stated(H1_BEFORE, -20), stated(H1, -30, changes=[(H1_BEFORE, 2.5, "times")]), 2.5, None, DIFFERS),
    (stated(H1_BEFORE, -20), stated(H1, -10, changes=[(H1_BEFORE, 10, "absolute")]), 10, 10, []),
    (stated(H1_BEFORE, -20), stated(H1, -10, changes=[(H1_BEFORE, -10, "absolute")]), -10, None, []),
    (stated(H1_BEFORE, -20), stated(H1, -10, changes=[(H1_BEFORE, -15, "absolute")]), -15, 10, DIFFERS),
    # a rate below 0: "giảm 2%" may be meant in points
    (
        stated(H1_BEFORE, -2.0, unit="percent", unit_mult=0, decimals=1),
        stated(H1, -4.0, unit="percent", unit_mult=0, decimals=1, changes=[(H1_BEFORE, -2, "percent")]),
        -2,
        None,
        [],
    ),
    # an absolute change in the value's unit
    (stated(H1_BEFORE, 200), stated(H1, 320, changes=[(H1_BEFORE, 120, "absolute")]), 120, 120, []),
    (stated(H1_BEFORE, 200), stated(H1, 320, changes=[(H1_BEFORE, 125, "absolute")]), 125, 120, ["change-differs"]),
    # "gấp 1,5 lần"
    (stated(H1_BEFORE, 200), stated(H1, 300, changes=[(H1_BEFORE, 1.5, "times")]), 1.5, 1.5, []),
    # "tăng 1,5 lần" meant as 1,5 times more: not contradicted, and not given out as computed
    (stated(H1_BEFORE, 200), stated(H1, 500, changes=[(H1_BEFORE, 1.5, "times")]), 1.5, None, []),
    (stated(H1_BEFORE, 200), stated(H1, 300, changes=[(H1_BEFORE, 3.5, "times")]), 3.5, 1.5, ["change-differs"]),
    # the base is a plan: no base
    (stated(H1_BEFORE, 200, status="target"), stated(H1, 300, changes=[(H1_BEFORE, 1.5, "times")]), 1.5, None, []),
    # a base that the text leaves open
    (stated(H1_BEFORE, 200), stated(H1, 300, changes=[(None, 1.5, "percent")]), 1.5, None, []),
]


@pytest.mark.parametrize(("base", "fact", "said", "computed", "flags"), CHANGES)
def test_the_stated_change_against_the_computed_one(
    tmp_path: Path, base: Any, fact: Any, said: float, computed: float | None, flags: list[str]
) -> None:
    cell = cell_of(tmp_path, [report("2021-07", base), report("2022-07", fact)])
    assert (cell.changes[0].stated, cell.changes[0].computed, list(cell.flags)) == (said, computed, flags)


RATES = [
    # 5,62 → 5,31: down by 0,31 points
    (5.62, 5.31, (-0.31, "percentage-point"), -0.31, []),
    (5.62, 5.31, (-0.41, "percentage-point"), -0.31, ["change-differs"]),
    # "giảm 0,31%" of a rate is meant in points: fits, and no percent of percent is given out
    (5.62, 5.31, (-0.31, "percent"), None, []),
    # or really in percent of the rate
    (5.62, 5.31, (-5.5, "percent"), -5.52, []),
    (5.62, 5.31, (-3, "percent"), -5.52, ["change-differs"]),
]


@pytest.mark.parametrize(("before", "now", "change", "computed", "flags"), RATES)
def test_changes_of_rates(
    tmp_path: Path, before: float, now: float, change: tuple[float, str], computed: float | None, flags: list[str]
) -> None:
    records = [
        report("2021-07", stated(H1_BEFORE, before, **RATE)),
        report("2022-07", stated(H1, now, changes=[(H1_BEFORE, *change)], **RATE)),
    ]
    cell = cell_of(tmp_path, records, "DIEN_TT")
    assert (cell.changes[0].computed, list(cell.flags)) == (computed, flags)


def test_a_change_that_nobody_states_is_computed_and_named_so(tmp_path: Path) -> None:
    cell = cell_of(tmp_path, [report("2021-07", stated(H1_BEFORE, 200)), report("2022-07", stated(H1, 230))])
    assert [(c.base, c.stated, c.computed, c.unit) for c in cell.changes] == [(span(H1_BEFORE), None, 15, "percent")]


def test_a_rate_changes_in_points_when_nobody_states_it(tmp_path: Path) -> None:
    records = [report("2021-07", stated(H1_BEFORE, 58.9, **RATE)), report("2022-07", stated(H1, 63, **RATE))]
    cell = cell_of(tmp_path, records, "DIEN_TT")
    assert [(c.stated, c.computed, c.unit) for c in cell.changes] == [(None, 4.1, "percentage-point")]


def test_a_stated_change_stays_when_next_years_report_settles_the_figure(tmp_path: Path) -> None:
    """6,7% was right for the estimate that it was printed with: nothing disagrees, and its source is named."""
    records = [
        report("2021-07", stated(H1_BEFORE, 24608)),
        report("2022-07", stated(H1, 26253, status="estimate", changes=[(H1_BEFORE, 6.7, "percent")])),
        report("2023-07", stated(H1, 26390)),
    ]
    cell = cell_of(tmp_path, records)
    assert (cell.value, cell.flags) == (26390, ("revised",))
    [change] = cell.changes
    assert (change.stated, change.computed) == (6.7, 7.24)
    assert change.source is not None
    assert change.source.document.key == "bc-2022-07"


def test_a_change_is_judged_by_the_base_as_it_was_known(tmp_path: Path) -> None:
    """Last year's figure was revised afterwards; the change that was stated before fits the figure of then."""
    records = [
        report("2021-07", stated(H1_BEFORE, 200, status="estimate")),
        report("2022-07", stated(H1, 220, changes=[(H1_BEFORE, 10, "percent")])),
        report("2023-07", stated(H1_BEFORE, 180)),
    ]
    cell = cell_of(tmp_path, records)
    assert (cell.changes[0].stated, cell.changes[0].computed, cell.flags) == (10, 22.22, ())


def test_a_growth_only_indicator(tmp_path: Path) -> None:
    bases = [(H1_BEFORE, 2.4, "percent"), ("2022-05", 0.7, "percent"), ("2021-12", 3.1, "percent")]
    cell = cell_of(tmp_path, [report("2022-07", stated(H1, None, changes=bases, **CPI))], "CPI")
    assert (cell.value, cell.decimals, cell.unit) == (None, None, None)
    assert [(c.base, c.stated, c.computed) for c in cell.changes] == [(span(b), v, None) for b, v, _ in bases]


def test_growth_that_a_later_report_corrects(tmp_path: Path) -> None:
    records = [
        report("2022-07", stated(H1, None, changes=[(H1_BEFORE, 12.6, "percent")], status="estimate", **CPI)),
        report("2023-07", stated(H1, None, changes=[(H1_BEFORE, 14.1, "percent")], **CPI)),
    ]
    cell = cell_of(tmp_path, records, "CPI")
    assert cell.flags == ("revised",)
    assert [c.stated for c in cell.changes] == [14.1, 12.6]
    assert [c.stated for c in cell.others[0].changes] == [12.6]


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (12.0, 12.2, [12.2, 12.0]),  # 12,2 may be rounded to 12: no contradiction, yet both were printed
        (12.2, 12.2, [12.2]),  # the same again
        (8.0, 12.2, [12.2, 8.0]),
    ],
)
def test_every_stated_change_is_shown_with_its_source(
    tmp_path: Path, first: float, second: float, shown: list[float]
) -> None:
    records = [
        report("2022-07", stated(H1, 98, changes=[(H1_BEFORE, first, "percent")]), key="first"),
        report("2023-07", stated(H1, 98, changes=[(H1_BEFORE, second, "percent")]), key="second"),
    ]
    cell = cell_of(tmp_path, records)
    assert [change.stated for change in cell.changes] == shown
    assert cell.source.document.key == "second"
    assert [change.source and change.source.document.key for change in cell.changes] == [None, "first"][: len(shown)]


def test_a_document_that_states_two_changes(tmp_path: Path) -> None:
    facts = [
        stated(H1, 26253, changes=[(H1_BEFORE, 6.7, "percent")]),
        stated(H1, 26253, changes=[(H1_BEFORE, 7.6, "percent")]),
    ]
    assert cell_of(tmp_path, [report("2022-07", *facts)]).flags == ("change-differs",)


def test_text_and_table_of_one_document_are_one_cell(tmp_path: Path) -> None:
    """The text has the figure, the table only the growth and the attainment; each keeps its own place."""
    facts = [
        stated(H1, 26253),
        stated(H1, None, changes=[(H1_BEFORE, 6.7, "percent")], attainments=[("2022", 48)]),
    ]
    cell = cell_of(tmp_path, [report("2022-07", *facts)])
    assert (cell.value, cell.others, cell.flags) == (26253, (), ())
    assert [(c.stated, c.source and c.source.quote) for c in cell.changes] == [
        (6.7, "Câu 1: tổng mức bán lẻ hàng hóa None.")
    ]
    assert [(a.percent, a.source is None) for a in cell.attainments] == [(48, False)]


PLANS = [
    # 26.253 of 54.694 is 48,0%
    (26253, 48.0, [("2022-01", 54694)], 48.0, []),
    (26253, 53.0, [("2022-01", 54694)], 48.0, ["plan-differs"]),
    # the plan was changed during the year: fits one of the two
    (26253, 53.0, [("2022-01", 54694), ("2022-05", 49534)], 53.0, []),
    # no plan is held
    (26253, 53.0, [], None, []),
]


@pytest.mark.parametrize(("value", "percent", "plans", "computed", "flags"), PLANS)
def test_attainment_of_the_plan(
    tmp_path: Path, value: float, percent: float, plans: Any, computed: float | None, flags: list[str]
) -> None:
    records = [
        report("2022-07", stated(H1, value, attainments=[("2022", percent)]), key="bc-1"),
        *(report(issued, stated("2022", plan, status="target"), key=f"kh-{issued}") for issued, plan in plans),
    ]
    cell = cell_of(tmp_path, records)
    [attainment] = cell.attainments
    assert (attainment.percent, attainment.computed, list(cell.flags)) == (percent, computed, flags)


BASES = [
    # the price base moved between the years
    ("giá trị sản xuất công nghiệp (giá so sánh 2010)", "giá trị sản xuất công nghiệp (giá so sánh 2020)", ["break"]),
    # the same base, however it is written
    ("GTSX công nghiệp (giá SS2010)", "giá trị sản xuất công nghiệp theo giá so sánh năm 2010", []),
    # constant and current prices
    ("giá trị sản xuất công nghiệp (giá so sánh 2010)", "giá trị sản xuất công nghiệp (giá hiện hành)", ["break"]),
    # one of them does not say
    ("giá trị sản xuất công nghiệp (giá so sánh 2010)", "giá trị sản xuất công nghiệp", []),
]


@pytest.mark.parametrize(("before", "now", "flags"), BASES)
def test_price_bases(tmp_path: Path, before: str, now: str, flags: list[str]) -> None:
    records = [
        report("2021-07", stated(H1_BEFORE, 200, name=before, **GTSX)),
        report("2022-07", stated(H1, 330, name=now, changes=[(H1_BEFORE, 10, "percent")], **GTSX)),
    ]
    row = row_of(tmp_path, records, "GTSXCN_CONST")
    cell = row.cells[1]
    assert cell is not None
    assert ("2010" in row.name) == (not flags)  # a row with two bases names none
    assert list(cell.flags) == (flags or ["change-differs"])
    assert cell.changes[0].computed == (None if flags else 65)


def test_a_cell_names_its_prices(tmp_path: Path) -> None:
    facts = [stated(H1, 330, name="GTSX công nghiệp (giá SS2010)", **GTSX)]
    assert cell_of(tmp_path, [report("2022-07", *facts)], "GTSXCN_CONST").prices == "giá so sánh 2010"
    assert cell_of(tmp_path, [report("2022-07", stated(H1, 1))]).prices is None


def test_cells_stand_in_the_rows_unit(tmp_path: Path) -> None:
    """Two years in triệu USD, one in tỷ USD: 1,24 tỷ is shown as 1.240 triệu, and as precise as it was printed."""
    records = [
        report("2020-07", stated("6T/2020", 955.1, unit_mult=6, **XK)),
        report("2021-07", stated(H1_BEFORE, 1124.5, unit_mult=6, **XK)),
        report("2022-07", stated(H1, 1.24, unit_mult=9, changes=[(H1_BEFORE, 0.12, "absolute")], **XK)),
    ]
    row = row_of(tmp_path, records, "XK", years=YearRange(first=2020, last=2022))
    assert (row.unit, row.unit_mult) == ("USD", 6)
    cell = row.cells[2]
    assert cell is not None
    assert (cell.value, cell.decimals, cell.unit_mult, cell.flags) == (1240, -1, 6, ())
    assert (cell.changes[0].stated, cell.changes[0].computed) == (120, 115.5)


def test_a_cell_in_another_unit_than_its_row(tmp_path: Path) -> None:
    records = [report("2021-07", stated(H1_BEFORE, 4, unit="USD")), report("2022-07", stated(H1, 100))]
    row = row_of(tmp_path, records, "BANLE")
    assert [(cell.unit, cell.value, cell.flags) for cell in row.cells if cell] == [
        ("USD", 4, ("unit-differs",)),
        ("VND", 100, ()),
    ]
    assert row.unit == "VND"


def test_nothing_stated_is_null(tmp_path: Path) -> None:
    row = row_of(tmp_path, [report("2022-07", stated(H1, 100))], "BANLE")
    assert row.cells[0] is None


def test_a_plan_alone_fills_no_cell(tmp_path: Path) -> None:
    row = row_of(tmp_path, [report("2022-01", stated(H1, 100, status="target"))], "BANLE")
    assert row.cells == (None, None)
    assert (row.unit, row.issuer) == (None, None)


BODY = "Sở Công Thương tỉnh Bình Hà"
ROWS = [
    # two bodies report the same indicator: two rows, neither corrects the other
    (
        [
            (["Sở Công Thương tỉnh Bình Hà"], {}),
            (["Cục Thống kê tỉnh Bình Hà"], {}),
        ],
        ["Cục Thống kê tỉnh Bình Hà", "Sở Công Thương tỉnh Bình Hà"],
    ),
    # with "tỉnh" and without is one body
    ([(["Sở Công Thương tỉnh Bình Hà"], {}), (["Sở Công thương Bình Hà"], {})], ["Sở Công thương Bình Hà"]),
    # a body that was renamed is one row, under its newest name
    ([(["Bộ Thương mại"], {}), (["Bộ Công Thương"], {})], ["Bộ Công Thương"]),
    (
        [(["Sở Kế hoạch và Đầu tư tỉnh Bình Hà"], {}), (["Sở Tài chính tỉnh Bình Hà"], {})],
        ["Sở Tài chính tỉnh Bình Hà"],
    ),
    # the same department of another province is another body
    (
        [(["Sở Công Thương tỉnh Bình Hà"], {}), (["Sở Công Thương tỉnh Hà Bình"], {"area": "Hà Bình"})],
        ["Sở Công Thương tỉnh Bình Hà", "Sở Công Thương tỉnh Hà Bình"],
    ),
    # one body speaks of two areas
    (
        [(["Bộ Công Thương"], {"area": "cả nước"}), (["Bộ Công Thương"], {"area": "Bình Hà"})],
        ["Bộ Công Thương", "Bộ Công Thương"],
    ),
    # "tỉnh Bình Hà" and "Bình Hà" are one area, and so is the province's own report that names none
    ([([BODY], {"area": "Bình Hà"}), ([BODY], {"area": "tỉnh Bình Hà"}), ([BODY], {"area": None})], [BODY]),
    # a report of another body that names no area is not taken to be of that area
    (
        [(["Bộ Công Thương"], {"area": "Bình Hà"}), (["Bộ Công Thương"], {"area": None})],
        ["Bộ Công Thương", "Bộ Công Thương"],
    ),
    # a document without an issuer stands by itself
    ([(["Bộ Công Thương"], {}), ([], {})], [None, "Bộ Công Thương"]),
]


@pytest.mark.parametrize(("documents", "issuers"), ROWS)
def test_rows(tmp_path: Path, documents: Any, issuers: list[str | None]) -> None:
    records = [
        report(f"{2021 + at}-07", stated(f"6T/{2021 + at}", 100 + at, **more), issuers=names, key=f"bc-{at}")
        for at, (names, more) in enumerate(documents)
    ]
    years = YearRange(first=2021, last=2023)
    assert [row.issuer for row in table_of(tmp_path, records, "BANLE", years=years).rows] == issuers


NARROWED = [
    (["Sở Công Thương tỉnh Bình Hà"], ["Sở Công Thương tỉnh Bình Hà"]),
    # a department of every province
    (["so cong thuong"], ["Sở Công Thương tỉnh Bình Hà"]),
    # by a former name
    (["Sở Kế hoạch và Đầu tư tỉnh Bình Hà"], ["Sở Tài chính tỉnh Bình Hà"]),
    # part of a word is no name
    (["Sở Công"], ["Sở Công Thương tỉnh Bình Hà"]),
    (["Sở Cô"], []),
    (["Sở Y tế"], []),
]


@pytest.mark.parametrize(("asked", "issuers"), NARROWED)
def test_narrowed_by_issuer(tmp_path: Path, asked: list[str], issuers: list[str]) -> None:
    records = [
        report("2022-07", stated(H1, 100), key="bc-1"),
        report("2022-07", stated(H1, 105), issuers=["Sở Tài chính tỉnh Bình Hà"], key="bc-2"),
    ]
    table = table_of(tmp_path, records, "BANLE", issuers=tuple(asked))
    assert [row.issuer for row in table.rows if any(row.cells)] == issuers


NAMES = [
    # code, in any case
    ("BANLE", ["BANLE"]),
    ("banle", ["BANLE"]),
    # a name of the register, with or without marks
    ("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", ["BANLE"]),
    ("tong muc ban le", ["BANLE"]),
    # a name that only documents use, with a code
    ("doanh số bán lẻ toàn tỉnh", ["BANLE"]),
    # and without one
    ("gian hàng tham gia phiên chợ", [None]),
]


@pytest.mark.parametrize(("asked", "codes"), NAMES)
def test_indicators_by_code_and_name(tmp_path: Path, asked: str, codes: list[str | None]) -> None:
    facts = [
        stated(H1, 100, name="doanh số bán lẻ toàn tỉnh"),
        stated(H1, 7, indicator=None, name="Gian hàng tham gia phiên chợ", unit="gian hàng"),
    ]
    table = table_of(tmp_path, [report("2022-07", *facts)], asked)
    assert [row.indicator for row in table.rows] == codes
    assert all(row.cells[1] for row in table.rows)


@pytest.mark.parametrize(("area", "rows"), [("Bình Hà", 1), ("tinh binh ha", 1), ("Hà Bình", 0)])
def test_narrowed_by_area(tmp_path: Path, area: str, rows: int) -> None:
    table = table_of(tmp_path, [report("2022-07", stated(H1, 100))], "BANLE", areas=(area,))
    assert sum(any(row.cells) for row in table.rows) == rows


def test_an_unknown_indicator_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(NotHeldError) as raised:
        table_of(tmp_path, [report("2022-07", stated(H1, 100))], "tổng mức bán lẻ hàn hoá")
    assert raised.value.code == "indicator-unknown"
    assert "BANLE" in raised.value.message


def test_a_registered_indicator_that_nobody_states_is_a_row_of_nulls(tmp_path: Path) -> None:
    row = row_of(tmp_path, [report("2022-07", stated(H1, 100))], "XK")
    assert (row.indicator, row.cells) == ("XK", (None, None))


COLUMNS = [
    ({"period": "Y"}, ["2021", "2022"]),
    ({"period": "6M"}, ["6T/2021", "6T/2022"]),
    ({"period": "9M"}, ["9T/2021", "9T/2022"]),
    ({"period": "Q", "part": 3}, ["Quý III/2021", "Quý III/2022"]),
    ({"period": "M", "part": 2}, ["T2/2021", "T2/2022"]),
    ({"period": "Q"}, [f"Quý {q}/{y}" for y in (2021, 2022) for q in ("I", "II", "III", "IV")]),
]


@pytest.mark.parametrize(("asked", "labels"), COLUMNS)
def test_columns(tmp_path: Path, asked: Any, labels: list[str]) -> None:
    table = table_of(tmp_path, [report("2022-07", stated(H1, 100))], "BANLE", **asked)
    assert [column.label for column in table.periods] == labels
    assert all(len(row.cells) == len(labels) for row in table.rows)


@pytest.mark.parametrize("asked", [{"period": "Q", "part": 5}, {"period": "Y", "part": 1}, {"period": "6M", "part": 2}])
def test_a_part_that_the_period_does_not_have(tmp_path: Path, asked: Any) -> None:
    with pytest.raises(BadCallError):
        table_of(tmp_path, [], "BANLE", **asked)


def test_more_statements_than_one_page_of_the_index(tmp_path: Path) -> None:
    """1.200 other statements of the same indicator stand before the one that is asked for."""
    before = [stated(f"2020-{1 + at % 12:02d}", at) for at in range(1200)]
    records = [report("2021-01", *before), report("2022-07", stated(H1, 100))]
    assert cell_of(tmp_path, records).value == 100
