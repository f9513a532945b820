"""Letters with the marks above and below them, one by one, as scans misread them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import takewhile

_STROKE = "\u0335"


def letters_of(word: str) -> list[str]:
    """The letters of a word in lower case, each followed by its marks; the stroke of đ is one."""
    letters: list[str] = []
    for one in unicodedata.normalize("NFD", word.replace("đ", "d" + _STROKE)):
        if unicodedata.combining(one):
            letters[-1] += one
        else:
            letters.append(one)
    return letters


def one_apart(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two words' letters differ in one at most: put in, left out or another."""
    shared = _shared(first, second) + _shared(first[::-1], second[::-1])
    return abs(len(first) - len(second)) <= 1 and shared >= max(len(first), len(second)) - 1


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
