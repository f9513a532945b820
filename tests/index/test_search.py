"""What a search finds, in which order, and what it counts, on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import cited, heading, movement, record_of, statement

from index import Index, open_index, rows_of
from models.errors import BadCallError
from models.query import SearchQuery
from models.record import Record

HARVEST = "Cả tỉnh hoà thuận, gieo cấy 1.250,5 ha lúa."
EXPORTS = "Kim ngạch xuất khẩu đạt 13,7% so với cùng kỳ, theo Chỉ thị số 05/CT-TTg."
LIMITS = "Công tác xúc tiến thương mại còn hạn chế, xuất khẩu chậm."
BOARD = "Ban chỉ đạo họp bàn về bản sắc vùng cao."
ENGLISH = "Hội chợ NOT AND OR diễn ra: kết quả tốt."


def documents() -> list[Record]:
    """Two reports of one department over two years and a plan of another body."""
    first = record_of(
        "bc-2021",
        f"I. Kết quả\n{HARVEST}\nII. Hạn chế\n{LIMITS}",
        sections=[heading("s1", "I.", "Kết quả"), heading("s2", "II.", "Hạn chế", role="limitation")],
        statements=[statement("limitation", LIMITS)],
        issuers=["Sở Công Thương tỉnh Sông Lam"],
        issued="2021-07-05",
    )
    second = record_of(
        "bc-2022",
        f"{EXPORTS}\n{'x ' * 120}\nPhong trào Sản xuất giỏi được duy trì.",
        references=[cited("CT|05||TTg|2021", "05/CT-TTg")],
        movements=[movement(None, "Sản xuất giỏi")],
        issuers=["Sở Công thương tỉnh Sông Lam"],
        issued="2022-07",
    )
    plan = record_of("kh-2022", f"{BOARD}\n{'y ' * 120}\n{ENGLISH}", type="KH", issuers=["Huyện ủy Mường Vang"])
    return [first, second, plan]


@pytest.fixture(scope="module")
def held(shared_index: Index) -> Index:
    """An index that holds the documents; only asked."""
    return filled(shared_index)


def filled(index: Index) -> Index:
    with index.writer() as writer:
        for record in documents():
            writer.put(rows_of(record, ()))
    return index


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hoà thuận", [HARVEST]),  # as written
        ("hòa thuận", [HARVEST]),  # tone on the other letter
        ("HOA THUAN", [HARVEST]),  # no marks, capitals
        ("chi dao", [BOARD]),  # đ typed as d
        ("đat", [EXPORTS]),  # d typed as đ matches too: letters are folded
        ("xuất khẩu", [EXPORTS, LIMITS]),
        ("xuất khẩu hạn chế", [LIMITS]),  # all words must occur
        ("khẩu xuất", [EXPORTS, LIMITS]),  # in any order
        ('"khẩu xuất"', []),  # but a phrase keeps its order
        ('"xuất khẩu" chậm', [LIMITS]),
        ("“xúc tiến thương mại”", [LIMITS]),  # typographic quotes
        ("«hạn chế»", [LIMITS]),
        ('"hạn chế', [LIMITS]),  # a quote left open is only a mark
        ("1.250,5", [HARVEST]),  # a figure is a phrase of its parts
        ("5.250,1", []),  # not its parts in any order
        ("05/CT-TTg", [EXPORTS]),
        ("TTg/CT-05", []),
        ("NOT", [ENGLISH]),  # operators are words
        ("kết quả -tốt", [ENGLISH]),
        ("gieo*", [HARVEST]),  # a star is no wildcard, and no error
        ("gie*", []),
        ("folded:gieo", []),  # fields can't be named
        ("không có chữ này", []),
    ],
)
def test_finds(held: Index, text: str, found: list[str]) -> None:
    quotes = [item.quote for item in held.search(SearchQuery(text=text)).items]
    assert len(quotes) == len(found)
    assert all(any(part in quote for quote in quotes) for part in found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=60) | st.text(alphabet='"“”«»():^~*+-\\/[]{}!?&|<> aàđ1\x00', max_size=60))
def test_no_question_is_an_error(held: Index, text: str) -> None:
    page = held.search(SearchQuery(text=text))
    assert page.total >= len(page.items)


@pytest.mark.parametrize("text", ["%", "*", '"', '""', "  ", "“ ”", "… – !", "\x00"])
def test_what_has_no_letter_finds_nothing(held: Index, text: str) -> None:
    found = held.search(SearchQuery(text=text, years=(2022,)))
    assert (found.total, found.items, found.cursor, set(found.facets.values())) == (0, (), None, {()})
    assert set(found.facets) == set(held.search(SearchQuery(text="lúa")).facets)


def test_an_empty_question_lists_what_passes_the_filters(held: Index) -> None:
    assert {item.document.key for item in held.search(SearchQuery(years=(2022,))).items} == {"bc-2022"}


def test_diacritics_decide_the_order_but_not_the_set(index: Index) -> None:
    with filled(index).writer() as writer:
        writer.put(rows_of(record_of("a", "Trình bản đồ."), ()))
        writer.put(rows_of(record_of("b", "Trình bán đồ."), ()))
        writer.put(rows_of(record_of("c", "Trình bàn đồ."), ()))
    for text, first in (("trình bản đồ", "a"), ("trình bán đồ", "b"), ("trình bàn đồ", "c")):
        assert index.search(SearchQuery(text=text)).items[0].document.key == first
    plain = index.search(SearchQuery(text="trinh ban do")).items
    assert len(plain) == 3
    assert len({item.score for item in plain}) == 1


def test_words_side_by_side_come_first(index: Index) -> None:
    with index.writer() as writer:
        writer.put(rows_of(record_of("a", "khẩu hiệu mới, xuất hiện nhiều"), ()))
        writer.put(rows_of(record_of("b", "nhiều mặt hàng xuất khẩu mới nữa"), ()))
    assert [item.document.key for item in index.search(SearchQuery(text="xuat khau")).items] == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("xuat khau", ["xuất khẩu"]),  # neighbours are one mark
        ('"so với" cùng', ["so với cùng"]),
        ("05/ct-ttg", ["05/CT-TTg"]),  # a symbol as it stands, punctuation too
        ("đạt kỳ", ["đạt", "kỳ"]),
        ("13,7%", ["13,7"]),
    ],
)
def test_highlights(held: Index, text: str, marked: list[str]) -> None:
    item = next(item for item in held.search(SearchQuery(text=text)).items if EXPORTS in item.quote)
    assert [item.quote[start:end] for start, end in item.highlights] == marked


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"types": ("KH",)}, {"kh-2022"}),
        ({"types": ("KH", "BC")}, {"bc-2021", "bc-2022", "kh-2022"}),  # of one kind: either
        ({"types": ("BC",), "years": (2022,)}, {"bc-2022"}),  # of two kinds: both
        ({"issuers": ("so cong thuong tinh song lam",)}, {"bc-2021", "bc-2022"}),  # spelling doesn't count
        ({"issuers": ("Sở Công Thương",)}, set()),  # half a name is another body
        ({"roles": ("limitation",)}, {"bc-2021"}),
        ({"movements": ("san xuat gioi",)}, {"bc-2022"}),  # an unregistered movement by its name
        ({"references": ("CT|05||TTg|2021",)}, {"bc-2022"}),
        ({"references": ("CT|05||TTg|2022",)}, set()),
        ({"years": (1999,)}, set()),
    ],
)
def test_filters(held: Index, filters: dict[str, Any], keys: set[str]) -> None:
    assert {item.document.key for item in held.search(SearchQuery(**filters)).items} == keys


def test_facets_count_all_answers(held: Index) -> None:
    page = held.search(SearchQuery(text="xuất khẩu", limit=1))
    assert (page.total, len(page.items)) == (2, 1)
    shown = {name: [(value.value, value.count) for value in values] for name, values in page.facets.items()}
    assert shown == {
        "type": [("BC", 2)],
        "issuer": [("Sở Công Thương tỉnh Sông Lam", 2)],  # two spellings of one body, the more frequent or first
        "year": [(2021, 1), (2022, 1)],
        "role": [("limitation", 1)],
        "movement": [],
        "reference": [("CT|05||TTg|2021", 1)],
    }


def test_a_passage_knows_its_place(held: Index) -> None:
    (item,) = held.search(SearchQuery(text="xúc tiến")).items
    text = documents()[0].text
    assert item.quote == text[item.start : item.end]
    assert (item.section.id, item.section.path, item.section.role) == ("s2", ("II. Hạn chế",), "limitation")
    assert item.document.issued == "2021-07-05"


def many(count: int) -> list[Record]:
    text = "\n".join(f"Mục {number} về thi đua yêu nước. {'z ' * 150}" for number in range(3))
    return [record_of(f"d{number:02d}", text, issued=f"20{number % 3 + 10}-01-01") for number in range(count)]


@pytest.fixture(scope="module")
def filled_with_many(new_index_url: Callable[[], str]) -> Iterator[Index]:
    index = open_index(new_index_url())
    with index.writer() as writer:
        for record in many(25):
            writer.put(rows_of(record, ()))
    yield index
    index.close()


@pytest.mark.parametrize("text", ["", "thi đua", "mục 1", '"thi đua yêu nước"'])
def test_pages_together_are_the_whole_in_one_order(filled_with_many: Index, text: str) -> None:
    index = filled_with_many
    whole = index.search(SearchQuery(text=text, limit=100))
    assert whole.cursor is None
    places, after = [], None
    while True:
        page = index.search(SearchQuery(text=text, limit=7, after=after))
        assert page.total == whole.total == len(whole.items)
        places += [(item.document.key, item.start) for item in page.items]
        if (after := page.cursor) is None:
            break
    assert places == [(item.document.key, item.start) for item in whole.items]
    scores = [item.score for item in whole.items]
    assert scores == sorted(scores, reverse=True)


def test_equal_scores_newest_document_first_then_the_text(filled_with_many: Index) -> None:
    items = filled_with_many.search(SearchQuery(text="thi đua", limit=100)).items
    years = [item.document.issued for item in items]
    assert years == sorted(years, key=lambda issued: issued or "", reverse=True)
    first = [item.start for item in items if item.document.key == items[0].document.key]
    assert first == sorted(first)


NOT_GIVEN = [
    "",
    "x",
    "[1]",
    '["a","b","c","d"]',
    "{}",
    "[1,2,3,4,5]",
    '[1.0, 5, "s", null]',
    '[1.0, 5, "s", 1e400]',
    '[1.0, 5, "s", -1]',
    '[1.0, -5, "s", 1]',
    '[1.0, 18446744073709551616, "s", 1]',
    '[NaN, 5, "s", 1]',
]


def test_a_forged_rank_costs_no_more_than_the_index_holds(held: Index) -> None:
    """The engine makes room for everything before a rank: this one would end the process."""
    page = held.search(SearchQuery(text="xuất", after=f'[99.0, 0, "{0:019d} a", 999999999999]'))
    assert page.items == held.search(SearchQuery(text="xuất")).items


@pytest.mark.parametrize("after", NOT_GIVEN)
def test_a_position_that_was_not_given_is_refused(held: Index, after: str) -> None:
    with pytest.raises(BadCallError) as error:
        held.search(SearchQuery(text="xuất", after=after))
    assert error.value.code == "cursor"
