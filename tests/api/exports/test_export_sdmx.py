"""SDMX-CSV and its structure, read back with an SDMX library."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from api.exports.sdmx import data_message, structure_message
from api.exports.sdmx.codes import Codes
from api.exports.sdmx.times import frequency, time_period
from models.answer import ComparisonTable
from tests.api.exports.tables import HOSTILE, empty, renamed
from tests.api.statements import span


def read(table: ComparisonTable, folder: Path) -> tuple[Any, Any]:
    """The structure's message, and the observations that its dataflow gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that read
        import sdmx

        (folder / "structure.xml").write_bytes(structure_message(table))
        (folder / "data.csv").write_bytes(data_message(table))
        structure = sdmx.read_sdmx(folder / "structure.xml")
        data = sdmx.read_sdmx(folder / "data.csv", structure=structure.dataflow["COMPARISON"])
    return structure, [one for part in data.data for one in part.obs]


@pytest.fixture(scope="module")
def message(table: ComparisonTable, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    return read(table, tmp_path_factory.mktemp("sdmx"))


def test_the_observations_are_the_cells(message: tuple[Any, Any], table: ComparisonTable) -> None:
    found = {
        (str(one.dimension.INDICATOR.value), str(one.dimension.TIME_PERIOD.value)): one.value for one in message[1]
    }
    expected = {
        (row.indicator, time_period(cell.period)): cell.value for row in table.rows for cell in row.cells if cell
    }
    assert set(found) == set(expected)
    assert {place: None if value == "NaN" else float(value) for place, value in found.items()} == expected


def test_every_code_is_in_its_list(message: tuple[Any, Any]) -> None:
    structure, observations = message
    coded = 0
    components = structure.structure["COMPARISON"]
    for component in (*components.dimensions.components, *components.attributes.components):
        enumerated = component.local_representation.enumerated
        for one in observations if enumerated else ():
            value = (one.dimension.values | one.attached_attribute)[component.id].value
            assert str(value) in enumerated.items, component.id
            coded += 1
    assert coded == 5 * len(observations)


def test_attributes(message: tuple[Any, Any]) -> None:
    by_key = {tuple(str(part.value) for part in one.dimension.values.values()): one for one in message[1]}
    retail = by_key["S", "BINH_HA", "BANLE", "SO_CONG_THUONG_TINH_BINH_HA", "2020-S1"].attached_attribute
    said = {name: str(attribute.value) for name, attribute in retail.items()}
    assert {name: value for name, value in said.items() if value} == {
        "UNIT_MEASURE": "VND",
        "UNIT_MULT": "9",
        "DECIMALS": "0",
        "OBS_STATUS": "A",
        "CHANGE": "11.7",
        "CHANGE_UNIT": "percent",
        "CHANGE_SOURCE_KEY": "bc-2020-07-03",
        "FLAGS": "revised",
        "IMPLIED_BEFORE_LOW": "12634",
        "IMPLIED_BEFORE_HIGH": "12648",
        "IN_WORDS": "tăng 11,7% so với cùng kỳ; suy ra cùng kỳ: từ 12.634 đến 12.648 tỷ đồng; "
        "đã điều chỉnh: khác số ước hoặc số nêu trước đó; ước 14.120 tỷ đồng",
        "SOURCE_KEY": "bc-2021-07-05",
        "SOURCE": "Báo cáo số 12/BC-SCT ngày 05/7/2021 của Sở Công Thương tỉnh Bình Hà",
        "SOURCE_PAGE": "1",
        "SOURCE_START": said["SOURCE_START"],
        "SOURCE_END": said["SOURCE_END"],
        "SOURCE_QUOTE": "Câu 0: tổng mức bán lẻ hàng hóa 14098.",
    }
    statuses = [str(one.attached_attribute["OBS_STATUS"].value) for one in message[1]]
    assert {status: statuses.count(status) for status in statuses} == {"A": 6, "E": 1, "O": 2}


def test_names_stand_in_the_code_lists(message: tuple[Any, Any]) -> None:
    lists = message[0].codelist
    assert str(lists["CL_AREA"]["BINH_HA"].name) == "Bình Hà"
    assert str(lists["CL_INDICATOR"]["XK"].name) == "Kim ngạch xuất khẩu"
    assert str(lists["CL_FREQ"]["S"].name) == "6 tháng"


def test_an_empty_table_has_a_structure_and_no_observation(table: ComparisonTable, tmp_path: Path) -> None:
    structure, observations = read(empty(table), tmp_path)
    assert observations == []
    assert "BANLE" in structure.codelist["CL_INDICATOR"]
    assert read(ComparisonTable(periods=(), rows=()), tmp_path)[1] == []


def test_hostile_texts_stay_in_their_line(table: ComparisonTable, tmp_path: Path) -> None:
    text = f"{HOSTILE}\n,\"\u2028'x"
    structure, observations = read(renamed(table, text), tmp_path)
    assert len(observations) == 9
    assert {str(one.attached_attribute["SOURCE_QUOTE"].value) for one in observations} == {"'" + " ".join(text.split())}
    assert str(structure.codelist["CL_INDICATOR"]["XK"].name) == text


TIMES = [
    ("2022", "A", "2022"),
    ("6T/2022", "S", "2022-S1"),
    ("2022-07-01/2022-12-31", "S", "2022-S2"),
    ("3T/2022", "Q", "2022-Q1"),
    ("2022-07-01/2022-09-30", "Q", "2022-Q3"),
    ("2022-10-01/2022-12-31", "Q", "2022-Q4"),
    ("2022-07", "M", "2022-07"),
    # cumulated: start and length
    ("9T/2022", "_O", "2022-01-01/P9M"),
    ("11T/2022", "_O", "2022-01-01/P11M"),
    # half a year and a quarter, but not of the calendar
    ("2022-02-01/2022-07-31", "_O", "2022-02-01/P6M"),
    ("2022-02-01/2022-04-30", "_O", "2022-02-01/P3M"),
    # over the end of a year, and days
    ("2021-01-01/2022-12-31", "_O", "2021-01-01/P24M"),
    ("2021-12-15/2022-01-14", "_O", "2021-12-15/P31D"),
    ("2022-12-31/2022-12-31", "_O", "2022-12-31/P1D"),
]


@pytest.mark.parametrize(("text", "code", "written"), TIMES)
def test_periods(text: str, code: str, written: str) -> None:
    assert (frequency(span(text)), time_period(span(text))) == (code, written)


def test_names_that_fold_alike_have_codes_of_their_own(table: ComparisonTable) -> None:
    areas = ("Bình Hà", "Bình Hạ", None, "Bình Hà")
    rows = tuple(
        row.model_copy(update={"area": area, "indicator": None, "name": "Xuất khẩu"})
        for row, area in zip(table.rows, areas, strict=True)
    )
    codes = Codes(table.model_copy(update={"rows": rows}))
    assert dict(codes.areas) == {"Bình Hà": "BINH_HA", "Bình Hạ": "BINH_HA_2", None: "_X"}
    assert codes.indicator(rows[0]) == "XUAT_KHAU"
    assert codes.lists()["CL_AREA"]["_X"] == "Không nêu"
