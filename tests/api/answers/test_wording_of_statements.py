"""Which statements say the same, as somebody who writes reports would judge."""

from __future__ import annotations

import pytest

from api.answers.statements.wording import ALIKE, carried, likeness

SAME = [
    # the order of the words
    (
        "Cơ sở vật chất phục vụ dạy học ở một số trường vùng cao còn thiếu.",
        "Một số trường vùng cao vẫn thiếu cơ sở vật chất phục vụ dạy học.",
    ),
    # a reason more
    (
        "Tiến độ giải ngân vốn đầu tư công chậm so với yêu cầu.",
        "Giải ngân vốn đầu tư công còn chậm, chưa đạt kế hoạch.",
    ),
    # words that carry nothing
    (
        "Việc xử lý rác thải sinh hoạt ở nông thôn còn bất cập.",
        "Công tác xử lý rác thải sinh hoạt khu vực nông thôn vẫn còn nhiều bất cập.",
    ),
    (
        "Một số cán bộ, công chức chưa chủ động ứng dụng công nghệ thông tin.",
        "Việc ứng dụng công nghệ thông tin của một số cán bộ, công chức chưa chủ động.",
    ),
    # the verb of a request
    (
        "Đề nghị Bộ Công Thương sớm hướng dẫn quy trình chuyển đổi chủ đầu tư hạ tầng cụm công nghiệp.",
        "Kiến nghị Bộ Công Thương ban hành hướng dẫn quy trình chuyển đổi chủ đầu tư hạ tầng cụm công nghiệp.",
    ),
    # figures of another year
    (
        "Phấn đấu thu ngân sách đạt 2.150 tỷ đồng, tăng 8% so với năm 2021.",
        "Phấn đấu thu ngân sách đạt 2.400 tỷ đồng, tăng 9,5% so với năm 2022.",
    ),
    # where the tone stands
    ("Việc số hoá hồ sơ địa chính còn chậm.", "Số hóa hồ sơ địa chính vẫn chậm."),
]
OTHER = [
    # one beginning for everything
    ("Tăng cường công tác tuyên truyền phòng, chống ma túy.", "Tăng cường công tác tuyên truyền phòng, chống bão lũ."),
    ("Đẩy mạnh cải cách hành chính.", "Đẩy mạnh chuyển đổi số."),
    (
        "Tăng cường kiểm tra, giám sát việc thực hiện kỷ luật, kỷ cương hành chính.",
        "Tăng cường kiểm tra, giám sát việc thực hiện chính sách dân tộc.",
    ),
    # one sentence of two things
    ("Cơ sở vật chất của một số trường học còn thiếu.", "Cơ sở vật chất của một số trạm y tế còn thiếu."),
    ("Nguồn nhân lực y tế còn thiếu.", "Nguồn nhân lực du lịch còn thiếu."),
    ("Tỷ lệ hộ nghèo ở các xã miền núi còn cao.", "Tỷ lệ hộ nghèo ở các xã bãi ngang còn cao."),
    ("Thực hiện tốt công tác quản lý nhà nước về đất đai.", "Thực hiện tốt công tác quản lý nhà nước về khoáng sản."),
    (
        "Tiến độ giải phóng mặt bằng dự án đường tránh còn chậm.",
        "Tiến độ giải phóng mặt bằng dự án cầu Vàm Lớn còn chậm.",
    ),
    (
        "Tiếp tục tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển du lịch.",
        "Tiếp tục tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển đô thị.",
    ),
    # two documents
    (
        "Triển khai thực hiện Nghị quyết số 11/NQ-CP của Chính phủ.",
        "Triển khai thực hiện Nghị quyết số 43/NQ-CP của Chính phủ.",
    ),
    # one thing done to it and another
    ("Một số doanh nghiệp chậm nộp báo cáo.", "Một số doanh nghiệp chậm nộp thuế."),
    (
        "Công tác tuyên truyền gương điển hình chưa thường xuyên.",
        "Việc phát hiện gương điển hình trong công nhân lao động chưa thường xuyên.",
    ),
    # nothing that carries them
    ("Công tác phối hợp có lúc, có nơi còn hạn chế.", "Công tác kiểm tra có lúc, có nơi còn hạn chế."),
    ("Còn hạn chế.", "Chưa kịp thời."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same(one: str, other: str) -> None:
    assert likeness(carried(one), carried(other)) >= ALIKE


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_something_else(one: str, other: str) -> None:
    assert likeness(carried(one), carried(other)) < ALIKE


@pytest.mark.parametrize(("one", "other"), SAME + OTHER)
def test_it_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(carried(one), carried(other)) == pytest.approx(likeness(carried(other), carried(one)))


@pytest.mark.parametrize("text", [text for pair in SAME for text in pair])
def test_a_statement_is_like_itself(text: str) -> None:
    assert likeness(carried(text), carried(text)) == pytest.approx(1)
