"""Scans with ink that isn't print: days, numbers by hand, signatures, stamps over names. Nothing unsure is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.record import Record
from pipeline import parse
from pipeline.identity.heads import head_of, is_provisional, numbered
from pipeline.read.scan.ink import prepare
from pipeline.read.scan.inked import check_days, check_numbers, read_names
from pipeline.read.scan.inked.printed import UNREAD
from pipeline.read.scan.words import Word

Colour = tuple[int, int, int]
Point = tuple[float, float]
BLACK, BLUE, NAVY, RED, GREY = (18, 18, 18), (40, 60, 200), (20, 25, 70), (220, 40, 50), (120, 120, 120)
PRINT, BOLD = "DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf"
STROKES: dict[str, list[Point]] = {
    "1": [(0, 3), (3, 0), (3, 10)],
    "2": [(0, 2), (3, 0), (5, 2), (4, 5), (0, 10), (6, 9)],
    "3": [(0, 1), (4, 0), (5, 3), (2, 5), (5, 7), (4, 10), (0, 9)],
    "5": [(5, 0), (1, 0), (1, 4), (4, 4), (5, 8), (0, 10)],
    "7": [(0, 1), (6, 0), (2, 10)],
}


def write_by_hand(pen: ImageDraw.ImageDraw, figure: str, x: float, y: float, ink: Colour, size: float = 3.4) -> float:
    """Draws the digits with strokes of the pen; gives where they end."""
    for digit in figure:
        pen.line([(x + size * a, y + size * b) for a, b in STROKES[digit]], fill=ink, width=4, joint="curve")
        x += 7 * size
    return x


Step = Callable[["Sheet"], None]


class Sheet:
    """A line of place and date as it is printed, its words with their places, and what is written into it."""

    def __init__(self) -> None:
        self.picture = Image.new("RGB", (1200, 120), (250, 250, 248))
        self.pen = ImageDraw.Draw(self.picture)
        self.words: list[Word] = []
        self.x = 40.0

    def printed(self, text: str, ink: Colour = BLACK, confidence: float = 0.96) -> None:
        font = ImageFont.truetype(PRINT, 34)
        left, top, right, bottom = map(round, self.pen.textbbox((self.x, 40), text, font=font))
        self.pen.text((self.x, 40), text, fill=ink, font=font)
        self.words.append(Word(text, left, top, right, bottom, confidence, (1, 1, 1)))
        self.x = right + 10

    def written(self, figure: str, read: str | None, ink: Colour, down: float = 0.0) -> None:
        start, top = self.x, 46 + down
        self.x = write_by_hand(self.pen, figure, start, top, ink) + 8
        if read is not None:
            self.words.append(Word(read, round(start), round(top), round(self.x), round(top + 36), 0.95, (1, 1, 1)))

    def checked(self) -> tuple[str, tuple[str, ...]]:
        words, unread = check_days(self.words, self.picture.crop)
        return " ".join(word.text for word in words), unread


def line(*day: Step, month: str = "6", ink: Colour = BLACK) -> Sheet:
    sheet = Sheet()
    for word in ("Hải", "An,", "ngày"):
        sheet.printed(word, ink)
    for step in day:
        step(sheet)
    for word in ("tháng", month, "năm", "2023"):
        sheet.printed(word, ink)
    return sheet


DAYS: list[tuple[tuple[Step, ...], str, tuple[str, ...]]] = [
    # printed with the line, and left blank
    ((lambda sheet: sheet.printed("15"),), "15", ()),
    ((lambda sheet: sheet.printed("5"),), "5", ()),
    ((), "", ()),
    ((lambda sheet: sheet.printed("....."),), ".....", ()),
    # read without confidence, or as no figure
    ((lambda sheet: sheet.printed("15", confidence=0.7),), UNREAD, ("15",)),
    ((lambda sheet: sheet.printed("$3"),), UNREAD, ("$3",)),
    # one figure of two was read, or none, whatever the pen's colour
    ((lambda sheet: sheet.written("1", None, BLACK), lambda sheet: sheet.printed("5")), UNREAD, ("5",)),
    ((lambda sheet: sheet.written("2", None, BLUE), lambda sheet: sheet.printed("3")), UNREAD, ("3",)),
    ((lambda sheet: sheet.printed("1"), lambda sheet: sheet.written("5", None, BLUE)), UNREAD, ("1",)),
    ((lambda sheet: sheet.written("23", None, BLUE),), UNREAD, ("",)),
    # both were read, with confidence: handwriting stands higher or lower than print, or is of other ink
    ((lambda sheet: sheet.written("23", "43", BLACK, down=-8),), UNREAD, ("43",)),
    ((lambda sheet: sheet.written("17", "17", BLACK, down=9),), UNREAD, ("17",)),
    ((lambda sheet: sheet.printed("17", BLUE),), UNREAD, ("17",)),
]


@pytest.mark.parametrize(("day", "shown", "unread"), DAYS)
def test_a_day_is_read_only_where_it_was_printed(day: tuple[Step, ...], shown: str, unread: tuple[str, ...]) -> None:
    expected = " ".join(f"Hải An, ngày {shown} tháng 6 năm 2023".split())
    assert line(*day).checked() == (expected, unread)


def test_a_line_printed_in_blue_keeps_its_day() -> None:
    assert line(lambda sheet: sheet.printed("15", NAVY), ink=NAVY).checked()[1] == ()


def test_a_stamp_over_the_line_is_no_figure() -> None:
    sheet = line(lambda sheet: sheet.printed("15"))
    ImageDraw.Draw(sheet.picture).ellipse((150, 20, 420, 110), outline=RED, width=5)
    assert sheet.checked() == ("Hải An, ngày 15 tháng 6 năm 2023", ())


def test_a_figure_glued_to_its_word_is_not_believed() -> None:
    sheet = Sheet()
    for word in ("Hải", "An,", "ngày,23", "tháng", "6", "năm", "2023"):
        sheet.printed(word)
    assert sheet.checked() == (f"Hải An, ngày {UNREAD} tháng 6 năm 2023", (",23",))


def test_the_dates_of_running_text_stay_as_they_were_read() -> None:
    sheet = Sheet()
    for word in ("từ", "ngày", "15", "tháng", "6", "năm", "2023", "đến"):
        sheet.printed(word, confidence=0.6)
    assert sheet.checked() == ("từ ngày 15 tháng 6 năm 2023 đến", ())


def head(*number: Step, symbol: str = "/BC-SNV") -> tuple[str, tuple[str, ...]]:
    """A number in the head before a symbol, as it is after the check; a number that touches it is one word with it."""
    sheet = Sheet()
    sheet.printed("Số:")
    for step in number:
        step(sheet)
    sheet.printed(symbol)
    words, unread = check_numbers(sheet.words, 2400, sheet.picture.crop)
    return " ".join(word.text for word in words), unread


NUMBERS: list[tuple[tuple[Step, ...], str, str, tuple[str, ...]]] = [
    # printed in one with the symbol, or before it, in the order of the State and of the Party
    ((), "47/BC-SNV", "47/BC-SNV", ()),
    ((), "7/TTr-SKHĐT", "7/TTr-SKHĐT", ()),
    ((), "1208/2023/NQ-HĐND", "1208/2023/NQ-HĐND", ()),
    ((), "36-HD/VPTU", "36-HD/VPTU", ()),
    ((lambda sheet: sheet.printed("115"),), "/BC-SNV", "115 /BC-SNV", ()),
    # left blank
    ((), "/BC-SNV", "/BC-SNV", ()),
    ((), "....../BC-SNV", "....../BC-SNV", ()),
    # read without confidence, or as no figure
    ((lambda sheet: sheet.printed("47", confidence=0.7),), "/BC-SNV", f"{UNREAD}/BC-SNV", ("47",)),
    ((), "$?/BC-SNV", f"{UNREAD}/BC-SNV", ("$?",)),
    # of other ink: blue, or red, which the recognition doesn't see
    ((lambda sheet: sheet.printed("47", BLUE),), "/BC-SNV", f"{UNREAD}/BC-SNV", ("47",)),
    ((lambda sheet: sheet.written("23", None, RED),), "/BC-SNV", f"{UNREAD}/BC-SNV", ("",)),
    # higher, lower or larger than print; thicker; one figure of two was read
    ((lambda sheet: sheet.written("23", "23", BLACK, down=-8),), "/BC-SNV", f"{UNREAD}/BC-SNV", ("23",)),
    ((lambda sheet: sheet.written("17", "17", BLACK, down=7),), "/BC-SNV", f"{UNREAD}/BC-SNV", ("17",)),
    ((lambda sheet: sheet.written("23", "43", BLACK),), "/BC-SNV", f"{UNREAD}/BC-SNV", ("43",)),
    ((lambda sheet: sheet.written("2", None, BLACK),), "3/BC-SNV", f"{UNREAD}/BC-SNV", ("3",)),
    ((lambda sheet: sheet.printed("1"), lambda sheet: sheet.printed("5")), "/BC-SNV", f"{UNREAD}/BC-SNV", ("1 5",)),
]


@pytest.mark.parametrize(("number", "symbol", "shown", "unread"), NUMBERS)
def test_a_number_is_read_only_where_it_was_printed(
    number: tuple[Step, ...], symbol: str, shown: str, unread: tuple[str, ...]
) -> None:
    assert head(*number, symbol=symbol) == (f"Số: {shown}", unread)


def test_a_number_cited_in_running_text_stays_as_it_was_read() -> None:
    sheet = Sheet()
    for word in ("theo", "Số:", "47/BC-SNV"):
        sheet.printed(word, confidence=0.6)
    assert check_numbers(sheet.words, 2400, sheet.picture.crop) == (sheet.words, ())


def page(day: str, *, pen: Colour | None, stamp: Colour | None, by_hand: bool, written: str = "") -> Image.Image:
    """A short letter with head and foot: stamp and signature lie over the signer's name."""
    picture = Image.new("RGB", (1654, 1700), "white")
    draw = ImageDraw.Draw(picture)

    def centred(x: int, y: int, text: str, file: str = BOLD, size: int = 35) -> None:
        font = ImageFont.truetype(file, size)
        draw.text((x - draw.textlength(text, font=font) / 2, y), text, fill=BLACK, font=font)

    centred(460, 120, "UBND TỈNH HẢI AN", PRINT)
    centred(460, 165, "SỞ NỘI VỤ")
    centred(460, 240, "Số:        /BC-SNV" if written else "Số: 47/BC-SNV", PRINT)
    write_by_hand(draw, written, 400, 240, BLACK, 4.2)
    centred(1140, 120, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=30)
    centred(1140, 165, "Độc lập - Tự do - Hạnh phúc")
    font = ImageFont.truetype(PRINT, 34)
    draw.text((860, 240), "Hải An, ngày ", fill=BLACK, font=font)
    x = 862 + draw.textlength("Hải An, ngày ", font=font)
    if by_hand:
        x = write_by_hand(draw, day, x, 246, BLACK)
    else:
        draw.text((x, 240), day, fill=BLACK, font=font)
        x += draw.textlength(day, font=font)
    draw.text((x + 8, 240), "tháng 6 năm 2023", fill=BLACK, font=font)
    centred(827, 360, "BÁO CÁO")
    centred(827, 405, "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2023")
    for number in range(9):
        text = "Trong kỳ báo cáo, các đơn vị đã thực hiện tốt nhiệm vụ được giao và các quy định."
        draw.text((180, 500 + 52 * number), text, fill=BLACK, font=ImageFont.truetype(PRINT, 34))
    for number, text in enumerate(("Nơi nhận:", "- Như trên;", "- Lưu: VT.")):
        draw.text((180, 1060 + 40 * number), text, fill=BLACK, font=ImageFont.truetype(PRINT, 29))
    for number, text in enumerate(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")):
        centred(1130, 1060 + 44 * number, text)
    centred(1130, 1340, "Hoàng Minh Thắng")
    return ImageChops.multiply(picture, ink_over_name(picture.size, pen, stamp)).filter(ImageFilter.GaussianBlur(0.7))


def ink_over_name(size: tuple[int, int], pen: Colour | None, stamp: Colour | None) -> Image.Image:
    ink = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(ink)
    if stamp:
        draw.ellipse((880, 1150, 1160, 1430), outline=stamp, width=6)
        draw.ellipse((925, 1195, 1115, 1385), outline=stamp, width=3)
        draw.polygon([(1020, 1230), (1075, 1330), (965, 1330)], fill=stamp)
    if pen:
        heights = (1320, 1355, 1350, 1345, 1250, 1275, 1258, 1310, 1352, 1305, 1308, 1335, 1295, 1350)
        draw.line([(1010 + 22 * at, y) for at, y in enumerate(heights)], fill=pen, width=5, joint="curve")
        draw.line([(970, 1345), (1350, 1365)], fill=pen, width=5)
    return ink


def read(picture: Image.Image) -> Record:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    height = A4[0] * picture.height / picture.width
    canvas.setPageSize((A4[0], height))
    canvas.drawImage(ImageReader(picture), 0, 0, A4[0], height)
    canvas.showPage()
    canvas.save()
    return parse(stream.getvalue(), "quet.pdf")


SIGNED = [
    # ink of the signature, of the stamp, grey scan, name
    (BLUE, RED, False, "Hoàng Minh Thắng"),
    (None, GREY, True, "Hoàng Minh Thắng"),
    (BLACK, RED, False, None),  # of the print's own colour: what it covers isn't known
]


@pytest.mark.parametrize(("pen", "stamp", "grey", "name"), SIGNED)
def test_a_name_under_stamp_and_signature(pen: Colour | None, stamp: Colour, *, grey: bool, name: str | None) -> None:
    picture = page("15", pen=pen, stamp=stamp, by_hand=name is not None)
    record = read(picture.convert("L") if grey else picture)
    (signer,) = record.document.signers
    assert (signer.formula, signer.title, signer.name) == ("KT.", "Phó Giám đốc", name)
    told = "day-unread" in [warning.code for warning in record.warnings]
    assert (record.document.place, record.document.issued, told) == (
        ("Hải An", "2023-06", True) if name else ("Hải An", "2023-06-15", False)
    )
    assert [date.value for date in record.dates] == []


def test_a_document_whose_number_is_handwritten_has_none() -> None:
    record = read(page("15", pen=None, stamp=None, by_hand=False, written="23"))
    assert (record.document.number, record.document.symbol) == (None, "BC-SNV")
    assert f"Số: {UNREAD}/BC-SNV" in record.text
    assert [warning.code for warning in record.warnings] == ["number-unread"]
    assert is_provisional(head_of(record))
    assert numbered(head_of(record)) is None


def test_signatures_side_by_side_and_below_one_another_are_told_apart() -> None:
    words = [
        Word(text, left + 90 * number, top, left + 90 * number + 80, top + high, 0.95, (column + 1, row + 1, 1))
        for column, left in enumerate((100, 900))
        for row, (top, high, line) in enumerate(
            ((300, 60, "KT. GIÁM ĐỐC"), (345, 28, "PHÓ GIÁM ĐỐC"), (391, 28, "PHÓ GIÁM ĐỐC"), (600, 28, "Lê Văn An"))
        )
        for number, text in enumerate(line.split())
    ]
    found, _ = read_names(words, prepare(Image.new("L", (1654, 2339), 255), A4[0]), lambda picture: ())
    assert [word.text for word in found] == [word.text for word in words]
    assert max(word.bottom for word in found if word.top == 300) < 345


def test_a_name_that_may_lack_a_word_is_not_told() -> None:
    title = [
        Word(text, 900 + 100 * at, 300, 990 + 100 * at, 330, 0.95, (1, 1, 1)) for at, text in enumerate(("GIÁM", "ĐỐC"))
    ]
    name = [Word("Lê", 900, 600, 940, 630, 0.95, (2, 1, 1)), Word("An", 1040, 600, 1090, 630, 0.95, (2, 1, 1))]
    ready = prepare(Image.new("L", (1654, 2339), 255), A4[0])
    formula = replace(title[0], text="KT.", left=820, right=890)
    found, unread = read_names([formula, *title, *name], ready, lambda picture: ())
    assert ([word.text for word in found], unread) == (["KT.", "GIÁM", "ĐỐC", UNREAD], ("Lê An",))
    near = [name[0], replace(name[1], left=950, right=1000)]
    found, unread = read_names([formula, *title, *near], ready, lambda picture: ())
    assert ([word.text for word in found[-2:]], unread) == (["Lê", "An"], ())
