"""Broken and hostile files brought into a corpus: each ends in the code that parsing it alone gives."""

from __future__ import annotations

from pathlib import Path

import office_files
import paper_files

from pipeline import ingest, open_store

# A zip file of documents is no document, but is taken apart when it is brought in.
FILES = {name: it for name, *it in (*office_files.TOLD, *paper_files.TOLD) if not name.endswith(".zip")}


def test_each_ends_in_the_code_of_parsing_it_alone(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    report = ingest([folder], open_store(tmp_path / "data"), workers=2)
    assert report.done == ()
    assert {Path(entry.path).name: entry.code for entry in report.failed} == {
        name: code for name, (_, code) in FILES.items()
    }
