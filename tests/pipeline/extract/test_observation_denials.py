"""Figures that the text denies or contradicts are none of an indicator.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

DENIED = [
    # what has not been reached
    ("Kim ngạch xuất khẩu không đạt 500 triệu USD.", []),
    ("Doanh thu vận tải chưa đạt 500 tỷ đồng.", []),
    (
        "Kim ngạch xuất khẩu chưa đạt mức 500 triệu USD; thu nội địa đạt 40 tỷ đồng.",
        ["THU_NOIDIA thu nội địa | 40e9 VND"],
    ),
    # a denied plan leaves the name of the next figure as it is
    ("Thu nội địa không đạt kế hoạch, mới đạt 45 tỷ đồng.", ["THU_NOIDIA Thu nội địa | 45e9 VND"]),
    # what is below a bound is no denial
    ("Thu nội địa chưa đến 500 tỷ đồng.", ["THU_NOIDIA Thu nội địa | ≤500e9 VND"]),
    # word and sign contradict each other
    ("Chỉ số sản xuất công nghiệp (IIP) tăng -2,5% so với cùng kỳ.", []),
    (
        "Doanh thu vận tải đạt 30 tỷ đồng, tăng -2,5% so với cùng kỳ.",
        ["- Doanh thu vận tải | 30e9 VND"],
    ),
]

NEGATIVE = [
    ("Thu nội địa âm 5 tỷ đồng.", ["THU_NOIDIA Thu nội địa | -5e9 VND"]),
    ("Cán cân thương mại là âm 5 triệu USD.", ["CANCAN_TM Cán cân thương mại | -5e6 USD"]),
    (
        "Chỉ số sản xuất công nghiệp tăng trưởng âm 2,5% so với cùng kỳ.",
        ["IIP Chỉ số sản xuất công nghiệp | -2.5% (1..6/2021)"],
    ),
]

STANDING = [
    # what a plan says is aimed at, what was carried out is not
    (
        "Thu nội địa theo dự toán là 90 tỷ đồng, thực hiện 45 tỷ đồng.",
        ["→THU_NOIDIA Thu nội địa[2022] | 90e9 VND", "THU_NOIDIA Thu nội địa | 45e9 VND"],
    ),
    # another edition of the same figure is no indicator
    (
        "Kim ngạch xuất khẩu đạt 12 triệu USD (số điều chỉnh 13 triệu USD), tăng 5% so với cùng kỳ.",
        ["XK Kim ngạch xuất khẩu | 12e6 USD | +5% (1..6/2021)"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), STANDING)
def test_plans_and_other_editions_are_no_figures_of_what_was_done(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), NEGATIVE)
def test_the_word_for_minus_is_a_sign(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), DENIED)
def test_denied_figures_are_left_out(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
