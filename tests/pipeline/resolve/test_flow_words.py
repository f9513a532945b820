"""The words that tell flows from stocks: every row once, with a gloss, and found in its own example.

A new row needs an example: the name of an indicator in which no longer row is found instead.
"""

from __future__ import annotations

from pathlib import Path

from corpus.tables import read_table
from models.values.wording import normal
from pipeline import resolve
from pipeline.resolve.observations import measured_as

ROWS = read_table(Path(resolve.__file__).with_name("flows.tsv"), ("word", "code", "gloss", "example"))


def test_rows_stand_once_and_have_a_gloss() -> None:
    words = [normal(row["word"]) for row in ROWS]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    assert [row["word"] for row in ROWS if not row["gloss"] or row["code"] not in ("flow", "stock")] == []


def test_rows_are_found_in_their_examples() -> None:
    misses = [row for row in ROWS if normal(row["word"]) not in measured_as(row["code"], normal(row["example"]))]
    assert misses == []
