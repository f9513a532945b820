"""The whole line on the samples: folder of documents → index → comparison, against what is true in them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.answers.comparison import compare
from index import IndexReader
from models.answer import ComparisonCell, ComparisonRow, HeldDocument
from models.errors import NotHeldError
from models.query import CompareQuery, DocumentQuery, YearRange
from pipeline import Store

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
SHARE = 0.99
"""Cells that are right; a cell that isn't may be empty, never wrong."""


@pytest.fixture(scope="module")
def store(samples: Store) -> Store:
    return samples


@pytest.fixture(scope="module")
def held(store: Store) -> dict[str, set[str]]:
    """Document key → its files' names."""
    with store.reader() as reader:
        return {item.key: {file.name for file in item.files} for item in documents(reader)}


def documents(reader: IndexReader) -> tuple[HeldDocument, ...]:
    return reader.documents(DocumentQuery(limit=500)).items


def test_every_sample_is_held(held: dict[str, set[str]]) -> None:
    assert len(list((SAMPLES / "documents").iterdir())) >= 24
    assert set().union(*held.values()) == set(TRUTH["documents"])


def test_the_same_document_in_another_format_is_one_document(held: dict[str, set[str]]) -> None:
    for files in TRUTH["same_document"]:
        assert any(set(files) <= names for names in held.values()), files


def test_the_comparison_is_true_in_99_of_100_cells_and_wrong_in_none(store: Store, held: dict[str, set[str]]) -> None:
    right, wrong = 0, []
    with store.reader() as reader:
        for row in TRUTH["compare"]:
            rows = answered(row, reader)
            for column, year in enumerate(sorted(row["cells"])):
                expected = row["cells"][year]
                if any(agrees(cell, unit, expected, held) for cell, unit in shown(rows, column)):
                    right += 1
                else:
                    figures = [(cell.value, cell.status) for cell, _ in shown(rows, column)]
                    told = f"{expected['value']} {expected['status']}, answered {figures}"
                    wrong.append(f"{row['name']} {row['period']} {year}: {told}")
    assert [line for line in wrong if not line.endswith("answered []")] == []
    assert right / (right + len(wrong)) >= SHARE, "\n".join([f"{right} of {right + len(wrong)} cells", *wrong])


def answered(row: dict[str, Any], reader: IndexReader) -> tuple[ComparisonRow, ...]:
    years = sorted(int(year) for year in row["cells"])
    assert years == list(range(years[0], years[-1] + 1))
    query = CompareQuery(
        indicators=(row["indicator"] or row["name"],),
        years=YearRange(first=years[0], last=years[-1]),
        period=row["period"],
        issuers=(row["issuer"],),
    )
    try:
        return compare(query, reader).rows
    except NotHeldError:
        return ()


def shown(rows: tuple[ComparisonRow, ...], column: int) -> list[tuple[ComparisonCell, int]]:
    return [(cell, row.unit_mult) for row in rows if (cell := row.cells[column]) is not None]


def agrees(cell: ComparisonCell, unit_mult: int, expected: dict[str, Any], held: dict[str, set[str]]) -> bool:
    """Same figure and status, from a document that states it, with the words that state it."""
    stating = {expected["document"]} | {
        name
        for statement in expected["statements"]
        if statement["status"] == expected["status"] and statement["value"] == expected["value"]
        for name in statement["documents"]
    }
    return (
        amount(cell.value, unit_mult) == amount(expected["value"], expected["unit_mult"])
        and cell.status == expected["status"]
        and bool(held[cell.source.document.key] & stating)
        and bool(cell.source.quote)
        and cell.source.section.id is not None
    )


def amount(value: float | None, unit_mult: int) -> Decimal | None:
    return None if value is None else Decimal(str(value)).scaleb(unit_mult).normalize()


def test_breaks_are_marked_where_prices_and_bodies_change(store: Store) -> None:
    marked, expected = set(), set()
    with store.reader() as reader:
        for row in TRUTH["compare"]:
            for column, year in enumerate(sorted(row["cells"])):
                place = row["name"], row["period"], year
                if "break" in row["cells"][year]["flags"]:
                    expected.add(place)
                if any("break" in cell.flags and cell.breaks for cell, _ in shown(answered(row, reader), column)):
                    marked.add(place)
    assert expected
    assert marked == expected
