"""Vietnamese syllables by the rules of spelling: what a page's grade is counted from."""

from __future__ import annotations

import pytest

from models.values.syllable import is_syllable

SYLLABLES = (
    # every kind of rime: open, with a glide, stopped, nasal
    "ta",
    "nghiêng",
    "khuya",
    "nguyễn",
    "khuỷu",
    "xoong",
    "quốc",
    "hoạch",
    "huỵch",
    "ngoằn",
    "thuở",
    "boóng",
    "tuýp",
    # g and gi, qu, k, gh, ngh before e, ê, i
    "gì",
    "gìn",
    "giếng",
    "giúp",
    "giặt",
    "quyết",
    "quả",
    "quỹ",
    "quýt",
    "kỹ",
    "kế",
    "ghế",
    "nghề",
    "ngõ",
    # y alone and after a few consonants
    "y",
    "yên",
    "yêu",
    "ý",
    "kỳ",
    "lý",
    "mỹ",
    "tỷ",
    "sỹ",
    "hy",
    # the tone at either of its two places
    "hóa",
    "hoá",
    "khỏe",
    "khoẻ",
    "thủy",
    "thuỷ",
    # capitals
    "KẾT",
    "Quảng",
    "THƯƠNG",
    "ĐỒNG",
)

NO_SYLLABLES = (
    # a stopped rime without a tone, or with one that it can't carry
    "cac",
    "phap",
    "tuc",
    "hach",
    "càc",
    "phãp",
    # misread by machines
    "Nøãi",
    "TTEg",
    "KÉTQ",
    "quyêtt",
    "thànhh",
    "tihc",
    # c, g, ng before e, ê, i; k before a
    "ce",
    "gê",
    "ngi",
    "ka",
    # no vowel, two words run together, other languages
    "tr",
    "ng",
    "dịchvụ",
    "chỉtiêu",
    "Covid",
    "kwh",
    "export",
)


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES)
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)
