"""What the emulation council of the department did, year by year, with the documents it issued."""
# ruff: noqa: E501 (prose isn't wrapped)

from __future__ import annotations

from corpus.samples.facts import Draft
from corpus.samples.prose.bodies import cite

WORK = {
    2019: "Hội đồng Thi đua - Khen thưởng Sở ban hành Thông báo số 05/TB-HĐTĐKT ngày 14/3/2019 phân công khối trưởng, khối phó các khối thi đua trực thuộc.",
    2020: "Ngày 17/3/2020, Hội đồng Thi đua - Khen thưởng Sở có Tờ trình số 21/TTr-HĐTĐKT đề nghị hoãn các hội thi tập trung đông người.",
    2021: "Hội đồng Thi đua - Khen thưởng Sở đã họp trực tuyến, thống nhất thang điểm theo Hướng dẫn số 02/HD-SCT ngày 26 tháng 3 năm 2021.",
    2022: "Giám đốc Sở ban hành các Quyết định số 31, 32/QĐ-SCT ngày 21/3/2022 về kiện toàn Hội đồng Thi đua - Khen thưởng và Hội đồng sáng kiến.",
    2023: "Hội đồng Thi đua - Khen thưởng Sở ban hành Thông báo số /TB-HĐTĐKT ngày tháng 3 năm 2023 về lịch kiểm tra các khối; biên bản kiểm tra được công khai trong đơn vị.",
}
CITED = {
    2019: (("TB", "05", "TB-HĐTĐKT", "2019-03-14"),),
    2020: (("TTr", "21", "TTr-HĐTĐKT", "2020-03-17"),),
    2021: (("HD", "02", "HD-SCT", "2021-03-26"),),
    2022: (("QĐ", "31", "QĐ-SCT", "2022-03-21"), ("QĐ", "32", "QĐ-SCT", "2022-03-21")),
    2023: (),
}  # fmt: skip
BLOCS = {
    2019: "Các khối đã ký giao ước ngay trong tháng 3, mỗi khối chọn một việc khó để làm trước. Văn phòng Sở lập sổ theo dõi, cuối tháng thông báo tiến độ tại giao ban. Nhờ vậy, tình trạng đăng ký hình thức giảm so với những năm trước.",
    2020: "Giao ước thi đua được ký qua hệ thống quản lý văn bản. Khối doanh nghiệp đề xuất bổ sung nội dung bảo đảm an toàn phòng dịch trong nhà máy vào giao ước; khối đơn vị sự nghiệp tập trung cho tuyên truyền, hỗ trợ tiêu thụ nông sản.",
    2021: "Các khối phối hợp với công đoàn cơ sở duy trì bữa ăn ca, hỗ trợ chỗ ở cho công nhân ở lại nhà máy. Nhiều chuyền trưởng tự nguyện nhận việc ở bộ phận thiếu người, giúp đơn hàng giao đúng hẹn.",
    2022: "Khối trưởng chủ động hơn trong kiểm tra chéo; kết quả chấm điểm được niêm yết ngay tại phân xưởng. Việc bình xét lấy phiếu kín đã hạn chế tình trạng nể nang.",
    2023: "Các khối chuyển trọng tâm sang giữ chân lao động lành nghề, tìm đơn hàng nhỏ và nâng tỷ lệ nội địa hóa. Công tác chấm điểm gắn với kết quả tiết kiệm điện của từng phân xưởng.",
}


def council(draft: Draft) -> None:
    """The section on the council and the blocs."""
    draft.add("heading", "Hoạt động của Hội đồng và các khối thi đua", "5.")
    draft.add("text", cite(draft, WORK[draft.year], *CITED[draft.year]))
    if draft.half:
        draft.add("text", BLOCS[draft.year])
