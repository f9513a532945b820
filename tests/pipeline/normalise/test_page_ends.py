"""What stands at a page's end and what breaks a line: the sentence is whole, nothing of the sheet is in it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from models.layout import Box, Layout, Line, Page
from models.text import Paragraph
from pipeline.normalise import normalise

LEFT, RIGHT, INDENT = 72.0, 525.0, 108.0
FULL = "Ngành Công Thương đã tổ chức thực hiện tốt các phong trào thi đua trong toàn"


def line(
    text: str,
    top: float,
    left: float = LEFT,
    right: float = RIGHT,
    size: float = 14.0,
    *,
    whole: bool = False,
    bold: bool = False,
    centred: bool = False,
) -> Line:
    box = Box(left, top, right, top + size)
    return Line(text, whole=whole, box=box, bold=bold, centred=centred, size=size)


def sheet(number: int, *lines: Line) -> Page:
    return Page(number, lines, 595, 842)


def paragraphs(*pages: Page) -> list[str]:
    return normalise(Layout("application/pdf", pages)).content.split("\n")


def body(number: int) -> Line:
    return line(f"Nội dung của trang {['một', 'hai', 'ba', 'bốn'][number - 1]}.", 300, right=300)


HEADS = [
    # one text on every page, the page's number in it, before or behind it
    (["Kế hoạch năm 2022", "Kế hoạch năm 2022"], False),
    (["Kế hoạch năm 2022 | 1", "2 | Kế hoạch năm 2022"], False),
    (["Kế hoạch năm 2022 | 1", "2 | Kế hoạch năm 2022", "Kế hoạch năm 2022 | 3"], False),
    (["Kế hoạch công tác trang 1", "Kế hoạch công tác trang 2", "Kế hoạch công tác trang 3"], False),
    # headings that count, each at its own page's top
    (["Phụ lục 1", "Phụ lục 2", "Phụ lục 3"], True),
    (["Biểu số 01", "Biểu số 02", "Biểu số 03"], True),
    # the heads of two documents in one file
    (["UBND TỈNH ĐÔNG GIANG", "UBND TỈNH ĐÔNG GIANG"], True),
    # two texts
    (["Kế hoạch năm 2022", "Báo cáo năm 2022"], True),
    # too short to be sure with two pages
    (["Mật", "Mật"], True),
]


@pytest.mark.parametrize(("heads", "kept"), HEADS)
def test_running_heads(heads: list[str], kept: bool) -> None:
    pages = [sheet(number, line(head, 40, right=250), body(number)) for number, head in enumerate(heads, start=1)]
    found = paragraphs(*pages)
    assert found[::2] == heads if kept else found == [body(number).text for number in range(1, len(heads) + 1)]


def test_of_two_pages_only_what_stands_at_one_place_is_running() -> None:
    pages = (sheet(1, line("Kế hoạch năm 2022", 40), body(1)), sheet(2, line("Kế hoạch năm 2022", 60), body(2)))
    assert len(paragraphs(*pages)) == 4


NOTES = [
    ["1 Gồm các xã Phú Lương, Hòa An."],
    ["(1) Gồm các xã Phú Lương.", "(2) Số liệu ước của ngành."],
    ["* Không kể các đơn vị trực thuộc."],
    ["[3] Theo Kế hoạch số 12/KH-SCT của Sở."],
]


@pytest.mark.parametrize("notes", NOTES)
def test_footnotes_stand_before_the_paragraph_that_goes_on_overleaf(notes: list[str]) -> None:
    small = [line(text, 760 + 12 * at, right=300, size=10.0) for at, text in enumerate(notes)]
    first = sheet(1, line("Kết quả chung.", 680, INDENT, 200), line(FULL, 700, INDENT), *small)
    text = normalise(Layout("x", (first, sheet(2, line("ngành, đạt kết quả tốt.", 60, right=220), body(2)))))
    assert text.content.split("\n") == ["Kết quả chung.", *notes, f"{FULL} ngành, đạt kết quả tốt.", body(2).text]
    assert text.page_at(text.content.index("ngành, đạt")) == 2
    pages = [text.page_at(offset) or 0 for offset in range(len(text.content))]
    assert all(before <= after for before, after in pairwise(pages))


def test_a_footnote_of_two_lines_is_one_paragraph() -> None:
    small = [
        line("1 Gồm các xã Phú Lương, Hòa An, Vạn Ninh", 760, right=520, size=10.0),
        line("và thị trấn Cao Sơn.", 772, right=200, size=10.0),
    ]
    found = paragraphs(sheet(1, line(FULL, 700, INDENT), *small), sheet(2, line("ngành, đạt.", 60, right=220)))
    assert found == ["1 Gồm các xã Phú Lương, Hòa An, Vạn Ninh và thị trấn Cao Sơn.", f"{FULL} ngành, đạt."]


def test_footnotes_under_a_finished_paragraph_stay_where_they_stand() -> None:
    first = sheet(1, line("Kết quả chung.", 680, INDENT, 200), line("1 Gồm các xã.", 760, right=200, size=10.0))
    assert paragraphs(first, sheet(2, body(2))) == ["Kết quả chung.", "1 Gồm các xã.", body(2).text]


def test_small_print_without_a_mark_is_no_footnote() -> None:
    small = [line("Nơi nhận:", 740, right=140, size=11.0), line("- Như trên;", 755, right=140, size=11.0)]
    first = sheet(1, line(FULL, 700, INDENT), *small)
    found = paragraphs(first, sheet(2, line("- Lưu: VT.", 60, right=140, size=11.0)))
    assert found == [FULL, "Nơi nhận:", "- Như trên;", "- Lưu: VT."]


CUTS = [
    # symbols, with their hyphen or slash at the line's end
    ("theo Kế hoạch số 10/KH-", "SCT ngày 17/02/2022", "10/KH-SCT ngày"),
    ("Nghị quyết số 18/NQ-", "HĐND ngày 08/12/2021", "18/NQ-HĐND ngày"),
    ("Chỉ thị liên tịch số 01/CTLT-BCT-", "CĐCT của Bộ", "01/CTLT-BCT-CĐCT của"),
    # a range of years, with blanks or without
    ("trong giai đoạn 2021-", "2025 của tỉnh", "2021-2025 của"),
    ("trong giai đoạn 2021 -", "2025 của tỉnh", "2021 - 2025 của"),
    ("trong giai đoạn 2021–", "2025 của tỉnh", "2021–2025 của"),
    # two abbreviations
    ("các đơn vị HC-", "SN trên địa bàn", "HC-SN trên"),
    # words keep the blank that Word breaks at
    ("phong trào thi đua-", "khen thưởng của tỉnh", None),
    # a list of figures is no range of years
    ("đạt 45,6-", "47,2% kế hoạch", None),
]


@pytest.mark.parametrize(("before", "after", "joined"), CUTS)
def test_what_a_lines_end_cut(before: str, after: str, joined: str | None) -> None:
    layout = Layout("text/plain", (Page(None, (Line(before, whole=True), Line(after, whole=True))),))
    content = normalise(layout).content
    if joined is None:
        assert f"{before}{after}" not in content
    else:
        assert joined in content


SHORT = "Sở đã phối hợp với Liên đoàn Lao động tỉnh, Chi"

BREAKS = [
    # typed inside a sentence: a small letter follows at the text's edge
    ([line(FULL, 200, INDENT), line(SHORT, 220, right=360), line("cục Quản lý thị trường.", 240, right=220)], 1),
    # the sentence had ended; a capital; a bullet; a weight of its own; a blank line's room between
    ([line(FULL, 200, INDENT), line(SHORT + ".", 220, right=360), line("cục Quản lý.", 240, right=220)], 2),
    ([line(FULL, 200, INDENT), line(SHORT, 220, right=360), line("Cục Quản lý.", 240, right=220)], 2),
    ([line(FULL, 200, INDENT), line(SHORT, 220, right=360), line("- cục Quản lý.", 240, right=220)], 2),
    ([line(FULL, 200, INDENT), line(SHORT, 220, right=360), line("cục Quản lý.", 240, right=220, bold=True)], 2),
    ([line(FULL, 200), line(FULL, 220), line(SHORT, 240, right=360), line("cục Quản lý.", 290, right=220)], 2),
    # a few words, as lines of a head or of names have them
    ([line(FULL + ".", 200), line("Số: 12/BC-SCT", 220, right=180), line("ngày 5 tháng 7", 240, right=220)], 3),
    # under a table's cell or a signature: not at the text's edge
    ([line(FULL, 200), line(SHORT, 220, right=360), line("cục Quản lý.", 240, 300, 420)], 2),
]


@pytest.mark.parametrize(("lines", "count"), BREAKS)
def test_line_breaks_inside_a_sentence(lines: list[Line], count: int) -> None:
    page = sheet(1, *lines, line(FULL, 500), line(FULL, 520), line(FULL + ".", 540))
    found = paragraphs(page)
    assert len(found) - 1 == count


def test_an_indented_line_is_not_centred_because_the_head_reaches_farther_out() -> None:
    head = line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 40, 300, 561, whole=True)
    first, title = (
        line(FULL, 100, INDENT, centred=True),
        line("Sơ kết công tác sáu tháng đầu năm và nhiệm vụ", 70, 150, 447, centred=True),
    )
    page = sheet(1, head, title, first, *(line(FULL, 120 + 20 * at) for at in range(9)))
    blocks = [block for block in normalise(Layout("x", (page,))).blocks if isinstance(block, Paragraph)]
    assert [block.centred for block in blocks] == [False, True, False]
    assert len(blocks) == 3


WRAPPED = [f"    {FULL},", *[f"{FULL} ngành"] * 3, "phát triển cụm công nghiệp"]


def test_a_text_with_form_feeds_goes_on_behind_the_page_number() -> None:
    first = [Line(text) for text in [*WRAPPED[:3], "", " " * 40 + "1", ""]]
    second = [Line(text) for text in ["trong tỉnh; " + FULL, "và các đơn vị."]]
    assert len(paragraphs(Page(1, tuple(first)), Page(2, tuple(second)))) == 1


def test_an_indented_line_after_a_full_stop_begins_a_paragraph() -> None:
    # The last line of the first paragraph is as long as any: only the indent tells.
    lines = [f"    {FULL}", f"{FULL} ngành", f"{FULL} tỉnh.", f"    {FULL}", "ngành."]
    found = paragraphs(Page(None, tuple(map(Line, lines))))
    assert len(found) == 2
    assert found[0].endswith("tỉnh.")


COUNTED = [
    # page numbers of a text without pages
    (["1", "2", "3"], False),
    (["Trang 1/3", "Trang 2/3", "Trang 3/3"], False),
    (["- 1 -", "- 2 -", "- 3 -"], False),
    # numbers that count nothing
    (["3", "1", "2"], True),
    (["1/3", "2/5", "3/7"], True),
]


@pytest.mark.parametrize(("numbers", "kept"), COUNTED)
def test_numbers_that_count_the_pages_of_a_text_without_pages(numbers: list[str], kept: bool) -> None:
    lines = [text for number in numbers for text in [*[f"{FULL} tỉnh."] * 6, number]]
    layout = Layout("text/plain", (Page(None, tuple(Line(text, whole=True) for text in lines)),))
    assert (normalise(layout).content.split("\n") == lines) is kept


def test_rows_of_figures_without_rules_stay_rows() -> None:
    # Set with gaps, a row is wide for its letters: its first word would have had room on the row before.
    rows = [
        line("Giá trị sản xuất 16.790 18.420 109,7", 300, right=470),
        line("Xuất khẩu 1.055 1.250 118,5", 320, right=470),
        line("Bán lẻ 19.270 21.640 112,3", 340, right=470),
    ]
    body = [line(FULL, 100 + 20 * at) for at in range(4)]
    page = sheet(1, *body, line("ngành như sau:", 180, right=180), *rows)
    assert paragraphs(page)[1:] == [row.text for row in rows]
