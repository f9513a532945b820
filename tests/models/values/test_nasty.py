"""Every finder on text that invites it to search for ever, and on none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from models.values.date import find_dates, find_impossible_dates
from models.values.number import find_numbers
from models.values.period import find_periods
from models.values.symbol import find_symbols
from models.values.wording import Folded
from tests.clock import seconds

FINDERS = (find_numbers, find_dates, find_impossible_dates, find_periods, find_symbols)

NASTY = (
    "1", "1.", "1,", "12/", "1, ", "10/10 và ", "ngày ", "tháng 1, ", "tháng 1 và a ", "từ 1 đến ", "6 tháng ",
    "năm 2020 và ", "2020, ", "nhiệm kỳ a b c ", "ngày dịp ", "1/A-", "A-", "1/A.", "(  ", "\n- ",
)  # fmt: skip


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
@pytest.mark.parametrize("piece", NASTY)
def test_time_grows_with_the_text(find: Callable[[str], Sequence[object]], piece: str) -> None:
    text = piece * (16_000 // len(piece))
    assert seconds(lambda: find(text)) < 2  # milliseconds as a rule; minutes where a search is quadratic


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
@pytest.mark.parametrize("text", ["", " ", "\n", "…", "Sở Công Thương"])
def test_nothing_is_found_in_nothing(find: Callable[[str], Sequence[object]], text: str) -> None:
    assert not find(text)


def test_folding_of_nothing() -> None:
    folded = Folded.of("…")
    assert (folded.text, list(folded.starts), folded.span(0, 0)) == ("", [], (0, 0))
