"""Whose, when and how much, where a sentence says it in few words: brackets, ranges, classes, givers of plans.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

from models.structure import Closing, Header, Sentence, Structure
from models.text import Paragraph, Span, Text
from models.values.period import Period
from pipeline.extract import extract
from pipeline.resolve.observations import settle

PERIODS = [
    # a period that alone stands in brackets before a colon is of all that follows
    (
        "Tai nạn giao thông (từ 15/12/2021 đến 14/6/2022): xảy ra 18 vụ, so với cùng kỳ giảm 4 vụ.",
        ["- vụ tai nạn giao thông[2021-12-15..2022-06-14] | 18 case | -4 (2020-12-15..2021-06-14)"],
    ),
    ("Thu nội địa (quý I/2022): đạt 5 tỷ đồng.", ["THU_NOIDIA Thu nội địa[1..3/2022] | 5e9 VND"]),
    # the same counted at another time
    (
        "Quý I xảy ra 35 vụ tai nạn giao thông; quý II xảy ra 30 vụ.",
        ["- vụ tai nạn giao thông[1..3/2022] | 35 case", "- vụ tai nạn giao thông[4..6/2022] | 30 case"],
    ),
    # shares a year earlier, in turn
    (
        "Nghề ong chiếm 17%; nghề gạch chiếm 83% (cơ cấu tương ứng của cùng kỳ năm 2021 là 18%; 82%).",
        [
            "- Nghề ong | 17 percent",
            "- nghề gạch | 83 percent",
            "- Nghề ong[1..6/2021] | 18 percent",
            "- nghề gạch[1..6/2021] | 82 percent",
        ],
    ),
    # not as many as before: whose they are is not told
    (
        "Nghề ong chiếm 17%; nghề gạch chiếm 83% (cơ cấu tương ứng của cùng kỳ năm 2021 là 18%; 42%; 40%).",
        ["- Nghề ong | 17 percent", "- nghề gạch | 83 percent"],
    ),
]
RANGES = [
    (
        "Tốc độ tăng trưởng kinh tế đạt từ 7,5% đến 7,8%.",
        [
            "GRDP_GROWTH Tốc độ tăng trưởng kinh tế | ≥7.5 percent",
            "GRDP_GROWTH Tốc độ tăng trưởng kinh tế | ≤7.8 percent",
        ],
    ),
    (
        "Thu nội địa đạt từ 500 triệu đồng đến 1 tỷ đồng.",
        ["THU_NOIDIA Thu nội địa | ≥500e6 VND", "THU_NOIDIA Thu nội địa | ≤1e9 VND"],
    ),
    # a spread over several goods is no figure of one
    ("Phấn đấu các mặt hàng tăng từ 17,2-39,8%.", []),
    # a fall is no range
    ("Tỷ lệ hộ nghèo giảm từ 7,5% xuống 5,8%.", ["HO_NGHEO Tỷ lệ hộ nghèo | 5.8 percent"]),
]
NAMES = [
    # who laid down a plan is no part of its name, and no name
    (
        "Dự toán thu nội địa năm 2022 được Bộ Tài chính giao là 90 tỷ đồng, chỉ tiêu phấn đấu của Tổng cục Thuế là 95 "
        "tỷ đồng.",
        ["→- Dự toán thu nội địa[2022] | 90e9 VND", "→- Dự toán thu nội địa[2022] | 95e9 VND"],
    ),
    # classes of one whole
    (
        "Học sinh xếp loại Tốt đạt 28%, loại Khá 39%.",
        ["- Học sinh xếp loại Tốt | 28 percent", "- Học sinh xếp loại Khá | 39 percent"],
    ),
    # a level is part of the name, an unfinished word none
    ("Có 51 trường, trong đó 14 trường đạt mức độ 2.", ["- trường | 51 trường", "- trường đạt mức độ 2 | 14 trường"]),
    ("Có thêm 4 nhãn hiệu được công nhận trong năm.", ["- nhãn hiệu được công nhận | 4 nhãn hiệu"]),
    ("Còn 338 hồ sơ đang trong hạn.", ["- hồ sơ | 338 dossier"]),
    # special consumption, a plain, a test
    ("Thuế tiêu thụ đặc biệt: 14 tỷ đồng.", ["- Thuế tiêu thụ đặc biệt | 14e9 VND"]),
    # days as what is measured
    (
        "Số ngày điều trị trung bình là 6,5 ngày, giảm 0,3 ngày so với cùng kỳ.",
        ["- Số ngày điều trị trung bình | 6.5 day | -0.3 (1..6/2021)"],
    ),
    # jobs that enterprises give are not all of the province's
    (
        "Có 85 doanh nghiệp thành lập mới, giải quyết việc làm cho 1.200 lao động.",
        ["DN_MOI doanh nghiệp thành lập mới | 85 enterprise", "- giải quyết việc làm | 1200 person"],
    ),
]
PLANS = [
    # what a plan for 2022 says of the year before was done, unless it says otherwise
    ("Năm 2021, thu nội địa đạt 40 tỷ đồng.", ["THU_NOIDIA thu nội địa[2021] | 40e9 VND"]),
    ("Năm 2022, thu nội địa đạt 45 tỷ đồng.", ["→THU_NOIDIA thu nội địa[2022] | 45e9 VND"]),
    ("Năm 2021 phấn đấu thu nội địa đạt 40 tỷ đồng.", ["→THU_NOIDIA thu nội địa[2021] | 40e9 VND"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*PERIODS, *RANGES, *NAMES])
def test_what_few_words_say(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), PLANS)
def test_a_plan_tells_of_the_years_before(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence, period=Period.of_year(2022), kind="KH")] == expected


def test_what_is_compared_with_a_season_is_of_the_season_that_its_paragraph_tells() -> None:
    first = "Vụ Xuân năm 2022, xã gieo trồng 540 ha ngô."
    second = "Năng suất ngô đạt 65,2 tạ/ha, cao hơn 0,7 tạ/ha so với vụ Xuân năm 2021."
    content = f"{first} {second}"
    sentences = (
        Sentence(0, len(first), None, None, False, False, 0),
        Sentence(len(first) + 1, len(content), None, None, False, False, 0),
    )
    text = Text(content, (Paragraph(0, len(content)),))
    header = Header(type="BC", period=Period.of_half(2022, 1), present=True)
    structure = Structure(header, (), sentences, (), Closing(), Span(0, len(content)))
    found = settle(extract(text, structure), text, structure)
    assert [shown(one) for one in found] == [
        "- gieo trồng ngô[2022] | 540 ha",
        "- Năng suất ngô[2022] | 65.2e-1 tonne_per_ha | +0.7 (2021)",
    ]
