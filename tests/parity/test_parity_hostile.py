"""What nobody should ask: both engines answer it alike, or refuse it with the same word."""

from __future__ import annotations

import json
from typing import Any

import pytest
from parity_corpus import Corpus

from index import Index
from models.errors import TienleError
from models.query import DocumentQuery, MentionQuery, ObservationQuery, SearchQuery

LETTERS = "abcdeghiklmnopqrstuvxy"
TEXTS = [
    '"', '""', '"""', "“", "«»", '"kế hoạch', 'kế "hoạch" "', "(", ")", "((((", "[1 TO 2]", "{", "}", "kế* hoạch?", "*",
    "?", "~", "kế~2", "+kế -hoạch", "NOT kế", "kế AND", "OR", "folded:kế", "marked:/k.*/", "/.*/", "^", "kế^100", "\\",
    "\\\\\"", "%", "%%00", "\x00", "kế\x00hoạch", "\x1f\x7f", "\u202ekế", "\ufeff", "\u200b", "e\u0301", "🙂", "𝟙𝟚",
    "𠀀", "漢字かな交じり", "ไทย", "1e309", "9" * 400, "-1", "0x1F", "1/0", "<script>", "'; DROP TABLE passages; --",
    "${jndi:ldap://x}", "{{7*7}}", "_id:1", "kế " * 300, "a" * 1000, '"' + "kế " * 300 + '"',
    " ".join(one + two for one in LETTERS for two in LETTERS)[:999], "/" * 1000, '"' * 999,
]  # fmt: skip
CURSORS = [
    "", "x", "null", "[]", "{}", "[1]", "[1,2,3]", '["a",1,"b",0]', "[1,2,3,4,5]", "[NaN,1,\"a\",0]", '[1e999,1,"a",0]',
    '[1,-1,"a",0]', f'[1,{1 << 63},"a",0]', f'[1,{10**40},"a",0]', '[1,1,"a",-1]', f'[1,1,"a",{10**18}]',
    '[-1,1,"a",0]', '[1,1,"",0]', f'[1,1,"{1:019d} a",{10**18}]', f'[-1,1,"{1:019d} a",0]',
    f'[1,2,"{1:019d} a",0]', '[1,1,"\\u0000",0]', "[" * 5000, "1" * 5000, "\x00", "\ud800",
]  # fmt: skip
LIST_CURSORS = ["", "x", "a b", "\x00 ", " ", "zzz zzz", "9" * 5000 + " ", "\U0010ffff \U0010ffff", "\ud800 x"]
NUMBERS = [(0,), (-1,), (2**31,), (2**63 - 1,), (2**63,), (2**64,), (10**40,), (-(10**40), 2018), tuple(range(1000))]
NAMES = [("",), (" ",), ("\x00",), ("*",), ("a" * 40_000,), ("đ" * 40_000, "x"), ("🙂",), ('"',), ("Sở*",)]


def outcome(index: Index, kind: str, query: Any) -> Any:
    """The word of a refusal, or what is found without scores; whatever else is raised fails the test."""
    try:
        page = getattr(index, kind)(query)
    except TienleError as refused:
        return refused.code
    items = [(item.document.key, getattr(item, "start", 0)) if kind != "documents" else item.key for item in page.items]
    return getattr(page, "total", None), sorted(items), page.cursor is None


def agree(corpus: Corpus, kind: str, query: Any) -> None:
    one, two = (outcome(index, kind, query) for index in corpus.engines)
    assert one == two


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: json.dumps(text)[:30])
def test_texts(corpus: Corpus, text: str) -> None:
    agree(corpus, "search", SearchQuery(text=text, limit=3))


@pytest.mark.parametrize("text", ["", "kế hoạch"])
@pytest.mark.parametrize("cursor", CURSORS, ids=lambda text: json.dumps(text)[:30])
def test_cursors_of_searches(corpus: Corpus, cursor: str, text: str) -> None:
    query = SearchQuery(text=text, issuers=(corpus.embedded.issuers()[0],), limit=100)
    agree(corpus, "search", query.model_copy(update={"after": cursor}))


@pytest.mark.parametrize("cursor", LIST_CURSORS, ids=lambda text: json.dumps(text)[:30])
@pytest.mark.parametrize("kind", ["documents", "observations", "references"])
def test_cursors_of_lists(corpus: Corpus, kind: str, cursor: str) -> None:
    asks: Any = {"documents": DocumentQuery, "observations": ObservationQuery}.get(kind, MentionQuery)
    query = asks(limit=3)
    agree(corpus, kind, query.model_copy(update={"after": cursor}))


@pytest.mark.parametrize("years", NUMBERS, ids=lambda years: str(years)[:20])
def test_numbers(corpus: Corpus, years: tuple[int, ...]) -> None:
    agree(corpus, "search", SearchQuery(text="kế hoạch", years=years, limit=3))
    agree(corpus, "documents", DocumentQuery(years=years, limit=3))
    agree(corpus, "statements", MentionQuery(years=years, limit=3))


@pytest.mark.parametrize("names", NAMES, ids=lambda names: str(names)[:20])
def test_names(corpus: Corpus, names: tuple[str, ...]) -> None:
    for filtered in ("types", "issuers", "movements", "references"):
        agree(corpus, "search", SearchQuery(text="kế hoạch", limit=3, **{filtered: names}))
    agree(corpus, "observations", ObservationQuery(indicators=names, limit=3))
    agree(corpus, "references", MentionQuery(keys=names, limit=3))
    assert [index.document(names[0]) for index in corpus.engines] == [None, None]


@pytest.mark.parametrize("words", [10_000])
def test_too_long_a_question_is_refused_before_any_engine_sees_it(words: int) -> None:
    with pytest.raises(ValueError, match="at most 1000"):
        SearchQuery(text=" ".join(f"w{number}" for number in range(words)))
