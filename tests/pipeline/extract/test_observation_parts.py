"""Parts of a count that a bracket lists, and an indicator told again at other prices.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

COUNTED = [
    # names after bare numbers that make up the whole
    (
        "Toàn huyện có 240 trường (100 mầm non, 80 tiểu học, 60 THCS).",
        ["- trường | 240 trường", "- trường mầm non | 100 trường", "- trường tiểu học | 80 trường",
         "- trường THCS | 60 trường"],
    ),
    (
        "Xử lý 90 người (60 khiển trách và 30 cảnh cáo).",
        ["- Xử lý người | 90 person", "- Xử lý người khiển trách | 60 person",
         "- Xử lý người cảnh cáo | 30 person"],
    ),
    (
        "Dự hội nghị có 140 đại biểu (45 nữ; 95 nam).",
        ["- đại biểu | 140 đại biểu", "- đại biểu nữ | 45 đại biểu", "- đại biểu nam | 95 đại biểu"],
    ),
    # they don't make it up: what they are parts of is not sure
    ("Toàn huyện có 240 trường (100 mầm non, 80 tiểu học, 50 THCS).", ["- trường | 240 trường"]),
    # one number alone
    ("Toàn huyện có 240 trường (240 công lập).", ["- trường | 240 trường"]),
]  # fmt: skip

COMPARED = [
    # by how much it differs from what was not read is no figure of its own
    ("Có 412 học sinh bỏ học, ít hơn năm học trước 57 em.", ["- học sinh bỏ học | 412 học sinh"]),
    ("Diện tích ngô đạt 30 ha, nhiều hơn vụ trước 5 ha.", ["- Diện tích ngô | 30 ha"]),
    # which of them are meant is none either
    ("Thu phí chợ đạt 6 tỷ đồng; doanh thu trên 1 tỷ đồng có ở 12 chợ.", ["- Thu phí chợ | 6e9 VND"]),
    ("Mức lương trên 6 triệu đồng có tại 30 doanh nghiệp.", []),
    # those given an award are told elsewhere
    ("UBND huyện tặng Giấy khen 3 tổ dân vận.", []),
    ("Sở tặng Bằng khen 4 câu lạc bộ.", []),
    ("Có 12 lớp học nghề, nhiều hơn khóa trước 3 lớp.", ["- lớp học nghề | 12 course"]),
]

COUNTED_THINGS = [
    ("Các đơn vị ủng hộ 1.850 khẩu trang.", ["- ủng hộ khẩu trang | 1850 khẩu trang"]),
    ("Ủng hộ quỹ 26 triệu đồng và 500 khẩu trang.", ["- Ủng hộ quỹ | 26e6 VND", "- khẩu trang | 500 khẩu trang"]),
    ("Toàn huyện có 63 thỏa ước lao động tập thể.", ["- thỏa ước lao động tập thể | 63 thỏa ước"]),
    ("Lắp đặt 12 điểm phát wifi miễn phí.", ["- Lắp đặt điểm phát wifi miễn phí | 12 điểm wifi"]),
]

PRICED = [
    (
        "Giá trị SXCN theo giá so sánh 2010 đạt 500 tỷ đồng; theo giá hiện hành 900 tỷ đồng.",
        ["GTSXCN_CONST Giá trị SXCN theo giá so sánh 2010 | 500e9 VND",
         "GTSXCN_CURR Giá trị SXCN (giá hiện hành) | 900e9 VND"],
    ),
    (
        "GRDP giá hiện hành đạt 700 tỷ đồng; theo giá so sánh năm 2010 đạt 480 tỷ đồng.",
        ["GRDP_CURR GRDP giá hiện hành | 700e9 VND",
         "GRDP_CONST GRDP (giá so sánh năm 2010) | 480e9 VND"],
    ),
    (
        "Doanh thu bưu chính theo giá so sánh đạt 20 tỷ đồng; theo giá thực tế đạt 30 tỷ đồng.",
        ["- Doanh thu bưu chính theo giá so sánh | 20e9 VND", "- Doanh thu bưu chính (giá thực tế) | 30e9 VND"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), COUNTED)
def test_parts_of_a_count_after_bare_numbers(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), PRICED)
def test_other_prices_take_the_place_of_those_named_before(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), COMPARED + COUNTED_THINGS)
def test_things_counted_and_compared(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
