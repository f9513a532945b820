"""The document's key: stable, safe in an address, and different for different documents."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.structure import Header
from models.text import Span, Text
from models.values.period import Period
from pipeline.resolve.identity import document_key

REPORT = Header(
    type="BC",
    number="115",
    symbol="BC-SCT",
    issuers=("Sở Công Thương tỉnh Hà Nam",),
    place="Hà Nam",
    issued="2022-07-05",
    title="Sơ kết phong trào thi đua",
    period=Period.of_half(2022, 1),
    present=True,
)


def text(content: str) -> Text:
    return Text(content, ())


def test_parts() -> None:
    assert re.fullmatch(r"bc-sct-ha-nam-2022-07-05-[0-9a-f]{4,}", document_key(REPORT, text("x")))


def test_pinned() -> None:
    """A key once given stays: addresses and citations hold it."""
    assert document_key(REPORT, text("x")) == "bc-sct-ha-nam-2022-07-05-a73d010e"


SAME = [
    # the same document as another format or typist gives it
    replace(REPORT, title="SƠ KẾT phong trào  thi đua"),
    replace(REPORT, symbol="BC-SCT", span=Span(0, 200)),
    replace(REPORT, number="0115"),
    replace(REPORT, title="Sơ kết phong trào thi đua."),
]


@pytest.mark.parametrize("header", SAME)
def test_same(header: Header) -> None:
    assert document_key(header, text("quite another text")) == document_key(REPORT, text("x"))


DIFFERENT = [
    replace(REPORT, number="116"),
    replace(REPORT, issued="2022-07-06"),
    replace(REPORT, title="Tổng kết phong trào thi đua"),
    replace(REPORT, type="KH"),
    replace(REPORT, issuers=("Sở Công Thương tỉnh Lào Cai",)),
    replace(REPORT, period=Period.of_half(2022, 2)),
]


@pytest.mark.parametrize("header", DIFFERENT)
def test_different(header: Header) -> None:
    assert document_key(header, text("x")) != document_key(REPORT, text("x"))


def test_without_head_the_words_tell() -> None:
    first, second = text("Sản xuất tháng Hai tăng."), text("Sản xuất tháng Ba giảm.")
    assert document_key(Header(), first) != document_key(Header(), second)
    assert document_key(Header(), first) == document_key(Header(), text("sản  xuất tháng hai tăng"))


def test_list_labels_tell_nothing() -> None:
    """Some formats compute labels, others print them."""
    assert document_key(Header(), text("1. Sản xuất\na) Than")) == document_key(Header(), text("Sản xuất\nThan"))


def test_unnumbered_but_dated() -> None:
    draft = replace(REPORT, number=None)
    assert document_key(draft, text("x")) == document_key(draft, text("y"))
    assert document_key(draft, text("x")) != document_key(REPORT, text("x"))


ISSUERS = [
    # header, beginning of the key
    (Header(type="CV", number="8", symbol="SCT-VP"), "cv-sct-"),
    (Header(type="CT", number="05", symbol="CT/TU", place="Hà Nam"), "ct-tu-ha-nam-"),
    (Header(type="QĐ", number="06", symbol="2024/QĐ-UBND", issued="2024"), "qd-ubnd-2024-"),
    (Header(type="BC", issuers=("Sở Y tế tỉnh Hà Nam",)), "bc-syt-"),
    (Header(type="BC", issuers=("Trung tâm Dữ liệu Hà Nam",)), "bc-ttdlhn-"),  # not in the register: initials
    (Header(), "vb-"),
]


@pytest.mark.parametrize(("header", "opening"), ISSUERS)
def test_issuer(header: Header, opening: str) -> None:
    assert document_key(header, text("x")).startswith(opening)


@given(
    st.builds(
        Header,
        type=st.none() | st.text(max_size=6),
        symbol=st.none() | st.text(max_size=12),
        place=st.none() | st.text(max_size=12),
    )
)
def test_safe_in_an_address(header: Header) -> None:
    key = document_key(header, text("x"))
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)
    assert len(key) < 120
