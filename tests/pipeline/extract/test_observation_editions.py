"""Figures of other periods and other editions: whose they are is told by what the text says, never by the report.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

EDITIONS = [
    # a figure as adjusted is of the year that it names
    ("Kim ngạch xuất khẩu năm 2018 sau điều chỉnh là 12 triệu USD.", ["XK Kim ngạch xuất khẩu[2018] | 12e6 USD"]),
    ("Kim ngạch xuất khẩu năm 2018 tính lại là 12 triệu USD.", ["XK Kim ngạch xuất khẩu[2018] | 12e6 USD"]),
    ("Thu nội địa số quyết toán năm 2020 là 9 tỷ đồng.", ["THU_NOIDIA Thu nội địa[2020] | 9e9 VND"]),
    # of what was named before
    (
        "Kim ngạch xuất khẩu đạt 12 triệu USD; số chính thức năm 2020 là 11 triệu USD.",
        ["XK Kim ngạch xuất khẩu | 12e6 USD", "XK Kim ngạch xuất khẩu[2020] | 11e6 USD"],
    ),
    # of nothing
    ("Số chính thức năm 2020 là 12 tỷ đồng.", []),
    # what is adjusted without a year is a thing of its own
    ("Kế hoạch vốn sau điều chỉnh là 9 tỷ đồng.", ["- Kế hoạch vốn sau điều chỉnh | 9e9 VND"]),
]
COLONS = [
    # only a period stands between the colon and the figure
    (
        "Tổng thu ngân sách nhà nước: 6 tháng đầu năm 2021 ước thực hiện 7.316 tỷ đồng.",
        ["~THU_NS Tổng thu ngân sách nhà nước[1..6/2021] | 7316e9 VND"],
    ),
    (
        "Thu nội địa: Tháng 6 ước đạt 50 tỷ đồng, lũy kế 6 tháng đạt 300 tỷ đồng.",
        ["~THU_NOIDIA Thu nội địa[6/2022] | 50e9 VND", "~THU_NOIDIA Thu nội địa | 300e9 VND"],
    ),
    # no measure stands before the colon
    ("Xã Đông Lĩnh: 6 tháng đầu năm ước thực hiện 7 tỷ đồng.", []),
]
YEARS = [
    # a figure for each year
    (
        "Kim ngạch xuất khẩu các năm 2019, 2020, 2021 lần lượt đạt 1, 2, 3 triệu USD.",
        [f"XK Kim ngạch xuất khẩu[{year}] | {value}e6 USD" for year, value in ((2019, 1), (2020, 2), (2021, 3))],
    ),
    (
        "Doanh thu vận tải năm 2020 và 2021 tương ứng là 10 tỷ đồng và 12 tỷ đồng.",
        ["- Doanh thu vận tải[2020] | 10e9 VND", "- Doanh thu vận tải[2021] | 12e9 VND"],
    ),
    (
        "Tỷ lệ hộ nghèo các năm 2020, 2021 lần lượt là 3,5%; 2,8%.",
        ["HO_NGHEO Tỷ lệ hộ nghèo[2020] | 3.5 percent", "HO_NGHEO Tỷ lệ hộ nghèo[2021] | 2.8 percent"],
    ),
    (
        "Tổng mức bán lẻ năm 2020, 2021 tăng lần lượt 5% và 6% so với năm trước.",
        ["BANLE Tổng mức bán lẻ[2020] | +5% (2019)", "BANLE Tổng mức bán lẻ[2021] | +6% (2020)"],
    ),
    # not as many figures as years: whose they are is not told
    ("Kim ngạch xuất khẩu các năm 2020, 2021 lần lượt đạt 1, 2, 3 triệu USD.", []),
    ("Doanh thu vận tải năm 2019, 2020, 2021 lần lượt đạt 1 tỷ đồng và 2 tỷ đồng.", []),
]
UNREAD = [
    # what follows a figure that can't be read is not taken for it
    ("Thu phí chợ đạt 5.378.7000.000 đồng và 3 km.", []),
    (
        "Doanh thu vận tải đạt 5.378.7000.000 đồng, thu nội địa đạt 30 tỷ đồng.",
        ["THU_NOIDIA thu nội địa | 30e9 VND"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*EDITIONS, *COLONS, *YEARS, *UNREAD])
def test_figures_are_of_the_time_that_the_text_states(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
