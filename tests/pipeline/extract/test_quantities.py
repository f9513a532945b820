"""Numbers with their units and bounds. One line a trap."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from spacy.tokens import Doc

from models.mention import QuantityMention
from pipeline.extract import quantities

DocMaker = Callable[..., Doc]

QUANTITIES = [
    ("ước đạt 31.906 tỷ đồng", "31906 VND e9"),
    ("bán được 1.046 tỷ 318 triệu đồng", "1046318 VND e6"),  # composed: in the smaller multiple
    ("trị giá 1,2 nghìn tỷ", "1.2 VND e12"),  # bare tỷ is money
    ("đạt 2.460 triệu USD", "2460 USD e6"),
    ("tăng 12,6%", "12.6 percent e0"),
    ("tăng 2,3 điểm phần trăm", "2.3 percentage_point e0"),
    ("đạt 3.475 nghìn con", "3475 con e3"),  # a counted noun with a multiple
    ("có 46 tuyến đường", "46 tuyến đường e0"),
    ("có 12 viên chức", "12 viên chức e0"),  # not bricks
    ("sửa 15 công trình", "15 công trình e0"),
    ("giá 84 USD/thùng", "84 USD/thùng e0"),  # a price is a unit of its own
    ("công suất 90.000 tấn/năm", "90000 tấn/năm e0"),
    ("tiết kiệm 48.372.500 đồng/năm", "48372500 VND e0"),  # money a year is money
    ("tăng bình quân 8,5%/năm", "8.5 percent e0"),
    ("(260MW)", "260 kW e3"),  # glued
    ("trên 164 tỷ đồng", "164 VND e9 at-least"),
    ("gần 3,7 triệu tấn", "3.7 tonne e6 about"),
    ("không quá 20%", "20 percent e0 at-most"),
    ("cao hơn 5,2 điểm phần trăm", "5.2 percentage_point e0"),  # "hơn" of the comparison, not of the number
    ("mức 72-78 USD/thùng", "72 USD/thùng e0 at-least; 78 USD/thùng e0 at-most"),
    ("tổ chức hai hội nghị", "2 conference e0"),
    ("giữa hai hội nghị", ""),
    ("giữ nguyên là: 43", "43 None e0"),
    ("ruộng 2 vụ lúa", "2 None e0"),  # a season, not a case
    ("họp với 3 Bộ", "3 None e0"),  # a ministry, not a set
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities(make_doc: DocMaker, text: str, expected: str) -> None:
    found = quantities.find(make_doc(text))
    assert "; ".join(shown(one) for one in found) == expected


def shown(one: QuantityMention) -> str:
    bound = f" {one.bound}" if one.bound else ""
    return f"{one.number.value} {one.unit} e{one.unit_mult}{bound}"


def test_a_unit_stands_on_the_number_s_own_line(make_doc: DocMaker) -> None:
    found = quantities.find(make_doc("Kết quả: 43\ntỷ lệ giữ nguyên"))
    assert [(one.number.value, one.unit) for one in found] == [(Decimal(43), None)]


def test_a_malformed_number_is_warned_about_and_not_read(make_doc: DocMaker) -> None:
    doc = make_doc("Số tiền 5.378.7000.000 đồng")
    assert quantities.find(doc) == ()
    assert [one.code for one in quantities.find_malformed(doc)] == ["number-malformed"]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_spans_begin_and_end_with_a_word(make_doc: DocMaker, text: str, expected: str) -> None:
    for one in quantities.find(make_doc(text)):
        quote = text[one.span.start : one.span.end]
        assert quote == quote.strip()
        assert any(letter.isdigit() for letter in quote) or quote.split()[0] == "hai"
