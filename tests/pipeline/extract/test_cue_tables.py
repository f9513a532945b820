"""The cue tables of the finders: every row once, with a gloss, of a kind that is read; examples: test_cue_examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.registers import awards, document_types
from corpus.tables import read_table
from models.values.wording import normal
from pipeline import extract

FOLDER = Path(extract.__file__).parent

TABLES = {
    "bounds.tsv": ("word", "code", "gloss", "example"),
    "citations/relations.tsv": ("word", "relation", "gloss", "example"),
    "citations/type_words.tsv": ("word", "type", "gloss", "example"),
    "citations/body_words.tsv": ("word", "place", "gloss", "example"),
    "movement_cues.tsv": ("word", "kind", "gloss", "example"),
    "figure_tables/columns.tsv": ("word", "code", "gloss", "example"),
    "figures/counters.tsv": ("word", "unit", "gloss", "example"),
    "figures/cues.tsv": ("word", "code", "gloss", "example"),
    "figures/generic.tsv": ("word", "of", "gloss", "example"),
    "figures/scope.tsv": ("word", "code", "gloss", "example"),
    "honours/award_cues.tsv": ("word", "value", "kind", "gloss", "example"),
    "roles/statement_cues.tsv": ("word", "code", "gloss", "example"),
}
AS_WRITTEN = frozenset({"bounds.tsv", "figure_tables/columns.tsv", "figures/counters.tsv", "figures/cues.tsv"})
"""Tables whose words are found as they are written ("tỷ lệ" is not "tỉ lệ"); each has one code."""
KIND_OF_PAIRS = {"figures/generic.tsv": "of"}
KIND = {
    "movement_cues.tsv": "kind",
    "figures/scope.tsv": "code",
    "honours/award_cues.tsv": "kind",
    "roles/statement_cues.tsv": "code",
}


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_rows_stand_once_and_have_a_gloss(name: str, columns: tuple[str, ...]) -> None:
    rows = read_table(FOLDER / name, columns)
    kind = (KIND | KIND_OF_PAIRS).get(name, columns[1])
    if name in AS_WRITTEN:
        keys = [(row["word"].lower(), "") for row in rows]
    else:
        keys = [(normal(row["word"]), row[kind]) for row in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert [row["word"] for row in rows if not row["gloss"] or not row["example"]] == []


def test_every_table_is_tried() -> None:
    """A new table gets columns here and a test of its examples in test_cue_examples."""
    assert sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.tsv")) == sorted(TABLES)


@pytest.mark.parametrize(("name", "kind"), KIND.items())
def test_every_kind_is_read(name: str, kind: str) -> None:
    sources = "".join(path.read_text("utf-8") for path in FOLDER.rglob("*.py"))
    kinds = {row[kind].partition(":")[0] for row in read_table(FOLDER / name, TABLES[name])}
    assert [one for one in sorted(kinds) if not re.search(rf'["\']{re.escape(one)}[:"\']', sources)] == []


def test_codes_are_registered() -> None:
    types = {row.code for row in document_types()} | {""}
    ids = {row.id for row in awards()} | {""}
    rows = read_table(FOLDER / "honours/award_cues.tsv", TABLES["honours/award_cues.tsv"])
    assert {
        row["type"] for row in read_table(FOLDER / "citations/type_words.tsv", TABLES["citations/type_words.tsv"])
    } <= types
    assert {row["value"] for row in rows if row["kind"] not in ("recipient", "named")} <= ids
