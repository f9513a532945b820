"""The tables of the structure stage: every row once, with a gloss, and found in its own example by its own reader.

A new row needs an example: a phrase as a drafter writes it, in the place where the table's reader looks for the row
(USES tells it for headings), in which no longer row is found instead.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.tables import Row, read_table
from models.values.wording import normal
from pipeline import structure
from pipeline.structure import cues, roles
from pipeline.structure.head.bodies import body_kind, opening_word
from pipeline.structure.lines import in_capitals
from pipeline.structure.signers import name_of, normal_title, title_opening

FOLDER = Path(structure.__file__).parent
TABLES = {
    "heading_cues.tsv": ("word", "code", "gloss", "example"),
    "role_cues.tsv": ("word", "role", "place", "gloss", "example"),
    "signing_words.tsv": ("word", "kind", "gloss", "example"),
    "head/body_words.tsv": ("word", "kind", "gloss", "example"),
}
USES = {
    "sentence": cues.holds, "finite": cues.holds, "lead-in": cues.ends_with, "operative": cues.is_cue,
    "report-kind": cues.is_cue,
}  # fmt: skip
"""How headings are asked for the cues of a code; the others open them."""


def rows_of(name: str) -> tuple[Row, ...]:
    return read_table(FOLDER / name, TABLES[name])


@pytest.mark.parametrize("name", TABLES)
def test_rows_stand_once_and_have_a_gloss(name: str) -> None:
    rows = rows_of(name)
    code = "place" if name == "role_cues.tsv" else "kind" if "kind" in rows[0] else "code"
    keys = [(normal(row["word"]), row[code]) for row in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert [row["word"] for row in rows if not row["gloss"] or not row["example"]] == []


def test_every_table_is_tried() -> None:
    """A new table gets columns here and a test of its examples below."""
    assert sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.tsv")) == sorted(TABLES)


def test_heading_cues_are_found() -> None:
    misses = []
    for row in rows_of("heading_cues.tsv"):
        word, code, heading = normal(row["word"]), row["code"], normal(row["example"])
        asked = USES.get(code, cues.opens_with)
        there = heading.startswith(word) if asked is cues.opens_with else heading.endswith(word) or asked is cues.holds
        if not (there and asked(heading, code) and word in cues.cues_in(heading, code)):
            misses.append((row["word"], code, row["example"]))
    assert misses == []


def test_role_cues_are_found() -> None:
    misses = []
    for row in rows_of("role_cues.tsv"):
        found = roles.cues_in(row["example"])
        place = row["place"] or "neutral"
        if (normal(row["word"]), place) not in found or (row["role"] and roles.role_of(row["example"]) != row["role"]):
            misses.append((row["word"], place, row["example"], found))
    assert misses == []


def test_words_of_bodies_open_their_names() -> None:
    misses = []
    for row in rows_of("head/body_words.tsv"):
        kind = None if row["kind"] == "not" else row["kind"]
        if opening_word(row["example"]) != row["word"] or body_kind(row["example"]) != kind:
            misses.append((row["word"], row["kind"], row["example"], opening_word(row["example"])))
    assert misses == []


def signed_with(row: Row) -> bool:
    """Whether the reader of signatures finds the row in its example."""
    word, example = row["word"], row["example"]
    if row["kind"] == "title":
        return title_opening(example) == normal(word)
    if row["kind"] == "part":  # spelt in a title in capitals as the table spells it
        return in_capitals(example) and re.search(rf" {word}(?!\w)", normal_title(example)) is not None
    name = example.removeprefix(word).strip()
    return name_of(example) == (name if row["kind"] == "prefix" else example.title())


def test_signing_words_are_found() -> None:
    misses = [row for row in rows_of("signing_words.tsv") if not signed_with(row)]
    assert misses == []
