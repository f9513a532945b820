"""Figures as bulletins of statistics print them: levels beside comparisons, parts of trade, sums up to a month.

The document reports on the first half of 2022; how an expectation reads is told in test_observations.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

LEVELS = [
    # a level of a half after a comparison is no index of which 100 is no change
    (
        "Tỷ lệ thiếu việc làm 6 tháng là 2,31%, tương đương so với cùng kỳ năm trước, trong đó khu vực thành thị là "
        "2,64%, khu vực nông thôn là 1,87%.",
        [
            "- Tỷ lệ thiếu việc làm | 2.31 percent",
            "- Tỷ lệ thiếu việc làm khu vực thành thị | 2.64 percent",
            "- Tỷ lệ thiếu việc làm khu vực nông thôn | 1.87 percent",
        ],
    ),
    (
        "Tỷ lệ sinh con thứ ba là 9,4%, không đổi so với cùng kỳ; thành thị là 8,1%; nông thôn là 10,2%.",
        [
            "- Tỷ lệ sinh con thứ ba | 9.4 percent",
            "- Tỷ lệ sinh con thứ ba thành thị | 8.1 percent",
            "- Tỷ lệ sinh con thứ ba nông thôn | 10.2 percent",
        ],
    ),
    # "đạt" a few percent of a year before would be a collapse: the text means a growth, but doesn't say so
    ("Tổng sản phẩm trên địa bàn ước đạt 7,1% so với cùng kỳ.", []),
    ("Nghề mộc đạt 6,4% so với cùng kỳ năm trước.", []),
    ("So với cùng kỳ: dệt đạt 98,2%; da giày đạt 3,5%.", ["- dệt | -1.8% (1..6/2021)"]),
    # "bằng" says so of any number
    ("Khách đường biển chỉ bằng 2,1% so với cùng kỳ.", ["- Khách đường biển | -97.9% (1..6/2021)"]),
]

PERIODS = [
    # a quarter inside a name that goes on with its prices
    (
        "Doanh thu bưu chính quý II/2022 theo giá hiện hành đạt 30 tỷ đồng.",
        ["- Doanh thu bưu chính theo giá hiện hành[4..6/2022] | 30e9 VND"],
    ),
    (
        "Giá trị xây lắp tháng 5 theo giá so sánh đạt 4 tỷ đồng.",
        ["- Giá trị xây lắp theo giá so sánh[5/2022] | 4e9 VND"],
    ),
    # months of this year, of the one before
    (
        "Trong tháng 6 xảy ra 3 vụ đuối nước. Tính chung sáu tháng năm nay, toàn tỉnh xảy ra 19 vụ đuối nước.",
        ["- vụ đuối nước[6/2022] | 3 case", "- vụ đuối nước | 19 case"],
    ),
    ("Năm tháng năm nay thu phí đò đạt 2 tỷ đồng.", ["- thu phí đò[1..5/2022] | 2e9 VND"]),
]

CODES = [
    # the index of the whole branch, however it is called
    (
        "Chỉ số tiêu thụ toàn ngành công nghiệp chế biến, chế tạo tháng 6 tăng 2,5% so với tháng trước.",
        ["TIEU_THU Chỉ số tiêu thụ toàn ngành công nghiệp chế biến, chế tạo[6/2022] | +2.5% (5/2022)"],
    ),
    (
        "Giá trị tăng thêm toàn ngành công nghiệp tăng 6% so với cùng kỳ.",
        ["GTTT_CN Giá trị tăng thêm toàn ngành công nghiệp | +6% (1..6/2021)"],
    ),
    # a branch of services is turnover only beside "doanh thu" or "bán lẻ"
    (
        "Giá trị tăng thêm khu vực dịch vụ tăng 8% so với cùng kỳ, trong đó dịch vụ lưu trú và ăn uống tăng 9%.",
        [
            "VA_DV Giá trị tăng thêm khu vực dịch vụ | +8% (1..6/2021)",
            "- Giá trị tăng thêm khu vực dịch vụ lưu trú và ăn uống | +9% (1..6/2021)",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*LEVELS, *PERIODS, *CODES])
def test_what_is_read(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


TRADE = [
    # parts of the whole trade are exports and imports, never the whole again
    (
        "Kim ngạch xuất nhập khẩu đạt 900 triệu USD, trong đó xuất khẩu đạt 500 triệu USD (tăng 6%), nhập khẩu đạt 400 "
        "triệu USD, tỉnh giữ vững mức xuất siêu 100 triệu USD.",
        [
            "XNK Kim ngạch xuất nhập khẩu | 900e6 USD",
            "XK Kim ngạch xuất khẩu | 500e6 USD | +6% (?)",
            "NK Kim ngạch nhập khẩu | 400e6 USD",
            "CANCAN_TM mức xuất siêu | 100e6 USD",
        ],
    ),
    (
        "Tổng kim ngạch xuất, nhập khẩu hàng hóa tăng 9% so với cùng kỳ, trong đó xuất khẩu tăng 7%; nhập khẩu giảm "
        "2%.",
        [
            "XNK Tổng kim ngạch xuất, nhập khẩu hàng hóa | +9% (1..6/2021)",
            "XK Tổng kim ngạch xuất khẩu hàng hóa | +7% (1..6/2021)",
            "NK Tổng kim ngạch nhập khẩu hàng hóa | -2% (1..6/2021)",
        ],
    ),
    # of some goods, of a gate: of them alone
    (
        "Tổng kim ngạch xuất, nhập khẩu hàng nông sản ước đạt 20 triệu USD; trong đó, xuất khẩu ước đạt 12 triệu USD; "
        "nhập khẩu ước đạt 8 triệu USD; xuất siêu 4 triệu USD.",
        [
            "~- Tổng kim ngạch xuất, nhập khẩu hàng nông sản | 20e6 USD",
            "~- Tổng kim ngạch xuất khẩu hàng nông sản | 12e6 USD",
            "~- Tổng kim ngạch nhập khẩu hàng nông sản | 8e6 USD",
            "~- xuất siêu hàng nông sản | 4e6 USD",
        ],
    ),
    (
        "Kim ngạch xuất nhập khẩu qua cửa khẩu đạt 4 triệu USD, trong đó xuất khẩu 3 triệu USD; nhập khẩu 1 triệu USD.",
        [
            "- Kim ngạch xuất nhập khẩu qua cửa khẩu | 4e6 USD",
            "- Kim ngạch xuất khẩu qua cửa khẩu | 3e6 USD",
            "- Kim ngạch nhập khẩu qua cửa khẩu | 1e6 USD",
        ],
    ),
    # the surplus that stands before its figure, not the months before
    (
        "Cán cân thương mại hàng hóa tháng 6 đã xuất siêu trở lại sau ba tháng liên tiếp nhập siêu, với mức xuất siêu "
        "7 triệu USD.",
        ["CANCAN_TM mức xuất siêu[6/2022] | 7e6 USD"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TRADE)
def test_parts_of_trade(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


NONE_OF_ITS_OWN = [
    # limits and denials
    ("Tỷ lệ nợ xấu vẫn nằm dưới ngưỡng 3%.", []),
    ("Có 4 xã đạt chuẩn, không còn xã đạt dưới 10 tiêu chí.", ["- xã đạt chuẩn | 4 commune"]),
    # of how many one is
    ("Bình Yên là 1 trong 6 xã điểm của huyện.", []),
    ("Tổ chức tập huấn cho toàn bộ 45 trường học.", []),
    # what was not read has no year before, either
    (
        "Doanh thu vận tải đạt 30 tỷ đồng, tăng 9% so với cùng kỳ, nếu loại trừ yếu tố giá tăng 7,8% (năm 2021 tăng "
        "7,2%).",
        [
            "- Doanh thu vận tải | 30e9 VND | +9% (1..6/2021)",
            "- Doanh thu vận tải (loại trừ yếu tố giá) | +7.8% (1..6/2021)",
        ],
    ),
    # a plan in brackets is of the year, no average of months
    (
        "Tính cả 5 tháng, bình quân mỗi tháng thu phí đạt 5 tỷ đồng (kế hoạch năm 2022 thu phí là 70 tỷ đồng).",
        ["- thu phí (bình quân mỗi tháng)[1..5/2022] | 5e9 VND", "→- kế hoạch thu phí[2022] | 70e9 VND"],
    ),
    # amounts, countries and empty words are no names
    ("Việt Nam vẫn tăng trưởng dương, đạt 0,36%.", []),
    ("Xuất sang nước này đạt 3 triệu USD.", []),
    ("Vui với con số 70 tỷ đồng.", []),
    ("Nghề mộc giữ vai trò chủ yếu với tốc độ tăng 11,36%, đóng góp 3,85%.", []),
    # what happened besides has no part in what was handled before
    (
        "Phát hiện 140 vụ vi phạm môi trường, trong đó xử lý 110 vụ với tổng số tiền phạt 6 tỷ đồng; toàn tỉnh xảy ra "
        "22 vụ cháy, thiệt hại 7 tỷ đồng.",
        [
            "- Phát hiện vụ vi phạm môi trường | 140 case",
            "- xử lý vụ | 110 case",
            "- tổng số tiền phạt | 6e9 VND",
            "- vụ cháy | 22 case",
            "- thiệt hại | 7e9 VND",
        ],
    ),
    # money of what is weighed is not that of all goods
    (
        "Khối lượng xuất khẩu đạt 206 tấn, kim ngạch 3 triệu USD.",
        ["- Khối lượng xuất khẩu | 206 tonne", "- kim ngạch xuất khẩu | 3e6 USD"],
    ),
    # a plan before its indicator, of its own year
    (
        "Xuất khẩu tăng khá (kế hoạch năm 2022 kim ngạch xuất khẩu là 60 triệu USD).",
        ["→XK kim ngạch xuất khẩu[2022] | 60e6 USD"],
    ),
]

GROWTH = [
    # shares in growth, of what grew
    (
        "Giá trị tăng thêm ngành muối tăng 4% so với cùng kỳ, đóng góp 3,6% vào mức tăng chung; ngành gốm tăng 5%, "
        "đóng góp 0,25%.",
        [
            "- Giá trị tăng thêm ngành muối | +4% (1..6/2021)",
            "- đóng góp của giá trị tăng thêm ngành muối | 3.6 percent",
            "- ngành gốm | +5% (1..6/2021)",
            "- đóng góp của ngành gốm | 0.25 percent",
        ],
    ),
    # a branch that contributes to growth has no turnover
    (
        "Bán buôn và bán lẻ tăng 9% so với cùng kỳ, đóng góp 1,2%; dịch vụ lưu trú và ăn uống tăng 8%, đóng góp 2,7%.",
        [
            "- Bán buôn và bán lẻ | +9% (1..6/2021)",
            "- đóng góp của bán buôn và bán lẻ | 1.2 percent",
            "- dịch vụ lưu trú và ăn uống | +8% (1..6/2021)",
            "- đóng góp của dịch vụ lưu trú và ăn uống | 2.7 percent",
        ],
    ),
    # money given is none
    ("Hộ dân hiến đất, nhân dân đóng góp 30%.", []),
    # the year before, with that year's base
    (
        "Đến 30/6/2022, huy động vốn tăng 9,8% so với cuối năm 2021 (cùng thời điểm năm trước tăng 9,9%); tăng trưởng "
        "tín dụng đạt 7% (cùng kỳ tăng 6%).",
        [
            "- huy động vốn[2022-06-30] | +9.8% (2021-12-31)",
            "- huy động vốn[2021-06-30] | +9.9% (2020-12-31)",
            "- tăng trưởng tín dụng[2022-06-30] | 7 percent",
            "- tăng trưởng tín dụng[2021-06-30] | 6 percent",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*NONE_OF_ITS_OWN, *GROWTH])
def test_what_its_words_say(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


NAMES = [
    # who says it is no name
    (
        "Theo báo cáo tại Hội nghị, trong 6 tháng đầu năm 2022, thu phí đạt 21 tỷ đồng.",
        ["- thu phí | 21e9 VND"],
    ),
    (
        "Theo Chi cục Chăn nuôi, đàn bò của tỉnh có 3.400 con.",
        ["- đàn bò của tỉnh | 3400 con"],
    ),
    # words that lead to the figure
    (
        "Nhóm hàng gốm lại giảm 5% so với cùng kỳ.",
        ["- Nhóm hàng gốm | -5% (1..6/2021)"],
    ),
    (
        "Xảy ra 62 vụ ngộ độc thực phẩm làm 137 người mắc.",
        ["- vụ ngộ độc thực phẩm | 62 case", "- người mắc | 137 person"],
    ),
    ("Có 15 người trở lại.", ["- người trở lại | 15 person"]),
    ("Cả năm 2022 doanh thu có khả năng đạt 70 tỷ đồng.", ["~- doanh thu[2022] | 70e9 VND"]),
    ("Sản lượng mây khả năng đạt 300 tấn.", ["~- Sản lượng mây | 300 tonne"]),
    # both deeds are counted
    (
        "Có 239 doanh nghiệp thành lập mới và quay trở lại hoạt động, giảm 3,2% so với cùng kỳ; có 25 doanh nghiệp "
        "thành lập mới.",
        [
            "- doanh nghiệp thành lập mới và quay trở lại hoạt động | 239 enterprise | -3.2% (1..6/2021)",
            "DN_MOI doanh nghiệp thành lập mới | 25 enterprise",
        ],
    ),
    # the end of a month printed as a word
    (
        "Số tài khoản của nhà đầu tư tính đến cuối tháng Năm đạt 13 triệu tài khoản.",
        ["- Số tài khoản của nhà đầu tư[2022-05-31] | 13e6 tài khoản"],
    ),
    ("Dư nợ tính đến cuối tháng 4 là 5 tỷ đồng.", ["- Dư nợ[2022-04-30] | 5e9 VND"]),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


APART = [
    # a survey's shares, of those who were asked
    (
        "Kết quả điều tra trong quý II/2022 cho thấy: Có 34,2% số hộ khai thu nhập tăng; 45,7% số hộ khai thu nhập giữ "
        "nguyên và 20,1% số hộ khai thu nhập giảm.",
        [
            "- hộ khai thu nhập tăng[4..6/2022] | 34.2 percent",
            "- hộ khai thu nhập giữ nguyên[4..6/2022] | 45.7 percent",
            "- hộ khai thu nhập giảm[4..6/2022] | 20.1 percent",
        ],
    ),
    # two changes have not one base
    (
        "Số lao động đạt 53 nghìn người, cao hơn 292 người và cao hơn 706 người so với cùng kỳ năm trước.",
        ["- Số lao động | 53e3 person | +0.292 (?), +0.706 (1..6/2021)"],
    ),
    # what grew by how much is told after each
    (
        "Vận tải tháng 6 khôi phục với mức tăng 13,4% lượng hành khách vận chuyển và tăng 7,3% lượng hàng hóa vận "
        "chuyển so với tháng trước.",
        [
            "- lượng hành khách vận chuyển[6/2022] | +13.4% (5/2022)",
            "- lượng hàng hóa vận chuyển[6/2022] | +7.3% (5/2022)",
        ],
    ),
    # the same moment of the month before
    (
        "Số thợ gốm tại thời điểm 01/6/2022 tăng 1% so với cùng thời điểm tháng trước và tăng 3% so với cùng thời điểm "
        "năm trước.",
        ["- Số thợ gốm[2022-06-01] | +1% (2022-05-01), +3% (2021-06-01)"],
    ),
    (
        "Chỉ số tồn kho tại thời điểm 31/5/2022 tăng 4% so với cùng thời điểm tháng trước.",
        ["TON_KHO Chỉ số tồn kho[2022-05-31] | +4% (2022-04-30)"],
    ),
    # the amount of all that is listed
    (
        "Tổng vốn đầu tư nước ngoài đăng ký tính đến ngày 30/6/2022 bao gồm: Vốn đăng ký cấp mới, vốn điều chỉnh và "
        "giá trị góp vốn đạt 50 triệu USD.",
        ["- Tổng vốn đầu tư nước ngoài đăng ký | 50e6 USD"],
    ),
    ("Tổng chi gồm: chi lương, chi khác và chi thưởng là 9 tỷ đồng.", ["- Tổng chi | 9e9 VND"]),
    # capital added is an amount
    (
        "Có 12 dự án điều chỉnh vốn với số vốn điều chỉnh tăng 149 triệu USD.",
        ["- dự án điều chỉnh vốn | 12 project", "- số vốn điều chỉnh tăng | 149e6 USD"],
    ),
    # visits of guests
    ("Số lượt khách tham quan đạt 3.340 lượt.", ["- Số lượt khách tham quan | 3340 person_visit"]),
    # from the year's first day to the day in brackets
    (
        "Tính từ đầu năm đến nay (đến ngày 26/6/2022), toàn tỉnh đã trồng 18 ha rừng.",
        ["- trồng rừng[1..6/2022] | 18 ha"],
    ),
    # what was reaped names what it yields
    (
        "Đã thu hoạch 95 ha lúa hè thu; năng suất đạt 58 tạ/ha; sản lượng đạt 551 tấn.",
        [
            "- thu hoạch lúa hè thu | 95 ha",
            "- năng suất lúa hè thu | 58e-1 tonne_per_ha",
            "- sản lượng lúa hè thu | 551 tonne",
        ],
    ),
    (
        "Lúa hè thu: cả nước gieo cấy được 1.800 ha.",
        ["- gieo cấy lúa hè thu | 1800 ha"],
    ),
    (
        "Lạc xuân: cả huyện gieo trồng được 120 ha, giảm 3 ha so với cùng kỳ.",
        ["- gieo trồng lạc xuân | 120 ha | -3 (1..6/2021)"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), APART)
def test_what_is_told_apart(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected
