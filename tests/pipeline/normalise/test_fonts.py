"""Runs in fonts of before Unicode are read by what their fonts say, beside runs in Unicode and in fonts of signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.layout import Layout, Line, Page
from pipeline.normalise import normalise
from pipeline.normalise.signs import from_signs
from pipeline.normalise.tcvn3 import from_tcvn3, restore_capitals
from pipeline.normalise.viscii import LETTERS, from_viscii

ALL = (
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
)

# Byte by byte from RFC 1456, written down apart from the table under test.
VISCII_BYTES = {
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    0x80: "Ạ", 0x81: "Ắ", 0x82: "Ằ", 0x83: "Ặ", 0x84: "Ấ", 0x85: "Ầ", 0x86: "Ẩ", 0x87: "Ậ", 0x88: "Ẽ", 0x89: "Ẹ",
    0x8A: "Ế", 0x8B: "Ề", 0x8C: "Ể", 0x8D: "Ễ", 0x8E: "Ệ", 0x8F: "Ố", 0x90: "Ồ", 0x91: "Ổ", 0x92: "Ỗ", 0x93: "Ộ",
    0x94: "Ợ", 0x95: "Ớ", 0x96: "Ờ", 0x97: "Ở", 0x98: "Ị", 0x99: "Ỏ", 0x9A: "Ọ", 0x9B: "Ỉ", 0x9C: "Ủ", 0x9D: "Ũ",
    0x9E: "Ụ", 0x9F: "Ỳ", 0xA0: "Õ", 0xA1: "ắ", 0xA2: "ằ", 0xA3: "ặ", 0xA4: "ấ", 0xA5: "ầ", 0xA6: "ẩ", 0xA7: "ậ",
    0xA8: "ẽ", 0xA9: "ẹ", 0xAA: "ế", 0xAB: "ề", 0xAC: "ể", 0xAD: "ễ", 0xAE: "ệ", 0xAF: "ố", 0xB0: "ồ", 0xB1: "ổ",
    0xB2: "ỗ", 0xB3: "Ỡ", 0xB4: "Ơ", 0xB5: "ộ", 0xB6: "ờ", 0xB7: "ở", 0xB8: "ị", 0xB9: "Ự", 0xBA: "Ứ", 0xBB: "Ừ",
    0xBC: "Ử", 0xBD: "ơ", 0xBE: "ớ", 0xBF: "Ư", 0xC0: "À", 0xC1: "Á", 0xC2: "Â", 0xC3: "Ã", 0xC4: "Ả", 0xC5: "Ă",
    0xC6: "ẳ", 0xC7: "ẵ", 0xC8: "È", 0xC9: "É", 0xCA: "Ê", 0xCB: "Ẻ", 0xCC: "Ì", 0xCD: "Í", 0xCE: "Ĩ", 0xCF: "ỳ",
    0xD0: "Đ", 0xD1: "ứ", 0xD2: "Ò", 0xD3: "Ó", 0xD4: "Ô", 0xD5: "ạ", 0xD6: "ỷ", 0xD7: "ừ", 0xD8: "ử", 0xD9: "Ù",
    0xDA: "Ú", 0xDB: "ỹ", 0xDC: "ỵ", 0xDD: "Ý", 0xDE: "ỡ", 0xDF: "ư", 0xE0: "à", 0xE1: "á", 0xE2: "â", 0xE3: "ã",
    0xE4: "ả", 0xE5: "ă", 0xE6: "ữ", 0xE7: "ẫ", 0xE8: "è", 0xE9: "é", 0xEA: "ê", 0xEB: "ẻ", 0xEC: "ì", 0xED: "í",
    0xEE: "ĩ", 0xEF: "ỉ", 0xF0: "đ", 0xF1: "ự", 0xF2: "ò", 0xF3: "ó", 0xF4: "ô", 0xF5: "õ", 0xF6: "ỏ", 0xF7: "ọ",
    0xF8: "ụ", 0xF9: "ù", 0xFA: "ú", 0xFB: "ũ", 0xFC: "ủ", 0xFD: "ý", 0xFE: "ợ", 0xFF: "Ữ",
}  # fmt: skip


def western(code: int) -> str:
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


def viscii(text: str) -> str:
    """Text as a program shows it that takes VISCII for Windows-1252."""
    codes = {letter: western(code) for code, letter in VISCII_BYTES.items()}
    return "".join(codes.get(character, character) for character in text)


@pytest.mark.parametrize(("code", "letter"), VISCII_BYTES.items())
def test_every_letter_of_viscii(code: int, letter: str) -> None:
    # Õ has the code of the no-break blank: it is a letter only beside capitals.
    read = from_viscii(f"V{western(code)}").removeprefix("V")
    assert read == letter


def test_a_no_break_blank_stays_one() -> None:
    assert from_viscii("n\xe5m\xa02004") == "năm\xa02004"


def test_viscii_has_every_letter_once() -> None:
    assert sorted(LETTERS.values()) == sorted(ALL)


@given(st.text(alphabet=ALL.replace("Õ", "").replace("Ỗ", "") + "abc 12.,", max_size=60))
def test_what_viscii_can_write_it_reads_back(text: str) -> None:
    # 0xA0 and the six codes below 0x20 are blanks and line ends to any other program.
    spoken = "".join(letter for letter in text if letter not in "ẲẴẪỶỸỴ")
    assert from_viscii(viscii(spoken)) == spoken


def line(*runs: tuple[str, str]) -> Line:
    """A line from (text, font) runs."""
    text, fonts = "", []
    for piece, font in runs:
        fonts.append((len(text), font))
        text += piece
    return Line(text, whole=True, fonts=tuple(fonts))


def text_of(*lines: Line, fonts: frozenset[str] = frozenset()) -> tuple[str, str]:
    text = normalise(Layout("text/plain", (Page(None, lines),), fonts=fonts))
    return text.encoding, text.content


VISCII_TEXT = "Công tác khen thưởng của Sở được thực hiện tốt, đúng kế hoạch đã đề ra từ đầu năm"

LINES = [
    # one old font
    ([("Së C«ng Th\u00ad¬ng ®\u00ad\u00ae giao", ".VnTime")], "tcvn3", "Sở Công Thương đưđ giao"),
    # a head in Unicode, the rest in the old font: "è" and "á" are other letters there
    ([("Hè đến, cá về; ", "Times New Roman"), ("Sè liÖu cña Së C«ng Th\u00ad¬ng", ".VnTime")], "tcvn3",
     "Hè đến, cá về; Số liệu của Sở Công Thương"),
    # two old encodings in one line
    ([("öùng duïng coâng ngheä", "VNI-Times"), (" cña c¸c x· vµ c¸c tr¹m y tÕ", ".VnTime")], "tcvn3",
     "ứng dụng công nghệ của các xã và các trạm y tế"),
    # a pair of VNI codes over two runs of one family
    ([("Coâng nghe", "VNI-Times"), ("ä thoâng tin", "VNI-Helve")], "vni", "Công nghệ thông tin"),
    # Unicode under an old font's name: Word keeps the name and draws the letters in another font
    ([("Sở Công Thương đã được giao, à ơi, cá", ".VnTime")], "unicode", "Sở Công Thương đã được giao, à ơi, cá"),
    # a single short run
    ([("Sè", ".VnTime"), (": 15/BC", "Times New Roman")], "unicode", "Số: 15/BC"),
    # signs of the Symbol font, as bytes and as Word keeps them
    ([("møc N ", ".VnTime"), ("£", "Symbol"), (" 5 ", ".VnTime"), ("\uf0ae", "Symbol"), (" ®¹t", ".VnTime")], "tcvn3",
     "mức N ≤ 5 → đạt"),
    ([("Kết quả ", "Times New Roman"), ("\uf0e0", "Wingdings"), (" đạt", "Times New Roman")], "unicode",
     "Kết quả → đạt"),
    # a title in the font of capitals
    ([("Chñ tÞch ", ".VnTimeH"), ("NguyÔn V¨n A", ".VnTime")], "tcvn3", "CHỦ TỊCH Nguyễn Văn A"),
    # the font of VISCII
    ([(viscii(VISCII_TEXT), "VI Times")], "viscii", VISCII_TEXT),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "encoding", "expected"), LINES)
def test_runs(runs: list[tuple[str, str]], encoding: str, expected: str) -> None:
    assert text_of(line(*runs)) == (encoding, expected)


def test_viscii_is_told_by_its_bytes_and_not_taken_for_tcvn3() -> None:
    assert text_of(Line(viscii(VISCII_TEXT), whole=True)) == ("viscii", VISCII_TEXT)


@pytest.mark.parametrize("text", ["Straße, Weiß, Maß und Größe", "Þór borðar", "Công ty Weiß đầu tư"])
def test_other_languages_are_no_viscii(text: str) -> None:
    assert text_of(Line(text, whole=True))[0] == "unicode"


def test_lost_capitals_are_told_where_no_font_says_them() -> None:
    head = Line("céng hoµ x· héi chñ nghÜa viÖt nam", whole=True)
    body = Line("B¸o c¸o t×nh h×nh thùc hiÖn nhiÖm vô cña Së C«ng nghiÖp", whole=True)
    layout = Layout("text/plain", (Page(None, (head, body)),))
    assert [one.code for one in normalise(layout).warnings] == ["case-lost"]


CAPITALS = [
    # capitals that TCVN3 lacks, typed in a font without them: the letters around tell
    ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Së C«NG TH¦¥NG TØNH", "SỞ CÔNG THƯƠNG TỈNH"),
    ("Theo N§-CP, UBND tØnh vµ HéI §åNG", "Theo NĐ-CP, UBND tỉnh và HỘI ĐỒNG"),
    # one capital and a letter with a tone: a name as like as not
    ("Hµ Néi, ngµy 5 th¸ng 7", "Hà Nội, ngày 5 tháng 7"),
    ("§¹i häc vµ §¶ng, §«ng ¸ vµ TW", "Đại học và Đảng, Đông á và TW"),
]


@pytest.mark.parametrize(("typed", "expected"), CAPITALS)
def test_capitals_told_by_their_neighbours(typed: str, expected: str) -> None:
    assert restore_capitals(from_tcvn3(typed)) == expected


SIGNS = [
    ("Symbol", "\uf0b7", "-"),
    ("Symbol", "\uf061\uf044", "αΔ"),
    ("Symbol", "³ 10", "≥ 10"),
    # ASCII under the font's name was typed as text
    ("Symbol", "abc 12", "abc 12"),
    ("Wingdings", "\uf0d8", "-"),
    ("Wingdings", "\uf0fe", "☑"),
]


@pytest.mark.parametrize(("font", "text", "expected"), SIGNS)
def test_signs(font: str, text: str, expected: str) -> None:
    assert from_signs(text, font) == expected
