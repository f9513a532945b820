"""What tables state of indicators: headers, units, ratios, plans, parts; the text reports on a half-year."""

from __future__ import annotations

import pytest

from models.mention import ObservationMention
from models.structure import Closing, Header, Structure
from models.text import Paragraph, Span, Text, TextCell, TextTable
from models.values.period import Period, resolve_period
from pipeline.extract.figure_tables import find_in_tables
from pipeline.extract.figure_tables.cells import amounts_in, read_figure
from pipeline.extract.figure_tables.columns import column_of

_SIGNS = {"percent": "%", "percentage-point": "pp"}
H1 = Period.of_half(2022, 1)
EMPTY = Structure(Header(), (), (), (), Closing(), Span(0, 0))


def observe(*rows: str, caption: str = "", ordering: bool = False, own: Period | None = None) -> list[str]:
    """The observations of a table given as lines of cells; `^` stands for the cell above, `<` for the one before."""
    parts = [caption] if caption else []
    cells: list[TextCell] = []
    grid: list[list[TextCell]] = []
    start = len(caption) + 1 if caption else 0
    offset = start
    lines: list[str] = []
    for row, line in enumerate(rows):
        grid.append([])
        printed: list[str] = []
        at = offset
        for column, cell in enumerate(one.strip() for one in line.split("|")):
            if cell == "^":
                grid[row].append(_grown(cells, grid[row - 1][column], rows=1))
            elif cell == "<":
                grid[row].append(_grown(cells, grid[row][column - 1], columns=1))
            else:
                made = TextCell(at, at + len(cell), row, column)
                cells.append(made)
                grid[row].append(made)
                printed.append(cell)
                at += len(cell) + 3
        lines.append(" | ".join(printed))
        offset += len(lines[-1]) + 1
    content = "\n".join([*parts, *lines])
    width = max(cell.column + cell.columns for cell in cells)
    table = TextTable(start, len(content), tuple(cells), len(rows), width)
    blocks = (Paragraph(0, len(caption)), table) if caption else (table,)
    text = Text(content, blocks)
    structure = Structure(Header(period=own), (), (), (table,), Closing(), Span(0, len(content)))
    return [shown(one) for one in find_in_tables(text, structure, ordering=ordering)]


def _grown(cells: list[TextCell], cell: TextCell, rows: int = 0, columns: int = 0) -> TextCell:
    place = next(i for i, one in enumerate(cells) if one.start == cell.start)
    old = cells[place]
    cells[place] = TextCell(old.start, old.end, old.row, old.column, old.rows + rows, old.columns + columns)
    return cells[place]


def shown(one: ObservationMention) -> str:
    value = f" {one.quantity.number.value}e{one.quantity.unit_mult} {one.quantity.unit}" if one.quantity else ""
    period = resolve_period(one.period, H1, 2022) if one.period else H1
    rest = [
        f"{c.change:+}{_SIGNS.get(c.unit, '')} {resolve_period(c.base, period, 2022) if c.base else '?'}"
        for c in one.changes
    ]
    rest += [f"{a.percent}% of plan" for a in one.attainments]
    return f"{one.indicator or '-'} {one.name}{value} {period} {one.status}" + "".join(f", {part}" for part in rest)


def test_the_usual_table_of_a_report() -> None:
    # two header rows, merged cells, a row of column numbers, a group row, ditto marks, a part under its whole
    found = observe(
        "STT | Chỉ tiêu | ĐVT | KH năm 2022 | TH 6T/2021 | Ước TH 6T/2022 | So sánh (%) | <",
        "^ | ^ | ^ | ^ | ^ | ^ | với cùng kỳ | với KH năm",
        "A | B | C | 1 | 2 | 3 | 4=3/2 | 5=3/1",
        "I | Thương mại |  |  |  |  |  | ",
        "1 | Kim ngạch xuất khẩu | Triệu USD | 2.100 | 907,9 | 1.134 | 124,9 | 54",
        ' | - Hàng dệt may | " | - | 400 | 520 | 130 | ',
        "2 | Điện thương phẩm | Tr.kWh |  |  | 1.250 | 90,5 | ",
    )
    assert found == [
        "XK Kim ngạch xuất khẩu 2100e6 USD 2022 target",
        "XK Kim ngạch xuất khẩu 907.9e6 USD 6T/2021 actual",
        "XK Kim ngạch xuất khẩu 1134e6 USD 6T/2022 estimate, +24.9% 6T/2021, 54% of plan",
        "- Kim ngạch xuất khẩu Hàng dệt may 400e6 USD 6T/2021 actual",
        "- Kim ngạch xuất khẩu Hàng dệt may 520e6 USD 6T/2022 estimate, +30% 6T/2021",
        "DIEN_TP Điện thương phẩm 1250e6 kWh 6T/2022 estimate, -9.5% 6T/2021",
    ]


def test_comparisons_go_to_the_value_of_their_period() -> None:
    found = observe(
        "Sản phẩm | ĐVT | Ước tháng 6/2022 | Lũy kế 6 tháng/2022 | T6 so với tháng trước (%) | 6 tháng so cùng kỳ (%)",
        "Bia | Nghìn lít | 8.000 | 45.000 | 106,5 | 112",
    )
    assert found == [
        "- Bia 8000e3 litre T6/2022 estimate, +6.5% T5/2022",
        "- Bia 45000e3 litre 6T/2022 actual, +12% 6T/2021",
    ]


def test_one_unit_for_the_whole_table_and_growth_with_signs() -> None:
    found = observe(
        "TT | Nội dung | Năm 2021 | Năm 2022 | Tăng (+), giảm (-) so với năm 2021 (%)",
        "1 | Vốn đăng ký | 5.000 | 6.000 | +20",
        "2 | Vốn thực hiện | 2.000 | 1.900 | -5",
        " | Tổng cộng | 7.000 | 7.900 | 12,9",
        caption="Đơn vị tính: Tỷ đồng",
    )
    assert found == [
        "- Vốn đăng ký 5000e9 VND 2021 actual",
        "- Vốn đăng ký 6000e9 VND 2022 actual, +20% 2021",
        "- Vốn thực hiện 2000e9 VND 2021 actual",
        "- Vốn thực hiện 1900e9 VND 2022 actual, -5% 2021",
    ]


def test_a_zero_is_a_value_and_a_dash_is_none() -> None:
    found = observe(
        "Chỉ tiêu | ĐVT | Năm 2022", "Thu nội địa | Tỷ đồng | 0", "Thu khác | Tỷ đồng | -", "Thu nợ | Tỷ đồng | Không"
    )
    assert found == ["THU_NOIDIA Thu nội địa 0e9 VND 2022 actual"]


def test_tables_of_awards_give_only_rates() -> None:
    found = observe("TT | Hình thức khen thưởng | Tổng số | Tỷ lệ %", "1 | Bằng khen | 84 | 0,48%", caption="NĂM 2022")
    assert found == ["- Tỷ lệ % Bằng khen 0.48e0 percent 2022 actual"]


def test_without_a_unit_nothing_is_said() -> None:
    assert observe("TT | Nội dung | Năm 2022", "1 | Xây dựng kế hoạch | 12") == []
    assert observe("TT | Nội dung | Năm 2022", "1 | Số hồ sơ tiếp nhận | 12") == [
        "- Số hồ sơ tiếp nhận 12e0 dossier 2022 actual"
    ]


TOLD_BY_FIGURES = [
    # a ratio of two years, whatever it is called
    (["Chỉ tiêu | ĐVT | Năm 2021 | Năm 2022 | Tỷ lệ (%)", "Thép | Tấn | 200 | 230 | 115"], "+15% 2021"),
    # a difference in the value's unit
    (["Nội dung | ĐVT | Năm 2021 | Năm 2022 | Tăng, giảm", "Số vụ cháy | vụ | 45 | 40 | -5"], "-5 2021"),
    # two rates differ by percentage points
    (["Chỉ tiêu | ĐVT | 2021 | 2022 | So sánh", "Tỷ lệ che phủ | % | 41,5 | 40,1 | -1,4"], "-1.4pp 2021"),
    # a fall printed without a sign under "Giảm"
    (["Nội dung | ĐVT | Năm 2021 | Năm 2022 | Giảm (%)", "Số vụ cháy | vụ | 50 | 40 | 20"], "-20% 2021"),
    # a share of the plan
    (
        ["Nội dung | ĐVT | Dự toán năm 2022 | Thực hiện năm 2022 | Đạt (%)", "Chi | Tỷ đồng | 80 | 60 | 75"],
        "75% of plan",
    ),
    # more than the plan is no part of it
    (["Nội dung | ĐVT | KH năm 2022 | TH năm 2022 | TH so KH", "Thép | Tấn | 90 | 99 | 10"], ""),
    (["Nội dung | ĐVT | TH năm 2022 | TH so KH (%)", "Thép | Tấn | 99 | +10"], ""),
    # a mean over years is no change of the last one
    (["Chỉ tiêu | ĐVT | 2020 | 2021 | 2022 | Tăng bình quân (%)", "Thép | Tấn | 100 | 110 | 121 | 10"], ""),
    # in brackets: a fall or not, nobody knows
    (["Chỉ tiêu | ĐVT | 2021 | 2022 | Tăng, giảm (%)", "Thép | Tấn | 100 | 90 | (10)"], ""),
    # neither a percent sign nor figures that tell
    (["Chỉ tiêu | ĐVT | Năm 2022 | Tăng, giảm", "Thép | Tấn | 100 | 12"], ""),
]


@pytest.mark.parametrize(("rows", "said"), TOLD_BY_FIGURES)
def test_comparisons_that_the_figures_tell(rows: list[str], said: str) -> None:
    found = observe(*rows)
    assert found
    assert found[-1].partition(", ")[2] == said


AMOUNTS = [
    ("≥ 20", ["20 at-least"]),
    ("< 3", ["3 at-most"]),
    ("Trên 95%", ["95 at-least percent"]),
    ("Không quá 3", ["3 at-most"]),
    ("từ 90% trở lên", ["90 at-least percent"]),
    ("70-75", ["70 at-least", "75 at-most"]),
    ("12 hội nghị", ["12 conference"]),
    ("18 tỷ đồng", ["18 VND"]),
    ("75-70", []),  # no range
    ("Quý 3", []),
    ("15/9", []),
    ("Xếp thứ 3", []),
    ("Đạt", []),
]


@pytest.mark.parametrize(("cell", "said"), AMOUNTS)
def test_amounts_of_cells(cell: str, said: list[str]) -> None:
    found = [f"{one.number.value} {one.bound or ''} {one.unit.unit if one.unit else ''}" for one in amounts_in(cell)]
    assert [" ".join(one.split()) for one in found] == said


def test_indices_headed_by_their_bases() -> None:
    # the caption says of which month; averages have their own period and code; parts are named by their index
    found = observe(
        "Nhóm hàng | Tháng 6/2021 | Tháng 12/2021 | Bình quân 6 tháng năm 2022 so với cùng kỳ",
        "Chỉ số giá tiêu dùng chung | 103,2 | 102,1 | 102,5",
        "Giao thông | 99,4 | 95,2 | 101,2",
        caption="Bảng 3. Chỉ số giá tiêu dùng tháng 6 năm 2022",
    )
    assert found == [
        "CPI Chỉ số giá tiêu dùng chung T6/2022 actual, +3.2% T6/2021, +2.1% T12/2021",
        "CPI_BQ Chỉ số giá tiêu dùng chung 6T/2022 actual, +2.5% 6T/2021",
        "- Chỉ số giá tiêu dùng Giao thông T6/2022 actual, -0.6% T6/2021, -4.8% T12/2021",
        "- Chỉ số giá tiêu dùng Giao thông 6T/2022 actual, +1.2% 6T/2021",
    ]


def test_values_by_year_are_no_indices() -> None:
    found = observe("Chỉ tiêu | ĐVT | 2020 | 2021", "Chỉ số hài lòng | % | 85 | 90", caption="Chỉ số hài lòng năm 2022")
    assert found == [
        "SIPAS Chỉ số hài lòng 85e0 percent 2020 actual",
        "SIPAS Chỉ số hài lòng 90e0 percent 2021 actual",
    ]


def test_indices_of_several_periods_stand_apart() -> None:
    found = observe(
        "Ngành | Tháng 5/2022 so với tháng 4/2022 | Tháng 5/2022 so với cùng kỳ | 5 tháng đầu năm so với cùng kỳ",
        "Toàn ngành | 101,4 | 115,2 | 112,1",
        "Khai khoáng | 99,4 | 95,2 | 92,1",
        caption="Chỉ số sản xuất công nghiệp tháng 5 năm 2022",
    )
    assert found == [
        "IIP Chỉ số sản xuất công nghiệp T5/2022 actual, +1.4% T4/2022, +15.2% T5/2021",
        "IIP Chỉ số sản xuất công nghiệp 5T/2022 actual, +12.1% 5T/2021",
        "IIP_MINING Chỉ số sản xuất công nghiệp Khai khoáng T5/2022 actual, -0.6% T4/2022, -4.8% T5/2021",
        "IIP_MINING Chỉ số sản xuất công nghiệp Khai khoáng 5T/2022 actual, -7.9% 5T/2021",
    ]


def test_columns_that_name_what_rows_are_places_of() -> None:
    # the column is in households, not in the communes that the rows are; a sum is named by its column
    found = observe(
        "TT | Đơn vị | Số hộ nghèo | Tỷ lệ (%)",
        "1 | Xã Bình Hà | 60 | 2,0",
        "2 | Xã An Lâm | 90 | 3,0",
        " | Tổng cộng | 150 | 2,5",
    )
    assert found == [
        "- Số hộ nghèo Xã Bình Hà 60e0 household 6T/2022 actual",
        "- Tỷ lệ Số hộ nghèo Xã Bình Hà 2.0e0 percent 6T/2022 actual",
        "- Số hộ nghèo Xã An Lâm 90e0 household 6T/2022 actual",
        "- Tỷ lệ Số hộ nghèo Xã An Lâm 3.0e0 percent 6T/2022 actual",
        "- Số hộ nghèo 150e0 household 6T/2022 actual",
        "- Tỷ lệ Số hộ nghèo 2.5e0 percent 6T/2022 actual",
    ]


def test_what_is_measured_stands_above_the_years() -> None:
    found = observe(
        "Loại cây | Diện tích (ha) | < | Sản lượng (tấn) | <",
        "^ | Năm 2021 | Năm 2022 | Năm 2021 | Năm 2022",
        "Chè | 100 | 110 | 500 | 560",
    )
    assert found == [
        "- Diện tích Chè 100e0 ha 2021 actual",
        "- Diện tích Chè 110e0 ha 2022 actual",
        "- Sản lượng Chè 500e0 tonne 2021 actual",
        "- Sản lượng Chè 560e0 tonne 2022 actual",
    ]


def test_columns_under_two_heads() -> None:
    # the unit of a sub-head holds wherever it stands; a change is of the values with its sub-head
    found = observe(
        "TT | Mặt hàng | Quý I/2021 | < | Quý I/2022 | < | Tăng/giảm (%) | <",
        "^ | ^ | Lượng (nghìn tấn) | Trị giá (1.000 USD) | Lượng | Trị giá | Lượng | Trị giá",
        "1 | Chè | 20 | 30 | 25 | 36 | 25,0 | 20,0",
        "2 | Quế | 10 | 50 | 12 | 45 | 20,0 | -10,0",
    )
    assert found == [
        "- Lượng Chè 20e3 tonne Q1/2021 actual",
        "- Trị giá Chè 30e3 USD Q1/2021 actual",
        "- Lượng Chè 25e3 tonne Q1/2022 actual, +25.0% Q1/2021",
        "- Trị giá Chè 36e3 USD Q1/2022 actual, +20.0% Q1/2021",
        "- Lượng Quế 10e3 tonne Q1/2021 actual",
        "- Trị giá Quế 50e3 USD Q1/2021 actual",
        "- Lượng Quế 12e3 tonne Q1/2022 actual, +20.0% Q1/2021",
        "- Trị giá Quế 45e3 USD Q1/2022 actual, -10.0% Q1/2021",
    ]


def test_changes_under_two_heads_that_no_figures_tell() -> None:
    found = observe(
        "Mặt hàng | 6 tháng 2022 | < | So với cùng kỳ (%) | <",
        "^ | Lượng (tấn) | Trị giá (triệu USD) | Lượng | Trị giá",
        "Chè | 120 | 190 | 98,2 | 101,4",
    )
    assert found == [
        "- Lượng Chè 120e0 tonne 6T/2022 actual, -1.8% 6T/2021",
        "- Trị giá Chè 190e6 USD 6T/2022 actual, +1.4% 6T/2021",
    ]


def test_columns_under_three_heads() -> None:
    found = observe(
        "Mặt hàng | Xuất khẩu | < | Nhập khẩu | <",
        "^ | Quý I/2022 | < | Quý I/2022 | <",
        "^ | Lượng (tấn) | Trị giá (nghìn USD) | Lượng (tấn) | Trị giá (nghìn USD)",
        "Chè | 20 | 30 | 12 | 19",
    )
    assert found == [
        "- Lượng Chè Xuất khẩu 20e0 tonne Q1/2022 actual",
        "- Trị giá Chè Xuất khẩu 30e3 USD Q1/2022 actual",
        "- Lượng Chè Nhập khẩu 12e0 tonne Q1/2022 actual",
        "- Trị giá Chè Nhập khẩu 19e3 USD Q1/2022 actual",
    ]


def test_a_column_that_counts_beside_one_of_money() -> None:
    # "Số hộ" counts, whatever unit the caption tells; the periods above are no part of the names
    found = observe(
        "Chương trình | Năm 2021 | < | Năm 2022 | < | So sánh 2022/2021 (%) | <",
        "^ | Số hộ | Dư nợ | Số hộ | Dư nợ | Số hộ | Dư nợ",
        "Vay nước sạch | 120 | 5.400 | 150 | 6.210 | 125 | 115",
        "Vay học nghề | 80 | 2.400 | 60 | 2.040 | 75 | 85",
        caption="ĐVT: triệu đồng",
    )
    assert found[:4] == [
        "- Số hộ Vay nước sạch 120e0 household 2021 actual",
        "- Dư nợ Vay nước sạch 5400e6 VND 2021 actual",
        "- Số hộ Vay nước sạch 150e0 household 2022 actual, +25% 2021",
        "- Dư nợ Vay nước sạch 6210e6 VND 2022 actual, +15% 2021",
    ]


def test_plans_of_places_are_named_by_their_columns() -> None:
    found = observe("Đơn vị | KH vốn năm 2022 (tỷ đồng) | Giải ngân đến 30/6/2022 (tỷ đồng)", "Huyện Đông Lĩnh | 5 | 2")
    assert found == [
        "- KH vốn Huyện Đông Lĩnh 5e9 VND 2022 target",
        "- Giải ngân Huyện Đông Lĩnh 2e9 VND 30/06/2022 actual",
    ]


def test_a_mean_over_years_is_no_change_of_one() -> None:
    found = observe(
        "Chỉ tiêu | ĐVT | Năm 2020 | Năm 2022 | Tốc độ tăng bình quân 2020-2022 (%)", "Thép | Tấn | 100 | 121 | 10"
    )
    assert found == ["- Thép 100e0 tonne 2020 actual", "- Thép 121e0 tonne 2022 actual"]


def test_years_alone_under_what_is_measured() -> None:
    found = observe(
        "Cây trồng | Diện tích (ha) | < | Sản lượng (tấn) | <",
        "^ | 2021 | 2022 | 2021 | 2022",
        "Chè | 100 | 110 | 500 | 560",
    )
    assert found == [
        "- Diện tích Chè 100e0 ha 2021 actual",
        "- Diện tích Chè 110e0 ha 2022 actual",
        "- Sản lượng Chè 500e0 tonne 2021 actual",
        "- Sản lượng Chè 560e0 tonne 2022 actual",
    ]


def test_a_total_is_named_by_the_title() -> None:
    rows = ("Xã | Năm 2021 | Năm 2022", "Đông Mỹ | 12 | 14", "Tây Mỹ | 8 | 9", "Tổng số | 20 | 23")
    found = observe(*rows, caption="Bảng 2. Giá trị sản xuất năm 2022 (ĐVT: tỷ đồng)")
    assert found[-2:] == ["- Giá trị sản xuất 20e9 VND 2021 actual", "- Giá trị sản xuất 23e9 VND 2022 actual"]
    assert len(observe(*rows, caption="Bảng 2. Một số kết quả năm 2022 (ĐVT: tỷ đồng)")) == 4


def test_a_unit_in_a_first_row_of_its_own() -> None:
    found = observe(
        " |  |  | ĐVT: tỷ đồng",
        "TT | Chỉ tiêu | Dự toán năm 2022 | Thực hiện 6 tháng",
        "1 | Thu nội địa | 800 | 420",
    )
    assert found == ["THU_NOIDIA Thu nội địa 800e9 VND 2022 target", "THU_NOIDIA Thu nội địa 420e9 VND 6T/2022 actual"]


def test_rows_that_are_years() -> None:
    found = observe("Năm | Số hộ nghèo | Tỷ lệ hộ nghèo (%)", "2020 | 1.206 | 6,0", "2021 | 1.100 | 5,5")
    assert found == [
        "- Số hộ nghèo 1206e0 household 2020 actual",
        "HO_NGHEO Tỷ lệ hộ nghèo 6.0e0 percent 2020 actual",
        "- Số hộ nghèo 1100e0 household 2021 actual",
        "HO_NGHEO Tỷ lệ hộ nghèo 5.5e0 percent 2021 actual",
    ]


def test_plans_are_of_the_year_and_money_is_not_counted() -> None:
    found = observe(
        "TT | Chỉ tiêu | Dự toán | Thực hiện 6 tháng | Đạt (%)",
        "1 | Thu nội địa | 8.000 | 4.400 | 55",
        "2 | Số dự án | 10 | 4 | 40",
        caption="Tình hình thu 6 tháng đầu năm 2022 (ĐVT: tỷ đồng)",
    )
    assert found == [
        "THU_NOIDIA Thu nội địa 8000e9 VND 2022 target",
        "THU_NOIDIA Thu nội địa 4400e9 VND 6T/2022 actual, 55% of plan",
        "- Số dự án 6T/2022 actual, 40% of plan",
    ]


def test_a_plan_in_percent_is_no_attainment() -> None:
    found = observe("TT | Chỉ tiêu | Kế hoạch năm 2022 (%) | Thực hiện năm 2022 (%)", "1 | Tỷ lệ che phủ | 95 | 96,2")
    assert found == ["- Tỷ lệ che phủ 95e0 percent 2022 target", "- Tỷ lệ che phủ 96.2e0 percent 2022 actual"]


def test_an_indicator_in_percent_is_not_its_amount_of_money() -> None:
    found = observe("Chỉ tiêu | ĐVT | Năm 2022", "GRDP | Tỷ đồng | 60.000")
    assert found == ["- GRDP 60000e9 VND 2022 actual"]


@pytest.mark.parametrize(("ordering", "status"), [(True, "target"), (False, "actual")])
def test_figures_of_plans_are_aims(ordering: bool, status: str) -> None:
    found = observe("TT | Nội dung | Kinh phí (triệu đồng)", "1 | Hội nghị tổng kết | 60", ordering=ordering)
    assert found == [f"- Kinh phí Hội nghị tổng kết 60e6 VND 6T/2022 {status}"]


HEADERS = [
    (("STT",), "index"),
    (("Đơn vị tính",), "unit"),
    (("Tên sản phẩm",), "name"),
    (("Ghi chú",), "note"),
    (("KH năm 2022",), "value"),
    (("Ước thực hiện 6 tháng năm 2022",), "value"),
    (("So sánh", "với cùng kỳ (%)"), "change"),
    (("% so cùng kỳ",), "change"),
    (("Tốc độ tăng (%)",), "change"),
    (("So với KH năm (%)",), "attainment"),
    (("TH/KH (%)",), "attainment"),
    (("UTH2022/KH2022 (%)",), "attainment"),
    (("2022/2021 (%)",), "change"),
    (("UTH 2022/TH 2021 (%)",), "change"),
    (("Năm học 2021/2022",), "value"),  # a school year, no ratio
    (("Chỉ tiêu năm 2022",), "value"),  # a target, no column of names
    (("Chỉ tiêu HĐND giao",), "value"),
    (("Tăng/giảm",), "change"),
    (("+/-",), "change"),
    (("Đạt (%)",), "rate"),  # of what, the figures tell
    (("Khen thưởng đối ngoại", "Tỷ lệ %"), "rate"),
]


PERIODS = [
    ("Thực hiện 6 tháng đầu năm 2018", "6T/2018"),
    ("TH 6T/2018", "6T/2018"),
    ("UTH T6/2022", "T6/2022"),
    ("Quý II năm 2022", "Q2/2022"),
    ("Q3/2022", "Q3/2022"),
    ("KH 2022", "2022"),
    ("Cùng kỳ năm 2021", "6T/2021"),
    ("Lũy kế 9 tháng năm 2022", "9T/2022"),
    ("UTH2022", "2022"),
    ("TH 5 tháng", "5T/2022"),
    ("31/12/2021", "31/12/2021"),
]


@pytest.mark.parametrize(("header", "period"), PERIODS)
def test_periods_of_columns(header: str, period: str) -> None:
    found = column_of((header,)).period
    assert found is not None
    assert str(resolve_period(found, H1, 2022)) == period


@pytest.mark.parametrize(("parts", "role"), HEADERS)
def test_roles_of_columns(parts: tuple[str, ...], role: str) -> None:
    assert column_of(parts).role == role


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.065", 1065),
        ("+12,5", 12.5),
        ("-5", -5),
        ("(5)", 5),
        ("0.48%", 0.48),
        ("", None),
        ("-", None),
        ("Không", None),
    ],
)
def test_figures_of_cells(cell: str, value: float | None) -> None:
    number = read_figure(cell)
    assert (float(number.value) if number else None) == value


def test_a_document_without_tables_has_none() -> None:
    assert list(find_in_tables(Text("", ()), EMPTY)) == []


def test_funds_by_source_and_their_total() -> None:
    # "Nguồn vốn" names the rows; a total is registered where the caption says the rest of its name
    rows = (
        "TT | Nguồn vốn | Kế hoạch vốn năm 2022 | Giải ngân đến ngày 20/6/2022 | Đạt % kế hoạch",
        "1 | Ngân sách huyện | 200 | 90 | 45,0",
        "2 | Vốn trái phiếu | 300 | 120 | 40,0",
        " | Tổng cộng | 500 | 210 | 42,0",
    )
    parts = [
        "- Kế hoạch vốn Ngân sách huyện 200e6 VND 2022 target",
        "- Giải ngân Ngân sách huyện 90e6 VND 20/06/2022 actual, 45.0% of plan",
        "- Kế hoạch vốn Vốn trái phiếu 300e6 VND 2022 target",
        "- Giải ngân Vốn trái phiếu 120e6 VND 20/06/2022 actual, 40.0% of plan",
    ]
    assert observe(*rows, caption="Giải ngân vốn đầu tư công (triệu đồng)") == [
        *parts,
        "DTC_KH Kế hoạch vốn 500e6 VND 2022 target",
        "DTC_GN Giải ngân vốn đầu tư công 210e6 VND 20/06/2022 actual, 42.0% of plan",
    ]
    # of some works only: no total of the body's
    assert observe(*rows, caption="Giải ngân vốn đầu tư công của một số dự án (triệu đồng)")[4:] == [
        "- Kế hoạch vốn 500e6 VND 2022 target",
        "- Giải ngân vốn đầu tư công 210e6 VND 20/06/2022 actual, 42.0% of plan",
    ]
    # of another capital
    assert observe(*rows, caption="Giải ngân vốn ODA (triệu đồng)")[5] == (
        "- Giải ngân vốn ODA 210e6 VND 20/06/2022 actual, 42.0% of plan"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # a source in a column of its own beside the rows' names
        (
            ("Công trình | Nguồn vốn | Số hộ", "Cầu Đông Lĩnh | Ngân sách | 40", "Kè Hà Khê | Ngân sách | 25"),
            "- Số hộ Cầu Đông Lĩnh 40e0 household 6T/2022 actual",
        ),
        # money raised, not a source
        (
            ("Chi nhánh | Nguồn vốn huy động (tỷ đồng)", "Chi nhánh Hà Khê | 640", "Chi nhánh Sa Diên | 120"),
            "- Nguồn vốn huy động Chi nhánh Hà Khê 640e9 VND 6T/2022 actual",
        ),
        # products that are counted, not named
        (
            ("TT | Xã | Sản phẩm OCOP | Số hộ", "1 | Xã Hà Khê | 3 | 49", "2 | Xã Sa Diên | 5 | 42"),
            "- Sản phẩm OCOP Xã Hà Khê 3e0 sản phẩm OCOP 6T/2022 actual",
        ),
    ],
)
def test_columns_that_only_begin_like_names(rows: tuple[str, ...], said: str) -> None:
    assert observe(*rows)[0] == said


def test_sub_heads_stand_behind_what_is_counted() -> None:
    found = observe(
        "Bậc học | Số trường | < | Dân số (người) | < | Diện tích (ha) | <",
        "^ | Tổng số | Trong đó: ngoài công lập | Nam | Nữ | Lúa | Ngô",
        "Mầm non Hà Khê | 25 | 6 | 700 | 800 | 12 | 14",
        "Cộng | 40 | 9 | 900 | 950 | 20 | 30",
    )
    assert [one.split(" 6T/2022")[0] for one in found] == [
        "- Số trường Mầm non Hà Khê 25e0 trường",
        "- Số trường ngoài công lập Mầm non Hà Khê 6e0 trường",
        "- Dân số nam Mầm non Hà Khê 700e0 person",
        "- Dân số nữ Mầm non Hà Khê 800e0 person",
        "- Diện tích lúa Mầm non Hà Khê 12e0 ha",
        "- Diện tích ngô Mầm non Hà Khê 14e0 ha",
    ]


PLANS = ("TT | Chủ đầu tư | Kế hoạch vốn giao năm 2022 | Giá trị giải ngân | Tỷ lệ (%)",
         "1 | Ban quản lý Hà Khê | 200 | 90 | 45,0", "2 | Ban quản lý Sa Diên | 300 | 120 | 40,0")  # fmt: skip


def test_a_plan_counts_no_plans() -> None:
    # in money, where the caption says so; else in nothing, though the rate beside it is told by the figures
    assert observe(*PLANS, caption="ĐVT: triệu đồng")[:2] == [
        "- Kế hoạch vốn giao Ban quản lý Hà Khê 200e6 VND 2022 target",
        "- Giá trị giải ngân Ban quản lý Hà Khê 90e6 VND 6T/2022 actual",
    ]
    assert not any("kế hoạch" in one.split("Ban quản lý")[1] for one in observe(*PLANS))


def test_heads_of_all_and_of_parts() -> None:
    found = observe(
        "STT | Lĩnh vực | Tiếp nhận | < | Đã giải quyết | <",
        "^ | ^ | Tổng số | Kỳ trước chuyển sang | Tổng số | Đúng hạn",
        "1 | Đất đai | 120 | 20 | 110 | 105",
        "2 | Tư pháp | 50 | 0 | 50 | 50",
        caption="Giải quyết thủ tục hành chính (hồ sơ)",
    )
    assert [one.split("e0 ")[0] for one in found[:4]] == [
        "- Tiếp nhận Đất đai 120",
        "- Tiếp nhận kỳ trước chuyển sang Đất đai 20",
        "- Đã giải quyết Đất đai 110",
        "- Đã giải quyết đúng hạn Đất đai 105",
    ]


def test_numbers_and_rates_under_what_they_count() -> None:
    found = observe(
        "Lớp | Số học sinh | Giỏi | < | Khá | <",
        "^ | ^ | SL | TL (%) | SL | TL (%)",
        "Khối lớp 6 | 200 | 50 | 25,0 | 100 | 50,0",
        "Khối lớp 7 | 100 | 20 | 20,0 | 60 | 60,0",
    )
    assert found[:5] == [
        "- Số học sinh Khối lớp 6 200e0 học sinh 6T/2022 actual",
        "- Số học sinh giỏi Khối lớp 6 50e0 học sinh 6T/2022 actual",
        "- Tỷ lệ giỏi Khối lớp 6 25.0e0 percent 6T/2022 actual",
        "- Số học sinh khá Khối lớp 6 100e0 học sinh 6T/2022 actual",
        "- Tỷ lệ khá Khối lớp 6 50.0e0 percent 6T/2022 actual",
    ]


@pytest.mark.parametrize(
    ("caption", "planned"),
    [
        # the plan is the year's, up to whatever day the caption tells of what was done
        ("Giải ngân vốn đầu tư công đến 30/6/2022 (tỷ đồng)", "2022"),
        ("Giải ngân vốn đầu tư công 9 tháng năm 2021 (tỷ đồng)", "2021"),
        ("Giải ngân vốn đầu tư công đến 31/12/2021 (tỷ đồng)", "31/12/2021"),
    ],
)
def test_a_plan_beside_what_was_spent(caption: str, planned: str) -> None:
    found = observe(
        "Nguồn | Kế hoạch | Giải ngân | Tỷ lệ (%)",
        "Ngân sách trung ương | 200 | 100 | 50",
        "Ngân sách địa phương | 100 | 20 | 20",
        "Tổng số | 300 | 120 | 40",
        caption=caption,
    )
    assert found[0] == f"- Kế hoạch Ngân sách trung ương 200e9 VND {planned} target"
    assert found[6] == f"DTC_KH Kế hoạch vốn đầu tư công 300e9 VND {planned} target"


def test_plans_that_two_bodies_set_are_told_apart() -> None:
    # both are plans of the same revenue; each says whose it is, and the ratios to both are attainments
    found = observe(
        "Nội dung | Dự toán năm 2022 | < | Thực hiện 6 tháng | So sánh (%) | < | <",
        "^ | TW giao | HĐND tỉnh giao | ^ | DT TW giao | DT HĐND tỉnh giao | Cùng kỳ năm 2021",
        "Thu nội địa | 800 | 1.000 | 500 | 62,5 | 50,0 | 110,2",
        "Thuế bảo vệ môi trường | 400 | 500 | 250 | 62,5 | 50,0 | (5,3)",
        caption="Đơn vị: Tỷ đồng",
    )
    assert found == [
        "THU_NOIDIA Thu nội địa (TW giao) 800e9 VND 2022 target",
        "THU_NOIDIA Thu nội địa (HĐND tỉnh giao) 1000e9 VND 2022 target",
        "THU_NOIDIA Thu nội địa 500e9 VND 6T/2022 actual, +10.2% 6T/2021, 62.5% of plan, 50.0% of plan",
        "- Thuế bảo vệ môi trường (TW giao) 400e9 VND 2022 target",
        "- Thuế bảo vệ môi trường (HĐND tỉnh giao) 500e9 VND 2022 target",
        # "(5,3)" among ratios is no ratio of 5,3
        "- Thuế bảo vệ môi trường 250e9 VND 6T/2022 actual, 62.5% of plan, 50.0% of plan",
    ]


SETTERS = [
    (("Dự toán", "Bộ Tài chính giao"), "Bộ Tài chính giao"),
    (("Kế hoạch tỉnh giao năm 2022",), "tỉnh giao"),
    (("DT HĐND tỉnh giao",), "HĐND tỉnh giao"),
    (("Chỉ tiêu được giao",), ""),  # by nobody that is named
    (("Kế hoạch vốn giao đầu năm",), ""),  # money is no body
    (("Số hộ được tỉnh giao đất",), ""),  # no plan
]


@pytest.mark.parametrize(("header", "by"), SETTERS)
def test_who_set_a_plan(header: tuple[str, ...], by: str) -> None:
    column = column_of(header)
    assert (column.by if column.status == "target" else "") == by


def test_percent_under_a_year_is_no_value_of_it() -> None:
    # "% đạt" beside plan and result is the attainment; the last column gives growth of counts, points of rates
    found = observe(
        "Chỉ tiêu | ĐVT | Năm 2021 | Năm 2022 | < | < | Tăng (+) giảm (-) so với 2021",
        "^ | ^ | ^ | Kế hoạch | Thực hiện | % đạt | ^",
        "Lượt khám bệnh | Lượt | 1.000 | 1.100 | 1.200 | 109,1 | +20,0",
        "Công suất giường bệnh | % | 80 | 85 | 90 | 105,9 | +10",
        "Ngày điều trị | Ngày | 6,8 | 6,5 | 6,4 |  | -0,4",
    )
    assert found == [
        "- Lượt khám bệnh 1000e0 lượt 2021 actual",
        "- Lượt khám bệnh 1100e0 lượt 2022 target",
        "- Lượt khám bệnh 1200e0 lượt 2022 actual, +20.0% 2021, 109.1% of plan",
        "- Công suất giường bệnh 80e0 percent 2021 actual",
        "- Công suất giường bệnh 85e0 percent 2022 target",
        "- Công suất giường bệnh 90e0 percent 2022 actual, +10pp 2021, 105.9% of plan",
        "- Ngày điều trị 6.8e0 day 2021 actual",
        "- Ngày điều trị 6.5e0 day 2022 target",
        "- Ngày điều trị 6.4e0 day 2022 actual, -0.4 2021",
    ]


def test_a_percent_of_nobody_knows_what_is_not_read() -> None:
    # 61 and 48 are shares of something that the table doesn't show
    found = observe(
        "Chỉ tiêu | ĐVT | Năm 2022 | <",
        "^ | ^ | Thực hiện | %",
        "Hội viên | người | 1.000 | 61",
        "Cơ sở hội | cơ sở | 25 | 48",
    )
    assert found == ["- Hội viên 1000e0 person 2022 actual", "- Cơ sở hội 25e0 cơ sở 2022 actual"]


def test_figures_in_brackets_are_negative_where_the_table_shows_it() -> None:
    found = observe(
        "Chỉ tiêu | Mã số | Năm 2022 | Năm 2021 | Chênh lệch | <",
        "^ | ^ | ^ | ^ | +/- | %",
        "Doanh thu tài chính(1) | 21 | 1.200 | 2.400 | (1.200) | (50,0)",
        "Lợi nhuận | 50 | 900² | (100) | 1.000 | x",
        "Lợi nhuận sau thuế | 60 | 800 (*) | - | … | ",
        caption="Đơn vị tính: triệu đồng",
    )
    assert found == [
        "- Doanh thu tài chính 1200e6 VND 2022 actual, -1200 2021, -50.0% 2021",
        "- Doanh thu tài chính 2400e6 VND 2021 actual",
        "- Lợi nhuận 900e6 VND 2022 actual, +1000 2021",
        "- Lợi nhuận -100e6 VND 2021 actual",
        "- Lợi nhuận sau thuế 800e6 VND 2022 actual",
    ]


def test_figures_in_brackets_of_unknown_meaning_are_not_read() -> None:
    # of 25 members so many women, so many new ones, or what the plan was
    found = observe(
        "Chi hội | ĐVT | Năm 2021 | Năm 2022", "Hội viên | người | (25) | 30", "Chi hội viên | người | 12 | (14)"
    )
    assert found == ["- Hội viên 30e0 person 2022 actual", "- Chi hội viên 12e0 person 2021 actual"]


def test_rows_of_periods() -> None:
    # school years, an estimate, a plan; a mean over years is no year
    found = observe(
        "Năm | Diện tích (ha) | Sản lượng (nghìn tấn)",
        "TH 2020 | 45.210 | 263,1",
        "2021 | 44.870 | 264,7",
        "Ước 2022 | 44.320 | 265,0",
        "KH 2023 | 44.000 | 266",
    )
    assert found == [
        "- Diện tích 45210e0 ha 2020 actual",
        "- Sản lượng 263.1e3 tonne 2020 actual",
        "- Diện tích 44870e0 ha 2021 actual",
        "- Sản lượng 264.7e3 tonne 2021 actual",
        "- Diện tích 44320e0 ha 2022 estimate",
        "- Sản lượng 265.0e3 tonne 2022 estimate",
        "- Diện tích 44000e0 ha 2023 target",
        "- Sản lượng 266e3 tonne 2023 target",
    ]
    schools = observe(
        "Năm học | Tổng số HS | Kết quả học tập | <",
        "^ | ^ | Tốt | <",
        "^ | ^ | SL | %",
        "2020-2021 | 600 | 120 | 20,0",
        "2021-2022 | 640 | 160 | 25,0",
    )
    assert [one.partition(" actual")[0] for one in schools[:3]] == [
        "- Tổng số HS 600e0 học sinh 01/09/2020-31/08/2021",
        "- Tổng số HS kết quả học tập Tốt 120e0 học sinh 01/09/2020-31/08/2021",
        "- Tỷ lệ kết quả học tập Tốt 20.0e0 percent 01/09/2020-31/08/2021",
    ]


def test_tables_printed_side_by_side() -> None:
    # the right half has its own names; its totals are of a half only
    found = observe(
        "Khối | Số lớp | Số HS | Khối | Số lớp | Số HS",
        "Khối 6 | 5 | 180 | Khối 8 | 4 | 155",
        "Khối 7 | 6 | 172 | Khối 9 | 3 | 148",
        "Cộng | 11 | 352 | Cộng | 7 | 303",
    )
    assert sorted(one.partition(" 6T/")[0] for one in found) == [
        "- Số HS Khối 6 180e0 học sinh",
        "- Số HS Khối 7 172e0 học sinh",
        "- Số HS Khối 8 155e0 học sinh",
        "- Số HS Khối 9 148e0 học sinh",
        "- Số lớp Khối 6 5e0 course",
        "- Số lớp Khối 7 6e0 course",
        "- Số lớp Khối 8 4e0 course",
        "- Số lớp Khối 9 3e0 course",
    ]


def test_parts_take_the_unit_of_their_whole() -> None:
    # a dash inside a name is no label; a growth a year over several years is not read
    found = observe(
        "Chỉ tiêu | 2021 | 2022 | Tốc độ tăng BQ (%)",
        "1. Tổng đàn (nghìn con) |  |  | ",
        "- Trâu | 32,1 | 31,8 | -0,9",
        "2. Sản lượng thịt (tấn) | 68.120 | 70.334 | 3,3",
        "Trong đó: thịt lợn | 51.200 | 52.900 | 3,3",
        "3. Công nghiệp - xây dựng (tỷ đồng) | 250,3 | 260 | 3,9",
    )
    assert found == [
        "- Tổng đàn Trâu 32.1e3 con 2021 actual",
        "- Tổng đàn Trâu 31.8e3 con 2022 actual",
        "- Sản lượng thịt 68120e0 tonne 2021 actual",
        "- Sản lượng thịt 70334e0 tonne 2022 actual",
        "- Sản lượng thịt thịt lợn 51200e0 tonne 2021 actual",
        "- Sản lượng thịt thịt lợn 52900e0 tonne 2022 actual",
        "- Công nghiệp - xây dựng 250.3e9 VND 2021 actual",
        "- Công nghiệp - xây dựng 260e9 VND 2022 actual",
    ]


UNITS = [
    ("Tr.đ/người/năm", "58,2e6 VND_per_person"),
    ("Trđ", "58,2e6 VND"),
    ("ng.đ", "58,2e3 VND"),
    ("Thuê bao", "58,2e0 thuê bao"),
    ("Triệu quả", "58,2e6 quả"),
    ("TB/100 dân", "58,2e0 TB/100 dân"),
    ("‰", "58,2e0 permille"),
]


@pytest.mark.parametrize(("printed", "read"), UNITS)
def test_units_of_rows(printed: str, read: str) -> None:
    found = observe("Chỉ tiêu | ĐVT | Năm 2022", "Dân số | người | 100", f"Mức đạt | {printed} | 58,2")
    assert found[1:] == [f"- Mức đạt {read.replace(',', '.')} 2022 actual"]


def test_a_body_is_not_counted() -> None:
    # 30 members were planned, not 30 party committees; "Đảng bộ" as a kind is counted
    found = observe(
        "Đảng bộ | Chỉ tiêu năm 2022 | Đã kết nạp",
        "Đảng bộ xã An Bình | 30 | 32",
        "Đảng bộ phường Trung Tâm | 40 | 41",
    )
    assert found == []
    assert observe("Nội dung | Năm 2022", "Đảng bộ trong sạch | 30", "Chi bộ yếu kém | 2") == [
        "- Đảng bộ trong sạch 30e0 đảng bộ 2022 actual",
        "- Chi bộ yếu kém 2e0 chi bộ 2022 actual",
    ]


def test_a_total_is_named_by_a_long_title() -> None:
    found = observe(
        "Nguồn | Thực hiện 6 tháng/2022 | So với cùng kỳ (%)",
        "TỔNG SỐ | 455,1 | 118,7",
        "Vốn cấp tỉnh | 322,8 | 121,1",
        "Vốn cấp xã | 132,3 | 112,9",
        caption="Biểu 4. Vốn đầu tư thực hiện thuộc nguồn vốn ngân sách nhà nước do địa phương quản lý (tỷ đồng)",
    )
    assert found[0].startswith(
        "- Vốn đầu tư thực hiện thuộc nguồn vốn ngân sách nhà nước do địa phương quản lý 455.1e9"
    )


def test_periods_in_heads_are_no_figures() -> None:
    # "9 tháng" is a head, not nine months of something
    found = observe(
        "STT | Khoản thu | Dự toán năm 2022 | Thực hiện | < | Lũy kế 9T so với (%) | <",
        "^ | ^ | ^ | Quý III | 9 tháng | Dự toán | Cùng kỳ 2021",
        "1 | Thuế thu nhập | 600 | 150 | 480 | 80,0 | 103,6",
        "2 | Tiền thuê đất | 100 | 20 | 70 | 70,0 | 95,0",
        caption="Đơn vị tính: tỷ đồng",
    )
    assert found[:3] == [
        "- Thuế thu nhập 600e9 VND 2022 target",
        "- Thuế thu nhập 150e9 VND Q3/2022 actual",
        "- Thuế thu nhập 480e9 VND 9T/2022 actual, +3.6% 9T/2021, 80.0% of plan",
    ]


EDGES = [
    # header, another column's, the period read; the document reports on the first half of 2022
    ("Nợ đầu quý", "Thu nợ quý III", "01/07/2022"),
    ("Nợ cuối quý", "Thu nợ quý III", "30/09/2022"),
    ("Số dư cuối kỳ", "Số dư bình quân", "30/06/2022"),
    ("Dư nợ đầu năm", "Doanh số cho vay", "01/01/2022"),
    ("Dư nợ cuối năm", "Doanh số cho vay", None),  # the year has not ended
    ("Nợ đầu quý", "Thu nợ", None),  # of which quarter?
    ("Thu nợ từ đầu năm", "Nợ khó thu", "6T/2022"),  # no day, but since then
]


@pytest.mark.parametrize(("header", "other", "period"), EDGES)
def test_stocks_at_the_edge_of_a_period(header: str, other: str, period: str | None) -> None:
    found = observe(
        f"Đơn vị | {header} | {other}",
        "Chi cục A | 120 | 30",
        "Chi cục B | 90 | 20",
        caption="Đơn vị tính: tỷ đồng",
        own=H1,
    )
    assert ([one.partition(" VND ")[2].split()[0] for one in found if "120e9" in one] or [None]) == [period]


def test_a_head_over_two_columns_in_a_table_that_merges_no_cells() -> None:
    # tabs of a .txt: "So với (%)" stands over "Cùng kỳ" too, though its cell there is empty
    found = observe(
        "Chỉ tiêu | ĐVT | KH năm 2022 | ƯTH 6T/2022 | So với (%) | ",
        " |  |  |  | KH năm | Cùng kỳ",
        "Xi măng | Nghìn tấn | 800 | 392 | 49,0 | 97,5",
        "Bia | Triệu lít | 40 | 21 | 52,5 | -",
        own=H1,
    )
    assert found == [
        "- Xi măng 800e3 tonne 2022 target",
        "- Xi măng 392e3 tonne 6T/2022 estimate, -2.5% 6T/2021, 49.0% of plan",
        "- Bia 40e6 litre 2022 target",
        "- Bia 21e6 litre 6T/2022 estimate, 52.5% of plan",
    ]


def test_columns_without_a_head_and_those_of_the_year_before() -> None:
    # nothing says what 7 is; "Cùng kỳ" alone is the year before
    found = observe(
        "Chỉ tiêu | ĐVT | Thực hiện | Cùng kỳ | ", "Xi măng | Tấn | 392 | 400 | 7", "Đá | Tấn | 5 | 4 | 8", own=H1
    )
    assert found[:2] == ["- Xi măng 392e0 tonne 6T/2022 actual", "- Xi măng 400e0 tonne 6T/2021 actual"]
    assert not [one for one in found if " 7e0" in one]


def test_a_total_row_names_no_parts() -> None:
    found = observe(
        "Mặt hàng | Quý II/2022 | <",
        "^ | Lượng (tấn) | Trị giá (1000 USD)",
        "Tổng trị giá |  | 120.450",
        "- Cà phê | 12.300 | 45.120",
        "- Cao su | 3.200 | 5.010",
    )
    assert found[:3] == [
        "- Tổng trị giá 120450e3 USD Q2/2022 actual",
        "- Lượng Cà phê 12300e0 tonne Q2/2022 actual",
        "- Trị giá Cà phê 45120e3 USD Q2/2022 actual",
    ]
