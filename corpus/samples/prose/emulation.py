"""Half-year emulation reports of the department of industry and trade."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from corpus.samples.clauses import PRICE_BASES, tell, tell_change
from corpus.samples.facts import PROVINCE, Draft, short_day
from corpus.samples.prose.bodies import cite, half_of, trade_head
from corpus.samples.prose.council import council
from corpus.samples.prose.emulation_facts import HALVES, Drive, Emulation
from corpus.samples.prose.trade import HALVES as SECTOR

RECIPIENTS = ("Ban Thi đua - Khen thưởng tỉnh", "Sở Nội vụ", "Lãnh đạo Sở")
PLANS = {
    2019: ("11", "2019-02-25"), 2020: ("08", "2020-02-12"), 2021: ("12", "2021-02-09"),
    2022: ("14", "2022-02-15"), 2023: ("09", "2023-02-06"),
}  # fmt: skip
"""Number and day of each year's emulation plan."""
JOINT = ("CT", "01", "CTLT-SCT-CĐCT", "2021-01-11")
WRONG_IMPORT_GROWTH = "21.0"
"""Growth of imports in the first half of 2021, wrong: the values give 20,1%."""


def half_year(year: int) -> Draft:
    """The half-year emulation report."""
    facts = HALVES[year]
    title = f"Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm {year}"
    recipients = RECIPIENTS if year != 2022 else ("Như trên", *RECIPIENTS)
    addressee = f"Ban Thi đua - Khen thưởng tỉnh {PROVINCE}" if year == 2022 else None
    head = trade_head(
        "BC",
        facts.number,
        facts.issued,
        title,
        half_of(year),
        deputy=facts.deputy,
        recipients=recipients,
        archive="VT, VP",
        addressee=addressee,
    )
    draft = Draft(f"sct-thi-dua-{year}-6t", head, year, True, "SCT", formats=facts.formats)
    draft.add("part", f"KẾT QUẢ CÔNG TÁC THI ĐUA, KHEN THƯỞNG 6 THÁNG ĐẦU NĂM {year}", "Phần thứ nhất")
    draft.add("heading", "ĐẶC ĐIỂM TÌNH HÌNH", "I/")
    draft.add("text", facts.setting)
    draft.add("heading", "KẾT QUẢ THỰC HIỆN", "II/")
    direction(draft, facts)
    drives(draft, facts.drives)
    _duties(draft)
    draft.add("heading", "Công tác khen thưởng", "4.")
    draft.add("text", award_sentence(draft, facts))
    council(draft)
    # The label II. is printed twice: a slip that drafters make.
    assessment(draft, facts, "II." if year != 2020 else "III.")
    draft.add("part", f"PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM {year}", "Phần thứ hai")
    for task in facts.tasks:
        draft.add("item", task, role="task")
    draft.add(
        "text",
        f"Trên đây là kết quả công tác thi đua, khen thưởng 6 tháng đầu năm {year}, Sở Công Thương báo cáo để Ban Thi đua - Khen thưởng tỉnh tổng hợp./.",
    )
    return draft


def direction(draft: Draft, facts: Emulation) -> None:
    """How the department led the work, with the plan and the directives it carried out."""
    year = draft.year
    number, issued = PLANS[year]
    draft.add("heading", "Công tác lãnh đạo, chỉ đạo", "1.")
    plan = ("KH", number, "KH-SCT", issued)
    if year == 2022:
        others = [("KH", other, "KH-SCT", issued) for other in ("13", "15")]
        draft.add(
            "text",
            cite(
                draft,
                f"Triển khai các Kế hoạch số 13, 14 và 15/KH-SCT ngày {short_day(issued)} của Sở, các đơn vị đã cụ thể hóa thành nội dung đăng ký thi đua.",
                plan,
                *others,
            ),
        )
    elif year == 2020:
        draft.add(
            "text",
            cite(
                draft,
                f"Ngày {short_day(issued)}, Sở ban hành Kế hoạch số {number}/KH-SCT về tổ chức phong trào thi đua năm 2020; Kế hoạch {number}/KH-SCT đã được phổ biến đến từng đơn vị.",
                plan,
            ),
        )
    else:
        draft.add(
            "text",
            cite(
                draft,
                f"Thực hiện Kế hoạch số {number}/KH-SCT ngày {short_day(issued)} của Sở Công Thương về phong trào thi đua năm {year}, các phòng, đơn vị đã xây dựng chương trình hành động riêng.",
                plan,
            ),
        )
    if year >= 2021:
        spelling = "CDCT" if year == 2022 else "CĐCT"
        tail = f", ngày {short_day(JOINT[3])}" if year != 2023 else ""
        text = f"Sở phối hợp với Công đoàn Công Thương tỉnh quán triệt Chỉ thị số 01/CTLT-SCT-{spelling}{tail} đến từng nhà máy."
        draft.add("text", cite(draft, text, ("CT", "01", f"CTLT-SCT-{spelling}", JOINT[3] if tail else None)))
    if year >= 2021:
        party = ("CT", "03", "CT/TW", "2021-05-19")
        draft.add(
            "text",
            cite(
                draft,
                "Việc sử dụng hàng sản xuất trong nước được lồng ghép theo Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư.",
                party,
            ),
        )
    if draft.half:
        count = year - 1951
        name = f"chào mừng kỷ niệm {count} năm ngày truyền thống ngành Công Thương Việt Nam 14/5"
        draft.movements.append(("M29", name, "movement"))
        draft.add(
            "text",
            f"Sở đã phát động đợt thi đua {name}, lồng ghép với các hoạt động thể thao, hiến máu tình nguyện của đoàn viên.",
        )


def drives(draft: Draft, found: tuple[Drive, ...]) -> None:
    """The movements the department took part in, each by the name printed this time."""
    draft.add("heading", "Kết quả các phong trào thi đua", "2.")
    quotes = ("“", "”") if draft.year % 2 else ('"', '"')
    names = []
    for drive in found:
        kind = "campaign" if drive.noun.startswith("cuộc") else "movement"
        draft.movements.append((drive.id, drive.name, kind))
        names.append(f"{drive.noun} {quotes[0]}{drive.name}{quotes[1]}")
    draft.add("text", f"Toàn ngành đã hưởng ứng {'; '.join(names)}{'...' if draft.year == 2021 else '.'}")


def _duties(draft: Draft) -> None:
    """The sector's figures, as an emulation report repeats them."""
    year = draft.year
    draft.add("heading", "Kết quả thực hiện nhiệm vụ chính trị", "3." if year != 2019 else "2.")
    iip = tell_change(
        draft,
        "IIP",
        SECTOR[year].iip[0],
        f"Chỉ số sản xuất công nghiệp 6 tháng đầu năm {year} {{g}} so cùng kỳ năm trước. ",
    )
    draft.add(
        "text",
        iip
        + tell(
            draft,
            "GTSXCN_CONST",
            f"Giá trị sản xuất công nghiệp (giá so sánh {PRICE_BASES[year]}) ước đạt {{v}}, {{g}} so với cùng kỳ năm trước, đạt {{a}} kế hoạch.",
        ),
    )
    draft.add(
        "text",
        tell(draft, "BANLE", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng ước đạt {v}, {g} so cùng kỳ; ")
        + tell(draft, "XK", "kim ngạch xuất khẩu ước đạt {v}, {g}, đạt {a} kế hoạch năm; ")
        + _imports(draft),
    )


def _imports(draft: Draft) -> str:
    wrong = WRONG_IMPORT_GROWTH if draft.year == 2021 else None
    return tell(
        draft,
        "NK",
        f"kim ngạch nhập khẩu ước đạt {{v}}, {{g}} so với cùng kỳ năm {draft.year - 1}.",
        stated_growth=wrong,
    )


def award_sentence(draft: Draft, facts: Emulation) -> str:
    """The awards of the period in prose; one more is only proposed."""
    parts = []
    for award, name, collectives, individuals in facts.awards:
        keep_awards(draft, award, name, collectives, individuals)
        parts.append(f"{name} cho {collectives:02} tập thể, {individuals:02} cá nhân")
    draft.awards.append(
        {
            "award": "BK01",
            "name": "Bằng khen của Thủ tướng Chính phủ",
            "count": 1,
            "recipient": "collective",
            "year": draft.year,
            "status": "proposed",
        }
    )
    return f"Trong kỳ, ngành được tặng {'; '.join(parts)}. Sở đang trình cấp có thẩm quyền đề nghị tặng Bằng khen của Thủ tướng Chính phủ cho 01 tập thể."


def keep_awards(draft: Draft, award: str, name: str, collectives: int, individuals: int) -> None:
    """Keep what was conferred, one entry for each kind of recipient."""
    for count, recipient in ((collectives, "collective"), (individuals, "individual")):
        if count:
            draft.awards.append(
                {
                    "award": award,
                    "name": name,
                    "count": count,
                    "recipient": recipient,
                    "year": draft.year,
                    "status": "granted",
                }
            )


def assessment(draft: Draft, facts: Emulation, label: str) -> None:
    """Strengths, limitations, causes and recommendations."""
    draft.add("heading", "ĐÁNH GIÁ CHUNG", label)
    parts = (
        ("Ưu điểm", "strength", facts.strengths), ("Tồn tại, hạn chế", "limitation", facts.limitations),
        ("Nguyên nhân của tồn tại, hạn chế", "cause", facts.causes), ("Đề xuất, kiến nghị", "recommendation", (facts.request,)),
    )  # fmt: skip
    for number, (heading, role, lines) in enumerate(parts, 1):
        draft.add("heading", f"{heading}{'.' if draft.year == 2022 else ''}", f"{number}.")
        for line in lines:
            draft.add("item" if draft.year in (2019, 2022) else "text", line, role=role)
