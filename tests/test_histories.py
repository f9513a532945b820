"""Histories of the samples against what is true in them: movements, cited documents, statements that come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from samples_truth import (
    TRUTH,
    Files,
    cited_is_exact,
    cited_told,
    documents,
    keys_of,
    limitations,
    movement_is_exact,
    movement_told,
    name,
)

from api.answers.movements import movement, movements
from api.answers.references import cited_documents, reference
from api.answers.statements import statements
from index import IndexReader
from models.query import CitedQuery, MovementQuery, StatementQuery, YearRange
from models.values.wording import fold
from pipeline import Store

SAID_OUTRIGHT = {
    "chào mừng đại hội đảng bộ các cấp",
    "chào mừng ngày truyền thống của ngành",
}
"""Drives that are named without quotes; truth.json leaves them out."""
PAIRWISE_F1 = 0.90
"""Of limitations that come back."""


@pytest.fixture(scope="module")
def reader(samples: Store) -> Iterator[IndexReader]:
    with samples.reader() as reader:
        yield reader


@pytest.fixture(scope="module")
def keys(reader: IndexReader) -> Files:
    return keys_of(reader)


@pytest.mark.parametrize("true", TRUTH["movements"], ids=lambda true: true["id"] or true["names"][0])
def test_the_history_of_a_movement_is_exact(true: dict[str, Any], reader: IndexReader, keys: Files) -> None:
    histories = movement_told(true, reader)
    assert movement_is_exact(true, histories, keys), histories
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
    told = cited_told(true, reader)
    assert cited_is_exact(true, told, keys), told


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
    grouped = limitations(reader, keys)
    assert len(grouped.true) >= 20
    assert grouped.f1 >= PAIRWISE_F1
    assert not grouped.told - grouped.true


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
