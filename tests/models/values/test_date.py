"""Dates in Vietnamese writing, as EDTF."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.date import find_dates, find_impossible_dates, print_date, read_date, with_year, year_of

EXAMPLES = Path(__file__).with_name("date_examples.tsv")

FOUND = [
    ("ngày 10/01/2022", ["2022-01-10"]),
    ("ngày 10/1/2022", ["2022-01-10"]),
    ("Ngày 10 tháng 01 năm 2022", ["2022-01-10"]),
    ("NGÀY 10 THÁNG 01 NĂM 2022", ["2022-01-10"]),
    ("ngày 10-01-2022 và ngày 10.01.2022", ["2022-01-10", "2022-01-10"]),
    ("ngày 06 / 7 /2005", ["2005-07-06"]),
    ("ngày 10 tháng 3/2022", ["2022-03-10"]),
    ("ngày06/5/2005", ["2005-05-06"]),  # glued where lines met
    ("ngày $3 tháng 01 năm 2025", []),  # half of a figure that a scan shows: no day
    ("ngày […] tháng 01 năm 2025", ["2025-01"]),
    ("ngày 05 tháng 3 tháng 2020", ["2020-03-05"]),  # "tháng" printed for "năm"
    # ranges
    ("từ ngày 04-11/9/2020", ["2020-09-04/2020-09-11"]),
    ("từ 28/10 đến 02/11/2022", ["2022-10-28/2022-11-02"]),
    ("(từ ngày 15/8-14/9/2020)", ["2020-08-15/2020-09-14"]),  # no blanks around the dash
    ("từ 26/11/2020-5/12/2020", ["2020-11-26/2020-12-05"]),
    ("giảm 15/8-14/9", []),  # without a year no dates
    # months from which and to which
    ("3 năm (5/2016 - 5/2019)", ["2016-05/2019-05"]),
    ("từ 01/2021 đến 06/2022", ["2021-01/2022-06"]),
    ("thi công 4/2026-10/2026", ["2026-04/2026-10"]),
    ("số 12/2016 - 5/2015", []),  # the later one first
    ("từ 28/12 đến 05/01/2023", ["2022-12-28/2023-01-05"]),  # over the turn of the year
    ("từ ngày 18/05/2021 - 23/05/2021", ["2021-05-18/2021-05-23"]),
    ("từ 15/12/2021 đến hết ngày 14/6/2022", ["2021-12-15/2022-06-14"]),
    ("từ ngày 01 đến ngày 31 tháng 12 năm 2022", ["2022-12-01/2022-12-31"]),
    ("từ ngày 01/3/2010 đến 10/3", ["2010-03-01/2010-03-10"]),
    ("trong 02 ngày 08 - 09/9/2015", ["2015-09-08/2015-09-09"]),
    ("từ 20-25/6, Sở", ["XXXX-06-20/XXXX-06-25"]),
    ("(15/5/1955 - 15/5/2015)", ["1955-05-15", "2015-05-15"]),  # an anniversary: two days, no span
    ("từ ngày 10/01/2022\n- 16/01/2022: họp", ["2022-01-10", "2022-01-16"]),  # a bullet is no range
    ("từ 14h00' ngày 12/9 đến 17h00 ngày 13/9/2022", ["2022-09-12/2022-09-13"]),
    # lists share month and year
    ("Ngày 26, 27/12/2011", ["2011-12-26", "2011-12-27"]),
    ("chiều ngày 17/8 và cả ngày 18/8/2016", ["2016-08-17", "2016-08-18"]),
    ("ngày 01 và 02 tháng 9 năm 2022", ["2022-09-01", "2022-09-02"]),
    ("ngày 29/12/2011 và 30/12", ["2011-12-29", "2011-12-30"]),
    ("ngày 29/12/2011 và 02/01", ["2011-12-29", "XXXX-01-02"]),  # which year isn't said
    ("cả 12, ngày 5/6 họp", ["XXXX-06-05"]),  # the first number is no day
    ("ngày 1, 2, 3, 4, 5, 6, 7, 8, 9, 10/6/2022", [f"2022-06-{day:02d}" for day in range(1, 11)]),
    # a day of no year
    ("kỷ niệm 40 năm ngày truyền thống ngành 12/9. Sở", ["XXXX-09-12"]),
    ("dịp lễ 30/4 và 01/5", ["XXXX-04-30", "XXXX-05-01"]),
    ("nghỉ lễ Quốc khánh 2/9", ["XXXX-09-02"]),
    ("ngày Nhà giáo Việt Nam 20/11", ["XXXX-11-20"]),
    ("trước ngày 15/6", ["XXXX-06-15"]),
    ("đến 25/6 đã có", ["XXXX-06-25"]),
    ("Hôm qua 12.5, tại", ["XXXX-05-12"]),
    # months
    ("tháng 7 năm 2022", ["2022-07"]),
    ("tháng 01/2025", ["2025-01"]),
    ("tháng 02 và tháng 03 năm 2010", ["2010-02", "2010-03"]),
    ("nhiệm vụ tháng 08 và kế hoạch công tác tháng 09 năm 2019", ["2019-08", "2019-09"]),
    ("tháng Tư và bốn tháng đầu năm 2023", ["2023-04"]),
    ("THÁNG HAI NĂM 2025", ["2025-02"]),
    ("tháng Giêng năm 2024, tháng Mười hai năm 2024, tháng Chạp", ["2024-01", "2024-12"]),
    ("tính từ tháng 10/2018-09/2019", ["2018-10/2019-09"]),
    ("từ tháng 11/2021 đến tháng 02/2022", ["2021-11/2022-02"]),
    ("các tháng 1, 2, 3 năm 2022", ["2022-01", "2022-02", "2022-03"]),
    ("ngày     tháng 7 năm 2022", ["2022-07"]),  # a blank day
    ("trong tháng 5, 12 xã", ["XXXX-05"]),
    # none of them dates
    ("26/27 nhiệm vụ", []),
    ("đạt 2/3 số hộ", []),
    ("từ 2/3 trở lên", []),
    ("từ 5 đến 10/12 xã", []),
    ("trực 24/24 giờ, 24/7", []),
    ("trong ngày, 5/6 xã", []),
    ("mỗi ngày 12.5 tấn", []),
    ("đạt 12.5%", []),
    ("Quyết định số 12/2021/QĐ-UBND", []),
    ("năm 2022", []),
    ("6 tháng đầu năm 2022", []),
    ("9 tháng năm 2020", []),  # nine months, not May
    ("mỗi tháng 1 lần, hằng tháng 2 buổi, tháng hai lần", []),
    ("35 tấn/ha, 1.000 đ/tháng", []),
    ("ĐT 0227.383.1234", []),
    ("ngày 10/01/22", []),  # which century isn't said
]

IMPOSSIBLE = [
    ("ngày 31/9/2009", "31/9/2009"),
    ("ngày 29/02/2022", "29/02/2022"),
    ("ngày 10/13/2022", "10/13/2022"),
    ("ngày 19/8/19999", "19/8/19999"),
    ("9 tháng năm 20214", "năm 20214"),
    ("từ 16/8/2022 đến 06/8/2022", "16/8/2022 đến 06/8/2022"),
    ("tháng 13 năm 2022", "tháng 13 năm 2022"),
]

WHOLE = [
    ("10/01/2022", "2022-01-10"),
    ("ngày 10 tháng 01 năm 2022", "2022-01-10"),
    ("Ngày 10 tháng 01 năm 2022.", "2022-01-10"),
    ("ngày     tháng 7 năm 2022", "2022-07"),
    ("ngày … tháng 7 năm 2022", "2022-07"),
    ("ngày      tháng      năm 2022", "2022"),
    ("ngày …… tháng …… năm 2022", "2022"),
    ("2022", "2022"),
    ("tháng 7/2022", "2022-07"),
    ("14/5", "XXXX-05-14"),
    ("từ ngày 04-11/9/2020", "2020-09-04/2020-09-11"),
    ("ngày … tháng … năm …", None),
    ("Hòa An, ngày 10/01/2022", None),
    ("10/01/2022 của Bộ", None),
    ("31/9/2009", None),
    ("26, 27/12/2011", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds(text: str, values: list[str]) -> None:
    assert [one.value for one in find_dates(text)] == values


@pytest.mark.parametrize(("text", "quote"), IMPOSSIBLE)
def test_impossible_dates_are_told_and_not_read(text: str, quote: str) -> None:
    assert find_dates(text) == []
    (one,) = find_impossible_dates(text)
    assert (text[one.start : one.end], one.value, one.flag) == (quote, "", "impossible-date")


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_real_dates_are_not_told_impossible(text: str) -> None:
    assert find_impossible_dates(text) == []


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_reads_a_whole_string(text: str, value: str | None) -> None:
    assert read_date(text) == value


def test_a_repaired_slip_is_flagged() -> None:
    assert [one.flag for one in find_dates("ngày 05 tháng 3 tháng 2020 và ngày 06/3/2020")] == ["month-for-year", None]


def test_places() -> None:
    text = "Hội nghị từ ngày 04-11/9/2020; tháng 10 năm 2020"
    assert [text[one.start : one.end] for one in find_dates(text)] == ["04-11/9/2020", "tháng 10 năm 2020"]
    assert [one.start for one in find_dates(text, 30)] == [text.index("tháng 10")]


def test_years() -> None:
    assert [year_of(one) for one in ("2022-01-10", "2022", "XXXX-05-14", "2021-07/2022-06")] == [2022, 2022, None, 2022]
    assert with_year("XXXX-05-14", 2022) == "2022-05-14"
    assert with_year("2021-05-14", 2022) == "2021-05-14"
    assert with_year("XXXX-10-28/XXXX-11-02", 2022) == "2022-10-28/2022-11-02"
    with pytest.raises(ValueError, match="day"):
        with_year("XXXX-02-29", 2022)


@pytest.mark.parametrize("row", [line.split("\t") for line in EXAMPLES.read_text("utf-8").splitlines()[1:]], ids=str)
def test_the_dates_of_the_examples(row: list[str]) -> None:
    surface, kind, start, end = row[:4]
    # Periods, terms and deadlines are `period`'s; a recurring day alone needs its sentence to be told from a fraction.
    if kind not in ("date", "range") or not start or "doc" in start:
        return
    value = (start if start == end else f"{start}/{end}").replace("????", "XXXX")
    found: list[str | None] = [one.value for one in find_dates(surface)]
    assert (found or [read_date(surface)]) == [value]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_printing_and_reading_a_day(day: dt.date) -> None:
    edtf = day.isoformat()
    assert read_date(print_date(edtf)) == edtf
    assert read_date(print_date(f"XXXX{edtf[4:]}")) == f"XXXX{edtf[4:]}"
    assert read_date(print_date(edtf[:7])) == edtf[:7]
    assert read_date(print_date(edtf[:4])) == edtf[:4]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 1, 1)), st.integers(1, 300))
def test_printing_and_reading_a_range(day: dt.date, days: int) -> None:
    edtf = f"{day.isoformat()}/{(day + dt.timedelta(days)).isoformat()}"
    assert read_date(print_date(edtf)) == edtf


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from("/-."))
def test_every_separator(day: dt.date, mark: str) -> None:
    assert read_date(f"{day.day}{mark}{day.month}{mark}{day.year}") == day.isoformat()
