"""Figures that are printed and can't be read for certain: a warning, never a value."""

from __future__ import annotations

import pytest
from test_observations import observe, shown

from models.mention import Malformed
from models.structure import Closing, Header, Structure
from models.text import Paragraph, Span, Text, TextCell, TextTable
from models.values.period import Period
from pipeline.extract import extract


def warned(content: str, *rows: str) -> list[tuple[str, str]]:
    """Codes and printed words of what is warned about in a paragraph and a table below it."""
    full, cells = content + "\n", []
    for at, row in enumerate(rows):
        for column, cell in enumerate(row.split("|")):
            printed = cell.strip()
            cells.append(TextCell(len(full), len(full) + len(printed), at, column, header=at == 0))
            full += printed + "\n"
    width = len(rows[0].split("|")) if rows else 0
    table = TextTable(len(content) + 1, len(full), tuple(cells), len(rows), width)
    tables = (table,) if rows else ()
    text = Text(full, (Paragraph(0, len(content)), *tables))
    header = Header(type="BC", period=Period.of_half(2022, 1), present=True)
    found: tuple[Malformed, ...] = extract(
        text, Structure(header, (), (), tables, Closing(), Span(0, len(full)))
    ).malformed
    return [(one.code, text.quote(one.span)) for one in found]


NUMBERS = [
    # groups that are not of three digits
    ("Số tiền thu được là 5.378.7000.000 đồng.", ["5.378.7000.000"]),
    # a note's mark or a power typed in one line: nothing tells which
    ("Thu phí chợ đạt 456^1 tỷ đồng.", ["456^1"]),
    # a power that is no note's mark
    ("Thể tích là 5³ m3.", ["5"]),
    # units, and marks of notes that stand raised: nothing to warn about
    ("Điện dùng là 25 10^6 kWh, ruộng rộng 30 m^2.", []),
    ("Thu phí chợ đạt 456¹ tỷ đồng.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NUMBERS)
def test_numbers_that_cannot_be_read_are_warned_about(sentence: str, expected: list[str]) -> None:
    assert warned(sentence) == [("number-malformed", one) for one in expected]


RAISED = [
    ("Thu nội địa đạt 456^1 tỷ đồng.", []),
    ("Thu nội địa đạt 10⁶ tỷ đồng.", []),
    # raised figures after a number, a unit or a sign are marks of notes
    (
        "Thu nội địa đạt 456¹ tỷ đồng, tăng 15,8%² so với cùng kỳ.",
        ["THU_NOIDIA Thu nội địa | 456e9 VND | +15.8% (1..6/2021)"],
    ),
    (
        "Thu nội địa đạt 456 tỷ đồng¹, tăng 15,8% so với cùng kỳ.",
        ["THU_NOIDIA Thu nội địa | 456e9 VND | +15.8% (1..6/2021)"],
    ),
    # after a unit of length an exponent
    ("Diện tích kho đạt 30 m³.", ["- Diện tích kho | 30 m3"]),
]


@pytest.mark.parametrize(("sentence", "expected"), RAISED)
def test_raised_figures_are_no_part_of_a_figure(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


def test_a_cell_that_holds_no_readable_figure_is_warned_about() -> None:
    found = warned(
        "Kết quả 6 tháng (đơn vị: tấn)",
        "Chỉ tiêu | 6T/2021 | 6T/2022",
        "Sản lượng mật | 12.3456 | 1.234",
        "Sản lượng chè | 5.378.7000.000 | -",
        "Sản lượng ngô | 1.234,5 | 2.345",
    )
    assert found == [("number-malformed", "12.3456"), ("number-malformed", "5.378.7000.000")]
