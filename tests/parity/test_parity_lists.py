"""Every list, with every filter, item by item through all its pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from parity_corpus import Corpus

from bench.made_texts import AWARDS, MOVEMENTS
from index import Index
from models.query import DocumentQuery, MentionQuery, ObservationQuery
from models.record import PeriodField

HALF = PeriodField(start=dt.date(2018, 1, 1), end=dt.date(2018, 6, 30))
YEAR = PeriodField(start=dt.date(2017, 1, 1), end=dt.date(2017, 12, 31))
MOST_PAGES = 40
"""Of a list without narrow filters in a large corpus."""


def through(index: Index, kind: str, query: Any) -> Iterator[Any]:
    for _ in range(MOST_PAGES):
        page = getattr(index, kind)(query)
        yield getattr(page, "total", None), page.cursor
        yield from page.items
        if page.cursor is None:
            return
        query = query.model_copy(update={"after": page.cursor})


LISTS: list[tuple[str, Any]] = [
    ("documents", DocumentQuery(limit=500)),
    ("documents", DocumentQuery(limit=77, types=("KH",))),
    ("documents", DocumentQuery(limit=77, years=(2016, 2019), types=("BC", "KH"))),
    ("observations", ObservationQuery(limit=1000, indicators=("XK",))),
    ("observations", ObservationQuery(limit=333, indicators=("Kim Ngạch  nhập khẩu", "DN_MOI"), periods=(HALF, YEAR))),
    ("observations", ObservationQuery(limit=333, first=dt.date(2017, 1, 1), last=dt.date(2017, 12, 31))),
    ("observations", ObservationQuery(limit=333, indicators=("KHONG_CO",))),
    ("references", MentionQuery(limit=200)),
    ("references", MentionQuery(limit=61, years=(2018,), types=("CT", "NQ"))),
    *(("movements", MentionQuery(limit=61, keys=(code or name.upper(),))) for code, name in MOVEMENTS[:5]),
    *(("awards", MentionQuery(limit=61, keys=(code,), years=(2015, 2020))) for code, _ in AWARDS),
    ("statements", MentionQuery(limit=200, roles=("limitation",))),
    ("statements", MentionQuery(limit=200, roles=("task",), years=(2019,))),
]


@pytest.mark.parametrize(("kind", "query"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_list(corpus: Corpus, kind: str, query: Any) -> None:
    one, two = (list(through(index, kind, query)) for index in corpus.engines)
    assert one == two
    assert len(one) > 1 or "KHONG_CO" in getattr(query, "indicators", ())


@pytest.mark.parametrize("kind", ["documents", "observations", "references", "movements", "statements", "awards"])
def test_lists_of_one_body(corpus: Corpus, kind: str) -> None:
    """Of the first, the middle and the last body: all that it has."""
    asks = {"documents": DocumentQuery, "observations": ObservationQuery}.get(kind, MentionQuery)
    names = corpus.embedded.issuers()
    assert names == corpus.elastic.issuers()
    for name in (names[0], names[len(names) // 2], names[-1]):
        one, two = (list(through(index, kind, asks(issuers=(name,), limit=50))) for index in corpus.engines)
        assert one == two
        assert len(one) > 1
