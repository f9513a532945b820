"""How well each page was read: the share of words that are Vietnamese, letters lost, the recognition's doubt."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from models.layout import Page, Warned
from models.text import PageGrade, Text
from models.values.syllable import is_syllable

DOUBTFUL: Final = 0.75
"""Below it a page's words should be checked against the paper."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_LOST: Final = re.compile("[\ufffd\ue000-\uf8ff]")
"""Letters that the file doesn't tell."""
_LOST_WEIGHT: Final = 5
_GIVEN: Final = 5
"""Words that every page is given as right: a page of figures is not judged by two abbreviations."""


def grade(pages: tuple[Page, ...], text: Text) -> tuple[PageGrade, ...]:
    """A grade for every numbered page of the layout that the text was made of."""
    starts = {start.number: start.offset for start in reversed(text.page_starts)}
    grades: list[PageGrade] = []
    end = len(text.content)
    for page in reversed(pages):
        if page.number is not None:
            start = starts.get(page.number, end)
            grades.append(PageGrade(page.number, start, page.origin, _grade(page, text.content[start:end])))
            end = start
    return tuple(reversed(grades))


def doubtful_pages(grades: tuple[PageGrade, ...]) -> tuple[Warned, ...]:
    """A warning for every page below the threshold."""
    message = "trang {} khó đọc (chất lượng {}): hãy đối chiếu với bản giấy"
    return tuple(
        Warned("page-doubtful", message.format(page.number, f"{page.grade:.2f}".replace(".", ",")))
        for page in grades
        if page.grade < DOUBTFUL
    )


def _grade(page: Page, content: str) -> float:
    sure = 1.0 if page.confidence is None else page.confidence
    lost = len(_LOST.findall(content)) / max(1, len(content))
    return round(sure * _share_of_words(content) * max(0.0, 1 - _LOST_WEIGHT * lost), 3)


def _share_of_words(content: str) -> float:
    """Share of syllables among the words; abbreviations and single letters are neither right nor wrong."""
    right = wrong = 0
    for word, count in Counter(_WORD.findall(content)).items():
        if len(word) == 1:
            continue
        if is_syllable(word):
            right += count
        elif not word[1:].isupper():
            wrong += count
    return (right + _GIVEN) / (right + wrong + _GIVEN)
