"""How well the program reads real annotated documents: mean F1 over those whose format it reads by now."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

READABLE = (".txt", ".docx", ".html", ".pdf")
FLOOR = 0.60


def test_mean_f1_on_real_documents(shared_eval: Path, tmp_path: Path) -> None:
    from models.errors import UnreadableError
    from pipeline import parse

    names = []
    for gold in sorted((shared_eval / "dev").glob("*.gold.json")):
        source = gold.parent / json.loads(gold.read_text("utf-8"))["source"]
        name = gold.name.removesuffix(".gold.json")
        try:
            record = parse(source.read_bytes(), source.name)
        except UnreadableError as error:
            assert source.suffix not in READABLE or error.code == "no-text", (source.name, error)
            continue
        names.append(name)
        (tmp_path / f"{name}.json").write_text(record.to_json(), "utf-8")
    assert len(names) >= 7
    done = subprocess.run(
        [
            sys.executable,
            str(shared_eval / "score.py"),
            str(shared_eval / "dev"),
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
