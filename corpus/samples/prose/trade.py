"""Reports of the department of industry and trade on its sector, half-yearly and yearly."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from dataclasses import dataclass

from corpus.samples.clauses import PRICE_BASES, table, tell, tell_change, unit_table
from corpus.samples.facts import Draft
from corpus.samples.prose.bodies import cite, half_of, trade_head
from corpus.samples.prose.narrative import clusters_and_energy, markets

RECIPIENTS = ("UBND tỉnh (để báo cáo)", "Bộ Công Thương", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở")
CODES = ("GTSXCN_CONST", "BANLE", "XK", "NK", "DIEN_TP")


@dataclass(frozen=True, slots=True)
class HalfYear:
    """What is peculiar to one half-year report; changes of IIP are total, manufacturing, electricity, mining."""

    number: str | None
    issued: str
    setting: str
    iip: tuple[str, str, str, str]
    goods: str
    limitation: str
    cause: str
    request: str
    tasks: tuple[str, ...]
    formats: tuple[str, ...]


HALVES = {
    2019: HalfYear(
        "118", "2019-07-03",
        "Bước vào năm 2019, sản xuất công nghiệp của tỉnh khởi sắc ngay từ quý I; một số dự án may mặc và cơ khí ở Cụm công nghiệp Bến Trầm đi vào vận hành ổn định. Tuy vậy, giá nguyên liệu tăng, đơn hàng gia công phụ thuộc vào một số ít đối tác.",
        ("9.4", "9.8", "6.1", "-2.4"),
        "Hàng may mặc, gạch ốp lát và thủy sản chế biến vẫn là ba nhóm hàng chủ lực; thị trường được mở thêm sang Trung Đông.",
        "Tiến độ đầu tư hạ tầng kỹ thuật ở một số cụm công nghiệp còn chậm, chưa đáp ứng nhu cầu thuê đất của doanh nghiệp.",
        "Năng lực tài chính của một số chủ đầu tư hạ tầng còn yếu, trong khi vốn hỗ trợ từ ngân sách cấp chưa kịp thời.",
        "Đề nghị Ủy ban nhân dân tỉnh bố trí vốn hỗ trợ hạ tầng các cụm công nghiệp ngay trong quý III.",
        ("Trình Ủy ban nhân dân tỉnh danh mục cụm công nghiệp ưu tiên đầu tư hạ tầng giai đoạn 2019-2020 trước ngày 15/9/2019.",
         "Tổ chức hội nghị kết nối cung cầu hàng nông sản với các chuỗi siêu thị.",
         "Kiểm tra việc chấp hành quy định về kinh doanh xăng dầu tại các cửa hàng bán lẻ."),
        ("docx",),
    ),
    2020: HalfYear(
        "131", "2020-07-06",
        "6 tháng đầu năm 2020, dịch Covid-19 làm đứt gãy nguồn cung nguyên phụ liệu, nhiều đơn hàng xuất khẩu bị hoãn hoặc hủy; từ tháng 5, hoạt động sản xuất, lưu thông dần trở lại.",
        ("3.7", "3.9", "4.4", "-5.1"),
        "Gạch ốp lát và thủy sản chế biến giữ được sản lượng, riêng hàng may mặc sụt giảm do các nhà nhập khẩu đóng cửa hàng.",
        "Tiến độ đầu tư hạ tầng kỹ thuật tại một số cụm công nghiệp vẫn còn chậm, chưa đáp ứng được nhu cầu thuê đất của doanh nghiệp.",
        "Dịch bệnh kéo dài làm chậm công tác giải phóng mặt bằng và việc huy động vốn của chủ đầu tư.",
        "Kiến nghị Bộ Công Thương sớm hướng dẫn quy trình chuyển đổi chủ đầu tư hạ tầng cụm công nghiệp.",
        ("Phối hợp với ngành thuế, ngân hàng tháo gỡ khó khăn cho doanh nghiệp dừng sản xuất vì dịch bệnh.",
         "Tổ chức các phiên chợ hàng Việt tại vùng bãi ngang từ ngày 05-12/9/2020.",
         "Đôn đốc chủ đầu tư hoàn thành trạm xử lý nước thải Cụm công nghiệp Bến Trầm trong quý IV."),
        ("pdf",),
    ),
    2021: HalfYear(
        "126", "2021-07-05",
        "Nửa đầu năm 2021, các nhà máy trong tỉnh vừa chống dịch vừa duy trì sản xuất theo phương châm ba tại chỗ; nhu cầu hàng may mặc từ Hoa Kỳ và châu Âu phục hồi.",
        ("9.6", "10.7", "7.9", "1.2"),
        "Cả ba nhóm hàng chủ lực đều lấy lại đà, trong đó hàng may mặc đóng góp lớn nhất.",
        "Hạ tầng kỹ thuật của một số cụm công nghiệp đầu tư còn chậm, nhất là hệ thống xử lý nước thải tập trung.",
        "Việc xác định giá đất cụ thể để bồi thường mất nhiều thời gian.",
        "Đề nghị Ủy ban nhân dân tỉnh giao đầu mối rà soát đơn giá bồi thường tại các cụm công nghiệp.",
        ("Xây dựng phương án cung ứng hàng hóa thiết yếu theo ba cấp độ dịch.",
         "Hỗ trợ tiêu thụ nông sản cho các huyện bị phong tỏa.",
         "Hoàn thành hồ sơ điều chỉnh quy hoạch cụm công nghiệp trước ngày 30/11/2021."),
        ("docx", "pdf"),
    ),
    2022: HalfYear(
        "142", "2022-07-04",
        "Sáu tháng đầu năm 2022, hoạt động công nghiệp và thương mại trở lại bình thường; giá xăng dầu và cước vận tải biển ở mức cao gây áp lực lên chi phí.",
        ("11.2", "12.0", "9.3", "-0.8"),
        "Xuất khẩu sang các nước tham gia hiệp định thương mại tự do chiếm phần lớn mức tăng thêm.",
        "Hệ thống xử lý nước thải tập trung ở một số cụm công nghiệp chậm được đầu tư.",
        "Thủ tục điều chỉnh quy hoạch sử dụng đất phải lấy ý kiến qua nhiều cấp.",
        "Đề nghị Ủy ban nhân dân tỉnh bổ sung quỹ đất cho các cụm công nghiệp vào kế hoạch sử dụng đất năm 2023.",
        ("Tham mưu ban hành quy chế phối hợp quản lý cụm công nghiệp.",
         "Theo dõi sát nguồn cung xăng dầu, bảo đảm không đứt gãy tại các cửa hàng bán lẻ.",
         "Tham gia hội chợ vùng đồng bằng ven biển từ ngày 18/10 đến 24/10/2022."),
        ("docx",),
    ),
    2023: HalfYear(
        None, "2023-07",
        "6 tháng đầu năm 2023, tổng cầu thế giới suy yếu, đơn hàng may mặc giảm sâu; sản xuất trong tỉnh được bù đắp nhờ các dự án linh kiện điện tử mới.",
        ("6.4", "6.9", "5.2", "-3.6"),
        "Hàng may mặc giảm mạnh nhất, linh kiện điện tử tăng nhưng quy mô còn nhỏ.",
        "Việc đầu tư hệ thống xử lý nước thải tập trung của các cụm công nghiệp còn chậm so với yêu cầu.",
        "Nguồn vốn của doanh nghiệp đầu tư hạ tầng hạn chế, lãi vay tăng cao.",
        "Đề nghị Ngân hàng Nhà nước chi nhánh tỉnh có gói tín dụng riêng cho đầu tư hạ tầng cụm công nghiệp.",
        ("Tổ chức các đoàn giao thương đi thị trường Ấn Độ và Trung Đông.",
         "Rà soát, tháo gỡ khó khăn cho từng doanh nghiệp may mặc bị cắt giảm đơn hàng.",
         "Xây dựng kế hoạch dự trữ hàng hóa phục vụ Tết Nguyên đán Giáp Thìn 2024."),
        ("pdf",),
    ),
}  # fmt: skip


def half_year(year: int) -> Draft:
    """The half-year report on industry and trade."""
    facts = HALVES[year]
    title = f"Tình hình sản xuất công nghiệp, hoạt động thương mại 6 tháng đầu năm và nhiệm vụ trọng tâm 6 tháng cuối năm {year}"
    head = trade_head(
        "BC", facts.number, facts.issued, title, half_of(year), deputy=year in (2020, 2022), recipients=RECIPIENTS
    )
    draft = Draft(f"sct-cong-thuong-{year}-6t", head, year, True, "SCT", formats=facts.formats)
    draft.add("heading", f"KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM {year}", "I.")
    draft.add("text", facts.setting)
    _industry(draft, facts)
    _trade(draft, facts)
    table(draft, CODES, f"Biểu tổng hợp một số chỉ tiêu chủ yếu 6 tháng đầu năm {year}")
    if year in (2019, 2023):
        unit_table(draft, ("GTSXCN_CONST", "BANLE"), "Biểu phụ. Quy mô sản xuất và bán lẻ", "tỷ đồng")
    _assessment(draft, facts)
    # The second "II." is a slip that drafters make; the section is the third.
    draft.add("heading", f"NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM {year}", "II." if year in (2019, 2022) else "III.")
    for task in facts.tasks:
        draft.add("item", task, role="task")
    draft.add(
        "text", f"Trên đây là báo cáo kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm {year} của Sở Công Thương./."
    )
    return draft


def _industry(draft: Draft, facts: HalfYear) -> None:
    year = draft.year
    total, manufacturing, electricity, mining = facts.iip
    draft.add("heading", "Sản xuất công nghiệp", "1.")
    text = tell_change(
        draft,
        "IIP",
        total,
        f"Chỉ số sản xuất công nghiệp (IIP) 6 tháng đầu năm {year} {{g}} so với cùng kỳ năm trước; trong đó: ",
    )
    text += tell_change(draft, "IIP_MANUF", manufacturing, "ngành chế biến, chế tạo {g}; ")
    text += tell_change(draft, "IIP_ELEC", electricity, "sản xuất và phân phối điện {g}; ")
    text += tell_change(draft, "IIP_MINING", mining, "ngành khai khoáng {g}.")
    draft.add("text", text)
    draft.add(
        "text",
        tell(
            draft,
            "GTSXCN_CONST",
            f"Giá trị sản xuất công nghiệp (giá so sánh {PRICE_BASES[year]}) ước đạt {{v}}, {{g}} so với cùng kỳ năm {year - 1}, đạt {{a}} kế hoạch năm.",
        ),
    )
    draft.add("text", tell(draft, "DIEN_TP", "Điện thương phẩm ước đạt {v}, {g} so cùng kỳ, bằng {a} kế hoạch."))
    clusters_and_energy(draft)


def _trade(draft: Draft, facts: HalfYear) -> None:
    year = draft.year
    draft.add("heading", "Hoạt động thương mại", "2." if year != 2021 else "1.")
    retail = "ước đạt {v}, {g} so với cùng kỳ năm trước, đạt {a} kế hoạch."
    if year == 2020:
        retail = "ước đạt {v}, bằng {r} so với cùng kỳ năm 2019, đạt {a} kế hoạch năm."
    draft.add(
        "text",
        tell(draft, "BANLE", f"Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm {retail}"),
    )
    draft.add(
        "text",
        "Về xuất khẩu: "
        + tell(
            draft,
            "XK",
            f"kim ngạch xuất khẩu 6 tháng đầu năm {year} ước đạt {{v}}, {{g}} so với cùng kỳ, đạt {{a}} kế hoạch. ",
        )
        + facts.goods,
    )
    draft.add(
        "text",
        "Về nhập khẩu: "
        + tell(
            draft,
            "NK",
            f"kim ngạch nhập khẩu 6 tháng đầu năm {year} ước đạt {{v}}, {{g}} so với CK năm trước, đạt {{a}} KH năm.",
        ),
    )
    markets(draft)
    draft.add(
        "text",
        tell(draft, "GIANHANG", "Sở đã vận động được {v} tham gia phiên chợ hàng Việt ở các xã vùng xa.", "actual"),
    )
    if year in (2019, 2020, 2021):
        draft.add(
            "text",
            cite(
                draft,
                f"Công tác bình ổn thị trường được thực hiện theo Chỉ thị {'số ' if year != 2020 else ''}03/CT-UBND ngày 20/02/2019 của Chủ tịch Ủy ban nhân dân tỉnh.",
                ("CT", "03", "CT-UBND", "2019-02-20"),
            ),
        )


def _assessment(draft: Draft, facts: HalfYear) -> None:
    draft.add("heading", "ĐÁNH GIÁ CHUNG", "II.")
    draft.add("heading", "Tồn tại, hạn chế", "1.")
    draft.add("text", facts.limitation, role="limitation")
    draft.add("heading", "Nguyên nhân", "2.")
    draft.add("text", facts.cause, role="cause")
    draft.add("heading", "Đề xuất, kiến nghị", "3.")
    draft.add("text", facts.request, role="recommendation")
