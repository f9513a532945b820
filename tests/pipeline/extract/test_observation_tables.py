"""What tables state of indicators: headers, units, ratios, plans, parts; the text reports on a half-year."""

from __future__ import annotations

import pytest

from models.mention import ObservationMention
from models.structure import Closing, Header, Structure
from models.text import Paragraph, Span, Text, TextCell, TextTable
from models.values.period import Period, resolve_period
from pipeline.extract.figure_tables import find_in_tables
from pipeline.extract.figure_tables.columns import column_of
from pipeline.extract.figure_tables.grid import read_figure

H1 = Period.of_half(2022, 1)
EMPTY = Structure(Header(), (), (), (), Closing(), Span(0, 0))


def observe(*rows: str, caption: str = "") -> list[str]:
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
    structure = Structure(Header(), (), (), (table,), Closing(), Span(0, len(content)))
    return [shown(one) for one in find_in_tables(text, structure)]


def _grown(cells: list[TextCell], cell: TextCell, rows: int = 0, columns: int = 0) -> TextCell:
    place = next(i for i, one in enumerate(cells) if one.start == cell.start)
    old = cells[place]
    cells[place] = TextCell(old.start, old.end, old.row, old.column, old.rows + rows, old.columns + columns)
    return cells[place]


def shown(one: ObservationMention) -> str:
    value = f" {one.quantity.number.value}e{one.quantity.unit_mult} {one.quantity.unit}" if one.quantity else ""
    period = resolve_period(one.period, H1, 2022) if one.period else H1
    rest = [f"{c.change:+}{'%' if c.unit == 'percent' else ''} {resolve_period(c.base, period, 2022) if c.base else '?'}" for c in one.changes]
    rest += [f"{a.percent}% of plan" for a in one.attainments]
    return f"{one.indicator or '-'} {one.name}{value} {period} {one.status}" + "".join(f", {part}" for part in rest)


def test_the_usual_table_of_a_report() -> None:
    # two header rows, merged cells, a row of column numbers, a group row, ditto marks, a part under its whole
    found = observe(
        "STT | Chỉ tiêu | ĐVT | KH năm 2022 | TH 6T/2021 | Ước TH 6T/2022 | So sánh (%) | <",
        "^ | ^ | ^ | ^ | ^ | ^ | với cùng kỳ | với KH năm",
        "A | B | C | 1 | 2 | 3 | 4=3/2 | 5=3/1",
        "I | Thương mại |  |  |  |  |  | ",
        "1 | Kim ngạch xuất khẩu | Triệu USD | 2.000 | 862,6 | 1.080 | 125,2 | 54",
        ' | - Hàng dệt may | " | - | 400 | 520 | 130 | ',
        "2 | Điện thương phẩm | Tr.kWh |  |  | 1.250 | 90,5 | ",
    )
    assert found == [
        "XK Kim ngạch xuất khẩu 2000e6 USD 2022 target",
        "XK Kim ngạch xuất khẩu 862.6e6 USD 6T/2021 actual",
        "XK Kim ngạch xuất khẩu 1080e6 USD 6T/2022 estimate, +25.2% 6T/2021, 54% of plan",
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
    found = observe("TT | Hình thức khen thưởng | Tổng số | Tỷ lệ %", "1 | Bằng khen | 79 | 0,65%", caption="NĂM 2022")
    assert found == ["- Tỷ lệ % Bằng khen 0.65e0 percent 2022 actual"]


def test_without_a_unit_nothing_is_said() -> None:
    assert observe("TT | Nội dung | Năm 2022", "1 | Xây dựng kế hoạch | 12") == []
    assert observe("TT | Nội dung | Năm 2022", "1 | Số hồ sơ tiếp nhận | 12") == [
        "- Số hồ sơ tiếp nhận 12e0 dossier 2022 actual"
    ]


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
        ("+18,2", 18.2),
        ("-5", -5),
        ("(5)", 5),
        ("0.65%", 0.65),
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
