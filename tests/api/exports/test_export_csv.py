"""Comparisons as CSV, read back."""

from __future__ import annotations

import csv
import io

import pytest

from api.exports.cells_csv import COLUMNS, cells_csv
from api.exports.delimited import harmless
from api.exports.flat import digits
from models.answer import ComparisonTable
from tests.api.exports.tables import HOSTILE, empty, renamed

Lines = dict[tuple[str, str], dict[str, str]]


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.fixture
def lines(table: ComparisonTable) -> Lines:
    return {(line["indicator"], line["period"]): line for line in read(cells_csv(table))}


CELLS = [
    # the final figure, the change that an older report states of it and where
    (
        ("BANLE", "6T/2020"),
        {
            "value": "14098", "decimals": "0", "unit": "VND", "unit_mult": "9", "unit_name": "tỷ đồng",
            "status": "actual", "change_stated": "11.7", "change_unit": "percent", "change_base_start": "2019-01-01",
            "change_base_end": "2019-06-30", "change_source_key": "bc-2020-07-03", "flags": "revised",
            "source_key": "bc-2021-07-05", "other_statements": "1",
        },
    ),
    # a bound; stated by the source itself; computed beside it; a plan
    (
        ("BANLE", "6T/2021"),
        {
            "value": "15202", "bound": "about", "change_stated": "7.8", "change_computed": "", "change_source_key": "",
            "attainment_stated": "48.5", "target_start": "2021-01-01", "target_end": "2021-12-31",
        },
    ),
    # an estimate with decimals
    (("BANLE", "6T/2022"), {"value": "16110.25", "decimals": "2", "status": "estimate"}),
    # only a change, and a fall
    (("IIP", "6T/2021"), {"value": "", "unit": "", "unit_mult": "", "change_stated": "-3.7", "status": "actual"}),
    # other prices
    (("GTSXCN_CONST", "6T/2021"), {"prices": "giá so sánh 2020", "flags": "break"}),
    # printed as "449,0"
    (("XK", "6T/2020"), {"value": "449.0", "unit_name": "triệu USD", "area": "Bình Hà"}),
    # nothing is stated: period and indicator, no value, no source
    (("XK", "6T/2021"), {"start": "2021-01-01", "end": "2021-06-30", "value": "", "status": "", "source_key": ""}),
    (("XK", "6T/2022"), {"flags": "conflict"}),
]  # fmt: skip


@pytest.mark.parametrize(("place", "said"), CELLS)
def test_a_line_a_cell(lines: Lines, place: tuple[str, str], said: dict[str, str]) -> None:
    assert {name: lines[place][name] for name in said} == said


def test_every_cell_has_a_line_with_its_source(lines: Lines, table: ComparisonTable) -> None:
    assert len(lines) == len(table.rows) * len(table.periods)
    for row in table.rows:
        for period, cell in zip(table.periods, row.cells, strict=True):
            line = lines[row.indicator or "", period.label]
            assert line["source_quote"] == (cell.source.quote if cell else "")
            assert line["source_title"].startswith("Báo cáo số 12/BC-SCT") == bool(cell)


def test_in_words(lines: Lines) -> None:
    assert "tăng 7,8% so với cùng kỳ" in lines["BANLE", "6T/2021"]["in_words"]
    assert "mâu thuẫn" in lines["XK", "6T/2022"]["in_words"]


def test_lines_end_as_the_standard_says_and_excel_is_told_of_utf8(table: ComparisonTable) -> None:
    plain, marked = cells_csv(table), cells_csv(table, bom=True)
    assert plain.split(b"\r\n")[0].decode() == ",".join(COLUMNS)
    assert marked == b"\xef\xbb\xbf" + plain


def test_an_empty_table_has_its_places(table: ComparisonTable) -> None:
    lines = read(cells_csv(empty(table)))
    assert len(lines) == 12
    assert {line["value"] + line["source_key"] + line["flags"] for line in lines} == {""}
    assert read(cells_csv(table.model_copy(update={"rows": (), "periods": ()}))) == []


HARMLESS = [
    ("=1+1", "'=1+1"),
    ("+84 24", "'+84 24"),
    ("- Kim ngạch xuất khẩu đạt 449 triệu USD", "'- Kim ngạch xuất khẩu đạt 449 triệu USD"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1+1", "'\t=1+1"),
    ("\r=1+1", "'\r=1+1"),
    # these are texts anyway
    ("Xuất khẩu = 449", "Xuất khẩu = 449"),
    ("1-2", "1-2"),
    ("", ""),
    (None, ""),
]


@pytest.mark.parametrize(("text", "written"), HARMLESS)
def test_no_text_is_taken_for_a_formula(text: str | None, written: str) -> None:
    assert harmless(text) == written


def test_hostile_names_and_quotes_are_texts(table: ComparisonTable) -> None:
    for line in read(cells_csv(renamed(table, HOSTILE))):
        assert line["name"] == f"'{HOSTILE}"
        assert line["source_quote"] in ("", f"'{HOSTILE}")
        assert not any(value.startswith(("=", "+", "@")) for value in line.values())


DIGITS = [
    (28763, 0, "28763"),
    (449.0, 1, "449.0"),
    (17.4, None, "17.4"),
    (-3.7, None, "-3.7"),
    (5e-7, None, "0.0000005"),
    (31900, -2, "31900"),
    (1e15, 0, "1000000000000000"),
    (None, None, ""),
]


@pytest.mark.parametrize(("value", "decimals", "written"), DIGITS)
def test_digits(value: float | None, decimals: int | None, written: str) -> None:
    assert digits(value, decimals) == written
