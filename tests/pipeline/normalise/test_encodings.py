"""Text typed in the fonts of before Unicode becomes the same text in Unicode, letter for letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.layout import Layout, Line, Page
from pipeline.normalise import normalise
from pipeline.normalise.characters import clean
from pipeline.normalise.tcvn3 import LETTERS as TCVN3
from pipeline.normalise.tcvn3 import from_tcvn3
from pipeline.normalise.vni import LETTERS as VNI
from pipeline.normalise.vni import from_vni

SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
CAPITALS_WITHOUT_TONE = "ĂÂÊÔƠƯĐ"


def layout(*texts: str, fonts: frozenset[str] = frozenset()) -> Layout:
    return Layout("text/plain", (Page(None, tuple(Line(text, whole=True) for text in texts)),), fonts=fonts)


# Byte by byte from TCVN 5712:1993 VN3, written down apart from the table under test.
TCVN3_BYTES = {
    0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xA8: "ă", 0xA9: "â", 0xAA: "ê",
    0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ", 0xB5: "à", 0xB6: "ả", 0xB7: "ã", 0xB8: "á", 0xB9: "ạ", 0xBB: "ằ",
    0xBC: "ẳ", 0xBD: "ẵ", 0xBE: "ắ", 0xC6: "ặ", 0xC7: "ầ", 0xC8: "ẩ", 0xC9: "ẫ", 0xCA: "ấ", 0xCB: "ậ", 0xCC: "è",
    0xCE: "ẻ", 0xCF: "ẽ", 0xD0: "é", 0xD1: "ẹ", 0xD2: "ề", 0xD3: "ể", 0xD4: "ễ", 0xD5: "ế", 0xD6: "ệ", 0xD7: "ì",
    0xD8: "ỉ", 0xDC: "ĩ", 0xDD: "í", 0xDE: "ị", 0xDF: "ò", 0xE1: "ỏ", 0xE2: "õ", 0xE3: "ó", 0xE4: "ọ", 0xE5: "ồ",
    0xE6: "ổ", 0xE7: "ỗ", 0xE8: "ố", 0xE9: "ộ", 0xEA: "ờ", 0xEB: "ở", 0xEC: "ỡ", 0xED: "ớ", 0xEE: "ợ", 0xEF: "ù",
    0xF1: "ủ", 0xF2: "ũ", 0xF3: "ú", 0xF4: "ụ", 0xF5: "ừ", 0xF6: "ử", 0xF7: "ữ", 0xF8: "ứ", 0xF9: "ự", 0xFA: "ỳ",
    0xFB: "ỷ", 0xFC: "ỹ", 0xFD: "ý", 0xFE: "ỵ",
}  # fmt: skip


@pytest.mark.parametrize(("byte", "letter"), TCVN3_BYTES.items())
def test_every_letter_of_tcvn3(byte: int, letter: str) -> None:
    assert from_tcvn3(bytes([byte]).decode("cp1252")) == letter


def test_tcvn3_has_every_letter_once() -> None:
    assert sorted(TCVN3.values()) == sorted(SMALL + CAPITALS_WITHOUT_TONE)


def test_vni_has_every_letter_small_and_capital() -> None:
    assert set(SMALL + SMALL.upper()) == set(VNI.values())


# Letter by letter from the table of VNI-Windows, written down apart from the table under test.
VNI_TABLE = """
    á aù  à aø  ả aû  ã aõ  ạ aï    ă aê  ắ aé  ằ aè  ẳ aú  ẵ aü  ặ aë    â aâ  ấ aá  ầ aà  ẩ aå  ẫ aã  ậ aä
    é eù  è eø  ẻ eû  ẽ eõ  ẹ eï    ê eâ  ế eá  ề eà  ể eå  ễ eã  ệ eä    í í   ì ì   ỉ æ   ĩ ó   ị ò   đ ñ
    ó où  ò oø  ỏ oû  õ oõ  ọ oï    ô oâ  ố oá  ồ oà  ổ oå  ỗ oã  ộ oä    ơ ô   ớ ôù  ờ ôø  ở ôû  ỡ ôõ  ợ ôï
    ú uù  ù uø  ủ uû  ũ uõ  ụ uï    ư ö   ứ öù  ừ öø  ử öû  ữ öõ  ự öï    ý yù  ỳ yø  ỷ yû  ỹ yõ  ỵ î
"""
VNI_CODES = dict(zip(VNI_TABLE.split()[::2], VNI_TABLE.split()[1::2], strict=True))


def test_the_table_of_vni_has_every_letter() -> None:
    assert sorted(VNI_CODES) == sorted(SMALL)


@pytest.mark.parametrize(("letter", "typed"), VNI_CODES.items())
def test_every_letter_of_vni_small_and_capital(letter: str, typed: str) -> None:
    assert from_vni(f"{typed}n") == f"{letter}n"
    assert from_vni(f"{typed.upper()}N") == f"{letter.upper()}N"
    # A capital whose mark was typed with the code for small letters.
    assert from_vni(typed[0].upper() + typed[1:]) == letter.upper()


DOCUMENTS = [
    # TCVN3 with ư as byte AD
    (
        ["C«ng t¸c khen th\u00adëng cña Së ®\u00adîc thùc hiÖn tèt"],
        "tcvn3",
        "Công tác khen thưởng của Sở được thực hiện tốt",
    ),
    # ư as a minus sign, as PDF files show it; a dash between words stays one
    (["N−íc ta vµ c¸c n−íc, t− liÖu n¨m 2003 − 2004"], "tcvn3", "Nước ta và các nước, tư liệu năm 2003 − 2004"),
    # ư as a hyphen; hyphens of symbols and lists stay
    (
        ["- Thùc hiÖn NghÞ ®Þnh 30/2004/N§-CP vÒ th-¬ng m¹i, -u tiªn ®Çu t- trong n-íc, kinh tÕ - x· héi"],
        "tcvn3",
        "- Thực hiện Nghị định 30/2004/NĐ-CP về thương mại, ưu tiên đầu tư trong nước, kinh tế - xã hội",
    ),
    # a word in Unicode among TCVN3
    (["Nguồn: Vô Tµi chÝnh dù ¸n, b¸o c¸o quý"], "tcvn3", "Nguồn: Vụ Tài chính dự án, báo cáo quý"),
    # VNI
    (["Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"], "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (["ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC"], "vni", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    # UTF-8 read as Windows-1252
    (["Sá»Ÿ CÃ´ng ThÆ°Æ¡ng"], "unicode", "Sở Công Thương"),
    # Unicode with letters that other encodings use as codes
    (["Sở Công Thương hoà giải, khoá đào tạo; giá ±5% · 20 m²"], "unicode", None),
    (["Đơn vị: µm, ©2023 Sở Công Thương"], "unicode", None),
    # foreign words in a Latin text
    (["Le résumé français du rapport général"], "unicode", None),
]


@pytest.mark.parametrize(("typed", "encoding", "read"), DOCUMENTS)
def test_documents(typed: list[str], encoding: str, read: str | None) -> None:
    text = normalise(layout(*typed))
    assert (text.encoding, text.content) == (encoding, typed[0] if read is None else read)


def test_a_lost_letter_is_told() -> None:
    without = "C«ng t¸c thi ®ua khen th­ëng cña ngêi lao ®éng trong n¨m. ".replace("­", "")
    assert [one.code for one in normalise(layout(without * 30)).warnings] == ["letters-lost"]
    assert normalise(layout(without * 30 + "n­íc")).warnings == ()


CAPITALS = [
    # typed small in a font of capitals: the line was printed in capitals
    ([("b¸o c¸o vÒ viÖc trång rõng s¶n xuÊt", True)], "BÁO CÁO VỀ VIỆC TRỒNG RỪNG SẢN XUẤT"),
    # typed with capitals of its own: the symbol's small letters are kept
    ([("QuyÕt ®Þnh cña Thñ t\u00adíng sè 115/2004/Q§-TTg", True)], "Quyết định của Thủ tướng số 115/2004/QĐ-TTg"),
    ([("b¸o c¸o th¸ng n¨m", False)], "báo cáo tháng năm"),
]


@pytest.mark.parametrize(("lines", "expected"), CAPITALS)
def test_fonts_of_capitals(lines: list[tuple[str, bool]], expected: str) -> None:
    blocks = tuple(Line(text, whole=True, capitals=drawn) for text, drawn in lines)
    assert normalise(Layout("text/plain", (Page(None, blocks),))).content == expected


CHARACTERS = [
    # base letter and tone apart, as macOS and Windows-1258 store them
    ("Ho\u0300a Bi\u0300nh", "Hòa Bình"),
    # half of them together: a letter with its hat and the tone apart, whole letters beside
    ("kê\u0301 hoạch, tiê\u0301n độ, thươ\u0300ng", "kế hoạch, tiến độ, thường"),
    # marks in another order: the dot below typed after the hat, or before it
    ("Vie\u0302\u0323t, Vie\u0323\u0302t, Vi\u1eb9\u0302t, Việt", "Việt, Việt, Việt, Việt"),
    # the tone marks that Unicode had for Vietnamese once
    ("Ho\u0340a, a\u0341", "Hòa, á"),
    # horn and breve apart
    ("tru\u031bo\u031b\u0300ng, na\u0306m", "trường, năm"),
    # wrong forms of Đ and Ư
    ("\u00d0\u01a2\u01a0NG \u0189\u01a3 \u00f0\u01a3", "ĐƯƠNG Đư đư"),
    ("QUY\u00caT \u00d0\u1ecaNH, \u00f0\u1ebf \u0111\u1ebf", "QUYÊT ĐỊNH, đế đế"),
    # three other slashes
    ("12\u204423, 1\u22152, 115\uff0fBC", "12/23, 1/2, 115/BC"),
    # blanks of every kind, one between words
    ("a\u00a0b\u2009c\td  \u3000e", "a b c d e"),
    ("  a \n b ", "a b"),
    # invisible signs
    ("th\u200bi\u00ad \ufeffđua", "thi đua"),
    ("th\u200ci\u200d đ\u2060ua\u200e \u202aXK\u202c", "thi đua XK"),
    # an invisible sign between a letter and its tone
    ("Ho\u200b\u0300a", "Hòa"),
    # a no-break blank between number and unit, in a number, at the end
    ("1.080\u00a0tỷ\u202f đồng\u00a0", "1.080 tỷ đồng"),
    # bullets of symbol fonts
    ("\uf0b7 mục, \uf0d8 mục", "- mục, - mục"),
    # a hyphen that forbids a break is a hyphen
    ("CĐ\u2011TTg", "CĐ-TTg"),
    # dashes and quotes stay as printed
    ("2021 – 2025, “đòn bẩy” — ‘a’ …", "2021 – 2025, “đòn bẩy” — ‘a’ …"),
]


@pytest.mark.parametrize(("typed", "expected"), CHARACTERS)
def test_characters(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@given(st.text())
def test_a_cleaned_line_is_one_line_in_nfc_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert len(cleaned.splitlines()) <= 1
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()


@given(st.text(alphabet=sorted(set(SMALL) | set("bcdghklmnpqrstvx ")), min_size=1, max_size=60))
def test_tcvn3_there_and_back(text: str) -> None:
    codes = {letter: code for code, letter in TCVN3.items()}
    assert from_tcvn3("".join(codes.get(letter, letter) for letter in text)) == text
