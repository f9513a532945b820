"""Numbers in Vietnamese writing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.number import Number, find_numbers, read_number, read_number_words

EXAMPLES = Path(__file__).with_name("value_examples.tsv")

READ = [
    ("44.387", "44387", 0),  # the point groups thousands
    ("2.460", "2460", 0),
    ("2.634.165.000", "2634165000", 0),
    ("15,8", "15.8", 1),  # the comma is the decimal mark
    ("0,36", "0.36", 2),
    ("567.634,2", "567634.2", 1),
    ("2.797,124", "2797.124", 3),
    ("108,987", "108.987", 3),
    ("05", "5", 0),  # the leading nought is decoration
    ("0", "0", 0),
    ("52,0", "52.0", 1),
    ("-0,36", "-0.36", 2),
    ("+88,7", "88.7", 1),
    ("1.234.567,8", "1234567.8", 1),
    ("12.5", "12.5", 1),  # English slips, flagged when found in a text
    ("0.123", "0.123", 3),
    ("1,234,567", "1234567", 0),
    ("1,234.5", "1234.5", 1),
    (" 7 ", "7", 0),
]

NO_NUMBER = [
    "",
    "tỷ",
    "5.378.7000.000",  # a group of four
    "1.2.3",
    "10.01.2022",
    "12,5,7",
    "0.123.456",
    "1.23.456",
    "15,8%",  # not a number alone
    "26/27",
    "1e5",
    "--5",
]

FOUND = [
    ("ước đạt 31.906 tỷ đồng, tăng 6,7%", [("31.906", None), ("6,7", None)]),
    ("đạt 24,9%, giảm", [("24,9", None)]),
    ("nhà máy (260MW)", [("260", None)]),
    ("tăng từ 17,2-39,8%", [("17,2", None), ("39,8", None)]),  # a range is two numbers
    ("giảm 461 ha (-0,36%)", [("461", None), ("-0,36", None)]),
    ("sản phẩm (+88,7%)", [("+88,7", None)]),
    ("| -3,2 | 5,1 |", [("-3,2", None), ("5,1", None)]),
    ("- 5 tập thể", [("5", None)]),  # a bullet is no minus
    ("thu nội địa đạt -5 tỷ đồng", [("-5", None)]),
    ("GRDP là −1,25%", [("−1,25", None)]),
    ("kết quả đạt:\n-5 hồ sơ", [("5", None)]),  # a bullet after a lead
    ("đạt 450 -460 tấn", [("450", None), ("460", None)]),  # a range
    ("đạt - 5 tấn", [("5", None)]),  # a dash apart may be any dash
    ("hòa đạt -", []),
    ("cán bộ -15 người", [("15", None)]),  # what comes before says nothing of a value
    ("26/27 nhiệm vụ, thứ 7/11", []),  # fractions and ranks
    ("Luật số 43/2022/QH15, khổ A4, Covid-19, mẫu B-52", []),
    ("Kế hoạch số 10/KH-SXD", []),
    ("ngày 10/01/2022", []),
    ("5.378.7000.000 đồng", [("5.378.7000.000", "malformed")]),
    ("1.234.56 tấn", [("1.234.56", "malformed")]),
    ("ngày 10.01.2022", []),
    ("ĐT: 0227.383.1234", []),  # a telephone number
    ("các Điều 12,13,14", []),
    ("khoảng 12.5%", [("12.5", "english-decimal")]),
    ("đạt 1,234,567 USD", [("1,234,567", "english-thousands")]),
    ("đạt 108,987 tỷ đồng", [("108,987", "comma3")]),
    ("đạt 0,987 tỷ đồng", [("0,987", None)]),
    ("2.1. Kết quả", []),  # a section label
    ("1. Về công nghiệp", [("1", None)]),
    ("diện tích 1.200m2", [("1.200", None)]),
    ("35,1% triệu USD; 5,6%%", [("35,1", None), ("5,6", None)]),
]

WORDS = [
    ("sáu", 6),
    ("mười", 10),
    ("mười lăm", 15),
    ("hai mươi", 20),
    ("Hai mươi mốt", 21),
    ("năm mươi lăm", 55),
    ("ba mươi tư", 34),
    ("một trăm", 100),
    ("một trăm linh năm", 105),
    ("một trăm lẻ chín", 109),
    ("hai trăm mười", 210),
    ("chín trăm chín mươi chín", 999),
    ("hai nghìn", 2000),
    ("hai ngàn ba trăm", 2300),
    ("một triệu hai trăm nghìn", 1_200_000),
    ("ba tỷ năm trăm triệu", 3_500_000_000),
    ("không", 0),
    # in doubt: none
    ("một trăm hai", None),  # 102 or 120
    ("mười năm", None),  # ten years
    ("một mươi", None),
    ("tư", None),
    ("lăm", None),
    ("hàng chục", None),
    ("hai ba", None),
    ("ba triệu hai tỷ", None),
    ("nghìn", None),
    ("trăm hai", None),
    ("mười trăm", None),
    ("", None),
    ("sở công thương", None),
]

# Rows whose value is not that of the number printed: growth by a ratio, an excess over the plan, fractions, ranks.
OTHER_STAGES = ("ratio", "excess", "approx=equal", "ambiguous")


@pytest.mark.parametrize(("text", "value", "decimals"), READ)
def test_reads(text: str, value: str, decimals: int) -> None:
    assert read_number(text) == Number(Decimal(value), decimals)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_reads_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_finds(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(text[one.start : one.end], one.flag) for one in find_numbers(text)] == found


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_reads_words(text: str, value: int | None) -> None:
    assert read_number_words(text) == value


def test_a_malformed_number_has_no_value() -> None:
    (one,) = find_numbers("tổng cộng 5.378.7000.000 đồng")
    assert one.number is None


def test_a_sign_changes_the_value() -> None:
    assert [one.number for one in find_numbers("(-0,36%)")] == [Number(Decimal("-0.36"), 2)]
    assert [one.number for one in find_numbers("GRDP là −1,25%")] == [Number(Decimal("-1.25"), 2)]


def test_finds_only_inside_the_bounds() -> None:
    text = "năm 12 xã, 15 thôn, 20 hộ"
    assert [text[one.start : one.end] for one in find_numbers(text, 9, 19)] == ["15"]


def test_interval_is_what_prints_alike() -> None:
    assert Number(Decimal("26253")).interval() == (Decimal("26252.5"), Decimal("26253.5"))
    assert Number(Decimal("15.8"), 1).interval() == (Decimal("15.75"), Decimal("15.85"))


@pytest.mark.parametrize("row", [line.split("\t") for line in EXAMPLES.read_text("utf-8").splitlines()[1:]], ids=str)
def test_the_numbers_of_the_examples(row: list[str]) -> None:
    surface, _, values, _, modifiers, _ = [*row, "", ""][:6]
    numbers = [str(one.number.value) for one in find_numbers(surface) if one.number]
    printed = [part.strip(" +-x>") for part in values.replace("..", ";").replace("->", ";").split(";") if part.strip()]
    if any(mark in modifiers for mark in OTHER_STAGES) and "gấp" not in surface:
        return
    if " of " in values:
        assert numbers == []
        return
    assert [number.lstrip("-") for number in numbers][: len(printed)] == printed


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_printing_and_reading(value: Decimal, decimals: int) -> None:
    number = Number(value.quantize(Decimal(1).scaleb(-decimals)), decimals)
    assert read_number(str(number)) == number


@given(st.decimals(min_value=1000, max_value=10**10, places=1))
def test_found_in_a_sentence(value: Decimal) -> None:
    number = Number(value, 1)
    text = f"kim ngạch ước đạt {number} triệu USD, tăng"
    assert [one.number for one in find_numbers(text)] == [number]


@given(st.text("0123456789.,-/ %QH\n", max_size=30))
def test_any_digits_are_read_or_left(text: str) -> None:
    for one in find_numbers(text):
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert (one.number is None) == (one.flag == "malformed")
