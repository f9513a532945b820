"""Two hundred searches: both engines find the same, count the same, order alike, and serve a drafter equally well."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import pytest
from parity_corpus import Corpus
from parity_questions import COUNT, Judged, judged, others

from index import Index
from models.answer import Passage
from models.query import SearchQuery

FIRST = 10
OVERLAP, DIFFERENCE = 0.9, 0.02


@pytest.fixture(scope="module")
def asked(corpus: Corpus) -> list[Judged]:
    found = judged(corpus)
    assert len(found) >= 60
    return found


@pytest.fixture(scope="module")
def queries(corpus: Corpus, asked: list[Judged]) -> list[SearchQuery]:
    return [*(one.query for one in asked), *others(corpus, COUNT - len(asked))]


def places(items: tuple[Passage, ...]) -> list[tuple[str, int]]:
    return [(item.document.key, item.start) for item in items]


def overlap(one: tuple[Passage, ...], two: tuple[Passage, ...]) -> float:
    first, second = set(places(one[:FIRST])), set(places(two[:FIRST]))
    return len(first & second) / max(len(first | second), 1) if first or second else 1.0


def test_totals_facets_and_first_ten(corpus: Corpus, queries: list[SearchQuery]) -> None:
    assert len(queries) == COUNT
    found = same = 0
    for query in queries:
        one, two = corpus.embedded.search(query), corpus.elastic.search(query)
        assert (one.total, one.facets) == (two.total, two.facets), query
        assert overlap(one.items, two.items) >= OVERLAP, query
        assert one.items[:1] == () or one.items[0].score == pytest.approx(two.items[0].score, rel=1e-5), query
        found += one.total > 0
        same += places(one.items) == places(two.items)
    assert found >= COUNT * 0.7  # questions that nothing answers would show little
    print(f"\n{corpus.documents} documents: {same} of {COUNT} first pages in the very same order, {found} not empty")


def test_judged(corpus: Corpus, asked: list[Judged]) -> None:
    means = []
    for index in corpus.engines:
        means.append([corpus.ndcg(index.search(one.query).items, one.what, one.grade) for one in asked])
    worst = max(abs(one - two) for one, two in zip(*means, strict=True))
    shown = [round(statistics.mean(each), 4) for each in means]
    print(f"\nnDCG@10 of {len(asked)} questions: {shown}, worst difference {worst:.4f}")
    assert statistics.mean(means[0]) > 0.5
    assert worst <= DIFFERENCE


def pages(index: Index, query: SearchQuery) -> Iterator[Passage]:
    while True:
        page = index.search(query)
        yield from page.items
        if page.cursor is None:
            return
        query = query.model_copy(update={"after": page.cursor})


def test_filters_alone_and_with_words_to_the_last_page(corpus: Corpus) -> None:
    _, fact = corpus.facts["observations"][len(corpus.facts["observations"]) // 2]
    own = {"issuers": (fact.about["issuer"],), "limit": 100}
    for query in (
        SearchQuery(**own),
        SearchQuery(text="kế hoạch", **own),
        SearchQuery(text="kim ngạch", years=(fact.about["written"],), **own),
        SearchQuery(roles=("task",), **own),
        SearchQuery(types=("KH",), **own),
    ):
        one, two = list(pages(corpus.embedded, query)), list(pages(corpus.elastic, query))
        assert sorted(places(tuple(one))) == sorted(places(tuple(two)))
        assert len(set(places(tuple(one)))) == len(one) == corpus.embedded.search(query).total
