"""How well the program reads real annotated documents: mean F1 over all of them, scans and old Word files included."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pipeline import parse

FLOOR = 0.95


def test_mean_f1_on_real_documents(shared_eval: Path, tmp_path: Path) -> None:
    for gold in sorted(shared_eval.glob("*.gold.json")):
        source = gold.parent / json.loads(gold.read_text("utf-8"))["source"]
        name = gold.name.removesuffix(".gold.json")
        (tmp_path / f"{name}.json").write_text(parse(source.read_bytes(), source.name).to_json(), "utf-8")
    score = shared_eval.parent / "score.py"
    done = subprocess.run(
        [sys.executable, str(score), str(shared_eval), "--records", str(tmp_path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert result["failed"] == 0
    assert result["macro_f1"] >= FLOOR, json.dumps(result["measures"], indent=1)
