"""Yearly emulation reports of the department that registers enterprises, renamed in the middle of the years."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from dataclasses import dataclass

from corpus.samples.clauses import tell
from corpus.samples.facts import Draft
from corpus.samples.prose.bodies import planning_head, whole
from corpus.samples.prose.emulation import keep_awards


@dataclass(frozen=True, slots=True)
class Year:
    """What is peculiar to one report."""

    number: str
    issued: str
    setting: str
    drive: tuple[str, str]
    awards: tuple[tuple[str, str, int, int], ...]
    limitation: str
    cause: str
    request: str
    task: str
    formats: tuple[str, ...]


YEARS = {
    2019: Year(
        "15", "2020-01-15",
        "Năm 2019, Sở tập trung thi đua rút ngắn thời gian đăng ký doanh nghiệp, chuyển mạnh sang nộp hồ sơ qua mạng.",
        ("M02", "Doanh nghiệp Việt Nam hội nhập và phát triển"),
        (("DH08", "Tập thể lao động xuất sắc", 3, 0), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 2, 6)),
        "Việc theo dõi tình hình doanh nghiệp sau đăng ký còn thiếu chặt chẽ.",
        "Dữ liệu giữa cơ quan đăng ký kinh doanh và cơ quan thuế chưa kết nối đầy đủ.",
        "Đề nghị Cục Thuế tỉnh chia sẻ dữ liệu doanh nghiệp hằng tháng.",
        "Xây dựng quy chế phối hợp quản lý doanh nghiệp sau đăng ký.", ("docx",),
    ),
    2020: Year(
        "12", "2021-01-12",
        "Năm 2020, dịch Covid-19 làm số doanh nghiệp thành lập mới giảm; Sở phát động thi đua giải quyết hồ sơ không gặp mặt.",
        ("M02", "Doanh nghiệp Việt Nam hội nhập và phát triển"),
        (("DH08", "Tập thể lao động xuất sắc", 3, 0), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 3, 5)),
        "Theo dõi tình hình doanh nghiệp sau đăng ký vẫn thiếu chặt chẽ.",
        "Nhân lực hậu kiểm mỏng, chưa có phần mềm cảnh báo.",
        "Đề nghị Ủy ban nhân dân tỉnh ban hành quy chế phối hợp quản lý doanh nghiệp sau đăng ký.",
        "Trình Ủy ban nhân dân tỉnh quy chế phối hợp trong quý II/2021.", ("docx",),
    ),
    2021: Year(
        "08", "2022-01-11",
        "Năm 2021, quy chế phối hợp quản lý doanh nghiệp sau đăng ký đã được ban hành ngày 22/6/2021; số doanh nghiệp thành lập mới phục hồi.",
        ("M02", "Doanh nghiệp hội nhập và phát triển"),
        (("DH08", "Tập thể lao động xuất sắc", 4, 0), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 2, 7)),
        "Công tác theo dõi doanh nghiệp sau đăng ký còn chưa chặt chẽ.",
        "Quy chế phối hợp mới được triển khai nửa năm.",
        "Kiến nghị Sở Nội vụ hướng dẫn chấm điểm thi đua khi sắp xếp lại bộ máy.",
        "Chuẩn bị phương án sắp xếp tổ chức theo đề án hợp nhất Sở Kế hoạch và Đầu tư với Sở Tài chính.", ("pdf",),
    ),
    2022: Year(
        "17", "2023-01-13",
        "Từ ngày 01/7/2022, Sở Kế hoạch và Đầu tư được hợp nhất vào Sở Tài chính; nhiệm vụ đăng ký doanh nghiệp do Phòng Đăng ký kinh doanh của Sở Tài chính tiếp tục thực hiện.",
        ("M02", "Doanh nghiệp Việt Nam hội nhập - phát triển"),
        (("DH08", "Tập thể lao động xuất sắc", 5, 0), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 4, 9)),
        "Việc theo dõi doanh nghiệp sau đăng ký chưa chặt chẽ trong thời gian chuyển giao.",
        "Hồ sơ, dữ liệu bàn giao giữa hai đơn vị mất nhiều thời gian.",
        "Đề nghị Ban Thi đua - Khen thưởng tỉnh xếp Sở vào khối thi đua phù hợp sau hợp nhất.",
        "Hoàn thành chuyển giao cơ sở dữ liệu đăng ký doanh nghiệp trước ngày 31/3/2023.", ("docx",),
    ),
    2023: Year(
        "11", "2024-01-10",
        "Năm 2023, cơ sở dữ liệu đăng ký doanh nghiệp đã chuyển giao xong từ ngày 20/3/2023; phong trào thi đua hướng vào chuyển đổi số.",
        ("M02", "Doanh nghiệp Việt Nam hội nhập và phát triển"),
        (("DH08", "Tập thể lao động xuất sắc", 5, 0), ("BK02", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", 3, 8)),
        "Theo dõi doanh nghiệp sau đăng ký còn thiếu chặt chẽ ở một số địa bàn.",
        "Cán bộ cấp huyện kiêm nhiệm nhiều việc.",
        "Đề nghị Ủy ban nhân dân các huyện bố trí cán bộ chuyên trách theo dõi doanh nghiệp.",
        "Đưa phần mềm cảnh báo sớm vào vận hành trong quý II/2024.", ("pdf",),
    ),
}  # fmt: skip


def year_report(year: int) -> Draft:
    """The yearly emulation report of the department that registers enterprises."""
    facts = YEARS[year]
    title = f"Kết quả phong trào thi đua và công tác khen thưởng năm {year}"
    head = planning_head(
        "BC",
        facts.number,
        facts.issued,
        title,
        whole(year),
        deputy=year % 2 == 0,
        recipients=("UBND tỉnh (b/c)", "Ban Thi đua - Khen thưởng tỉnh"),
    )
    draft = Draft(
        f"{head.symbol[3:].lower().replace('đ', 'd')}-thi-dua-{year}-nam",
        head,
        year,
        False,
        "SKHDT",
        formats=facts.formats,
    )
    draft.tabbed = year == 2020
    draft.add("heading", "Tình hình chung", "1.")
    draft.add("text", facts.setting)
    draft.add("heading", "Kết quả thi đua", "2.")
    draft.movements.append((*facts.drive, "movement"))
    draft.add("text", f"Phong trào thi đua “{facts.drive[1]}” được gắn với mục tiêu phát triển doanh nghiệp.")
    text = tell(
        draft,
        "DN_MOI",
        f"Năm {year}, toàn tỉnh có {{v}} thành lập mới, {{g}} so với năm trước, đạt {{a}} kế hoạch, ",
        "actual",
    )
    draft.add("text", text + tell(draft, "DN_VON", "với tổng vốn đăng ký {v}, {g}.", "actual"))
    draft.add(
        "text",
        tell(
            draft,
            "BANLE",
            "Theo tổng hợp của Sở, tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng đạt khoảng {v}.",
            "actual",
            bound="about",
        ),
    )
    draft.add("text", tell(draft, "SANG_KIEN", "Toàn Sở có {v} được công nhận, {g} so với năm trước.", "actual"))
    sentence = []
    for award, name, collectives, individuals in facts.awards:
        keep_awards(draft, award, name, collectives, individuals)
        people = f", {individuals:02} cá nhân" if individuals else ""
        sentence.append(f"{name}: {collectives:02} tập thể{people}")
    draft.add("text", f"Kết quả khen thưởng: {'; '.join(sentence)}.")
    parts = (
        ("Hạn chế", "limitation", facts.limitation), ("Nguyên nhân", "cause", facts.cause),
        ("Kiến nghị", "recommendation", facts.request), (f"Nhiệm vụ năm {year + 1}", "task", facts.task),
    )  # fmt: skip
    for number, (heading, role, line) in enumerate(parts, 3):
        draft.add("heading", heading, f"{number}.")
        draft.add("text", line, role=role)
    draft.add(
        "text",
        f"{'Sở Tài chính' if year >= 2022 else 'Sở Kế hoạch và Đầu tư'} báo cáo để Ban Thi đua - Khen thưởng tỉnh tổng hợp./.",
    )
    return draft
