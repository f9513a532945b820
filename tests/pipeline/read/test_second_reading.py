"""Words that lost a mark: which are doubted, and when a second reading is believed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tables import read_table
from models.values.wording import fold
from pipeline.read.scan import second
from pipeline.read.scan.second import find_doubts, look_again
from pipeline.read.scan.vocabulary import Vocabulary, is_richer, vocabulary
from pipeline.read.scan.words import Word

TABLE = Path(second.__file__).with_name("usual_words.tsv")
KNOWN = Vocabulary.of(
    (
        "thẩm quyền",
        "hệ thống",
        "thông tin",
        "đầu tư",
        "đấu tranh",
        "số liệu",
        "chủ tịch",
        "tăng 10",
        "tầng hầm",
        "kết quả",
    ),
    ("TTg", "UBND", "TT"),
)


def words(line: str, top: int = 100) -> list[Word]:
    """A line's words, 20 pixels a letter; two blanks make a wide gap."""
    placed, left = [], 0
    for text in line.split(" "):
        if text:
            placed.append(Word(text, left, top, left + 20 * len(text), top + 30, 0.9, (1, 1, top)))
        left += 20 * len(text) + (10 if text else 120)
    return placed


READINGS = [
    # a word that isn't known, a known one with more marks, read so the second time
    ("các thâm quyền", "các thẩm quyền", "các thẩm quyền"),
    ("Thâm quyền", "thẩm quyền", "Thẩm quyền"),
    ("THÂM QUYỀN", "Thẩm quyền", "THẨM QUYỀN"),
    # signs stay as they were read first
    ("“thâm quyền;", "thẩm quyền,", "“thẩm quyền;"),
    # both are words, but only one is known beside its neighbour
    ("hệ thông", "hệ thống", "hệ thống"),
    ("ĐẤU TƯ", "ĐẦU TƯ", "ĐẦU TƯ"),
    ("chu tich", "chủ tịch", "chủ tịch"),
    # before a figure
    ("tầng 5,3%", "tăng 5,3%", "tăng 5,3%"),
    # the second reading says what the first said, or something that isn't known
    ("thâm quyền", "thâm quyền", "thâm quyền"),
    ("thâm quyền", "thấm quyền", "thâm quyền"),
    # a known pair stays, whatever the second reading says
    ("thông tin", "thống tin", "thông tin"),
    ("tầng hầm", "tăng hầm", "tầng hầm"),
    ("đấu tranh", "đầu tranh", "đấu tranh"),
    # a sign between two words: they are no pair
    ("hệ, thông", "hệ, thống", "hệ, thông"),
    # figures and words with digits never change, nor does another count of words
    ("sô 12/2O21", "số 12/2021", "số 12/2O21"),
    ("tầng 5,3%", "tăng 5,8%", "tăng 5,3%"),
    ("thâm quyền", "thẩmquyền", "thâm quyền"),
    ("thâm quyền", "", "thâm quyền"),
]


@pytest.mark.parametrize(("first", "again", "believed"), READINGS)
def test_when_a_second_reading_is_believed(first: str, again: str, believed: str) -> None:
    found = look_again(words(first), KNOWN, (2000, 400), lambda boxes: [again] * len(boxes))
    assert " ".join(word.text for word in found) == believed
    assert [word.left for word in found] == [word.left for word in words(first)]


def test_what_is_not_in_doubt_is_not_read_again() -> None:
    def never(boxes: list[second.Edges]) -> list[str]:
        raise AssertionError(boxes)

    line = words("Thẩm quyền của hệ thống thông tin 12/2021")
    assert look_again(line, KNOWN, (2000, 400), never) == tuple(line)


def test_an_engine_that_reads_no_lines_changes_nothing() -> None:
    line = words("thâm quyền")
    assert look_again(line, KNOWN, (2000, 400), lambda _: []) == tuple(line)


def test_only_the_neighbours_of_a_word_in_doubt_are_read_again_and_no_other_column() -> None:
    boxes: list[second.Edges] = []
    line = words("Lưu: VT  một hai ba bốn thâm quyền năm sáu bảy")
    look_again(line, KNOWN, (2000, 400), lambda asked: boxes.extend(asked) or [])
    three, six = line[4], line[8]
    assert [(left, right) for left, _, right, _ in boxes] == [(three.left - 3, six.right + 3)] * 2
    assert [(top, bottom) for _, top, _, bottom in boxes] == [(91, 139), (76, 139)]
    # at the edge of the sheet
    look_again(words("thâm", top=5), KNOWN, (60, 38), lambda asked: boxes.extend(asked) or [])
    assert boxes[2:] == [(0, 0, 60, 38)] * 2


@pytest.mark.parametrize(
    ("first", "again", "sure", "believed"),
    [
        ("TTEg", "TTg", 0.4, "TTg"),
        ("(TTEg),", "TTg", 0.4, "(TTg),"),
        ("UBNO", "UBND", 0.4, "UBND"),
        ("TTEg", "TTg", 0.9, "TTEg"),  # read with confidence
        ("TTEg", "TTE", 0.4, "TTEg"),  # the second reading isn't known
        ("TTEEg", "TTg", 0.4, "TTEEg"),  # two letters away
        ("TTN", "TT", 0.4, "TTN"),  # so short ones are all near
        ("UBN0", "UBND", 0.4, "UBN0"),  # a digit
    ],
)
def test_abbreviations_one_letter_away(first: str, again: str, sure: float, believed: str) -> None:
    line = [replace(word, confidence=sure) for word in words(f"của {first} ngày")]
    found = look_again(line, KNOWN, (2000, 400), lambda boxes: [f"của {again} ngày"] * len(boxes))
    assert found[1].text == believed


@given(st.text(max_size=12), st.text(max_size=12))
def test_letters_never_change(first: str, again: str) -> None:
    line = [Word(text, 0, 0, 20, 20, 0.5, (1, 1, 1)) for text in [*first.split(), "thâm"]]
    found = look_again(line, KNOWN, (100, 100), lambda boxes: [f"{again} thẩm"] * len(boxes))
    assert [fold(one.text) for one in found] == [fold(one.text) for one in line]
    assert all(re.findall(r"\d", a.text) == re.findall(r"\d", b.text) for a, b in zip(line, found, strict=True))


@pytest.mark.parametrize(
    ("one", "other", "richer"),
    [
        ("thẩm", "thâm", True),
        ("số", "so", True),
        ("đo", "do", True),
        ("lưu", "luu", True),
        ("thâm", "thẩm", False),
        ("thấm", "thẩm", False),  # another mark
        ("thâm", "thâm", False),
        ("tăng", "tâng", False),
    ],
)
def test_which_word_has_more_marks(one: str, other: str, richer: bool) -> None:
    assert is_richer(one, other) == richer


def test_usual_words_are_words_once_each() -> None:
    rows = [row["word"] for row in read_table(TABLE, ("word", "gloss"))]
    assert len(rows) == len({row.lower() for row in rows})
    assert all(rows)


def test_the_vocabulary_doubts_no_usual_word() -> None:
    known = vocabulary()
    for row in read_table(TABLE, ("word", "gloss")):
        line = words(row["word"])
        assert not any(find_doubts(line, known)), row
