"""Whatever a text says, what is read of it stands in it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.structure import Closing, Header, Sentence, Structure
from models.text import Paragraph, Span, Text
from models.values.period import Period
from pipeline.extract import extract

WORDS = st.sampled_from(
    [
        "kim ngạch xuất khẩu", "tổng số", "hộ", "ước", "đạt", "là", "có", "với", "tăng", "giảm", "còn", "bằng", "gấp",
        "chiếm", "vượt", "so với", "cùng kỳ", "năm 2021", "tháng 5", "kế hoạch", "trong đó", "gồm", "và", ",", ";", ":",
        "(", ")", ".", "-", "%", "điểm phần trăm", "lần", "tỷ đồng", "triệu USD", "hồ sơ", "tấn/ha", "lượt người",
        "5", "12,5", "2.460", "5.378.7000.000", "65-70", "26/27", "tiếp nhận", "đã", "phấn đấu", "trên", "hai đoàn",
        "lũy kế", "bình quân", "toàn tỉnh", "giá hiện hành", "mỗi suất", "15/KH-SXD", "15/6/2022", "100%", "Hà Nội",
    ]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_number_read_is_printed_where_it_is_said_to_stand(words: list[str]) -> None:
    content = " ".join(words)
    text = Text(content, (Paragraph(0, len(content)),))
    header = Header(type="BC", period=Period.of_half(2022, 1), present=True)
    sentence = Sentence(0, len(content), None, None)
    structure = Structure(header, (), (sentence,), (), Closing(), Span(0, len(content)))
    for one in extract(text, structure).observations:
        assert 0 <= one.span.start < one.span.end <= len(content)
        assert one.name.strip()
        assert one.quantity or one.changes or one.attainments
        parts = [*([one.quantity] if one.quantity else []), *one.changes, *one.attainments]
        for part in parts:
            assert one.span.start <= part.span.start
            assert part.span.end <= one.span.end
            assert any(letter.isdigit() or letter in "hai" for letter in content[part.span.start : part.span.end])


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    # one endless sentence: nothing in it may be looked through again for every figure
    content = "; ".join(f"mặt hàng {chr(97 + i % 26)}{i} đạt {i} tấn, tăng {i % 50},5%" for i in range(4000))
    text = Text(content, (Paragraph(0, len(content)),))
    header = Header(type="BC", period=Period.of_half(2022, 1), present=True)
    structure = Structure(header, (), (Sentence(0, len(content), None, None),), (), Closing(), Span(0, len(content)))
    assert len(extract(text, structure).observations) == 4000
