"""Letters with their marks, and words that differ in one of them."""

from __future__ import annotations

import pytest

from models.values.letters import letters_of, one_apart


def test_marks_stay_with_their_letters() -> None:
    assert letters_of("đầu") == ["d\u0335", "a\u0302\u0300", "u"]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("hà nam", "hà nam", True),
        ("hà nam", "ha nam", True),  # a mark lost
        ("quảng", "uảng", True),  # a letter lost at the beginning
        ("TTEg", "TTg", True),  # one put in
        ("đông", "dong", False),  # two marks
        ("quảng", "ảng", False),
        ("bình", "định", False),  # another letter, and one put in
    ],
)
def test_words_that_differ_in_one_letter(one: str, other: str, near: bool) -> None:
    assert one_apart(letters_of(one), letters_of(other)) is near
    assert one_apart(letters_of(other), letters_of(one)) is near
