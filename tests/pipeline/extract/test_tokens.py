"""The tokenizer: the text comes back exactly; numbers and symbols stay whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

NAUGHTY = (
    "",
    " ",
    "\n\n",
    "\t a \u00a0 b",
    "…",
    "./.",
    "“”\"'«»",
    "((((",
    "a" * 5000,
    "“" * 100_000,  # taken apart mark by mark this would take minutes
    "(“" * 50_000,
    "12,6%%",
    "/.",
    "-",
    "- - -",
    "1.000.000,5%",
    "số: /BC-SCT",
    "đ\u0301",
    "\u202eabc",
    "🙂🇻🇳",
    "Khối./.\n\nNơi nhận:",
    "**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**",
    "\ufeffA",
    "\x00\x01",
)

CASES = [
    ("tăng 12,6% so", ["tăng", "12,6", "%", "so"]),
    ("(Luật số 43/2022/QH15).", ["(", "Luật", "số", "43/2022/QH15", ")", "."]),
    ("31.906 tỷ", ["31.906", "tỷ"]),
    ("là “đòn bẩy”,", ["là", "“", "đòn", "bẩy", "”", ","]),
    ("thi đua- khen thưởng", ["thi", "đua", "-", "khen", "thưởng"]),
    ("của Khối./.", ["của", "Khối", "./."]),
    ("xã hội...trước", ["xã", "hội", "...", "trước"]),
    ("phòng,chống", ["phòng", ",", "chống"]),
    ("07/CTLT-BCT-CĐCT", ["07/CTLT-BCT-CĐCT"]),
]


MARKS = ["“", "”", "(", ")", ".", ",", ";", "%", "12,6", "43/2022/QH15", "-", "–", "…", "đua", " ", "\n", "Ủy"]


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_comes_back(tokenizer: Callable[[str], Doc], text: str) -> None:
    assert tokenizer(text).text == text


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back(text: str) -> None:
    assert _TOKENIZER(text).text == text


@given(st.lists(st.sampled_from(MARKS), max_size=30))
@settings(max_examples=150, deadline=None)
def test_marks_of_the_genre_come_back(parts: list[str]) -> None:
    text = "".join(parts)
    assert _TOKENIZER(text).text == text


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(tokenizer: Callable[[str], Doc], text: str, words: list[str]) -> None:
    assert [token.text for token in tokenizer(text)] == words


def _tokenizer() -> Callable[[str], Doc]:
    import spacy

    from pipeline.extract.tokens import genre_tokenizer

    return genre_tokenizer(
        spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}).vocab
    )


_TOKENIZER = _tokenizer()
