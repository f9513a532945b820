"""What is peculiar to each emulation report of the department of industry and trade."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drive:
    """A movement or campaign as one report prints it; `id` of the register, or a local: name where it isn't in it."""

    id: str
    name: str
    noun: str = "phong trào thi đua"
    launcher: str = ""


@dataclass(frozen=True, slots=True)
class Emulation:
    """What is peculiar to one report. Awards: id, printed name, collectives, individuals (0: none)."""

    number: str | None
    issued: str
    setting: str
    drives: tuple[Drive, ...]
    awards: tuple[tuple[str, str, int, int], ...]
    strengths: tuple[str, ...]
    limitations: tuple[str, ...]
    causes: tuple[str, ...]
    request: str
    tasks: tuple[str, ...]
    formats: tuple[str, ...]
    deputy: bool = False


GOODS = "cuộc vận động"
HALVES = {
    2019: Emulation(
        "112", "2019-06-28",
        "Ngay sau hội nghị người lao động đầu năm 2019, các phòng, đơn vị thuộc Sở đã ký giao ước thi đua, lấy kết quả cải cách hành chính và phục vụ doanh nghiệp làm thước đo chính.",
        (Drive("M02", "Doanh nghiệp Việt Nam hội nhập và phát triển"),
         Drive("M03", "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau"),
         Drive("M16", "Người Việt Nam ưu tiên dùng hàng Việt Nam", GOODS),
         Drive("local:sang-kien", "Mỗi tuần một sáng kiến nhỏ")),
        (("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 4, 11), ("GK01", "Giấy khen của Giám đốc Sở", 9, 34)),
        ("Các phòng, đơn vị chủ động đăng ký nội dung thi đua gắn với việc khó, việc tồn đọng của mình.",
         "Khối doanh nghiệp tham gia sôi nổi hơn năm trước, nhiều đơn vị tự tổ chức hội thi tay nghề."),
        ("Bảng điểm thi đua của các khối còn chung chung, khó lượng hóa khi chấm điểm.",
         "Tỷ lệ người lao động trực tiếp được khen thưởng còn thấp so với cán bộ quản lý."),
        ("Cán bộ phụ trách thi đua ở các đơn vị thay đổi nhiều, chưa qua lớp bồi dưỡng nào.",
         "Chưa có phần mềm theo dõi hồ sơ khen thưởng dùng chung."),
        "Đề nghị Ban Thi đua - Khen thưởng tỉnh mở lớp hướng dẫn lập hồ sơ khen thưởng trong quý III.",
        ("Ban hành bảng điểm thi đua mới cho các khối trước ngày 30/9/2019.",
         "Lựa chọn mô hình điểm trong công nhân để nhân rộng.",
         "Tổ chức hội thi thợ giỏi ngành may từ ngày 12-15/8/2019."),
        ("docx",),
    ),
    2020: Emulation(
        "127", "2020-07-01",
        "Nửa đầu năm 2020, các hoạt động tập trung đông người phải dừng vì dịch Covid-19; phong trào thi đua được chuyển hướng sang hỗ trợ sản xuất, cung ứng hàng thiết yếu và sản xuất khẩu trang vải.",
        (Drive("M02", "Doanh nghiệp hội nhập và phát triển"),
         Drive("M03", "Cả nước chung tay vì người nghèo - không ai bị bỏ lại phía sau"),
         Drive("M05", "cán bộ công chức, viên chức tỉnh An Thuỷ thi đua thực hiện văn hoá công sở giai đoạn 2019-2025"),
         Drive("M16", "Người Việt Nam ưu tiên dùng hàng Việt nam", GOODS)),
        (("BK02", "Bằng khen của Chủ tịch UBND tỉnh", 6, 15), ("GK01", "Giấy khen của Giám đốc Sở", 12, 27)),
        ("Nhiều doanh nghiệp may đã chuyển đổi dây chuyền trong thời gian ngắn để sản xuất khẩu trang.",
         "Công tác tuyên truyền gương tốt được thực hiện qua nhóm trao đổi trực tuyến, giảm họp hành."),
        ("Bảng điểm thi đua của một số khối vẫn còn chung chung, khó lượng hóa khi chấm điểm.",
         "Tỷ lệ khen thưởng cho người lao động trực tiếp còn thấp.",
         "Việc sơ kết theo khối bị chậm."),
        ("Dịch bệnh khiến các khối không tổ chức được kiểm tra chéo.",),
        "Kiến nghị Sở Nội vụ cho phép nộp hồ sơ khen thưởng bằng bản điện tử.",
        ("Tiếp tục chỉnh sửa bảng điểm thi đua theo hướng lượng hóa.",
         "Tổ chức hội nghị điển hình tiên tiến ngành Công Thương vào ngày 20/8/2020.",
         "Hướng dẫn bình xét thi đua cuối năm bằng hình thức trực tuyến."),
        ("pdf",), True,
    ),
    2021: Emulation(
        None, "2021-07",
        "Sáu tháng qua, cán bộ, công chức, viên chức và người lao động ngành Công Thương vừa giữ sản xuất, vừa tham gia các tổ hỗ trợ tiêu thụ nông sản cho vùng bị cách ly.",
        (Drive("M02", "DN Việt Nam hội nhập và phát triển"),
         Drive("M05", "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở"),
         Drive("M16", "Người Việt Nam ưu tiên dùng hàng Việt Nam", GOODS),
         Drive("local:sang-kien", "Mỗi tuần một sáng kiến")),
        (("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 5, 12), ("GK01", "Giấy khen của Giám đốc Sở", 10, 31)),
        ("Hồ sơ khen thưởng điện tử giúp rút ngắn một nửa thời gian xét duyệt.",
         "Tổ hỗ trợ tiêu thụ nông sản được người dân các xã bãi ngang đánh giá cao."),
        ("Bảng điểm thi đua ở một số khối còn chung chung, chưa lượng hóa được khi chấm.",
         "Việc phát hiện gương điển hình trong công nhân lao động chưa thường xuyên."),
        ("Thủ trưởng một số đơn vị còn khoán việc thi đua cho công đoàn.",
         "Kinh phí khen thưởng cấp cơ sở eo hẹp."),
        "Đề nghị Ban Thi đua - Khen thưởng tỉnh hướng dẫn tiêu chí khen thưởng đột xuất trong phòng, chống dịch.",
        ("Hoàn thành đợt thi đua cao điểm giữ vững chuỗi cung ứng hàng thiết yếu.",
         "Lập danh sách công nhân trực tiếp sản xuất đề nghị khen thưởng."),
        ("docx", "pdf"),
    ),
    2022: Emulation(
        "139", "2022-06-30",
        "Bước sang năm 2022, các phong trào thi đua gắn với phục hồi kinh tế sau dịch; toàn ngành đặt mục tiêu không để hồ sơ doanh nghiệp quá hạn.",
        (Drive("M02", "Doanh nghiệp Việt Nam hội nhập - phát triển"),
         Drive("M04", "Vì người nghèo - Không để ai bị bỏ lại phía sau"),
         Drive("M06", "Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch Covid-19"),
         Drive("M16", "Người Việt ưu tiên dùng hàng Việt", GOODS)),
        (("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 7, 18), ("GK01", "Giấy khen của Giám đốc Sở", 14, 40)),
        ("Không còn hồ sơ thủ tục hành chính quá hạn tại bộ phận một cửa của ngành.",
         "Các cụm công nghiệp tự tổ chức phát động thi đua giữa các nhà máy."),
        ("Bảng điểm thi đua chưa lượng hóa, còn chung chung ở nhóm đơn vị sự nghiệp.",
         "Tỷ lệ người lao động trực tiếp được khen thưởng tăng chậm."),
        ("Một số đơn vị còn tâm lý chia đều danh hiệu.",),
        "Đề nghị Sở Nội vụ tham mưu nâng mức chi tiền thưởng cho tập thể nhỏ.",
        ("Sửa đổi quy chế thi đua, khen thưởng của Sở trước ngày 15/10/2022.",
         "Tổ chức lễ tôn vinh doanh nghiệp tiêu biểu ngày 13/10/2022."),
        ("pdf",),
    ),
    2023: Emulation(
        "134", "2023-07-03",
        "Nửa đầu năm 2023, đơn hàng giảm khiến hàng nghìn công nhân bị cắt giờ làm; phong trào thi đua hướng vào giữ việc làm, tìm thị trường mới và tiết kiệm năng lượng.",
        (Drive("M02", "Doanh nghiệp Việt Nam hội nhập, phát triển"),
         Drive("M07", "Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí"),
         Drive("M16", "Người Việt Nam ưu tiên dùng hàng Việt Nam", GOODS),
         Drive("local:sang-kien", "Mỗi tuần, một sáng kiến nhỏ")),
        (("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 5, 14), ("GK01", "Giấy khen của Giám đốc Sở", 11, 36)),
        ("Nhiều sáng kiến tiết kiệm điện được áp dụng ngay tại dây chuyền.",),
        ("Bảng điểm thi đua của khối đơn vị sự nghiệp còn chung chung, khó lượng hóa.",
         "Người lao động trực tiếp được khen thưởng còn ít so với cán bộ quản lý."),
        ("Doanh nghiệp khó khăn nên ít quan tâm đến thi đua.",
         "Chưa có quỹ khen thưởng riêng cho công nhân."),
        "Kiến nghị Ủy ban nhân dân tỉnh xem xét lập quỹ khen thưởng sáng kiến tiết kiệm năng lượng.",
        ("Phát động đợt thi đua 100 ngày tiết kiệm điện từ ngày 01/8/2023.",
         "Tổng kết 5 năm phong trào sáng kiến của ngành.",
         "Chuẩn bị hồ sơ khen thưởng theo quy định của Luật Thi đua, khen thưởng năm 2022."),
        ("docx",), True,
    ),
}  # fmt: skip
