"""Figures whose time, base or name a neighbouring word tells.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

SENTENCES = [
    # months of this year and of the one before; the year before alone
    (
        "Thu phí chợ 5 tháng năm nay đạt 40 triệu đồng.",
        ["- Thu phí chợ[1..5/2022] | 40e6 VND"],
    ),
    (
        "5 tháng năm ngoái thu phí chợ đạt 35 triệu đồng.",
        ["- thu phí chợ[1..5/2021] | 35e6 VND"],
    ),
    (
        "Năm ngoái, thu nội địa đạt 800 tỷ đồng; từ đầu năm nay đạt 410 tỷ đồng.",
        ["THU_NOIDIA thu nội địa[2021] | 800e9 VND", "THU_NOIDIA thu nội địa | 410e9 VND"],
    ),
    (
        "Thu nội địa năm trước đạt 800 tỷ đồng.",
        ["THU_NOIDIA Thu nội địa[2021] | 800e9 VND"],
    ),
    (
        "Số đơn năm trước chuyển sang là 30 đơn.",
        ["- Số đơn năm trước chuyển sang | 30 đơn"],
    ),
    # who counted and how is no part of a name, and leaves its period
    (
        "Kim ngạch xuất khẩu năm 2021 theo số liệu chính thức của Cục Thống kê đạt 62 triệu USD, tăng 5% "
        "so với năm 2020.",
        ["XK Kim ngạch xuất khẩu[2021] | 62e6 USD | +5% (2020)"],
    ),
    (
        "Kim ngạch xuất khẩu theo số liệu sơ bộ của ngành hải quan đạt 32 triệu USD.",
        ["~XK Kim ngạch xuất khẩu | 32e6 USD"],
    ),
    (
        "Thu nội địa quý I theo báo cáo của Kho bạc Đông Lĩnh là 40 tỷ đồng; thu nội địa năm 2021 theo số"
        " quyết toán là 90 tỷ đồng.",
        ["THU_NOIDIA Thu nội địa[1..3/2022] | 40e9 VND", "THU_NOIDIA thu nội địa[2021] | 90e9 VND"],
    ),
    # a period between a name and its basis or its verb is the figure's
    (
        "Doanh thu viễn thông quý II theo giá hiện hành đạt 34 tỷ đồng.",
        ["- Doanh thu viễn thông theo giá hiện hành[4..6/2022] | 34e9 VND"],
    ),
    (
        "Cán cân thương mại tháng 5 thặng dư 5 triệu USD.",
        ["CANCAN_TM Cán cân thương mại thặng dư[5/2022] | 5e6 USD"],
    ),
    # a base before the figure, in any unit
    (
        "Thu nội địa cao hơn năm trước 20 tỷ đồng.",
        ["THU_NOIDIA Thu nội địa | +20 (2021)"],
    ),
    (
        "Xảy ra 35 vụ cháy, ít hơn cùng kỳ 4 vụ.",
        ["- vụ cháy | 35 case | -4 (1..6/2021)"],
    ),
    (
        "Có 320 doanh nghiệp thành lập mới, nhiều hơn năm 2021 12 doanh nghiệp.",
        ["DN_MOI doanh nghiệp thành lập mới | 320 enterprise | +12 (2021)"],
    ),
    # the same moment of the month before is a day; the end of a month stays its end
    (
        "Số lao động tại lò gạch tại thời điểm 30/6/2022 tăng 1% so với cùng thời điểm tháng trước và "
        "tăng 3% so với cùng thời điểm năm trước.",
        ["- Số lao động tại lò gạch[2022-06-30] | +1% (2022-05-31), +3% (2021-06-30)"],
    ),
    (
        "Đàn dê tại thời điểm 15/6 có 312 con, đàn bò 96 con.",
        ["- Đàn dê[2022-06-15] | 312 con", "- đàn bò[2022-06-15] | 96 con"],
    ),
    # the growth that another one is higher than is of its own time, which goes no further; or of somebody else
    (
        "GRDP quý I/2022 ước tăng 6,4% so với cùng kỳ năm trước, cao hơn mức tăng 4,9% của quý I/2021 và 2,1% của "
        "quý I/2020; khu vực dịch vụ tăng 6%, đóng góp 2,3 điểm phần trăm.",
        [
            "~GRDP_GROWTH GRDP[1..3/2022] | +6.4% (1..3/2021)",
            "GRDP_GROWTH GRDP[1..3/2021] | +4.9% (1..3/2020)",
            "GRDP_GROWTH GRDP[1..3/2020] | +2.1% (1..3/2019)",
            "~- khu vực dịch vụ[1..3/2022] | +6% (1..3/2021)",
            "~- đóng góp của khu vực dịch vụ[1..3/2022] | 2.3 percentage_point",
        ],
    ),
    (
        "Tổng sản phẩm trên địa bàn năm 2022 tăng 6,4%, thấp hơn tốc độ tăng 7,9% của năm 2021.",
        [
            "GRDP_GROWTH Tổng sản phẩm trên địa bàn[2022] | +6.4% (2021)",
            "GRDP_GROWTH Tổng sản phẩm trên địa bàn[2021] | +7.9% (2020)",
        ],
    ),
    (
        "Chỉ số giá tiêu dùng tháng 6 tăng 0,4% so với tháng trước, cao hơn mức tăng 0,2% của tháng 5.",
        ["CPI Chỉ số giá tiêu dùng[6/2022] | +0.4% (5/2022)", "CPI Chỉ số giá tiêu dùng[5/2022] | +0.2% (?)"],
    ),
    (
        "Thu phí chợ đạt 6 tỷ đồng, tăng 6%, cao hơn mức tăng 5% của năm 2021; phí đò đạt 2 tỷ đồng.",
        ["- Thu phí chợ | 6e9 VND | +6% (?)", "- Thu phí chợ[2021] | +5% (?)", "- phí đò | 2e9 VND"],
    ),
    ("GRDP tăng 6%, cao hơn mức tăng 5% của cả nước.", ["GRDP_GROWTH GRDP | +6% (1..6/2021)"]),
    # enterprises that have ended, in few words; cooperatives are none. Rooms and meals together are registered
    ("Có 28 doanh nghiệp hoàn tất giải thể.", ["DN_GIAITHE doanh nghiệp hoàn tất giải thể | 28 enterprise"]),
    ("Có 12 hợp tác xã hoàn tất giải thể.", ["- hợp tác xã hoàn tất giải thể | 12 cooperative"]),
    (
        "Doanh thu lưu trú và ăn uống đạt 90 tỷ đồng.",
        ["DV_LUUTRU Doanh thu lưu trú và ăn uống | 90e9 VND"],
    ),
    ("Doanh thu lưu trú đạt 9 tỷ đồng.", ["- Doanh thu lưu trú | 9e9 VND"]),
    # two changes of one kind cannot have one base
    (
        "Lao động có việc làm đạt 53 nghìn người, cao hơn 292 người và cao hơn 706 người so với cùng kỳ.",
        ["- Lao động có việc làm | 53e3 person | +0.292 (?), +0.706 (1..6/2021)"],
    ),
    (
        "Có 87 doanh nghiệp quay trở lại hoạt động, giảm 8% và giảm 19% so với cùng kỳ năm trước.",
        ["DN_QUAYLAI doanh nghiệp quay trở lại hoạt động | 87 enterprise | -8% (?), -19% (1..6/2021)"],
    ),
    # a rate's halves are rates, though a base stands before them
    (
        "Tỷ lệ thất nghiệp là 2,2%, tương đương so với cùng kỳ, trong đó khu vực thành thị là 2,6%, khu "
        "vực nông thôn là 1,9%.",
        [
            "- Tỷ lệ thất nghiệp | 2.2 percent",
            "- Tỷ lệ thất nghiệp khu vực thành thị | 2.6 percent",
            "- Tỷ lệ thất nghiệp khu vực nông thôn | 1.9 percent",
        ],
    ),
    (
        "Tỷ lệ hộ nghèo là 2,2%, tương đương so với cùng kỳ, trong đó xã Đông Lĩnh là 2,6%, xã Tân Lập là 1,9%.",
        ["HO_NGHEO Tỷ lệ hộ nghèo | 2.2 percent"],
    ),
    # behind a share what was counted changes in its own unit
    (
        "Toàn huyện có 1.215 hộ nghèo, chiếm 5,8%, giảm 120 hộ so với năm 2021.",
        ["HO_NGHEO tỷ lệ hộ nghèo | 5.8 percent", "- hộ nghèo | 1215 household | -120 (2021)"],
    ),
    (
        "Thu hoạch được 300 ha lúa, chiếm 97% diện tích gieo cấy, giảm 7 ha so với cùng kỳ.",
        ["- Thu hoạch lúa | 97 percent", "- Thu hoạch lúa | 300 ha | -7 (1..6/2021)"],
    ),
    # contributions in percent, too
    (
        "Ngành gạch ngói tăng 3,7% so với cùng kỳ, đóng góp 3,6% vào mức tăng chung; ngành mây tre tăng "
        "4%, đóng góp 0,2%.",
        [
            "- Ngành gạch ngói | +3.7% (1..6/2021)",
            "- đóng góp của ngành gạch ngói | 3.6 percent",
            "- ngành mây tre | +4% (1..6/2021)",
            "- đóng góp của ngành mây tre | 0.2 percent",
        ],
    ),
    # shares of a count under the rate's name
    (
        "Lao động qua đào tạo chiếm 44,5%.",
        ["LD_DT tỷ lệ Lao động qua đào tạo | 44.5 percent"],
    ),
    # levels with the day on which they stood, in brackets as well
    (
        "Tỷ lệ hộ nghèo từ 9,8% (đầu năm 2016) xuống còn 4,1% vào cuối năm 2021.",
        ["HO_NGHEO Tỷ lệ hộ nghèo[2016-01-01] | 9.8 percent", "HO_NGHEO Tỷ lệ hộ nghèo[2021-12-31] | 4.1 percent"],
    ),
    (
        "Đến cuối năm 2021 toàn huyện còn 219 hộ nghèo, tỷ lệ 12,4%, giảm 2,8% so với cuối năm 2020 (cuối"
        " năm 2020 là 15,2%).",
        [
            "- hộ nghèo[2021-12-31] | 219 household",
            "HO_NGHEO tỷ lệ hộ nghèo[2021-12-31] | 12.4 percent | -2.8% (2020-12-31)",
            "HO_NGHEO tỷ lệ hộ nghèo[2020-12-31] | 15.2 percent",
        ],
    ),
    # a fall that is aimed at is no level
    (
        "Phấn đấu giảm tỷ lệ hộ nghèo từ 2,5% trở lên.",
        ["→HO_NGHEO tỷ lệ hộ nghèo | -2.5% (?)"],
    ),
    # figures of which only their order tells whose they are
    (
        "Cơ cấu ba khu vực tương ứng là 17,8% - 41,5% - 40,7%.",
        [],
    ),
    # numbers that count nothing; amounts that only tell which are meant
    (
        "Học Nghị quyết Trung ương 4 khóa XII. Bố trí vốn giai đoạn 2 tuyến đường ven sông.",
        [],
    ),
    (
        "Rà soát các hộ kinh doanh có doanh thu trên 1 tỷ đồng.",
        [],
    ),
    # of one month the average index is the index
    (
        "CPI bình quân tăng 2,8% so với cùng kỳ; riêng tháng 6 tăng 0,2% so với tháng trước.",
        ["CPI_BQ CPI bình quân | +2.8% (1..6/2021)", "CPI CPI[6/2022] | +0.2% (5/2022)"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_words_beside_a_figure(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(*sentence.split("\n"))] == expected
