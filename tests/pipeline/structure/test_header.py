"""Heads of documents: what is printed, and what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from models.structure import Header
from models.text import Text
from models.values.period import Period
from pipeline.structure import find_structure

TextOf = Callable[[str], Text]

BODY = """
I. ĐẶC ĐIỂM TÌNH HÌNH
Trong kỳ, các đơn vị đã triển khai đầy đủ các nhiệm vụ được giao theo kế hoạch.
"""


def head(text_of: TextOf, source: str) -> Header:
    return find_structure(text_of(source + BODY)).header


# A department's report as a reader gives it: left column, right column, type, title.
DEPARTMENT = """
UBND TỈNH THÁI BÌNH
SỞ XÂY DỰNG
-------
Số: 215/BC-SXD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 05 tháng 7 năm 2023
BÁO CÁO
Sơ kết công tác phát triển nhà ở 6 tháng đầu năm 2023
"""


def test_department(text_of: TextOf) -> None:
    found = head(text_of, DEPARTMENT)
    assert (found.type, found.number, found.symbol) == ("BC", "215", "BC-SXD")
    assert found.issuers == ("Sở Xây dựng tỉnh Thái Bình",)
    assert found.parent == "Ủy ban nhân dân tỉnh Thái Bình"
    assert (found.place, found.issued) == ("Thái Bình", "2023-07-05")
    assert found.title == "Sơ kết công tác phát triển nhà ở 6 tháng đầu năm 2023"
    assert found.present
    assert not found.number_blank
    assert not found.day_blank
    assert found.period is not None
    assert (str(found.period.start), str(found.period.end)) == ("2023-01-01", "2023-06-30")


def test_body_begins_after_title(text_of: TextOf) -> None:
    text = text_of(DEPARTMENT + BODY)
    assert text.content[find_structure(text).header.span.end :].startswith("I. ĐẶC ĐIỂM")


NUMBERS = [
    # line, number, symbol, blank
    ("Số: 115/BC-SCT", "115", "BC-SCT", False),
    ("Số:      /BC-SCT", None, "BC-SCT", True),
    ("Số: ....../BC-SCT", None, "BC-SCT", True),
    ("Số: …/BC-SCT", None, "BC-SCT", True),
    ("Số: […]/BC-SCT", None, "BC-SCT", False),  # unread on a scan, not blank
    ("Số: 86 /BC-UBND", "86", "BC-UBND", False),  # a blank before the slash
    ("Số: 07/KH- HĐTĐKT", "07", "KH-HĐTĐKT", False),  # a blank inside the symbol
    ("Số: 07/CTLT-BCT-CĐCT", "07", "CTLT-BCT-CĐCT", False),  # joint
    ("Số 36-HD/VPTW", "36", "HD/VPTW", False),  # party order, no colon
    ("Số: 05-CT/TU", "05", "CT/TU", False),
    ("Số        -BC/TU", None, "BC/TU", True),
    ("Số: 06/2024/QĐ-UBND", "06", "2024/QĐ-UBND", False),  # a normative act
    ("Số: 238/UBND-KGVX", "238", "UBND-KGVX", False),  # official letter
    ("S6: l5/QĐ-UBND", None, None, False),  # a number that begins with a letter is not read
    ("Số: 1O5/QĐ-UBND", "105", "QĐ-UBND", False),  # O for 0 inside a number
]


@pytest.mark.parametrize(("line", "number", "symbol", "blank"), NUMBERS)
def test_number(text_of: TextOf, line: str, number: str | None, symbol: str | None, blank: bool) -> None:
    found = head(text_of, f"UBND TỈNH LÀO CAI\n{line}\nLào Cai, ngày 02 tháng 3 năm 2024\nBÁO CÁO\nVề một việc")
    assert (found.number, found.symbol, found.number_blank) == (number, symbol, blank)


DATES = [
    # line, place, EDTF, day blank
    ("Thái Bình, ngày 09 tháng 6 năm 2021", "Thái Bình", "2021-06-09", False),
    ("Thái Bình, ngày tháng 6 năm 2021", "Thái Bình", "2021-06", True),
    ("Phú Thọ, ngày      tháng 10 năm 2014", "Phú Thọ", "2014-10", True),
    ("Hà Nội, ngày … tháng … năm 2022", "Hà Nội", "2022", True),
    ("Hà Nội, ngày ....tháng ....năm 2022", "Hà Nội", "2022", True),
    ("TP. Hồ Chí Minh, ngày 9 tháng 01 năm 2020", "TP. Hồ Chí Minh", "2020-01-09", False),
    ("Bà Rịa - Vũng Tàu, ngày 10 tháng 11 năm 2021", "Bà Rịa - Vũng Tàu", "2021-11-10", False),
    ("Đắk Lắk, ngày 05/7/2022", "Đắk Lắk", "2022-07-05", False),
    ("Lào Cai, ngày 31 tháng 9 năm 2009", "Lào Cai", "2009-09", False),  # no such day: the month stands
]


@pytest.mark.parametrize(("line", "place", "issued", "blank"), DATES)
def test_date(text_of: TextOf, line: str, place: str, issued: str, blank: bool) -> None:
    found = head(text_of, f"SỞ NỘI VỤ\nSố: 12/BC-SNV\n{line}\nBÁO CÁO\nVề một việc")
    assert (found.place, found.issued, found.day_blank) == (place, issued, blank)


ISSUERS = [
    # left column, symbol, issuers, parent
    ("UBND TỈNH LÀO CAI\nSỞ TÀI CHÍNH", "BC-STC", ["Sở Tài chính tỉnh Lào Cai"], "Ủy ban nhân dân tỉnh Lào Cai"),
    ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "BC-UBND", ["Ủy ban nhân dân tỉnh Lào Cai"], None),  # one body over two lines
    # an organ under its body; a union of a union; courts
    (
        "ỦY BAN MTTQ VIỆT NAM XÃ PHÚ LỘC\nBAN THƯỜNG TRỰC",
        "TB-BTT",
        ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Phú Lộc"],
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Phú Lộc",
    ),
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAM GIANG\nCÔNG ĐOÀN VIÊN CHỨC TỈNH",
        "BC-CĐVC",
        ["Công đoàn Viên chức tỉnh Lam Giang"],
        "Liên đoàn Lao động tỉnh Lam Giang",
    ),
    (
        "TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN TỈNH LAM GIANG",
        "BC-TA",
        ["Tòa án nhân dân tỉnh Lam Giang"],
        "Tòa án nhân dân tối cao",
    ),
    # departments side by side are of the area printed once
    (
        "SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH LAM GIANG",
        "KHLN-SYT-SGDĐT",
        ["Sở Y tế tỉnh Lam Giang", "Sở Giáo dục và Đào tạo tỉnh Lam Giang"],
        None,
    ),
    # communes have names that others have too: the province above them tells which one it is
    (
        "UBND TỈNH LAM GIANG\nUBND XÃ PHÚ THỊNH",
        "BC-UBND",
        ["Ủy ban nhân dân xã Phú Thịnh, tỉnh Lam Giang"],
        "Ủy ban nhân dân tỉnh Lam Giang",
    ),
    (
        "UBND THÀNH PHỐ HẢI PHÒNG\nUBND ĐẶC KHU HÒN LAM",
        "KH-UBND",
        ["Ủy ban nhân dân đặc khu Hòn Lam, thành phố Hải Phòng"],
        "Ủy ban nhân dân thành phố Hải Phòng",
    ),
    (
        "TỈNH ỦY LAM GIANG\nHUYỆN ỦY ĐÔNG LĨNH",
        "BC-HU",
        ["Huyện ủy Đông Lĩnh, tỉnh Lam Giang"],
        "Tỉnh ủy Lam Giang",
    ),
    (
        "UBND HUYỆN TRÀ LAM\nUBND XÃ ĐỒNG GIANG",  # the head shows no province
        "BC-UBND",
        ["Ủy ban nhân dân xã Đồng Giang"],
        "Ủy ban nhân dân huyện Trà Lam",
    ),
    ("UỶ BAN NHÂN DÂN TỈNH LÀO CAI", "BC-UBND", ["Ủy ban nhân dân tỉnh Lào Cai"], None),
    (
        "UBND THÀNH PHỐ HẢI PHÒNG\nSỞ Y TẾ",
        "BC-SYT",
        ["Sở Y tế thành phố Hải Phòng"],
        "Ủy ban nhân dân thành phố Hải Phòng",
    ),
    (
        "UBND TỈNH NGHỆ AN\nSỞ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN",  # a name over two lines
        "BC-SNNPTNT",
        ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Nghệ An"],
        "Ủy ban nhân dân tỉnh Nghệ An",
    ),
    (
        "UBND TỈNH NGHỆ AN\nSỞ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI",  # a dash inside a name
        "KH-SLĐTBXH",
        ["Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An"],
        "Ủy ban nhân dân tỉnh Nghệ An",
    ),
    (
        "SỞ CÔNG THƯƠNG THÁI BÌNH\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "TB-HĐTĐKT",
        ["Hội đồng Thi đua - Khen thưởng Sở Công Thương tỉnh Thái Bình"],
        "Sở Công Thương tỉnh Thái Bình",
    ),
    ("UBND TỈNH SƠN LA\nBAN CHỈ ĐẠO 389", "KH-BCĐ389", ["Ban Chỉ đạo 389 tỉnh Sơn La"], "Ủy ban nhân dân tỉnh Sơn La"),
    ("BỘ CÔNG THƯƠNG", "CT-BCT", ["Bộ Công Thương"], None),
    ("BỘ CÔNG THƯƠNG\nCỤC XÚC TIẾN THƯƠNG MẠI", "BC-XTTM", ["Cục Xúc tiến thương mại"], "Bộ Công Thương"),
    (
        "BỘ CÔNG THƯƠNG - CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM",  # joint, side by side
        "CTLT-BCT-CĐCT",
        ["Bộ Công Thương", "Công đoàn Công Thương Việt Nam"],
        None,
    ),
    (
        "BỘ CÔNG THƯƠNG\nCÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM",
        "CTLT-BCT-CĐCT",
        ["Bộ Công Thương", "Công đoàn Công Thương Việt Nam"],
        None,
    ),
    ("TỈNH ỦY THÁI BÌNH\n*", "BC/TU", ["Tỉnh ủy Thái Bình"], None),
    (
        "ĐẢNG BỘ TỈNH HÀ NAM\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
        "NQ/TU",
        ["Ban Chấp hành Đảng bộ tỉnh Hà Nam"],
        "Đảng bộ tỉnh Hà Nam",
    ),
    (
        "UBND HUYỆN ĐÔNG SƠN\nPHÒNG NỘI VỤ",
        "BC-PNV",
        ["Phòng Nội vụ huyện Đông Sơn"],
        "Ủy ban nhân dân huyện Đông Sơn",
    ),
    (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH LÀO CAI",
        "KH-LĐLĐ",
        ["Liên đoàn Lao động tỉnh Lào Cai"],
        "Tổng Liên đoàn Lao động Việt Nam",
    ),
    (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH HÀ NAM",
        "BC-BHXH",
        ["Bảo hiểm xã hội tỉnh Hà Nam"],
        "Bảo hiểm xã hội Việt Nam",
    ),
]


@pytest.mark.parametrize(("lines", "symbol", "issuers", "parent"), ISSUERS)
def test_issuers(text_of: TextOf, lines: str, symbol: str, issuers: list[str], parent: str | None) -> None:
    found = head(text_of, f"{lines}\nSố: 12/{symbol}\nHà Nội, ngày 02 tháng 3 năm 2024\nBÁO CÁO\nVề một việc")
    assert list(found.issuers) == issuers
    assert found.parent == parent


SPELLINGS = [
    # left column, symbol, what the text says, issuers, parent
    (
        "PHÒNG GD&ĐT HUYỆN ĐÔNG SƠN\nTRƯỜNG THCS BẠCH HẠC",  # a proper name: the text spells it
        "BC-THCSBH",
        "Trường THCS Bạch Hạc báo cáo như sau",
        ["Trường Trung học cơ sở Bạch Hạc"],
        "Phòng Giáo dục và Đào tạo huyện Đông Sơn",
    ),
    (
        "LĐLĐ TỈNH NGHỆ AN\nCÔNG ĐOÀN NGÀNH Y TẾ",  # an abbreviation opens the name
        "BC-CĐYT",
        "Công đoàn ngành Y tế báo cáo như sau",
        ["Công đoàn ngành Y tế tỉnh Nghệ An"],
        "Liên đoàn Lao động tỉnh Nghệ An",
    ),
    (
        "BAN CHẤP HÀNH\nHỘI PHỤ NỮ TỈNH NGHỆ AN",  # an organ and its body: one name
        "BC/HPN",
        "Hội báo cáo như sau",
        ["Ban Chấp hành Hội Phụ nữ tỉnh Nghệ An"],
        None,
    ),
    (
        "SỞ Y TẾ TỈNH NGHỆ AN\nBỆNH VIỆN MẮT TỈNH NGHỆ AN\nCÔNG ĐOÀN BỆNH VIỆN MẮT TỈNH NGHỆ AN",  # two of three issue
        "BC-BVM-CĐBV",
        "Bệnh viện báo cáo như sau",
        ["Bệnh viện Mắt tỉnh Nghệ An", "Công đoàn Bệnh viện Mắt tỉnh Nghệ An"],
        "Sở Y tế tỉnh Nghệ An",
    ),
    (
        "UBND TỈNH NGHỆ AN\nSỞ Y TẾ",  # the second part is who drafted it
        "SYT-VP",
        "Sở Y tế báo cáo như sau",
        ["Sở Y tế tỉnh Nghệ An"],
        "Ủy ban nhân dân tỉnh Nghệ An",
    ),
]


@pytest.mark.parametrize(("lines", "symbol", "said", "issuers", "parent"), SPELLINGS)
def test_spelling(text_of: TextOf, lines: str, symbol: str, said: str, issuers: list[str], parent: str | None) -> None:
    found = head(text_of, f"{lines}\nSố: 12/{symbol}\nNghệ An, ngày 02 tháng 3 năm 2024\nBÁO CÁO\nVề một việc\n{said}.")
    assert (list(found.issuers), found.parent) == (issuers, parent)


STATED_PERIODS = [
    # what the text says under a title without a period; start and end
    ("Thời kỳ kiểm tra: từ ngày 01/7/2020 đến ngày 30/6/2022.", ("2020-07-01", "2022-06-30")),
    ("Số liệu báo cáo tính từ ngày 15/12/2020 đến ngày 14/12/2021.", ("2020-12-15", "2021-12-14")),
    ("Hội thi diễn ra từ ngày 01/7/2020 đến ngày 05/7/2020.", None),  # when something took place
    ("Thời gian kiểm tra: 45 ngày.", None),
]


@pytest.mark.parametrize(("said", "period"), STATED_PERIODS)
def test_period_that_the_text_states(text_of: TextOf, said: str, period: tuple[str, str] | None) -> None:
    lines = f"SỞ NỘI VỤ\nSố: 12/TB-SNV\nNghệ An, ngày 02 tháng 3 năm 2023\nTHÔNG BÁO\nKết luận kiểm tra\n{said}"
    found = head(text_of, lines).period
    assert (found and (str(found.start), str(found.end))) == period


def test_place_of_issue_spells_the_name_that_ends_with_it(text_of: TextOf) -> None:
    found = head(text_of, "HUYỆN ỦY BẠCH HẠC\nSố 12-BC/HU\nBạch Hạc, ngày 02 tháng 3 năm 2024\nBÁO CÁO\nVề một việc")
    assert found.issuers == ("Huyện ủy Bạch Hạc",)


MORE_ISSUERS = [
    ("ÚY BAN NHÂN DÂN\nTỈNH HÀ NAM", "BC-UBND", ["Ủy ban nhân dân tỉnh Hà Nam"], None),  # a misread accent
    (
        "SỞ CÔNG THƯƠNG TỈNH HÀ NAM\nTRUNG TÂM KHUYẾN CÔNG VÀ\nTƯ VẤN CÔNG NGHIỆP",
        "BC-TTKC",
        ["Trung tâm Khuyến công và tư vấn công nghiệp tỉnh Hà Nam"],
        "Sở Công Thương tỉnh Hà Nam",
    ),
    (
        "CÔNG AN TỈNH HÀ NAM\nPHÒNG CẢNH SÁT GIAO THÔNG",
        "BC-CSGT",
        ["Phòng Cảnh sát giao thông Công an tỉnh Hà Nam"],
        "Công an tỉnh Hà Nam",
    ),
    # left column, symbol, issuers, parent
    (
        "UBND TỈNH NGHỆ AN\nLIÊN NGÀNH\nSỞ TÀI CHÍNH -\nSỞ NỘI VỤ",
        "HDLN-STC-SNV",
        ["Sở Tài chính tỉnh Nghệ An", "Sở Nội vụ tỉnh Nghệ An"],
        None,
    ),
    (
        "BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI - BỘ TÀI CHÍNH - BỘ NỘI VỤ",  # dashes in a name and between names
        "TTLT-BLĐTBXH-BTC-BNV",
        ["Bộ Lao động - Thương binh và Xã hội", "Bộ Tài chính", "Bộ Nội vụ"],
        None,
    ),
    (
        "TỈNH ĐOÀN HÀ NAM\nBAN THƯỜNG VỤ\n***\nĐOÀN TNCS HỒ CHÍ MINH",  # the youth union's right column
        "KH/TĐTN",
        ["Ban Thường vụ Tỉnh đoàn Hà Nam"],
        "Tỉnh đoàn Hà Nam",
    ),
    (
        "UBND TỈNH HÀ NAM\nVĂN PHÒNG",
        "TB-VPUBND",
        ["Văn phòng Ủy ban nhân dân tỉnh Hà Nam"],
        "Ủy ban nhân dân tỉnh Hà Nam",
    ),
]


@pytest.mark.parametrize(("lines", "symbol", "issuers", "parent"), MORE_ISSUERS)
def test_unusual_issuers(text_of: TextOf, lines: str, symbol: str, issuers: list[str], parent: str | None) -> None:
    test_issuers(text_of, lines, symbol, issuers, parent)


def test_committee_of_the_place(text_of: TextOf) -> None:
    """A head that says only "ỦY BAN NHÂN DÂN": the place tells which, if it is a province."""
    lines = "ỦY BAN NHÂN DÂN\nSố: 1/KH-UBND\n{}, ngày 13 tháng 7 năm 2022\nKẾ HOẠCH\nVề một việc"
    assert head(text_of, lines.format("Ninh Bình")).issuers == ("Ủy ban nhân dân tỉnh Ninh Bình",)
    assert head(text_of, lines.format("Yên Hòa")).issuers == ("Ủy ban nhân dân",)


def test_head_broken_over_lines(text_of: TextOf) -> None:
    found = head(
        text_of,
        """ỦY BAN NHÂN DÂN
        TỈNH HÀ NAM
        CỘNG HÒA XÃ HỘI
        CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:
        06/2024/QĐ-UBND
        Hà Nam, ngày 25
        tháng 01 năm 2024
        QUYẾT ĐỊNH
        QUY ĐỊNH CHẾ ĐỘ BÁO CÁO""",
    )
    assert (found.number, found.symbol) == ("06", "2024/QĐ-UBND")
    assert (found.place, found.issued) == ("Hà Nam", "2024-01-25")
    assert found.issuers == ("Ủy ban nhân dân tỉnh Hà Nam",)


FROM_SYMBOL = [
    # number line, place, issuers: only where the symbol leaves no doubt
    ("Số: 12/BC-SCT", "Thái Bình", ["Sở Công Thương tỉnh Thái Bình"]),
    ("Số: 12/KH-UBND", "Thái Bình", ["Ủy ban nhân dân tỉnh Thái Bình"]),
    ("Số: 12/KH-UBND", "Đông Hưng", []),  # a district or commune: which one is not told
    ("Số: 12/BC-BCT", "Hà Nội", ["Bộ Công Thương"]),
    ("Số: 12/BC-SXYZ", "Thái Bình", []),  # an abbreviation that nobody knows
    ("Số: 12/BC-SCT", "Đông Hưng", []),
]


@pytest.mark.parametrize(("line", "place", "issuers"), FROM_SYMBOL)
def test_issuer_from_symbol(text_of: TextOf, line: str, place: str, issuers: list[str]) -> None:
    found = head(text_of, f"{line}\n{place}, ngày 02 tháng 3 năm 2024\nBÁO CÁO\nVề một việc")
    assert list(found.issuers) == issuers
    assert found.parent is None


def test_two_columns_in_one_line(text_of: TextOf) -> None:
    found = head(
        text_of,
        """UBND TỈNH THÁI BÌNH CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ XÂY DỰNG Độc lập - Tự do - Hạnh phúc
        Số: 215/BC-SXD Thái Bình, ngày 05 tháng 7 năm 2023
        BÁO CÁO
        Về một việc""",
    )
    assert (found.number, found.symbol, found.place, found.issued) == ("215", "BC-SXD", "Thái Bình", "2023-07-05")
    assert found.issuers == ("Sở Xây dựng tỉnh Thái Bình",)


def test_head_in_a_table(text_of: TextOf) -> None:
    found = head(
        text_of,
        """UBND TỈNH THÁI BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ XÂY DỰNG | Độc lập - Tự do - Hạnh phúc
        Số: 215/BC-SXD | Thái Bình, ngày 05 tháng 7 năm 2023
        BÁO CÁO
        Về một việc""",
    )
    assert (found.number, found.issued) == ("215", "2023-07-05")
    assert found.issuers == ("Sở Xây dựng tỉnh Thái Bình",)


def test_party_head(text_of: TextOf) -> None:
    found = head(
        text_of,
        """TỈNH ỦY HÀ NAM
        *
        Số 05-CT/TU
        ĐẢNG CỘNG SẢN VIỆT NAM
        Hà Nam, ngày 14 tháng 5 năm 2021
        CHỈ THỊ
        về tăng cường sự lãnh đạo của Đảng đối với phong trào thi đua""",
    )
    assert (found.type, found.number, found.symbol) == ("CT", "05", "CT/TU")
    assert found.issuers == ("Tỉnh ủy Hà Nam",)
    assert found.title == "về tăng cường sự lãnh đạo của Đảng đối với phong trào thi đua"


def test_official_letter(text_of: TextOf) -> None:
    text = text_of(
        """UBND TỈNH HÀ NAM
        SỞ CÔNG THƯƠNG
        Số: 812/SCT-VP
        V/v báo cáo kết quả phong trào thi đua
        6 tháng đầu năm 2022
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hà Nam, ngày 20 tháng 6 năm 2022
        Kính gửi:
        - Ban Thi đua - Khen thưởng tỉnh;
        - Khối thi đua số 3.
        Thực hiện Công văn số 15/BTĐKT ngày 01/6/2022, Sở Công Thương trả lời như sau:"""
    )
    found = find_structure(text)
    assert (found.header.type, found.header.number, found.header.symbol) == ("CV", "812", "SCT-VP")
    assert found.header.title == "báo cáo kết quả phong trào thi đua 6 tháng đầu năm 2022"
    assert text.content[found.header.span.end :].startswith("Thực hiện Công văn")
    assert len(found.sentences) == 1


TYPES = [
    # lines, type, title
    ("BÁO CÁO\nKết quả công tác quý I năm 2023", "BC", "Kết quả công tác quý I năm 2023"),
    ("BÁO CÁO KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2023", "BC", "KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2023"),
    ("DỰ THẢO\nKẾ HOẠCH\nPhát động thi đua năm 2024", "KH", "Phát động thi đua năm 2024"),
    ("THÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp", "TB", "Kết luận của Giám đốc Sở tại cuộc họp"),
    ("B Á O C Á O\nKết quả công tác", "BC", "Kết quả công tác"),  # spaced letters
    ("BAO CAO\nKết quả công tác", "BC", "Kết quả công tác"),  # accents lost
    ("CHƯƠNG TRÌNH PHỐI HỢP\nGiữa hai ngành năm 2024", "CTPH", "Giữa hai ngành năm 2024"),
    ("BÁO CÁO\nTình hình, tiến độ giải ngân nguồn vốn\nxây dựng trường học tháng 7/2023", "BC",
     "Tình hình, tiến độ giải ngân nguồn vốn xây dựng trường học tháng 7/2023"),  # printed over two lines
    ("BÁO CÁO\nSơ kết phong trào thi đua,\nPhương hướng 6 tháng cuối năm 2022", "BC",
     "Sơ kết phong trào thi đua, Phương hướng 6 tháng cuối năm 2022"),
    ("THÔNG CÁO BÁO CHÍ\nTình hình sản xuất tháng 2/2024", "TC", "Tình hình sản xuất tháng 2/2024"),
    ("THÔNG CÁO BÁO CHÍ VỀ TÌNH HÌNH SẢN XUẤT", "TC", "VỀ TÌNH HÌNH SẢN XUẤT"),
    ("BÁO CÁO TỔNG KẾT\nPhong trào thi đua của Khối năm 2023, phương hướng năm 2024", "BC",
     "TỔNG KẾT Phong trào thi đua của Khối năm 2023, phương hướng năm 2024"),  # what kind of report, then the title
    ("BẢO CÁO\nKết quả công tác", "BC", "Kết quả công tác"),  # an accent misread
    ("KẾ HOẠCH LIÊN NGÀNH\nPhối hợp tiêm phòng", "KH", "LIÊN NGÀNH Phối hợp tiêm phòng"),
    ("BÁO CÁO TÓM TẮT\nCông tác dạy nghề quý III năm 2023", "BC", "TÓM TẮT Công tác dạy nghề quý III năm 2023"),
    ("BÁO CÁO THỐNG KÊ TAI NẠN\nNăm 2023 xảy ra 12 vụ tai nạn", "BC", "THỐNG KÊ TAI NẠN"),  # a sentence follows
    ("KẾ HOẠCH\nTổ chức hội nghị\n(Kèm theo Quyết định số 12/QĐ-SXD)", "KH", "Tổ chức hội nghị"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "title"), TYPES)
def test_type_and_title(text_of: TextOf, lines: str, code: str, title: str) -> None:
    found = head(text_of, f"SỞ XÂY DỰNG HÀ NAM\nSố: 5/BC-SXD\nHà Nam, ngày 02 tháng 3 năm 2024\n{lines}")
    assert (found.type, found.title) == (code, title)


def test_decision(text_of: TextOf) -> None:
    """The operative formula is no type line, the authority in capitals no title."""
    text = text_of(
        """UBND TỈNH HÀ NAM
        Số: 733/QĐ-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Hà Nam, ngày 14 tháng 6 năm 2019
        QUYẾT ĐỊNH
        Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh
        CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
        Theo đề nghị của Trưởng Ban Thi đua - Khen thưởng,
        QUYẾT ĐỊNH:
        Điều 1. Tặng Bằng khen cho 06 tập thể và 17 cá nhân có thành tích xuất sắc.
        Điều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
        Nơi nhận:
        - Như Điều 2;
        - Lưu: VT.
        CHỦ TỊCH
        Trần Văn Bình"""
    )
    found = find_structure(text)
    assert (found.header.type, found.header.number) == ("QĐ", "733")
    assert found.header.title == "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert found.header.issuers == ("Ủy ban nhân dân tỉnh Hà Nam",)
    assert found.sections == ()


OLD = """
Bộ tài chính cộng hoà xã hội chủ nghĩa việt nam
-*- Độc lập - Tự do - Hạnh phúc
Số: 40 /2000/TT/BTC
Hà nội, ngày 15 tháng 5 năm 2000 thông tư
Hướng dẫn thi hành quy chế quản lý kho bạc
"""


def test_capitals_lost(text_of: TextOf) -> None:
    """Capital letters of old fonts are lost in conversion; lines run together."""
    found = head(text_of, OLD)
    assert (found.type, found.number, found.symbol) == ("TT", "40", "2000/TT/BTC")
    assert found.issuers == ("Bộ Tài chính",)
    assert (found.place, found.issued) == ("Hà nội", "2000-05-15")
    assert found.title == "Hướng dẫn thi hành quy chế quản lý kho bạc"


def test_type_with_its_issuer(text_of: TextOf) -> None:
    found = head(
        text_of,
        "BỘ TÀI CHÍNH\nSố: 144/2002/QĐ-BTC\nHà Nội, ngày 22 tháng 11 năm 2002\n"
        "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH\nVề việc sửa đổi biểu thuế",
    )
    assert (found.type, found.title) == ("QĐ", "Về việc sửa đổi biểu thuế")


def test_gazette_opening(text_of: TextOf) -> None:
    """Type, issuer, number, date and title run on, as gazettes and collections print them."""
    text = text_of(
        """Quyết định
        của Thủ tướng Chính phủ số 15/2004/QĐ-TTg
        ngày 25 tháng 6 năm 2004 về việc ban hành
        Quy chế tổ chức quỹ bảo lãnh
        Thủ tướng Chính phủ
        Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;
        Quyết định:
        Điều 1. Ban hành Quy chế tổ chức quỹ bảo lãnh."""
    )
    found = find_structure(text).header
    assert (found.type, found.number, found.symbol, found.issued) == ("QĐ", "15", "2004/QĐ-TTg", "2004-06-25")
    assert found.issuers == ("Thủ tướng Chính phủ",)
    assert found.title == "về việc ban hành Quy chế tổ chức quỹ bảo lãnh"
    assert text.content[found.span.end :].startswith("Thủ tướng Chính phủ\nCăn cứ")


INLINE = [
    # first line of a text without a head, type, title
    ("Chỉ thị về việc đẩy mạnh thi đua năm 2020", "CT", "về việc đẩy mạnh thi đua năm 2020"),
    ("Báo cáo tình hình thực hiện nhiệm vụ tháng 5 năm 2019", "BC", "tình hình thực hiện nhiệm vụ tháng 5 năm 2019"),
    (
        "Kế hoạch triển khai công tác cải cách hành chính năm 2021",
        "KH",
        "triển khai công tác cải cách hành chính năm 2021",
    ),
]


@pytest.mark.parametrize(("line", "code", "title"), INLINE)
def test_title_without_head(text_of: TextOf, line: str, code: str, title: str) -> None:
    found = head(text_of, line)
    assert found.present
    assert (found.type, found.title) == (code, title)
    assert (found.issuers, found.number, found.symbol, found.issued) == ((), None, None, None)


NEWS = [
    "Tình hình kinh tế - xã hội tỉnh Hà Nam tháng Hai năm 2025\n10/03/2025 07:26",
    "Báo cáo của ngành Công Thương cho thấy xuất khẩu tăng mạnh.",
    "Sở Công Thương Hà Nam: một năm nhiều khó khăn",
    "Kế hoạch lớn của một huyện nhỏ",
    "Trang chủ\nThông báo\nKế hoạch\nTin tức trong tỉnh",  # a menu
    "Lễ phát động tại Hà Nam, ngày 05 tháng 3 năm 2025",  # a headline with a date
]


@pytest.mark.parametrize("opening", NEWS)
def test_news_has_no_head(text_of: TextOf, opening: str) -> None:
    found = head(text_of, opening)
    assert found == Header()


def test_form(text_of: TextOf) -> None:
    found = find_structure(
        text_of(
            """TỈNH HÀ NAM     Biểu mẫu số 04
            BẢNG TỔNG HỢP DANH HIỆU THI ĐUA NĂM 2021
            TT | Hình thức | Số lượng
            1 | Bằng khen | 12"""
        )
    ).header
    assert found.present
    assert (found.type, found.issuers) == (None, ("Tỉnh Hà Nam",))
    assert found.title == "Bảng tổng hợp danh hiệu thi đua năm 2021"
    assert found.period is not None
    assert found.period.start.year == 2021


PERIODS = [
    # title, first day, last day
    ("Sơ kết phong trào thi đua 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2022", "2022-01-01", "2022-06-30"),
    ("Kết quả công tác tháng 08 và kế hoạch công tác tháng 09 năm 2019", "2019-08-01", "2019-08-31"),
    ("Tình hình sản xuất tháng 05 và 5 tháng đầu năm 2016", "2016-01-01", "2016-05-31"),
    ("Tổng kết công tác thi đua, khen thưởng năm 2021", "2021-01-01", "2021-12-31"),
    ("Kết quả cải cách hành chính quý III năm 2023", "2023-07-01", "2023-09-30"),
    ("Phát triển công nghiệp hỗ trợ giai đoạn 2021-2025", "2021-01-01", "2025-12-31"),
    ("Thực hiện Văn bản số 71/TTg-NN ngày 28 tháng 11 năm 2016 về trồng rừng năm 2017", "2017-01-01", "2017-12-31"),
    ("TỔNG KẾT CÔNG TÁC NĂM 2020", "2020-01-01", "2020-12-31"),
    ("Tình hình thực hiện nhiệm vụ 9 tháng đầu năm 2023", "2023-01-01", "2023-09-30"),
]


@pytest.mark.parametrize(("title", "start", "end"), PERIODS)
def test_period(text_of: TextOf, title: str, start: str, end: str) -> None:
    found = head(text_of, f"SỞ Y TẾ HÀ NAM\nSố: 5/BC-SYT\nHà Nam, ngày 02 tháng 3 năm 2024\nBÁO CÁO\n{title}").period
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


YEARLESS = [
    # title, date of issue, first day of the period: the year of issue counts only if the period had begun
    ("Kết quả công tác 6 tháng đầu năm", "ngày 05 tháng 7 năm 2022", "2022-01-01"),
    ("Kết quả công tác quý IV", "ngày 05 tháng 01 năm 2023", None),
    ("Kết quả công tác tháng 12", "ngày 05 tháng 01 năm 2023", None),
    ("Kết quả công tác quý I", "ngày tháng năm", None),
]


@pytest.mark.parametrize(("title", "date", "start"), YEARLESS)
def test_year_of_issue(text_of: TextOf, title: str, date: str, start: str | None) -> None:
    found = head(text_of, f"SỞ Y TẾ HÀ NAM\nSố: 5/BC-SYT\nHà Nam, {date}\nBÁO CÁO\n{title}").period
    assert (str(found.start) if found else None) == start


def test_no_period(text_of: TextOf) -> None:
    found = head(text_of, "SỞ Y TẾ HÀ NAM\nSố: 5/KH-SYT\nKẾ HOẠCH\nTriển khai Luật Thi đua, khen thưởng năm 2022")
    assert found.period is None


def test_period_of_the_years_that_a_title_counts(text_of: TextOf) -> None:
    source = (
        "SỞ XÂY DỰNG HÀ NAM\nSố: 5/BC-SXD\nHà Nam, ngày 02 tháng 8 năm 2019\nBÁO CÁO\n"
        "Sơ kết {count} năm thực hiện Đề án cấp nước sạch\n"
        "Sở Xây dựng báo cáo kết quả 3 năm (5/2016 - 5/2019) thực hiện Đề án như sau:"
    )
    assert str(head(text_of, source.format(count=3)).period) == str(Period(dt.date(2016, 5, 1), dt.date(2019, 5, 31)))
    assert head(text_of, source.format(count=5)).period is None  # other years than those of the title


def test_caption_of_a_table_is_no_part_of_the_title(text_of: TextOf) -> None:
    found = head(
        text_of,
        "SỞ XÂY DỰNG HÀ NAM\nSố: 5/BC-SXD\nHà Nam, ngày 02 tháng 3 năm 2024\nBÁO CÁO\n"
        "Kết quả cấp nước sạch năm 2023\nBảng 1. Số hộ được cấp nước",
    )
    assert found.title == "Kết quả cấp nước sạch năm 2023"
