"""Figures of one matter, of days without a year, of counts and their rates.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

SENTENCES = [
    # dossiers of one matter are not those of all procedures
    (
        "Bảo hiểm thất nghiệp: tiếp nhận 2.317 hồ sơ.",
        ["- tiếp nhận hồ sơ | 2317 dossier"],
    ),
    (
        "Cải cách hành chính: tiếp nhận 2.317 hồ sơ.",
        ["HS_TN tiếp nhận hồ sơ | 2317 dossier"],
    ),
    (
        "Lĩnh vực đất đai: tiếp nhận 120 hồ sơ.",
        ["- tiếp nhận hồ sơ | 120 dossier"],
    ),
    (
        "Kiểm soát thủ tục hành chính: tiếp nhận 120 hồ sơ.",
        ["HS_TN tiếp nhận hồ sơ | 120 dossier"],
    ),
    # days without a year are of the one in which their end lies within the document's time
    (
        "Cháy nhà (từ 15/5 đến 14/6): xảy ra 7 vụ.",
        ["- vụ cháy nhà[5..6/2022] | 7 case"],
    ),
    (
        "Trong tháng (từ 15/5 đến 14/6) xảy ra 7 vụ cháy.",
        ["- vụ cháy[5..6/2022] | 7 case"],
    ),
    # a share of a count that is a registered rate, and the year before, under the rate's name
    (
        "Số lao động qua đào tạo là 12.300 người, chiếm 61,5% (năm 2020 là 58,2%).",
        [
            "- Số lao động qua đào tạo | 12300 person",
            "LD_DT tỷ lệ lao động qua đào tạo | 61.5 percent",
            "LD_DT tỷ lệ lao động qua đào tạo[2020] | 58.2 percent",
        ],
    ),
    (
        "Số hồ sơ giải quyết đúng hạn là 12.450 hồ sơ, đạt tỷ lệ 99,77%.",
        ["- Số hồ sơ giải quyết đúng hạn | 12450 dossier", "HS_DH tỷ lệ hồ sơ giải quyết đúng hạn | 99.77 percent"],
    ),
    # the last word of a name after its number
    (
        "Có 78/112 xã đạt chuẩn nông thôn mới, trong đó 19 xã nâng cao, 3 xã kiểu mẫu.",
        ["NTM_XA xã đạt chuẩn nông thôn mới | 78 commune", "- xã nâng cao | 19 commune", "- xã kiểu mẫu | 3 commune"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_matters_days_and_rates(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(*sentence.split("\n"))] == expected
