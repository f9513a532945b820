"""The whole line on the samples: folder of documents → index → comparison, against what is true in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.answers.compare import compare
from models.query import CompareQuery, YearRange
from pipeline import Store, ingest, open_store

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
SHARE = 0.95


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("data"))
    report = ingest([SAMPLES / "documents"], store)
    assert report.failed == ()
    return store


def test_every_sample_is_held(store: Store) -> None:
    assert len(list((SAMPLES / "documents").iterdir())) >= 24
    with store.reader() as reader:
        assert {file.name for item in documents(reader) for file in item.files} == set(TRUTH["documents"])


def documents(reader: Any) -> list[Any]:
    from models.query import DocumentQuery

    return list(reader.documents(DocumentQuery(limit=500)).items)


def test_the_comparison_is_true_in_95_of_100_cells(store: Store) -> None:
    wrong, right = [], 0
    with store.reader() as reader:
        for row in TRUTH["compare"]:
            years = sorted(int(year) for year in row["cells"])
            query = CompareQuery(
                indicators=(row["indicator"] or row["name"],),
                years=YearRange(first=years[0], last=years[-1]),
                period=row["period"],
                issuers=(row["issuer"],),
            )
            table = compare(query, reader)
            for year in years:
                expected = row["cells"][str(year)]
                column = year - years[0]
                cells = [r.cells[column] for r in table.rows if r.cells[column] is not None]
                found = [
                    cell
                    for cell in cells
                    if cell is not None
                    and same(cell.value, table.rows[0].unit_mult, expected, row)
                    and cell.status == expected["status"]
                    and cell.source.quote
                ]
                if (expected["value"] is None and not cells) or found:
                    right += 1
                else:
                    wrong.append(
                        (row["indicator"] or row["name"], row["period"], year, expected, [c.value for c in cells if c])
                    )
    assert right / (right + len(wrong)) >= SHARE, wrong


def same(value: float | None, unit_mult: int, expected: dict[str, Any], row: dict[str, Any]) -> bool:
    if value is None or expected["value"] is None:
        return value is expected["value"]
    return abs(
        value * 10**unit_mult - expected["value"] * 10 ** expected.get("unit_mult", row.get("unit_mult", unit_mult))
    ) < 1e-6 * abs(value * 10**unit_mult)
