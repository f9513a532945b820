"""Sections: which lines open a part, how parts nest, which roles they have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.text import Text
from pipeline.structure import find_structure
from pipeline.structure.labels import read_label
from pipeline.structure.roles import role_of

TextOf = Callable[[str], Text]

LABELS = [
    # line, label as printed, its number
    ("I/ ĐẶC ĐIỂM TÌNH HÌNH", "I/", 1),
    ("II. KẾT QUẢ", "II.", 2),
    ("I- NỘI DUNG", "I-", 1),  # party style
    ("III) Đánh giá", "III)", 3),
    ("Ii. tổ chức thực hiện", "Ii.", 2),  # capitals lost
    ("I1. Kết quả", "I1.", 2),  # 1 read for I
    ("A. KẾT QUẢ", "A.", 1),
    ("Đ. Kiến nghị", "Đ.", 5),
    ("Phần thứ nhất KẾT QUẢ THỰC HIỆN", "Phần thứ nhất", 1),
    ("PHẦN II. PHƯƠNG HƯỚNG", "PHẦN II.", 2),
    ("Phần thứ hai", "Phần thứ hai", 2),
    ("Chương II QUY ĐỊNH CỤ THỂ", "Chương II", 2),
    ("Điều 1. Phạm vi", "Điều 1.", 1),
    ("1. Ưu điểm", "1.", 1),
    ("1/ Về thương mại", "1/", 1),
    ("1- Về công nghiệp", "1-", 1),
    ("2) Nhiệm vụ", "2)", 2),
    ("1.Ưu điểm", "1.", 1),  # no blank
    ("1.1. Công tác lãnh đạo", "1.1.", 1),
    ("1.2 Công tác tuyên truyền", "1.2", 2),  # no last stop
    ("2.1.3. Nội dung", "2.1.3.", 3),
    ("II.1. Kết quả", "II.1.", 1),
    ("a) Xuất khẩu", "a)", 1),
    ("đ) Đào tạo", "đ)", 5),  # đ follows d
    ("e) Khác", "e)", 6),
    ("b. Nhập khẩu", "b.", 2),
    ("(i) Về vốn", "(i)", 1),
    ("(2) Về đất", "(2)", 2),
    ("- Tiếp tục", "-", None),
    ("+ Công tác", "+", None),
    ("• Mục", "•", None),
    ("Phụ lục II", "Phụ lục II", 2),
    ("Biểu mẫu số 03", "Biểu mẫu số 03", 3),
]


@pytest.mark.parametrize(("line", "printed", "number"), LABELS)
def test_label(line: str, printed: str, number: int | None) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.printed, label.number) == (printed, number)


NO_LABELS = [
    "6 tháng đầu năm, trong bối cảnh khó khăn",
    "01 tập thể và 05 cá nhân",
    "100% thủ tục hành chính",
    "2021-2025 là giai đoạn",
    "14/5 là ngày truyền thống",
    "2.460 triệu USD",
    "1.5 triệu đồng",
    "12,5% so với cùng kỳ",
    "V/v báo cáo",
    "Phần mềm quản lý",
    "Phần lớn doanh nghiệp",
    "Mục tiêu chung",
    "Điều kiện làm việc",
    "Chương trình công tác",
    "-5 độ",
    "Biểu dương các tập thể",
    "Mẫu mã đẹp",
]


@pytest.mark.parametrize("line", NO_LABELS)
def test_no_label(line: str) -> None:
    assert read_label(line) is None


ROLES = [
    ("Các biện pháp đã áp dụng", None),  # done, not to do
    ("Các biện pháp áp dụng", "task"),
    ("Ưu điểm", "strength"),
    ("Những kết quả đạt được", "strength"),
    ("Kết quả nổi bật", "strength"),
    ("Thuận lợi, khó khăn", "strength"),  # the first that is named
    ("Tồn tại, hạn chế", "limitation"),
    ("Một số tồn tại, hạn chế cần khắc phục", "limitation"),
    ("Những hạn chế và nguyên nhân", "limitation"),
    ("Khó khăn, vướng mắc", "limitation"),
    ("Đánh giá hạn chế", "limitation"),
    ("Nguyên nhân của những tồn tại, hạn chế", "cause"),
    ("Nguyên nhân khách quan", "cause"),
    ("Chủ quan", "cause"),
    ("Đề xuất, kiến nghị", "recommendation"),
    ("Kiến nghị với Ủy ban nhân dân tỉnh", "recommendation"),
    ("PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM", "task"),
    ("Mục tiêu, nhiệm vụ", "task"),
    ("Một số giải pháp chủ yếu", "task"),
    ("TỔ CHỨC THỰC HIỆN", "task"),
    ("Các nhiệm vụ trọng tâm", "task"),
    ("Chương trình công tác tháng 3", "task"),
    ("Giải pháp khắc phục", "task"),
    ("Kế hoạch 6 tháng cuối năm", "task"),
    # mentioned, not named
    ("Kết quả giải quyết phản ánh, kiến nghị", None),
    ("Kết quả thực hiện nhiệm vụ trọng tâm", None),
    ("Thực hiện nhiệm vụ công tác tháng 9", None),
    ("Tổ chức thực hiện phong trào thi đua", None),
    ("KẾT QUẢ THỰC HIỆN", None),
    ("Đánh giá chung", None),
    ("Bài học kinh nghiệm", None),
    ("Mục đích, yêu cầu", None),
    ("Công tác giải quyết đề nghị của công dân", None),
    ("Sâu bệnh, hại chế", None),  # accents tell words apart
]


@pytest.mark.parametrize(("heading", "role"), ROLES)
def test_role(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def outline(
    text_of: TextOf, source: str, opening: str = "Báo cáo tình hình công tác năm 2021"
) -> list[tuple[int, str | None, str]]:
    sections = find_structure(text_of(f"{opening}\n{source}")).sections
    return [(section.level, section.label, section.heading) for section in sections]


def test_tree(text_of: TextOf) -> None:
    """Mixed suffixes, a repeated II, a restart after a part, titles in the same and in the next paragraph."""
    found = outline(
        text_of,
        """Phần thứ nhất KẾT QUẢ THỰC HIỆN
        I/ ĐẶC ĐIỂM TÌNH HÌNH
        6 tháng đầu năm, tình hình ổn định.
        II/ KẾT QUẢ
        1. Công tác lãnh đạo, chỉ đạo
        1.1. Công tác ban hành văn bản
        Sở đã ban hành 12 văn bản.
        1.2. Công tác tuyên truyền.
        Sở đã tổ chức 5 hội nghị.
        2. Kết quả phong trào thi đua
        Phong trào được duy trì.
        II. ĐÁNH GIÁ CHUNG
        1. Ưu điểm.
        Công tác được quan tâm.
        Phần thứ hai
        PHƯƠNG HƯỚNG, NHIỆM VỤ
        I/ Công tác thi đua.
        - Tiếp tục duy trì phong trào.
        """,
    )
    assert found == [
        (1, "Phần thứ nhất", "KẾT QUẢ THỰC HIỆN"),
        (2, "I/", "ĐẶC ĐIỂM TÌNH HÌNH"),
        (2, "II/", "KẾT QUẢ"),
        (3, "1.", "Công tác lãnh đạo, chỉ đạo"),
        (4, "1.1.", "Công tác ban hành văn bản"),
        (4, "1.2.", "Công tác tuyên truyền"),
        (3, "2.", "Kết quả phong trào thi đua"),
        (2, "II.", "ĐÁNH GIÁ CHUNG"),
        (3, "1.", "Ưu điểm"),
        (1, "Phần thứ hai", "PHƯƠNG HƯỚNG, NHIỆM VỤ"),
        (2, "I/", "Công tác thi đua"),
    ]


def test_spans_and_inherited_roles(text_of: TextOf) -> None:
    text = text_of(
        """Báo cáo tình hình công tác năm 2021
        I. ĐÁNH GIÁ
        1. Tồn tại, hạn chế
        a) Về tổ chức
        Bộ máy chưa kiện toàn.
        2. Kết luận
        Cơ bản hoàn thành.
        II. NHIỆM VỤ
        1. Công tác cán bộ
        - Kiện toàn bộ máy."""
    )
    sections = find_structure(text).sections
    assert [(section.role, section.effective_role) for section in sections] == [
        (None, None),
        ("limitation", "limitation"),
        (None, "limitation"),
        (None, None),
        ("task", "task"),
        (None, "task"),
    ]
    by_id = {section.id: section for section in sections}
    for section in sections:
        assert text.content[section.start :].startswith(section.label or section.heading)
        assert section.start < section.body_start <= section.end
        if section.parent:
            assert by_id[section.parent].start < section.start <= section.end <= by_id[section.parent].end
    assert sections[0].end == sections[4].start
    assert sections[-1].end == len(text.content)


def test_letters_inside_roman(text_of: TextOf) -> None:
    found = outline(
        text_of,
        "I. KẾT QUẢ\nA. Công nghiệp\nTăng khá.\nB. Thương mại\nỔn định.\nII. NHIỆM VỤ\nA. Công nghiệp\nGiữ đà tăng.",
    )
    assert [level for level, _, _ in found] == [1, 2, 2, 1, 2]


def test_letters_above_roman(text_of: TextOf) -> None:
    found = outline(
        text_of,
        "A. KẾT QUẢ\nI. Công nghiệp\nTăng khá.\nII. Thương mại\nỔn định.\nB. NHIỆM VỤ\nI. Công nghiệp\nGiữ đà tăng.",
    )
    assert [level for level, _, _ in found] == [1, 2, 2, 1, 2]


HEADINGS = [
    # line and what follows it, headings found (label, title)
    ("1. Ưu điểm\nCông tác được quan tâm.", [("1.", "Ưu điểm")]),
    ("1. Ưu điểm.\nCông tác được quan tâm.", [("1.", "Ưu điểm")]),
    ("1. Tình hình chung:\nSản xuất tăng.", [("1.", "Tình hình chung")]),
    # captions of tables open no parts
    ("1. Ưu điểm\nCông tác được quan tâm.\nBảng 1. Số hộ theo xã\nSố hộ tăng.", [("1.", "Ưu điểm")]),
    ("1. Ưu điểm\nCông tác được quan tâm.\nBiểu 2: Sản phẩm chủ yếu\nSố hộ tăng.", [("1.", "Ưu điểm")]),
    ("a. Xuất khẩu:\nKim ngạch tăng.", [("a.", "Xuất khẩu")]),
    ("2. Văn phòng Sở\n- Bố trí phòng họp.", [("2.", "Văn phòng Sở")]),  # who does it
    ("4. Tiếp tục thi công đoạn hai của Dự án.\nĐến nay các hộ đã nhận đất.",
     [("4.", "Tiếp tục thi công đoạn hai của Dự án")]),
    # a name in quotes is one word, whatever marks and numbers it holds
    (
        "2. Phong trào “Xanh - Sạch - Đẹp, giữ gìn sông suối; một xóm làng bền vững của tất cả mọi nhà”: Có 20 xã dự.",
        [("2.", "Phong trào “Xanh - Sạch - Đẹp, giữ gìn sông suối; một xóm làng bền vững của tất cả mọi nhà”")],
    ),
    ('1. Phong trào "2 triệu cây xanh": Đã trồng 40 nghìn cây.', [("1.", 'Phong trào "2 triệu cây xanh"')]),
    ('3. Sở trồng 40 cây "xanh: Có 20 xã dự.', []),
    # run-in headings count only with a label
    ("1. Về công nghiệp: Giá trị sản xuất tăng 5%.", [("1.", "Về công nghiệp")]),
    ("a) Trồng trọt: Diện tích gieo trồng đạt 100 ha.", [("a)", "Trồng trọt")]),
    ("1. Ưu điểm. Công tác thi đua được quan tâm.", [("1.", "Ưu điểm")]),
    ("2.1. Các văn bản đã ban hành: Trong quý, Sở ban hành 5 văn bản.", [("2.1.", "Các văn bản đã ban hành")]),
    ("1. Về sản xuất công nghiệp 7 tháng: Giá trị tăng 5%.", [("1.", "Về sản xuất công nghiệp 7 tháng")]),
    ("Về xuất khẩu: kim ngạch ước đạt 10 triệu USD.", []),
    ("- Công tác tiếp dân: đã tiếp 62 lượt.", []),
    # a star before a role alone on its line; what says more, or has a dash, is an item
    ("* Hạn chế:\n- Kho hồ sơ quá chật.", [("*", "Hạn chế")]),
    ("* Hạn chế: kho hồ sơ quá chật.\n- Thiếu kinh phí.", []),
    ("- Hạn chế: kho hồ sơ quá chật.\n+ Thiếu kinh phí.", []),
    ("- Hạn chế\n- Nguyên nhân", []),
    # numbered sentences and orders
    ("1. Ban hành các phương án: cấp nước và thoát nước năm 2023.\n2. Theo dõi việc thực hiện.", []),
    ("1. Tổ chức hội nghị tổng kết.\n2. Kiểm tra các đơn vị.\n3. Báo cáo kết quả.", []),
    ("1. Sở Tài chính chủ trì, phối hợp với các đơn vị:\n- Lập dự toán.", []),
    ("1. Tổng số hộ được khảo sát là 135.\n2. Số hộ thoát nghèo là 12.", []),
    ("2. Nhiều đơn vị đã hoàn thành kế hoạch năm; một số đơn vị còn chậm.\nĐiển hình là hai huyện.", []),
    ("5. Số hộ dùng nước sạch là 12.450 hộ, đạt tỷ lệ 91,5%.\nTrong quý sẽ mở thêm hai trạm.", []),  # states figures
    ("1.1. Phó Giám đốc phụ trách chỉ đạo:\na) Phòng Kế hoạch lập dự toán.", []),
    ("Kết quả cụ thể như sau:\n- Sản lượng tăng.", []),
    ("Một là, nâng cao nhận thức.\nHai là, kiện toàn bộ máy.", []),
    # without a label
    ("Cây lâu năm:\nDiện tích nhãn tăng nhẹ.", [(None, "Cây lâu năm")]),
    ("Khó khăn, vướng mắc:\n- Thiếu vốn.", [(None, "Khó khăn, vướng mắc")]),
    ("**Kết quả công tác tuyên truyền**\nĐã tổ chức 5 hội nghị.", [(None, "Kết quả công tác tuyên truyền")]),
    ("MỤC TIÊU VÀ YÊU CẦU\nNâng cao chất lượng phong trào.", [(None, "MỤC TIÊU VÀ YÊU CẦU")]),
    ("QUYẾT ĐỊNH:\nCông nhận các đơn vị sau.", []),
    ("Trong đó:\nKhu vực nhà nước tăng 5%.", []),
    ("Đến nay đã hoàn thành:\nHai dự án lớn.", []),
    ("Nguồn: Phòng Tổng hợp", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "headings"), HEADINGS)
def test_heading_or_sentence(text_of: TextOf, source: str, headings: list[tuple[str | None, str]]) -> None:
    assert [(label, title) for _, label, title in outline(text_of, source)] == headings


def test_addressed_orders_of_a_directive(text_of: TextOf) -> None:
    """In a directive "1. Các phòng:" opens an order, in a plan a part."""
    lines = "1. Các phòng chuyên môn:\n- Lập kế hoạch.\n- Kiểm tra.\n2. Văn phòng Sở:\n- Theo dõi."
    assert outline(text_of, lines, "Chỉ thị về việc tăng cường kỷ luật năm 2021") == []
    assert [title for _, _, title in outline(text_of, lines, "Kế hoạch triển khai kỷ luật năm 2021")] == [
        "Các phòng chuyên môn",
        "Văn phòng Sở",
    ]


def test_bodies_that_orders_below_are_addressed_to(text_of: TextOf) -> None:
    """In a directive "1. Sở X:" alone on its line names a part if labelled orders follow."""
    lines = "1. Văn phòng Sở:\na) Lập kế hoạch.\nb) Kiểm tra.\n2. Các phòng chuyên môn rà soát hồ sơ."
    assert [title for _, _, title in outline(text_of, lines, "Chỉ thị về việc tăng cường kỷ luật năm 2021")] == [
        "Văn phòng Sở"
    ]


def test_titles_that_end_with_a_stop(text_of: TextOf) -> None:
    """ "1. Văn thư, lưu trữ. Toàn ngành …" is a title where its sibling has one too."""
    lines = "1. Văn thư, lưu trữ. Đơn vị có 5 kho hồ sơ.\n2. Công nghệ thông tin. Đơn vị có 9 máy chủ."
    assert [title for _, _, title in outline(text_of, lines)] == ["Văn thư, lưu trữ", "Công nghệ thông tin"]
    assert outline(text_of, "1. Văn thư, lưu trữ. Đơn vị có 5 kho hồ sơ.\n2. Mua 9 máy chủ. Lắp trong quý.") == []


def test_last_item_of_a_list_is_no_heading(text_of: TextOf) -> None:
    lines = (
        "a) Một số phòng chưa nộp hồ sơ đúng hạn.\nb) Một số phòng chưa có kho lưu trữ riêng.\nLý do là thiếu kinh phí."
    )
    assert outline(text_of, lines) == []


def test_last_task_of_a_list_is_no_heading(text_of: TextOf) -> None:
    """Though a paragraph without a label follows it."""
    lines = (
        "II. NHIỆM VỤ\n1. Rà soát các quy chế của đơn vị trước tháng 5.\n2. Mở lớp tập huấn về lưu trữ trong tháng 8."
    )
    found = outline(text_of, f"{lines}\nĐề nghị cấp trên bố trí thêm kho.")
    assert [title for _, _, title in found] == ["NHIỆM VỤ"]


def test_last_item_before_the_closing_request(text_of: TextOf) -> None:
    found = outline(text_of, "I. NHIỆM VỤ\n1. Kiểm tra các đơn vị.\n2. Báo cáo kết quả.\nTrên đây là báo cáo của Sở./.")
    assert [title for _, _, title in found] == ["NHIỆM VỤ"]


def test_title_of_news_is_no_section(text_of: TextOf) -> None:
    found = find_structure(
        text_of("**Một năm của ngành**\nNgành đã hoàn thành kế hoạch.\n**Sản xuất**\nSản lượng tăng.")
    )
    assert [section.heading for section in found.sections] == ["Sản xuất"]


def test_annexed_regulation(text_of: TextOf) -> None:
    """A document that the foot is followed by: its title is a heading without a label, its articles are headings."""
    found = outline(
        text_of,
        """Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Hội đồng.
        Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
        Nơi nhận:
        - Như Điều 2;
        - Lưu: VT.
        TM. HỘI ĐỒNG
        CHỦ TỊCH
        Lê Minh
        QUY CHẾ
        LÀM VIỆC CỦA HỘI ĐỒNG
        (Ban hành kèm theo Quyết định số 6/QĐ-HĐ ngày 25/01/2024)
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi điều chỉnh
        Quy chế này quy định việc làm của Hội đồng.
        Điều 2. Nguyên tắc
        1. Tập trung dân chủ.
        2. Công khai.""",
        "Quyết định về việc ban hành Quy chế",
    )
    assert found == [
        (1, None, "QUY CHẾ LÀM VIỆC CỦA HỘI ĐỒNG"),
        (2, "Chương I", "QUY ĐỊNH CHUNG"),
        (3, "Điều 1.", "Phạm vi điều chỉnh"),
        (3, "Điều 2.", "Nguyên tắc"),
    ]


def test_annexes_of_forms(text_of: TextOf) -> None:
    found = find_structure(
        text_of(
            """TỈNH HÀ NAM Biểu mẫu số 04
            BẢNG TỔNG HỢP DANH HIỆU THI ĐUA NĂM 2021
            TT | Hình thức | Số lượng
            1 | Bằng khen | 12
            CHỦ TỊCH
            Trần Văn Bình
            TỈNH HÀ NAM Biểu mẫu số 02
            TỔNG HỢP QUỸ KHEN THƯỞNG NĂM 2021
            TT | Nguồn | Số tiền
            1 | Ngân sách | 700
            CHỦ TỊCH
            Trần Văn Bình"""
        )
    )
    assert [(section.label, section.heading) for section in found.sections] == [
        ("Biểu mẫu số 02", "TỔNG HỢP QUỸ KHEN THƯỞNG NĂM 2021")
    ]
    assert [signer.name for signer in found.closing.signers] == ["Trần Văn Bình"]
    assert found.sentences == ()
    assert len(found.tables) == 2


def test_numbered_recommendations_are_a_list(text_of: TextOf) -> None:
    structure = find_structure(
        text_of(
            "IV. KIẾN NGHỊ\n"
            "1. Đề nghị Sở Giao thông vận tải lắp đặt bổ sung đèn tín hiệu tại cầu Sông Xanh.\n"
            "2. Đề nghị UBND tỉnh bố trí kinh phí mua sắm bổ sung xe chữa cháy cho các xã vùng cao.\n"
            "Trên đây là báo cáo của Công an huyện Tân Lập."
        )
    )
    assert [section.heading for section in structure.sections] == ["KIẾN NGHỊ"]
    assert sum(sentence.role == "recommendation" for sentence in structure.sentences) >= 2
