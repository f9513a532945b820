"""What runs through the years: limitations that come back, tasks and requests that are answered, a body that is renamed."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from typing import Any

from corpus.samples.prose import emulation_facts, emulation_year, planning, trade, trade_year
from corpus.samples.prose.bodies import FINANCE, PLANNING

Thread = dict[str, Any]
YEARS = range(2019, 2024)


def recurring_limitations() -> list[Thread]:
    """Each gist with the exact sentence of every report that says it, by document."""
    workers = {
        "sct-thi-dua-{}-6t": {year: emulation_facts.HALVES[year].limitations[1] for year in (2019, 2020, 2022, 2023)}
    }
    scores = {"sct-thi-dua-{}-6t": {year: emulation_facts.HALVES[year].limitations[0] for year in YEARS}}
    scores |= {"sct-thi-dua-{}-nam": {year: emulation_year.YEARS[year].limitations[0] for year in YEARS}}
    publicity = {"sct-thi-dua-{}-nam": {year: emulation_year.YEARS[year].limitations[1] for year in range(2019, 2023)}}
    clusters = {"sct-cong-thuong-{}-6t": {year: trade.HALVES[year].limitation for year in YEARS}}
    fairs = {"sct-cong-thuong-{}-nam": {year: trade_year.YEARS[year].limitation for year in YEARS}}
    follow_up = {"skhdt-thi-dua-{}-nam": {year: planning.YEARS[year].limitation for year in range(2019, 2022)}}
    follow_up |= {"stc-thi-dua-{}-nam": {year: planning.YEARS[year].limitation for year in (2022, 2023)}}
    return [
        _gist("hạ tầng cụm công nghiệp đầu tư chậm", clusters),
        _gist("chợ xuống cấp, quản lý chợ ở xã lúng túng", fairs),
        _gist("bảng điểm thi đua chung chung, khó lượng hóa", scores),
        _gist("người lao động trực tiếp ít được khen thưởng", workers),
        _gist("tuyên truyền gương điển hình chưa thường xuyên", publicity),
        _gist("theo dõi doanh nghiệp sau đăng ký thiếu chặt chẽ", follow_up),
    ]


def _gist(gist: str, wordings: dict[str, dict[int, str]]) -> Thread:
    said = [
        {"year": year, "document": name.format(year), "wording": text}
        for name, by_year in wordings.items()
        for year, text in by_year.items()
    ]
    return {"gist": gist, "wordings": sorted(said, key=lambda entry: (entry["year"], entry["document"]))}


def _answer(role: str, asked: str, text: str, answered: str | None, answer: str | None) -> Thread:
    return {"role": role, "document": asked, "text": text, "answered_by": answered, "answer": answer}


ANSWERS = (
    _answer("task", "sct-thi-dua-2019-6t", "Ban hành bảng điểm thi đua mới cho các khối trước ngày 30/9/2019.",
            "sct-thi-dua-2019-nam", "đã ban hành bảng điểm thi đua mới cho các khối từ ngày 25/9/2019"),
    _answer("task", "sct-thi-dua-2020-6t", "Tổ chức hội nghị điển hình tiên tiến ngành Công Thương vào ngày 20/8/2020.",
            "sct-thi-dua-2020-nam", "ngành tổ chức hội nghị điển hình tiên tiến vào ngày 20/8/2020"),
    _answer("task", "sct-thi-dua-2021-6t", "Hoàn thành đợt thi đua cao điểm giữ vững chuỗi cung ứng hàng thiết yếu.",
            "sct-thi-dua-2021-nam", "đợt thi đua cao điểm giữ vững chuỗi cung ứng hàng thiết yếu đã hoàn thành"),
    _answer("task", "sct-thi-dua-2022-6t", "Sửa đổi quy chế thi đua, khen thưởng của Sở trước ngày 15/10/2022.",
            "sct-thi-dua-2022-nam", "quy chế thi đua, khen thưởng của Sở được sửa đổi ngày 12/10/2022"),
    _answer("task", "sct-thi-dua-2023-6t", "Tổng kết 5 năm phong trào sáng kiến của ngành.",
            "sct-thi-dua-2023-nam", "ngành đã tổng kết 5 năm phong trào sáng kiến vào ngày 24/11/2023"),
    _answer("task", "sct-thi-dua-2019-6t", "Lựa chọn mô hình điểm trong công nhân để nhân rộng.", None, None),
    _answer("task", "sct-cong-thuong-2019-6t", "Trình Ủy ban nhân dân tỉnh danh mục cụm công nghiệp ưu tiên đầu tư hạ tầng giai đoạn 2019-2020 trước ngày 15/9/2019.",
            "sct-cong-thuong-2020-6t", "Sở trình Ủy ban nhân dân tỉnh danh mục cụm công nghiệp ưu tiên đầu tư hạ tầng từ ngày 10/9/2019"),
    _answer("task", "sct-cong-thuong-2020-6t", "Đôn đốc chủ đầu tư hoàn thành trạm xử lý nước thải Cụm công nghiệp Bến Trầm trong quý IV.",
            "sct-cong-thuong-2021-6t", "Trạm xử lý nước thải Cụm công nghiệp Bến Trầm đã vận hành thử từ ngày 28/12/2020"),
    _answer("task", "sct-cong-thuong-2021-6t", "Hoàn thành hồ sơ điều chỉnh quy hoạch cụm công nghiệp trước ngày 30/11/2021.",
            "sct-cong-thuong-2022-6t", "Hồ sơ điều chỉnh quy hoạch cụm công nghiệp được trình ngày 26/11/2021"),
    _answer("task", "sct-cong-thuong-2022-6t", "Tham mưu ban hành quy chế phối hợp quản lý cụm công nghiệp.",
            "sct-cong-thuong-2023-6t", "Quy chế phối hợp quản lý cụm công nghiệp được ban hành ngày 09/12/2022"),
    _answer("task", "sct-cong-thuong-2022-6t", "Tham gia hội chợ vùng đồng bằng ven biển từ ngày 18/10 đến 24/10/2022.", None, None),
    _answer("recommendation", "skhdt-thi-dua-2020-nam", "Đề nghị Ủy ban nhân dân tỉnh ban hành quy chế phối hợp quản lý doanh nghiệp sau đăng ký.",
            "skhdt-thi-dua-2021-nam", "quy chế phối hợp quản lý doanh nghiệp sau đăng ký đã được ban hành ngày 22/6/2021"),
    _answer("recommendation", "sct-cong-thuong-2022-nam", "Đề nghị Ủy ban nhân dân tỉnh ban hành chính sách hỗ trợ sửa chữa chợ hạng III giai đoạn 2023-2025.",
            "sct-cong-thuong-2023-nam", "chính sách hỗ trợ sửa chữa chợ mới ban hành"),
)  # fmt: skip
"""Tasks and requests with the place where a later report answers them; None: no report does."""

BODIES = (
    {
        "names": [PLANNING, FINANCE], "codes": ["SKHĐT", "STC"], "change": "merged", "since": "2022-07-01",
        "told_by": "stc-thi-dua-2022-nam", "quote": "Từ ngày 01/7/2022, Sở Kế hoạch và Đầu tư được hợp nhất vào Sở Tài chính",
    },
)  # fmt: skip
"""A body and its successor (registers/bodies.tsv links SKHĐT to STC); figures of both make one row of a comparison."""
