"""Cursors: what goes in comes out, and nothing else is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.paging import all_pages, cursor_of, paged, position_of
from models.answer import DocumentPage
from models.errors import BadCallError
from models.query import DocumentQuery, SearchQuery

QUERY = SearchQuery(text="xuất khẩu", years=(2022,))


@given(st.text())
def test_a_position_comes_back(position: str) -> None:
    cursor = cursor_of(position, QUERY)
    assert cursor is not None
    assert cursor.replace("-", "").replace("_", "").isalnum()
    assert position_of(cursor, QUERY) == position


def test_the_size_of_the_page_may_change_on_the_way() -> None:
    cursor = cursor_of("5", QUERY)
    assert position_of(cursor, QUERY.model_copy(update={"limit": 3, "after": "x"})) == "5"


@pytest.mark.parametrize(
    "other", [SearchQuery(text="xuất khẩu"), SearchQuery(text="nhập khẩu", years=(2022,)), DocumentQuery(years=(2022,))]
)
def test_another_question_refuses_it(other: SearchQuery | DocumentQuery) -> None:
    with pytest.raises(BadCallError, match="câu hỏi khác"):
        position_of(cursor_of("5", QUERY), other)


@given(st.text(max_size=40))
def test_whatever_else_comes_is_refused(cursor: str) -> None:
    if cursor:
        with pytest.raises(BadCallError):
            position_of(cursor, QUERY)


def test_no_cursor_is_the_beginning() -> None:
    assert position_of(None, QUERY) is None
    assert position_of("", QUERY) is None
    assert cursor_of(None, QUERY) is None


def _ask(query: DocumentQuery) -> DocumentPage:
    """Three pages: positions None, "1", "2"."""
    at = int(query.after or 0)
    return DocumentPage(total=at, cursor=str(at + 1) if at < 2 else None, items=())


def test_pages_follow_one_another() -> None:
    query = DocumentQuery()
    first = paged(query, None, _ask)
    second = paged(query, first.cursor, _ask)
    third = paged(query, second.cursor, _ask)
    assert [page.total for page in (first, second, third)] == [0, 1, 2]
    assert third.cursor is None
    assert [page.total for page in all_pages(query, _ask)] == [0, 1, 2]
