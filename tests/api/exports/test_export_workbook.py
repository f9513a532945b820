"""The workbook, opened by another library."""

from __future__ import annotations

import io
import time
import warnings
from typing import Any

import pytest

from api.exports.workbook import workbook
from models.answer import ComparisonTable
from tests.api.exports.tables import HOSTILE, empty, renamed


def opened(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library that reads
        import openpyxl

        return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book(table: ComparisonTable) -> Any:
    return opened(workbook(table))


def lines(sheet: Any, first: int) -> list[dict[str, Any]]:
    """The rows below the head, which stands in row `first`."""
    rows = list(sheet.iter_rows(min_row=first, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_sheets_and_merged_heads(book: Any) -> None:
    assert book.sheetnames == ["So sánh", "Nguồn", "Ghi chú"]
    sheet = book["So sánh"]
    merged = {str(area): sheet[str(area).partition(":")[0]].value for area in sheet.merged_cells.ranges}
    assert {
        "B3:B5": "Chỉ tiêu",
        "E3:J3": "6T/2020",
        "K3:P3": "6T/2021",
        "F4:G4": "So với cùng kỳ",
        "H4:I4": "So với kế hoạch",
        "J4:J5": "Nguồn",
    }.items() <= merged.items()
    assert [sheet.cell(5, column).value for column in (6, 7, 8, 9)] == ["được nêu", "tính ra"] * 2


def test_without_attainments_there_is_no_column_for_them(table: ComparisonTable) -> None:
    sheet = opened(workbook(table.model_copy(update={"rows": table.rows[1:]})))["So sánh"]
    assert [sheet.cell(4, column).value for column in (5, 6, 8)] == ["Số liệu", "So với cùng kỳ", "Nguồn"]


FIGURES = [
    # row, column: the number itself, and how it is shown
    ("E6", 14098, "#,##0"),
    # "khoảng 15.202"
    ("K6", 15202, '"khoảng "#,##0'),
    # an estimate with its printed decimals
    ("Q6", 16110.25, '#,##0.00"*"'),
    # printed as 449,0
    ("E9", 449, "#,##0.0"),
    # changes in their own unit; one that another source states says which
    ("L6", 7.8, '#,##0.0"%"'),
    ("F6", 11.7, '#,##0.0"% [2]"'),
    # an attainment of a plan
    ("N6", 48.5, '#,##0.0"%"'),
    ("H6", None, None),
    # a fall; nothing but the change
    ("L7", -3.7, '#,##0.0"%"'),
    ("K7", None, None),
    # nothing is stated
    ("K9", None, None),
    ("P9", None, None),
]


@pytest.mark.parametrize(("place", "value", "pattern"), FIGURES)
def test_figures_are_numbers_shown_as_printed(book: Any, place: str, value: float | None, pattern: str | None) -> None:
    cell = book["So sánh"][place]
    assert cell.value == value
    if pattern:
        assert (cell.data_type, cell.number_format) == ("n", pattern)


def test_marked_cells_are_yellow_and_explained(book: Any, table: ComparisonTable) -> None:
    sheet = book["So sánh"]
    yellow = {
        (sheet.cell(6 + line, 2).value, table.periods[column].label)
        for line in range(4)
        for column in range(3)
        if sheet.cell(6 + line, 5 + 6 * column).fill.fgColor.rgb == "FFFFF2CC"
    }
    notes = lines(book["Ghi chú"], 3)
    assert yellow == {(note["Chỉ tiêu"], note["Kỳ"]) for note in notes}
    assert len(notes) == sum(bool(cell and cell.flags) for row in table.rows for cell in row.cells) == 3
    assert any("mâu thuẫn" in note["Điều cần xem lại"] for note in notes)


def test_every_statement_has_a_row_and_the_numbers_lead_there(book: Any, table: ComparisonTable) -> None:
    sheet, sources = book["So sánh"], book["Nguồn"]
    stated = lines(sources, 3)
    quotes = {one.source.quote for row in table.rows for cell in row.cells if cell for one in (cell, *cell.others)}
    assert quotes <= {line["Nguyên văn"] for line in stated}
    assert "kế hoạch" not in {line["Vai trò"] for line in stated}  # of a year, not of these periods
    for line, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            number = sheet.cell(6 + line, 10 + 6 * column)
            if cell:
                target = sources[number.hyperlink.location.partition("!")[2]]
                assert target.value == number.value
                assert sources.cell(target.row, 12).value == cell.source.quote
                assert sources.cell(target.row, 5).value == cell.value


def test_the_same_table_gives_the_same_bytes(table: ComparisonTable) -> None:
    first = workbook(table)
    time.sleep(1.1)  # the second that a file would be stamped with
    assert workbook(table) == first


def test_texts_are_texts(table: ComparisonTable) -> None:
    for sheet in opened(workbook(renamed(table, HOSTILE))).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert sheet.title == "Ghi chú" or HOSTILE in {cell.value for cell in cells}


def test_texts_longer_than_a_cell_and_control_characters(table: ComparisonTable) -> None:
    book = opened(workbook(renamed(table, "\x01x" + "dài " * 20_000)))
    assert any(str(cell.value).endswith("…") for cell in book["Nguồn"]["L"])


def test_an_empty_table(table: ComparisonTable) -> None:
    book = opened(workbook(empty(table)))
    assert book["So sánh"]["B6"].value == "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"
    assert book["Ghi chú"]["A4"].value == "Không có điều gì cần xem lại."
    assert opened(workbook(ComparisonTable(periods=(), rows=()))).sheetnames == book.sheetnames
