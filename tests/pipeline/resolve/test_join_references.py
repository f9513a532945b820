"""References over the whole document: what one mention states, all mentions of that document carry."""

from __future__ import annotations

import pytest

from models.mention import Mentions, ReferenceMention
from models.structure import Closing, Header, Structure
from models.text import Paragraph, Span, Text
from pipeline.resolve import references
from pipeline.resolve.issuers import full_issuers

TEXT = Text("x" * 100, (Paragraph(0, 100),))


def _structure(**header: object) -> Structure:
    return Structure(Header(**header), (), (), (), Closing(), Span(0, 100))  # type: ignore[arg-type]


def _mention(place: int, type: str | None, number: str, symbol: str, date: str | None = None) -> ReferenceMention:
    return ReferenceMention(Span(place, place + 5), type, number, symbol, date)


CASES = [
    # a date given later fills the earlier mention; CĐCT and CDCT are one
    (
        [("CT", "01", "CTLT-BCT-CDCT", "2022-01-10"), ("CT", "1", "CTLT-BCT-CĐCT", None)],
        [("2022-01-10", 2022), ("2022-01-10", 2022)],
    ),
    (
        [("KH", "10", "KH-SCT", None), ("KH", "10", "KH-SCT", "2022-02-17")],
        [("2022-02-17", 2022), ("2022-02-17", 2022)],
    ),
    # two years: two documents; a mention without a year is of neither
    (
        [("CT", "03", "CT/TW", "2011-05-14"), ("CT", "03", "CT/TW", "2021-05-19"), ("CT", "03", "CT/TW", None)],
        [("2011-05-14", 2011), ("2021-05-19", 2021), (None, None)],
    ),
    # other type, other document
    (
        [("NQ", "43", "2022/QH15", "2022-01-11"), ("Luật", "43", "2022/QH15", None)],
        [("2022-01-11", 2022), (None, 2022)],
    ),
    # a mention without the type's word joins the only one that fits
    (
        [("NQ", "43", "2022/QH15", "2022-01-11"), (None, "43", "2022/QH15", None)],
        [("2022-01-11", 2022), ("2022-01-11", 2022)],
    ),
    # the year of the symbol; a year alone is no date
    ([("NĐ", "30", "2020/NĐ-CP", None)], [(None, 2020)]),
    ([("QĐ", "733", "QĐ-TTg", "2019")], [(None, 2019)]),
    # never the year of the citing document
    ([("QĐ", "163", "QĐ-UBND", None)], [(None, None)]),
]


@pytest.mark.parametrize(("mentions", "facts"), CASES)
def test_facts_are_joined(
    mentions: list[tuple[str | None, str, str, str | None]], facts: list[tuple[str | None, int | None]]
) -> None:
    given = Mentions(references=tuple(_mention(10 * n, *one) for n, one in enumerate(mentions)))
    joined = references.join(given, TEXT, _structure(issued="2024-05-01"))
    assert [(one.date, one.year) for one in joined] == facts
    assert [one.start for one in joined] == [10 * n for n in range(len(mentions))]


def test_joined_mentions_have_one_key() -> None:
    given = Mentions(
        references=(_mention(0, "CT", "01", "CTLT-BCT-CDCT", "2022-01-10"), _mention(10, "CT", "1", "CTLT-BCT-CĐCT"))
    )
    first, second = references.join(given, TEXT, _structure())
    assert first.key == second.key


SCT = {"issuers": ("Sở Công Thương tỉnh Hải Nam",), "symbol": "BC-SCT", "parent": "Ủy ban nhân dân tỉnh Hải Nam"}

ISSUERS: list[tuple[tuple[str, ...], str, dict[str, object], tuple[str, ...]]] = [
    # printed ones are written out, with the province of the document
    (("UBND tỉnh",), "KH-UBND", SCT, ("Ủy ban nhân dân tỉnh Hải Nam",)),
    (("Chủ tịch UBND tỉnh",), "KH-UBND", SCT, ("Chủ tịch Ủy ban nhân dân tỉnh Hải Nam",)),
    (("Hội đồng TĐKT Sở",), "TB-HĐTĐKT", SCT, ("Hội đồng Thi đua - Khen thưởng Sở Công Thương tỉnh Hải Nam",)),
    (("Sở Công Thương",), "KH-SCT", SCT, ("Sở Công Thương tỉnh Hải Nam",)),
    (("Sở Nội vụ",), "KH-SNV", SCT, ("Sở Nội vụ",)),
    (("Sở",), "KH-SCT", SCT, ("Sở Công Thương tỉnh Hải Nam",)),
    # without a head nothing is added
    (("UBND tỉnh",), "KH-UBND", {}, ("Ủy ban nhân dân tỉnh",)),
    # none printed: the symbol of the document's own, or of a body of which there is one
    ((), "KH-SCT", SCT, ("Sở Công Thương tỉnh Hải Nam",)),
    ((), "2020/NĐ-CP", SCT, ("Chính phủ",)),
    ((), "QĐ-TTg", SCT, ("Thủ tướng Chính phủ",)),
    ((), "2022/QH15", SCT, ("Quốc hội",)),
    ((), "TTLT-BNV-BTC", SCT, ("Bộ Nội vụ", "Bộ Tài chính")),
    ((), "VPCP-KSTT", SCT, ("Văn phòng Chính phủ",)),
    # of which there are many, or of which one token is unknown
    ((), "QĐ-UBND", SCT, ()),
    ((), "KHLT-BNV-XYZ", SCT, ()),
    ((), "NQ/TW", SCT, ()),
]


@pytest.mark.parametrize(("printed", "symbol", "header", "full"), ISSUERS)
def test_issuers_in_full(
    printed: tuple[str, ...], symbol: str, header: dict[str, object], full: tuple[str, ...]
) -> None:
    assert full_issuers(printed, symbol, _structure(**header)) == full
