"""Sentences and items of the body."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import Text
from pipeline.structure import find_structure
from pipeline.structure.sentences import split

TextOf = Callable[[str], Text]

SPLITS = [
    # running text, one string a sentence
    (["Sản xuất tăng khá.", "Xuất khẩu ổn định."]),
    (["Kim ngạch đạt 2.460 triệu USD, tăng 31,7%.", "Nhập khẩu giảm."]),  # a point inside a number
    (["Ngày 14/5.", "Hội nghị diễn ra."]),
    (["Nền nếp được giữ.", "100% cán bộ đăng ký học.", "8/8 xã nộp đủ."]),  # a sentence may begin with a figure
    (["Hội nghị diễn ra tại TP. Hồ Chí Minh và TX. Sơn Tây."]),
    (["Do ThS. Trần Bình và PGS. Lê Minh báo cáo."]),
    (["Đồng chí Đ/c. Nam dự họp."]),
    (["Gồm sổ sách, hồ sơ, v.v. của đơn vị."]),  # goes on in small letters
    (["Gồm sổ sách, hồ sơ, v.v.", "Các đơn vị đã nộp đủ."]),
    (["Trồng cây, làm đường...", "Qua đó nâng cao ý thức."]),
    (["Trồng cây, làm đường… để nâng cao ý thức."]),
    (["Phong trào “Đền ơn đáp nghĩa.”", "Sở đã tặng quà."]),
    (["Phong trào được duy trì; nhiều đơn vị làm tốt; công tác báo cáo còn chậm."]),  # kept together
    (["Kế hoạch số 12/KH-SXD ngày 10/01/2022.", "100 hộ được hỗ trợ."]),
    (["Kính báo cáo Ban Thi đua theo quy định./."]),  # the end mark
    (["Vì sao chậm?", "Do thiếu vốn!", "Cần bổ sung."]),
    (["Nghị quyết của T.Ư. Đảng được quán triệt."]),
    (["Dự án của Công ty TNHH A.B. Sơn hoàn thành."]),
    (["Tăng 5,2 %.", "Trong đó khu vực tư nhân tăng 6%."]),
    (["Ông K. Sơn ký."]),
]


@pytest.mark.parametrize("sentences", SPLITS, ids=lambda sentences: sentences[0][:30])
def test_split(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


@given(st.text(alphabet='aĂ1.,;:!?…”"( )-\u00a0Đ/', max_size=60))
def test_split_loses_only_blanks(text: str) -> None:
    spans = split(text)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    left = "".join(letter for place, letter in enumerate(text) if place not in covered)
    assert not any(letter.isalnum() for letter in left)


BODY = """
Báo cáo tình hình công tác năm 2021
Năm 2021 có nhiều khó khăn. Sở đã hoàn thành nhiệm vụ.
I. KẾT QUẢ
1. Về công nghiệp: Sản lượng tăng 5%. Lao động tăng 2%.
Các kết quả cụ thể như sau:
- Hoàn thành kế hoạch. Đã nghiệm thu;
+ Đã ban hành 12 văn bản.
TT | Nội dung
1 | Công nghiệp
II. TỒN TẠI
a) Một số đơn vị còn chậm, chưa quyết liệt; việc báo cáo chưa đầy đủ và không đúng hạn theo quy định của cấp trên.
b) Thiếu vốn.
"""


def test_items_lead_ins_and_sections(text_of: TextOf) -> None:
    text = text_of(BODY)
    found = find_structure(text)
    ids = {section.id: section.heading for section in found.sections}
    rows = [
        (text.content[s.start : s.end][:24], ids.get(s.section or ""), s.role, s.item, s.lead_in)
        for s in found.sentences
    ]
    assert rows == [
        ("Năm 2021 có nhiều khó kh", None, None, False, False),
        ("Sở đã hoàn thành nhiệm v", None, None, False, False),
        ("Sản lượng tăng 5%.", "Về công nghiệp", None, False, False),  # after a run-in heading
        ("Lao động tăng 2%.", "Về công nghiệp", None, False, False),
        ("Các kết quả cụ thể như s", "Về công nghiệp", None, False, True),
        ("Hoàn thành kế hoạch. Đã ", "Về công nghiệp", None, True, False),  # an item is one, whatever it holds
        ("Đã ban hành 12 văn bản.", "Về công nghiệp", None, True, False),
        ("Một số đơn vị còn chậm, ", "TỒN TẠI", "limitation", True, False),
        ("Thiếu vốn.", "TỒN TẠI", "limitation", True, False),
    ]
    assert len(found.tables) == 1


def test_roles_named_before_a_colon(text_of: TextOf) -> None:
    text = text_of(
        """Báo cáo tình hình công tác năm 2021
        I. ĐÁNH GIÁ
        - Ưu điểm: Công tác được quan tâm.
        - Các đơn vị nộp báo cáo đúng hạn.
        Tồn tại, hạn chế: Một số đơn vị còn chậm. Kinh phí thiếu.
        * Nguyên nhân:
        - Nhân lực mỏng.
        - Kiến nghị bãi bỏ: 25
        * Công tác khác
        - Đã tổ chức hội nghị.
        II. KẾT QUẢ KHÁC
        Đã hoàn thành."""
    )
    found = find_structure(text).sentences
    assert [(text.content[s.start : s.end][:16], s.role) for s in found] == [
        ("Ưu điểm: Công tá", "strength"),
        ("Các đơn vị nộp b", None),
        ("Tồn tại, hạn chế", "limitation"),
        ("Kinh phí thiếu.", "limitation"),
        ("Nhân lực mỏng.", "cause"),
        ("Kiến nghị bãi bỏ", "cause"),  # an item of the list, whatever its own words
        ("Đã tổ chức hội n", None),
        ("Đã hoàn thành.", None),
    ]


def test_sentences_lie_outside_headings_and_tables(text_of: TextOf) -> None:
    text = text_of(BODY)
    found = find_structure(text)
    headings = [(section.start, section.body_start) for section in found.sections]
    tables = [(table.start, table.end) for table in found.tables]
    for sentence in found.sentences:
        assert found.header.span.end <= sentence.start < sentence.end
        assert all(sentence.end <= start or end <= sentence.start for start, end in headings + tables)
        block = text.blocks[sentence.paragraph]
        assert block.start <= sentence.start < sentence.end <= block.end


LINES = (
    *("I. KẾT QUẢ", "1. Ưu điểm", "a) Khác:", "- Mục;", "Một câu. Hai câu.", "Phần thứ hai", "**In đậm**", "PHỤ LỤC"),
    *(
        "SỞ Y TẾ",
        "Số: /BC-SYT",
        "Hà Nội, ngày 01 tháng 02 năm 2023",
        "Hà Nội, ngày",
        "01 tháng 02 năm 2023",
        "V/v việc",
    ),
    *("BÁO CÁO", "QUYẾT ĐỊNH:", "Kính gửi:", "Điều 1. Tặng", "Biểu số 01", "6 tháng đầu năm", "…", "x | y"),
    *("Nơi nhận:", "KT. GIÁM ĐỐC", "GIÁM ĐỐC", "Trần Văn Bình", "- Lưu: VT.", "* Hạn chế:"),
)


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_any_order_of_lines_is_read(text_of: TextOf, lines: list[str]) -> None:
    text = text_of("\n".join(lines))
    found = find_structure(text)
    assert found == find_structure(text)
    assert list(found.sections) == sorted(found.sections, key=lambda section: section.start)
    assert all(0 <= section.start < section.end <= len(text.content) for section in found.sections)
    assert all(section.start < section.body_start <= section.end for section in found.sections)
    starts = [sentence.start for sentence in found.sentences]
    assert starts == sorted(set(starts))


def test_empty(text_of: TextOf) -> None:
    found = find_structure(text_of(""))
    assert (found.sections, found.sentences, found.tables) == ((), (), ())
    assert not found.header.present
