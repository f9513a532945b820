"""Statements: sentences with the role they state, by section and by their own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from models.structure import Role, Section
from models.text import TextCell, TextTable
from pipeline.extract import statements

BY_WORDS: list[tuple[str, Role | None]] = [
    # limitations: a turn with bad news, or words that are bad news in themselves
    ("Tuy nhiên, giải ngân vốn đầu tư công quá thấp so với dự kiến.", "limitation"),
    ("Công tác tuyên truyền còn hạn chế, chưa thường xuyên.", "limitation"),
    ("Nắng nóng kéo dài gây bất lợi cho các vườn cây ăn quả.", "limitation"),
    ("Khó khăn, hạn chế: Dịch bệnh tái phát, khó kiểm soát.", "limitation"),
    ("Sĩ số các lớp nghề có xu hướng giảm dần do học sinh đi làm sớm.", "limitation"),
    ("Vài trường chưa chấp hành nghiêm quy chế chi tiêu.", "limitation"),
    ("Thị trường xuất khẩu bị thu hẹp, đơn hàng sụt giảm mạnh.", "limitation"),
    ("Hoạt động xuất khẩu gặp nhiều khó khăn do ảnh hưởng của dịch bệnh.", "limitation"),
    ("Tuy nhiên, số doanh nghiệp giải thể tăng 20%.", "limitation"),
    # what is good to fall; what has not happened; those who are helped; a setting
    ("Tuy nhiên, tỷ lệ hộ nghèo vẫn giảm 1,2%.", None),
    ("Số vụ tai nạn giao thông giảm 12% do tăng cường tuần tra.", None),
    ("Đến nay chưa có ca mắc mới trên địa bàn.", None),
    ("Sở đã hỗ trợ các doanh nghiệp gặp nhiều khó khăn tiếp cận vốn vay.", None),
    ("Trong bối cảnh gặp nhiều khó khăn, sản xuất vẫn giữ được nhịp độ.", None),
    # a turn towards good news; difficulties that are removed; a conceded difficulty
    ("Tuy nhiên, nhờ tập trung nguồn lực, xã đạt được những kết quả tích cực.", None),
    ("Sở đã tháo gỡ khó khăn, vướng mắc cho doanh nghiệp trên địa bàn.", None),
    ("Mặc dù gặp nhiều khó khăn nhưng tỉnh đã khai thác tốt các tiềm năng.", None),
    ("Con em các hộ có hoàn cảnh khó khăn được miễn học phí.", None),
    ("Số liệu chưa bao gồm các hộ trồng xen canh.", None),
    ("Tuy nhiên, nguồn vốn mới đáp ứng khoảng một nửa nhu cầu vay.", "limitation"),
    ("Tuy nhiên ở ba thôn sóng điện thoại còn chập chờn.", "limitation"),
    ("Trong điều kiện giá vật tư tăng, sản xuất gặp nhiều khó khăn, các hộ đã nỗ lực giữ đàn.", None),
    # causes
    ("Những tồn tại trên có nguyên nhân chủ quan từ việc chậm phân công.", "cause"),
    ("Nguyên nhân là do các trạm bơm mới vận hành đủ công suất.", "cause"),
    ("Mức tăng trên được giải thích do cơ cấu giống thay đổi.", "cause"),
    ("Tăng trưởng này đạt được do hai lò xi măng vừa chạy thử.", "cause"),
    # a fall and its reason, the fall not stated before
    ("Sản lượng tôm giảm do dịch bệnh trên diện rộng.", "limitation"),
    ("Sản lượng đạt 1.200 tấn, giảm 3,2% so với cùng kỳ do thời tiết không thuận lợi.", "limitation"),
    ("Chỉ số giá tiêu dùng giảm 0,2% so với tháng trước.", None),
    # "do" of who does it is no reason
    ("Các chỉ tiêu giảm do Bộ Tài chính giao thấp so với năm trước.", None),
    # good news with its reason is no statement
    ("Do có phương án từ sớm nên hội thi được thực hiện tốt.", None),
    # requests: to somebody
    ("Đề nghị Bộ Công Thương sớm ban hành thông tư hướng dẫn.", "recommendation"),
    ("Kiến nghị với UBND tỉnh bố trí kinh phí cho công tác khuyến công.", "recommendation"),
    ("Thực hiện Kế hoạch năm, Sở Nội vụ đề nghị các cơ quan, đơn vị báo cáo trước ngày 15/6.", "recommendation"),
    ("Trên đây là báo cáo quý I; kính đề nghị UBND tỉnh xem xét, chỉ đạo./.", "recommendation"),
    ("Trên đây là kết quả thực hiện quý III, kính báo cáo Thường trực Huyện ủy./.", None),
    ("Đề nghị thu hồi 40 triệu đồng chi sai của hai trường.", None),
    ("Kiến nghị giữ nguyên là: 43 quy trình nội bộ", None),
    ("Sở đã đề nghị UBND tỉnh phê duyệt 03 đề án.", None),
    # achievements and tasks outside their sections are none
    ("Công tác khen thưởng được thực hiện kịp thời, đúng quy định.", None),
    ("Tiếp tục đẩy mạnh cải cách hành chính trong thời gian tới.", None),
    # lead-ins
    ("Bên cạnh kết quả đạt được, công tác này còn một số tồn tại, hạn chế sau:", None),
    ("Kết quả cụ thể như sau:", None),
]


@pytest.mark.parametrize(("text", "role"), BY_WORDS)
def test_by_words(make_doc: Callable[..., Doc], text: str, role: Role | None) -> None:
    assert [one.role for one in statements.find(make_doc(text))] == ([role] if role else [])


BY_SECTION: list[tuple[Role | None, str, Role | None]] = [
    ("strength", "Nhiều mô hình mới được nhân rộng.", "strength"),
    ("strength", "Tuy nhiên, một số mô hình còn chậm được nhân rộng.", "limitation"),
    ("limitation", "Tiêu chí thi đua nặng về định tính.", "limitation"),
    ("limitation", "Nguyên nhân chủ yếu là thiếu cán bộ chuyên trách.", "cause"),
    # why what was said before is so
    ("limitation", "Những hạn chế trên có nguyên nhân là do chủ xưởng chưa quan tâm; cán bộ kiêm nhiệm.", "cause"),
    ("limitation", "Các tồn tại, khuyết điểm nêu trên chủ yếu do cán bộ còn kiêm nhiệm.", "cause"),
    ("limitation", "Tình trạng trên xuất phát từ việc thiếu cán bộ chuyên trách.", "cause"),
    ("limitation", "Hạn chế này bắt nguồn từ thói quen cũ của các hộ.", "cause"),
    ("limitation", "Những hạn chế do năm trước để lại chưa được khắc phục.", "limitation"),
    ("limitation", "Những hạn chế trên chậm được khắc phục ở các xã vùng cao.", "limitation"),
    ("limitation", "Công tác này vẫn còn những hạn chế, bất cập, chưa đáp ứng yêu cầu; cụ thể:", "limitation"),
    ("cause", "Việc bố trí cán bộ là kiêm nhiệm.", "cause"),
    ("recommendation", "Có cơ chế thu hút cán bộ kỹ thuật.", "recommendation"),
    ("recommendation", "Đề nghị UBND tỉnh một số nội dung sau:", None),
    ("task", "Hoàn thiện phương án phát triển cụm công nghiệp.", "task"),
    ("task", "Tổng hợp lỗi và đề nghị đơn vị cung cấp đường truyền khắc phục.", "task"),
    ("task", "Đề nghị Hội Nông dân các xã phối hợp tuyên truyền.", "recommendation"),
    # asked of those above, at the end of the tasks
    ("task", "UBND tỉnh kính đề nghị Bộ Công Thương sớm hướng dẫn cơ chế giá.", "recommendation"),
    ("limitation", "Nợ thuế tăng.", "limitation"),
    ("limitation", "Một phần vì chính sách gia hạn kéo dài, phần khác vì nhà thầu bỏ việc.", "cause"),
    # what will come about is nothing to be done
    ("task", "Dự kiến số thu từ phí cả năm 2021 đạt khoảng 9.250 triệu đồng, bằng 103,4% dự toán.", None),
    ("task", "Ước cả năm lượng khách tăng 12% so với năm trước.", None),
    ("task", "Dự kiến tổ chức hội nghị tổng kết vào cuối quý IV.", "task"),
    ("task", "Phấn đấu số thu từ phí cả năm đạt 9.250 triệu đồng.", "task"),
    ("task", "Tháo gỡ khó khăn, vướng mắc còn tồn tại cho doanh nghiệp.", "task"),
    ("task", "Thời gian thực hiện: Quý II năm 2023", None),
    ("task", "Hoàn thành trong quý III năm 2019.", None),
]


@pytest.mark.parametrize(("section", "text", "role"), BY_SECTION)
def test_by_section(make_doc: Callable[..., Doc], section: Role | None, text: str, role: Role | None) -> None:
    found = statements.find(make_doc(text, role=section, heading="Đánh giá chung"))
    assert [one.role for one in found] == ([role] if role else [])


ORDERS = """\
Công tác phòng cháy đã có chuyển biến. Chủ tịch UBND tỉnh yêu cầu thực hiện các nội dung sau:
Sở Xây dựng rà soát quy hoạch, đề xuất với Bộ Xây dựng điều chỉnh.
Công an tỉnh chủ trì, phối hợp với các sở, ngành:
Kiểm tra các cơ sở có nguy cơ cháy, nổ cao.
Hoàn thành trước ngày 30/6/2024.
Chỉ thị này có hiệu lực kể từ ngày ký và thay thế chỉ thị cũ."""


def test_orders_of_a_directive(make_doc: Callable[..., Doc]) -> None:
    found = statements.find(make_doc(ORDERS, type="CT"))
    assert [ORDERS[one.span.start : one.span.end] for one in found] == [
        "Sở Xây dựng rà soát quy hoạch, đề xuất với Bộ Xây dựng điều chỉnh.",
        "Kiểm tra các cơ sở có nguy cơ cháy, nổ cao.",
    ]
    assert {one.role for one in found} == {"task"}


PLANS = [
    ("Nội dung", "Tuyên truyền sâu rộng trong toàn ngành.", "task"),
    ("Nội dung", "Địa điểm: Hội trường tầng 2 của Sở", None),
    ("Mục đích, yêu cầu", "Nâng cao nhận thức của cán bộ, công chức.", None),
    ("Mục đích, yêu cầu", "Việc tổ chức phải thiết thực, tiết kiệm.", "task"),
    ("Kinh phí", "Kinh phí lấy từ nguồn ngân sách giao năm 2023.", None),
]


@pytest.mark.parametrize(("heading", "text", "role"), PLANS)
def test_items_of_a_plan(make_doc: Callable[..., Doc], heading: str, text: str, role: Role | None) -> None:
    found = statements.find(make_doc(text, type="KH", heading=heading, items=True))
    assert [one.role for one in found] == ([role] if role else [])


def test_news_have_no_tasks(make_doc: Callable[..., Doc]) -> None:
    assert not statements.find(make_doc("Đẩy mạnh tuyên truyền pháp luật trong nhân dân.", type=None, role="task"))


def test_fall_stated_before(make_doc: Callable[..., Doc]) -> None:
    source = "Mây tre xuất khẩu đạt 26 triệu USD, giảm 35%. Riêng mây tre xuất khẩu giảm do thiếu đơn hàng."
    assert [one.role for one in statements.find(make_doc(source))] == ["cause"]


def test_list_of_causes(make_doc: Callable[..., Doc]) -> None:
    source = "Số khách tăng nhanh do một số nguyên nhân sau:\nHai tuyến đường mới mở.\n"
    source += "Giá vé ổn định. Tuy nhiên, số phòng nghỉ còn thiếu."
    found = statements.find(make_doc(source, items=True))
    assert [one.role for one in found] == ["cause", "cause", "limitation"]


def test_item_is_one_statement(make_doc: Callable[..., Doc]) -> None:
    source = "Tổ chức hội nghị; phát động thi đua. Báo cáo kết quả trước ngày 15/6."
    (one,) = statements.find(make_doc(source, role="task", items=True))
    assert (one.span.start, one.span.end) == (0, len(source))


@pytest.mark.parametrize("words", ["mặc dù ", "Tuy nhiên còn ", "Sở đề nghị các ", "báo cáo tổng hợp ", "do giảm "])
def test_endless_sentence_is_read_in_time(make_doc: Callable[..., Doc], words: str) -> None:
    assert len(statements.find(make_doc(words * 20_000))) <= 1


def test_long_sentence_ends_with_a_clause(make_doc: Callable[..., Doc]) -> None:
    source = ("Tổ chức phổ biến pháp luật đất đai đến từng thôn bản, " * 12).strip(", ") + "."
    (one,) = statements.find(make_doc(source, role="task"))
    quote = source[one.span.start : one.span.end]
    assert 40 <= len(quote.split()) <= 60
    assert source[one.span.end] == ","


def test_rows_of_a_table_of_tasks(make_doc: Callable[..., Doc]) -> None:
    rows = [
        ["TT", "Nội dung công việc", "Đơn vị chủ trì"],
        ["I", "Tuyên truyền", ""],
        ["1", "Xây dựng kế hoạch tuyên truyền năm", "Văn phòng"],
    ]
    source, cells = "", []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cells.append(TextCell(len(source), len(source) + len(text), r, c))
            source += text + " | "
        source += "\n"
    table = TextTable(0, len(source) - 1, tuple(cells), 3, 3)
    doc = make_doc("x" * len(source), type="KH", tables=(table,))
    found = statements.find(doc)
    assert found == ()  # the words of the table are looked at, not its form alone
    doc = make_doc(source, type="KH", tables=(table,))
    tasks = [one for one in statements.find(doc) if one.span.start in {cell.start for cell in cells}]
    assert [source[one.span.start : one.span.end] for one in tasks] == ["Xây dựng kế hoạch tuyên truyền năm"]


def test_caption_of_a_table_is_none(make_doc: Callable[..., Doc]) -> None:
    source = "Phân công nhiệm vụ năm 2021\nTT | Tên\n"
    table = TextTable(28, 36, (TextCell(28, 30, 0, 0), TextCell(33, 36, 0, 1)), 1, 2)
    assert not statements.find(make_doc(source[:28], role="task", tables=(table,)))


@pytest.mark.parametrize(
    "text", ["Sở Y tế trân trọng báo cáo./.", "Sở Y tế báo cáo để Ban Thi đua - Khen thưởng tỉnh tổng hợp./."]
)
def test_courtesies_are_none(make_doc: Callable[..., Doc], text: str) -> None:
    assert not statements.find(make_doc(text, role="task"))


def test_targets_of_a_plan_are_no_tasks(make_doc: Callable[..., Doc]) -> None:
    assert not statements.find(make_doc("Kim ngạch xuất khẩu đạt 940 triệu USD.", type="KH", items=True))


def test_results_are_no_strengths_where_a_section_tells_them(make_doc: Callable[..., Doc]) -> None:
    source = "Sở đã ban hành kế hoạch.\nNhiều mô hình mới được nhân rộng."
    doc = make_doc(source, role="strength", heading="Kết quả đạt được")
    assert len(statements.find(doc)) == 2
    sections = (
        Section("s1", None, "I.", "Kết quả đạt được", "strength", "strength", 1, 0, 24, 0),
        Section("s2", None, "II.", "Ưu điểm", "strength", "strength", 1, 25, len(source), 25),
    )
    first, second = doc._.structure.sentences
    doc._.structure = replace(doc._.structure, sections=sections, sentences=(first, replace(second, section="s2")))
    assert [one.span.start for one in statements.find(doc)] == [25]


GOES_ON: list[tuple[str, Role, list[Role]]] = [
    # what follows "Nguyên nhân …" in its paragraph goes on, up to a turn
    ("Nguyên nhân là do thiếu người. Kho hồ sơ quá chật chội.", "limitation", ["cause", "cause"]),
    ("Nguyên nhân là do thiếu người. Tuy nhiên, hồ sơ vẫn chưa đủ.", "limitation", ["cause", "limitation"]),
    # a plan's last words ask, even in a part of tasks
    ("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các trường phản ánh về Sở./.", "task", ["recommendation"]),
    # what is enclosed or replaced is nothing to be done
    ("Hồ sơ kèm theo: biên bản họp và danh sách trích ngang.", "recommendation", []),
    ("Thông báo này thay thế Thông báo số 5/TB-VP ngày 02/3/2021.", "task", []),
]


@pytest.mark.parametrize(("source", "role", "roles"), GOES_ON)
def test_what_goes_on_and_what_ends(make_doc: Callable[..., Doc], source: str, role: Role, roles: list[Role]) -> None:
    doc = make_doc(source, role=role)
    sentences = tuple(replace(sentence, paragraph=0) for sentence in doc._.structure.sentences)
    doc._.structure = replace(doc._.structure, sentences=sentences)
    assert [one.role for one in statements.find(doc)] == roles


def test_items_after_a_request_are_recommendations(make_doc: Callable[..., Doc]) -> None:
    doc = make_doc(
        "Sở kính đề nghị Chủ tịch UBND tỉnh:\nTặng Cờ cho Phòng Tổng hợp.\nCấp thêm 02 biên chế.", type="TTr"
    )
    lead, *items = doc._.structure.sentences
    doc._.structure = replace(
        doc._.structure, sentences=(replace(lead, lead_in=True), *(replace(one, item=True) for one in items))
    )
    assert [one.role for one in statements.find(doc)] == ["recommendation", "recommendation"]


@pytest.mark.parametrize(("type", "role"), [("KH", "recommendation"), ("BC", "task")])
def test_last_request_of_a_plan(make_doc: Callable[..., Doc], type: str, role: Role) -> None:
    doc = make_doc("Nhà trường lập danh sách lớp.\nĐề nghị phụ huynh phối hợp với nhà trường.", type=type, role="task")
    assert [one.role for one in statements.find(doc)] == ["task", role]


LEADS = [
    # what announces limitations, what doesn't
    ("Mặc dù đạt nhiều kết quả, công tác này vẫn còn một số hạn chế:", ["limitation", "limitation"]),
    ("Việc cấp nước còn gặp những khó khăn, vướng mắc sau:", ["limitation", "limitation"]),
    ("Công tác này còn có một số tồn tại, khuyết điểm chủ yếu như sau:", ["limitation", "limitation"]),
    ("Để khắc phục khó khăn, Sở tập trung các việc sau:", []),
    ("Các xã có những cách làm sau:", []),
]


@pytest.mark.parametrize(("lead", "roles"), LEADS)
def test_items_under_a_lead_in_of_limitations(make_doc: Callable[..., Doc], lead: str, roles: list[Role]) -> None:
    doc = make_doc(f"{lead}\nNguồn nước ngầm ở ba xã ven biển nhiễm mặn.\nMáy bơm của hai trạm đã xuống cấp.")
    first, *items = doc._.structure.sentences
    doc._.structure = replace(
        doc._.structure, sentences=(replace(first, lead_in=True), *(replace(one, item=True) for one in items))
    )
    assert [one.role for one in statements.find(doc)] == roles


def test_names_of_groups_in_a_table_of_tasks_are_no_tasks(make_doc: Callable[..., Doc]) -> None:
    rows = [
        ("TT", "Nội dung công việc", "Chủ trì", "Thời hạn"),
        ("I", "Đào tạo, hỗ trợ xã", "", ""),
        ("1", "Mở lớp tại các thôn", "Xã", ""),
    ]
    source, cells = "", []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            cells.append(TextCell(len(source), len(source) + len(text), row, column))
            source += f"{text} | "
    doc = make_doc(source, tables=(TextTable(0, len(source), tuple(cells), 3, 4),))
    doc._.structure = replace(doc._.structure, sentences=(), header=replace(doc._.structure.header, type="KH"))
    assert [source[one.span.start : one.span.end] for one in statements.find(doc)] == ["Mở lớp tại các thôn"]
