"""Changes told in another noun than the value's, halves of a rate, and balances with the word for their sign.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from test_observations import observe, shown

from corpus.tables import read_table
from pipeline import extract

NOUNS = read_table(
    Path(extract.__file__).parent / "figures" / "generic.tsv",
    ("word", "of", "gloss", "example"),
)
CHANGES = [
    ("Trường có 450 học sinh (tăng 5 em so với cùng kỳ).", ["- học sinh | 450 học sinh | +5 (1..6/2021)"]),
    ("Huyện có 1.250 giáo viên, giảm 12 người so với cùng kỳ.", ["- giáo viên | 1250 giáo viên | -12 (1..6/2021)"]),
    # two whom "người" may mean: of neither, and of nothing
    (
        "Trường có 450 học sinh và 30 giáo viên, giảm 12 người so với cùng kỳ.",
        ["- học sinh | 450 học sinh", "- giáo viên | 30 giáo viên"],
    ),
]
HALVES = [
    (
        "Tỷ lệ thất nghiệp khu vực thành thị 2,85%, nông thôn 1,42%.",
        [
            "- Tỷ lệ thất nghiệp khu vực thành thị | 2.85 percent",
            "- Tỷ lệ thất nghiệp nông thôn | 1.42 percent",
        ],
    ),
    (
        "Tỷ lệ hộ nghèo chung 3,5%, trong đó: khu vực miền núi 8,2%, khu vực đồng bằng 1,9%.",
        [
            "- Tỷ lệ hộ nghèo chung | 3.5 percent",
            "- Tỷ lệ hộ nghèo khu vực miền núi | 8.2 percent",
            "- Tỷ lệ hộ nghèo khu vực đồng bằng | 1.9 percent",
        ],
    ),
    ("Tỷ lệ lao động nam 52%, nữ 48%.", ["- Tỷ lệ lao động nam | 52 percent", "- Tỷ lệ lao động nữ | 48 percent"]),
    # no half of anything
    ("Tỷ lệ hộ nghèo 3,5%, nhà tạm 2%.", ["HO_NGHEO Tỷ lệ hộ nghèo | 3.5 percent"]),
]
BALANCES = [
    ("Cán cân thương mại 6 tháng xuất siêu 32 triệu USD.", "CANCAN_TM"),
    ("Cán cân thương mại hàng hóa ước tính thặng dư 32 triệu USD.", "CANCAN_TM"),
    ("Cán cân thương mại 6 tháng nhập siêu 32 triệu USD.", None),
    ("Cán cân thương mại thâm hụt 32 triệu USD.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), [*CHANGES, *HALVES])
def test_what_is_said_once_is_of_all(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: f"{row['word']} of {row['of']}")
def test_general_nouns_change_what_was_counted(row: dict[str, str]) -> None:
    (found,) = observe(f"{row['example']} so với cùng kỳ.")
    assert (found.value, found.unit, [one.change for one in found.comparisons]) == (30, row["of"], [2])


@pytest.mark.parametrize(("sentence", "code"), BALANCES)
def test_a_balance_is_the_registered_one_only_as_a_surplus(sentence: str, code: str | None) -> None:
    assert [one.indicator for one in observe(sentence)] == [code]
