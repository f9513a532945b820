"""Figures that a word before them makes others than they look: falls of a rate, thresholds, names with cue syllables.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

TRAPS = [
    # by how much a rate is to fall, not how high it is
    ("Phấn đấu giảm tỷ lệ hộ nghèo 1,5% so với năm 2021.", ["→HO_NGHEO tỷ lệ hộ nghèo | -1.5% (2021)"]),
    ("Giảm tỷ lệ hộ nghèo xuống còn 1,5%.", ["HO_NGHEO tỷ lệ hộ nghèo | 1.5 percent"]),
    ("Giảm tỷ lệ hộ nghèo từ 5% còn 3%.", ["HO_NGHEO tỷ lệ hộ nghèo | 3 percent"]),
    ("Phấn đấu giảm tỷ lệ hộ nghèo dưới 3%.", ["→HO_NGHEO tỷ lệ hộ nghèo | ≤3 percent"]),
    ("Tăng tỷ lệ che phủ rừng thêm 0,5%.", ["- tỷ lệ che phủ rừng | +0.5% (?)"]),
    ("Giảm tỷ lệ sinh 0,1‰ so với năm 2021.", []),
    ("Tỷ lệ hộ nghèo 1,5%.", ["HO_NGHEO Tỷ lệ hộ nghèo | 1.5 percent"]),
    # a rate that tells which are meant is none of the whole
    ("Điều chuyển vốn các dự án có tỷ lệ giải ngân dưới 30%.", []),
    ("Rà soát những xã có tỷ lệ hộ nghèo trên 10%.", []),
    # a count after what it is no count of
    ("Xây chợ chậm, còn 37 dự án chưa hoàn thành.", ["- dự án chưa hoàn thành | 37 project"]),
    ("Hộ nghèo giảm, còn 37 hộ.", ["- Hộ nghèo | 37 household"]),
    # syllables of names
    (
        "Kim ngạch xuất khẩu tỉnh Cao Bằng đạt 5 triệu USD.",
        ["XK Kim ngạch xuất khẩu tỉnh Cao Bằng | 5e6 USD"],
    ),
    ("Công ty Gạch Bãi Bằng có 187 sáng kiến.", ["- sáng kiến | 187 initiative"]),
    # levels of training
    (
        "Trạm dạy nghề cho 1.200 người, trong đó cao đẳng 80 người, trung cấp 190 người.",
        ["- người cao đẳng | 80 person", "- người trung cấp | 190 person"],
    ),
    # two deeds, the first with a bare number
    ("Đã xây mới 31 và sửa chữa 14 ngôi nhà.", ["- sửa chữa ngôi nhà | 14 ngôi nhà"]),
    # the share of a count that is a registered rate; its fall is of the rate or of the number
    (
        "Số hộ nghèo là 314 hộ, chiếm tỷ lệ 8,09%, giảm 1,96% so với năm 2020.",
        ["- Số hộ nghèo | 314 household", "HO_NGHEO tỷ lệ hộ nghèo | 8.09 percent"],
    ),
    (
        "Số hộ nghèo là 314 hộ, chiếm 25% tổng số hộ nghèo toàn tỉnh.",
        ["- Số hộ nghèo | 314 household", "- Số hộ nghèo | 25 percent"],
    ),
    # stands at a day, adds up to a day
    (
        "Tính đến ngày 30/5/2022, đảng bộ có 58 tổ chức cơ sở đảng, 446 chi bộ.",
        [
            "- tổ chức cơ sở đảng[2022-05-30] | 58 tổ chức cơ sở đảng",
            "- chi bộ[2022-05-30] | 446 chi bộ",
        ],
    ),
    ("Đến ngày 31/5/2022 đã nộp phí chợ 905 triệu đồng.", ["- nộp phí chợ[1..5/2022] | 905e6 VND"]),
    # a count of something unknown is passed over: what follows is of it
    (
        "Có 540 nữ công nhân dự thi, 416 nàng dâu được khen, chiếm 88,2%.",
        ["- nữ công nhân dự thi | 540 nữ công nhân"],
    ),
    # growth and money of the regional product have codes of their own
    (
        "GRDP 6 tháng theo giá so sánh 2010 ước đạt 482 tỷ đồng, tăng 7,42% so với cùng kỳ.",
        ["~GRDP_CONST GRDP theo giá so sánh 2010 | 482e9 VND | +7.42% (1..6/2021)"],
    ),
    ("GRDP tăng 7% so với cùng kỳ.", ["GRDP_GROWTH GRDP | +7% (1..6/2021)"]),
    # what so many meet is part of their name
    ("Có 98/143 xã đạt tiêu chí môi trường.", ["- xã đạt tiêu chí môi trường | 98 commune"]),
    # people say nothing more of a deed that has its object
    ("Giải quyết việc làm cho 1.200 lao động.", ["LD_VL Giải quyết việc làm | 1200 person"]),
]


@pytest.mark.parametrize(("sentence", "expected"), TRAPS)
def test_figures_that_look_like_others(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
