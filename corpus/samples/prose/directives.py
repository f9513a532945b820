"""Two directives that the plans and reports carry out and cite."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from corpus.samples.facts import PROVINCE, Draft, Head, Signer
from corpus.samples.prose.bodies import CHAIRMAN, COMMITTEE, TRADE, TRADE_HEAD, UNION, VICE_CHAIRMAN
from corpus.samples.prose.emulation import JOINT

STABLE_PRICES = ("CT", "03", "CT-UBND", "2019-02-20")


def of_committee() -> Draft:
    """The directive of the provincial committee on stable markets, signed by the vice-chairwoman for the chairman."""
    signer = Signer(
        VICE_CHAIRMAN.formula,
        VICE_CHAIRMAN.on_behalf,
        VICE_CHAIRMAN.title,
        VICE_CHAIRMAN.name,
        f"{CHAIRMAN.formula} {CHAIRMAN.on_behalf}",
    )
    head = Head(
        "CT", STABLE_PRICES[1], STABLE_PRICES[2], (COMMITTEE,), ("ỦY BAN NHÂN DÂN", f"TỈNH {PROVINCE.upper()}"), None, STABLE_PRICES[3],
        "Về tăng cường bình ổn thị trường và đẩy mạnh cuộc vận động Người Việt Nam ưu tiên dùng hàng Việt Nam", None,
        (signer,), ("Thường trực Tỉnh ủy (để báo cáo)", "Các sở, ban, ngành", "UBND các huyện, thành phố"), "VT, KT",
    )  # fmt: skip
    draft = Draft("ubnd-chi-thi-03-2019", head, 2019, False, "UBND", formats=("docx", "pdf"))
    draft.movements.append(("M16", "Người Việt Nam ưu tiên dùng hàng Việt Nam", "campaign"))
    draft.add(
        "text",
        "Thời gian qua, thị trường hàng hóa trên địa bàn tỉnh cơ bản ổn định, song việc kiểm soát giá ở một số chợ còn lỏng lẻo, hàng hóa không rõ nguồn gốc vẫn được bày bán.",
    )
    draft.add(
        "text",
        "Để khắc phục tình trạng trên, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành, địa phương thực hiện tốt các nội dung sau:",
    )
    orders = (
        "Sở Công Thương chủ trì xây dựng phương án dự trữ hàng thiết yếu, báo cáo Ủy ban nhân dân tỉnh trước ngày 31/3/2019.",
        "Cục Quản lý thị trường tỉnh tăng cường kiểm tra các chợ, siêu thị; xử lý nghiêm hành vi găm hàng, tăng giá bất hợp lý.",
        "Ủy ban nhân dân các huyện, thành phố rà soát, sắp xếp lại các điểm kinh doanh tự phát quanh chợ.",
        "Giao Sở Công Thương theo dõi, đôn đốc việc thực hiện, định kỳ 6 tháng báo cáo Chủ tịch Ủy ban nhân dân tỉnh.",
    )
    for number, order in enumerate(orders, 1):
        draft.add("text", order, f"{number}.", role="task")
    draft.add("text", "Nhận được Chỉ thị này, các cơ quan, đơn vị khẩn trương triển khai thực hiện./.")
    return draft


def joint() -> Draft:
    """The joint directive of the department and the union of its sector, with two signers side by side."""
    signers = (
        Signer(None, None, TRADE_HEAD.title, TRADE_HEAD.name, "SỞ CÔNG THƯƠNG"),
        Signer(None, None, "Chủ tịch", "Hứa Minh Đạt", "CÔNG ĐOÀN CÔNG THƯƠNG TỈNH"),
    )
    head = Head(
        "CT", JOINT[1], JOINT[2], (TRADE, UNION), (f"SỞ CÔNG THƯƠNG TỈNH {PROVINCE.upper()} -", f"CÔNG ĐOÀN CÔNG THƯƠNG TỈNH {PROVINCE.upper()}"), None, JOINT[3],
        "Về phát động phong trào thi đua liên tịch trong ngành Công Thương giai đoạn 2021-2025", ("2021-01-01", "2025-12-31"),
        signers, ("Bộ Công Thương", "Liên đoàn Lao động tỉnh", "Các doanh nghiệp trong ngành"), "VT Sở, VP Công đoàn",
    )  # fmt: skip
    draft = Draft("sct-cdct-chi-thi-01-2021", head, 2021, False, "SCT", formats=("pdf",))
    draft.movements.append(("local:lien-tich", "Nhà máy an toàn, năng suất, sáng tạo", "movement"))
    draft.add(
        "text",
        "Những năm qua, phong trào thi đua trong công nhân, lao động ngành Công Thương có bước chuyển, nhưng chưa đều giữa các loại hình doanh nghiệp.",
    )
    draft.add(
        "text",
        "Sở Công Thương và Công đoàn Công Thương tỉnh phát động phong trào thi đua “Nhà máy an toàn, năng suất, sáng tạo” giai đoạn 2021-2025 và yêu cầu các đơn vị thực hiện các nội dung sau:",
    )
    orders = (
        "Các doanh nghiệp đăng ký nội dung thi đua với công đoàn cùng cấp trước ngày 28/02 hằng năm.",
        "Công đoàn cơ sở phối hợp với chuyên môn tổ chức ít nhất 02 đợt thi đua mỗi năm.",
        "Văn phòng Sở hướng dẫn hồ sơ khen thưởng, ưu tiên công nhân trực tiếp sản xuất.",
        "Định kỳ trước ngày 15/6 và 15/12, các đơn vị gửi báo cáo về Sở Công Thương.",
    )
    for number, order in enumerate(orders, 1):
        draft.add("text", order, f"{number}.", role="task")
    draft.add("text", "Chỉ thị này được phổ biến đến toàn thể công nhân, lao động trong ngành./.")
    return draft
