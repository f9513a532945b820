"""What is true of the samples, and what the histories over them say: the same for tests and for measuring."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from api.answers.movements import movement
from api.answers.references import reference
from api.answers.statements import statements
from index import IndexReader
from models.history import MovementHistory, ReferenceHistory, Wording
from models.query import DocumentQuery, StatementQuery
from models.values.symbol import reference_key
from models.values.wording import fold

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
MAY_BE_SHORT = {"moi tuan mot sang kien"}
"""Names of which people are asked whether they are a longer one: told each by itself until then."""

Files = dict[str, str]
"""Name of a file without its endings → key of the document."""
Pairs = set[frozenset[tuple[str, str]]]
"""Two statements of one group, each by its document and its words."""


def keys_of(reader: IndexReader) -> Files:
    """The documents of all files of the samples."""
    held = reader.documents(DocumentQuery(limit=500)).items
    return {file.name.partition(".")[0]: item.key for item in held for file in item.files}


def documents(names: list[str], keys: Files) -> set[str]:
    """The documents of files."""
    return {keys[name.partition(".")[0]] for name in names}


def movement_told(true: dict[str, Any], reader: IndexReader) -> list[MovementHistory]:
    """The history of a movement, or of each of its names that people have not said to be one."""
    names = [name for name in true["names"] if fold(name) in MAY_BE_SHORT or name == true["names"][0]]
    return [movement(name, reader) for name in ([true["id"]] if true["id"] else names)]


def movement_is_exact(true: dict[str, Any], told: list[MovementHistory], keys: Files) -> bool:
    """Whether all documents that name it are told, no others, and under all of its names, no others."""
    said = {one.source.document.key for history in told for year in history.years for one in year.told}
    printed = {_bare(variant.name) for history in told for variant in history.variants}
    return said == documents(true["documents"], keys) and printed == {_bare(name) for name in true["names"]}


def cited_told(true: dict[str, Any], reader: IndexReader) -> ReferenceHistory:
    """The history of a cited document."""
    cited = true["cited"]
    return reference(reference_key(cited["type"], cited["number"], cited["symbol"], int(cited["date"][:4])), reader)


def cited_is_exact(true: dict[str, Any], told: ReferenceHistory, keys: Files) -> bool:
    """Whether who cites it, how it is spelt, its day and whether it is held are all told, and nothing else."""
    return (
        {one.source.document.key for one in told.cited_by} == documents(true["by"], keys)
        and set(told.spellings) == set(true["spellings"])
        and ({told.held.key} if told.held else set()) == documents(true["held"], keys)
        and told.date == true["cited"]["date"]
    )


@dataclass(frozen=True, slots=True)
class Grouped:
    """Pairs of limitations that are told to say the same, and those that do."""

    told: Pairs
    true: Pairs

    @property
    def f1(self) -> float:
        """The pairwise F1."""
        return 2 * len(self.told & self.true) / (len(self.told) + len(self.true))


def limitations(reader: IndexReader, keys: Files) -> Grouped:
    """The limitations of the samples, in groups."""
    found = statements(StatementQuery(roles=("limitation",), limit=200), reader).items
    true = [
        [(keys[said["document"]], fold(said["wording"])) for said in gist["wordings"]]
        for gist in TRUTH["recurring_limitations"]
    ]
    return Grouped(_pairs([[name(wording) for wording in group.wordings] for group in found]), _pairs(true))


def name(wording: Wording) -> tuple[str, str]:
    """A statement by its document and its words."""
    return wording.source.document.key, fold(wording.source.quote)


def _pairs(groups: list[list[tuple[str, str]]]) -> Pairs:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _bare(name: str) -> str:
    return fold(name).removeprefix("thi dua ")
