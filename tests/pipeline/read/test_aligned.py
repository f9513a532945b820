"""Tables of text files whose cells tabs or columns of blanks part: the lines, and the cells of each row."""

from __future__ import annotations

import pytest

from models.layout import Line, Table
from models.limits import DEFAULT_LIMITS
from pipeline.read import read

TABBED = """\
TT\tChỉ tiêu\tĐVT\tKế hoạch\tThực hiện
1\tTrồng chè\tha\t120\t60
2\tMật ong\ttấn\t\t7,5
3\tGạch\tviên\t9\t8
"""
ALIGNED = """\
TT  Chỉ tiêu            ĐVT       Kế hoạch   Thực hiện
--  -----------------   -------   --------   ---------
1   Trồng chè           ha             120          60
2   Sản lượng mật ong   tấn                        7,5
    nuôi ven rừng
3   Thu phí chợ         tỷ đồng      1.345       123,4
"""
HEADED = """\
Chỉ tiêu         Kế hoạch      Thực hiện   So với
                 năm 2022      6 tháng     cùng kỳ (%)
Trồng chè             120             60        105,2
Mật ong                30             12         98,0
Gạch                    9              8        101,1
"""
TABLES = [
    # one tab a column: an empty cell is two tabs
    (
        TABBED,
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
            ["1", "Trồng chè", "ha", "120", "60"],
            ["2", "Mật ong", "tấn", "", "7,5"],
            ["3", "Gạch", "viên", "9", "8"],
        ],
    ),
    # several tabs between two columns, as typists align them
    (
        "Chỉ tiêu\t\tĐVT\tThực hiện\nChè\t\t\tha\t60\nMật ong\t\ttấn\t7,5",
        [["Chỉ tiêu", "ĐVT", "Thực hiện"], ["Chè", "ha", "60"], ["Mật ong", "tấn", "7,5"]],
    ),
    # columns of blanks: rules, empty cells, a name that goes on in the next line
    (
        ALIGNED,
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
            ["1", "Trồng chè", "ha", "120", "60"],
            ["2", "Sản lượng mật ong nuôi ven rừng", "tấn", "", "7,5"],
            ["3", "Thu phí chợ", "tỷ đồng", "1.345", "123,4"],
        ],
    ),
    # a head of two lines
    (
        HEADED,
        [
            ["Chỉ tiêu", "Kế hoạch năm 2022", "Thực hiện 6 tháng", "So với cùng kỳ (%)"],
            ["Trồng chè", "120", "60", "105,2"],
            ["Mật ong", "30", "12", "98,0"],
            ["Gạch", "9", "8", "101,1"],
        ],
    ),
]
NO_TABLES = [
    # the two columns of a head and of a foot
    "UBND HUYỆN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỐ: 5/BC        Độc lập - Tự do\nTRẠM XÁ         Ngày 5/6",
    "Nơi nhận:\t\tKT. CHỦ TỊCH\n- Như trên;\t\tPHÓ CHỦ TỊCH\n- Lưu VT.\t\tTrần Văn Ba",
    # labels parted from their words
    "1.\tTrồng 120 ha chè.\n2.\tNuôi 30 đàn ong.\n3.\tNung 9 lò gạch.",
    # words spread over the line's width
    "Trong  quý  xã  trồng  120  ha  chè,  nuôi\n30   đàn   ong   và   nung   9   lò   gạch\nchợ  xã  5  tấn",
    # one row
    "Trồng chè      ha      120",
]


def blocks(text: str) -> list[Line | Table]:
    found = (block for page in read(text.encode(), DEFAULT_LIMITS).pages for block in page.blocks)
    return [block for block in found if isinstance(block, Table) or block.text]


def rows(table: Table) -> list[list[str]]:
    found = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.column] = " ".join(line.text for line in cell.lines)
    return found


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_columns_of_figures_are_a_table(text: str, expected: list[list[str]]) -> None:
    first, table, last = blocks(f"Kết quả như sau:\n{text}\nTrên đây là kết quả.")
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert isinstance(table, Table)
    assert (first.text, last.text) == ("Kết quả như sau:", "Trên đây là kết quả.")
    assert rows(table) == expected


@pytest.mark.parametrize("text", NO_TABLES)
def test_other_gaps_are_no_table(text: str) -> None:
    assert all(isinstance(block, Line) for block in blocks(text))


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_no_word_is_lost(text: str, expected: list[list[str]]) -> None:
    (table,) = [block for block in blocks(text) if isinstance(block, Table)]
    printed = sorted(word for word in text.split() if word.strip("-"))
    assert sorted(word for row in rows(table) for cell in row for word in cell.split()) == printed
