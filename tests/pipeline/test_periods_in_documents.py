"""Periods that only the title or the sentence's beginning tells: "trong tháng", "trong quý", "cả năm"."""

from __future__ import annotations

import pytest

from pipeline import parse

HEAD = """UBND TỈNH HÀ SƠN

SỞ THỦY LỢI

Số: 12/BC-STL

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Hà Sơn, ngày 05 tháng 10 năm 2023

BÁO CÁO

{title}

Sở Thủy lợi báo cáo kết quả như sau:

{content}
"""
MONTH = "Tình hình kinh tế - xã hội tháng Chín và 9 tháng năm 2023"
QUARTER = "Kết quả công tác quý III và 9 tháng đầu năm 2023"

CASES = [
    # a month's report that sums up the months before it
    (MONTH, "Trong tháng, xảy ra 5 vụ cháy.", "2023-09-01..2023-09-30"),
    (MONTH, "Dịch bệnh: trong tháng ghi nhận 5 vụ ngộ độc.", "2023-09-01..2023-09-30"),
    (MONTH, "Cũng trong tháng này, xảy ra 5 vụ cháy.", "2023-09-01..2023-09-30"),
    # the month that the paragraph told last, bases left out
    (MONTH, "Tháng 8/2023, trồng rừng ở ba huyện. Trong tháng, xảy ra 5 vụ cháy.", "2023-08-01..2023-08-31"),
    (MONTH, "Mưa nhiều so với tháng 8. Trong tháng, xảy ra 5 vụ cháy.", "2023-09-01..2023-09-30"),
    # months of another kind
    (MONTH, "Trong tháng Công nhân, xảy ra 5 vụ cháy.", "2023-01-01..2023-09-30"),
    # the quarter and its months; a month that no title names
    (QUARTER, "Trong quý, xảy ra 5 vụ cháy.", "2023-07-01..2023-09-30"),
    (QUARTER, "Trong tháng, xảy ra 5 vụ cháy.", "2023-01-01..2023-09-30"),
    # what comes next is no month reported on
    (
        "Kết quả công tác tháng 9, nhiệm vụ tháng 10 năm 2023",
        "Trong tháng, xảy ra 5 vụ cháy.",
        "2023-09-01..2023-09-30",
    ),
    # the whole of the year, the quarter, the month with which the sentence begins
    (MONTH, "Năm 2019, số thu của cả năm là 52 tỷ đồng.", "2019-01-01..2019-12-31"),
    (MONTH, "Trong năm 2019, tính chung cả năm thu đạt 52 tỷ đồng.", "2019-01-01..2019-12-31"),
    (MONTH, "- Riêng quý I/2022, doanh thu của cả quý đạt 5 tỷ đồng.", "2022-01-01..2022-03-31"),
    (MONTH, "Tháng 7/2022, doanh thu cả tháng đạt 5 tỷ đồng.", "2022-07-01..2022-07-31"),
    # else the document's
    (MONTH, "Dự kiến doanh thu cả năm đạt 600 tỷ đồng.", "2023-01-01..2023-12-31"),
    (MONTH, "Mưa nhiều hơn năm 2019; doanh thu cả năm ước đạt 600 tỷ đồng.", "2023-01-01..2023-12-31"),
]


@pytest.mark.parametrize(("title", "content", "period"), CASES)
def test_of_which_period(title: str, content: str, period: str) -> None:
    found = parse(HEAD.format(title=title, content=content).encode(), "van-ban.txt").observations
    assert [f"{one.period.start}..{one.period.end}" for one in found] == [period]
