"""Yearly reports of the department of industry and trade on its sector."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from dataclasses import dataclass

from corpus.samples.clauses import PRICE_BASES, product_table, table, tell, tell_change
from corpus.samples.facts import Block, Draft, short_day
from corpus.samples.prose.bodies import cite, trade_head, whole
from corpus.samples.prose.narrative import inspections
from corpus.samples.prose.trade import CODES, HALVES, RECIPIENTS

SWAPPED_EXPORTS = "1.142,5"
"""Exports of 2021 with two digits the wrong way round; the emulation report of the same year has 1.124,5."""


@dataclass(frozen=True, slots=True)
class Year:
    """What is peculiar to one yearly report."""

    number: str
    issued: str
    setting: str
    iip: tuple[str, str, str, str]
    limitation: str
    cause: str
    request: str
    tasks: tuple[str, ...]
    formats: tuple[str, ...]


YEARS = {
    2019: Year(
        "236", "2019-12-20",
        "Năm 2019, ngành Công Thương hoàn thành các mục tiêu được giao; một số dự án sản xuất thiết bị điện đi vào hoạt động tạo thêm năng lực mới cho khu vực công nghiệp.",
        ("10.1", "10.6", "7.3", "-1.9"),
        "Công tác quản lý chợ ở một số xã còn lúng túng; nhiều chợ xuống cấp chưa được sửa chữa.",
        "Nguồn lực xã hội hóa cho đầu tư chợ còn ít.",
        "Đề nghị Bộ Công Thương bổ sung kinh phí khuyến công quốc gia cho tỉnh.",
        ("Hoàn thành rà soát mạng lưới chợ trên địa bàn tỉnh.",
         "Triển khai đề án hỗ trợ máy móc cho cơ sở công nghiệp nông thôn."),
        ("docx",),
    ),
    2020: Year(
        "251", "2020-12-18",
        "Năm 2020 là năm cuối thực hiện kế hoạch 5 năm 2016-2020; đại dịch Covid-19 và mưa bão dồn dập ảnh hưởng nặng đến sản xuất, lưu thông hàng hóa.",
        ("4.8", "5.0", "5.4", "-6.2"),
        "Nhiều chợ xuống cấp chưa được sửa chữa, công tác quản lý chợ ở một số xã vẫn còn lúng túng.",
        "Do ảnh hưởng của dịch bệnh, việc kêu gọi doanh nghiệp đầu tư chợ gặp khó khăn.",
        "Kiến nghị Ủy ban nhân dân tỉnh sớm phê duyệt đề án chuyển đổi mô hình quản lý chợ.",
        ("Trình đề án chuyển đổi mô hình quản lý chợ trong quý I/2021.",
         "Xây dựng chương trình xúc tiến thương mại giai đoạn 2021-2025."),
        ("pdf",),
    ),
    2021: Year(
        "09", "2022-01-12",
        "Năm 2021, toàn ngành vừa phòng, chống dịch vừa phát triển sản xuất; xuất khẩu đạt mức cao nhất từ trước đến nay.",
        ("7.5", "8.1", "6.0", "0.4"),
        "Công tác quản lý chợ tại một số xã còn lúng túng, nhiều chợ xuống cấp chưa có nguồn vốn sửa chữa.",
        "Đề án chuyển đổi mô hình quản lý chợ chậm được phê duyệt do phải chờ hướng dẫn về tài sản công.",
        "Đề nghị Sở Tài chính hướng dẫn xử lý tài sản công tại các chợ hạng II, hạng III.",
        ("Thực hiện thí điểm chuyển đổi mô hình quản lý tại một số chợ hạng III.",
         "Phát triển thương mại điện tử cho sản phẩm OCOP."),
        ("docx",),
    ),
    2022: Year(
        "268", "2022-12-16",
        "Năm 2022, kinh tế phục hồi nhanh, ngành Công Thương đạt mức tăng cao nhất trong năm năm gần đây.",
        ("10.8", "11.5", "8.6", "-1.1"),
        "Nhiều chợ nông thôn xuống cấp, việc quản lý chợ ở cấp xã còn lúng túng.",
        "Ngân sách cấp xã hạn hẹp, chưa cân đối được vốn sửa chữa chợ.",
        "Đề nghị Ủy ban nhân dân tỉnh ban hành chính sách hỗ trợ sửa chữa chợ hạng III giai đoạn 2023-2025.",
        ("Tổ chức các hoạt động bình ổn giá phục vụ Tết Nguyên đán Quý Mão 2023.",
         "Hoàn thành chuyển đổi mô hình quản lý tại các chợ hạng III."),
        ("pdf", "docx"),
    ),
    2023: Year(
        "259", "2023-12-19",
        "Năm 2023, xuất khẩu giảm do đơn hàng may mặc bị cắt, song sản xuất trong nước và tiêu dùng nội địa giữ được nhịp tăng.",
        ("7.2", "7.8", "6.3", "-2.7"),
        "Một số chợ nông thôn vẫn xuống cấp; công tác quản lý chợ ở một số xã còn lúng túng.",
        "Chính sách hỗ trợ sửa chữa chợ mới ban hành, chưa kịp phát huy tác dụng.",
        "Đề nghị Bộ Công Thương hỗ trợ tỉnh tham gia các hội chợ quốc tế chuyên ngành dệt may.",
        ("Triển khai chính sách hỗ trợ sửa chữa chợ hạng III.",
         "Mở rộng thị trường xuất khẩu cho hàng dệt may, phấn đấu tăng số đối tác mới."),
        ("pdf",),
    ),
}  # fmt: skip


def year_report(year: int) -> Draft:
    """The yearly report on industry and trade."""
    facts = YEARS[year]
    title = f"Kết quả hoạt động ngành Công Thương năm {year}, phương hướng, nhiệm vụ năm {year + 1}"
    head = trade_head("BC", facts.number, facts.issued, title, whole(year), deputy=year == 2021, recipients=RECIPIENTS)
    draft = Draft(f"sct-cong-thuong-{year}-nam", head, year, False, "SCT", formats=facts.formats)
    draft.auto_numbering = year == 2019
    draft.add("part", f"KẾT QUẢ HOẠT ĐỘNG NĂM {year}", "A.")
    draft.add("text", facts.setting)
    _industry(draft, facts)
    _trade(draft)
    report = HALVES[year].number
    inspections(draft, (report, HALVES[year].issued) if report else None)
    caption = f"Bảng 1. Một số chỉ tiêu chủ yếu của ngành Công Thương năm {year}"
    if year == 2021:
        table(draft, CODES, caption, "actual", values={"XK": SWAPPED_EXPORTS})
    else:
        table(draft, CODES, caption, hidden=("XK",) if year == 2022 else ())
    draft.add("heading", "Tồn tại, hạn chế và nguyên nhân", "III.")
    draft.add("text", facts.limitation, role="limitation")
    draft.add("text", "Nguyên nhân chủ yếu: " + facts.cause[0].lower() + facts.cause[1:], role="cause")
    draft.add("part", f"PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {year + 1}", "B.")
    _targets(draft)
    for task in facts.tasks:
        draft.add("numbered" if draft.auto_numbering else "item", task, role="task")
    draft.add("part", "KIẾN NGHỊ", "C.")
    draft.add("text", facts.request, role="recommendation")
    draft.add("text", "Sở Công Thương trân trọng báo cáo./.")
    if year in (2020, 2022):
        _appendix(draft)
    return draft


def _industry(draft: Draft, facts: Year) -> None:
    year = draft.year
    status, verb = ("actual", "đạt") if year == 2021 else ("estimate", "ước đạt")
    total, manufacturing, electricity, mining = facts.iip
    draft.add("heading", "Về công nghiệp", "I.")
    text = tell_change(
        draft, "IIP", total, f"Năm {year}, chỉ số sản xuất công nghiệp {{g}} so với năm trước, trong đó "
    )
    text += tell_change(draft, "IIP_MANUF", manufacturing, "ngành chế biến, chế tạo {g}, ")
    text += tell_change(draft, "IIP_ELEC", electricity, "sản xuất và phân phối điện {g}, ")
    text += tell_change(draft, "IIP_MINING", mining, "ngành khai khoáng {g}. ")
    base = PRICE_BASES[year]
    text += tell(
        draft,
        "GTSXCN_CONST",
        f"Giá trị sản xuất công nghiệp theo giá so sánh {base} {verb} {{v}}, {{g}} so với năm {year - 1}, đạt {{a}} kế hoạch.",
        status,
    )
    draft.add("text", text)
    if year == 2022:
        draft.add(
            "text",
            "Từ năm 2022, giá trị sản xuất được tính theo giá so sánh 2020 thay cho giá so sánh 2010; tốc độ tăng đã được quy về cùng mặt bằng giá.",
        )
    if year == 2021:
        draft.add(
            "text",
            tell(
                draft,
                "GTSXCN_CONST",
                "Số liệu chính thức năm 2020: giá trị sản xuất công nghiệp (giá so sánh 2010) là {v}.",
                "actual",
                year=2020,
            ),
        )
    draft.add("text", tell(draft, "DIEN_TT", "Tỷ lệ tổn thất điện năng giảm còn {v}, {d} so với năm trước.", "actual"))
    draft.add(
        "text",
        tell(
            draft,
            "CCN_LD",
            f"Đến hết năm {year}, tỷ lệ lấp đầy cụm công nghiệp đạt {{v}}, {{d}} so với năm {year - 1}.",
            "actual",
        ),
    )
    if year == 2022:
        funding = tell(
            draft, "KC_KP", "Kinh phí khuyến công thực hiện {v}, ", "actual", value="5,1", unit=(9, " tỷ đồng")
        )
    else:
        funding = tell(draft, "KC_KP", "Kinh phí khuyến công thực hiện {v}, ", "actual")
    draft.add("text", funding + tell(draft, "KC_DA", "hỗ trợ {v} khuyến công.", "actual"))


def _trade(draft: Draft) -> None:
    year = draft.year
    status, verb = ("actual", "đạt") if year == 2021 else ("estimate", "ước đạt")
    draft.add("heading", "Về thương mại", "II.")
    draft.add(
        "text",
        tell(
            draft,
            "BANLE",
            f"Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng {verb} {{v}}, {{g}} so với năm trước, hoàn thành {{a}} kế hoạch.",
            status,
        ),
    )
    if year == 2021:
        text = tell(
            draft,
            "XK",
            "Kim ngạch xuất khẩu đạt {v}, {g} so với năm 2020, đạt {a} kế hoạch; ",
            status,
            value=SWAPPED_EXPORTS,
        )
        text += tell(draft, "XK", "số liệu chính thức kim ngạch xuất khẩu năm 2020 là {v}. ", "actual", year=2020)
    else:
        text = tell(
            draft, "XK", f"Kim ngạch xuất khẩu {verb} {{v}}, {{g}} so với cùng kỳ, đạt {{a}} kế hoạch. ", status
        )
    text += tell(draft, "NK", f"Kim ngạch nhập khẩu {verb} {{v}}, {{g}} so với năm trước, đạt {{a}} kế hoạch.", status)
    draft.add("text", text)
    if year == 2021:
        draft.add(
            "text",
            tell(
                draft,
                "BANLE",
                "Theo số liệu chính thức, tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng năm 2020 là {v}.",
                "actual",
                year=2020,
            ),
        )
    course = "giảm" if year in (2020, 2021) else "tăng"
    draft.add(
        "text",
        tell(draft, "GIANHANG", f"Cả năm có {{v}} tham gia phiên chợ hàng Việt, {course} so với năm trước.", "actual"),
    )
    if year >= 2021:
        draft.add(
            "text",
            cite(
                draft,
                "Công tác bình ổn thị trường tiếp tục thực hiện theo Chỉ thị số 03/CT-UBND.",
                ("CT", "03", "CT-UBND", None),
            ),
        )


def _appendix(draft: Draft) -> None:
    """The products of the year, after the foot; the number in brackets is the report's own."""
    head = draft.head
    draft.appendix += [
        Block("part", "PHỤ LỤC"),
        Block("part", f"SẢN PHẨM CÔNG NGHIỆP CHỦ YẾU NĂM {draft.year}"),
        Block(
            "text",
            f"(Kèm theo Báo cáo số {head.number}/{head.symbol} ngày {short_day(head.issued)} của Sở Công Thương)",
        ),
    ]
    codes = ("SP_MAY", "SP_THUYSAN", "SP_THUCAN", *(("SP_LINHKIEN",) if draft.year > 2021 else ()))
    draft.appendix.append(product_table(draft, codes))


def _targets(draft: Draft) -> None:
    """The targets of next year, which are not results."""
    year = draft.year + 1
    if year > 2023:
        return
    draft.add("heading", f"Chỉ tiêu kế hoạch năm {year}", "1.")
    base = PRICE_BASES[year]
    text = tell(
        draft,
        "GTSXCN_CONST",
        f"Phấn đấu giá trị sản xuất công nghiệp (giá so sánh {base}) đạt {{v}}; ",
        "target",
        year=year,
    )
    text += tell(
        draft, "BANLE", "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng đạt {v}; ", "target", year=year
    )
    text += tell(draft, "XK", "kim ngạch xuất khẩu đạt {v}.", "target", year=year)
    draft.add("text", text)
    draft.add("heading", "Nhiệm vụ, giải pháp", "2.")
