"""Awards: the text, and each award with its count and kind of recipient."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from models.text import TextCell, TextTable
from pipeline.extract import awards

Given = tuple[str | None, int | None, str | None]

CASES: list[tuple[str, list[Given]]] = [
    # the grantor stands before the verb, or after the award
    (
        "Chủ tịch UBND tỉnh đã tặng Bằng khen cho 06 tập thể và 17 cá nhân có thành tích.",
        [("BK02", 6, "collective"), ("BK02", 17, "individual")],
    ),
    (
        "Tặng Bằng khen của Thủ tướng Chính phủ cho 1 tập thể, 51 cá nhân, Huân chương Lao động các hạng cho 9 người.",
        [("BK01", 1, "collective"), ("BK01", 51, "individual"), ("HC05", 9, "individual")],
    ),
    ("Tổng Liên đoàn Lao động Việt Nam tặng Bằng khen cho 02 tập thể.", [("BK03", 2, "collective")]),
    (
        "5 tập thể được tặng Cờ thi đua của Chính phủ; 3 tập thể được tặng Cờ thi đua của UBND tỉnh.",
        [("DH06", 5, "collective"), ("DH07", 3, "collective")],
    ),
    # colon form, bare count
    (
        "Tập thể Lao động xuất sắc: 280 tập thể; Chiến sĩ thi đua cấp tỉnh: 60 cá nhân; Chiến sĩ thi đua cơ sở: 15.",
        [("DH08", 280, "collective"), ("DH02", 60, "individual"), ("DH03", 15, "individual")],
    ),
    # the counts stand first
    (
        "Có 03 cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở, 25 cá nhân đạt danh hiệu Lao động tiên tiến.",
        [("DH03", 3, "individual"), ("DH04", 25, "individual")],
    ),
    (
        "Công nhận 120 chiến sỹ thi đua cơ sở, 1.250 lao động tiên tiến.",
        [("DH03", 120, "individual"), ("DH04", 1250, "individual")],
    ),
    # proposed counts as well
    ("Đề nghị Bộ Công Thương tặng Bằng khen cho 02 tập thể.", [("BK02", 2, "collective")]),
    # a total gives way to its parts; a total alone has no kind
    (
        "Trình tặng Bằng khen của UBND tỉnh cho 25 tập thể và cá nhân, gồm 13 tập thể và 12 cá nhân.",
        [("BK02", 13, "collective"), ("BK02", 12, "individual")],
    ),
    ("Tặng Giấy khen cho 25 tập thể và cá nhân.", [("GK01", 25, None)]),
    # vague
    (
        "Nhiều tập thể, cá nhân được tặng Bằng khen của Bộ Công Thương.",
        [("BK02", None, "collective"), ("BK02", None, "individual")],
    ),
    # a Party badge with its years; what the recipients did stands between their counts
    ("Trao Huy hiệu 45 năm tuổi Đảng cho 03 đảng viên.", [("DG01", 3, "individual")]),
    (
        "Sở Tư pháp tặng Giấy khen cho 04 tập thể đạt kết quả tốt năm qua và 09 cá nhân.",
        [("GK01", 4, "collective"), ("GK01", 9, "individual")],
    ),
    # one recipient who is named and not counted
    ("Giám đốc Sở tặng Giấy khen cho ông Lê Văn Mẫu.", [("GK01", None, "individual")]),
    ("Giám đốc Sở tặng Giấy khen cho 03 tập thể và ông Lê Văn Mẫu.", [("GK01", 3, "collective")]),
    # all kinds of recipients
    (
        "Giám đốc Sở tặng Giấy khen cho 15 cá nhân, 03 hộ gia đình và 02 doanh nghiệp.",
        [("GK01", 15, "individual"), ("GK01", 3, "household"), ("GK01", 2, "enterprise")],
    ),
    # a named medal
    (
        "02 đồng chí được tặng Kỷ niệm chương “Vì sự nghiệp phát triển ngành Công Thương Việt Nam”.",
        [("KN02", 2, "individual")],
    ),
    # conferred without a number
    ("Sở vinh dự được Thủ tướng Chính phủ tặng Cờ thi đua.", [("DH06", None, None)]),
    # the kinds in a bracket are what their total consists of, or a part of it
    (
        "Chủ tịch UBND huyện tặng 1.245 Giấy khen (trong đó 312 tập thể, 933 cá nhân).",
        [("GK01", 312, "collective"), ("GK01", 933, "individual")],
    ),
    ("Sở tặng 45 Giấy khen (trong đó có 5 tập thể).", [("GK01", 45, None), ("GK01", 5, "collective")]),
    # proposed for those who are not counted; an application is no proposal of one
    ("Đề nghị tặng Huân chương Độc lập hạng Nhì cho nhân dân và cán bộ huyện.", [("HC03", None, None)]),
    ("Tiếp nhận hồ sơ đề nghị tặng Huân chương Lao động hạng Ba cho cá nhân.", []),
    # whose it is the nearest clause tells
    (
        "Thủ tướng Chính phủ tặng Bằng khen cho 03 cá nhân; UBND tỉnh tặng Cờ thi đua cho 04 tập thể.",
        [("BK01", 3, "individual"), ("DH07", 4, "collective")],
    ),
    # whose it is stays open
    ("Đã trao 79 Bằng khen.", [(None, 79, None)]),
    # by profession; another clause tells of others
    (
        "Bộ Y tế tặng Bằng khen cho 02 bác sĩ và 03 điều dưỡng; 12 cán bộ được tặng Giấy khen.",
        [("BK02", 2, "individual"), ("BK02", 3, "individual"), ("GK01", 12, "individual")],
    ),
    # a target of the clause before says nothing of the award
    ("Kết nạp 80 đảng viên, đạt 60% chỉ tiêu; trao Huy hiệu Đảng cho 41 đảng viên.", [("DG01", 41, "individual")]),
    ("01 đồng chí được Tổng Liên đoàn cấp Bằng Lao động sáng tạo.", [("CD02", 1, "individual")]),
    # one that is named by office or body
    ("Thủ tướng trao Huân chương Lao động hạng Ba cho Bộ trưởng Bộ Y tế.", [("HC05", None, "individual")]),
    ("Chủ tịch nước trao Huân chương Lao động hạng Ba cho Trường Đại học Sông Đà.", [("HC05", None, "collective")]),
    # counts right behind the award, only behind its verb
    ("Sở tặng Giấy khen 12 tập thể và 30 cá nhân.", [("GK01", 12, "collective"), ("GK01", 30, "individual")]),
    ("Trường trao tặng Giấy khen 07 học sinh.", [("GK01", 7, "individual")]),
    ("Phong tặng danh hiệu Nghệ nhân Ưu tú 02 nghệ nhân.", [("VD08", 2, "individual")]),
    ("In mẫu Giấy khen 15 tập thể đã chọn.", []),
    # what is submitted is proposed, what came of a vote is told; considering is neither
    ("Sở trình Chủ tịch nước xét tặng danh hiệu Nghệ nhân Ưu tú cho 04 nghệ nhân.", [("VD08", 4, "individual")]),
    ("Sở đề nghị xét tặng Bằng khen của Thủ tướng Chính phủ cho 02 tập thể.", [("BK01", 2, "collective")]),
    ("Qua bình xét, 12 cá nhân đạt danh hiệu Lao động tiên tiến.", [("DH04", 12, "individual")]),
    ("Có 540 chị đăng ký tham gia, qua bình xét 316 chị đạt danh hiệu hai giỏi.", [(None, 316, "individual")]),
    ("Sau bình xét, phấn đấu có 12 cá nhân đạt danh hiệu Lao động tiên tiến.", []),
    ("Hội đồng họp xét tặng Giấy khen cho 05 tập thể.", []),
    # one name right behind another
    (
        "Tập thể lao động xuất sắc: 18; Chiến sĩ thi đua cơ sở: 164; Giấy khen cho 73 tập thể.",
        [("DH08", 18, "collective"), ("DH03", 164, "individual"), ("GK01", 73, "collective")],
    ),
    ("03 cá nhân được tặng Bằng khen, Giấy khen.", [(None, 3, "individual")]),
    # medals of contests are none
    ("Đội bơi đạt 12 huy chương vàng và 37 huy chương các loại.", []),
    ("03 cá nhân được tặng Huy chương Hữu nghị.", [("HY04", 3, "individual")]),
    # the union's, abbreviated
    ("LĐLĐ tỉnh tặng Bằng khen cho 112 tập thể.", [("BK03", 112, "collective")]),
    ("05 tập thể được tặng Cờ thi đua của LĐLĐ huyện Sa Diên.", [("CD01", 5, "collective")]),
    ("Công nhận 05 Chiến sĩ thi đua ngành Thủy lợi.", [("DH02", 5, "individual")]),
    # the number stands before the award, those who get it are not counted
    ("Tặng 12 Giấy khen cho các tập thể.", [("GK01", 12, "collective")]),
    ("Tặng 12 Giấy khen cho các tập thể, cá nhân.", [("GK01", 12, None)]),
    # intentions, rules and mere mention are none
    ("Phấn đấu có 5 tập thể đạt Tập thể lao động xuất sắc.", []),
    ("Đăng ký danh hiệu Chiến sĩ thi đua cơ sở cho 5 cá nhân.", []),
    ("Theo quy định, Giấy khen được tặng cho 02 cá nhân mỗi đơn vị.", []),
    ("Làm tốt việc bình xét danh hiệu Lao động tiên tiến.", []),
    # "có thi đua" is not "cờ thi đua"
    ("Sở có thi đua với 10 cá nhân tham gia.", []),
    ("khen thưởng 12 tập thể, 25 cá nhân trong phong trào thi đua.", []),
]


ASKED: list[tuple[str, list[Given]]] = [
    (
        "Đề nghị Bộ Xây dựng xét, trình Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhì cho 01 tập thể và "
        "Huân chương Lao động hạng Ba cho 03 cá nhân.",
        [("HC05", 1, "collective"), ("HC05", 3, "individual")],
    ),
    ("Đề nghị UBND tỉnh tặng Bằng khen cho 05 tập thể.", [("BK02", 5, "collective")]),
    # more of them, or other rules, is no proposal
    ("Đề nghị Sở Nội vụ tăng số lượng Bằng khen cho 30 đơn vị.", []),
    ("Đề nghị Bộ hướng dẫn thủ tục tặng Bằng khen cho 05 tập thể.", []),
    ("Đề nghị cấp trên sớm quy định tặng Giấy khen cho 05 tập thể mỗi năm.", []),
]


@pytest.mark.parametrize(("text", "given"), ASKED)
def test_given_by_request(make_doc: Callable[..., Doc], text: str, given: list[Given]) -> None:
    found = awards.find(make_doc(text, role="recommendation"))
    assert [(one.award, one.count, one.recipient) for one in found] == given


@pytest.mark.parametrize(("text", "given"), CASES)
def test_given(make_doc: Callable[..., Doc], text: str, given: list[Given]) -> None:
    found = awards.find(make_doc(text))
    assert sorted(((one.award, one.count, one.recipient) for one in found), key=str) == sorted(given, key=str)


def test_tasks_give_nothing(make_doc: Callable[..., Doc]) -> None:
    assert not awards.find(make_doc("Tặng Bằng khen của UBND tỉnh cho 5 tập thể.", role="task"))


def test_year_of_the_sentence(make_doc: Callable[..., Doc]) -> None:
    found = awards.find(make_doc("Năm 2021, 3 cá nhân được tặng Giấy khen. 4 cá nhân được tặng Giấy khen."))
    assert [one.year for one in found] == [2021, None]


def test_name_and_span(make_doc: Callable[..., Doc]) -> None:
    source = "Đã tặng Bằng khen của Chủ tịch UBND tỉnh cho 05 tập thể trong năm."
    (one,) = awards.find(make_doc(source))
    assert one.name == "Bằng khen của Chủ tịch UBND tỉnh"
    assert source[one.span.start : one.span.end] == "Bằng khen của Chủ tịch UBND tỉnh cho 05 tập thể"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Tặng Giấy khen của Tổng cục trưởng Tổng cục Thuế cho 15 tập thể.",
            "Giấy khen của Tổng cục trưởng Tổng cục Thuế",
        ),
        (
            "Tặng Bằng khen của Thống đốc Ngân hàng Nhà nước Việt Nam cho 02 tập thể.",
            "Bằng khen của Thống đốc Ngân hàng Nhà nước Việt Nam",
        ),
        ("Tặng Bằng khen của UBND tỉnh về thành tích năm 2022 cho 5 tập thể.", "Bằng khen của UBND tỉnh"),
        ("Tặng Giấy khen của Hiệu trưởng cho 5 tập thể.", "Giấy khen"),
    ],
)
def test_the_whole_name_of_who_confers_or_none(make_doc: Callable[..., Doc], text: str, name: str) -> None:
    (one,) = awards.find(make_doc(text))
    assert one.name == name


TABLE = """\
Hình thức khen thưởng|Tổng số|<|Khen đột xuất|<|Cho doanh nghiệp|<
^|SL tập thể|Số cá nhân|Tổng số|Tỷ lệ|SL tập thể|Số cá nhân
1|2|3|4|5|6|7
Bằng khen|12|030|8|0,5%|2|1
Chiến sĩ thi đua cấp tỉnh||4||||
Hội nghị điển hình|3|3||||
Tổng cộng|1.012|34|||2|1"""


def _table(title: str, rows: str = TABLE) -> tuple[str, TextTable]:
    """A table of "|"-parted lines under a title; "<" goes on from the left, "^" from above."""
    source, cells = title + "\n", []
    grid = [line.split("|") for line in rows.split("\n")]
    start = len(source)
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = 1 + next((n for n, more in enumerate(row[c + 1 :]) if more != "<"), len(row) - c - 1)
            high = 1 + (r + 1 < len(grid) and grid[r + 1][c] == "^")
            cells.append(TextCell(len(source), len(source) + len(text), r, c, high, wide))
            source += text + " | "
        source += "\n"
    return source, TextTable(start, len(source) - 1, tuple(cells), len(grid), len(grid[0]))


def test_table(make_doc: Callable[..., Doc]) -> None:
    source, table = _table("BIỂU TỔNG HỢP KHEN THƯỞNG CẤP TỈNH NĂM 2019")
    found = awards.find(make_doc(source, tables=(table,)))
    assert [(one.award, one.name, one.count, one.recipient, one.year) for one in found] == [
        ("BK02", "Bằng khen", 12, "collective", 2019),
        ("BK02", "Bằng khen", 30, "individual", 2019),
        ("BK02", "Bằng khen", 8, None, 2019),  # a column that names no kind
        ("BK02", "Bằng khen", 2, "enterprise", 2019),  # a share is no count; collectives among enterprises
        ("BK02", "Bằng khen", 1, "individual", 2019),
        ("DH02", "Chiến sĩ thi đua cấp tỉnh", 4, "individual", 2019),
        (None, "khen thưởng cấp tỉnh", 1012, "collective", 2019),  # the total, named by the table's title
        (None, "khen thưởng cấp tỉnh", 34, "individual", 2019),
        (None, "khen thưởng cấp tỉnh", 2, "enterprise", 2019),
        (None, "khen thưởng cấp tỉnh", 1, "individual", 2019),
    ]


def test_level_of_the_title_tells_whose(make_doc: Callable[..., Doc]) -> None:
    source, table = _table("KHEN THƯỞNG CẤP NHÀ NƯỚC", "Hình thức khen thưởng|Số cá nhân\nBằng khen|3")
    (one,) = awards.find(make_doc(source, tables=(table,)))
    assert (one.award, one.count, one.recipient, one.year) == ("BK01", 3, "individual", None)


def test_other_tables_give_nothing(make_doc: Callable[..., Doc]) -> None:
    source, table = _table("QUỸ KHEN THƯỞNG NĂM 2019", "Nội dung|Số đã chi\nBằng khen|30")
    assert not awards.find(make_doc(source, tables=(table,)))


def test_head_of_titles_and_forms(make_doc: Callable[..., Doc]) -> None:
    rows = "STT|Danh hiệu thi đua, hình thức khen thưởng|Tập thể|Cá nhân\n1|Giấy khen của Giám đốc Sở|17|62"
    source, table = _table("Tổng hợp kết quả khen thưởng năm 2019", rows)
    found = awards.find(make_doc(source, tables=(table,)))
    assert [(one.award, one.count, one.recipient) for one in found] == [
        ("GK01", 17, "collective"),
        ("GK01", 62, "individual"),
    ]


COLUMNS = """\
TT|Đơn vị|Cá nhân|<|Tập thể
^|^|Lao động tiên tiến|Chiến sĩ thi đua cơ sở|Tập thể lao động tiên tiến
1|Trường Mầm non Ban Mai|14|2|1
2|Trường Tiểu học Đồi Chè|20|0|2"""


def test_columns_that_are_awards(make_doc: Callable[..., Doc]) -> None:
    source, table = _table("TỔNG HỢP DANH HIỆU THI ĐUA NĂM 2023", COLUMNS)
    found = awards.find(make_doc(source, tables=(table,)))
    assert [(one.award, one.name, one.count, one.recipient, one.year) for one in found] == [
        ("DH04", "Lao động tiên tiến", 14, "individual", 2023),
        ("DH03", "Chiến sĩ thi đua cơ sở", 2, "individual", 2023),
        ("DH10", "Tập thể lao động tiên tiến", 1, "collective", 2023),
        ("DH04", "Lao động tiên tiến", 20, "individual", 2023),
        ("DH10", "Tập thể lao động tiên tiến", 2, "collective", 2023),
    ]


def test_columns_of_awards_applied_for_give_nothing(make_doc: Callable[..., Doc]) -> None:
    source, table = _table("ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2023", COLUMNS)
    assert not awards.find(make_doc(source, tables=(table,)))


LISTED: list[tuple[str, list[Given]]] = [
    # under a heading of honours no verb need say that they were conferred
    (
        "Cấp tỉnh: 06 Tập thể lao động xuất sắc; Bằng khen UBND tỉnh 19 tập thể và 47 cá nhân.",
        [("DH08", 6, "collective"), ("BK02", 19, "collective"), ("BK02", 47, "individual")],
    ),
    (
        "Cấp cơ sở: 41 tập thể LĐTT, 168 CSTĐ cơ sở; Giấy khen 102 tập thể, 250 cá nhân.",
        [("DH10", 41, "collective"), ("DH03", 168, "individual"), ("GK01", 102, "collective"),
         ("GK01", 250, "individual")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given"), LISTED)
def test_lists_under_a_heading_of_honours(make_doc: Callable[..., Doc], text: str, given: list[Given]) -> None:
    found = awards.find(make_doc(text, heading="Công tác khen thưởng"))
    assert [(one.award, one.count, one.recipient) for one in found] == given
    assert not [one for one in awards.find(make_doc(text)) if one.count == 6]  # elsewhere somebody must confer them


COUNTS: list[tuple[str, list[Given]]] = [
    (
        "Giám đốc Sở tặng Giấy khen cho 352 lượt tập thể, cá nhân (102 tập thể, 250 cá nhân).",  # a total and its parts
        [("GK01", 102, "collective"), ("GK01", 250, "individual")],
    ),
    (
        "UBND tỉnh tặng Bằng khen 04 xã, phường và 07 cá nhân.",
        [("BK02", 4, "collective"), ("BK02", 7, "individual")],
    ),
    (
        "Tặng Giấy khen cho 05 tập thể, gồm 04 tập thể thuộc nhà máy và 01 tập thể thuộc chi nhánh.",
        [("GK01", 5, "collective")],  # not five, four and one
    ),
    ("Tổng cục Thuế tặng Giấy khen 3 đội thuế.", [("GK01", 3, "collective")]),
    ("Ban Thường vụ Tỉnh ủy tặng Bằng khen 03 tập thể.", [(None, 3, "collective")]),  # of the party, not of the State
]


@pytest.mark.parametrize(("text", "given"), COUNTS)
def test_counts_and_their_parts(make_doc: Callable[..., Doc], text: str, given: list[Given]) -> None:
    assert [(one.award, one.count, one.recipient) for one in awards.find(make_doc(text))] == given
