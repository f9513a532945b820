"""A generated corpus through the whole line: every cell of its comparisons is right, and none is made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from cell_accuracy import Accuracy, accuracy

from corpus.samples.generate import generate
from pipeline import ingest, open_store

BODIES, YEARS, SEED = 17, range(2018, 2022), 11
SHARE = 0.99


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accuracy]:
    folder = tmp_path_factory.mktemp("generated")
    assert generate(BODIES, YEARS, SEED, folder) == 204
    store = open_store(folder / "data")
    run = ingest([folder / "documents"], store)
    assert len(run.done) == 204
    assert run.failed == ()
    truth: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))["compare"]
    with store.reader() as reader:
        yield accuracy(truth, reader)


def test_cells_are_right(found: Accuracy) -> None:
    assert found.right > 800
    assert found.share >= SHARE, "\n".join(found.missing)


def test_no_cell_is_wrong(found: Accuracy) -> None:
    assert found.wrong == []
