"""Every character of a printed line knows its page and a box around it, whatever was joined, cleaned or left out."""

from __future__ import annotations

import pytest

from models.layout import Box, Cell, Layout, Line, Page, Stretch, Table
from models.text import PageBox, Span, Text
from pipeline.normalise import normalise


def line(text: str, top: float, left: float = 70.0, right: float = 525.0, *stretches: Stretch) -> Line:
    return Line(text, box=Box(left, top, right, top + 14), stretches=stretches)


def text_of(*blocks: Line | Table, number: int | None = 1) -> Text:
    return normalise(Layout("x", (Page(number, blocks, 595, 842),)))


def boxes(text: Text, words: str) -> tuple[PageBox, ...]:
    start = text.content.index(words)
    return text.boxes(Span(start, start + len(words)))


FIRST = "Ngành Công Thương tỉnh Sông Lam đã tổ chức thực hiện tốt các phong trào thi đua"
SECOND = "trong toàn ngành, kim ngạch xuất khẩu tăng 17,4%."


def test_a_box_for_each_printed_line_of_a_joined_paragraph() -> None:
    text = text_of(line(FIRST, 100), line(SECOND, 117, right=340.0))
    assert text.content == f"{FIRST} {SECOND}"
    assert boxes(text, text.content) == (PageBox(1, 70, 100, 525, 114), PageBox(1, 70, 117, 340, 131))
    assert boxes(text, FIRST) == (PageBox(1, 70, 100, 525, 114),)
    assert [box.top for box in boxes(text, "thi đua trong")] == [100, 117]


def test_part_of_a_line_has_a_narrower_box() -> None:
    text = text_of(line(FIRST, 100), line(SECOND, 117, right=340.0))
    (box,) = boxes(text, "xuất khẩu")
    assert 70 < box.left < box.right < 340
    assert box.right - box.left < 80
    (last,) = boxes(text, "17,4%.")
    assert last.right == 340


def test_a_paragraph_over_a_page_break_stands_on_both_pages() -> None:
    pages = tuple(Page(number, (line(words, 300),), 595, 842) for number, words in ((4, FIRST), (5, SECOND)))
    text = normalise(Layout("x", pages))
    assert [(box.page, box.left) for box in boxes(text, "thi đua trong toàn")] == [
        (4, pytest.approx(463, abs=25)),
        (5, 70),
    ]


def test_a_line_set_with_a_wide_gap_keeps_its_whole_box() -> None:
    # Letters tell nothing of the place of a word behind a tab: the whole line is sure to hold it.
    text = text_of(line("Số: 12/BC-SCT ngày 05", 100, 70, 525))
    assert boxes(text, "12/BC-SCT") == (PageBox(1, 70, 100, 525, 114),)


KNOWN = (Stretch(0, 70, 88), Stretch(4, 300, 360), Stretch(14, 480, 525))


@pytest.mark.parametrize(
    ("words", "left", "right"),
    [("Số:", 70, 88), ("12/BC-SCT", 300, 360), ("ngày 05", 480, 525), ("12/BC-SCT ngày 05", 300, 525)],
)
def test_what_the_reader_knew_of_a_lines_words_is_kept(words: str, left: float, right: float) -> None:
    text = text_of(line("Số: 12/BC-SCT ngày 05", 100, 70, 525, *KNOWN))
    assert boxes(text, words) == (PageBox(1, left, 100, right, 114),)
    (inside,) = boxes(text, "BC-SCT ngày")
    assert 300 < inside.left < 360 < 480 < inside.right < 525


@pytest.mark.parametrize(
    "typed",
    [
        # base letters and tones apart: longer than what is made of them
        "So\u0302\u0301: 12/BC-SCT ngày 05",
        # a zero-width sign inside a word
        "Số: 12/BC-S\u200bCT ngày 05",
    ],
)
def test_words_are_found_again_after_cleaning_changed_their_length(typed: str) -> None:
    known = (KNOWN[0], Stretch(typed.index("12"), 300, 360), Stretch(typed.index("ngày"), 480, 525))
    text = text_of(line(typed, 100, 70, 525, *known))
    assert boxes(text, "12/BC-SCT") == (PageBox(1, 300, 100, 360, 114),)


def test_a_word_set_in_two_runs_is_one_after_cleaning() -> None:
    # "12/BC-" and "SCT" were two stretches; the blank before "12" is all that cleaning leaves to find them by
    typed = "So\u0302\u0301: 12/BC-SCT ngày"
    known = (KNOWN[0], Stretch(typed.index("12"), 300, 340), Stretch(typed.index("SCT"), 340, 360))
    assert boxes(text_of(line(typed, 100, 70, 360, *known)), "12/BC-SCT ngày") == (PageBox(1, 300, 100, 360, 114),)


def test_a_tables_cells_have_boxes_of_their_own() -> None:
    cells = [("Chỉ tiêu", 70), ("Thực hiện", 300), ("Xuất khẩu", 70), ("1.080", 300)]
    table = Table(
        tuple(
            Cell((line(words, 200 + 17 * (at // 2), left, left + 60),), at // 2, at % 2)
            for at, (words, left) in enumerate(cells)
        ),
        2,
        2,
    )
    text = text_of(line(FIRST, 100), table)
    assert boxes(text, "1.080") == (PageBox(1, 300, 217, 360, 231),)
    assert boxes(text, "Xuất khẩu | 1.080") == (PageBox(1, 70, 217, 130, 231), PageBox(1, 300, 217, 360, 231))


@pytest.mark.parametrize("blocks", [(Line(FIRST, whole=True),), (line(FIRST, 100),)])
def test_no_boxes_without_pages(blocks: tuple[Line, ...]) -> None:
    text = text_of(*blocks, number=None)
    assert text.printed == ()
    assert text.boxes(Span(0, 5)) == ()


def test_what_stands_between_lines_has_no_box() -> None:
    text = text_of(line("Kết quả đạt được.", 100, right=160), line("Hạn chế.", 130, right=120))
    gap = text.content.index("\n")
    assert text.boxes(Span(gap, gap + 1)) == ()
    assert text.boxes(Span(3, 3)) == ()
