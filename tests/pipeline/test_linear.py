"""Understanding takes time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from pipeline.stages import parse

SHAPES = [("\n", 10_000), (" ", 3_000)]
"""Every piece on a line of its own, and all of them in one sentence."""

HOSTILE = [
    ("digits", "1234567890"),
    ("numbers in groups", "12.345,6"),
    ("dots", "1.1.1.1...."),
    ("quotes", "“a “”"),
    ("spaces", "a" + " " * 40),
    ("brackets that never close", "((([{"),
    ("brackets with figures", "(5 ha"),
    ("days without a month", "ngày 1, 2,"),
    ("numbers of a list of documents", "số 1, 2,"),
    ("figures without names", "5% 6% 7%"),
    ("changes", "tăng 5% so với"),
    ("awards", "tặng Bằng khen cho 5 cá nhân"),
    ("marks after letters", "a\u0301"),
]


@pytest.fixture(autouse=True)
def without_collection() -> Iterator[None]:
    """A collection in one of two measurements would tell them apart, and says nothing of the rules."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(("joined", "most"), SHAPES, ids=["lines", "one sentence"])
@pytest.mark.parametrize("piece", [piece for _, piece in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_four_times_the_text_takes_about_four_times_as_long(piece: str, joined: str, most: int) -> None:
    parse("Sở A".encode(), "warm.txt")
    short = _seconds(joined.join([piece] * (most // 4)))
    assert _seconds(joined.join([piece] * most)) < 6 * short + 0.05


def _seconds(text: str) -> float:
    began = time.process_time()
    parse(text.encode(), "hostile.txt")
    return time.process_time() - began
