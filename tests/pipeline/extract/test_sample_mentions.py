"""Citations, movements, awards and statements of the samples: everything that is true in them is found."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from corpus.samples.facts import FOLDER
from models.record import Record
from models.values.wording import overlap, same
from pipeline.stages import parse

TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
FILES = sorted(file for file in TRUTH["documents"] if file.endswith(".docx"))


@cache
def record(file: str) -> Record:
    return parse((FOLDER / "documents" / file).read_bytes(), file)


def _stem(file: str) -> str:
    return file.rsplit(".", 1)[0]


@pytest.mark.parametrize("file", FILES)
def test_awards(file: str) -> None:
    true = {
        (one["award"], one["count"], one["recipient"], one["year"])
        for one in TRUTH["awards"]
        if _stem(one["document"]) == _stem(file)
    }
    assert {(one.award, one.count, one.recipient, one.year) for one in record(file).awards} == true


@pytest.mark.parametrize("file", FILES)
def test_references(file: str) -> None:
    true = {(one["cited"]["type"], one["cited"]["number"]) for one in TRUTH["references"] if file in one["by"]}
    assert {(one.type, one.number) for one in record(file).references} == true


@pytest.mark.parametrize("file", FILES)
def test_movements(file: str) -> None:
    found = record(file).movements
    for one in TRUTH["movements"]:
        if file in one["documents"]:
            assert any(
                one["id"] == mention.id and (one["id"] or any(same(name, mention.name) for name in one["names"]))
                for mention in found
            ), one["names"]


@pytest.mark.parametrize("file", FILES)
def test_statements(file: str) -> None:
    found = record(file).statements
    missed = [
        one["quote"]
        for one in TRUTH["statements"]
        if _stem(one["document"]) == _stem(file)
        and not any(one["role"] == other.role and overlap(one["quote"], other.quote) >= 0.7 for other in found)
    ]
    assert not missed
