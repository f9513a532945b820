"""Where a series breaks: merged provinces, bodies with new names; what went into them stands beside, never inside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from api.answers.comparison.breaks.predecessors import adds_up
from api.answers.issuers import newest_name, plain_words
from api.answers.territories import merged
from api.lines import lines_of, predecessor_lines
from models.comparison import ComparisonRow, ComparisonTable
from models.query import YearRange
from models.record import Record
from tests.api.statements import report, span, stated
from tests.api.test_compare import table_of

YEARS = {"years": YearRange(first=2023, last=2026), "period": "Y"}
DEPARTMENT = "Sở Công Thương tỉnh"


def of_province(area: str, year: int, value: float, issued: str | None = None, **more: Any) -> Record:
    """A department's report on a year: issued next January, unless `issued` says otherwise."""
    issued = issued or f"{year + 1}-01-10"
    statement = stated(str(year), value, area=area, **more)
    return report(issued, statement, issuers=[f"{DEPARTMENT} {area}"], key=f"{area}-{year}-{issued}-{value}")


def row_of(table: ComparisonTable, area: str) -> ComparisonRow:
    [row] = [row for row in table.rows if row.area == area]
    return row


def values(row: ComparisonRow) -> list[float | None]:
    return [cell.value if cell else None for cell in row.cells]


def flags(row: ComparisonRow) -> list[list[str]]:
    return [list(cell.flags) if cell else [] for cell in row.cells]


SERIES = [
    # the new province reports on 2025: the old one's series ends there
    (
        [("Tuyên Quang", 2023, 100, None), ("Tuyên Quang", 2024, 110, None), ("Tuyên Quang", 2025, 240, None)],
        [100, 110, 240, None],
        [[], [], ["break"], []],
    ),
    # nothing was stated for the year of the merger: the break is marked where the series goes on
    (
        [("Tuyên Quang", 2024, 110, None), ("Tuyên Quang", 2026, 260, None)],
        [None, 110, None, 260],
        [[], [], [], ["break"]],
    ),
    # and only there: from then on it is one territory
    (
        [("Tuyên Quang", 2024, 110, None), ("Tuyên Quang", 2025, 240, None), ("Tuyên Quang", 2026, 260, None)],
        [None, 110, 240, 260],
        [[], [], ["break"], []],
    ),
    # the new province counts back to 2024: another quantity, no correction; the cell keeps what was meant then
    (
        [("Tuyên Quang", 2024, 110, None), ("Tuyên Quang", 2024, 225, "2026-01-10")],
        [None, 110, None, None],
        [[], ["break"], [], []],
    ),
    # it alone has a figure for 2024
    ([("Tuyên Quang", 2024, 225, "2026-01-10")], [None, 225, None, None], [[], [], [], []]),
    # before the merger a correction is a correction
    (
        [("Tuyên Quang", 2023, 100, None), ("Tuyên Quang", 2023, 101, "2025-01-10")],
        [101, None, None, None],
        [["revised"], [], [], []],
    ),
    # a province that nothing happened to
    ([("Lạng Sơn", 2024, 110, None), ("Lạng Sơn", 2025, 120, None)], [None, 110, 120, None], [[], [], [], []]),
    # a city within a province of that name is not the province
    (
        [("thành phố Tuyên Quang", 2024, 11, None), ("thành phố Tuyên Quang", 2025, 12, None)],
        [None, 11, 12, None],
        [[], [], [], []],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected", "marks"), SERIES)
def test_a_province_before_and_after_its_merger(tmp_path: Path, told: Any, expected: Any, marks: Any) -> None:
    records = [of_province(name, year, value, issued) for name, year, value, issued in told]
    row = row_of(table_of(tmp_path, records, "BANLE", **YEARS), told[0][0])
    assert values(row) == expected
    assert flags(row) == marks


def test_a_break_says_what_became_what_since_when_and_by_what_source(tmp_path: Path) -> None:
    records = [of_province("Tuyên Quang", 2024, 110), of_province("Tuyên Quang", 2025, 240)]
    row = row_of(table_of(tmp_path, records, "BANLE", **YEARS), "Tuyên Quang")
    cell = row.cells[2]
    assert cell is not None
    [found] = cell.breaks
    assert (found.kind, found.change, found.after, found.since) == ("area", "merged", "Tuyên Quang", "2025-07-01")
    assert found.before == ("Hà Giang", "Tuyên Quang")
    assert found.source is not None
    assert found.source.startswith("registers/provinces.tsv; http")
    told = "đứt quãng: từ 01/7/2025 Tuyên Quang gồm Hà Giang, Tuyên Quang cũ; không so sánh trực tiếp được"
    assert told in [line.words for line in lines_of(cell)]


def test_a_change_over_a_merger_is_not_computed_and_not_doubted(tmp_path: Path) -> None:
    """+8% is meant against both provinces of last year; 110 is one of them."""
    records = [
        of_province("Tuyên Quang", 2024, 110),
        of_province("Tuyên Quang", 2025, 240, changes=[("2024", 8, "percent")]),
    ]
    cell = row_of(table_of(tmp_path, records, "BANLE", **YEARS), "Tuyên Quang").cells[2]
    assert cell is not None
    assert (cell.flags, cell.changes[0].stated, cell.changes[0].computed) == (("break",), 8, None)


SUMS = [
    # both provinces are there: their sum is offered
    ([("Hà Giang", 80, {}), ("Tuyên Quang", 110, {})], 190, [], None),
    # printed in other multipliers: in the row's, as coarse as the coarser
    ([("Hà Giang", 0.08, {"unit_mult": 12, "decimals": 2}), ("Tuyên Quang", 110, {})], 190, [], None),
    # of one nothing is held
    ([("Hà Giang", 80, {})], None, ["Tuyên Quang"], "missing"),
    # a plan is no figure of what was done
    ([("Hà Giang", 80, {}), ("Tuyên Quang", 110, {"status": "target"})], None, ["Tuyên Quang"], "missing"),
    # rates, averages and indices don't add up
    ([(p, v, {"unit": "percent", "unit_mult": 0}) for p, v in (("Hà Giang", 8), ("Tuyên Quang", 11))], None, [],
     "not-additive"),
    ([(p, v, {"name": "doanh thu bình quân một chợ"}) for p, v in (("Hà Giang", 8), ("Tuyên Quang", 11))], None, [],
     "not-additive"),
    # nor do đồng and đô la
    ([("Hà Giang", 80, {"unit": "USD"}), ("Tuyên Quang", 110, {})], None, [], "unit-differs"),
    # prices of two base years
    ([("Hà Giang", 80, {"name": "bán lẻ (giá so sánh 2010)"}),
      ("Tuyên Quang", 110, {"name": "bán lẻ (giá hiện hành)"})], None, [], "prices-differ"),
    # "trên 110"
    ([("Hà Giang", 80, {}), ("Tuyên Quang", 110, {"bound": "at-least"})], None, [], "bound"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "computed", "missing", "reason"), SUMS)
def test_the_sum_of_predecessors(
    tmp_path: Path, told: Any, computed: float | None, missing: Sequence[str], reason: str | None
) -> None:
    records = [of_province("Tuyên Quang", 2026, 260)]
    records += [of_province(name, 2024, value, **more) for name, value, more in told]
    row = row_of(table_of(tmp_path, records, "BANLE", areas=("Tuyên Quang",), **YEARS), "Tuyên Quang")
    beside = row.predecessors[1]
    assert beside is not None
    assert (beside.computed, list(beside.missing), beside.reason) == (computed, missing, reason)
    stating = [name for name, _, more in told if more.get("status") != "target"]
    assert [part.area for part in beside.parts] == stating
    assert all(part.source.document.key.startswith(str(part.area)) for part in beside.parts)
    assert row.predecessors[0] is row.predecessors[3] is None


def test_the_sum_of_predecessors_fills_no_cell(tmp_path: Path) -> None:
    records = [of_province("Hà Giang", 2024, 80), of_province("Tuyên Quang", 2025, 240)]
    table = table_of(tmp_path, [*records, of_province("Hà Giang", 2023, 75)], "BANLE", areas=("Tuyên Quang",), **YEARS)
    [row] = table.rows  # Hà Giang was not asked for
    assert values(row) == [None, None, 240, None]
    words = [line.words for line in predecessor_lines(row.predecessors[1])]
    assert words[0] == "số của các đơn vị cũ:"
    assert words[1:] == [
        "Sở Công Thương tỉnh Hà Giang: thực hiện 80 tỷ đồng",
        "chưa cộng được: thiếu số của Tuyên Quang",
    ]


def test_two_provinces_are_never_one_row(tmp_path: Path) -> None:
    records = [of_province("Hà Giang", 2024, 80), of_province("Tuyên Quang", 2024, 110)]
    table = table_of(tmp_path, records, "BANLE", **YEARS)
    assert [(row.area, values(row)[1]) for row in table.rows] == [("Hà Giang", 80), ("Tuyên Quang", 110)]


def test_a_ministry_on_provinces(tmp_path: Path) -> None:
    """One body reports on all of them: the former provinces are told by area alone."""
    body = ["Bộ Công Thương"]
    facts = [stated("2024", 80, area="Quảng Nam"), stated("2024", 110, area="thành phố Đà Nẵng")]
    records = [
        report("2025-01-10", *facts, issuers=body, key="a"),
        report("2026-01-10", stated("2025", 205, area="thành phố Đà Nẵng"), issuers=body, key="b"),
    ]
    row = row_of(table_of(tmp_path, records, "BANLE", areas=("thành phố Đà Nẵng",), **YEARS), "thành phố Đà Nẵng")
    beside = row.predecessors[1]
    assert beside is not None
    assert beside.computed == 190


def of_bodies(*told: tuple[str, int, float]) -> list[Record]:
    return [
        report(f"{year + 1}-01-10", stated(str(year), value), issuers=[body], key=f"{body}-{year}")
        for body, year, value in told
    ]


PLANNING, FINANCE = "Sở Kế hoạch và Đầu tư tỉnh Bình Hà", "Sở Tài chính tỉnh Bình Hà"
OFFICE, OTHER_OFFICE = "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bình Hà", "Sở Tài nguyên và Môi trường tỉnh Bình Hà"
JOINT = "Sở Nông nghiệp và Môi trường tỉnh Bình Hà"
ETHNIC, RENAMED = "Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"
BODIES = [
    # one after the other: one row, the change of name is marked
    (
        [(PLANNING, 2023, 100), (PLANNING, 2024, 110), (FINANCE, 2025, 120)],
        [(FINANCE, [100, 110, 120, None], {2: ("merged", "2025-03")})],
    ),
    # a new name for the same body
    (
        [(ETHNIC, 2024, 7), (RENAMED, 2025, 8)],
        [(RENAMED, [None, 7, 8, None], {2: ("renamed", "2025-03-01")})],
    ),
    # both spoke at one time: two rows; the one that goes on is marked where it took in the other
    (
        [(PLANNING, 2023, 100), (FINANCE, 2023, 90), (FINANCE, 2024, 95), (FINANCE, 2025, 120)],
        [(FINANCE, [90, 95, 120, None], {2: ("merged", "2025-03")}), (PLANNING, [100, None, None, None], {})],
    ),
    # two bodies became a new one: three rows
    (
        [(OFFICE, 2024, 50), (OTHER_OFFICE, 2024, 9), (JOINT, 2025, 60)],
        [(JOINT, [None, None, 60, None], {}), (OFFICE, [None, 50, None, None], {}),
         (OTHER_OFFICE, [None, 9, None, None], {})],
    ),
    # two of them, and no document yet of the new one
    (
        [(OFFICE, 2024, 50), (OTHER_OFFICE, 2024, 9)],
        [(OFFICE, [None, 50, None, None], {}), (OTHER_OFFICE, [None, 9, None, None], {})],
    ),
    # a body that nothing happened to
    ([("Sở Y tế tỉnh Bình Hà", 2024, 5), ("Sở Y tế tỉnh Bình Hà", 2025, 6)],
     [("Sở Y tế tỉnh Bình Hà", [None, 5, 6, None], {})]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), BODIES)
def test_bodies_through_renamings_and_mergers(tmp_path: Path, told: Any, expected: Any) -> None:
    table = table_of(tmp_path, of_bodies(*told), "BANLE", **YEARS)
    assert [(row.issuer, values(row)) for row in table.rows] == [(body, shown) for body, shown, _ in expected]
    for row, (_, _, marks) in zip(table.rows, expected, strict=True):
        breaks = {at: cell.breaks for at, cell in enumerate(row.cells) if cell and cell.breaks}
        assert {at: (one.change, one.since) for at, (one,) in breaks.items()} == marks
        assert all(flag == (["break"] if at in marks else []) for at, flag in enumerate(flags(row)))


def test_figures_of_merged_bodies_are_never_added(tmp_path: Path) -> None:
    """Both may have reported the province's figure: the parts are told, and why there is no sum."""
    records = of_bodies((OFFICE, 2024, 50), (OTHER_OFFICE, 2024, 9), (JOINT, 2025, 60))
    row = table_of(tmp_path, records, "BANLE", **YEARS).rows[0]
    beside = row.predecessors[1]
    assert beside is not None
    assert [part.issuer for part in beside.parts] == [OFFICE, OTHER_OFFICE]
    assert (beside.computed, beside.reason) == (None, "same-area")


def test_a_day_of_merger_that_does_not_fit_the_documents_is_not_told(tmp_path: Path) -> None:
    """The register has 2025; here documents bear the new name since 2023."""
    cell = table_of(tmp_path, of_bodies((PLANNING, 2023, 100), (FINANCE, 2024, 110)), "BANLE", **YEARS).rows[0].cells[1]
    assert cell is not None
    assert [(one.since, one.before, one.after) for one in cell.breaks] == [(None, (PLANNING,), FINANCE)]


ASKED = [
    # the province of that name, not one whose name begins like it
    ("Sở Công Thương tỉnh Hà Tĩnh", ["Sở Công Thương tỉnh Hà Tĩnh"]),
    ("Sở Công Thương Hà Tĩnh", ["Sở Công Thương tỉnh Hà Tĩnh"]),
    ("Sở Công Thương Hà Nam", ["Sở Công Thương tỉnh Hà Nam"]),
]


@pytest.mark.parametrize(("asked", "issuers"), ASKED)
def test_a_body_is_asked_for_by_name(tmp_path: Path, asked: str, issuers: list[str]) -> None:
    records = [of_province(name, 2024, 1) for name in ("Hà Tĩnh", "Hà Nam", "Hà Giang")]
    table = table_of(tmp_path, records, "BANLE", issuers=(asked,), **YEARS)
    assert [row.issuer for row in table.rows] == issuers


def test_nobody_of_that_name_is_nothing(tmp_path: Path) -> None:
    table = table_of(tmp_path, [of_province("Hà Nam", 2024, 1)], "BANLE", issuers=("Sở Y tế",), **YEARS)
    assert [row.cells for row in table.rows] == [(None,) * 4]


WORDS = [
    ("tỉnh Hà Tĩnh", "ha tinh"),
    ("Ủy ban nhân dân tỉnh Hà Tĩnh", "uy ban nhan dan ha tinh"),
    ("Sở Y tế tỉnh Bình Hà", "so y te binh ha"),
]


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_plain_words(name: str, words: str) -> None:
    assert plain_words(name) == words


MERGED = [
    ("Tuyên Quang", (), "Tuyên Quang"),
    ("tỉnh Tuyên Quang", (), "Tuyên Quang"),
    (None, ("Sở Y tế thành phố Cần Thơ",), "Cần Thơ"),
    # went into another one: no merged province itself
    ("Hà Giang", (), None),
    # by its area, whoever says it
    ("Lạng Sơn", ("Sở Y tế tỉnh Tuyên Quang",), None),
    (None, ("Ủy ban nhân dân thành phố Tuyên Quang",), None),
    (None, ("Bộ Công Thương",), None),
    (None, ("Sở Y tế tỉnh Tuyên Quang", "Sở Y tế thành phố Cần Thơ"), None),
]


@pytest.mark.parametrize(("area", "issuers", "name"), MERGED)
def test_merged_provinces(area: str | None, issuers: tuple[str, ...], name: str | None) -> None:
    found = merged(area, issuers)
    assert (found and found.name) == name


ADDING = [
    ("VND", "tổng mức bán lẻ hàng hóa", True),
    ("enterprise", "số doanh nghiệp thành lập mới", True),
    ("gian hàng", "gian hàng tham gia phiên chợ", True),
    ("percent", "tỷ lệ hộ nghèo", False),
    ("VND_per_person", "thu nhập bình quân đầu người", False),
    ("VND", "thu nhập bình quân", False),
    ("tonne_per_ha", "năng suất lúa", False),
    ("điểm/xã", "điểm", False),
    (None, "chỉ số giá tiêu dùng", False),
]


@pytest.mark.parametrize(("unit", "name", "adds"), ADDING)
def test_what_adds_up(unit: str | None, name: str, adds: bool) -> None:
    assert adds_up(unit, (name,)) is adds


def test_a_body_that_nobody_took_over_keeps_its_name() -> None:
    assert newest_name("Sở Y tế tỉnh Bình Hà") == "Sở Y tế tỉnh Bình Hà"
    assert newest_name("Sở Kế hoạch và Đầu tư tỉnh Bình Hà") == "Sở Tài chính tỉnh Bình Hà"
    assert span("2024").start.year == 2024
