"""Figures of less than what is named: of all but a part, of an average day.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

SENTENCES = [
    # what is left out narrows all figures of its clause, and no others
    (
        "Thu nội địa đạt 82 tỷ đồng, tăng 5% so với cùng kỳ; nếu loại trừ tiền sử dụng đất, thu nội địa "
        "đạt 61 tỷ đồng, tăng 2% so với cùng kỳ.",
        [
            "THU_NOIDIA Thu nội địa | 82e9 VND | +5% (1..6/2021)",
            "- thu nội địa (loại trừ tiền sử dụng đất) | 61e9 VND | +2% (1..6/2021)",
        ],
    ),
    (
        "Sau khi trừ tiền sử dụng đất, thu nội địa ước đạt 61 tỷ đồng, bằng 48% dự toán.",
        ["~- thu nội địa (sau khi trừ tiền sử dụng đất) | 61e9 VND | 48% of 2022"],
    ),
    (
        "Không kể dầu thô, kim ngạch xuất khẩu đạt 32 triệu USD; kim ngạch nhập khẩu đạt 21 triệu USD.",
        ["- kim ngạch xuất khẩu (không kể dầu thô) | 32e6 USD", "NK kim ngạch nhập khẩu | 21e6 USD"],
    ),
    (
        "Trừ tiền sử dụng đất và xổ số, thu nội địa đạt 61 tỷ đồng.",
        ["- thu nội địa (trừ tiền sử dụng đất và xổ số) | 61e9 VND"],
    ),
    # … of what was told before
    (
        "Thu nội địa đạt 82 tỷ đồng, nếu không tính tiền sử dụng đất thì đạt 61 tỷ đồng, bằng 51% dự toán.",
        ["THU_NOIDIA Thu nội địa | 82e9 VND", "- Thu nội địa (không tính tiền sử dụng đất) | 61e9 VND | 51% of 2022"],
    ),
    (
        "Thu nội địa đạt 82 tỷ đồng, loại trừ tiền sử dụng đất, thu xổ số kiến thiết còn 61 tỷ đồng.",
        [
            "THU_NOIDIA Thu nội địa | 82e9 VND",
            "- Thu nội địa (loại trừ tiền sử dụng đất, thu xổ số kiến thiết) | 61e9 VND",
        ],
    ),
    (
        "Chỉ số sản xuất công nghiệp tăng 9% so với cùng kỳ, nếu loại trừ ngành điện thì tăng 6%.",
        [
            "IIP Chỉ số sản xuất công nghiệp | +9% (1..6/2021)",
            "- Chỉ số sản xuất công nghiệp (loại trừ ngành điện) | +6% (1..6/2021)",
        ],
    ),
    # … behind a name
    (
        "Thu nội địa chưa kể ghi thu, ghi chi đạt 61 tỷ đồng.",
        ["- Thu nội địa (chưa kể ghi thu, ghi chi) | 61e9 VND"],
    ),
    # … behind the figure
    (
        "Kim ngạch xuất khẩu đạt 32 triệu USD (không kể dầu thô), tăng 8% so với cùng kỳ.",
        ["- Kim ngạch xuất khẩu (không kể dầu thô) | 32e6 USD | +8% (1..6/2021)"],
    ),
    # what the statistics never count narrows nothing; nor do other meanings of the words
    (
        "Kim ngạch xuất khẩu đạt 32 triệu USD (không tính hàng tạm nhập tái xuất).",
        ["XK Kim ngạch xuất khẩu | 32e6 USD"],
    ),
    (
        "Phòng trừ sâu bệnh cho 30 ha lúa; kim ngạch xuất khẩu đạt 32 triệu USD.",
        ["XK kim ngạch xuất khẩu | 32e6 USD"],
    ),
    (
        "Kim ngạch xuất khẩu không tính được theo huyện; thu nội địa đạt 61 tỷ đồng.",
        ["THU_NOIDIA thu nội địa | 61e9 VND"],
    ),
    # an average over time is none of the period's figures
    (
        "Có 320 doanh nghiệp thành lập mới; bình quân một tháng có 53 doanh nghiệp thành lập mới.",
        [
            "DN_MOI doanh nghiệp thành lập mới | 320 enterprise",
            "- doanh nghiệp thành lập mới (bình quân một tháng) | 53 enterprise",
        ],
    ),
    (
        "Bình quân mỗi ngày xảy ra 4 vụ tai nạn giao thông, làm 2 người chết.",
        ["- vụ tai nạn giao thông (bình quân mỗi ngày) | 4 case", "- người chết (bình quân mỗi ngày) | 2 person"],
    ),
    (
        "Điện thương phẩm đạt 300 triệu kWh, bình quân mỗi tháng đạt 50 triệu kWh.",
        ["DIEN_TP Điện thương phẩm | 300e6 kWh", "- Điện thương phẩm (bình quân mỗi tháng) | 50e6 kWh"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_words_that_narrow_a_clause(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(*sentence.split("\n"))] == expected
