"""Observations of the record: whose period a fact has, what it is compared with, and where."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from models.mention import (
    AttainmentMention,
    ChangeMention,
    DateMention,
    Mentions,
    ObservationMention,
    PeriodMention,
    QuantityMention,
)
from models.record import Observation
from models.structure import Closing, Header, Section, Structure
from models.text import Paragraph, Span, Text
from models.values.number import Number
from models.values.period import Period, PeriodExpression
from pipeline.resolve.observations import settle

CONTENT = "Nhiệm vụ quý III\nSố thu đạt 5 tỷ đồng"
HEADING = Section("s1", None, "I.", "Nhiệm vụ quý III", None, None, 1, 0, len(CONTENT), 17)
QUARTER = PeriodMention(Span(9, 16), PeriodExpression("Q", None, 3))
SAME = PeriodExpression(relation="same-period-last-year")
DAY = PeriodExpression("POINT", 2022, start=dt.date(2022, 5, 15), end=dt.date(2022, 5, 15))


def settled(
    period: PeriodExpression | None = None,
    *,
    name: str = "số thu",
    header: Header | None = None,
    sections: tuple[Section, ...] = (),
    changes: tuple[ChangeMention, ...] = (),
    attainments: tuple[AttainmentMention, ...] = (),
    content: str = CONTENT,
    spoken: tuple[PeriodMention, ...] = (),
) -> list[Observation]:
    quantity = QuantityMention(Span(28, 37), Number(Decimal("5.20"), 2), "VND", 9)
    mention = ObservationMention(
        Span(17, 37), name, None, quantity, period, "actual", changes=changes, attainments=attainments
    )
    text = Text(content, (Paragraph(0, content.index("\n")),))
    header = header or Header(present=True, period=Period.of_half(2022, 1))
    structure = Structure(header, sections, (), (), Closing(), Span(0, len(content)))
    return list(settle(Mentions(periods=spoken, observations=(mention,)), text, structure))


def dates(one: Observation) -> str:
    return f"{one.period.start}..{one.period.end}"


def test_value_and_precision_as_printed() -> None:
    (one,) = settled()
    assert (one.value, one.decimals, one.unit, one.unit_mult) == (5.2, 2, "VND", 9)
    assert one.quote == "Số thu đạt 5 tỷ đồng"


PERIODS = [
    # none stated: the document's
    (None, "số thu", "2022-01-01..2022-06-30"),
    # the year is the document's
    (PeriodExpression("M", None, 6), "số thu", "2022-06-01..2022-06-30"),
    # up to a day: a flow from January, a stock at the day
    (DAY, "số thu", "2022-01-01..2022-05-15"),
    (DAY, "hồ sơ tiếp nhận", "2022-01-01..2022-05-15"),
    (DAY, "dư nợ tín dụng", "2022-05-15..2022-05-15"),
    (DAY, "số người tham gia bảo hiểm", "2022-05-15..2022-05-15"),
    (DAY, "lũy kế dự án còn hiệu lực", "2022-05-15..2022-05-15"),
]


@pytest.mark.parametrize(("period", "name", "expected"), PERIODS)
def test_the_period_of_a_fact(period: PeriodExpression | None, name: str, expected: str) -> None:
    assert [dates(one) for one in settled(period, name=name)] == [expected]


def test_a_heading_names_the_period_of_its_section() -> None:
    assert [dates(one) for one in settled(sections=(HEADING,), spoken=(QUARTER,))] == ["2022-07-01..2022-09-30"]


def test_a_document_without_a_period_gives_none() -> None:
    assert settled(header=Header(present=True)) == []
    assert [dates(one) for one in settled(PeriodExpression("Y", 2021), header=Header(present=True))] == [
        "2021-01-01..2021-12-31"
    ]


def test_news_takes_the_period_of_its_title() -> None:
    month = PeriodMention(Span(10, 19), PeriodExpression("M", None, 2))
    news = Header(present=False)
    title = "Thống kê: tháng Hai, hai tháng đầu năm 2025\nSố thu đạt 5 tỷ đồng"
    months = PeriodMention(Span(21, 43), PeriodExpression("NM", 2025, 2))
    found = settled(header=news, content=title, spoken=(month, months))
    assert [dates(one) for one in found] == ["2025-01-01..2025-02-28"]
    assert settled(header=news, content="Một ngày mới\nSố thu đạt 5 tỷ đồng") == []


def test_bases_start_from_the_fact_s_own_period() -> None:
    change = ChangeMention(Span(28, 37), Decimal("17.4"), "percent", SAME)
    (one,) = settled(PeriodExpression("M", None, 6), changes=(change,))
    base = one.comparisons[0].base
    assert base is not None
    assert (str(base.start), str(base.end)) == ("2021-06-01", "2021-06-30")


def test_a_base_that_lies_in_or_after_the_period_is_left_open() -> None:
    december = ChangeMention(Span(28, 37), Decimal(3), "percent", PeriodExpression("M", None, 12))
    (one,) = settled(changes=(december,))
    assert one.comparisons[0].base is None
    assert one.comparisons[0].change == 3


def test_a_plan_is_the_year_s_unless_the_text_says_otherwise() -> None:
    attainments = (
        AttainmentMention(Span(28, 37), Decimal("46.3"), None),
        AttainmentMention(Span(28, 37), Decimal(98), PeriodExpression("Q", None, 2)),
    )
    (one,) = settled(attainments=attainments)
    targets = [(a.percent, str(a.target.start), str(a.target.end)) for a in one.attainments if a.target]
    assert targets == [(46.3, "2022-01-01", "2022-12-31"), (98.0, "2022-04-01", "2022-06-30")]


@pytest.mark.parametrize(
    ("issuers", "area"),
    [
        (("Sở Công Thương tỉnh Thái Bình",), "Thái Bình"),
        (("Ủy ban nhân dân thành phố Hải Phòng",), "Hải Phòng"),
        (("Bộ Công Thương",), None),
        ((), None),
    ],
)
def test_the_area_is_the_issuer_s_province(issuers: tuple[str, ...], area: str | None) -> None:
    header = Header(present=True, period=Period.of_half(2022, 1), issuers=issuers)
    assert [one.area for one in settled(header=header)] == [area]


@pytest.mark.parametrize(
    ("issuer", "place", "area"),
    [
        ("Sở Công Thương tỉnh An Bình Hà", "An Bình Hà", "An Bình Hà"),  # the issuer says that it is a province
        ("Sở Công Thương tỉnh An Bình Hà", "Mường Vang", None),  # the place is some town
        ("Ủy ban nhân dân huyện Mường Vang", "Mường Vang", None),  # a district is no province
    ],
)
def test_a_province_that_no_register_has(issuer: str, place: str, area: str | None) -> None:
    header = Header(present=True, period=Period.of_half(2022, 1), issuers=(issuer,), place=place)
    assert [one.area for one in settled(header=header)] == [area]


@pytest.mark.parametrize(
    ("issued", "status"),
    [
        ("2022-12-09", "target"),  # a resolution of December on the year ahead
        ("2022-12", "actual"),  # the day is not told
        ("2023-06-20", "actual"),  # the year has begun
        (None, "actual"),
    ],
)
def test_what_is_said_of_a_time_ahead_is_aimed_at(issued: str | None, status: str) -> None:
    header = Header(present=True, issued=issued, period=Period.of_year(2022))
    (one,) = settled(PeriodExpression("Y", 2023), header=header)
    assert one.status == status


NEWS = (
    "Quỹ tín dụng giúp dân làm ăn\n12/7/2022\n"
    "Sáu tháng đầu năm, Quỹ tín dụng nhân dân đã cho 420 hộ vay vốn để sửa chuồng trại, mua giống và phân bón."
)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (PeriodExpression("H1"), ["2022-01-01..2022-06-30"]),  # the period with which the item opens
        (PeriodExpression("Y", 2022), []),  # the year isn't over: whose period a figure has is not told
        (PeriodExpression("Y", 2019), []),  # of another year than the item
        (None, []),
    ],
)
def test_news_in_mid_year_tell_of_the_period_they_open_with(
    expression: PeriodExpression | None, expected: list[str]
) -> None:
    blocks = []
    for line in NEWS.split("\n"):
        start = NEWS.index(line)
        blocks.append(Paragraph(start, start + len(line)))
    start = NEWS.index("Sáu")
    number = QuantityMention(Span(start + 50, start + 56), Number(Decimal(420), 0), "household", 0)
    mention = ObservationMention(Span(start, start + 60), "hộ vay vốn", None, number, None, "actual")
    periods = (PeriodMention(Span(start, start + 18), expression),) if expression else ()
    day = DateMention(Span(NEWS.index("12/"), NEWS.index("12/") + 9), "2022-07-12")
    mentions = Mentions(periods=periods, dates=(day,), observations=(mention,))
    structure = Structure(Header(), (), (), (), Closing(), Span(0, len(NEWS)))
    assert [dates(one) for one in settle(mentions, Text(NEWS, tuple(blocks)), structure)] == expected
