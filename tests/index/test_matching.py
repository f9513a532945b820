"""How a question is understood and where its words are marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.matching import highlights, terms_of


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ("", (), ()),
        ("  !!! ", (), ()),
        ("Hòa hòa HOÀ", ("hoa",), ()),  # once
        ("xuất khẩu", ("xuat", "khau"), ()),
        ('"xuất khẩu" gạo', ("gao",), (("xuat", "khau"),)),
        ('gạo"xuất khẩu"', ("gao",), (("xuat", "khau"),)),
        ('"gạo"', ("gao",), ()),  # a phrase of one word is a word
        ('""', (), ()),
        ('"a b', ("a", "b"), ()),  # left open
        ("“a b” «c d»", (), (("a", "b"), ("c", "d"))),
        ("05/CT-TTg", ("05", "ct", "ttg"), (("05", "ct", "ttg"),)),
        ("năm 2022", ("nam", "2022"), ()),  # one number alone
        ("31.906 tỷ", ("31", "906", "ty"), (("31", "906"),)),
        ("phòng,chống", ("phong", "chong"), ()),  # words written together are no figure
    ],
)
def test_terms(text: str, words: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> None:
    terms = terms_of(text)
    assert (terms.words, terms.phrases) == (words, phrases)
    assert terms.empty == (not words and not phrases)


def test_diacritics_are_liked_only_if_the_question_has_any() -> None:
    assert terms_of("ban hành").marked == ("ban", "hành")
    assert terms_of("ban hanh").marked == ()


@pytest.mark.parametrize(
    ("question", "quote", "marked"),
    [
        ("thi đua", "Phong trào thi đua; thi công, đua thuyền.", ["thi đua"]),  # together, where they are together
        ("thi đua", "Thi công và đua thuyền", ["Thi", "đua"]),  # else each
        ("thi đua yêu nước", "thi đua vì nước", ["thi đua", "nước"]),
        ('"thi đua"', "thi đua, đua thi", ["thi đua"]),
        ("a b", "a. B", ["a", "B"]),  # a stop parts
        ("a-b", "a-b", ["a-b"]),
        ("hoà", "HÒA, hoà", ["HÒA", "hoà"]),
        ("đ", "d; Đ đá", ["d", "Đ"]),  # whole words only
        ("", "thi đua", []),
    ],
)
def test_highlights(question: str, quote: str, marked: list[str]) -> None:
    assert [quote[start:end] for start, end in highlights(quote, terms_of(question))] == marked


@settings(max_examples=200, deadline=None)
@given(question=st.text(max_size=20), quote=st.text(max_size=60))
def test_highlights_are_in_order_apart_and_inside(question: str, quote: str) -> None:
    at = 0
    for start, end in highlights(quote, terms_of(question)):
        assert at <= start < end <= len(quote)
        at = end
