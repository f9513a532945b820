"""Which columns of values a third compares: the figures say it, the header only where they can't."""

from __future__ import annotations

import pytest

from models.mention import Malformed
from models.structure import Closing, Header, Structure
from models.text import Span, Text, TextCell, TextTable
from pipeline.extract.figure_tables import find_in_tables
from pipeline.extract.figure_tables.arithmetic import Told, contradicts, told_by_figures
from pipeline.extract.figure_tables.cells import read_figure
from pipeline.extract.figure_tables.columns import column_of


def told(*rows: str) -> Told | None:
    """What the last column compares; `/` parts the cells of one header from top to bottom."""
    header, *body = [[cell.strip() for cell in row.split("|")] for row in rows]
    columns = [column_of(tuple(part.strip() for part in head.split(" // "))) for head in header]
    figures = [[read_figure(cell) for cell in row] for row in body]
    last = len(columns) - 1
    found = [one for one in told_by_figures(columns, figures, last) if not contradicts(columns, last, one)]
    return found[0] if found else None


COMPARED = [
    # the plan of the next year against what was done in this one
    (("TH năm 2023 | KH năm 2024 | So sánh (%)", "4.100 | 4.050 | 98,8", "8.036 | 8.450 | 105,2"), ("ratio", 1, 0)),
    # the newest period may come first
    (("6T/2022 | 6T/2021 | Tỷ lệ", "24 | 30 | 80", "5 | 4 | 125"), ("ratio", 0, 1)),
    # growth, differences, times
    (("Năm 2021 | Năm 2022 | So sánh", "200 | 230 | 15", "400 | 380 | -5"), ("growth", 1, 0)),
    (("Năm 2021 | Năm 2022 | So sánh", "200 | 230 | 30", "400 | 380 | -20"), ("absolute", 1, 0)),
    (("Năm 2021 | Năm 2022 | So sánh", "200 | 250 | 1,25", "100 | 210 | 2,10"), ("times", 1, 0)),
    (("Năm 2021 | Năm 2022 | So sánh (lần)", "200 | 250 | 1,3", "100 | 210 | 2,1"), ("times", 1, 0)),
    # the plan and not the year before, whatever the order
    (("TH 2021 | KH 2022 | TH 2022 | Đạt (%)", "50 | 80 | 60 | 75", "40 | 90 | 99 | 110"), ("ratio", 2, 1)),
    # under two heads: only what measures the same
    (
        (
            "Năm 2021 // Lượng (tấn) | Năm 2021 // Trị giá (tỷ đồng) | Năm 2022 // Lượng | Năm 2022 // Trị giá"
            " | Tăng/giảm (%) // Trị giá",
            "100 | 40 | 110 | 50 | 25",
            "200 | 80 | 210 | 84 | 5",
        ),
        ("growth", 3, 1),
    ),
    # one row of five may be misprinted, not two of three
    (
        ("2021 | 2022 | %", "10 | 11 | 110", "20 | 30 | 150", "8 | 9 | 112,5", "5 | 4 | 80", "7 | 9 | 200"),
        ("ratio", 1, 0),
    ),
    (("2021 | 2022 | %", "10 | 11 | 110", "20 | 30 | 250", "8 | 9 | 12,9"), None),
    # equal values tell nothing
    (("2021 | 2022 | So sánh", "10 | 10 | 100"), None),
    # nothing to compare with
    (("TH năm 2022 | So cùng kỳ (%)", "10 | 100"), None),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), COMPARED)
def test_the_figures_say_what_is_compared(rows: tuple[str, ...], expected: tuple[str, int, int] | None) -> None:
    found = told(*rows)
    assert (found and (found.as_, found.value, found.base)) == expected


DOUBTED = [
    # the header speaks of the plan, the figures of the year before
    (
        "Chỉ tiêu | ĐVT | TH 2021 | KH 2022 | TH 2022 | So KH (%)",
        "A | tấn | 200 | 250 | 240 | 120",
        "B | tấn | 100 | 90 | 99 | 99",
    ),
    # and the other way round
    (
        "Chỉ tiêu | ĐVT | TH 2021 | KH 2022 | TH 2022 | So với năm 2021 (%)",
        "A | tấn | 200 | 250 | 240 | 96",
        "B | tấn | 100 | 90 | 99 | 110",
    ),
    # another year than the header says
    (
        "Chỉ tiêu | ĐVT | 2019 | 2021 | 2022 | So với năm 2021 (%)",
        "A | tấn | 50 | 80 | 60 | 120",
        "B | tấn | 40 | 90 | 44 | 110",
    ),
]


@pytest.mark.parametrize("rows", DOUBTED)
def test_where_header_and_figures_disagree_nothing_is_read(rows: tuple[str, ...]) -> None:
    content = "\n".join(rows)
    cells: list[TextCell] = []
    start = 0
    for line, row in enumerate(rows):
        at = start
        for column, cell in enumerate(row.split(" | ")):
            cells.append(TextCell(at, at + len(cell), line, column))
            at += len(cell) + 3
        start += len(row) + 1
    table = TextTable(0, len(content), tuple(cells), len(rows), rows[0].count("|") + 1)
    structure = Structure(Header(), (), (), (table,), Closing(), Span(0, len(content)))
    doubts: list[Malformed] = []
    found = list(find_in_tables(Text(content, (table,)), structure, doubts=doubts))
    assert len(found) == 6  # the values
    assert not any(one.changes or one.attainments for one in found)
    assert [(one.code, content[one.span.start : one.span.end]) for one in doubts] == [
        ("column-doubtful", rows[0].split(" | ")[-1])
    ]
