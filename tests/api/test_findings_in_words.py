"""Findings as people read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from api import findings
from api.answers.check import check
from index import Index, open_index, rows_of
from pipeline import parse
from tests.api.answers.test_disagreements import CITED, H21, H22, plan, text

HELD = [
    plan("Phấn đấu năm 2022 kim ngạch xuất khẩu đạt 900 triệu USD."),
    text(
        (
            *H21,
            "Kim ngạch xuất khẩu đạt 400 triệu USD. Giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 9.000 tỷ đồng.",
        )
    ),
]
# the newest of them are drafts
SAID = [
    (
        "Kim ngạch xuất khẩu đạt 448 triệu USD, tăng 15% so với cùng kỳ.",
        "nêu tăng 15% so với 6 tháng đầu năm 2021; tính từ số liệu: tăng 12%",
    ),
    (
        "Kim ngạch xuất khẩu đạt 448 triệu USD, giảm 120 triệu USD so với cùng kỳ.",
        "nêu giảm 120 triệu USD so với 6 tháng đầu năm 2021; tính từ số liệu: tăng 48 triệu USD",
    ),
    (
        "Kim ngạch xuất khẩu đạt 450 triệu USD, bằng 56% kế hoạch năm.",
        "nêu đạt 56% kế hoạch năm 2022; tính từ kế hoạch: 50%",
    ),
    ("Kiểm tra 120 vụ, gồm 70 vụ hàng lậu và 40 vụ hàng giả.", "nêu tổng 120 vụ; các phần cộng lại: 110 vụ"),
    ("Kiểm tra 120 vụ, trong đó 130 vụ hàng lậu.", "nêu tổng 120 vụ; riêng một phần đã là: 130 vụ"),
    (
        "Kim ngạch xuất khẩu 9 tháng đầu năm 2021 đạt 380 triệu USD.",
        "nhỏ hơn số cộng dồn 6 tháng đầu năm 2021, dù tính nhiều tháng hơn",
    ),
    (
        "Kim ngạch xuất khẩu quý I năm 2021 đạt 420 triệu USD.",
        "lớn hơn số cộng dồn 6 tháng đầu năm 2021, dù tính ít tháng hơn",
    ),
    (
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2021 đạt 440 triệu USD.",
        "hai chỗ nêu số khác nhau cho cùng một chỉ tiêu, cùng một kỳ",
    ),
    ("Kim ngạch xuất khẩu đạt 448 tỷ USD.", "gấp hoặc kém khoảng 1.000 lần số khác: có thể nhầm triệu với tỷ"),
    ("Kim ngạch xuất khẩu đạt 10.300 tỷ đồng.", "tính bằng tỷ đồng; các số khác tính bằng triệu USD"),
    (
        "Giá trị sản xuất công nghiệp (giá so sánh 2020) đạt 14.000 tỷ đồng.",
        "giá so sánh 2020; các số khác tính theo giá so sánh 2010: không so sánh trực tiếp được",
    ),
    (f"Sở đã thực hiện {CITED.replace('15/02', '16/02')}.", "ngày viết là 16/02/2022; nơi khác: 15/02/2022"),
    (f"Sở đã thực hiện {CITED.replace('14/', '41/')}.", "số, ký hiệu viết là 41/KH-SCT; nơi khác: 14/KH-SCT"),
    (
        "Hưởng ứng phong trào thi đua “Doanh nghiệp Việt Nam hội nhập và vươn xa”.",
        "gần giống mà không đúng tên trong danh mục: “Doanh nghiệp Việt Nam hội nhập và phát triển”",
    ),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = open_index(tmp_path_factory.mktemp("held").as_uri())
    with index.writer() as writer:
        for at, held in enumerate(HELD):
            writer.put(rows_of(parse(held.encode(), f"{at}.txt"), ()))
    yield index
    index.close()


@pytest.mark.parametrize(("said", "told"), SAID, ids=[told for _, told in SAID])
def test_findings_in_words(corpus: Index, said: str, told: str) -> None:
    answer = check(parse(text((*H22, said)).encode(), "draft.txt"), corpus)
    assert [findings.told(one) for one in answer.findings] == [told]
    (one,) = answer.findings
    assert all(findings.where(side) and findings.side_words(side, one) for side in one.there)
    assert findings.place_in_draft(one).endswith("I. KẾT QUẢ")
