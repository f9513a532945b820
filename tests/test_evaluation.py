"""How well the program reads real annotated documents: mean F1 over those whose format it reads by now."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from models.errors import UnreadableError
from models.record import Record
from pipeline import parse

READABLE = (".txt", ".docx", ".html", ".pdf")
FLOOR = 0.60


def test_mean_f1_on_real_documents(shared_eval: Path, tmp_path: Path) -> None:
    names = []
    for gold in sorted(shared_eval.glob("*.gold.json")):
        source = gold.parent / json.loads(gold.read_text("utf-8"))["source"]
        record = readable(source)
        if record:
            names.append(gold.name.removesuffix(".gold.json"))
            (tmp_path / f"{names[-1]}.json").write_text(record.to_json(), "utf-8")
    assert len(names) >= 7
    done = subprocess.run(
        [
            sys.executable,
            str(shared_eval.parent / "score.py"),
            str(shared_eval),
            "--records",
            str(tmp_path),
            "--only",
            ",".join(names),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert result["failed"] == 0
    assert result["macro_f1"] >= FLOOR, json.dumps(result["measures"], indent=1)


def readable(source: Path) -> Record | None:
    """The record; None for a format that is not read yet."""
    if source.suffix not in READABLE:
        return None
    try:
        return parse(source.read_bytes(), source.name)
    except UnreadableError as error:
        if error.code != "no-text":
            raise
        return None
