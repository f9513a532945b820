"""What sentences state of indicators. One line a trap; the document reports on the first half of 2022.

Each expectation: code or "-", name | value unit ×10^mult, or nothing | what else is stated:
`~` estimate, `→` target, `≈ ≥ ≤` bounds, `+18.2% (1..6/2021)` a change and its base, `46.3% of 2022` an attainment.
"""

from __future__ import annotations

import pytest

from models.mention import Status
from models.record import Comparison, Observation, PeriodField
from models.structure import Closing, Header, Role, Sentence, Structure
from models.text import Paragraph, Span, Text
from models.values.period import Period
from pipeline.extract import extract
from pipeline.resolve.observations import settle

H1 = Period.of_half(2022, 1)
BOUNDS = {None: "", "about": "≈", "at-least": "≥", "at-most": "≤"}
STATUSES: dict[Status, str] = {"actual": "", "estimate": "~", "target": "→"}
UNITS = {"percent": "%", "percentage-point": "pp", "times": "×", "absolute": ""}


def observe(
    *sentences: str, period: Period | None = H1, role: Role | None = None, kind: str = "BC"
) -> list[Observation]:
    """The observations of a document of one paragraph a sentence."""
    content = "\n".join(sentences)
    places, start = [], 0
    for place, sentence in enumerate(sentences):
        places.append(Sentence(start, start + len(sentence), None, role, False, sentence.endswith(":"), place))
        start += len(sentence) + 1
    text = Text(content, tuple(Paragraph(one.start, one.end) for one in places))
    header = Header(type=kind, period=period, present=True)
    structure = Structure(header, (), tuple(places), (), Closing(), Span(0, len(content)))
    found = settle(extract(text, structure), text, structure)
    for one in found:
        assert one.quote == content[one.start : one.end]
    return list(found)


def span(period: PeriodField | None) -> str:
    if period is None:
        return "?"
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}-{end.year}"
    if start == end:
        return start.isoformat()
    months = f"{start.month}..{end.month}" if start.month != end.month else f"{start.month}"
    return f"{months}/{end.year}" if start.year == end.year else f"{start}..{end}"


def change(one: Comparison) -> str:
    return f"{one.change:+g}{UNITS[one.unit]} ({span(one.base)})"


def shown(one: Observation) -> str:
    value = ""
    if one.value is not None:
        mult = f"e{one.unit_mult}" if one.unit_mult else ""
        value = f"{BOUNDS[one.bound]}{one.value:.10g}{mult} {one.unit}"
    when = "" if one.period == PeriodField(start=H1.start, end=H1.end) else f"[{span(one.period)}]"
    rest = [*map(change, one.comparisons), *(f"{a.percent:g}% of {span(a.target)}" for a in one.attainments)]
    head = f"{STATUSES[one.status]}{one.indicator or '-'} {one.name}{when}"
    return " | ".join(part for part in (head, value, ", ".join(rest)) if part)


SENTENCES = [
    # value, growth and attainment share one subject; "kế hoạch" in a half-year report is the year's plan
    (
        "Giá trị sản xuất công nghiệp (giá so sánh 2010) 6 tháng đầu năm 2022 ước đạt 12.345 tỷ đồng, tăng 11,6% so "
        "cùng kỳ năm trước, đạt 45,1% kế hoạch.",
        ["~GTSXCN_CONST Giá trị sản xuất công nghiệp | 12345e9 VND | +11.6% (1..6/2021), 45.1% of 2022"],
    ),
    # without its price basis the output value has no code
    ("Giá trị sản xuất công nghiệp đạt 5.200 tỷ đồng.", ["- Giá trị sản xuất công nghiệp | 5200e9 VND"]),
    # the same indicator at other prices, named by the basis alone
    (
        "Giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 500 tỷ đồng; theo giá hiện hành đạt 900 tỷ đồng.",
        [
            "GTSXCN_CONST Giá trị sản xuất công nghiệp | 500e9 VND",
            "GTSXCN_CURR Giá trị sản xuất công nghiệp (giá hiện hành) | 900e9 VND",
        ],
    ),
    # an index is growth without a value; a month, then the sum of the months, each with its own base
    (
        "Chỉ số sản xuất công nghiệp tháng 6 tăng 2,1% so với tháng trước và tăng 12,5% so với cùng kỳ; tính chung 6 "
        "tháng đầu năm, IIP tăng 8,8% so với cùng kỳ.",
        [
            "IIP Chỉ số sản xuất công nghiệp[6/2022] | +2.1% (5/2022), +12.5% (6/2021)",
            "IIP IIP | +8.8% (1..6/2021)",
        ],
    ),
    # parts of an index have codes only under their whole, and its base
    (
        "Chỉ số sản xuất công nghiệp tăng 9% so với cùng kỳ, trong đó ngành khai khoáng giảm 7,8%.",
        ["IIP Chỉ số sản xuất công nghiệp | +9% (1..6/2021)", "IIP_MINING ngành khai khoáng | -7.8% (1..6/2021)"],
    ),
    ("Ngành khai khoáng giảm 5,3%.", ["- Ngành khai khoáng | -5.3% (?)"]),
    # a narrower scope is another indicator
    ("Kim ngạch xuất khẩu hàng dệt may đạt 320 triệu USD.", ["- Kim ngạch xuất khẩu hàng dệt may | 320e6 USD"]),
    ("Kim ngạch xuất khẩu toàn tỉnh đạt 1,02 tỷ USD.", ["XK Kim ngạch xuất khẩu toàn tỉnh | 1.02e9 USD"]),
    ("Kim ngạch xuất khẩu (trừ dầu thô) đạt 320 triệu USD.", ["- Kim ngạch xuất khẩu | 320e6 USD"]),
    # an indicator of money is not meant where tonnes are stated
    ("Kim ngạch xuất khẩu đạt 52 nghìn tấn.", ["- Kim ngạch xuất khẩu | 52e3 tonne"]),
    # two givers of a plan, and more than all of it
    (
        "Thu nội địa đạt 820 tỷ đồng, bằng 57% dự toán Trung ương giao, bằng 55% dự toán HĐND tỉnh giao.",
        ["THU_NOIDIA Thu nội địa | 820e9 VND | 57% of 2022, 55% of 2022"],
    ),
    ("Thu nội địa đạt 820 tỷ đồng, vượt 28,6% dự toán.", ["THU_NOIDIA Thu nội địa | 820e9 VND | 128.6% of 2022"]),
    # three bases in one sentence
    (
        "CPI tháng 6 tăng 0,7% so với tháng trước, tăng 3,2% so với tháng 12 năm trước, tăng 3,4% so với cùng kỳ.",
        ["CPI CPI[6/2022] | +0.7% (5/2022), +3.2% (12/2021), +3.4% (6/2021)"],
    ),
    # the ratio to a base: subtract 100
    ("Kim ngạch nhập khẩu bằng 112,3% so với cùng kỳ.", ["NK Kim ngạch nhập khẩu | +12.3% (1..6/2021)"]),
    ("Kim ngạch nhập khẩu đạt 98,1% so cùng kỳ.", ["NK Kim ngạch nhập khẩu | -1.9% (1..6/2021)"]),
    ("Kim ngạch nhập khẩu gấp 1,5 lần so với cùng kỳ.", ["NK Kim ngạch nhập khẩu | +1.5× (1..6/2021)"]),
    # what "đạt 98%" is, its list tells: a ratio under "giảm so với cùng kỳ có", a plan after "% kế hoạch"
    (
        "Các mặt hàng giảm so với cùng kỳ có mì sợi đạt 96,5%, gạch ngói đạt 84% so cùng kỳ.",
        ["- mì sợi | -3.5% (1..6/2021)", "- gạch ngói | -16% (1..6/2021)"],
    ),
    (
        "Tổng thu đạt 900 tỷ đồng, đạt 52% kế hoạch; trong đó thu nội địa 700 tỷ đồng, đạt 50%.",
        ["- Tổng thu | 900e9 VND | 52% of 2022", "THU_NOIDIA thu nội địa | 700e9 VND | 50% of 2022"],
    ),
    # … and nothing tells what it is of money alone
    ("Doanh thu bán lẻ hàng hóa đạt 98%.", []),
    # a level with a direction is a value
    (
        "Tỷ lệ hộ nghèo giảm còn 1,3%, giảm 0,6 điểm phần trăm so với năm 2021.",
        ["HO_NGHEO Tỷ lệ hộ nghèo | 1.3 percent | -0.6pp (2021)"],
    ),
    # one change in two forms; in brackets the sign is that of the words before
    (
        "Tổng diện tích đạt 752 ha, giảm 0,6%, tương ứng giảm 4 ha so với năm 2021.",
        ["- Tổng diện tích | 752 ha | -0.6% (2021), -4 (2021)"],
    ),
    (
        "Số hộ tham gia là 1.545 hộ, giảm 38 hộ (2,4%) so với tháng 12/2021.",
        ["- Số hộ tham gia | 1545 household | -38 (12/2021), -2.4% (12/2021)"],
    ),
    # an absolute change has the unit and the multiple of its value
    (
        "Thu nội địa đạt 12,5 tỷ đồng, tăng 2.500 triệu đồng so với cùng kỳ.",
        ["THU_NOIDIA Thu nội địa | 12.5e9 VND | +2.5 (1..6/2021)"],
    ),
    # "đệm từng mặt hàng": the base stands once, at the end
    (
        "Một số mặt hàng xuất khẩu chủ yếu gồm: giày dép đạt 57 triệu USD tăng 14,6%; gỗ đạt 40 triệu USD giảm 2% so "
        "cùng kỳ.",
        [
            "- xuất khẩu giày dép | 57e6 USD | +14.6% (1..6/2021)",
            "- xuất khẩu gỗ | 40e6 USD | -2% (1..6/2021)",
        ],
    ),
    # names right before numbers, with commas inside them
    (
        "Sản lượng một số cây tăng: ngô 1.046 tấn, tăng 1% (tăng 13 tấn); đậu, đỗ các loại 70 tấn, giảm 2%.",
        [
            "- Sản lượng một số cây ngô | 1046 tonne | +1% (?), +13 (?)",
            "- Sản lượng một số cây đậu, đỗ các loại | 70 tonne | -2% (?)",
        ],
    ),
    # shares are observations of their own
    (
        "Đã tiếp nhận 1.254 hồ sơ, trong đó, hồ sơ qua bưu chính là 184 (14,67%), qua mạng 70 (5,58%).",
        [
            "HS_TN tiếp nhận hồ sơ | 1254 dossier",
            "- hồ sơ qua bưu chính | 184 dossier",
            "- hồ sơ qua bưu chính | 14.67 percent",
            "- tiếp nhận hồ sơ qua mạng | 70 dossier",
            "- tiếp nhận hồ sơ qua mạng | 5.58 percent",
        ],
    ),
    ("Nhóm trang trại chiếm tỷ trọng 27% toàn huyện.", ["- Nhóm trang trại | 27 percent"]),
    (
        "Khu vực nông nghiệp chiếm 18,5%; công nghiệp - xây dựng 45,2%; dịch vụ 36,3%.",
        [
            "- Khu vực nông nghiệp | 18.5 percent",
            "- công nghiệp - xây dựng | 45.2 percent",
            "- dịch vụ | 36.3 percent",
        ],
    ),
    # "tăng thêm" inside a name is no change
    (
        "Giá trị tăng thêm khu vực dịch vụ đạt 138 tỷ đồng, tăng 7,2% so với cùng kỳ.",
        ["VA_DV Giá trị tăng thêm khu vực dịch vụ | 138e9 VND | +7.2% (1..6/2021)"],
    ),
    # words between a change and a comma are no new name
    (
        "Diện tích trồng ngô giảm 2,5% do chuyển đổi cơ cấu, đạt 1.250 ha.",
        ["- Diện tích trồng ngô | 1250 ha | -2.5% (?)"],
    ),
    ("Toàn tỉnh có trên 98% hộ dân được dùng nước sạch.", ["- hộ dân được dùng nước sạch | ≥98 percent"]),
    ("Về dịch vụ lưu trú, 6 tháng đầu năm tăng 17%.", ["- dịch vụ lưu trú | +17% (?)"]),
    # a verb alone does not say of what
    ("Đã giải ngân 750 triệu đồng.", ["- giải ngân | 750e6 VND"]),
    # counts of work done: the verb, what is counted, what it is about
    ("Sở đã tổ chức 15 hội nghị.", ["- tổ chức hội nghị | 15 conference"]),
    ("Trong kỳ đã tổ chức hai đoàn kiểm tra.", ["- tổ chức đoàn kiểm tra | 2 đoàn kiểm tra"]),
    ("Toàn tỉnh có 46 tuyến đường có bồn hoa.", ["- tuyến đường có bồn hoa | 46 tuyến đường"]),
    ("Có khoảng 7.640 lượt người khám bệnh.", ["- lượt người khám bệnh | ≈7640 person_visit"]),
    (
        "Số PAKN được tiếp nhận: 58, trong đó, đúng hạn: 36.",
        ["- Số PAKN được tiếp nhận | 58 PAKN", "- Số PAKN được tiếp nhận đúng hạn | 36 PAKN"],
    ),
    # a change named by what follows it
    (
        "Có 469 doanh nghiệp đăng ký thành lập mới với tổng số vốn đăng ký 641 tỷ đồng, tăng 12,7% về số doanh nghiệp "
        "và giảm 8,1% về số vốn so với cùng kỳ.",
        [
            "DN_MOI doanh nghiệp đăng ký thành lập mới | 469 enterprise | +12.7% (1..6/2021)",
            "DN_VON tổng số vốn đăng ký | 641e9 VND | -8.1% (1..6/2021)",
        ],
    ),
    # … and by its unit
    (
        "Xảy ra 45 vụ tai nạn, làm chết 12 người, bị thương 38 người; so với cùng kỳ giảm 5 vụ, giảm 3 người chết.",
        [
            "- vụ tai nạn | 45 case | -5 (1..6/2021)",
            "- người làm chết | 12 person | -3 (1..6/2021)",
            "- người bị thương | 38 person",
        ],
    ),
    # whose capital, the sentence has to say
    (
        "Cấp mới 25 dự án với tổng vốn đăng ký 320 tỷ đồng.",
        ["- Cấp mới dự án | 25 project", "- tổng vốn đăng ký cấp mới dự án | 320e9 VND"],
    ),
    # the name after the percentage
    (
        "Một cửa: 96% thủ tục hành chính được thực hiện tại Trung tâm Hành chính công.",
        ["TTHC_HCC thủ tục hành chính được thực hiện tại Trung tâm Hành chính công | 96 percent"],
    ),
    # numbers inside a name
    ("Trẻ em từ 12-17 tuổi được tiêm mũi 2 đạt 98,2%.", ["- Trẻ em từ 12-17 tuổi được tiêm mũi 2 | 98.2 percent"]),
    # ranges are two entries
    (
        "Giá hạt điều tăng lên mức 980-1.050 USD/tấn.",
        ["- Giá hạt điều | ≥980 USD/tấn", "- Giá hạt điều | ≤1050 USD/tấn"],
    ),
    # composed numbers and multiples
    ("Tổng số thu là 320 tỷ 418 triệu đồng.", ["- Tổng số thu | 320418e6 VND"]),
    ("Tổng mức bán lẻ đạt 1,2 nghìn tỷ đồng.", ["BANLE Tổng mức bán lẻ | 1.2e12 VND"]),
    # the bases of a whole list are said once, in order
    (
        "Tổng mức bán lẻ tháng 5 đạt 384 tỷ đồng, tăng 2% so với tháng trước và giảm 4% so với cùng kỳ, trong đó: "
        "doanh thu bán lẻ hàng hóa đạt 311 tỷ đồng, tăng 17,3% và tăng 1,6%.",
        [
            "BANLE Tổng mức bán lẻ[5/2022] | 384e9 VND | +2% (4/2022), -4% (5/2021)",
            "BANLE_HH doanh thu bán lẻ hàng hóa[5/2022] | 311e9 VND | +17.3% (4/2022), +1.6% (5/2021)",
        ],
    ),
    # a change in units without a value, only against a base; "tăng thêm" alone compares nothing
    (
        "Thu nội địa tăng 120 tỷ đồng so với cùng kỳ.",
        ["THU_NOIDIA Thu nội địa | +120 (1..6/2021)"],
    ),
    ("Điều chỉnh với số vốn tăng thêm 85 triệu USD.", ["- số vốn tăng thêm | 85e6 USD"]),
    # what was then, and what would be without the prices' rise, is not the indicator now
    (
        "Kim ngạch nhập khẩu giảm 3,9% so với cùng kỳ, nếu loại trừ yếu tố giá giảm 8,6% (cùng kỳ tăng 8,5%).",
        [
            "NK Kim ngạch nhập khẩu | -3.9% (1..6/2021)",
            "- Kim ngạch nhập khẩu (loại trừ yếu tố giá) | -8.6% (1..6/2021)",
            "- Kim ngạch nhập khẩu (loại trừ yếu tố giá)[1..6/2021] | +8.5% (1..6/2020)",
        ],
    ),
    # months before a figure's verb are its period
    ("Doanh thu dịch vụ khác 5 tháng ước đạt 20 tỷ đồng.", ["~DV_KHAC Doanh thu dịch vụ khác[1..5/2022] | 20e9 VND"]),
    # money named only as money is that of what was named before
    (
        "Đã tặng 50 suất quà trị giá 25 triệu đồng.",
        ["- tặng suất quà | 50 suất quà", "- trị giá tặng suất quà | 25e6 VND"],
    ),
    # a base with words before its period
    (
        "Thu nội địa đạt 12 tỷ đồng, tăng 5% so với ước thực hiện năm 2021.",
        ["THU_NOIDIA Thu nội địa | 12e9 VND | +5% (2021)"],
    ),
    # aims
    (
        "Phấn đấu đến năm 2025, tỷ lệ lao động qua đào tạo là 68%, tỷ lệ hộ nghèo giảm xuống dưới 1%.",
        [
            "→LD_DT tỷ lệ lao động qua đào tạo[2025] | 68 percent",
            "→HO_NGHEO tỷ lệ hộ nghèo[2025] | ≤1 percent",
        ],
    ),
    # flows up to a day begin in January, stocks stand at the day
    (
        "Tính đến 15/5/2022, giải ngân vốn đầu tư công đạt 1.850 tỷ đồng.",
        ["DTC_GN giải ngân vốn đầu tư công[1..5/2022] | 1850e9 VND"],
    ),
    ("Dư nợ tín dụng đến 31/5/2022 đạt 756 tỷ đồng.", ["- Dư nợ tín dụng[2022-05-31] | 756e9 VND"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_what_a_sentence_states(sentence: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(sentence)] == expected


NOTHING = [
    "Thực hiện Chỉ thị số 06/CT-UBND ngày 16/02/2022; Điều 5, Khoản 3; Phụ lục 2.",  # numbers of documents and articles
    "Hội nghị diễn ra từ 8 giờ 30 ngày 15/6/2022 tại tầng 3, phòng 305.",  # clock times, places
    "Nhân kỷ niệm 65 năm ngày tái lập huyện, đồng chí 45 tuổi, công tác 3 tháng.",  # ages, anniversaries, durations
    "Mức phạt từ 5.000.000 đồng đến 10.000.000 đồng; thuế suất 10%.",  # rates laid down
    "Mỗi suất gồm 1 triệu đồng; mỗi đơn vị có ít nhất 01 mô hình.",  # of one
    "Có 35 tập thể, 120 cá nhân được khen thưởng.",  # awards are read elsewhere
    "Tỉnh xếp thứ 7/11.",  # done of assigned, ranks
    "Mọi sản phẩm đều vượt kế hoạch, đều tăng so với cùng kỳ.",  # no number
    "Số tiền thu được là 5.378.7000.000 đồng.",  # malformed: warned about, never read
    "Theo đánh giá, tăng trưởng đạt 8,5%.",  # of what is not said
    "Kế hoạch năm 2022 là 95.868 tỷ đồng.",
    "Tăng 5% lương cơ sở, hỗ trợ 50% lãi suất vay.",  # rules
    "Thời gian giải quyết được cắt giảm 30% so với quy định.",
    "Hoạt động tại 10 huyện, thuộc nhóm 10 tỉnh dẫn đầu.",  # scope
    "Phong trào xây dựng nông thôn mới lần thứ 12 đạt kết quả tốt.",  # an ordinal
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_indicator(sentence: str) -> None:
    assert observe(sentence) == []


def test_trong_do_goes_on_with_the_sentence_before() -> None:
    found = observe(
        "Theo kết quả sơ bộ, diện tích gieo trồng đạt 3.460 ha, tăng 2% so với cùng kỳ.",
        "Trong đó, diện tích tưới phun đạt 600 ha, tưới rãnh đạt 152 ha.",
    )
    assert [shown(one) for one in found] == [
        "~DT_LUA diện tích gieo trồng | 3460 ha | +2% (1..6/2021)",
        "~- diện tích tưới phun | 600 ha",
        "~- diện tích tưới rãnh | 152 ha",
    ]


def test_a_sum_goes_on_with_the_indicator_but_not_with_its_status() -> None:
    found = observe("Kim ngạch xuất khẩu tháng 5 ước đạt 85 triệu USD.", "Lũy kế 5 tháng đạt 420 triệu USD.")
    assert [shown(one) for one in found] == [
        "~XK Kim ngạch xuất khẩu[5/2022] | 85e6 USD",
        "XK Kim ngạch xuất khẩu[1..5/2022] | 420e6 USD",
    ]


def test_a_base_is_carried_on_only_if_it_is_the_same_period() -> None:
    same = observe("Thu nội địa tăng 5% so với cùng kỳ.", "Kim ngạch xuất khẩu tăng 7%.")
    assert shown(same[1]) == "XK Kim ngạch xuất khẩu | +7% (1..6/2021)"
    fixed = observe("Thu nội địa tăng 5% so với tháng 12/2021.", "Kim ngạch xuất khẩu tăng 7%.")
    assert shown(fixed[1]) == "XK Kim ngạch xuất khẩu | +7% (?)"


def test_tasks_and_orders_state_aims() -> None:
    assert [one.status for one in observe("Kim ngạch xuất khẩu đạt 900 triệu USD.", role="task")] == ["target"]
    assert [one.status for one in observe("Kim ngạch xuất khẩu đạt 900 triệu USD.", kind="KH")] == ["target"]


def test_rules_are_no_observations() -> None:
    assert observe("Tổng mức vốn huy động là 2.000 tỷ đồng.", kind="NĐ") == []


def test_without_any_period_nothing_is_said() -> None:
    assert observe("Kim ngạch xuất khẩu đạt 900 triệu USD.", period=None) == []
    assert len(observe("Kim ngạch xuất khẩu năm 2021 đạt 900 triệu USD.", period=None)) == 1


def test_a_change_without_a_value_has_its_unit() -> None:
    (one,) = observe("Thu nội địa tăng 120 tỷ đồng so với cùng kỳ.")
    assert (one.value, one.unit, one.unit_mult) == (None, "VND", 9)


def test_the_same_said_twice_is_one_observation() -> None:
    assert len(observe("Khu vực dịch vụ tăng 3,84%; khu vực dịch vụ tăng 3,84%.")) == 1
