"""PDF files: printed lines in reading order, columns of head and foot, ruled tables, pages without text recognised.

The pages are drawn with the PDF standard fonts, so their words carry no Vietnamese marks.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from functools import partial

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Line, Table
from models.limits import DEFAULT_LIMITS, Limits
from pipeline.read import read
from tests.clock import seconds

LONG = "Nganh da thuc hien tot cac nhiem vu duoc giao trong ky bao cao va dat ket qua kha toan dien tren"


def pdf(*drawings: Callable[[Canvas], None], size: tuple[float, float] = A4, **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, **options)
    for draw in drawings:
        canvas.setFont("Times-Roman", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def body(canvas: Canvas, top: float = 600, count: int = 6) -> None:
    for number in range(count):
        canvas.drawString(72, top - 18 * number, LONG)


def texts(layout: Layout, page: int = 0) -> list[str]:
    return [block.text for block in layout.pages[page].blocks if isinstance(block, Line)]


def head(canvas: Canvas) -> None:
    for number, text in enumerate(["UBND TINH DONG GIANG", "SO CONG THUONG", "So: 115/BC-SCT"]):
        canvas.drawCentredString(150, 780 - 17 * number, text)
    for number, text in enumerate(["CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc"]):
        canvas.drawCentredString(410, 778 - 17 * number, text)
    canvas.drawCentredString(410, 742, "Dong Giang, ngay 05 thang 7 nam 2023")
    canvas.setFont("Times-Bold", 14)
    canvas.drawCentredString(A4[0] / 2, 690, "BAO CAO")
    canvas.setFont("Times-Roman", 12)
    body(canvas)


def test_the_heads_columns_do_not_mix() -> None:
    assert texts(read(pdf(head), DEFAULT_LIMITS))[:7] == [
        "UBND TINH DONG GIANG",
        "SO CONG THUONG",
        "So: 115/BC-SCT",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "Doc lap - Tu do - Hanh phuc",
        "Dong Giang, ngay 05 thang 7 nam 2023",
        "BAO CAO",
    ]


def test_weight_size_and_place_of_a_line() -> None:
    lines = [block for block in read(pdf(head), DEFAULT_LIMITS).pages[0].blocks if isinstance(block, Line)]
    title, first = lines[6], lines[7]
    assert (title.bold, title.centred, title.whole) == (True, True, False)
    assert (first.bold, first.centred) == (False, False)
    assert title.size is not None
    assert first.size is not None
    assert title.size > first.size
    assert first.box is not None
    assert (round(first.box.left), first.box.top < first.box.bottom) == (72, True)


def foot(canvas: Canvas) -> None:
    body(canvas, 700, 5)
    canvas.setFont("Times-Roman", 10)
    for number, text in enumerate(["Noi nhan:", "- Nhu tren;", "- Cac phong thuoc So;", "- Luu: VT, VP."]):
        canvas.drawString(72, 580 - 12 * number, text)
    canvas.setFont("Times-Bold", 12)
    for offset, text in [(0, "KT. GIAM DOC"), (15, "PHO GIAM DOC"), (90, "Tran Van Minh")]:
        canvas.drawCentredString(420, 578 - offset, text)


def test_the_foots_columns_do_not_mix_although_their_lines_differ_in_height() -> None:
    assert texts(read(pdf(foot), DEFAULT_LIMITS))[5:] == [
        "Noi nhan:",
        "- Nhu tren;",
        "- Cac phong thuoc So;",
        "- Luu: VT, VP.",
        "KT. GIAM DOC",
        "PHO GIAM DOC",
        "Tran Van Minh",
    ]


def joint(canvas: Canvas) -> None:
    body(canvas, 700, 5)
    for number, text in enumerate(["Noi nhan:", "- Nhu tren;", "- Cac doanh nghiep;", "- Luu: VT.", "- VP."]):
        canvas.drawString(72, 580 - 22 * number, text)
    for centre, texts_ in [(290, ["SO CONG THUONG", "GIAM DOC"]), (460, ["CONG DOAN NGANH", "CHU TICH"])]:
        for number, text in enumerate(texts_):
            canvas.drawCentredString(centre, 580 - 17 * number, text)


def test_two_signers_side_by_side_and_a_longer_list_of_recipients() -> None:
    assert texts(read(pdf(joint), DEFAULT_LIMITS))[5:] == [
        "Noi nhan:",
        "- Nhu tren;",
        "- Cac doanh nghiep;",
        "- Luu: VT.",
        "- VP.",
        "SO CONG THUONG",
        "GIAM DOC",
        "CONG DOAN NGANH",
        "CHU TICH",
    ]


def blanks(canvas: Canvas) -> None:
    for number, text in enumerate(["UBND TINH DONG GIANG", "SO CONG THUONG"]):
        canvas.drawCentredString(150, 780 - 17 * number, text)
    canvas.drawString(100, 746, "So:")
    canvas.drawString(150, 746, "/BC-SCT")
    for number, text in enumerate(["CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc"]):
        canvas.drawCentredString(410, 780 - 17 * number, text)
    canvas.drawString(310, 746, "Dong Giang, ngay")
    canvas.drawString(430, 746, "thang 7 nam 2023")
    body(canvas)


def test_blanks_left_for_number_and_day_part_no_columns() -> None:
    assert texts(read(pdf(blanks), DEFAULT_LIMITS))[:6] == [
        "UBND TINH DONG GIANG",
        "SO CONG THUONG",
        "So: /BC-SCT",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "Doc lap - Tu do - Hanh phuc",
        "Dong Giang, ngay thang 7 nam 2023",
    ]


def tabbed(canvas: Canvas) -> None:
    body(canvas, 700, 4)
    canvas.drawString(72, 600, "Thoi gian thuc hien:")
    canvas.drawString(300, 600, "trong quy III")
    body(canvas, 560, 2)


def test_a_tab_in_running_text_is_a_blank() -> None:
    assert texts(read(pdf(tabbed), DEFAULT_LIMITS))[4] == "Thoi gian thuc hien: trong quy III"


def labelled(canvas: Canvas) -> None:
    body(canvas, 700, 4)
    canvas.drawString(72, 600, "1.")
    canvas.drawString(108, 600, "Ket qua dat duoc")
    canvas.drawString(72, 580, "-")
    canvas.drawString(240, 580, "Muc thut vao xa")


def test_a_label_before_a_tab_stays_with_its_line() -> None:
    assert texts(read(pdf(labelled), DEFAULT_LIMITS))[4:] == ["1. Ket qua dat duoc", "- Muc thut vao xa"]


ROWS = [["TT", "Chi tieu", "Ket qua"], ["1", "San xuat cong nghiep", "31.906"], ["2", "Xuat khau", "2.460"]]
EDGES = [72, 110, 300, 400]


def grid(canvas: Canvas) -> None:
    body(canvas, 760, 5)
    for number, row in enumerate(ROWS):
        for left, text in zip(EDGES, row, strict=False):
            canvas.drawString(left + 4, 606 - 20 * number, text)
    canvas.grid(EDGES, [620, 600, 580, 560])
    body(canvas, 500, 2)


def test_a_ruled_table_is_a_table_in_its_place() -> None:
    blocks = read(pdf(grid), DEFAULT_LIMITS).pages[0].blocks
    assert [isinstance(block, Table) for block in blocks] == [False] * 5 + [True] + [False] * 2
    table = next(block for block in blocks if isinstance(block, Table))
    assert (table.rows, table.columns, table.bordered) == (3, 3, True)
    assert [[one.text for one in cell.lines] for cell in table.cells] == [[text] for row in ROWS for text in row]


def narrow(canvas: Canvas) -> None:
    body(canvas, 760, 5)
    for number, row in enumerate([["12345", "67890"], ["11111", "22222"]]):
        for left, text in zip([72, 105], row, strict=True):
            canvas.drawString(left + 2, 606 - 20 * number, text)
    canvas.grid([72, 105, 138], [620, 600, 580])


def test_figures_close_to_a_rule_stay_in_their_cells() -> None:
    [table] = [one for one in read(pdf(narrow), DEFAULT_LIMITS).pages[0].blocks if isinstance(one, Table)]
    assert [cell.lines[0].text for cell in table.cells] == ["12345", "67890", "11111", "22222"]


def merged(canvas: Canvas) -> None:
    body(canvas, 760, 5)
    canvas.lines([(72, 620, 300, 620), (150, 600, 300, 600), (72, 580, 300, 580)])
    canvas.lines([(72, 620, 72, 580), (150, 620, 150, 580), (220, 600, 220, 580), (300, 620, 300, 580)])
    for left, base, text in [(76, 596, "Chi tieu"), (200, 606, "Nam"), (170, 586, "2022"), (240, 586, "2023")]:
        canvas.drawString(left, base, text)


def test_merged_cells_of_a_ruled_table() -> None:
    [table] = [one for one in read(pdf(merged), DEFAULT_LIMITS).pages[0].blocks if isinstance(one, Table)]
    assert [(one.lines[0].text, one.row, one.column, one.rows, one.columns) for one in table.cells] == [
        ("Chi tieu", 0, 0, 2, 1),
        ("Nam", 0, 1, 1, 2),
        ("2022", 1, 1, 1, 1),
        ("2023", 1, 2, 1, 1),
    ]


def underlined(canvas: Canvas) -> None:
    head(canvas)
    canvas.line(100, 744, 200, 744)
    canvas.line(320, 757, 500, 757)


def test_underlines_of_the_head_are_no_table() -> None:
    assert not any(isinstance(block, Table) for block in read(pdf(underlined), DEFAULT_LIMITS).pages[0].blocks)


def raised(canvas: Canvas) -> None:
    body(canvas, 700, 4)
    canvas.drawString(72, 600, "Dien tich 1.200 m")
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(72 + canvas.stringWidth("Dien tich 1.200 m", "Times-Roman", 12), 604, "2")
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(167, 600, "dat nong nghiep")


def raised_apart(canvas: Canvas) -> None:
    """Some programs set a raised figure as a text of its own, with a blank before it in the file."""
    body(canvas, 700, 4)
    canvas.drawString(72, 600, "Kho rong 1.200 m ")
    canvas.drawString(300, 600, "nhap 318 tan")
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(72.5 + canvas.stringWidth("Kho rong 1.200 m", "Times-Roman", 12), 604, "2")


def test_a_raised_figure_drawn_apart_is_no_number_of_its_own() -> None:
    assert texts(read(pdf(raised_apart), DEFAULT_LIMITS))[4] == "Kho rong 1.200 m2 nhap 318 tan"


def test_a_raised_figure_stays_in_its_line() -> None:
    assert texts(read(pdf(raised), DEFAULT_LIMITS))[4] == "Dien tich 1.200 m2 dat nong nghiep"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_is_read_as_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        width, height = A4
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
        canvas.rotate(turn)
        for number in range(5):
            canvas.drawString(60, 500 - 20 * number, f"Dong {number}: {LONG}")

    assert texts(read(pdf(draw), DEFAULT_LIMITS)) == [f"Dong {number}: {LONG}" for number in range(5)]


def unruled(canvas: Canvas) -> None:
    body(canvas, 700, 4)
    for number, (name, figure) in enumerate([("Xi mang", "1.200 tan"), ("Thep", "318"), ("Phan bon", "45,2%")]):
        canvas.drawString(72, 600 - 18 * number, name)
        canvas.drawString(320, 600 - 18 * number, figure)


def test_figures_without_rules_stay_in_their_rows() -> None:
    assert texts(read(pdf(unruled), DEFAULT_LIMITS))[4:] == ["Xi mang 1.200 tan", "Thep 318", "Phan bon 45,2%"]


def sheet(canvas: Canvas, stamp: bool = False) -> None:
    picture = io.BytesIO()
    Image.new("L", (60, 85), 240).save(picture, "PNG")
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    if stamp:
        canvas.drawString(300, 780, "Digitally signed by Van phong")


@pytest.mark.parametrize("stamp", [False, True])
def test_an_empty_scan_has_no_text_even_with_a_stamp(stamp: bool) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(pdf(lambda canvas: sheet(canvas, stamp)), DEFAULT_LIMITS)
    assert caught.value.code == "no-text"


def test_an_empty_scanned_page_among_others_takes_nothing_from_them() -> None:
    layout = read(pdf(head, sheet), DEFAULT_LIMITS)
    assert [(page.origin, len(page.blocks) > 0) for page in layout.pages] == [("text", True), ("ocr", False)]
    assert layout.warnings == ()


def test_a_short_page_without_an_image_is_no_scan() -> None:
    layout = read(pdf(lambda canvas: canvas.drawString(72, 700, "Trang bia")), DEFAULT_LIMITS)
    assert texts(layout) == ["Trang bia"]


def test_invisible_text_over_a_scan_was_recognised_by_a_machine() -> None:
    def draw(canvas: Canvas) -> None:
        sheet(canvas)
        for number in range(5):
            text = canvas.beginText(72, 600 - 20 * number)
            text.setTextRenderMode(3)
            text.textLine(LONG)
            canvas.drawText(text)

    layout = read(pdf(draw), DEFAULT_LIMITS)
    assert (layout.origin, len(texts(layout))) == ("ocr", 5)


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(pdf(head, encrypt=StandardEncryption("mat-khau")), DEFAULT_LIMITS)
    assert caught.value.code == "encrypted"


def test_pages_are_numbered_and_limited() -> None:
    data = pdf(body, body, body, size=landscape(A4))
    assert [page.number for page in read(data, DEFAULT_LIMITS).pages] == [1, 2, 3]
    with pytest.raises(RefusedError, match="2 trang"):
        read(data, Limits(pages=2))


def second_font(canvas: Canvas, text: str, left: float, baseline: float, others: str) -> None:
    """The line as an office program draws it where a font lacks letters: those letters after all others."""
    font, size = "Times-Roman", 12
    pieces, late, at, gap = [], [], left, 0.0
    for letter in text:
        width = canvas.stringWidth(letter, "Courier" if letter in others else font, size)
        if letter in others:
            late.append((at, letter))
            gap += width
        else:
            pieces.append(f"{-gap * 1000 / size:.1f} ({letter})")
            gap = 0.0
        at += width
    drawing = canvas.beginText(left, baseline)
    drawing.setFont(font, size)
    drawing._code.append(f"[{' '.join(pieces)}] TJ")
    canvas.drawText(drawing)
    canvas.setFont("Courier", size)
    for place, letter in late:
        canvas.drawString(place, baseline, letter)


@pytest.mark.parametrize(
    ("line", "others"),
    [
        (
            "Ng\xe0nh \xe9p m\xeda \xe0 \xe9 l\xe0 ng\xe0nh m\xe8 nh\xe9 nhu v\xe0 s\xe0 \xe9",
            "\xe0\xe9\xe8\xed",
        ),  # letters with marks
        ("Kinh phi thuc hien nhiem vu cua nganh trong ky", "iuh"),  # any letters at all
    ],
)
def test_letters_of_a_second_font_stand_where_they_are_drawn(line: str, others: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(6):
            second_font(canvas, line, 72, 700 - 20 * number, others)

    assert texts(read(pdf(draw), DEFAULT_LIMITS)) == [line] * 6


@pytest.mark.alone
def test_pages_in_two_fonts_lose_no_word_and_little_time() -> None:
    line = "Ng\xe0nh \xe9p m\xeda \xe0 \xe9 l\xe0 ng\xe0nh m\xe8 nh\xe9 nhu v\xe0 s\xe0 \xe9 trong k\xec n\xe0y"

    def draw(canvas: Canvas) -> None:
        for number in range(35):
            second_font(canvas, line, 72, 780 - 20 * number, "\xe0\xe9\xe8\xed\xec")

    data = pdf(*[draw] * 4)
    words = Counter(" ".join(text for page in range(4) for text in texts(read(data, DEFAULT_LIMITS), page)).split())
    wanted = Counter(line.split() * 35 * 4)
    assert (words & wanted).total() >= 0.99 * wanted.total()
    raw, ours = fastest(data, raw_text, lambda data: read(data, DEFAULT_LIMITS))
    assert raw >= 0.3 * ours


def raw_text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def fastest(data: bytes, *works: Callable[[bytes], object]) -> list[float]:
    """Seconds of the processor that each takes at best, by turns, so that what else the machine does weighs alike."""
    times = [[seconds(partial(work, data)) for work in works] for _ in range(12)]
    return [min(taken) for taken in zip(*times, strict=True)]


def stretched(canvas: Canvas) -> None:
    """Words of a justified line that ends in a line break, spread over its whole width."""
    body(canvas, 700, 3)
    for number, words in enumerate([["Can", "cu", "Luat", "Ngan sach", "ngay"], ["Can", "cu", "Nghi", "dinh", "so"]]):
        width = sum(canvas.stringWidth(word, "Times-Roman", 12) for word in words)
        gap, left = (440 - width) / (len(words) - 1), 90.0
        for word in words:
            canvas.drawString(left, 620 - 36 * number, word)
            left += canvas.stringWidth(word, "Times-Roman", 12) + gap
        canvas.drawString(72, 602 - 36 * number, "25/6/2015;")


def test_words_spread_over_a_line_are_no_columns() -> None:
    assert texts(read(pdf(stretched), DEFAULT_LIMITS))[3:] == [
        "Can cu Luat Ngan sach ngay",
        "25/6/2015;",
        "Can cu Nghi dinh so",
        "25/6/2015;",
    ]


def items(canvas: Canvas) -> None:
    body(canvas, 700, 3)
    for number, (item, said) in enumerate([("- Thanh phan:", "Lanh dao So"), ("- Dia diem:", "Hoi truong tang 2")]):
        canvas.drawString(72, 620 - 20 * number, item)
        canvas.drawString(230, 620 - 20 * number, said)


def test_items_and_what_a_tab_parts_from_them_stay_together() -> None:
    assert texts(read(pdf(items), DEFAULT_LIMITS))[3:] == ["- Thanh phan: Lanh dao So", "- Dia diem: Hoi truong tang 2"]


def late_marks(canvas: Canvas, line: str, marks: str, baseline: float) -> None:
    """The line with gaps, and small raised letters that are drawn into them only afterwards."""
    at, places = 72.0, []
    for piece in line.split("_"):
        canvas.drawString(at, baseline, piece)
        at += canvas.stringWidth(piece, "Times-Roman", 12) + 4.5
        places.append(at - 4.2)
    canvas.setFont("Times-Roman", 7)
    for place, mark in zip(places, marks, strict=False):
        canvas.drawString(place, baseline + 5, mark)
    canvas.setFont("Times-Roman", 12)


@pytest.mark.parametrize("scattered", [False, True])
def test_a_raised_letter_drawn_after_its_line_stands_in_its_gap(scattered: bool) -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas, 700, 3)
        late_marks(canvas, "Tu 8_30 den 17_00, kho rong 1.250 m_, nhap 318 tan", "hh2", 600)
        if scattered:
            for number in range(6):
                second_font(
                    canvas, "Ng\xe0nh \xe9p m\xeda \xe0 \xe9 l\xe0 ng\xe0nh", 72, 500 - 20 * number, "\xe0\xe9\xed"
                )

    assert texts(read(pdf(draw), DEFAULT_LIMITS))[3] == "Tu 8h30 den 17h00, kho rong 1.250 m2, nhap 318 tan"


@pytest.mark.parametrize("spacing", [0.0, 0.6, 1.0, 1.6, 2.4, 3.2])
@pytest.mark.parametrize(
    "line", ["Thong tu lien tich so 176/1998/TTLT-BTC ngay 25 thang 12", "QUYET DINH CUA GIAM DOC", "Muc V, a va b"]
)
def test_letters_set_apart_are_words_all_the_same(line: str, spacing: float) -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas, 700, 3)
        at = 72.0
        for letter in line:  # one by one and without the spaces, as office programs may write them
            if letter != " ":
                canvas.drawString(at, 600, letter)
            at += canvas.stringWidth(letter, "Times-Roman", 12) + spacing
        body(canvas, 560, 1)

    assert texts(read(pdf(draw), DEFAULT_LIMITS))[3] == line


def test_a_list_of_letters_is_no_word() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas, 700, 3)
        for number, letter in enumerate("ABCDEGH"):
            canvas.drawString(72 + 14 * number, 600, letter)

    assert texts(read(pdf(draw), DEFAULT_LIMITS))[3] == "A B C D E G H"
