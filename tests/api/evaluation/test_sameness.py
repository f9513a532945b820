"""When an annotated fact and a read one count as the same, and what kind of slip it is if they don't."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.evaluation import annotated, evaluate
from models.errors import BadCallError

Y22, Y21 = ({"start": f"{year}-01-01", "end": f"{year}-12-31"} for year in (2022, 2021))


def fact(
    name: str = "sản lượng chè búp tươi", value: float | None = 1500, unit: str = "tấn", **more: Any
) -> dict[str, Any]:
    return {"indicator": None, "name": name, "value": value, "unit": unit, "unit_mult": 0, "period": Y22, **more}


def change(amount: float, **more: Any) -> dict[str, Any]:
    return fact(comparisons=[{"base": Y21, "change": amount, "unit": "percent"}], **more)


def cited(number: str, symbol: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "symbol": symbol, **more}


SAME: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("a shorter name", "observations: values", fact(), fact(name="chè búp tươi")),
    ("another unit, the same amount", "observations: values", fact(value=1.5), fact(value=1500, unit="kg")),
    ("a multiplier", "observations: values", fact(value=1500), fact(value=1.5, unit_mult=3)),
    ("a change", "observations: changes", change(4.2), change(4.2)),
    ("a name in other letters", "movements", {"name": "Hoà chung nhịp bước"}, {"name": "“HÒA CHUNG NHỊP BƯỚC”"}),
    ("an id against a name", "movements", {"name": "Nông thôn mới", "id": "M1"}, {"name": "NTM", "id": "M1"}),
    ("a leading zero, Đ as D", "references: which", cited("01", "CTLT-BCT-CĐCT"), cited("1", "CTLT-BCT-CDCT")),
]
OTHER: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("another period", "observations: values", fact(), fact(period=Y21)),
    ("a code against none", "observations: values", fact(indicator="CHE"), fact()),
    ("a fall for a rise", "observations: changes", change(4.2), change(-4.2)),
    ("another year", "references: which", cited("1", "KH-X", year=2022), cited("1", "KH-X", year=2021)),
    ("another date", "references: full", cited("1", "KH-X", date="2022-05-01"), cited("1", "KH-X", date="2022-05-02")),
    ("another count", "awards", {"award": "HT08", "count": 2}, {"award": "HT08", "count": 3}),
    ("another place of the day", "dates", {"value": "2022-05"}, {"value": "2022-05-01"}),
]


def table_of(measure: str, gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> Any:
    name = measure.partition(":")[0]
    return evaluate([("a", {name: gold}, {name: read})])[0]


@pytest.mark.parametrize(("measure", "gold", "read"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_the_same(measure: str, gold: dict[str, Any], read: dict[str, Any]) -> None:
    assert table_of(measure, [gold], [read]).measures[measure].f1 == 1


@pytest.mark.parametrize(("measure", "gold", "read"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_not_the_same(measure: str, gold: dict[str, Any], read: dict[str, Any]) -> None:
    assert table_of(measure, [gold], [read]).measures[measure].f1 == 0


@pytest.mark.parametrize(
    ("kind", "gold", "read"),
    [
        ("scale", fact(value=1.5), fact(value=1500)),
        ("scale", fact(unit_mult=9), fact(unit_mult=6)),
        ("sign", change(4.2), change(-4.2)),
        ("period", fact(), fact(period=Y21)),
        (None, fact(), fact(value=1501)),  # a wrong figure, at no wrong scale
        (None, change(4.2), change(-4.1)),
    ],
)
def test_slips(kind: str | None, gold: dict[str, Any], read: dict[str, Any]) -> None:
    slips = table_of("observations", [gold], [read]).slips
    assert slips == {each: int(each == kind) for each in ("scale", "sign", "period")}


def test_a_fact_said_twice_counts_once_and_every_fact_has_one_pair() -> None:
    measure = table_of("observations: values", [fact(), fact(value=7)], [fact(), fact(), fact(value=8)]).measures[
        "observations: values"
    ]
    assert (measure.precision, measure.recall, measure.gold, measure.read) == (0.5, 0.5, 2, 2)


def test_a_list_that_was_not_annotated_is_not_measured() -> None:
    table, misses = evaluate([("a", {"dates": []}, {"dates": [{"value": "2022"}], "awards": [{"award": "HT08"}]})])
    assert set(table.measures) == {"dates"}
    assert [(miss.measure, miss.extra) for miss in misses] == [("dates", True)]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.gold.json", "{", "bad-gold"),
        ("a.gold.json", "{}", "bad-gold"),
        ("a.gold.json", '{"source": "a.txt"}', "bad-gold"),
        ("a.json", "{}", "no-gold"),
    ],
)
def test_a_folder_that_cannot_be_measured(tmp_path: Path, name: str, content: str, code: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(BadCallError) as refused:
        annotated(tmp_path)
    assert refused.value.code == code
