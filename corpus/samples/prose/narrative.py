"""The sector's other work, year by year: paragraphs of the trade reports between the figures."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from corpus.samples.clauses import tell
from corpus.samples.facts import CUT, Draft, short_day
from corpus.samples.prose.bodies import cite

CLUSTERS = {
    2019: "Phần lớn các cụm đã có quyết định thành lập đang hoạt động. Sở đã phối hợp với Ủy ban nhân dân các huyện kiểm tra hạ tầng tại Cụm công nghiệp Bến Trầm và Cụm công nghiệp Đồng Lộc, yêu cầu chủ đầu tư bổ sung hệ thống thoát nước mưa.",
    2020: "Sở trình Ủy ban nhân dân tỉnh danh mục cụm công nghiệp ưu tiên đầu tư hạ tầng từ ngày 10/9/2019; đến nay một số cụm đã được bố trí vốn. Việc cho thuê đất chững lại do nhà đầu tư nước ngoài chưa thể sang khảo sát.",
    2021: "Trạm xử lý nước thải Cụm công nghiệp Bến Trầm đã vận hành thử từ ngày 28/12/2020. Các cụm khác đang hoàn thiện hồ sơ đánh giá tác động môi trường.",
    2022: "Hồ sơ điều chỉnh quy hoạch cụm công nghiệp được trình ngày 26/11/2021. Ủy ban nhân dân tỉnh đã quyết định thành lập mới cụm công nghiệp tại huyện Lạc Biên và huyện Cẩm Trạch.",
    2023: "Quy chế phối hợp quản lý cụm công nghiệp được ban hành ngày 09/12/2022, phân định rõ trách nhiệm của Sở, Ủy ban nhân dân cấp huyện và chủ đầu tư hạ tầng.",
}
ENERGY = {
    2019: "Hệ thống điện được bảo đảm trong đợt nắng nóng từ ngày 18/6 đến 25/6/2019. Lưới điện trung áp tại các xã bãi ngang được cải tạo theo hướng nâng tiết diện dây dẫn và bổ sung trạm biến áp.",
    2020: "Ngành điện giảm giá cho khách hàng bị ảnh hưởng bởi dịch bệnh; phụ tải công nghiệp phục hồi từ tháng 6.",
    2021: "Việc cấp điện cho khu cách ly, cơ sở y tế được ưu tiên. Một số dự án điện mặt trời mái nhà chậm nghiệm thu do thay đổi quy định.",
    2022: "Phụ tải tăng nhanh ở các cụm công nghiệp phía Nam; ngành điện đã đóng điện thêm một trạm 110 kV vào ngày 29/4/2022.",
    2023: "Nguồn điện miền Bắc thiếu hụt trong tháng 5 và tháng 6 buộc nhiều doanh nghiệp phải dịch chuyển ca sản xuất; Sở đã lập danh sách khách hàng ưu tiên, công khai lịch điều hòa phụ tải.",
}
MARKETS = {
    2019: "Mạng lưới bán lẻ tiếp tục mở rộng về nông thôn, nhất là các cửa hàng tiện lợi. Các doanh nghiệp đầu mối đã ký cam kết dự trữ gạo, dầu ăn và nước mắm.",
    2020: "Hoạt động mua sắm trực tuyến tăng nhanh trong thời gian giãn cách. Sở vận động các siêu thị mở điểm bán hàng lưu động tại vùng bị cách ly, đồng thời làm việc với doanh nghiệp vận tải để"
    + CUT
    + " hàng thiết yếu không bị ách tắc tại các chốt kiểm soát.",
    2021: "Phương án cung ứng hàng hóa theo từng cấp độ dịch được diễn tập tại hai huyện. Các điểm bán hàng lưu động đã hỗ trợ tiêu thụ dưa hấu và tôm thương phẩm cho nông dân.",
    2022: "Sức mua phục hồi rõ rệt từ sau Tết Nguyên đán. Nguồn cung xăng dầu có thời điểm gián đoạn cục bộ, Sở đã điều phối giữa các thương nhân để"
    + CUT
    + " không cửa hàng nào phải dừng bán quá một ngày.",
    2023: "Chương trình khuyến mại tập trung được tổ chức từ ngày 01/4 đến 30/4/2023. Người tiêu dùng thắt chặt chi tiêu với hàng lâu bền, trong khi nhóm lương thực, thực phẩm vẫn bán tốt.",
}
INSPECTIONS = {
    2019: "Các vụ việc tập trung vào hàng nhập lậu và niêm yết giá.",
    2020: "Vi phạm về khẩu trang, nước sát khuẩn chiếm tỷ lệ lớn trong quý I.",
    2021: "Vi phạm trên sàn thương mại điện tử có chiều hướng tăng.",
    2022: "Lĩnh vực xăng dầu được kiểm tra chuyên đề hai lần trong năm.",
    2023: "Hàng giả nhãn hiệu may mặc vẫn phức tạp tại các chợ đầu mối.",
}


def clusters_and_energy(draft: Draft) -> None:
    """Industrial clusters and electricity; the 110 kV of a substation is no figure."""
    count = tell(draft, "CCN_SO", "Toàn tỉnh có {v}. ", "actual")
    draft.add("text", f"Về cụm công nghiệp: {count}{CLUSTERS[draft.year]}")
    draft.add("text", "Về năng lượng: " + ENERGY[draft.year])


def markets(draft: Draft) -> None:
    """The home market, and the dossiers that came in."""
    draft.add("text", MARKETS[draft.year])
    draft.add(
        "text",
        tell(
            draft, "HS_TN", "Bộ phận một cửa tiếp nhận {v} thủ tục hành chính, {g} so với cùng kỳ năm trước.", "actual"
        ),
    )


def inspections(draft: Draft, half_year_report: tuple[str, str] | None) -> None:
    """Market inspections of the year, and the half-year report that this one follows."""
    draft.add("heading", "Quản lý thị trường, thực hiện chế độ báo cáo", "3.")
    text = tell(draft, "KT_VU", f"Trong năm {draft.year}, lực lượng chức năng kiểm tra {{v}}, ", "actual")
    text += tell(draft, "VP_VU", "phát hiện, xử lý {v} vi phạm, ", "actual")
    draft.add("text", text + tell(draft, "VP_NOP", "nộp ngân sách nhà nước {v}. ", "actual") + INSPECTIONS[draft.year])
    if half_year_report:
        number, issued = half_year_report
        draft.add(
            "text",
            cite(
                draft,
                f"Các nhiệm vụ nêu tại Báo cáo số {number}/BC-SCT ngày {short_day(issued)} của Sở cơ bản được triển khai.",
                ("BC", number, "BC-SCT", issued),
            ),
        )
    if draft.year in (2020, 2021):
        draft.add(
            "text",
            cite(
                draft,
                "Kế hoạch năm tới được xây dựng theo Nghị quyết 27/NQ-HĐND ngày 10/12/2020 của Hội đồng nhân dân tỉnh.",
                ("NQ", "27", "NQ-HĐND", "2020-12-10"),
            ),
        )
