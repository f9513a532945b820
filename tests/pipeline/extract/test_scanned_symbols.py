"""Symbols of scanned pages: one look-alike letter away from exactly one known abbreviation they are read as that."""

from __future__ import annotations

import pytest

from models.layout import TextOrigin
from models.text import PageGrade, PageStart, Paragraph, Text
from models.values.symbol import find_symbols
from pipeline.extract.citations.scanned import read_as_known

SYMBOLS = [
    # g was read as E, q or 9
    ("Quyết định số 15/QĐ-TTE", "QĐ-TTg"),
    ("Quyết định số 15/QĐ-TTq", "QĐ-TTg"),
    ("Công điện số 749/CĐ-TT9", "CĐ-TTg"),
    # known as it stands, also with a lost bar
    ("Quyết định số 15/QĐ-TTg", None),
    ("Quyết định số 15/QĐ-UBND", None),
    # unknown, and like no known one
    ("Quyết định số 15/QĐ-TTX", None),
    # two letters away
    ("Quyết định số 15/QĐ-UEE", None),
]


def scanned(content: str, origin: TextOrigin) -> Text:
    return Text(
        content, (Paragraph(0, len(content)),), (PageStart(0, 1),), 1, (PageGrade(1, 0, origin, 1.0),), origin
    )  # fmt: skip


@pytest.mark.parametrize(("content", "symbol"), SYMBOLS)
def test_read_as_known(content: str, symbol: str | None) -> None:
    printed = find_symbols(content)
    found, warnings = read_as_known(scanned(content, "ocr"), printed)
    assert [one.symbol for one in found] == [symbol or one.symbol for one in printed]
    assert [one.number for one in found] == [one.number for one in printed]
    assert [one.code for one in warnings] == (["symbol-read-as"] if symbol else [])


def test_text_that_was_typed_stays() -> None:
    content = "Quyết định số 15/QĐ-TTE"
    printed = find_symbols(content)
    assert read_as_known(scanned(content, "text"), printed) == (printed, [])
