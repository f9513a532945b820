"""Understanding takes time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import pytest

from pipeline.stages import parse
from tests.clock import seconds

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


MEASURED = 3
"""How often it may be measured: other work on the machine may slow one of two measurements, but not each time."""


@pytest.mark.parametrize(("joined", "most"), SHAPES, ids=["lines", "one sentence"])
@pytest.mark.parametrize("piece", [piece for _, piece in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_four_times_the_text_takes_about_four_times_as_long(piece: str, joined: str, most: int) -> None:
    parse("Sở A".encode(), "warm.txt")
    short, long = (joined.join([piece] * size).encode() for size in (most // 4, most))
    assert any(_seconds(long) < 6 * _seconds(short) + 0.05 for _ in range(MEASURED))


def _seconds(data: bytes) -> float:
    return seconds(lambda: parse(data, "hostile.txt"))
