"""Yearly emulation reports of the department of industry and trade, written in January of the next year."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from corpus.samples.clauses import PRICE_BASES, tell, tell_change
from corpus.samples.facts import Block, Draft
from corpus.samples.prose.bodies import cite, trade_head, whole
from corpus.samples.prose.council import council
from corpus.samples.prose.emulation import RECIPIENTS, assessment, direction, drives, keep_awards
from corpus.samples.prose.emulation_facts import GOODS, Drive, Emulation
from corpus.samples.prose.trade_year import YEARS as SECTOR

YEARS = {
    2019: Emulation(
        "04", "2020-01-09",
        "Năm 2019, phong trào thi đua của ngành hướng vào hoàn thành sớm kế hoạch 5 năm; đã ban hành bảng điểm thi đua mới cho các khối từ ngày 25/9/2019.",
        (Drive("M02", "Doanh nghiệp Việt Nam hội nhập và phát triển"), Drive("M01", "Cả nước chung sức xây dựng nông thôn mới"),
         Drive("M20", "Lao động giỏi, lao động sáng tạo"), Drive("local:sang-kien", "Mỗi tuần một sáng kiến nhỏ")),
        (("DH07", "Cờ thi đua của Ủy ban nhân dân tỉnh", 2, 0), ("DH08", "Tập thể lao động xuất sắc", 5, 0),
         ("DH03", "Chiến sĩ thi đua cơ sở", 0, 16), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 6, 19), ("GK01", "Giấy khen của Giám đốc Sở", 17, 62)),
        ("Bảng điểm mới bước đầu tạo sự công bằng giữa các khối.",),
        ("Việc chấm điểm ở một số khối còn chung chung do bảng điểm chưa lượng hóa hết.", "Công tác tuyên truyền gương điển hình chưa thường xuyên."),
        ("Thời gian áp dụng bảng điểm mới còn ngắn.",),
        "Đề nghị Ban Thi đua - Khen thưởng tỉnh tiếp tục mở lớp hướng dẫn lập hồ sơ khen thưởng cho cơ sở.",
        ("Phát động phong trào thi đua chào mừng đại hội đảng bộ các cấp.", "Tổ chức hội nghị điển hình tiên tiến ngành Công Thương trong năm 2020."),
        ("docx",),
    ),
    2020: Emulation(
        "06", "2021-01-14",
        "Năm 2020, ngành tổ chức hội nghị điển hình tiên tiến vào ngày 20/8/2020 với quy mô thu gọn; dịch bệnh làm nhiều hoạt động phải chuyển sang trực tuyến.",
        (Drive("M02", "Doanh nghiệp hội nhập và phát triển"), Drive("M03", "Cả nước chung tay vì người nghèo, không để ai bị bỏ lại phía sau"),
         Drive("M16", "Người Việt Nam ưu tiên dùng hàng Việt Nam", GOODS)),
        (("DH07", "Cờ thi đua của Ủy ban nhân dân tỉnh", 3, 0), ("DH08", "Tập thể lao động xuất sắc", 6, 0),
         ("DH02", "Chiến sĩ thi đua cấp tỉnh", 0, 2), ("DH03", "Chiến sĩ thi đua cơ sở", 0, 18), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 9, 25), ("GK01", "Giấy khen của Giám đốc Sở", 20, 55)),
        ("Gương điển hình trong sản xuất khẩu trang, cung ứng hàng thiết yếu được lan tỏa.",),
        ("Bảng điểm thi đua còn chung chung, nhiều tiêu chí khó lượng hóa khi chấm điểm.", "Công tác tuyên truyền gương điển hình vẫn chưa thường xuyên."),
        ("Kinh phí tuyên truyền bị cắt giảm để chi cho phòng, chống dịch.",),
        "Kiến nghị Sở Nội vụ tham mưu quy định khen thưởng đột xuất cho lực lượng cung ứng hàng thiết yếu.",
        ("Phối hợp với Công đoàn Công Thương tỉnh tổ chức thi đua liên tịch từ năm 2021.", "Rút ngắn thời gian xét hồ sơ khen thưởng."),
        ("pdf",), True,
    ),
    2021: Emulation(
        "10", "2022-01-18",
        "Năm 2021 là năm đầu thi đua theo chỉ thị liên tịch giữa Sở và Công đoàn Công Thương tỉnh; đợt thi đua cao điểm giữ vững chuỗi cung ứng hàng thiết yếu đã hoàn thành vào cuối tháng 10.",
        (Drive("M02", "DN Việt Nam hội nhập và phát triển"), Drive("M05", "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở"),
         Drive("M06", "Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch COVID-19")),
        (("DH07", "Cờ thi đua của Ủy ban nhân dân tỉnh", 2, 0), ("DH08", "Tập thể lao động xuất sắc", 6, 0), ("DH03", "Chiến sĩ thi đua cơ sở", 0, 17),
         ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 11, 32), ("GK01", "Giấy khen của Giám đốc Sở", 22, 71)),
        ("Thi đua liên tịch giúp số sáng kiến từ nhà máy tăng rõ rệt.",),
        ("Bảng điểm thi đua một số khối chưa lượng hóa, còn chung chung.", "Tuyên truyền gương điển hình chưa được thường xuyên."),
        ("Một số đơn vị coi thi đua là việc riêng của công đoàn.",),
        "Đề nghị Ban Thi đua - Khen thưởng tỉnh tăng tỷ lệ khen cho công nhân trực tiếp sản xuất.",
        ("Triển khai số hóa hồ sơ khen thưởng.", "Mở rộng thi đua liên tịch tới doanh nghiệp nhỏ và vừa."),
        ("docx",),
    ),
    2022: Emulation(
        None, "2023-01",
        "Năm 2022, kinh tế phục hồi giúp các phong trào thi đua sôi nổi trở lại; quy chế thi đua, khen thưởng của Sở được sửa đổi ngày 12/10/2022.",
        (Drive("M02", "Doanh nghiệp Việt Nam hội nhập - phát triển"), Drive("M04", "Vì người nghèo, không để ai bị bỏ lại phía sau"),
         Drive("M25", "Đưa hàng Việt về nông thôn")),
        (("DH06", "Cờ thi đua của Chính phủ", 1, 0), ("DH08", "Tập thể lao động xuất sắc", 7, 0), ("DH03", "Chiến sĩ thi đua cơ sở", 0, 20),
         ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 12, 35), ("GK01", "Giấy khen của Giám đốc Sở", 25, 80)),
        ("Quy chế mới quy định rõ tỷ lệ khen thưởng cho người lao động trực tiếp.",),
        ("Bảng điểm thi đua của nhóm đơn vị sự nghiệp còn chung chung, khó lượng hóa khi chấm.", "Chưa tuyên truyền thường xuyên gương điển hình."),
        ("Người làm công tác thi đua chưa có chế độ phụ cấp.",),
        "Kiến nghị Ủy ban nhân dân tỉnh quy định chế độ cho người làm công tác thi đua ở doanh nghiệp.",
        ("Xây dựng kế hoạch thi đua gắn với Tết Nguyên đán Quý Mão 2023.", "Chuẩn bị tổng kết phong trào sáng kiến 5 năm."),
        ("docx", "pdf"),
    ),
    2023: Emulation(
        "07", "2024-01-11",
        "Năm 2023, các phong trào thi đua tập trung giữ việc làm, tìm thị trường và tiết kiệm điện; ngành đã tổng kết 5 năm phong trào sáng kiến vào ngày 24/11/2023.",
        (Drive("M02", "Doanh nghiệp Việt Nam hội nhập, phát triển"), Drive("M07", "Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại và thực hành tiết kiệm, chống lãng phí"),
         Drive("M08", "xây dựng xã hội học tập"), Drive("local:sang-kien", "Mỗi tuần, một sáng kiến nhỏ")),
        (("DH07", "Cờ thi đua của Ủy ban nhân dân tỉnh", 3, 0), ("DH08", "Tập thể lao động xuất sắc", 6, 0), ("DH03", "Chiến sĩ thi đua cơ sở", 0, 19),
         ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 10, 31), ("GK01", "Giấy khen của Giám đốc Sở", 21, 69)),
        ("Số giờ công bị mất do dừng chuyền giảm nhờ các sáng kiến tiết kiệm năng lượng.",),
        ("Bảng điểm thi đua vẫn còn tiêu chí chung chung, khó lượng hóa.",),
        ("Doanh nghiệp thu hẹp sản xuất nên cắt giảm nguồn lực cho thi đua.",),
        "Đề nghị Sở Nội vụ hướng dẫn áp dụng quy định mới về khen thưởng hộ gia đình, doanh nghiệp.",
        ("Triển khai các quy định mới có hiệu lực từ ngày 01/01/2024.",),
        ("pdf",),
    ),
}  # fmt: skip


def year_report(year: int) -> Draft:
    """The yearly emulation report."""
    facts = YEARS[year]
    title = f"Tổng kết công tác thi đua, khen thưởng năm {year} và phương hướng, nhiệm vụ năm {year + 1}"
    head = trade_head(
        "BC",
        facts.number,
        facts.issued,
        title,
        whole(year),
        deputy=facts.deputy,
        recipients=RECIPIENTS,
        archive="VT, VP",
    )
    draft = Draft(f"sct-thi-dua-{year}-nam", head, year, False, "SCT", formats=facts.formats)
    draft.add("heading", "ĐẶC ĐIỂM, TÌNH HÌNH", "I.")
    draft.add("text", facts.setting)
    draft.add("heading", "KẾT QUẢ ĐẠT ĐƯỢC", "II.")
    direction(draft, facts)
    drives(draft, facts.drives)
    _duties(draft)
    draft.add("heading", "Công tác khen thưởng", "4.")
    draft.add(
        "text",
        tell(
            draft,
            "SANG_KIEN",
            f"Năm {year}, Hội đồng sáng kiến của Sở công nhận {{v}}, {{g}} so với năm {year - 1}; ",
            "actual",
        )
        + tell(draft, "TAPHUAN", "có {v} được tập huấn nghiệp vụ thi đua.", "actual"),
    )
    _award_table(draft, facts)
    council(draft)
    assessment(draft, facts, "III.")
    draft.add("heading", f"PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {year + 1}", "IV.")
    for task in facts.tasks:
        draft.add("item", task, role="task")
    draft.add("text", f"Trên đây là báo cáo tổng kết công tác thi đua, khen thưởng năm {year} của Sở Công Thương./.")
    return draft


def _duties(draft: Draft) -> None:
    year = draft.year
    draft.add("heading", "Kết quả thực hiện nhiệm vụ chính trị", "3.")
    iip = tell_change(
        draft, "IIP", SECTOR[year].iip[0], f"Chỉ số sản xuất công nghiệp năm {year} {{g}} so với năm {year - 1}. "
    )
    base = PRICE_BASES[year]
    draft.add(
        "text",
        iip
        + tell(
            draft,
            "GTSXCN_CONST",
            f"Giá trị sản xuất công nghiệp (giá so sánh {base}) đạt {{v}}, {{g}} so với năm trước, đạt {{a}} kế hoạch.",
            "actual",
        ),
    )
    retail = tell(
        draft,
        "BANLE",
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng đạt {v}, {g} so với năm trước. ",
        "actual",
    )
    if year == 2022:
        exports = tell(
            draft,
            "XK",
            "Kim ngạch xuất khẩu đạt {v}, đạt {a} kế hoạch năm; ",
            "actual",
            value="1,24",
            unit=(9, " tỷ USD"),
        )
    else:
        exports = tell(
            draft, "XK", "Kim ngạch xuất khẩu đạt {v}, {g} so với năm trước, đạt {a} kế hoạch năm; ", "actual"
        )
    draft.add(
        "text",
        retail
        + exports
        + tell(
            draft, "NK", f"kim ngạch nhập khẩu đạt {{v}}, {{g}}{' so với năm trước' if year == 2022 else ''}.", "actual"
        ),
    )
    draft.add("text", tell(draft, "DIEN_TP", "Điện thương phẩm cả năm đạt {v}, bằng {r} so với năm trước.", "actual"))
    if year == 2020:
        draft.add(
            "text",
            cite(
                draft,
                "Việc bình ổn thị trường trong thời gian cách ly được thực hiện theo Chỉ thị 03/CT-UBND.",
                ("CT", "03", "CT-UBND", None),
            ),
        )


def _award_table(draft: Draft, facts: Emulation) -> None:
    rows = [("STT", "Danh hiệu thi đua, hình thức khen thưởng", "Tập thể", "Cá nhân")]
    for order, (award, name, collectives, individuals) in enumerate(facts.awards, 1):
        keep_awards(draft, award, name, collectives, individuals)
        rows.append(
            (str(order), name, f"{collectives:02}" if collectives else "", f"{individuals:02}" if individuals else "")
        )
    draft.blocks.append(Block("table", f"Tổng hợp kết quả khen thưởng năm {draft.year}", rows=tuple(rows)))
