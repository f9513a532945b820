"""Figures whose sense stands elsewhere in the document: in its dateline, its title, a heading, the sentence before."""

from __future__ import annotations

import pytest

from models.record import Observation
from pipeline import parse

HEAD = """UBND TỈNH HÀ SƠN

SỞ KẾ HOẠCH VÀ ĐẦU TƯ

Số: 12/BC-SKHĐT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Hà Sơn, ngày 20 tháng 7 năm 2022

BÁO CÁO

{title}

"""
HALF = "Kết quả công tác 6 tháng đầu năm 2022"


def read(content: str, title: str | None = None) -> list[Observation]:
    head = HEAD.format(title=title) if title else ""
    return list(parse((head + content).encode(), "van-ban.txt").observations)


def said(found: list[Observation]) -> list[str]:
    return [f"{one.indicator or '-'} {one.name} {one.period.start}..{one.period.end}" for one in found]


NEWS = [
    # the year of "cùng kỳ năm 2021" is not the news' own: that is the next
    (
        "Ba tháng đầu năm, xuất khẩu hồ tiêu đạt 310 triệu USD, giảm 4% so với cùng kỳ năm 2021.",
        ["- xuất khẩu hồ tiêu 2022-01-01..2022-03-31"],
    ),
    # a period without a year is that of the dateline, if it was over then
    (
        "Họp báo thường kỳ\n\nThứ Năm, 30/6/2022, 08:00\n\nTheo Sở Công Thương, trong 6 tháng đầu năm, "
        "doanh thu vận tải của toàn tỉnh đạt 640 tỷ đồng.",
        ["- doanh thu vận tải của toàn tỉnh 2022-01-01..2022-06-30"],
    ),
    # a programme's years are not the period of the news
    (
        "Theo báo cáo, tháng 5/2022, số vụ cháy là 12 vụ, thấp nhất so với cùng kỳ các năm 2011-2021.\n\n"
        "Trong tháng 6, số vụ cháy là 9 vụ.",
        ["- số vụ cháy 2022-05-01..2022-05-31", "- số vụ cháy 2022-06-01..2022-06-30"],
    ),
    # a paragraph goes on with the part of the year that it began with
    (
        "Trong 6 tháng đầu năm 2022, tổng lượt khách đạt 1,2 triệu lượt, đạt 51% kế hoạch năm 2022. "
        "Tổng thu từ du lịch đạt 900 tỷ đồng.",
        ["- tổng lượt khách 2022-01-01..2022-06-30", "- Tổng thu từ du lịch 2022-01-01..2022-06-30"],
    ),
    # years up to a part of the last
    (
        "Từ năm 2018 đến quý I năm 2022, các cấp đã giải quyết 640 vụ việc.",
        ["- giải quyết vụ việc 2018-01-01..2022-03-31"],
    ),
]


@pytest.mark.parametrize(("content", "expected"), NEWS)
def test_the_time_of_news(content: str, expected: list[str]) -> None:
    assert said(read(content)) == expected


MONEY = [
    # of the heading's capital
    ("II. GIẢI NGÂN VỐN ĐẦU TƯ CÔNG\n\nToàn tỉnh giải ngân 640 tỷ đồng.", HALF, "DTC_GN giải ngân vốn đầu tư công"),
    # of the title's
    (
        "1. Kết quả\n\nToàn tỉnh giải ngân 640 tỷ đồng.",
        "Tình hình giải ngân vốn đầu tư công 6 tháng đầu năm 2022",
        "DTC_GN giải ngân vốn đầu tư công",
    ),
    # of which, nobody says
    ("1. Kết quả\n\nToàn tỉnh giải ngân 640 tỷ đồng.", HALF, "- giải ngân"),
    # of two, which one?
    (
        "1. Giải ngân vốn đầu tư công và vốn ODA\n\nToàn tỉnh giải ngân 640 tỷ đồng.",
        HALF,
        "- giải ngân",
    ),
]


@pytest.mark.parametrize(("content", "title", "expected"), MONEY)
def test_whose_money_is_spent(content: str, title: str, expected: str) -> None:
    (one,) = read(content, title)
    assert f"{one.indicator or '-'} {one.name}" == expected


def test_parts_of_money_spent_are_spent_too() -> None:
    found = read(
        "II. GIẢI NGÂN VỐN ĐẦU TƯ CÔNG\n\nTính đến ngày 30/6/2022, toàn tỉnh giải ngân 640 tỷ đồng; trong đó vốn ngân "
        "sách trung ương 240 tỷ đồng, vốn ngân sách địa phương 400 tỷ đồng.",
        HALF,
    )
    assert said(found) == [
        "DTC_GN giải ngân vốn đầu tư công 2022-01-01..2022-06-30",
        "- giải ngân vốn ngân sách trung ương 2022-01-01..2022-06-30",
        "- giải ngân vốn ngân sách địa phương 2022-01-01..2022-06-30",
    ]


def test_a_school_s_plan_is_that_of_the_school_year() -> None:
    (one,) = read("Trường đạt 12 giải cấp tỉnh, đạt 120% chỉ tiêu.", "Tổng kết năm học 2021-2022")
    (attained,) = one.attainments
    assert attained.target is not None
    assert (str(attained.target.start), str(attained.target.end)) == ("2021-09-01", "2022-08-31")
