"""Document numbers and symbols."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.symbol import find_symbols, fold_symbol, reference_key, type_of_symbol, year_in_symbol

EXAMPLES = Path(__file__).with_name("doc_ref_examples.tsv")

FOUND = [
    ("Kế hoạch số 10/KH-SXD", [("10", "KH-SXD", False)]),
    ("Chỉ thị số 05-CT/TW", [("05", "CT/TW", True)]),  # the Party's order
    ("Quyết định số 31-QĐ/TW và 12-TTr/ĐU", [("31", "QĐ/TW", True), ("12", "TTr/ĐU", True)]),
    ("Nghị quyết số 43/2022/QH15", [("43", "2022/QH15", False)]),
    ("Chỉ thị số 01/CTLT-BXD-CĐXD", [("01", "CTLT-BXD-CĐXD", False)]),
    ("Nghị quyết 528/2018/UBTVQH14", [("528", "2018/UBTVQH14", False)]),
    ("Công văn số 238/UBND-KGVX", [("238", "UBND-KGVX", False)]),
    ("QCVN 01:2019/BXD", [("01", "2019/BXD", False)]),
    ("TCVN 5603:2008/BYT", [("5603", "2008/BYT", False)]),
    ("Lệnh số 01/L-CTN", [("01", "L-CTN", False)]),
    ("Nghị định số 24/CP", [("24", "CP", False)]),
    ("Quyết định số 15a/QĐ-UBND", [("15a", "QĐ-UBND", False)]),
    ("(12/KH-UBND, 13/KH-UBND)", [("12", "KH-UBND", False), ("13", "KH-UBND", False)]),
    ("các Quyết định số 1, 2, 3/QĐ-SXD", [("3", "QĐ-SXD", False)]),  # the list's other numbers are its reader's
    # slips
    ("Kế hoạch 483 /KH-SXD", [("483", "KH-SXD", False)]),
    ("44 /2005/QĐ-UBND", [("44", "2005/QĐ-UBND", False)]),
    ("Công điện số 247/CĐ- TTg", [("247", "CĐ-TTg", False)]),
    ("Nghị quyết số 05/NQ -ĐCT", [("05", "NQ-ĐCT", False)]),
    ("82/2005-QĐ-UBND", [("82", "2005-QĐ-UBND", False)]),
    ("Quyết định 733/QĐ/TTg", [("733", "QĐ/TTg", False)]),
    ("Chỉ thị 34/CT-TW", [("34", "CT-TW", False)]),
    ("Nghị quyết 57-NQ/T.Ư", [("57", "NQ/T.Ư", True)]),
    ("văn bản số 3715/ttg-ktth ngày", [("3715", "ttg-ktth", False)]),
    ("Chỉ thị số 03\u2044CT-UBND", [("03", "CT-UBND", False)]),  # the fraction slash
    ("Quyết định số 7/Q\u00d0-TTg", [("7", "QĐ-TTg", False)]),  # the Icelandic letter
    ("28/NQ-CP/2020", [("28", "NQ-CP", False)]),
    ("Quyết định số 12/QĐ.UBND", [("12", "QĐ.UBND", False)]),
    # what comes after isn't part of it
    ("10/KH-SXD - Sở Xây dựng", [("10", "KH-SXD", False)]),
    ("số 115/BC-SXD- Phòng", [("115", "BC-SXD", False)]),
    ("12/KH-UBND-\nSỞ XÂY DỰNG", [("12", "KH-UBND", False)]),  # never over a line's end
    ("12/KH-UBND.", [("12", "KH-UBND", False)]),
    # none
    ("Số: /BC-SXD", []),  # a blank number is the head's business
    ("26/27 nhiệm vụ", []),
    ("ngày 14/5, ngày 10/01/2022", []),
    ("35 tấn/ha, 60 USD/thùng, 80 km/h, 5/km", []),
    ("trực 24/7", []),
    ("ĐT: 024.3825/Fax", []),
    ("lớp 10/A1, tổ 12/C", []),
    ("văn bản số 12/ngõ 3", []),
    ("đường dây 220/110kV", []),
    ("TCVN ISO 9001:2015", []),
    ("giai đoạn 2021-2025", []),
    ("Covid-19", []),
]

TYPES = [
    ("KH-SXD", "KH"),
    ("2022/NĐ-CP", "NĐ"),
    ("CT/TW", "CT"),
    ("CTLT-BXD-CDXD", "CTLT"),
    ("TTLT-BNV-BTC", "TTLT"),
    ("QD-TTg", "QĐ"),  # the bar of Đ lost
    ("QĐ-TTG", "QĐ"),
    ("TTR-SXD", "TTr"),
    ("CĐ-TTg", "CĐ"),
    ("QĐ.UBND", "QĐ"),
    ("HD-SXD", "HD"),  # guidance, not a contract
    ("HĐ-SXD", "HĐ"),
    ("ĐA-UBND", "ĐA"),
    ("DA-UBND", "DA"),
    ("UBND-KGVX", "CV"),  # a letter: issuer and drafting unit
    ("ttg-ktth", "CV"),
    ("CV-CĐVP", "CV"),
    ("2022/QH15", None),  # only the word tells law from resolution
    ("UBTVQH14", None),
    ("2009/UBND", None),
    ("2019/BXD", None),
    ("CP", None),
    ("", None),
]

KEYS = [
    ("CT", "01", "CTLT-BCT-CĐCT", 2022, "CTLT|1||BCT+CDCT|2022"),
    (None, "01", "CTLT-BCT-CDCT", 2022, "CTLT|1||BCT+CDCT|2022"),  # one document in two spellings
    ("NĐ", "30", "2020/NĐ-CP", None, "NĐ|30|2020|CP|2020"),
    ("CT", "05", "CT/TW", 2016, "CT-Đ|5||TW|2016"),
    ("NQ", "57", "NQ/TƯ", 2024, "NQ-Đ|57||TW|2024"),
    ("NQ", "57", "NQ/T.Ư", 2024, "NQ-Đ|57||TW|2024"),
    ("NQ", "01", "NQ/TU", 2020, "NQ-Đ|1||TU|2020"),  # a Tỉnh ủy, not the centre
    ("QĐ", "163", "QĐ-UBND", None, "QĐ|163||UBND|?"),
    ("QĐ", "733", "QĐ/TTg", 2019, "QĐ|733||TTG|2019"),
    ("NQ", "43", "2022/QH15", None, "NQ|43|2022|QH15|2022"),
    ("Luật", "43", "2022/QH15", None, "Luật|43|2022|QH15|2022"),
    ("CV", "238", "UBND-KGVX", 2018, "CV|238||UBND|2018"),
    ("CV", "08", "CV-CĐVP", 2020, "CV|8||CDVP|2020"),
    ("QyĐ", "399", "QĐ/TW", None, "QyĐ-Đ|399||TW|?"),
    (None, "0", "KH-SXD", None, "KH|0||SXD|?"),
]


@pytest.mark.parametrize(("text", "symbols"), FOUND)
def test_finds(text: str, symbols: list[tuple[str, str, bool]]) -> None:
    assert [(one.number, one.symbol, one.party) for one in find_symbols(text)] == symbols


def test_places() -> None:
    text = "theo Công điện số 247/CĐ- TTg ngày 08/10/2019"
    (one,) = find_symbols(text)
    assert text[one.start : one.end] == "247/CĐ- TTg"
    assert find_symbols(text, 0, 18) == []


@pytest.mark.parametrize(("symbol", "code"), TYPES)
def test_type(symbol: str, code: str | None) -> None:
    assert type_of_symbol(symbol) == code


@pytest.mark.parametrize(("kind", "number", "symbol", "year", "key"), KEYS)
def test_key(kind: str | None, number: str, symbol: str, year: int | None, key: str) -> None:
    assert reference_key(kind, number, symbol, year) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CTLT-BCT-CDCT", "CTLT-BCT-CĐCT"),
        ("QĐ/TTg", "QĐ-TTG"),
        ("NQ/TƯ", "NQ/TW"),
        ("NQ/T.Ư", "NQ-TW"),
        ("KH - SXD", "KH-SXD"),
    ],
)
def test_spellings_of_one_symbol(one: str, other: str) -> None:
    assert fold_symbol(one) == fold_symbol(other)


def test_two_symbols_stay_two() -> None:
    assert fold_symbol("NQ/TU") != fold_symbol("NQ/TW")
    assert fold_symbol("KH-SXD") != fold_symbol("BC-SXD")


def test_year_in_symbol() -> None:
    assert [year_in_symbol(one) for one in ("2022/QH15", "2005-QĐ-UBND", "KH-SXD", "QĐ-TTg2022", "")] == [
        2022, 2005, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("row", [line.split("\t") for line in EXAMPLES.read_text("utf-8").splitlines()[1:]], ids=str)
def test_the_symbols_of_the_examples(row: list[str]) -> None:
    surface, code, number, year, issuers, _, _, key = row[:8]
    found = find_symbols(surface)
    if code == "NONE" or not number:
        assert found == []
        return
    numbers = number.split("; ")
    # Lists that share a symbol, dates and the word's say on the type are the reference extractor's.
    assert [one.number.lstrip("0") for one in found][-1] == numbers[-1]
    assert str(year_in_symbol(found[0].symbol) or "") == year
    if key.count("|") == 4 and type_of_symbol(found[0].symbol) is not None:
        own = reference_key(None, found[0].number, found[0].symbol, None).split("|")
        assert own[1:4] == [number, year, fold_issuers(issuers)]


def fold_issuers(issuers: str) -> str:
    return "+".join(fold_symbol(one) for one in issuers.split("+"))


@given(
    st.integers(1, 9999),
    st.sampled_from([2019, 2022, None]),
    st.sampled_from(["KH", "QĐ", "TTr", "BC", "NQ", "CT"]),
    st.lists(st.sampled_from(["UBND", "HĐND", "SXD", "TTg", "CĐN", "BTC"]), min_size=1, max_size=3),
)
def test_printing_and_finding(number: int, year: int | None, code: str, issuers: list[str]) -> None:
    symbol = "-".join([code, *issuers])
    symbol = f"{year}/{symbol}" if year else symbol
    text = f"theo Văn bản số {number:02d}/{symbol} ngày 05/7/2022"
    assert [(one.number, one.symbol) for one in find_symbols(text)] == [(f"{number:02d}", symbol)]
