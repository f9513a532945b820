"""How well the program reads annotated documents: no measure may fall by more than half a point.

The bars beside this file are what `tienle eval DIR --json` printed when they were set; a better figure may replace
them, a worse one needs a reason in the change that makes it worse.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from api.evaluation import Evaluation, annotated, evaluate
from pipeline import parse

BARS = Path(__file__).parent / "bars"
GOLD = Path(__file__).parents[1] / "corpus" / "gold"
FALL = 0.005
MEAN = {"dev": 0.95, "gold": 0.90}
SLIPS = {"scale": 0.002, "sign": 0.003}
"""The greatest shares of figures read at a wrong scale, of changes read with a wrong sign."""


def measured(folder: Path, records: Path) -> Evaluation:
    """The table of a folder; leaves its records as NAME.json."""
    documents = annotated(folder)
    for document in documents:
        record = parse(document.source.read_bytes(), document.source.name)
        (records / f"{document.name}.json").write_text(record.to_json(), "utf-8")
    read = (
        (each.name, each.facts, json.loads((records / f"{each.name}.json").read_text("utf-8"))) for each in documents
    )
    return evaluate(read)[0]


def test_own_documents_are_read_as_well_as_before(tmp_path: Path) -> None:
    holds(measured(GOLD, tmp_path), "gold")


def test_real_documents_are_read_as_well_as_before(shared_eval: Path, tmp_path: Path) -> None:
    table = measured(shared_eval, tmp_path)
    holds(table, "dev")
    agrees(table, judged(shared_eval, tmp_path))


def holds(table: Evaluation, name: str) -> None:
    """No measure fell, the mean and the shares of slips are within what is promised."""
    bar = json.loads((BARS / f"{name}.json").read_text("utf-8"))
    measures = table.measures
    assert set(measures) == set(bar["measures"])
    fallen = {
        each: (measures[each].f1, was["f1"])
        for each, was in bar["measures"].items()
        if measures[each].f1 < was["f1"] - FALL
    }
    assert fallen == {}
    assert table.mean_f1 >= MEAN[name]
    assert {
        kind: share for kind, most in SLIPS.items() if (share := table.slips[kind] / table.shown[kind]) > most
    } == {}


def judged(folder: Path, records: Path) -> dict[str, Any]:
    """What another program, which others judge with, says of the same records."""
    command = [sys.executable, str(folder.parent / "score.py"), str(folder), "--records", str(records), "--json"]
    printed: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return printed


def agrees(table: Evaluation, other: dict[str, Any]) -> None:
    """Both count the same."""
    for name, measure in other["measures"].items():
        ours = table.measures[name]
        assert (ours.precision, ours.recall, ours.f1) == pytest.approx(
            (measure["precision"], measure["recall"], measure["f1"]), abs=0.0001
        ), name
