"""What the projection of a record must be for every engine to agree on it."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import figure, heading, movement, record_of, statement, year

from index import rows_of
from index.fields import TABLES
from index.passages import LONG, SHORT, cut
from index.projection import newest_first
from index.rows import (
    AliasRow,
    AwardRow,
    DocumentRow,
    DocumentRows,
    MovementRow,
    ObservationRow,
    PassageRow,
    ReferenceRow,
    StatementRow,
)
from models.record import PageField

ROWS = {
    "documents": DocumentRow,
    "passages": PassageRow,
    "observations": ObservationRow,
    "references": ReferenceRow,
    "movements": MovementRow,
    "statements": StatementRow,
    "awards": AwardRow,
    "aliases": AliasRow,
}


def test_each_table_has_a_row_class_with_its_fields_in_order() -> None:
    assert {table.name for table in TABLES} == set(ROWS) == {field.name for field in fields(DocumentRows)}
    for table in TABLES:
        assert [field.name for field in table.fields] == [field.name for field in fields(ROWS[table.name])]


DATES = ["2023-01", "2022-12-31", "2022-12-01", "2022-12", "2022-11-30", "2022", "2021-01-01", "1999-06-01", "", None]
"""Newest first; what is known less precisely counts as the earliest it may be, what is unknown comes last."""


def test_newest_first() -> None:
    assert sorted(DATES[:-2], key=newest_first) == DATES[:-2]
    assert {newest_first(date) for date in DATES[-2:]} == {(1 << 20) - 1}
    assert newest_first("XXXX-05-14") == newest_first(None)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("", []),
        ("  \n\n ", []),
        ("Một dòng.", ["Một dòng."]),
        ("Dòng ngắn.\nDòng ngắn nữa.", ["Dòng ngắn.\nDòng ngắn nữa."]),  # short lines are joined
        (f"{'a' * SHORT}\nb", ["a" * SHORT, "b"]),  # long enough to stand alone
        (f"b\n{'a' * LONG}", ["b", "a" * LONG]),  # never joined to more than the longest passage
        (f"{'a' * (LONG - 2)}. {'b' * 300}", [f"{'a' * (LONG - 2)}.", "b" * 300]),  # cut at the end of a sentence
        ("a" * (LONG + 5), ["a" * LONG, "a" * 5]),  # or where it must
    ],
)
def test_passages(text: str, passages: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in cut(record_of("a", text))] == passages


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="ab .;,:\n|đ", max_size=6000))
def test_passages_hold_the_whole_text(text: str) -> None:
    pieces = cut(record_of("a", text))
    at = 0
    for piece in pieces:
        assert text[at : piece.start].strip() == ""
        assert 0 < piece.end - piece.start <= LONG
        at = piece.end
    assert text[at:].strip() == ""


TEXT = """Lời đầu.
I. Kết quả
Sản lượng lúa tăng.
1. Tồn tại
Nông dân thiếu vốn. Đề nghị hỗ trợ.
Khác.
II. Phương hướng
Làm tốt hơn."""


def test_a_passage_lies_in_one_section_and_has_one_set_of_roles() -> None:
    record = record_of(
        "a",
        TEXT,
        sections=[
            heading("s1", "I.", "Kết quả", role="strength"),
            heading("s2", "1.", "Tồn tại", parent="s1", role="limitation"),
            heading("s3", "II.", "Phương hướng"),
        ],
        statements=[statement("cause", "Nông dân thiếu vốn."), statement("recommendation", "Đề nghị hỗ trợ.")],
    )
    found = [
        (TEXT[piece.start : piece.end].split("\n")[0], piece.section and piece.section.id, piece.roles)
        for piece in cut(record)
    ]
    assert found == [
        ("Lời đầu.", None, ()),
        ("I. Kết quả", "s1", ("strength",)),
        ("1. Tồn tại", "s2", ("limitation",)),
        ("Nông dân thiếu vốn. Đề nghị hỗ trợ.", "s2", ("cause", "recommendation")),  # what its sentences state
        ("Khác.", "s2", ("limitation",)),  # else what the section is for
        ("II. Phương hướng", "s3", ()),
    ]


def test_text_behind_a_section_belongs_to_what_is_around_it() -> None:
    text = f"I. Một\n{'a' * 300}\n1. Hai\n{'b' * 300}\n{'c' * 300}"
    record = record_of("a", text, sections=[heading("s1", "I.", "Một"), heading("s2", "1.", "Hai", parent="s1")])
    outer, inner = record.sections
    inner = inner.model_copy(update={"end": text.index("c")})
    record = record.model_copy(update={"sections": (inner, outer)})
    assert [piece.section and piece.section.id for piece in cut(record)] == ["s1", "s2", "s1"]


@pytest.mark.parametrize(
    ("page_starts", "pages"),
    [
        ((), [None, None, None]),  # no pages
        ((0,), [1, 1, 1]),
        ((0, 306, 610), [1, 2, 3]),  # a mention in each passage tells
        ((0, 610), [1, None, 2]),  # between mentions of two pages it is open
    ],
)
def test_the_page_of_a_passage_is_known_or_open(page_starts: tuple[int, ...], pages: list[int | None]) -> None:
    words = ("Xanh", "Đỏ", "Vàng")
    text = "\n".join(f"{word} {'x' * 300}" for word in words)
    told = words if len(page_starts) != 2 else (words[0], words[2])
    record = record_of("a", text, movements=[movement(None, word) for word in told], page_starts=page_starts)
    assert [int_or_none(row.body) for row in rows_of(record, ()).passages] == pages


def test_the_page_of_a_passage_is_the_one_that_began_last() -> None:
    text = "\n".join(f"{word} " + "x" * 300 for word in ("Một", "Hai", "Ba"))
    first, second, third = (text.index(word) for word in ("Một", "Hai", "Ba"))
    pages = [  # the second page is empty
        PageField(number=number, origin="text", grade=1, start=start)
        for number, start in enumerate((first, second, second, third), start=1)
    ]
    record = record_of("a", text).model_copy(update={"pages": tuple(pages)})
    assert [int_or_none(row.body) for row in rows_of(record, ()).passages] == [1, 3, 4]


def int_or_none(body: str) -> int | None:
    import json

    page = json.loads(body)["page"]
    return page if page is None else int(page)


def test_rows_are_the_same_in_any_process() -> None:
    """Nothing may hang on Python's own hash, which is salted anew in each process."""
    stated = figure("XK", "kim ngạch xuất khẩu", 5, "5 tỷ", period=year(2022))
    rows = rows_of(record_of("bc-1", "Kim ngạch đạt 5 tỷ.", observations=[stated], issued="2022-07-05"), ())
    assert rows.passages[0].sort == "1822498994496995328 bc-1 000000000"
    assert rows.observations[0].sort == "2022-01-01 2022-12-31 XK 2022-07-05 bc-1 000000014 000000"
    assert rows.documents[0].sort == "0207194 bc-1"
