"""Text files: one paragraph a line, or printed lines; tables between bars; character sets told by the bytes."""

from __future__ import annotations

import unicodedata

import pytest

from models.layout import Layout, Line, Table
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.read import read

SENTENCE = "Sở Công Thương đã tổ chức thực hiện tốt các phong trào thi đua, sản lượng giày dép ước đạt 2.315 nghìn đôi"


def lines(layout: Layout) -> list[Line]:
    return [block for page in layout.pages for block in page.blocks if isinstance(block, Line)]


def read_text(text: str) -> Layout:
    return read(text.encode(), DEFAULT_LIMITS)


def test_a_line_is_a_paragraph() -> None:
    got = lines(read_text(f"BÁO CÁO\n\n{SENTENCE}.\r\n{SENTENCE}, {SENTENCE}.\r  I. KẾT QUẢ  "))
    assert [line.text for line in got] == ["BÁO CÁO", f"{SENTENCE}.", f"{SENTENCE}, {SENTENCE}.", "I. KẾT QUẢ"]
    assert all(line.whole for line in got)


WRAPPED = """\
BÁO CÁO

Sở Công Thương đã tổ chức thực hiện tốt các phong trào thi đua trong
sáu tháng đầu năm, giá trị sản xuất công nghiệp ước đạt 31.906 tỷ
đồng, tăng 6,7% so với cùng kỳ.
- Tiếp tục triển khai các nhiệm vụ được giao theo Quyết định số
12/QĐ-UBND của Ủy ban nhân dân tỉnh, bảo đảm đúng tiến độ đề ra;
- Tổ chức tổng kết.

Thực hiện Kế hoạch năm, các đơn vị đã hoàn thành nhiệm vụ được giao
trong quý.
"""


def test_text_wrapped_at_a_fixed_width_is_joined() -> None:
    text = normalise(read_text(WRAPPED)).content.split("\n")
    assert [(line[:16], line[-12:]) for line in text] == [
        ("BÁO CÁO", "BÁO CÁO"),
        ("Sở Công Thương đ", "với cùng kỳ."),
        ("- Tiếp tục triển", "tiến độ đề ra;"[-12:]),
        ("- Tổ chức tổng k", "ức tổng kết."),
        ("Thực hiện Kế hoạ", "o trong quý."),
    ]


def test_remains_of_markdown() -> None:
    got = lines(read_text("## I. KẾT QUẢ\n**Về xuất khẩu:** đạt 5 tỷ\n**1. Ưu điểm**\n# không"))
    assert [(line.text, line.bold, line.heading) for line in got] == [
        ("I. KẾT QUẢ", False, 2),
        ("Về xuất khẩu: đạt 5 tỷ", False, None),
        ("1. Ưu điểm", True, None),
        ("không", False, 1),
    ]


def test_rows_between_bars_are_a_table() -> None:
    layout = read_text("Bảng 1\n| TT | Chỉ tiêu | 2022 |\n|---|:---|---|\n| 1 | Xuất khẩu | 2.460 |\n\nSau bảng")
    [table] = [block for block in layout.pages[0].blocks if isinstance(block, Table)]
    assert (table.rows, table.columns) == (2, 3)
    assert [(cell.lines[0].text, cell.header) for cell in table.cells][:4] == [
        ("TT", True),
        ("Chỉ tiêu", True),
        ("2022", True),
        ("1", False),
    ]
    assert [line.text for line in lines(layout)] == ["Bảng 1", "Sau bảng"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # blank lines between rows are no end of the table
        (
            "TT | Chỉ tiêu | Số\n\n1 | Hồ sơ | 12\n\n2 | Đơn | 3\n",
            ["TT", "Chỉ tiêu", "Số", "1", "Hồ sơ", "12", "2", "Đơn", "3"],
        ),
        # a bar at the beginning stands beside an empty cell where not every row has one
        (
            "TT | Chỉ tiêu | Số\n| Tổng | 15\n1 | Hồ sơ | 12\n",
            ["TT", "Chỉ tiêu", "Số", "", "Tổng", "15", "1", "Hồ sơ", "12"],
        ),
        # bars at both ends of every row are rules
        ("| TT | Số |\n|----|----|\n| 1 | 12 |\n", ["TT", "Số", "1", "12"]),
        # empty cells at a row's end may be left out
        (
            "TT | Chỉ tiêu | Số\nI | Kinh tế\n1 | Hồ sơ | 12\n",
            ["TT", "Chỉ tiêu", "Số", "I", "Kinh tế", "", "1", "Hồ sơ", "12"],
        ),
    ],
)
def test_cells_of_rows(text: str, expected: list[str]) -> None:
    [table] = [block for block in read(text.encode(), DEFAULT_LIMITS).pages[0].blocks if isinstance(block, Table)]
    assert [cell.lines[0].text if cell.lines else "" for cell in table.cells] == expected


def test_one_line_with_bars_is_no_table() -> None:
    assert [line.text for line in lines(read_text("Trang chủ | Tin tức | Liên hệ\nNội dung"))] == [
        "Trang chủ | Tin tức | Liên hệ",
        "Nội dung",
    ]


def test_form_feeds_part_numbered_pages() -> None:
    assert [page.number for page in read_text("Một\fHai\f").pages if page.blocks] == [1, 2]
    assert [page.number for page in read_text("Một\f").pages if page.blocks] == [None]


VIETNAMESE = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập - tự do - hạnh phúc; Ủy ban nhân dân, Sở Công Thương, người, được."
)


def cp1258(text: str) -> bytes:
    """As an old Windows wrote it: tones apart from their letters, except those that have a code of their own."""
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = marks[-1] if marks[-1] in "\u0300\u0301\u0303\u0309\u0323" else marks[0]
            rest = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone))
            pieces.append((rest + tone).encode("cp1258"))
    return b"".join(pieces)


FILES = [
    (VIETNAMESE.encode(), VIETNAMESE),
    (b"\xef\xbb\xbf" + VIETNAMESE.encode(), VIETNAMESE),
    (VIETNAMESE.encode("utf-16"), VIETNAMESE),
    (VIETNAMESE.encode("utf-16-le"), VIETNAMESE),
    (VIETNAMESE.encode("utf-16-be"), VIETNAMESE),
    (cp1258(VIETNAMESE), VIETNAMESE),
    # letters and marks apart, as macOS writes them
    (unicodedata.normalize("NFD", VIETNAMESE).encode(), VIETNAMESE),
    # cut off inside a letter
    (VIETNAMESE.encode() + "ộ".encode()[:2], VIETNAMESE),
    # bytes of TCVN3
    (
        "C«ng t¸c khen th\u00adëng cña Së ®\u00adîc thùc hiÖn".encode("cp1252"),
        "Công tác khen thưởng của Sở được thực hiện",
    ),
]


@pytest.mark.parametrize(("data", "expected"), FILES)
def test_character_sets(data: bytes, expected: str) -> None:
    assert normalise(read(data, DEFAULT_LIMITS)).content == expected


def test_a_stray_byte_is_told() -> None:
    layout = read(VIETNAMESE.encode() * 30 + b"\xff" + VIETNAMESE.encode(), DEFAULT_LIMITS)
    assert [one.code for one in layout.warnings] == ["charset-doubtful"]


HEADS = [
    # a head of two rows: cells joined downwards, one parted into two
    ("| TT | Tên | So sánh | |\n| | | Kế hoạch | Năm trước |\n| 1 | Than | 5 | 6 |",
     {"TT": (2, 1), "Tên": (2, 1), "So sánh": (1, 2), "Kế hoạch": (1, 1), "Năm trước": (1, 1)}),
    # an empty cell of a table whose head has one row stays one
    ("| TT | Tên | |\n| 1 | Than | 5 |\n| 2 | Dầu | 6 |", {"TT": (1, 1), "Tên": (1, 1), "Than": (1, 1)}),
    # a row of a group: nothing of it is a head
    ("| TT | Tên | Số |\n| | Than | 5 |\n| | Dầu | 6 |", {"TT": (1, 1), "Tên": (1, 1), "Than": (1, 1)}),
    # a column that says nothing in either row: too little is known
    ("| TT | | Tên |\n| | | Than |\n| 1 | 2 | 3 |", {"TT": (1, 1), "Tên": (1, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_joined_cells_of_a_head(text: str, expected: dict[str, tuple[int, int]]) -> None:
    (table,) = read(text.encode(), DEFAULT_LIMITS).pages[0].blocks
    assert isinstance(table, Table)
    spans = {cell.lines[0].text: (cell.rows, cell.columns) for cell in table.cells if cell.lines}
    assert expected.items() <= spans.items()
    assert sum(cell.rows * cell.columns for cell in table.cells) == table.rows * table.columns
