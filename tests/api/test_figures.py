"""Figures as intervals, price bases, numbers and periods in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import phrases
from api.answers.comparison import figures
from api.answers.comparison.figures import figure
from api.answers.comparison.price_basis import PriceBasis, differ, price_basis
from api.answers.comparison.vintage import issued_span
from models.answer import CellChange, DocumentHead
from models.values.number import Number
from tests.api.statements import span

WHOLE = st.integers(min_value=1, max_value=10**9)


@given(WHOLE, WHOLE)
def test_a_change_that_was_rounded_from_the_figures_is_always_allowed(base: int, now: int) -> None:
    change = round(Decimal(now - base) / Decimal(base) * 100, 1)
    computed = figures.change(_of(now), _of(base), "percent")
    assert computed is not None
    assert computed.allows(float(change))


@given(WHOLE, st.integers(0, 3))
def test_a_figure_agrees_with_every_rounding_of_it(value: int, places: int) -> None:
    """26253 triệu, printed in tỷ with 0 to 3 decimals."""
    rounded = round(Decimal(value) / 1000, places)
    printed = figure(float(rounded), places, "VND", 9, None)
    assert figures.agree(figure(value, 0, "VND", 6, None), printed)


@given(WHOLE)
def test_neighbours_do_not_agree(value: int) -> None:
    assert not figures.agree(_of(value), _of(value + 1))


@given(st.decimals(min_value=-1000, max_value=1000, places=3), st.integers(-9, 9))
def test_shifting_back_and_forth(value: Decimal, power: int) -> None:
    assert figures.shifted(figures.shifted(float(value), power), -power) == pytest.approx(float(value), abs=1e-6)


def _of(value: int) -> figures.Figure:
    return figure(value, 0, "VND", 9, None)


def test_intervals_are_those_of_the_printed_number() -> None:
    printed = figure(26253, 0, "VND", 9, None)
    low, high = Number(Decimal(26253)).interval()
    assert (printed.low, printed.high) == (low * 10**9, high * 10**9)


BASES = [
    ("giá trị sản xuất công nghiệp (giá so sánh 2010)", PriceBasis(True, 2010)),
    ("giá so sánh năm 2010", PriceBasis(True, 2010)),
    ("giá cố định 1994", PriceBasis(True, 1994)),
    ("giá SS2010", PriceBasis(True, 2010)),
    ("theo giá so sánh", PriceBasis(True)),
    ("theo giá hiện hành", PriceBasis(False)),
    ("theo giá thực tế", PriceBasis(False)),
    # "giá" of goods is no price base
    ("chỉ số giá tiêu dùng", None),
    ("giá hàng hóa so sánh với năm 2010", None),
    # both are named: which one is meant is not known
    ("giá so sánh 2010 và giá hiện hành", None),
]


@pytest.mark.parametrize(("name", "basis"), BASES)
def test_price_bases(name: str, basis: PriceBasis | None) -> None:
    assert price_basis(name, "") == basis
    assert price_basis("", name) == basis


def test_the_name_goes_before_the_quote() -> None:
    assert price_basis("GTSX (giá so sánh 2010)", "giá hiện hành") == PriceBasis(True, 2010)


def test_a_year_that_is_not_named_differs_from_none() -> None:
    assert not differ(PriceBasis(True), PriceBasis(True, 2010))
    assert not differ(None, PriceBasis(True, 2010))
    assert differ(PriceBasis(True, 1994), PriceBasis(True, 2010))
    assert differ(PriceBasis(True), PriceBasis(False))


ISSUED = [
    ("2022-07-05", "2022-07-05", "2022-07-05"),
    ("2022-02", "2022-02-01", "2022-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022", "2022-01-01", "2022-12-31"),
    # nothing is known of it: any day
    (None, "0001-01-01", "9999-12-31"),
    ("2022-13", "0001-01-01", "9999-12-31"),
    ("XXXX-05-14", "0001-01-01", "9999-12-31"),
]


@pytest.mark.parametrize(("edtf", "first", "last"), ISSUED)
def test_days_on_which_a_document_may_have_been_issued(edtf: str | None, first: str, last: str) -> None:
    found = issued_span(edtf)
    assert (found.start.isoformat(), found.end.isoformat()) == (first, last)


NUMBERS = [
    (31906, 0, "31.906"),
    (12.6, 1, "12,6"),
    (52, 1, "52,0"),
    (2460, None, "2.460"),
    (-3.2, None, "-3,2"),
    (0.36, 2, "0,36"),
    # moved into the row's multiplier: 1,24 tỷ is 1.240 triệu, known to the tens
    (1240, -1, "1.240"),
]


@pytest.mark.parametrize(("value", "decimals", "text"), NUMBERS)
def test_numbers_as_they_are_written(value: float, decimals: int | None, text: str) -> None:
    assert phrases.number(value, decimals) == text


FIGURES = [
    ((26253, 0, "VND", 9, None), "26.253 tỷ đồng"),
    ((2460, 0, "USD", 6, "about"), "khoảng 2.460 triệu USD"),
    ((52.4, 1, "percent", 0, None), "52,4%"),
    ((90, 0, "hồ sơ", 0, "at-least"), "từ 90 hồ sơ"),
    ((90, 0, "lượt xe", 3, None), "90 nghìn lượt xe"),
    ((5, 0, None, 0, None), "5"),
    ((None, None, None, 0, None), "–"),
]


@pytest.mark.parametrize(("parts", "text"), FIGURES)
def test_figures_with_their_unit(parts: tuple[float, int, str, int, None], text: str) -> None:
    assert phrases.figure(*parts) == text


PERIODS = [
    ("2022", "năm 2022"),
    ("6T/2022", "6 tháng đầu năm 2022"),
    ("9T/2022", "9 tháng đầu năm 2022"),
    ("2T/2022", "2 tháng đầu năm 2022"),
    ("2022-07-01/2022-12-31", "6 tháng cuối năm 2022"),
    ("2022-07-01/2022-09-30", "quý III/2022"),
    ("3T/2022", "quý I/2022"),
    ("2022-02", "tháng 02/2022"),
    ("2022-07", "tháng 7/2022"),
    ("2025-12-31/2025-12-31", "31/12/2025"),
    ("2021-12-15/2022-06-14", "15/12/2021–14/6/2022"),
    ("2021-01-01/2025-12-31", "01/01/2021–31/12/2025"),
]


@pytest.mark.parametrize(("period", "words"), PERIODS)
def test_periods_in_words(period: str, words: str) -> None:
    assert phrases.period_name(span(period)) == words


CHANGES = [
    ("6T/2021", 6.7, 6.68, "percent", "tăng 6,7% so với cùng kỳ|tính ra: tăng 6,68%"),
    ("2022-05", -0.3, None, "percent", "giảm 0,3% so với tháng 5/2022"),
    ("6T/2021", None, 6.68, "percent", "tính ra: tăng 6,68% so với cùng kỳ"),
    ("6T/2021", 1.5, None, "times", "gấp 1,5 lần so với cùng kỳ"),
    ("6T/2021", -0.31, None, "percentage-point", "giảm 0,31 điểm phần trăm so với cùng kỳ"),
    ("6T/2021", 120, 120, "absolute", "tăng 120 tỷ đồng so với cùng kỳ|tính ra: tăng 120 tỷ đồng"),
    (None, 0, None, "percent", "không đổi"),
]


@pytest.mark.parametrize(("base", "stated", "computed", "unit", "words"), CHANGES)
def test_changes_in_words(base: str | None, stated: float, computed: float, unit: str, words: str) -> None:
    change = CellChange.model_validate(
        {"base": span(base) if base else None, "stated": stated, "computed": computed, "unit": unit}
    )
    said = (phrases.stated_change, phrases.computed_change)
    assert "|".join(filter(None, (say(change, "tỷ đồng", span("6T/2022")) for say in said))) == words


SYMBOLS = [
    ("115", "BC-SCT", "115/BC-SCT"),
    ("05", "CT/TW", "05-CT/TW"),
    ("43", "2022/QH15", "43/2022/QH15"),
    ("88", "NQLT/CP-ĐCTUBTWMTTQVN", "88/NQLT/CP-ĐCTUBTWMTTQVN"),
    (None, "BC-SCT", "…/BC-SCT"),
    (None, None, ""),
]


@pytest.mark.parametrize(("number", "symbol", "line"), SYMBOLS)
def test_symbols_as_printed(number: str | None, symbol: str | None, line: str) -> None:
    assert phrases.symbol_line(number, symbol) == line


DOCUMENTS = [
    (
        {"type": "BC", "number": "115", "symbol": "BC-SCT", "issued": "2022-07-05", "issuers": ["Sở Công Thương"]},
        "Báo cáo số 115/BC-SCT ngày 05/7/2022 của Sở Công Thương",
    ),
    # day and number were left blank
    ({"type": "BC", "symbol": "BC-SCT", "issued": "2022-07", "issuers": []}, "Báo cáo số …/BC-SCT tháng 7/2022"),
    # joint
    ({"type": "KH", "issuers": ["Sở A", "Sở B"]}, "Kế hoạch của Sở A, Sở B"),
    # without a head
    ({"type": "BC", "title": "Tình hình xuất khẩu"}, "Báo cáo “Tình hình xuất khẩu”"),
    ({}, "Văn bản (vb-1a2b)"),
]


@pytest.mark.parametrize(("head", "name"), DOCUMENTS)
def test_documents_as_they_are_cited(head: dict[str, Any], name: str) -> None:
    unknown: dict[str, Any] = {
        "type": None,
        "number": None,
        "symbol": None,
        "issued": None,
        "issuers": [],
        "title": None,
    }
    made = DocumentHead.model_validate({**unknown, "key": "vb-1a2b", "period": None, **head})
    assert phrases.document_name(made) == name


def test_a_cited_document_by_its_key() -> None:
    assert phrases.reference_name("CTLT|1||BCT+CĐCT|2022") == "Chỉ thị liên tịch số 1 (BCT, CĐCT) năm 2022"
    assert phrases.reference_name("CT-Đ|5||TW|?") == "Chỉ thị số 5 (TW, Đảng)"
    assert phrases.reference_name("khác hẳn") == "khác hẳn"


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (0, 9, "0 tỷ đồng"),  # "0 đồng" in a row of tỷ đồng
        (0, 1, "0,0 tỷ đồng"),  # as printed
        (0.5, 9, "0,500000000 tỷ đồng"),
    ],
)
def test_nothing_is_printed_without_places_that_nobody_wrote(value: float, decimals: int, words: str) -> None:
    assert phrases.figure(value, decimals, "VND", 9) == words


def test_nothing_has_no_sign() -> None:
    """A difference that was rounded to nothing from below."""
    figures.exact.cache_clear()
    assert [phrases.number(value) for value in (-0.0, 0.0, 0)] == ["0", "0", "0"]
