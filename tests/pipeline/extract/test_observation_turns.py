"""Figures said together of several subjects, bases that no calendar settles, shares and aims in lists.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

IN_TURN = [
    # attainments of what was counted before, of the last ones where "trong đó" parts them from their whole
    (
        "Thu ngân sách đạt 900 tỷ đồng; trong đó thu nội địa 700 tỷ đồng, thu viện trợ 200 tỷ đồng, lần lượt đạt 47% "
        "và 55% dự toán.",
        [
            "THU_NS Thu ngân sách | 900e9 VND",
            "THU_NOIDIA thu nội địa | 700e9 VND | 47% of 2022",
            "- thu viện trợ | 200e9 VND | 55% of 2022",
        ],
    ),
    # of what was only named
    (
        "Sản lượng than và điện tương ứng đạt 40% và 52% kế hoạch.",
        ["- Sản lượng than | 40% of 2022", "- Sản lượng điện | 52% of 2022"],
    ),
    # ratios to a base, growth, shares
    (
        "Doanh thu vận tải đạt 3 tỷ đồng, doanh thu lưu trú đạt 2 tỷ đồng, lần lượt bằng 105% và 98% so với cùng kỳ.",
        [
            "- Doanh thu vận tải | 3e9 VND | +5% (1..6/2021)",
            "- doanh thu lưu trú | 2e9 VND | -2% (1..6/2021)",
        ],
    ),
    (
        "Số dự án và số vốn tăng lần lượt 7,2% và 8,3% so với cùng kỳ.",
        ["- Số dự án | +7.2% (1..6/2021)", "- số vốn | +8.3% (1..6/2021)"],
    ),
    (
        "Chăn nuôi đạt 30 tỷ đồng, thủy sản đạt 20 tỷ đồng, chiếm lần lượt 60% và 40% tổng giá trị.",
        [
            "- Chăn nuôi | 30e9 VND",
            "- thủy sản | 20e9 VND",
            "- Chăn nuôi | 60 percent",
            "- thủy sản | 40 percent",
        ],
    ),
    # values, the unit said once
    (
        "Diện tích khoai, ngô và lạc lần lượt đạt 300, 200 và 100 ha.",
        ["- Diện tích khoai | 300 ha", "- Diện tích ngô | 200 ha", "- Diện tích lạc | 100 ha"],
    ),
    # not as many figures as subjects: whose they are can't be told
    ("Thu phí, thu lệ phí và thu viện trợ đạt lần lượt 47% và 55% dự toán năm.", []),
    (
        "Sản lượng cam đạt 30 tấn, sản lượng bưởi đạt 20 tấn, sản lượng na đạt 5 tấn, lần lượt đạt 4% và 5% kế hoạch.",
        ["- Sản lượng cam | 30 tonne", "- sản lượng bưởi | 20 tonne", "- sản lượng na | 5 tonne"],
    ),
    # one figure alone is not told in turn
    (
        "Số vụ cháy là 30 vụ, giảm 5 vụ, tương ứng giảm 14,3% so với cùng kỳ.",
        ["- Số vụ cháy | 30 case | -5 (1..6/2021), -14.3% (1..6/2021)"],
    ),
]

BASES = [
    # a harvest, an epidemic, an event: no half of last year
    (
        "Sản lượng vải ước 2.400 tấn, giảm 120 tấn (-4,8%) so với vụ trước; so với cùng kỳ, xuất bán tăng 3%.",
        ["~- Sản lượng vải | 2400 tonne | -120 (?), -4.8% (?)", "~- xuất bán | +3% (1..6/2021)"],
    ),
    ("Lượng khách đạt 500 nghìn lượt, giảm 20% so với trước dịch Covid-19.", ["- Lượng khách | 500e3 lượt | -20% (?)"]),
    (
        "Doanh thu đạt 50 tỷ đồng, tăng 12% so với lúc chưa có 2 tuyến đường mới.",
        ["- Doanh thu | 50e9 VND | +12% (?)"],
    ),
]

NAMED = [
    # the level at the year's first day
    (
        "Tỷ lệ hộ nghèo giảm từ 6,2% đầu năm xuống còn 5,1%.",
        ["HO_NGHEO Tỷ lệ hộ nghèo[2022-01-01] | 6.2 percent", "HO_NGHEO Tỷ lệ hộ nghèo | 5.1 percent"],
    ),
    (
        "Tỷ lệ trường đạt chuẩn tăng từ 61% đầu năm 2021 lên 64%.",
        ["- Tỷ lệ trường đạt chuẩn[2021-01-01] | 61 percent", "- Tỷ lệ trường đạt chuẩn | 64 percent"],
    ),
    # what is averaged is what is counted for each
    (
        "Có 12 xã đạt chuẩn nông thôn mới nâng cao, bình quân đạt 16,8 tiêu chí/xã.",
        ["- xã đạt chuẩn nông thôn mới nâng cao | 12 commune", "- tiêu chí bình quân | 16.8 tiêu chí/xã"],
    ),
    # parts of a structure are shares too
    (
        "Tỷ trọng công nghiệp chiếm 56,3%, dịch vụ chiếm 31,3% và nông nghiệp chiếm 12,4%.",
        [
            "- Tỷ trọng công nghiệp | 56.3 percent",
            "- tỷ trọng dịch vụ | 31.3 percent",
            "- tỷ trọng nông nghiệp | 12.4 percent",
        ],
    ),
    (
        "Tỷ trọng cây ăn quả 45%; cây công nghiệp 36%.",
        ["- Tỷ trọng cây ăn quả | 45 percent", "- tỷ trọng cây công nghiệp | 36 percent"],
    ),
    # aims open a sentence
    (
        "Phấn đấu 100% chi bộ có đăng ký thi đua; trên 80% đảng viên hoàn thành tốt nhiệm vụ.",
        ["→- chi bộ có đăng ký thi đua | 100 percent", "→- đảng viên hoàn thành tốt nhiệm vụ | ≥80 percent"],
    ),
    (
        "Tỷ lệ che phủ rừng đạt 52%, phấn đấu 55% vào năm 2025.",
        ["- Tỷ lệ che phủ rừng | 52 percent", "→- Tỷ lệ che phủ rừng[2025] | 55 percent"],
    ),
    # "các chỉ tiêu" are indicators, no aims
    (
        "Các chỉ tiêu đều tăng so với cùng kỳ: số dự án tăng 11%; tổng mức bán lẻ đạt 25 tỷ đồng, tăng 15%.",
        ["- số dự án | +11% (1..6/2021)", "BANLE tổng mức bán lẻ | 25e9 VND | +15% (1..6/2021)"],
    ),
]


SCOPES = [
    # what is counted reaches so much: no figure of its own
    ("Có 5 mặt hàng đạt kim ngạch trên 2 tỷ USD.", []),
    (
        "Phấn đấu 100% doanh nghiệp có từ 25 lao động trở lên thành lập tổ chức công đoàn.",
        ["→- doanh nghiệp có từ 25 lao động trở lên thành lập tổ chức công đoàn | 100 percent"],
    ),
    # a rate in brackets changes by points, no count does
    (
        "Có 60 xã (75%) đạt chuẩn, tăng 2,5 điểm phần trăm so với tháng trước.",
        ["- xã | 60 commune", "- xã[6/2022] | 75 percent | +2.5pp (5/2022)"],
    ),
    # the highest and the lowest of what is averaged
    (
        "Tiền thưởng Tết bình quân đạt 6,2 triệu đồng/người, cao nhất 95 triệu đồng, thấp nhất 500 nghìn đồng.",
        [
            "- Tiền thưởng Tết bình quân | 6.2e6 VND_per_person",
            "- Tiền thưởng Tết cao nhất | 95e6 VND",
            "- Tiền thưởng Tết thấp nhất | 500e3 VND",
        ],
    ),
    # a part that the whole's name ends with is not the whole
    (
        "Kim ngạch xuất khẩu nông, lâm, thủy sản đạt 38 triệu USD, trong đó: thủy sản 6 triệu USD, giảm 2%.",
        [
            "- Kim ngạch xuất khẩu nông, lâm, thủy sản | 38e6 USD",
            "- Kim ngạch xuất khẩu thủy sản | 6e6 USD | -2% (?)",
        ],
    ),
    ("Thu kinh phí 13 triệu đồng, đạt 90% dự toán.", ["- Thu kinh phí | 13e6 VND | 90% of 2022"]),
    # the stock at a month's end
    (
        "Tổng đàn lợn tính đến cuối tháng 5 ước 26 nghìn con, tăng 3% so với cùng thời điểm năm trước.",
        ["~- Tổng đàn lợn[2022-05-31] | 26e3 con | +3% (2021-05-31)"],
    ),
    # parts of a rate are rates
    (
        "Tỷ lệ lao động qua đào tạo đạt 68,5%, trong đó có bằng cấp là 26,5%.",
        ["LD_DT Tỷ lệ lao động qua đào tạo | 68.5 percent", "- Tỷ lệ lao động qua đào tạo bằng cấp | 26.5 percent"],
    ),
    # of parts of a structure none is an amount
    (
        "Cơ cấu kinh tế: nông nghiệp 34%; công nghiệp - xây dựng 42%; dịch vụ 24%.",
        [
            "- tỷ trọng nông nghiệp | 34 percent",
            "- tỷ trọng công nghiệp - xây dựng | 42 percent",
            "- tỷ trọng dịch vụ | 24 percent",
        ],
    ),
    # parts that are counted are parts of what was counted
    (
        "Khám bệnh 812 lượt người, chi phí 4 tỷ đồng, trong đó ngoại trú 700 lượt, nội trú 112 lượt.",
        [
            "- Khám bệnh lượt người | 812 person_visit",
            "- chi phí | 4e9 VND",
            "- Khám bệnh lượt người ngoại trú | 700 person_visit",
            "- Khám bệnh lượt người nội trú | 112 person_visit",
        ],
    ),
    # of the rate or of the number, nobody knows
    (
        "Tổng số hộ nghèo là 1.215 hộ, chiếm 5,8%, giảm 2,1% so với đầu năm.",
        ["- Tổng số hộ nghèo | 1215 household", "- Tổng số hộ nghèo | 5.8 percent"],
    ),
    # graded goods are told apart; a change in the short form of what is counted is of it
    (
        "Có 412 sản phẩm OCOP (tăng 86 sản phẩm so với cuối năm 2021), trong đó 3 sản phẩm 5 sao, 65 sản phẩm 4 sao.",
        [
            "- sản phẩm OCOP | 412 sản phẩm OCOP | +86 (2021-12-31)",
            "- sản phẩm 5 sao | 3 piece",
            "- sản phẩm 4 sao | 65 piece",
        ],
    ),
    # money has no share of itself
    ("Thu phí 210 triệu đồng (đạt 60%).", ["- Thu phí | 210e6 VND"]),
    ("Năng suất lao động đạt 142 triệu đồng/lao động.", ["- Năng suất lao động | 142e6 đồng/lao động"]),
    # what has been done of what was assigned is no aim
    (
        "Nhiệm vụ được giao là 215 nhiệm vụ, đã hoàn thành 180 nhiệm vụ (trước hạn 25, đúng hạn 155), "
        "đang thực hiện 35 nhiệm vụ.",
        [
            "→- Nhiệm vụ | 215 task",
            "- nhiệm vụ hoàn thành | 180 task",
            "- nhiệm vụ hoàn thành trước hạn | 25 task",
            "- nhiệm vụ hoàn thành đúng hạn | 155 task",
            "- nhiệm vụ | 35 task",
        ],
    ),
    # "thỏa ước" estimates nothing
    ("Tỷ lệ ký thỏa ước đạt 92%.", ["- Tỷ lệ ký thỏa ước | 92 percent"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*SCOPES, *IN_TURN, *BASES, *NAMED])
def test_what_is_read(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
