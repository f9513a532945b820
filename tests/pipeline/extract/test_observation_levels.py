"""Levels, brackets, bases and names: forms in which one sentence tells of several times, or names things sideways.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown, span

FORMS = [
    # two levels, each with its own moment or period
    (
        "Chiều dài kênh mương được kiên cố tăng từ 412 km cuối năm 2020 lên 455 km cuối tháng 5/2022.",
        [
            "- Chiều dài kênh mương được kiên cố[2020-12-31] | 412 km",
            "- Chiều dài kênh mương được kiên cố[2022-05-31] | 455 km",
        ],
    ),
    (
        "Tỷ lệ trường đạt chuẩn nâng từ 61,2% cuối năm 2021 lên 64% vào ngày 10/6/2022.",
        ["- Tỷ lệ trường đạt chuẩn[2021-12-31] | 61.2 percent", "- Tỷ lệ trường đạt chuẩn[2022-06-10] | 64 percent"],
    ),
    (
        "Giá cát xây dựng tăng từ 210.000 đồng/m3 tháng 01/2022 lên 265.000 đồng/m3 tháng 5/2022.",
        ["- Giá cát xây dựng[1/2022] | 210000 đồng/m3", "- Giá cát xây dựng[5/2022] | 265000 đồng/m3"],
    ),
    (
        "Thời gian giải quyết bình quân giảm từ 12 ngày năm 2021 xuống 9,5 ngày trong 6 tháng đầu năm 2022.",
        ["- Thời gian giải quyết bình quân[2021] | 12 day", "- Thời gian giải quyết bình quân | 9.5 day"],
    ),
    # words between the levels are no name
    (
        "Giá xăng tăng từ 23.290 đồng/lít đầu năm lên 32.870 đồng/lít.",
        ["- Giá xăng[2022-01-01] | 23290 VND_per_litre", "- Giá xăng | 32870 VND_per_litre"],
    ),
    # a span of time that is no mean is no figure
    ("Thời gian thực hiện dự án là 24 tháng.", []),
    # what a bracket says of a year before
    (
        "Tỷ lệ che phủ rừng đạt 48,3% (năm 2019 là 47,1%).",
        ["- Tỷ lệ che phủ rừng | 48.3 percent", "- Tỷ lệ che phủ rừng[2019] | 47.1 percent"],
    ),
    (
        "Thu nhập bình quân đạt 5,2 triệu đồng (năm 2021: 4,9 triệu đồng).",
        ["- Thu nhập bình quân | 5.2e6 VND", "- Thu nhập bình quân[2021] | 4.9e6 VND"],
    ),
    (
        "Tổng doanh thu đạt 330 tỷ đồng, bằng 110% so với năm 2021 (300 tỷ đồng).",
        ["- Tổng doanh thu | 330e9 VND | +10% (2021)", "- Tổng doanh thu[2021] | 300e9 VND"],
    ),
    (
        "Tổng doanh thu đạt 330 tỷ đồng, bằng 110% so với năm 2021 (345 tỷ đồng).",
        ["- Tổng doanh thu | 330e9 VND | +10% (2021)"],
    ),
    (
        "CPI tăng 2,1% (cùng kỳ năm 2021 tăng 1,4%).",
        ["CPI CPI | +2.1% (1..6/2021)", "CPI CPI[1..6/2021] | +1.4% (1..6/2020)"],
    ),
    (
        "Kim ngạch xuất khẩu đạt 11,2 tỷ USD, tăng 12% so với 10,0 tỷ USD cùng kỳ năm trước.",
        ["XK Kim ngạch xuất khẩu | 11.2e9 USD | +12% (1..6/2021)", "XK Kim ngạch xuất khẩu[1..6/2021] | 10e9 USD"],
    ),
    # bases that are days, the year's beginning
    (
        "Dư nợ đến ngày 31/5/2022 là 820 tỷ đồng, tăng 35 tỷ đồng so với ngày 31/12/2021.",
        ["- Dư nợ[2022-05-31] | 820e9 VND | +35 (2021-12-31)"],
    ),
    (
        "Dư nợ đến ngày 31/5/2022 là 820 tỷ đồng, tăng 35 tỷ đồng so với đầu năm.",
        ["- Dư nợ[2022-05-31] | 820e9 VND | +35 (2022-01-01)"],
    ),
    (
        "Số hộ nghèo tính đến ngày 31/5/2022 còn 412 hộ, giảm 60 hộ so với đầu năm.",
        ["- Số hộ nghèo[2022-05-31] | 412 household | -60 (2022-01-01)"],
    ),
    # since the beginning of the year
    ("Lũy kế từ đầu năm đến nay, toàn tỉnh thu hút 14 dự án.", ["- thu hút dự án | 14 project"]),
    ("Từ đầu năm, xảy ra 12 vụ cháy.", ["- vụ cháy | 12 case"]),
    # a year in a law's name is not the figure's
    (
        "Tổ chức 15 buổi phổ biến Bộ luật Dân sự năm 2015 và Luật Đất đai, tăng 3 buổi so với cùng kỳ năm 2021.",
        ["- Tổ chức buổi phổ biến Bộ luật Dân sự năm 2015 | 15 session | +3 (1..6/2021)"],
    ),
    ("Mở 4 lớp tập huấn Luật Thủy sản năm 2017.", ["- Mở lớp tập huấn Luật Thủy sản năm 2017 | 4 course"]),
    ("Tuyên truyền pháp luật năm 2021 cho 820 lượt người.", ["- Tuyên truyền pháp luật lượt người | 820 person_visit"]),
    # who did it is no name of what is counted
    ("Toàn xã còn 64 hộ nghèo (2,6%).", ["- hộ nghèo | 64 household", "HO_NGHEO tỷ lệ hộ nghèo | 2.6 percent"]),
    ("Đến ngày 15/6/2022, huyện đạt 7/9 tiêu chí.", ["- tiêu chí[2022-06-15] | 7 tiêu chí"]),
    ("Nhà trường đạt 12 giải cấp tỉnh.", ["- giải cấp tỉnh | 12 giải"]),
    # the name stands before, the counted noun only counts it
    ("Đàn bò có 2.150 con, bằng 98,4% cùng kỳ.", ["- Đàn bò | 2150 con | -1.6% (1..6/2021)"]),
    ("Hộ cận nghèo có 95 hộ, giảm 12 hộ so với cùng kỳ.", ["- Hộ cận nghèo | 95 household | -12 (1..6/2021)"]),
    ("Đội ngũ cán bộ y tế có 214 người.", ["- Đội ngũ cán bộ y tế | 214 person"]),
    # a percentage or a number of criteria tells which are counted
    (
        "Có 9 đơn vị giải ngân dưới 20%, 03 đơn vị chưa giải ngân.",
        ["- đơn vị giải ngân dưới 20% | 9 unit", "- đơn vị chưa giải ngân | 3 unit"],
    ),
    ("Tiến độ còn chậm: 11 chủ đầu tư giải ngân dưới 25%.", ["- chủ đầu tư giải ngân dưới 25% | 11 chủ đầu tư"]),
    (
        "Có 16 xã đạt 19/19 tiêu chí, 4 xã đạt 15-17 tiêu chí.",
        ["- xã đạt 19/19 tiêu chí | 16 commune", "- xã đạt 15-17 tiêu chí | 4 commune"],
    ),
    ("Không còn xã đạt dưới 10 tiêu chí.", []),
    # percentages and points of shares, contributions to growth
    (
        "Hồ sơ nộp trực tiếp chiếm 41,2%, giảm 6,5 điểm phần trăm so với cùng kỳ.",
        ["- Hồ sơ nộp trực tiếp | 41.2 percent | -6.5pp (1..6/2021)"],
    ),
    (
        "Khu vực dịch vụ tăng 6,4%, đóng góp 2,7 điểm phần trăm.",
        ["- Khu vực dịch vụ | +6.4% (?)", "- đóng góp của khu vực dịch vụ | 2.7 percentage_point"],
    ),
    (
        "Cơ cấu kinh tế: nông nghiệp chiếm 21%; công nghiệp chiếm 40%; dịch vụ chiếm 39%.",
        [
            "- tỷ trọng nông nghiệp | 21 percent",
            "- tỷ trọng công nghiệp | 40 percent",
            "- tỷ trọng dịch vụ | 39 percent",
        ],
    ),
    (
        "Tỷ lệ hài lòng của người bệnh nội trú đạt 92%, ngoại trú đạt 89%, "
        "tăng lần lượt 1,5 và 2,5 điểm phần trăm so với năm 2021.",
        [
            "- Tỷ lệ hài lòng của người bệnh nội trú | 92 percent | +1.5pp (2021)",
            "- Tỷ lệ hài lòng của người bệnh ngoại trú | 89 percent | +2.5pp (2021)",
        ],
    ),
    # of which of several figures a change is
    (
        "Có 120 doanh nghiệp thành lập mới với số vốn đăng ký 940 tỷ đồng, "
        "bằng 94% về số doanh nghiệp và gấp 1,3 lần về số vốn so với cùng kỳ.",
        [
            "DN_MOI doanh nghiệp thành lập mới | 120 enterprise | -6% (1..6/2021)",
            "DN_VON số vốn đăng ký | 940e9 VND | +1.3× (1..6/2021)",
        ],
    ),
    (
        "Tổng dư nợ đạt 1.240 tỷ đồng, tốc độ tăng trưởng 5,2% so với cuối năm 2021.",
        ["- Tổng dư nợ | 1240e9 VND | +5.2% (2021-12-31)"],
    ),
    (
        "Xuất khẩu hồ tiêu tăng 4% về lượng nhưng giảm 11% về giá trị so với cùng kỳ.",
        ["- Xuất khẩu hồ tiêu về lượng | +4% (1..6/2021)", "- Xuất khẩu hồ tiêu về giá trị | -11% (1..6/2021)"],
    ),
    (
        "Vận tải đường thủy khởi sắc, tăng 12,5% lượng hành khách và tăng 6,1% lượng hàng hóa so với cùng kỳ.",
        ["- lượng hành khách | +12.5% (1..6/2021)", "- lượng hàng hóa | +6.1% (1..6/2021)"],
    ),
    (
        "Tỷ lệ đúng hạn là 98,8%, cao hơn quý IV/2021 0,9 điểm phần trăm.",
        ["- Tỷ lệ đúng hạn | 98.8 percent | +0.9pp (10..12/2021)"],
    ),
    # numbers without a unit after what they count
    (
        "Làm thủ tục cho 5.120 tờ khai, trong đó tờ khai xuất khẩu 1.870, tờ khai nhập khẩu 3.250.",
        [
            "- Làm thủ tục tờ khai | 5120 tờ khai",
            "- Làm thủ tục tờ khai xuất khẩu | 1870 tờ khai",
            "- Làm thủ tục tờ khai nhập khẩu | 3250 tờ khai",
        ],
    ),
    (
        "Tổng số thủ tục là 1.640 thủ tục, trong đó: cấp tỉnh 1.310, cấp huyện 240, cấp xã 90.",
        [
            "- Tổng số thủ tục | 1640 procedure",
            "- thủ tục cấp tỉnh | 1310 procedure",
            "- thủ tục cấp huyện | 240 procedure",
            "- thủ tục cấp xã | 90 procedure",
        ],
    ),
    # a name with a number in it
    (
        "Có 84 học sinh lớp 12 đạt giải, chiếm 14%.",
        ["- học sinh lớp 12 đạt giải | 84 học sinh", "- học sinh lớp 12 đạt giải | 14 percent"],
    ),
    (
        "Cung cấp 310 dịch vụ công trực tuyến mức độ 4.",
        ["- dịch vụ công trực tuyến mức độ 4 | 310 dịch vụ công trực tuyến"],
    ),
    # a plan's words that are no name
    (
        "Ban hành 18 quyết định, đạt 90% chương trình công tác năm.",
        ["- Ban hành quyết định | 18 quyết định | 90% of 2022"],
    ),
    # a rise itself is no name
    (
        "Tỉnh ghi nhận sự gia tăng mạnh của vốn đầu tư nước ngoài với 240 triệu USD.",
        ["- vốn đầu tư nước ngoài | 240e6 USD"],
    ),
    (
        "Số doanh nghiệp thành lập mới tiếp tục khởi sắc với 640 doanh nghiệp.",
        ["DN_MOI Số doanh nghiệp thành lập mới | 640 enterprise"],
    ),
    # a mark that was passed is no value
    (
        "Xuất khẩu thảm lần đầu tiên vượt 10 triệu USD, đạt 11,5 triệu USD, tăng 34% so với cùng kỳ.",
        ["- Xuất khẩu thảm | 11.5e6 USD | +34% (1..6/2021)"],
    ),
    ("Thu nhập bình quân đạt 8,2 triệu đồng/ng/thg.", ["- Thu nhập bình quân | 8.2e6 VND_per_person_month"]),
    # "dù" begins anew
    (
        "Giá lúa giảm 6% dù lượng xuất khẩu tăng 9% so với cùng kỳ.",
        ["- Giá lúa | -6% (1..6/2021)", "- lượng xuất khẩu | +9% (1..6/2021)"],
    ),
    # only a month is compared with the month before
    ("Chỉ số giá vàng tăng 1,8% so với tháng trước.", ["GIA_VANG Chỉ số giá vàng[6/2022] | +1.8% (5/2022)"]),
    # regional growth is against the year before
    (
        "Năm 2021, tổng sản phẩm trên địa bàn tăng 6,2%.",
        ["GRDP_GROWTH tổng sản phẩm trên địa bàn[2021] | +6.2% (2020)"],
    ),
    # what happened to a long subject
    (
        "Nhu cầu vật tư trong nước tăng cao đã làm thặng dư thương mại giảm 8% so với cùng kỳ.",
        ["CANCAN_TM thặng dư thương mại | -8% (1..6/2021)"],
    ),
    # the measure noun stands after its amount
    (
        "Toàn thành phố đã thu hút 1,7 tỷ USD vốn FDI, đạt 108% kế hoạch năm và tăng 16,5% so với cùng kỳ năm trước.",
        ["FDI_DK thu hút vốn FDI | 1.7e9 USD | +16.5% (1..6/2021), 108% of 2022"],
    ),
    (
        "Đã giải ngân 30 tỷ đồng vốn đầu tư công, đạt 40% kế hoạch.",
        ["DTC_GN giải ngân vốn đầu tư công | 30e9 VND | 40% of 2022"],
    ),
    (
        "Công ty chỉ đạt 52 tỷ đồng lợi nhuận sau thuế, giảm tới 35% so với cùng kỳ.",
        ["- lợi nhuận sau thuế | 52e9 VND | -35% (1..6/2021)"],
    ),
    ("Thu hồi được 12,5 tỷ đồng nợ đọng thuế.", ["- Thu hồi nợ đọng thuế | 12.5e9 VND"]),
    (
        "Xuất khẩu cà phê giảm gần 14%, chỉ thu về 630 triệu USD.",
        ["- Xuất khẩu cà phê | 630e6 USD | -14% (?)"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FORMS)
def test_what_a_form_states(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


AIMS = [
    # a range that is aimed at is two changes; a spread over goods is none
    (
        "Phấn đấu tổng mức bán lẻ tăng 11,5 - 12% so với năm 2021.",
        ["→BANLE tổng mức bán lẻ | +11.5% (2021), +12% (2021)"],
    ),
    ("Các mặt hàng tăng từ 17,2-39,8%.", []),
    # a percentage of people, a rate without "đạt"
    ("Phấn đấu có ít nhất 80% hộ dân ký cam kết.", ["→- hộ dân ký cam kết | ≥80 percent"]),
    ("Phấn đấu công suất sử dụng giường bệnh không quá 95%.", ["→- công suất sử dụng giường bệnh | ≤95 percent"]),
]


@pytest.mark.parametrize(("sentence", "expected"), AIMS)
def test_what_is_aimed_at(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence, role="task")] == expected


def test_a_stock_is_of_the_day_last_told_in_its_paragraph() -> None:
    found = observe("Tổng dư nợ đến ngày 31/5/2022 đạt 640 tỷ đồng. Nợ quá hạn 1,2 tỷ đồng.")
    assert [span(one.period) for one in found] == ["2022-05-31", "2022-05-31"]
