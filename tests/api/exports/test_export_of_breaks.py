"""What a page says beside the figures goes into every file: breaks, what went into a province, what follows."""

from __future__ import annotations

import csv
import io
import warnings
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from api.exports.cells_csv import cells_csv
from api.exports.chart import specification, svg
from api.exports.chart.computed import NAMES, Computed, marks
from api.exports.chart.panels import panels
from api.exports.sdmx import data_message, structure_message
from api.exports.workbook import workbook
from models.answer import ComparisonTable
from models.query import YearRange
from tests.api.exports.test_export_chart import SVG, texts
from tests.api.exports.test_export_workbook import lines, opened
from tests.api.statements import report, stated
from tests.api.test_compare import table_of

BREAK = "đứt quãng: từ 01/7/2025 Tuyên Quang gồm Hà Giang, Tuyên Quang cũ; không so sánh trực tiếp được"
FORMER = (
    "số của các đơn vị cũ: Hà Giang: thực hiện 90 tỷ đồng; Tuyên Quang: thực hiện 110 tỷ đồng; "
    "tính ra: cộng lại 200 tỷ đồng"
)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> ComparisonTable:
    """A province that took in another: its own figures of 2023 and 2025, both former ones' of 2023 and 2024."""

    def of(area: str, year: int, value: float, **more: Any) -> Any:
        told = stated(str(year), value, area=area, **more)
        return report(f"{year + 1}-01-10", told, issuers=[f"Sở Công Thương tỉnh {area}"], key=f"{area}-{year}")

    records = [
        of("Hà Giang", 2023, 80),
        of("Hà Giang", 2024, 90, changes=[("2023", 12.5, "percent")]),
        of("Tuyên Quang", 2024, 110, changes=[("2023", 10, "percent")], attainments=[("2024", 50)]),
        of("Tuyên Quang", 2025, 240),
    ]
    folder: Path = tmp_path_factory.mktemp("merged")
    asked = {"years": YearRange(first=2024, last=2025), "period": "Y", "areas": ("Tuyên Quang",)}
    return table_of(folder, records, "BANLE", **asked)


def test_csv(merged: ComparisonTable) -> None:
    before, after = csv.DictReader(io.StringIO(cells_csv(merged).decode(), newline=""))
    assert (before["breaks"], after["breaks"]) == ("", BREAK)
    assert before["predecessors"] == FORMER
    assert [before[f"predecessors_{part}"] for part in ("sum", "unit", "unit_mult")] == ["200", "VND", "9"]
    assert [before[f"implied_before_{part}"] for part in ("low", "high", "held")] == ["99", "101", ""]
    assert [before[f"implied_plan_{part}"] for part in ("low", "high", "held")] == ["216", "224", ""]
    assert "suy ra kế hoạch năm 2024: từ 216 đến 224 tỷ đồng" in before["in_words"]
    assert after["predecessors"] == after["implied_before_low"] == ""


def test_workbook(merged: ComparisonTable) -> None:
    book = opened(workbook(merged))
    before, after = lines(book["Ghi chú"], 3)
    assert after["Điều cần xem lại"] == BREAK
    assert FORMER.replace("; ", "\n").replace(": Hà", ":\nHà") in before["Được nêu, tính ra, suy ra"]
    assert "suy ra năm 2023: từ 99 đến 101 tỷ đồng" in before["Được nêu, tính ra, suy ra"]
    former = [line for line in lines(book["Nguồn"], 3) if line["Vai trò"] == "số của đơn vị cũ"]
    assert [(line["Giá trị"], line["Khoá văn bản"]) for line in former] == [
        (90, "Hà Giang-2024"),
        (110, "Tuyên Quang-2024"),
    ]


def test_sdmx(merged: ComparisonTable, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that read
        import sdmx

        (tmp_path / "structure.xml").write_bytes(structure_message(merged))
        (tmp_path / "data.csv").write_bytes(data_message(merged))
        structure = sdmx.read_sdmx(tmp_path / "structure.xml").dataflow["COMPARISON"]
        data = sdmx.read_sdmx(tmp_path / "data.csv", structure=structure)
    before, after = ({name: str(it.value) for name, it in one.attached_attribute.items()} for one in data.data[0].obs)
    assert after["BREAKS"] == BREAK
    assert before["PREDECESSORS"] == FORMER
    assert [before[f"PREDECESSORS_{part}"] for part in ("SUM", "UNIT", "MULT")] == ["200", "VND", "9"]
    assert [before[f"IMPLIED_{part}"] for part in ("BEFORE_LOW", "BEFORE_HIGH", "PLAN_LOW")] == ["99", "101", "216"]


def test_a_cell_of_which_only_the_former_provinces_are_told(merged: ComparisonTable) -> None:
    row = merged.rows[0]
    table = merged.model_copy(update={"rows": (row.model_copy(update={"cells": (None, row.cells[1])}),)})
    first = next(csv.DictReader(io.StringIO(data_message(table).decode(), newline="")))
    assert (first["OBS_STATUS"], first["OBS_VALUE"], first["PREDECESSORS_SUM"]) == ("M", "NaN", "200")
    assert 'id="M"' in structure_message(table).decode()
    assert lines(opened(workbook(table))["Nguồn"], 3)[0]["Giá trị"] == 90
    assert next(csv.DictReader(io.StringIO(cells_csv(table).decode())))["predecessors"] == FORMER


def test_chart(merged: ComparisonTable) -> None:
    said = texts(svg(merged))
    assert "đổi địa giới" in said
    caption = " ".join(specification(merged)["title"]["text"])
    assert f"2025: {BREAK} (Tổng mức bán lẻ" in caption
    assert any("2025: đứt quãng: từ 01/7/2025" in text for text in said)


def test_what_is_computed_is_drawn_as_marks_of_its_own(merged: ComparisonTable) -> None:
    (panel,) = panels(merged)
    marks = [[(one.kind, one.low, one.high, one.words) for one in point.computed] for point in panel.points]
    assert marks == [
        [
            ("plan", 216, 224, "suy ra kế hoạch từ 216 đến 224 tỷ đồng (theo 2024)"),
            ("sum", 200, 200, "tính ra: cộng lại 200 tỷ đồng (Hà Giang, Tuyên Quang)"),
        ],
        [],
    ]
    assert [point.value for point in panel.points] == [110, 240]  # what is stated stays what it is
    drawn = svg(merged, lambda source: f"/van-ban/{source.document.key}")
    assert {*NAMES.values()} - {NAMES["before"]} <= set(texts(drawn))
    assert "200" in texts(drawn)
    caption = " ".join(specification(merged)["title"]["text"])
    assert "2024 suy ra kế hoạch từ 216 đến 224 tỷ đồng (theo 2024); 2024 tính ra: cộng lại 200 tỷ đồng" in caption
    told = {
        one.get("aria-label"): link.get("{http://www.w3.org/1999/xlink}href")
        for link in etree.fromstring(drawn).iter(f"{SVG}a")
        for one in link
        if one.get("aria-roledescription") == "số tính ra"
    }
    assert told == {
        "2024: suy ra kế hoạch từ 216 đến 224 tỷ đồng (theo 2024)": "/van-ban/Tuyên Quang-2024",
        "2024: tính ra: cộng lại 200 tỷ đồng (Hà Giang, Tuyên Quang)": "/van-ban/Hà Giang-2024",
    }


IMPLIED: dict[str, tuple[list[dict[str, Any]], list[tuple[str, float, float]]]] = {
    "nothing is stated of last year: it is drawn": ([{"2024": 100, "change": 25}], [("before", 79, 81)]),
    "what is stated agrees: it is not drawn again": ([{"2023": 80}, {"2024": 100, "change": 25}], []),
    "what is stated is another figure": ([{"2023": 60}, {"2024": 100, "change": 25}], [("before", 79, 81)]),
    "about 100 implies nothing": ([{"2024": 100, "change": 25, "bound": "about"}], []),
    "of a year that isn't asked for": ([{"2023": 80, "change": 25}], []),
}


@pytest.mark.parametrize("case", IMPLIED)
def test_an_implied_figure_is_drawn_where_no_stated_one_agrees(case: str, tmp_path: Path) -> None:
    given, drawn = IMPLIED[case]
    records = []
    for one in given:
        year = next(iter(one))
        changes = [(str(int(year) - 1), one["change"], "percent")] if "change" in one else []
        told = stated(year, one[year], bound=one.get("bound"), changes=changes)
        records.append(report(f"{int(year) + 1}-01-10", told))
    table = table_of(tmp_path, records, "BANLE", years=YearRange(first=2023, last=2024), period="Y")
    (panel,) = panels(table)
    found = [(one.kind, one.low, one.high) for one in panel.points[0].computed]
    assert (found, panel.points[1].computed) == (drawn, ())


def test_a_sum_finds_a_place_beside_what_else_stands_in_its_column(merged: ComparisonTable) -> None:
    def places(value: float | None, *beside: tuple[float, float]) -> tuple[str, int]:
        total = Computed("sum", 200, 200, "", "200")
        others = tuple(Computed("before", low, high, "") for low, high in beside)
        y = {"field": "so", "type": "quantitative", "scale": {"domain": [0, 250]}}
        drawn = marks([("2024", value, (total, *others))], y, list(NAMES), None)[-1]["data"]["values"][0]
        return drawn["chu"], drawn["lech"]

    assert places(110) == ("200", -12)  # above it
    assert places(110, (215, 220)) == ("200", 13)  # under it
    assert places(195) == ("", 0)  # nowhere: it is told under the chart
    assert places(None) == ("200", -12)


def test_two_panels_of_one_name_are_told_apart_by_their_bodies(merged: ComparisonTable) -> None:
    row = merged.rows[0]
    other = row.model_copy(update={"issuer": "Cục Thống kê tỉnh Tuyên Quang", "predecessors": ()})
    caption = " ".join(specification(merged.model_copy(update={"rows": (row, other)}))["title"]["text"])
    assert f"{row.name}, Sở Công Thương tỉnh Tuyên Quang: 2024 suy ra kế hoạch" in caption
    assert f"{row.name}, Cục Thống kê tỉnh Tuyên Quang: 2024 suy ra kế hoạch" in caption
