"""Folding and equality of words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.wording import Folded, fold, normal, overlap, same, words

VIETNAMESE = st.text(
    "aàáảãạăằắâầấeèêềểiìíoòỏôơờuùủưừyỳýđĐÀÁƯ bcghklmnpqrstvx0123456789.,;:-/()\u201c\u201d\u00ad\u0301\u0309\n",
    max_size=60,
)

FOLDED = [
    ("Thái Bình, hoà", "thai binh hoa"),
    ("  Ủy ban\u00a0nhân dân\n tỉnh ", "uy ban nhan dan tinh"),
    ("\u201cDoanh nghiệp \u2013 hội nhập\u201d", "doanh nghiep hoi nhap"),
    ("ĐẮK LẮK", "dak lak"),
    ("\u00d0ắk Lắk", "dak lak"),  # the Icelandic letter, as old fonts have it
    ("PH\u01a2ƠNG", "phuong"),  # U+01A2 for Ư
    ("2.460 triệu USD", "2 460 trieu usd"),
    ("5.000 m²", "5 000 m2"),
    ("th\u00adi đua", "thi dua"),  # a soft hyphen inside a word
    ("", ""),
    ("…", ""),
]

EQUAL = [
    ("hoà", "hòa"),  # the tone's place, old and new
    ("HOẠT ĐỘNG THUỶ SẢN", "hoạt động thủy sản"),
    ("khoẻ", "khỏe"),
    ("Uỷ ban", "Ủy ban"),
    ("kỹ thuật", "kĩ thuật"),
    ("tỷ", "tỉ"),
    ("bác sỹ", "bác sĩ"),
    ("quý", "quí"),
    ("quy chế", "qui chế"),
    ("Mỹ", "Mĩ"),
    ("lý do", "lí do"),
]

DIFFERENT = [
    ("thủy", "thủi"),  # only after h k l m s t and qu
    ("ngày", "ngài"),
    ("tháng hai", "tháng hái"),
    ("dự án", "đự án"),
    ("toàn", "tòan x"),
    ("tay", "tai"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert words(text) == tuple(folded.split())


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_normal_keeps_diacritics() -> None:
    assert normal("Giá trị SẢN XUẤT, công nghiệp") == "giá trị sản xuất công nghiệp"


def test_same_wording_but_for_diacritics_and_punctuation() -> None:
    assert same("Thi đua - khen thưởng", "THI DUA, KHEN THUONG")
    assert not same("Thi đua", "Thi đua khen thưởng")


def test_overlap_is_f1_of_the_words() -> None:
    assert overlap("công tác thi đua", "Công tác thi đua") == 1.0
    assert overlap("a b", "c d") == 0.0
    assert overlap("a a b", "a b b") == pytest.approx(2 / 3)  # as multisets
    assert overlap("", "") == 0.0


def test_folded_remembers_the_places() -> None:
    text = "Sở  Công Thương\u2013 tỉnh Hòa An"
    folded = Folded.of(text)
    at = folded.text.index("cong thuong")
    start, end = folded.span(at, at + len("cong thuong"))
    assert text[start:end] == "Công Thương"


def test_folded_of_decomposed_text_covers_the_marks() -> None:
    text = unicodedata.normalize("NFD", "(Tiền lệ)")
    start, end = Folded.of(text).span(0, len("tien le"))
    assert unicodedata.normalize("NFC", text[start:end]) == "Tiền lệ"


@given(VIETNAMESE)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert normal(normal(text)) == normal(text)


@given(st.text(max_size=40))
def test_fold_of_any_text_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert fold(forms[0]) == fold(forms[1])
    assert normal(forms[0]) == normal(forms[1])


@given(VIETNAMESE, st.booleans())
def test_folded_text_is_the_folding(text: str, marks: bool) -> None:
    folded = Folded.of(text, marks)
    assert folded.text == (normal(text) if marks else fold(text))
    assert len(folded.starts) == len(folded.ends) == len(folded.text)


@given(VIETNAMESE, st.data())
def test_span_of_a_folded_word_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = Folded.of(text)
    if folded.text:
        word = data.draw(st.sampled_from(folded.text.split()))
        at = f" {folded.text} ".index(f" {word} ")
        start, end = folded.span(at, at + len(word))
        assert fold(text[start:end]) == word
        assert list(folded.starts) == sorted(folded.starts)
