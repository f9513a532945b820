"""Forms of clauses in which reports state figures: fractions, brackets, lists, levels, changes said together.

Written as in test_observations; the document reports on the first half of 2022.
"""

from __future__ import annotations

import pytest
from test_observations import observe, shown

from models.values.period import Period

CLAUSES = [
    # so many of so many: the first is the value; a rank is none
    (
        "Có 85/120 xã đạt chuẩn nông thôn mới, chiếm 70,8%.",
        [
            "NTM_XA xã đạt chuẩn nông thôn mới | 85 commune",
            "- xã đạt chuẩn nông thôn mới | 70.8 percent",
        ],
    ),
    ("Tỉnh xếp thứ 12/63 tỉnh, thành phố.", []),
    # "trở lên" bounds, and is no part of the name
    ("Phấn đấu kết nạp từ 300 hội viên trở lên.", ["→- kết nạp hội viên | ≥300 hội viên"]),
    ("Phấn đấu sản lượng điện tăng từ 6% trở lên.", ["→- sản lượng điện | +6% (?)"]),
    # two levels: that from which it fell only with its own period
    (
        "Tỷ lệ hộ nghèo giảm từ 4,5% năm 2020 xuống còn 3,2% năm 2021.",
        ["HO_NGHEO Tỷ lệ hộ nghèo[2020] | 4.5 percent", "HO_NGHEO Tỷ lệ hộ nghèo[2021] | 3.2 percent"],
    ),
    ("Tỷ lệ hộ nghèo giảm từ 4,5% xuống còn 3,2%.", ["HO_NGHEO Tỷ lệ hộ nghèo | 3.2 percent"]),
    # changes said together go to as many figures, in order
    (
        "Vận tải đường thủy đạt 5 triệu lượt khách, luân chuyển 80 triệu lượt khách.km, tăng tương ứng 6% và 7% so "
        "với cùng kỳ.",
        [
            "- Vận tải đường thủy | 5e6 person_visit | +6% (1..6/2021)",
            "- luân chuyển | 80e6 lượt khách.km | +7% (1..6/2021)",
        ],
    ),
    (
        "Tập huấn 110 cán bộ và 190 hội viên, so với năm trước tăng 8% và 5%.",
        [
            "- Tập huấn cán bộ | 110 cán bộ | +8% (2021)",
            "- hội viên | 190 hội viên | +5% (2021)",
        ],
    ),
    # the whole before "trong đó" takes no part in it
    (
        "Sản lượng thủy sản đạt 25.600 tấn, trong đó khai thác 15.200 tấn, nuôi trồng 10.400 tấn, tăng lần lượt 3,1% "
        "và 5,4% so với cùng kỳ.",
        [
            "- Sản lượng thủy sản | 25600 tonne",
            "- khai thác | 15200 tonne | +3.1% (1..6/2021)",
            "- Sản lượng thủy sản nuôi trồng | 10400 tonne | +5.4% (1..6/2021)",
        ],
    ),
    # … or against as many bases of one; a second base may follow "và"
    (
        "Doanh thu vận tải tăng 1% so với tháng trước và 16% so với cùng kỳ.",
        ["- Doanh thu vận tải[6/2022] | +1% (5/2022), +16% (6/2021)"],
    ),
    # by amount and by worth
    (
        "Gạo đạt 20 nghìn tấn, trị giá 9 triệu USD, so với cùng kỳ tăng 3% về lượng và giảm 2% về giá trị.",
        ["- Gạo | 20e3 tonne | +3% (1..6/2021)", "- trị giá gạo | 9e6 USD | -2% (1..6/2021)"],
    ),
    # a clause without a figure, after which the name goes on
    (
        "Thu tiền sử dụng đất còn thấp, mới được 300 tỷ đồng, đạt 40% dự toán.",
        ["- Thu tiền sử dụng đất | 300e9 VND | 40% of 2022"],
    ),
    # brackets: what was then, the plan, the parts; nothing of them stays for what follows
    (
        "Số doanh nghiệp thành lập mới là 320 doanh nghiệp (cùng kỳ: 280 doanh nghiệp).",
        [
            "DN_MOI Số doanh nghiệp thành lập mới | 320 enterprise",
            "DN_MOI Số doanh nghiệp thành lập mới[1..6/2021] | 280 enterprise",
        ],
    ),
    (
        "Sửa chữa 35 căn nhà (chỉ tiêu: 30 căn), xây mới 14 căn.",
        [
            "- Sửa chữa căn nhà | 35 căn",
            "→- Sửa chữa căn nhà[2022] | 30 căn",
            "- xây mới căn | 14 căn",
        ],
    ),
    (
        "Thi hành kỷ luật 30 đảng viên (khiển trách 20, cảnh cáo 8, cách chức 2).",
        [
            "- Thi hành kỷ luật đảng viên | 30 đảng viên",
            "- Thi hành kỷ luật đảng viên khiển trách | 20 đảng viên",
            "- Thi hành kỷ luật đảng viên cảnh cáo | 8 đảng viên",
            "- Thi hành kỷ luật đảng viên cách chức | 2 đảng viên",
        ],
    ),
    # numbers in a bracket that can't be its parts
    ("Tổ chức 3 hội nghị (điều 12, khoản 30).", ["- Tổ chức hội nghị | 3 conference"]),
    # lists of counts; parts counted after "trong đó có"
    (
        "Toàn huyện có 43 trường, 712 lớp với 19.860 học sinh.",
        ["- trường | 43 trường", "- lớp | 712 course", "- học sinh | 19860 học sinh"],
    ),
    (
        "Ban hành 25 văn bản, trong đó có 5 nghị quyết, 12 quyết định.",
        ["- Ban hành văn bản | 25 document", "- nghị quyết | 5 nghị quyết", "- quyết định | 12 quyết định"],
    ),
    # for whom, and not: where, or who was given an award
    (
        "Mở 35 lớp tập huấn cho 1.820 học viên.",
        ["- Mở lớp tập huấn | 35 course", "- học viên | 1820 học viên"],
    ),
    ("Trao Huy hiệu 30 năm tuổi Đảng cho 120 đảng viên.", []),
    ("Kiểm tra an toàn lao động tại 12 xã và 04 phòng, ban.", []),
    # the deed is the last verb's
    ("Tham mưu UBND huyện ban hành 14 văn bản chỉ đạo.", ["- ban hành văn bản chỉ đạo | 14 document"]),
    # money of what was done; the sum to which a month's figure raises it
    (
        "Xử phạt 24 cơ sở với số tiền 96 triệu đồng.",
        ["- Xử phạt cơ sở | 24 cơ sở", "VP_PHAT số tiền xử phạt cơ sở | 96e6 VND"],
    ),
    (
        "Kim ngạch xuất khẩu tháng 6 đạt 83 triệu USD, nâng tổng số 6 tháng lên 475 triệu USD.",
        ["XK Kim ngạch xuất khẩu[6/2022] | 83e6 USD", "XK Kim ngạch xuất khẩu | 475e6 USD"],
    ),
    # capital carried out is not that registered, what was added is no change
    ("Vốn FDI thực hiện 340 triệu USD.", ["- Vốn FDI thực hiện | 340e6 USD"]),
    # a change of what it counts itself, only against a base
    (
        "Tỷ lệ bản có lớp học đạt 97,5%; giảm 9 lớp ghép so với năm 2021.",
        ["- Tỷ lệ bản có lớp học | 97.5 percent", "- lớp ghép | -9 (2021)"],
    ),
    (
        "Toàn tỉnh có 7.900 doanh nghiệp đang hoạt động, thêm 400 doanh nghiệp so với cuối năm 2021.",
        ["- doanh nghiệp đang hoạt động | 7900 enterprise | +400 (2021-12-31)"],
    ),
    ("Nợ thuế còn 520 tỷ đồng, giảm 45 tỷ đồng so với 31/12/2021.", ["- Nợ thuế | 520e9 VND | -45 (2021-12-31)"]),
    # a factor of a year without "so với"
    ("Nạo vét 85 km mương, gấp 1,9 lần năm 2021.", ["- Nạo vét mương | 85 km | +1.9× (2021)"]),
    # a coordination with commas is one name; a place before a name is none of it
    (
        "Nông, lâm, thủy sản tăng 3,5% so với cùng kỳ.",
        ["- Nông, lâm, thủy sản | +3.5% (1..6/2021)"],
    ),
    (
        "Toàn tỉnh giải ngân vốn trồng rừng được 210 tỷ đồng.",
        ["- giải ngân vốn trồng rừng | 210e9 VND"],
    ),
    # measure nouns inside other words
    ("Phong trào chuyển đổi số do Tổng cục Thuế phát động.", []),
    # the average of a period is another indicator
    ("Bình quân 6 tháng đầu năm, CPI tăng 2,6% so với cùng kỳ.", ["CPI_BQ CPI bình quân | +2.6% (1..6/2021)"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES)
def test_what_a_clause_states(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


def test_a_month_as_base_is_not_shared_with_a_sum_of_months() -> None:
    may = Period.of_month(2022, 5)
    found = observe(
        "Kim ngạch xuất khẩu tháng 5 đạt 25 triệu USD, tăng 22% so với tháng 5/2021; lũy kế 5 tháng đạt 120 triệu USD, "
        "tăng 34%.",
        period=may,
    )
    assert [one.comparisons[0].base for one in found] == [
        observe("Thu nội địa tháng 5 tăng 1% so với tháng 5/2021.", period=may)[0].comparisons[0].base,
        observe("Thu nội địa 5 tháng đầu năm tăng 1% so với cùng kỳ.", period=may)[0].comparisons[0].base,
    ]


def test_goods_listed_after_a_sum_of_months_are_of_those_months() -> None:
    may = Period.of_month(2022, 5)
    found = observe("Kim ngạch xuất khẩu lũy kế 5 tháng đạt 120 triệu USD.", period=may)
    assert found[0].period.start.month == 1


def test_aims_have_no_base_of_an_earlier_sentence() -> None:
    found = observe("Thu nội địa tăng 5% so với cùng kỳ.", "Phấn đấu kim ngạch xuất khẩu tăng 7%.")
    assert found[1].comparisons[0].base is None


def test_the_whole_quarter_is_the_documents_own() -> None:
    (march, quarter) = observe(
        "Chỉ số sản xuất công nghiệp tháng 3 tăng 6,4% so cùng kỳ; tính chung cả quý, IIP tăng 7,2% so cùng kỳ.",
        period=Period.of_quarter(2022, 1),
    )
    assert (march.period.start.month, quarter.period.start.month, quarter.period.end.month) == (3, 1, 3)


def test_an_index_is_no_expenditure() -> None:
    """ "chỉ" is not "chi": an index at a moment does not add up from 1 January."""
    (one,) = observe("Tính đến 01/3/2022, chỉ số tồn kho tăng 9,6% so với cùng thời điểm năm trước.")
    assert one.period.start == one.period.end
