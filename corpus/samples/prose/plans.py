"""Yearly emulation plans of the department of industry and trade."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from corpus.samples.clauses import PRICE_BASES, tell
from corpus.samples.facts import Block, Draft, short_day
from corpus.samples.prose.bodies import cite, trade_head, whole
from corpus.samples.prose.emulation import JOINT, PLANS

DECREE = ("NĐ", "91", "2017/NĐ-CP", "2017-07-31")
STABLE = ("CT", "03", "CT-UBND", "2019-02-20")
FORMATS = {2019: ("docx",), 2020: ("pdf",), 2021: ("docx",), 2022: ("docx", "pdf"), 2023: ("pdf",)}
THEMES = {
    2019: "Kỷ cương, trách nhiệm, phục vụ doanh nghiệp",
    2020: "Về đích sớm kế hoạch 5 năm",
    2021: "Giữ sản xuất, giữ việc làm, giữ thị trường",
    2022: "Phục hồi nhanh, phát triển bền vững",
    2023: "Tiết kiệm năng lượng, mở rộng thị trường",
}
TASKS = {
    2019: (("Phát động thi đua chào mừng ngày truyền thống của ngành", "Văn phòng Sở", "Trước ngày 14/5"),
           ("Sơ kết 6 tháng", "Văn phòng Sở", "Tháng 6/2019"),
           ("Kiểm tra công tác thi đua ở cơ sở", "Thanh tra Sở", "Quý III")),
    2020: (("Tổ chức hội nghị điển hình tiên tiến", "Văn phòng Sở", "Tháng 8/2020"),
           ("Hội thi tay nghề ngành may", "Phòng Quản lý công nghiệp", "Quý II")),
    2021: (("Thi đua liên tịch tại các nhà máy", "Công đoàn Công Thương tỉnh", "Cả năm"),
           ("Đợt thi đua cao điểm giữ chuỗi cung ứng", "Phòng Quản lý thương mại", "Từ ngày 15/7 đến 31/10/2021")),
    2022: (("Sửa đổi quy chế thi đua, khen thưởng", "Văn phòng Sở", "Trước ngày 15/10/2022"),
           ("Tôn vinh doanh nghiệp tiêu biểu", "Phòng Kế hoạch - Tài chính - Tổng hợp", "Tháng 10/2022"),
           ("Số hóa hồ sơ khen thưởng", "Trung tâm Khuyến công", "Quý IV")),
    2023: (("Thi đua 100 ngày tiết kiệm điện", "Phòng Quản lý năng lượng", "Từ ngày 01/8/2023"),
           ("Tổng kết 5 năm phong trào sáng kiến", "Văn phòng Sở", "Tháng 11/2023")),
}  # fmt: skip


def plan(year: int) -> Draft:
    """The emulation plan of a year; in 2019 and 2020 it carries out the directive of the committee, later the joint one."""
    number, issued = PLANS[year]
    title = f"Tổ chức phong trào thi đua, công tác khen thưởng năm {year}"
    head = trade_head(
        "KH",
        number,
        issued,
        title,
        whole(year),
        deputy=year == 2023,
        recipients=("Ban Thi đua - Khen thưởng tỉnh", "Các phòng, đơn vị thuộc Sở", "Công đoàn Công Thương tỉnh"),
        archive="VT, VP (02)",
    )
    draft = Draft(f"sct-ke-hoach-thi-dua-{year}", head, year, False, "SCT", formats=FORMATS[year])
    draft.auto_numbering = year == 2021
    draft.decomposed = year == 2019
    draft.add("text", _grounds(draft))
    draft.add("heading", "MỤC ĐÍCH, YÊU CẦU", "I.")
    draft.add(
        "numbered" if draft.auto_numbering else "text",
        "Khơi dậy tinh thần thi đua của cán bộ, công chức, viên chức và người lao động, hoàn thành các chỉ tiêu được giao.",
        None if draft.auto_numbering else "1.",
    )
    draft.add(
        "numbered" if draft.auto_numbering else "text",
        "Việc bình xét phải công khai, đúng người, đúng việc; ưu tiên người trực tiếp sản xuất.",
        None if draft.auto_numbering else "2.",
        role="task",
    )
    draft.add("heading", "NỘI DUNG", "II.")
    draft.movements.append((f"local:chu-de-{year}", THEMES[year], "movement"))
    draft.add(
        "text",
        f"Phát động phong trào thi đua năm {year} với chủ đề “{THEMES[year]}”, phấn đấu thực hiện các chỉ tiêu sau:",
    )
    _targets(draft)
    draft.add("heading", "TỔ CHỨC THỰC HIỆN", "III.")
    rows = [("STT", "Nội dung", "Đơn vị chủ trì", "Thời gian")]
    rows += [(str(order), *row) for order, row in enumerate(TASKS[year], 1)]
    draft.statements += [{"role": "task", "quote": row[0]} for row in TASKS[year]]
    draft.blocks.append(Block("table", f"Phân công nhiệm vụ năm {year}", rows=tuple(rows)))
    deadline = f"Các đơn vị báo cáo kết quả 6 tháng trước ngày 15/6/{year}, kết quả năm trước ngày 15/12/{year}."
    draft.statements.append({"role": "task", "quote": deadline})
    draft.add(
        "text",
        f"{deadline} Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Văn phòng Sở để tổng hợp, trình Giám đốc Sở xem xét./.",
    )
    return draft


def _grounds(draft: Draft) -> str:
    year = draft.year
    if year == 2019:
        return cite(
            draft,
            f"Căn cứ Luật Thi đua, khen thưởng và Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ; thực hiện Chỉ thị số {STABLE[1]}/{STABLE[2]} của Chủ tịch Ủy ban nhân dân tỉnh, Sở Công Thương xây dựng kế hoạch như sau:",
            DECREE,
            (*STABLE[:3], None),
        )
    if year == 2020:
        return cite(
            draft,
            "Thực hiện Chỉ thị số 03/CT-UBND ngày 20 tháng 02 năm 2019 của Chủ tịch Ủy ban nhân dân tỉnh về bình ổn thị trường và Kế hoạch số 11/KH-SCT ngày 25/02/2019 của Sở, Sở Công Thương xây dựng kế hoạch như sau:",
            ("CT", "03", "CT-UBND", "2019-02-20"),
            ("KH", *PLANS[2019][:1], "KH-SCT", PLANS[2019][1]),
        )
    province = ""
    if year == 2021:
        province = cite(
            draft,
            " và Kế hoạch số 12/KH-UBND ngày 21/01/2021 của Ủy ban nhân dân tỉnh",
            ("KH", "12", "KH-UBND", "2021-01-21"),
        )
    spelling = {2021: "CĐCT", 2022: "CDCT", 2023: "CĐCT"}[year]
    tail = "" if year == 2022 else f" ngày {short_day(JOINT[3])}"
    issued = None if year == 2022 else JOINT[3]
    return cite(
        draft,
        f"Căn cứ Chỉ thị số 01/CTLT-SCT-{spelling}{tail} của Sở Công Thương và Công đoàn Công Thương tỉnh về thi đua liên tịch{province}, Sở Công Thương ban hành kế hoạch năm {year} như sau:",
        ("CT", "01", f"CTLT-SCT-{spelling}", issued),
    )


def _targets(draft: Draft) -> None:
    year = draft.year
    base = PRICE_BASES[year]
    draft.add(
        "item", tell(draft, "GTSXCN_CONST", f"Giá trị sản xuất công nghiệp (giá so sánh {base}) đạt {{v}};", "target")
    )
    draft.add(
        "item", tell(draft, "BANLE", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng đạt {v};", "target")
    )
    draft.add("item", tell(draft, "XK", "Kim ngạch xuất khẩu đạt {v}.", "target"))
