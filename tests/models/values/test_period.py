"""Words for periods, and what they mean once the document is known."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.period import Period, PeriodExpression, find_periods, label, read_label, resolve_period

EXAMPLES = Path(__file__).with_name("date_examples.tsv")

H1 = Period.of_half(2022, 1)

# Words → the quotes and what they mean in a report on the first half of 2022.
FOUND = [
    # a bare count of months is a sum where the title goes on with what comes next
    (
        "Kết quả trồng rừng 9 tháng, nhiệm vụ chủ yếu quý IV năm 2021",
        [("9 tháng", "9T/2021"), ("quý IV năm 2021", "Q4/2021")],
    ),
    (
        "Sơ kết công tác y tế 3 tháng và phương hướng quý II năm 2022",
        [("3 tháng", "Q1/2022"), ("quý II năm 2022", "Q2/2022")],
    ),
    ("Thời hạn 9 tháng, nhiệm vụ quan trắc lặp lại hằng năm", []),
    # halves, months counted from January or up to December
    ("6 tháng đầu năm 2022", [("6 tháng đầu năm 2022", "6T/2022")]),
    ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023", [("6 THÁNG ĐẦU NĂM 2023", "6T/2023")]),
    ("06 tháng cuối năm", [("06 tháng cuối năm", "T7-T12/2022")]),
    ("sáu tháng đầu năm 2021", [("sáu tháng đầu năm 2021", "6T/2021")]),
    ("6 tháng đầu năm trước", [("6 tháng đầu năm trước", "6T/2021")]),
    (
        "6 tháng đầu năm, phương hướng 6 tháng cuối năm 2024",
        [("6 tháng đầu năm", "6T/2024"), ("6 tháng cuối năm 2024", "T7-T12/2024")],
    ),  # the year is of both
    (
        "6 tháng đầu năm tăng 5% so với 6 tháng đầu năm 2021",
        [("6 tháng đầu năm", "6T/2022"), ("6 tháng đầu năm 2021", "6T/2021")],
    ),  # the base's year is its own
    ("9 tháng năm 2023", [("9 tháng năm 2023", "9T/2023")]),
    ("9 tháng đầu năm", [("9 tháng đầu năm", "9T/2022")]),
    ("Tính chung 10 tháng, cả nước", [("10 tháng", "10T/2022")]),
    ("10 tháng, kim ngạch", [("10 tháng", "10T/2022")]),
    ("hai tháng đầu năm 2025", [("hai tháng đầu năm 2025", "2T/2025")]),
    ("3 tháng cuối năm", [("3 tháng cuối năm", "Q4/2022")]),
    ("Hết tháng 02, Sở đã", [("Hết tháng 02", "2T/2022")]),  # from January on
    ("đến hết tháng 8/2021", [("hết tháng 8/2021", "8T/2021")]),
    ("đến hết quý III/2021", [("hết quý III/2021", "9T/2021")]),
    ("từ tháng 1 đến tháng 5", [("từ tháng 1 đến tháng 5", "5T/2022")]),
    ("TH 6T/2021 | Ước TH 6T/2022", [("6T/2021", "6T/2021"), ("6T/2022", "6T/2022")]),  # heads of tables
    ("nửa đầu năm 2021", [("nửa đầu năm 2021", "6T/2021")]),
    ("tháng 6 và 6 tháng đầu năm 2021", [("tháng 6", "T6/2021"), ("6 tháng đầu năm 2021", "6T/2021")]),
    # months
    ("tháng 02 năm 2007", [("tháng 02 năm 2007", "T2/2007")]),
    ("tháng Hai ước đạt", [("tháng Hai", "T2/2022")]),
    ("tháng Tư và bốn tháng đầu năm 2023", [("tháng Tư", "T4/2023"), ("bốn tháng đầu năm 2023", "4T/2023")]),
    ("các tháng 1, 2 năm 2025", [("tháng 1", "T1/2025"), ("2 năm 2025", "T2/2025")]),
    ("cùng kỳ tháng 01/2024", [("cùng kỳ tháng 01/2024", "T1/2024")]),
    ("so với tháng 12 năm trước", [("tháng 12 năm trước", "T12/2021")]),
    ("so với tháng 5 năm trước", [("tháng 5 năm trước", "T5/2021")]),
    ("T2/2007", [("T2/2007", "T2/2007")]),
    # quarters
    ("quý II/2022", [("quý II/2022", "Q2/2022")]),
    ("Quý 2 năm 2021", [("Quý 2 năm 2021", "Q2/2021")]),
    ("trong quý I", [("quý I", "Q1/2022")]),
    ("quý III và quý IV/2021", [("quý III", "Q3/2021"), ("quý IV/2021", "Q4/2021")]),
    ("quý IV năm trước", [("quý IV năm trước", "Q4/2021")]),
    ("Q1/2021", [("Q1/2021", "Q1/2021")]),
    ("quý I và II năm 2021", [("quý I", "Q1/2021"), ("II", "Q2/2021")]),
    # years
    ("năm 2021", [("năm 2021", "2021")]),
    ("cả năm 2022", [("cả năm 2022", "2022")]),
    ("kế hoạch cả năm", [("cả năm", "2022")]),
    ("Vụ xuân năm nay", [("Vụ xuân năm nay", "2022")]),
    ("các năm 2019, 2020 và 2021", [("năm 2019", "2019"), ("2020", "2020"), ("2021", "2021")]),
    ("so với năm trước", [("năm trước", "2021")]),
    ("năm 2019 và 2020 lần lượt đạt", [("năm 2019", "2019"), ("2020", "2020")]),
    ("năm 2021, 2035 hộ", [("năm 2021", "2021")]),  # a count that looks like a year
    ("phấn đấu đến năm 2025 đạt 50%", [("năm 2025", "2025")]),  # a target's year
    ("đến hết năm 2021", [("năm 2021", "2021")]),
    # spans
    ("giai đoạn 2021-2025", [("giai đoạn 2021-2025", "2021-2025")]),
    ("giai đoạn 2007 - 2010", [("giai đoạn 2007 - 2010", "2007-2010")]),
    ("giai đoạn từ năm 2021 đến năm 2025", [("giai đoạn từ năm 2021 đến năm 2025", "2021-2025")]),
    ("nhiệm kỳ 2020-2025", [("nhiệm kỳ 2020-2025", "2020-2025")]),
    ("từ năm 2011 đến năm 2015", [("từ năm 2011 đến năm 2015", "2011-2015")]),
    ("kế hoạch 5 năm (2006 - 2010)", [("năm (2006 - 2010", "2006-2010")]),
    ("trong hai năm 2009-2010", [("năm 2009-2010", "2009-2010")]),
    ("diện tích vụ đông năm 2018- 2019", [("vụ đông năm 2018- 2019", "2018-2019")]),  # a season over two years
    ("vụ đông xuân 2021-2022", [("vụ đông xuân 2021-2022", "2021-2022")]),
    ("năm học 2021-2022", [("năm học 2021-2022", "01/09/2021-31/08/2022")]),
    ("từ ngày 16/07/2019 đến 15/08/2019", [("16/07/2019 đến 15/08/2019", "16/07/2019-15/08/2019")]),
    ("từ tháng 10/2018-09/2019", [("tháng 10/2018-09/2019", "01/10/2018-30/09/2019")]),
    ("từ đầu năm đến ngày 20/5/2022", [("từ đầu năm đến ngày 20/5/2022", "01/01/2022-20/05/2022")]),
    ("giai đoạn I (2021-2025)", [("giai đoạn I (2021-2025", "2021-2025")]),
    ("3 năm thực hiện (2019-2021)", [("2019-2021", "2019-2021")]),
    ("nhiệm kỳ HĐND 2021-2026", [("nhiệm kỳ HĐND 2021-2026", "2021-2026")]),
    ("đầu tư công trung hạn 2021-2025", [("trung hạn 2021-2025", "2021-2025")]),
    # moments
    ("tính đến ngày 25/6/2022", [("tính đến ngày 25/6/2022", "25/06/2022")]),
    ("đến 31/12/2021", [("đến 31/12/2021", "31/12/2021")]),
    ("Tính đến hết ngày 30/11/2020, đã", [("Tính đến hết ngày 30/11/2020", "30/11/2020")]),
    ("đến 17 giờ 00 ngày 25/6/2022", [("đến 17 giờ 00 ngày 25/6/2022", "25/06/2022")]),
    ("đến ngày 25/6, có", [("đến ngày 25/6", "25/06/2022")]),
    ("so với ngày 31/12/2021", [("so với ngày 31/12/2021", "31/12/2021")]),
    ("tại thời điểm 28/02/2023", [("tại thời điểm 28/02/2023", "28/02/2023")]),
    ("so với cuối năm 2021", [("cuối năm 2021", "31/12/2021")]),
    ("Riêng ngày 20/02/2010, Sở đã tiếp", [("20/02/2010", "20/02/2010")]),  # a day that opens a clause
    # relations
    ("so với cùng kỳ năm trước", [("cùng kỳ năm trước", "6T/2021")]),
    ("tăng so cùng kỳ", [("cùng kỳ", "6T/2021")]),
    ("so với cùng kỳ năm 2020", [("cùng kỳ năm 2020", "6T/2020")]),
    ("so với cùng kỳ 2019", [("cùng kỳ 2019", "6T/2019")]),
    ("so CK tăng", [("so CK", "6T/2021")]),
    ("so với CKNT", [("với CKNT", "6T/2021")]),
    ("CK năm 2021", [("CK năm 2021", "6T/2021")]),
    ("so với cùng thời điểm năm trước", [("cùng thời điểm năm trước", "6T/2021")]),
    # months of this year and of the one before
    ("chín tháng năm nay", [("chín tháng năm nay", "9T/2022")]),
    ("5 tháng của năm nay", [("5 tháng của năm nay", "5T/2022")]),
    ("10 tháng năm ngoái", [("10 tháng năm ngoái", "10T/2021")]),
    # the end of a year as a moment
    ("đến cuối năm 2021 toàn huyện còn", [("cuối năm 2021", "31/12/2021")]),
    ("(cuối năm 2020 là 15%)", [("cuối năm 2020", "31/12/2020")]),
]

# No period, or none that these words alone settle.
NONE = [
    "tầm nhìn đến năm 2050",
    "định hướng đến năm 2030",
    "kỷ niệm 45 năm ngày tái lập huyện",
    "(giá so sánh 2010)",
    "theo giá so sánh năm 2010",
    "giá năm 2010",
    "Tết Nguyên đán Quý Tỵ 2013",
    "Quý vị đại biểu",
    "Nghị định ngày 28 tháng 11 năm 2016",  # a date
    "ngày     tháng 7 năm 2022",
    "ngày … tháng … năm 2022",
    "từ năm 2013 giao thêm đất",  # since
    "ngay từ đầu năm 2022",
    "những tháng đầu năm",
    "những tháng cuối năm 2022",
    "Chiến lược phát triển đô thị đến năm 2030",  # a name
    "các ngày 05 và 06/9/2022",
    "Ngày 05 và ngày 06/9/2022",  # two days, not the one
    "so với các năm trước",
    "(15/5/1955 - 15/5/2015)",  # an anniversary's two days
    "nửa đầu tháng 9/2024",
    "thời hạn 6 tháng, kể từ ngày ký",
    "trẻ dưới 6 tháng tuổi",
    "mỗi tháng hai lần",
    "trước ngày 15/6/2022",  # a deadline
    "Quyết định số 12/2021/QĐ-UBND ngày 05/7/2021",
    "9 tháng năm 20214",
    "giai đoạn 2 của Dự án",
    "cùng kỳ các năm trước",
    "giai đoạn 2025-2021",
    "13 tháng đầu năm 2022",
    "số 43/2022",
]

RELATIVE = [
    # words, the fact's period, the base
    ("cùng kỳ năm trước", "6T/2022", "6T/2021"),
    ("cùng kỳ", "T2/2007", "T2/2006"),
    ("cùng kỳ năm trước", "T2/2025", "T2/2024"),  # the leap year's whole February
    ("cùng kỳ năm trước", "T2/2024", "T2/2023"),
    ("cùng kỳ năm 2021", "9T/2022", "9T/2021"),
    ("cùng kỳ năm 2019", "9T/2022", "9T/2019"),
    ("cùng kỳ năm 2022", "9T/2022", None),  # the same year is no base
    ("cùng kỳ năm trước", "28/02/2023", "28/02/2022"),
    ("cùng kỳ năm trước", "29/02/2024", "28/02/2023"),
    ("cùng kỳ năm trước", "31/12/2021", "31/12/2020"),
    ("tháng trước", "T3/2022", "T2/2022"),
    ("tháng trước", "T1/2022", "T12/2021"),
    ("tháng trước", "16/07/2019-15/08/2019", "T7/2019"),  # the month's reporting window
    ("tháng trước", "28/02/2023", "T1/2023"),
    ("tháng trước", "6T/2022", None),  # which month isn't said
    ("cùng kỳ tháng trước", "T3/2022", "T2/2022"),
    ("quý trước", "Q1/2022", "Q4/2021"),
    ("quý trước", "6T/2022", None),
    ("năm trước", "6T/2022", "2021"),
    ("năm trước", "31/12/2021", "31/12/2020"),
    ("vụ đông năm trước", "2024-2025", "2023-2024"),
    ("tháng 12 năm trước", "T3/2022", "T12/2021"),
    ("6 tháng đầu năm", "9T/2021", "6T/2021"),  # the year of the surroundings
]

PERIODS = st.one_of(
    st.builds(Period.of_year, st.integers(1990, 2050)),
    st.builds(Period.of_half, st.integers(1990, 2050), st.integers(1, 2)),
    st.builds(Period.of_quarter, st.integers(1990, 2050), st.integers(1, 4)),
    st.builds(Period.of_month, st.integers(1990, 2050), st.integers(1, 12)),
    st.builds(Period.of_months, st.integers(1990, 2050), st.integers(1, 12)),
)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31))


@pytest.mark.parametrize(("text", "meant"), FOUND)
def test_finds(text: str, meant: list[tuple[str, str]]) -> None:
    found = [(text[one.start : one.end], resolve_period(one.expression, H1, 2022)) for one in find_periods(text)]
    assert [(quote, label(period) if period else None) for quote, period in found] == meant


@pytest.mark.parametrize("text", NONE)
def test_no_period(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(("text", "context", "base"), RELATIVE)
def test_relations_start_from_the_fact(text: str, context: str, base: str | None) -> None:
    (one,) = find_periods(text)
    resolved = resolve_period(one.expression, read_label(context), None)
    assert (label(resolved) if resolved else None) == base


def test_nothing_is_settled_without_surroundings() -> None:
    for text in ("cùng kỳ năm trước", "tháng trước", "6 tháng đầu năm", "năm trước", "tháng 12 năm trước", "quý trước"):
        (one,) = find_periods(text)
        assert resolve_period(one.expression, None, None) is None


def test_a_day_that_a_year_has_not() -> None:
    assert resolve_period(PeriodExpression("POINT", part=2, day=29), None, 2022) is None


def test_kinds() -> None:
    text = "6 tháng đầu năm, 6 tháng cuối năm, 9 tháng đầu năm, 4 tháng đầu năm, quý I, tháng 3, cả năm"
    assert [one.expression.kind for one in find_periods(text)] == ["H1", "H2", "9M", "NM", "Q", "M", "Y"]


def test_a_period_shifts_whole_months_whole() -> None:
    assert Period.of_month(2022, 1).shift(1) == Period.of_month(2022, 2)
    assert Period.of_month(2022, 2).shift(-1) == Period.of_month(2022, 1)
    assert Period.of_half(2022, 1).last_year() == Period.of_half(2021, 1)


@pytest.mark.parametrize("row", [line.split("\t") for line in EXAMPLES.read_text("utf-8").splitlines()[1:]], ids=str)
def test_the_periods_of_the_examples(row: list[str]) -> None:
    surface, kind, start, end = row[:4]
    if kind in ("lunar_year", "NONE", "horizon", "ERROR", "term"):
        assert [one for one in find_periods(surface) if one.expression.kind != "D"] == []
    if kind != "period" or "năm học" in surface or surface == "10 tháng":
        return  # dates are `date`'s; a school year's months are approximate; a bare count needs its clause
    (one,) = find_periods(surface)
    resolved = resolve_period(one.expression, None, 2022)
    years = [bound.replace("(doc year)", "2022") for bound in (start, end)]
    bounds = [
        bound if len(bound) == 10 else f"{bound}-{edge}" for bound, edge in zip(years, ("01-01", "12-31"), strict=True)
    ]
    assert resolved == Period(*map(dt.date.fromisoformat, bounds))


@given(PERIODS)
def test_printing_and_reading_a_period(period: Period) -> None:
    assert read_label(label(period)) == period


@given(DAYS, st.integers(0, 2000))
def test_printing_and_reading_any_span(start: dt.date, days: int) -> None:
    period = Period(start, start + dt.timedelta(days))
    assert read_label(label(period)) == period
    assert read_label(str(period)) == period


@pytest.mark.parametrize("text", ["", "6T", "13T/2022", "Q5/2022", "T13/2022", "31/02/2022", "2025-2021", "năm 2022"])
def test_no_label(text: str) -> None:
    assert read_label(text) is None


@given(PERIODS, st.integers(-30, 30))
def test_shifting_there_and_back(period: Period, months: int) -> None:
    assert period.shift(months).shift(-months) == period


@given(st.lists(st.sampled_from([text for text, _ in FOUND] + NONE), max_size=4))
def test_found_periods_stand_in_order_apart(texts: list[str]) -> None:
    found = find_periods("; ".join(texts))
    assert all(one.end <= after.start for one, after in pairwise(found))
