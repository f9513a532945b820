"""Years said without "năm" in a list of years; the document reports on the first half of 2022."""

from __future__ import annotations

import pytest
from test_observations import observe, shown

YEARS = [
    (
        "Thu nội địa năm 2021 đạt 100 tỷ đồng, 2020 đạt 90 tỷ đồng.",
        ["THU_NOIDIA Thu nội địa[2021] | 100e9 VND", "THU_NOIDIA Thu nội địa[2020] | 90e9 VND"],
    ),
    (
        "Thu nội địa năm 2021 đạt 100 tỷ đồng; 2020: 90 tỷ đồng; 2019 là 80 tỷ đồng.",
        [
            "THU_NOIDIA Thu nội địa[2021] | 100e9 VND",
            "THU_NOIDIA Thu nội địa[2020] | 90e9 VND",
            "THU_NOIDIA Thu nội địa[2019] | 80e9 VND",
        ],
    ),
    # the same part of the year
    (
        "Thu nội địa quý I/2021 đạt 30 tỷ đồng, 2020 đạt 20 tỷ đồng.",
        ["THU_NOIDIA Thu nội địa[1..3/2021] | 30e9 VND", "THU_NOIDIA Thu nội địa[1..3/2020] | 20e9 VND"],
    ),
    # of what part, nothing tells
    ("Thu nội địa đạt 100 tỷ đồng, 2020 đạt 90 tỷ đồng.", ["THU_NOIDIA Thu nội địa | 100e9 VND"]),
    # no year: it has a unit
    (
        "Năm 2021 số hộ nghèo là 2010 hộ, số hộ cận nghèo là 2022 hộ.",
        ["- số hộ nghèo[2021] | 2010 household", "- số hộ cận nghèo[2021] | 2022 household"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), YEARS)
def test_a_bare_year_is_the_period_of_its_figure(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
