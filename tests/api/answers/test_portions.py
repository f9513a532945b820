"""Pages of an answer that was worked out as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.answers.portions import Order, portion
from models.errors import BadCallError

Item = tuple[int, str]


def order(item: Item) -> Order:
    return -item[0], item[1]


@given(st.sets(st.tuples(st.integers(0, 5), st.text(max_size=3)), max_size=30), st.integers(1, 7))
def test_pages_together_are_the_whole_in_order(items: set[Item], limit: int) -> None:
    seen: list[Item] = []
    after = None
    while True:
        shown, after = portion(list(items), order, after, limit)
        assert len(shown) <= limit
        seen += shown
        if after is None:
            break
    assert seen == sorted(items, key=order)


def test_what_is_added_before_a_position_comes_on_no_later_page() -> None:
    _, after = portion([(5, "a"), (3, "b"), (1, "c")], order, None, 2)
    shown, _ = portion([(9, "new"), (5, "a"), (3, "b"), (1, "c")], order, after, 2)
    assert shown == ((1, "c"),)


@pytest.mark.parametrize("after", ["x", "{}", "[null, 1]", '["a", 1]', "[[1], 2]", "17"])
def test_a_position_that_no_page_gave(after: str) -> None:
    with pytest.raises(BadCallError) as error:
        portion([(1, "a"), (2, "b")], order, after, 1)
    assert error.value.code == "cursor"
