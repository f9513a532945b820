"""Both engines give the same answers to the same questions over the samples: items, order, scores, facets, pages."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import Index, open_index, rows_of
from models.query import DocumentQuery, MentionQuery, ObservationQuery, SearchQuery
from models.record import Record
from pipeline import Store

SCORES = 1e-5
"""How much of itself a score may differ: the engines add in another order."""


@pytest.fixture(scope="module")
def records(samples: Store) -> list[Record]:
    found = {record.document.key: record for record in map(samples.archive.record, samples.archive.records())}
    return [found[key] for key in sorted(found)]


@pytest.fixture(scope="module")
def engines(
    records: list[Record], tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[Index, Index]]:
    urls = (tmp_path_factory.mktemp("index").as_uri(), request.getfixturevalue("elastic_url")())
    first, second = map(open_index, urls)
    for index in (first, second):
        with index.writer() as writer:
            for record in records:
                writer.put(rows_of(record, ()))
    yield first, second
    first.close()
    second.close()


def questions(records: list[Record]) -> list[str]:
    """Words, neighbours and phrases out of the documents, as they stand there or without marks."""
    chance = random.Random(20)
    texts = ["", "thi đua", "ban hanh", "2022", "%"]
    for record in records:
        words = record.text.split()
        for length in (1, 2, 3, 5):
            at = chance.randrange(len(words) - length)
            text = " ".join(words[at : at + length])
            texts.append(chance.choice((text, text.lower(), f'"{text}"')))
    return texts


def test_search(engines: tuple[Index, Index], records: list[Record]) -> None:
    first, second = engines
    for text in questions(records):
        question = other = SearchQuery(text=text, limit=15)
        for _ in range(3):
            one, two = first.search(question), second.search(other)
            assert (one.total, one.facets) == (two.total, two.facets), text
            assert [plain(item) for item in one.items] == [plain(item) for item in two.items], text
            assert [item.score for item in one.items] == pytest.approx([item.score for item in two.items], rel=SCORES)
            if one.cursor is None or two.cursor is None:
                assert one.cursor == two.cursor
                break
            assert json.loads(one.cursor)[1:] == json.loads(two.cursor)[1:], "place, sort and rank"
            question = question.model_copy(update={"after": one.cursor})
            other = other.model_copy(update={"after": two.cursor})


def plain(item: Any) -> dict[str, Any]:
    return {name: value for name, value in item if name != "score"}


def test_lists(engines: tuple[Index, Index], records: list[Record]) -> None:
    first, second = engines
    for record in records:
        about = {"issuers": record.document.issuers[:1], "limit": 30}
        asked: list[tuple[str, Any]] = [("documents", DocumentQuery(**about))]
        kinds = ("references", "movements", "statements", "awards")
        asked += [(kind, MentionQuery(**about, years=(2020, 2021, 2022))) for kind in kinds]
        for stated in record.observations[:2]:
            named = (stated.indicator or stated.name, stated.name)
            asked.append(("observations", ObservationQuery(indicators=named, limit=50)))
            asked.append(("observations", ObservationQuery(indicators=named, periods=(stated.period,), **about)))
        for kind, question in asked:
            assert getattr(first, kind)(question) == getattr(second, kind)(question)


def test_documents_sections_issuers_states(engines: tuple[Index, Index], records: list[Record]) -> None:
    first, second = engines
    assert first.issuers() == second.issuers()
    assert [(it.key, it.digest) for it in first.held()] == [(it.key, it.digest) for it in second.held()]
    for record in records:
        key = record.document.key
        assert first.document(key) == second.document(key)
        for section in record.sections:
            assert first.section(key, section.id) == second.section(key, section.id)


def test_the_embedded_engine_is_no_part_of_the_other(tmp_path: Path) -> None:
    """Whoever keeps the index in a folder loads nothing of Elasticsearch's client."""
    root = Path(__file__).resolve().parents[2]
    script = "import sys, index; index.open_index(sys.argv[1]); print([m for m in sys.modules if 'elastic' in m])"
    ran = subprocess.run(
        [sys.executable, "-c", script, tmp_path.as_uri()], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
