"""Which printed lines are one paragraph, and which lines belong to the sheet."""

from __future__ import annotations

import pytest

from models.layout import Box, Cell, Layout, Line, Page, Table
from models.text import Paragraph, TextTable
from pipeline.normalise import normalise
from pipeline.normalise.furniture import is_page_number, is_stamp
from pipeline.normalise.paragraphs import starts_paragraph

LEFT, RIGHT, INDENT = 72.0, 525.0, 108.0


def whole(*texts: str) -> Layout:
    return Layout("text/plain", (Page(None, tuple(Line(text, whole=True) for text in texts)),))


def paragraphs(layout: Layout) -> list[str]:
    return normalise(layout).content.split("\n")


BROKEN = "Các đơn vị trong ngành đã được"

WHOLE = [
    # breaks typed inside a sentence: before the figure that a word asks for, behind an article's first words
    (["Căn cứ kết luận tại Công văn số", "415/SXD-VP của Sở Xây dựng."], 1),
    (["Hội nghị của các đơn vị tổ chức ngày", "19 tháng 6 năm 2019 tại trụ sở."], 1),
    (["Điều 4. Giao", "nhiệm vụ cho các phòng."], 1),
    (["Kết quả các đơn vị đã làm được", "12 phòng nộp đủ hồ sơ."], 2),
    # a page break inside a sentence: no end before it, a small letter after it
    ([BROKEN, "nâng cao nhận thức."], 1),
    # the sentence ended
    ([BROKEN + ".", "nâng cao nhận thức."], 2),
    ([BROKEN + ":", "nâng cao nhận thức."], 2),
    (["Ông nói: “Các đơn vị đã làm tốt.”", "nâng cao"], 2),
    # the next begins with a capital, a figure, a bullet or a label
    ([BROKEN, "Nâng cao nhận thức."], 2),
    ([BROKEN, "2.460 triệu USD"], 2),
    ([BROKEN, "- nâng cao nhận thức"], 2),
    ([BROKEN, "a) nâng cao nhận thức"], 2),
    # a heading in capitals, a short head line
    (["I. ĐẶC ĐIỂM TÌNH HÌNH CHUNG CỦA NGÀNH", "nâng cao nhận thức"], 2),
    (["Số: 12/BC-SCT", "ngày tháng 7 năm 2022"], 2),
    # a page number between the two halves goes
    ([BROKEN, "3", "nâng cao nhận thức."], 1),
    (["Kế hoạch.", "3", "Nâng cao nhận thức."], 3),
    # a symbol cut at its hyphen or slash joins without a blank
    (["theo Công điện số 247/CĐ-", "TTg ngày 08/10/2019"], 1),
    (["theo Công điện số 247/", "CĐ-TTg ngày 08/10/2019"], 1),
    (["các địa phương vùng Đông Bắc -", "Tây Bắc"], 2),
]


@pytest.mark.parametrize(("lines", "count"), WHOLE)
def test_whole_paragraphs(lines: list[str], count: int) -> None:
    assert len(paragraphs(whole(*lines))) == count


def test_a_cut_symbol_is_whole_again() -> None:
    assert paragraphs(whole("theo Công điện số 247/CĐ-", "TTg ngày 08/10/2019")) == [
        "theo Công điện số 247/CĐ-TTg ngày 08/10/2019"
    ]


STARTS = [
    ("- Tiếp tục", True),
    ("-Tiếp tục", True),
    ("+ Về xuất khẩu", True),
    ("• mục", True),
    ("1. Kết quả", True),
    ("1.Kết quả", True),
    ("1/ Kết quả", True),
    ("1- Kết quả", True),
    ("12) Kết quả", True),
    ("1.1. Kết quả", True),
    ("2.1 Về nhập khẩu", True),
    ("II/ ĐÁNH GIÁ", True),
    ("II- ĐÁNH GIÁ", True),
    ("IV.Kết quả", True),
    ("a) thuận lợi", True),
    ("đ) Thuận lợi", True),
    ("A. TÌNH HÌNH", True),
    ("(1) Về sản xuất", True),
    ("(ii) Về sản xuất", True),
    ("Điều 3. Hiệu lực", True),
    ("Phần thứ nhất", True),
    ("PHỤ LỤC II", True),
    ("Nơi nhận:", True),
    # figures, dates, symbols and quoted words that a sentence goes on with
    ("2.460 triệu USD", False),
    ("15/KH-SXD ngày 05/01", False),
    ("05-CT/TW của Bộ Chính trị", False),
    ("12/2022 đến nay", False),
    ("12,6% so với", False),
    ("2021 - 2025 của tỉnh", False),
    ("8 tháng đầu năm", False),
    ("Điều 3 của Luật", False),
    ("TP. Hồ Chí Minh", False),
    ("Mục tiêu của", False),
]


@pytest.mark.parametrize(("text", "expected"), STARTS)
def test_what_only_a_paragraphs_first_line_begins_with(text: str, expected: bool) -> None:
    assert starts_paragraph(text) is expected


def printed(*lines: tuple[str, float, float], page: int = 1, bold: bool = False, top: float = 200.0) -> Page:
    """Lines with their left and right edges, 17 points apart."""
    made = tuple(
        Line(text, box=Box(left, top + 17 * number, right, top + 13 + 17 * number), bold=bold)
        for number, (text, left, right) in enumerate(lines)
    )
    return Page(page, made, 595, 842)


FULL = "Ngành Công Thương đã tổ chức thực hiện tốt các phong trào thi đua trong toàn"

PRINTED = [
    # an indented first line, full lines, a short last one, and the next paragraph
    ([(FULL, INDENT, RIGHT), (FULL, LEFT, RIGHT), ("ngành.", LEFT, 120.0), (FULL, INDENT, RIGHT)], 2),
    # the last line fills its width by chance; the next is indented
    ([(FULL, INDENT, RIGHT), (FULL + ".", LEFT, RIGHT), ("Kết quả như sau", INDENT, 300.0)], 2),
    # two paragraphs of one full line each
    ([(FULL + ".", INDENT, RIGHT), (FULL + ".", INDENT, RIGHT), (FULL, LEFT, RIGHT)], 2),
    # a line ends early because the next word had no room
    ([(FULL, INDENT, 480.0), ("15/KH-SXD của Sở", LEFT, 170.0)], 1),
    # a line ends early and the next word had room
    ([(FULL, LEFT, RIGHT), ("Kết quả", LEFT, 120.0), ("Trong năm các đơn vị đã", LEFT, 240.0)], 2),
    # lines that hang under a label
    ([("- " + FULL, LEFT, RIGHT), ("ngành và các đơn vị.", LEFT + 18, 200.0)], 1),
    # a bullet begins anew even after a full line
    ([(FULL, LEFT, RIGHT), ("- Kết quả", LEFT, 130.0)], 2),
    # a full line of running text, then a heading in capitals
    ([(FULL, LEFT, RIGHT), ("ĐÁNH GIÁ CHUNG", LEFT, 190.0)], 2),
]


TITLE = "Về tăng cường kết nối cung cầu và mở rộng cuộc vận động Người"

TITLES = [
    # the next word had no room: one title, whatever its first letter
    ([(TITLE, LEFT, RIGHT), ("Việt Nam ưu tiên dùng hàng Việt Nam", 180.0, 417.0)], 1),
    (
        [
            ("PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM", 80.0, 517.0),
            ("2023 CỦA NGÀNH CÔNG THƯƠNG", 180.0, 417.0),
        ],
        1,
    ),
    # the next word had room: two lines of a head
    ([("BÁO CÁO", 270.0, 327.0), (TITLE, 90.0, 507.0)], 2),
    ([("QUYẾT ĐỊNH", 260.0, 337.0), ("Về việc khen thưởng", 230.0, 367.0)], 2),
    # a broken title that goes on with a small letter
    ([("Tình hình, tiến độ giải ngân nguồn vốn", 170.0, 427.0), ("xây dựng trường học", 230.0, 367.0)], 1),
]


@pytest.mark.parametrize(("lines", "count"), TITLES)
def test_titles(lines: list[tuple[str, float, float]], count: int) -> None:
    page = printed(*lines, (FULL, LEFT, RIGHT), (FULL, LEFT, RIGHT), bold=True)
    centred = tuple(
        Line(line.text, box=line.box, bold=True, centred=place < len(lines) and line.box.left > LEFT)
        for place, line in enumerate(page.blocks)
        if isinstance(line, Line) and line.box is not None
    )
    title = paragraphs(Layout("application/pdf", (Page(1, centred, 595, 842),)))
    assert len([text for text in title if not text.startswith("Ngành")]) == count


@pytest.mark.parametrize(("lines", "count"), PRINTED)
def test_printed_lines(lines: list[tuple[str, float, float]], count: int) -> None:
    assert len(paragraphs(Layout("application/pdf", (printed(*lines),)))) == count


def test_a_sentence_over_a_page_break_and_where_the_page_turns() -> None:
    layout = Layout(
        "application/pdf",
        (
            printed((FULL, INDENT, RIGHT), (FULL, LEFT, RIGHT)),
            printed(("ngành, đạt kết quả tốt.", LEFT, 250.0), ("Kết quả khác.", INDENT, 200.0), page=2),
        ),
    )
    text = normalise(layout)
    turn = text.content.index("ngành, đạt")
    assert len(text.blocks) == 2
    assert [(start.offset, start.number) for start in text.page_starts] == [(0, 1), (turn, 2)]
    assert (text.page_at(turn - 1), text.page_at(turn), text.page_count) == (1, 2, 2)


def test_a_page_number_and_a_running_head_are_no_text() -> None:
    def sheet(number: int) -> Page:
        top = Line("SỞ CÔNG THƯƠNG", box=Box(LEFT, 40, 200, 52))
        body = Line(f"Nội dung {['một', 'hai', 'ba'][number - 1]}.", box=Box(LEFT, 300, 300, 312))
        foot = Line(f"- {number} -", box=Box(290, 800, 310, 812))
        return Page(number, (top, body, foot), 595, 842)

    assert paragraphs(Layout("application/pdf", (sheet(1), sheet(2), sheet(3)))) == [
        "Nội dung một.",
        "Nội dung hai.",
        "Nội dung ba.",
    ]


def test_what_a_browser_prints_at_the_edges_is_no_text() -> None:
    tops = [("24/11/2023, 08:15", 20.0), ("Nội dung của tin.", 300.0), ("10/03/2025 07:26", 320.0)]
    feet = [("https://donggiang.gov.vn/tin-tuc", 820.0), ("1/3", 820.0)]
    lines = tuple(Line(text, box=Box(LEFT, top, 250, top + 12)) for text, top in tops + feet)
    assert paragraphs(Layout("application/pdf", (Page(1, lines, 595, 842),))) == [
        "Nội dung của tin.",
        "10/03/2025 07:26",
    ]


def test_a_number_in_the_middle_of_a_page_is_text() -> None:
    page = Page(1, (Line("Số xã:", box=Box(LEFT, 300, 200, 312)), Line("15", box=Box(LEFT, 320, 90, 332))), 595, 842)
    assert paragraphs(Layout("application/pdf", (page,))) == ["Số xã:", "15"]


def test_numbers_that_count_up_through_a_text_are_its_pages() -> None:
    body = [f"Câu {word} kết thúc ở đây." for word in ["một", "hai", "ba", "bốn", "năm", "sáu"]]
    assert paragraphs(whole(*body, "1", *body, "2", *body, "3")) == body * 3


def test_numbers_of_a_list_are_text() -> None:
    assert paragraphs(whole("Số liệu:", "1", "2", "3", "Hết.")) == ["Số liệu:", "1", "2", "3", "Hết."]


NUMBERS = [
    ("3", True),
    ("- 3 -", True),
    ("Trang 3/12", True),
    ("3/12", True),
    ("3.", False),
    ("2.460", False),
    ("2022", False),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_page_numbers(text: str, expected: bool) -> None:
    assert is_page_number(text) is expected


STAMPS = [
    ("Ký bởi: Văn phòng", False, True),
    ("Người ký: Văn phòng", False, True),
    ("Người ký văn bản: Giám đốc", False, False),
    ("Thời gian ký: 23/01/2025 15:04:59 +07:00", False, True),
    ("Cơ quan: Tỉnh Đông Giang", True, True),
    ("Cơ quan: Sở Công Thương chủ trì", False, False),
    ("Ký bởi các bên", False, False),
]


@pytest.mark.parametrize(("text", "below", "expected"), STAMPS)
def test_stamps_of_digital_signatures(text: str, below: bool, expected: bool) -> None:
    assert is_stamp(text, below) is expected


def test_a_stamp_is_no_text() -> None:
    lines = [
        "Ký bởi: Văn phòng",
        "Email: vp@donggiang.gov.vn",
        "Cơ quan: Tỉnh Đông Giang",
        "Thời gian ký: 23/01/2025",
        "BÁO CÁO",
    ]
    assert paragraphs(whole(*lines)) == ["BÁO CÁO"]


def table(*rows: tuple[str, ...], bordered: bool = True) -> Table:
    cells = tuple(
        Cell(tuple(Line(text, whole=True) for text in cell.split("/n") if text), row, column)
        for row, texts in enumerate(rows)
        for column, cell in enumerate(texts)
    )
    return Table(cells, len(rows), len(rows[0]), bordered)


HEAD = ("UBND TỈNH ĐÔNG GIANG/nSỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/nĐộc lập - Tự do - Hạnh phúc")
FOOT = ("Nơi nhận:/n- Như trên;/n- Lưu: VT.", "KT. GIÁM ĐỐC/nPHÓ GIÁM ĐỐC/nTrần Văn Minh")

ARRANGED = [
    # the head, with and without rules, in one row or two
    (table(HEAD, bordered=False), 4),
    (table(HEAD), 4),
    (table(HEAD, ("Số: 12/BC-SCT", "Đông Giang, ngày 5 tháng 7 năm 2023")), 6),
    (table(FOOT), 6),
    # an unruled pair of columns of words, a frame around one text
    (table(("Kính gửi:", "- Bộ Công Thương;/n- Sở Nội vụ"), bordered=False), 3),
    (table(("Khung một ô",)), 1),
]


@pytest.mark.parametrize(("held", "count"), ARRANGED)
def test_tables_that_only_arrange(held: Table, count: int) -> None:
    text = normalise(Layout("x", (Page(None, (held,)),)))
    assert len(text.blocks) == count
    assert all(isinstance(block, Paragraph) for block in text.blocks)


def test_the_left_column_comes_first() -> None:
    rows = (HEAD, ("Số: 12/BC-SCT", "Đông Giang, ngày 5 tháng 7 năm 2023"))
    assert paragraphs(Layout("x", (Page(None, (table(*rows),)),)))[2:4] == [
        "Số: 12/BC-SCT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


FIGURES = (("TT", "Chỉ tiêu", "2022"), ("1", "Xuất khẩu/nhàng hóa", "2.460"), ("2", "Nhập khẩu", ""))


@pytest.mark.parametrize("bordered", [True, False])
def test_tables_of_figures_are_tables(bordered: bool) -> None:
    text = normalise(Layout("x", (Page(None, (Line("Bảng", whole=True), table(*FIGURES, bordered=bordered))),)))
    [_, held] = text.blocks
    assert isinstance(held, TextTable)
    assert (
        text.content[held.start : held.end] == "TT | Chỉ tiêu | 2022\n1 | Xuất khẩu hàng hóa | 2.460\n2 | Nhập khẩu | "
    )
    assert [text.content[cell.start : cell.end] for cell in held.cells][3:6] == ["1", "Xuất khẩu hàng hóa", "2.460"]
    assert [(cell.row, cell.column) for cell in held.cells][-1] == (2, 2)


def test_labels_stand_at_the_beginning_and_bullets_once() -> None:
    lines = (
        Line("Kết quả", label="1.", whole=True),
        Line("- mục", label="-", whole=True),
        Line("ý", label="-", whole=True),
    )
    assert paragraphs(Layout("x", (Page(None, lines),))) == ["1. Kết quả", "- mục", "- ý"]
