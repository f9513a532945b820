"""Dates, awards, movements, statements of the record: what the document settles, and what it leaves open."""

from __future__ import annotations

import datetime as dt

import pytest

from models.mention import AwardMention, DateMention, Mentions, MovementMention, StatementMention
from models.structure import Closing, Header, Structure
from models.text import Paragraph, Span, Text
from models.values.period import Period
from pipeline import parse
from pipeline.resolve import awards, dates, movements, statements

HALF = Period(dt.date(2022, 1, 1), dt.date(2022, 6, 30))
FIVE_YEARS = Period(dt.date(2021, 1, 1), dt.date(2025, 12, 31))
SPAN = Span(0, 4)


def _structure(period: Period | None = None) -> Structure:
    return Structure(Header(period=period), (), (), (), Closing(), Span(0, 100))


def _text(content: str = "x" * 100) -> Text:
    return Text(content, (Paragraph(0, len(content)),))


DATES = [
    # the document's period holds the day in one year only
    ("họp ngày 15/3", "XXXX-03-15", HALF, "2022-03-15"),
    ("trong tháng 3", "XXXX-03", HALF, "2022-03"),
    ("họp ngày 15/9", "XXXX-09-15", HALF, "XXXX-09-15"),
    ("họp ngày 15/3", "XXXX-03-15", FIVE_YEARS, "XXXX-03-15"),
    ("họp ngày 15/3", "XXXX-03-15", None, "XXXX-03-15"),
    # a deadline soon after the period; what is only told may be of any year
    ("hoàn thành chậm nhất ngày 15/9", "XXXX-09-15", HALF, "2022-09-15"),
    ("hoàn thành trước ngày 15/9", "XXXX-09-15", None, "XXXX-09-15"),
    # days of every year stay open
    ("nhân Ngày Thợ mỏ Việt Nam 15/3", "XXXX-03-15", HALF, "XXXX-03-15"),
    ("kỷ niệm 60 năm ngày truyền thống 14/5", "XXXX-05-14", HALF, "XXXX-05-14"),
    ("nghỉ lễ 30/4", "XXXX-04-30", HALF, "XXXX-04-30"),
    # no such day in that year
    ("họp ngày 29/02", "XXXX-02-29", HALF, "XXXX-02-29"),
    ("họp ngày 15/3/2019", "2019-03-15", HALF, "2019-03-15"),
]


def test_month_of_no_year_is_no_date() -> None:
    text = "so với tháng 9"
    mentions = Mentions(dates=(DateMention(Span(7, len(text)), "XXXX-09"),))
    assert dates.settle(mentions, _text(text), _structure(None)) == ()


def test_period_wins_over_another_year_in_print() -> None:
    """ "tháng 3" of a report on 2022 is March 2022, though "tháng 3/2021" is printed too."""
    text = "tăng so với tháng 3/2021; hết tháng 3"
    mentions = Mentions(
        dates=(DateMention(Span(12, 24), "2021-03"), DateMention(Span(30, len(text)), "XXXX-03")),
    )
    assert [one.value for one in dates.settle(mentions, _text(text), _structure(HALF))] == ["2021-03", "2022-03"]


@pytest.mark.parametrize(("text", "value", "period", "settled"), DATES)
def test_year_of_a_date(text: str, value: str, period: Period | None, settled: str) -> None:
    start = text.rindex(" ") + 1
    mentions = Mentions(dates=(DateMention(Span(start, len(text)), value),))
    (one,) = dates.settle(mentions, _text(text), _structure(period))
    assert one.value == settled


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("14/6", "2018-06-14"),  # before the day on which the news appeared
        ("20/7", "2018-07-20"),  # soon after it
        ("25/12", "XXXX-12-25"),  # of which year?
    ],
)
def test_day_in_news_takes_the_year_of_their_dateline(day: str, value: str) -> None:
    lines = "Triển khai kế hoạch chăn nuôi", "Thứ Năm, 28/06/2018, 08:00", f"Hội nghị ngày {day} bàn việc tiêm phòng."
    news = "\n".join(lines)
    assert [one.value for one in parse(news.encode(), "tin.txt").dates] == ["2018-06-28", value]


def test_year_printed_with_the_same_day() -> None:
    text = "chiều 28/12 và ngày 28/12/2011"
    mentions = Mentions(dates=(DateMention(Span(6, 11), "XXXX-12-28"), DateMention(Span(20, 30), "2011-12-28")))
    assert [one.value for one in dates.settle(mentions, _text(text), _structure())] == ["2011-12-28"] * 2


@pytest.mark.parametrize(
    ("stated", "period", "year"),
    [(2021, HALF, 2021), (None, HALF, 2022), (None, FIVE_YEARS, None), (None, None, None)],
)
def test_year_of_an_award(stated: int | None, period: Period | None, year: int | None) -> None:
    mentions = Mentions(awards=(AwardMention(SPAN, "GK01", "Giấy khen", 3, "individual", stated),))
    (one,) = awards.settle(mentions, _text(), _structure(period))
    assert (one.year, one.count, one.quote) == (year, 3, "xxxx")


def test_fullest_name_of_a_movement() -> None:
    short, full = "Doanh nghiệp hội nhập và phát triển", "Doanh nghiệp Việt Nam hội nhập và phát triển"
    mentions = Mentions(movements=tuple(MovementMention(SPAN, name, "M02", "movement") for name in (short, full)))
    assert [one.name for one in movements.join(mentions, _text(), _structure())] == [full, full]


def test_names_that_share_an_id_stay_apart() -> None:
    names = ["Lao động giỏi", "Lao động sáng tạo"]
    mentions = Mentions(movements=tuple(MovementMention(SPAN, name, "M20", "movement") for name in names))
    assert [one.name for one in movements.join(mentions, _text(), _structure())] == names


def test_statements_keep_role_and_place() -> None:
    mentions = Mentions(statements=(StatementMention(Span(10, 20), "cause"),))
    (one,) = statements.settle(mentions, _text(), _structure())
    assert (one.role, one.start, one.end, one.quote) == ("cause", 10, 20, "x" * 10)
