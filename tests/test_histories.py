"""Histories of the samples against what is true in them: movements, cited documents, statements that come back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from api.answers.movements import movement, movements
from api.answers.references import cited_documents, reference
from api.answers.statements import statements
from index import IndexReader
from models.history import Wording
from models.query import CitedQuery, DocumentQuery, MovementQuery, StatementQuery, YearRange
from models.values.symbol import reference_key
from models.values.wording import fold
from pipeline import Store

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
SAID_OUTRIGHT = {
    "chào mừng đại hội đảng bộ các cấp",
    "chào mừng ngày truyền thống của ngành",
}
"""Drives that are named without quotes; truth.json leaves them out."""

Files = dict[str, str]
"""Name of a file without its endings → key of the document."""


@pytest.fixture(scope="module")
def reader(samples: Store) -> Iterator[IndexReader]:
    with samples.reader() as reader:
        yield reader


ASKED = {"moi tuan mot sang kien"}
"""The names that may be short forms."""


@pytest.fixture(scope="module")
def keys(reader: IndexReader) -> Files:
    held = reader.documents(DocumentQuery(limit=500)).items
    return {file.name.partition(".")[0]: item.key for item in held for file in item.files}


def documents(names: list[str], keys: Files) -> set[str]:
    return {keys[name.partition(".")[0]] for name in names}


@pytest.mark.parametrize("true", TRUTH["movements"], ids=lambda true: true["id"] or true["names"][0])
def test_the_history_of_a_movement_is_exact(true: dict[str, Any], reader: IndexReader, keys: Files) -> None:
    # Names of which people are asked whether they are one are told each by itself until then.
    asked = (
        [true["id"]]
        if true["id"]
        else [name for name in true["names"] if fold(name) in ASKED or name == true["names"][0]]
    )
    histories = [movement(name, reader) for name in asked]
    said = {one.source.document.key for told in histories for year in told.years for one in year.told}
    assert said == documents(true["documents"], keys)
    printed = {fold(variant.name).removeprefix("thi dua ") for told in histories for variant in told.variants}
    assert printed == {fold(name).removeprefix("thi dua ") for name in true["names"]}
    for told in histories:
        assert told.registered == (true["id"] is not None)
        assert told.kind == true["kind"]
        assert [year.year for year in told.years] == sorted(year.year or 0 for year in told.years)
        assert all(fold(one.name) in fold(one.source.quote) for year in told.years for one in year.told)


def test_no_other_movement_is_told(reader: IndexReader) -> None:
    found = movements(MovementQuery(limit=500), reader).items
    true = {fold(name) for one in TRUTH["movements"] for name in one["names"]}
    others = [one.name for one in found if not any(fold(variant.name) in true for variant in one.variants)]
    assert {name.partition(" | ")[0] for name in others} <= SAID_OUTRIGHT | {
        one.name for one in found if one.registered
    }


def test_a_movement_that_nobody_names_any_more(reader: IndexReader) -> None:
    told = movement("M03", reader)
    assert (told.first, told.last, told.silent_since) == (2019, 2020, 2021)
    assert movement("M02", reader).silent_since is None


def test_the_directive_that_launched_a_movement(reader: IndexReader, keys: Files) -> None:
    told = movement("Nhà máy an toàn, năng suất, sáng tạo", reader)
    (launch,) = told.launches
    assert launch.document
    assert launch.document.key == keys["sct-cdct-chi-thi-01-2021"]
    assert launch.issuers == ("Sở Công Thương tỉnh An Thủy", "Công đoàn Công Thương tỉnh An Thủy")
    assert [(phase.first, phase.last) for phase in told.phases] == [(2021, 2025)]
    assert (told.launched_by, told.start, told.end) == (launch.issuers, 2021, 2025)
    assert movement("M16", reader).launched_by == ("Bộ Chính trị",)


@pytest.mark.parametrize(
    "true", TRUTH["references"], ids=lambda true: f"{true['cited']['number']}-{true['cited']['symbol']}"
)
def test_the_history_of_a_cited_document_is_exact(true: dict[str, Any], reader: IndexReader, keys: Files) -> None:
    cited = true["cited"]
    told = reference(reference_key(cited["type"], cited["number"], cited["symbol"], int(cited["date"][:4])), reader)
    assert {one.source.document.key for one in told.cited_by} == documents(true["by"], keys)
    assert set(told.spellings) == set(true["spellings"])
    assert ({told.held.key} if told.held else set()) == documents(true["held"], keys)
    assert told.date == cited["date"]


def test_no_other_document_is_cited(reader: IndexReader) -> None:
    assert cited_documents(CitedQuery(limit=500), reader).total == len(TRUTH["references"])


def test_what_the_corpus_lacks_is_wanted_most_cited_first(reader: IndexReader, keys: Files) -> None:
    wanted = cited_documents(CitedQuery(held=False, limit=500), reader).items
    true = {one["cited"]["number"]: len(documents(one["by"], keys)) for one in TRUTH["references"] if not one["held"]}
    assert len(wanted) == len([one for one in TRUTH["references"] if not one["held"]])
    assert [one.documents for one in wanted] == sorted((one.documents for one in wanted), reverse=True)
    assert wanted[0].documents == max(true.values())


def test_the_chain_of_directive_plan_and_reports(reader: IndexReader, keys: Files) -> None:
    told = reference("CT|3||UBND|2019", reader)
    levels = {link.document.key: link.level for link in told.chain if link.document}
    assert levels[keys["sct-ke-hoach-thi-dua-2019"]] == 1
    assert levels[keys["sct-thi-dua-2019-6t"]] == 2
    assert levels[keys["sct-thi-dua-2019-nam"]] == 2


def test_recurring_limitations_are_grouped(reader: IndexReader, keys: Files) -> None:
    found = statements(StatementQuery(roles=("limitation",), limit=200), reader).items
    grouped = [[name(wording) for wording in group.wordings] for group in found]
    true = [
        [(keys[said["document"]], fold(said["wording"])) for said in gist["wordings"]]
        for gist in TRUTH["recurring_limitations"]
    ]
    ours, theirs = pairs(grouped), pairs(true)
    assert 2 * len(ours & theirs) / (len(ours) + len(theirs)) >= 0.9
    assert not ours - theirs


def name(wording: Wording) -> tuple[str, str]:
    return wording.source.document.key, fold(wording.source.quote)


def pairs(groups: list[list[tuple[str, str]]]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def test_a_renamed_body_keeps_its_limitations(reader: IndexReader) -> None:
    found = statements(StatementQuery(roles=("limitation",), issuers=("Sở Tài chính tỉnh An Thủy",)), reader)
    (group,) = found.items
    assert (group.years, group.streak) == ((2019, 2020, 2021, 2022, 2023), 5)


def test_what_became_of_tasks_and_requests(reader: IndexReader, keys: Files) -> None:
    found = statements(StatementQuery(roles=("task", "recommendation"), limit=200), reader).items
    told = {name(wording): wording.follow_up for group in found for wording in group.wordings}
    answered = 0
    for true in TRUTH["answers"]:
        follow_up = told[keys[true["document"]], fold(true["text"])]
        assert follow_up is not None
        if true["answered_by"] is None:
            assert follow_up.status in ("silent", "open"), true["text"]
        elif follow_up.source:
            assert follow_up.status == "done", true["text"]
            assert follow_up.source.document.key == keys[true["answered_by"]]
            assert fold(true["answer"]) in fold(follow_up.source.quote)
            answered += 1
    assert answered >= 10


def test_years_narrow_the_list_and_never_a_history(reader: IndexReader) -> None:
    only = YearRange(first=2022, last=2022)
    found = statements(StatementQuery(roles=("limitation",), years=only, recurring=True), reader).items
    assert all(2022 in group.years for group in found)
    assert any(group.first == 2019 for group in found)
