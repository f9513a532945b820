"""Whose a figure is that stands behind a bracket: of what was told before it, not of what the bracket says.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

BEHIND = [
    # what it was a year before
    (
        "Kim ngạch xuất khẩu ước đạt 457 triệu USD (cùng kỳ 380 triệu USD), tăng 20,3%, đạt 51% kế hoạch.",
        [
            "~XK Kim ngạch xuất khẩu | 457e6 USD | +20.3% (1..6/2021), 51% of 2022",
            "XK Kim ngạch xuất khẩu[1..6/2021] | 380e6 USD",
        ],
    ),
    (
        "Kim ngạch xuất khẩu ước đạt 790 triệu USD, giảm 3,5% so với năm 2019 (819 triệu USD), đạt 87,3% kế hoạch.",
        [
            "~XK Kim ngạch xuất khẩu | 790e6 USD | -3.5% (2019), 87.3% of 2022",
            "XK Kim ngạch xuất khẩu[2019] | 819e6 USD",
        ],
    ),
    (
        "Doanh thu du lịch đạt 57 tỷ đồng (năm 2021: 48 tỷ đồng), tăng 18,8% so với cùng kỳ.",
        ["- Doanh thu du lịch | 57e9 VND | +18.8% (1..6/2021)", "- Doanh thu du lịch[2021] | 48e9 VND"],
    ),
    (
        "Doanh thu du lịch đạt 57 tỷ đồng (6 tháng đầu năm 2021 đạt 48 tỷ đồng), tăng 18,8% so với cùng kỳ.",
        ["- Doanh thu du lịch | 57e9 VND | +18.8% (1..6/2021)", "- Doanh thu du lịch[1..6/2021] | 48e9 VND"],
    ),
    # the growth of a year before
    (
        "Kim ngạch xuất khẩu tăng 5,2% (cùng kỳ năm 2021 tăng 8,9%), đạt 51% kế hoạch.",
        [
            "XK Kim ngạch xuất khẩu | +5.2% (1..6/2021), 51% of 2022",
            "XK Kim ngạch xuất khẩu[1..6/2021] | +8.9% (1..6/2020)",
        ],
    ),
    # the plan, which tells what is attained
    (
        "Kim ngạch xuất khẩu đạt 457 triệu USD (kế hoạch 900), đạt 50,8%.",
        ["XK Kim ngạch xuất khẩu | 457e6 USD | 50.8% of 2022"],
    ),
    (
        "Kim ngạch xuất khẩu đạt 457 triệu USD (kế hoạch năm là 900 triệu USD), tăng 4% so với cùng kỳ.",
        ["XK Kim ngạch xuất khẩu | 457e6 USD | +4% (1..6/2021)", "→XK Kim ngạch xuất khẩu[2022] | 900e6 USD"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), BEHIND)
def test_what_follows_a_bracket_is_of_what_stood_before_it(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
