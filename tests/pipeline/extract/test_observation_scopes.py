"""Whose a figure is: that of a part of the province ("Doanh nghiệp FDI: …") is none of the registered total.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

from pipeline.extract.figures.scope import WHOLE, scope_of_heading

PARTS = [
    # a lead with its colon, for all figures of its sentence
    (
        "Doanh nghiệp FDI: Kim ngạch xuất khẩu đạt 50 triệu USD, tăng 12% so với cùng kỳ; kim ngạch nhập khẩu đạt 40 "
        "triệu USD.",
        ["- Kim ngạch xuất khẩu | 50e6 USD | +12% (1..6/2021)", "- kim ngạch nhập khẩu | 40e6 USD"],
    ),
    (
        "Khu công nghiệp Đông Lĩnh: kim ngạch xuất khẩu tăng 5%, đạt 12 triệu USD.",
        ["- kim ngạch xuất khẩu | 12e6 USD | +5% (?)"],
    ),
    # the doer before its verb, and the place before its comma
    ("Các doanh nghiệp FDI có kim ngạch xuất khẩu đạt 50 triệu USD.", ["- kim ngạch xuất khẩu | 50e6 USD"]),
    ("Trong khu công nghiệp, kim ngạch xuất khẩu đạt 50 triệu USD.", ["- kim ngạch xuất khẩu | 50e6 USD"]),
    ("Đối với khu vực FDI, kim ngạch xuất khẩu đạt 50 triệu USD.", ["- kim ngạch xuất khẩu | 50e6 USD"]),
    # of foreign trade a lead that is no topic names a part
    ("Hàng mây tre: kim ngạch xuất khẩu đạt 5 triệu USD.", ["- kim ngạch xuất khẩu | 5e6 USD"]),
    ("Ngành gạch ngói: kim ngạch xuất khẩu đạt 5 triệu USD.", ["- kim ngạch xuất khẩu | 5e6 USD"]),
]
WHOLES = [
    # topics, areas and lead-ins narrow nothing
    ("Thương mại, xuất nhập khẩu: Kim ngạch xuất khẩu đạt 50 triệu USD.", "XK"),
    ("Phấn đấu năm 2022: kim ngạch xuất khẩu đạt 50 triệu USD.", "XK"),  # an aim and its year are no part
    ("Lũy kế 6 tháng: kim ngạch xuất khẩu đạt 50 triệu USD.", "XK"),
    ("Số liệu điều chỉnh: kim ngạch xuất khẩu năm 2018 là 50 triệu USD.", "XK"),
    ("Số liệu chính thức kim ngạch xuất khẩu năm 2018 là 50 triệu USD.", "XK"),
    ("So với cùng kỳ: kim ngạch xuất khẩu tăng 5%, đạt 50 triệu USD.", "XK"),
    ("Về xuất khẩu: Kim ngạch xuất khẩu đạt 50 triệu USD.", "XK"),
    ("Toàn tỉnh: Kim ngạch xuất khẩu đạt 50 triệu USD.", "XK"),
    ("Doanh nghiệp gặp khó khăn, kim ngạch xuất khẩu đạt 50 triệu USD.", "XK"),
    # an indicator of the part itself
    ("Doanh nghiệp: Có 85 doanh nghiệp thành lập mới.", "DN_MOI"),
    # the whole is named after the part
    ("Ngành thuế: thu nội địa đạt 50 tỷ đồng.", "THU_NOIDIA"),
]
HEADINGS = [
    ("Khu công nghiệp Đông Lĩnh", True),
    ("- Khu công nghiệp Đông Lĩnh *", True),  # signs about it
    ("Khối doanh nghiệp FDI", True),
    ("Các doanh nghiệp có vốn đầu tư nước ngoài", True),
    ("Doanh nghiệp", False),
    ("Phát triển doanh nghiệp", False),
    ("Khu công nghiệp, cụm công nghiệp", False),
]


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_figures_of_a_part_carry_no_code_of_the_total(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize(("sentence", "code"), WHOLES)
def test_leads_that_name_no_part_leave_the_code(sentence: str, code: str) -> None:
    assert [one.indicator for one in observe(sentence)] == [code]


def test_the_whole_named_after_a_part_is_the_whole_again() -> None:
    found = observe("Khu vực FDI: kim ngạch xuất khẩu đạt 5 triệu USD; toàn tỉnh kim ngạch nhập khẩu đạt 9 triệu USD.")
    assert [one.indicator for one in found] == [None, "NK"]


@pytest.mark.parametrize(("heading", "narrows"), HEADINGS)
def test_headings_of_parts(heading: str, narrows: bool) -> None:
    assert (scope_of_heading(heading) is not WHOLE) is narrows
