"""Two hundred questions to made documents: of drafters' kinds with what answers them, and out of their own words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parity_corpus import Corpus, Grade

from bench.made_texts import AWARDS, CITED, MOVEMENTS
from corpus.samples.generated.bodies import INDICATORS
from models.query import SearchQuery
from models.values.wording import fold

COUNT = 200
SEED = 11


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the kind of fact that answers it, and how well each does."""

    query: SearchQuery
    what: str
    grade: Grade


def judged(corpus: Corpus) -> list[Judged]:
    """Questions whose answers follow from what the documents were made of."""
    chance = random.Random(SEED)
    return [
        *_figures(corpus, chance),
        *_citations(corpus, chance),
        *_names(chance),
        *_statements(corpus, chance),
    ]


def others(corpus: Corpus, wanted: int) -> list[SearchQuery]:
    """Words, neighbours and phrases out of the texts, with marks and without, wide and narrowed by every filter."""
    chance = random.Random(SEED + 1)
    found = [SearchQuery(), SearchQuery(text="%"), SearchQuery(text="không từ nào như thế quỳnhquỳnh")]
    while len(found) < wanted:
        words = chance.choice(corpus.texts).split()
        length = chance.choice((1, 1, 2, 3, 4, 6))
        at = chance.randrange(max(1, len(words) - length))
        text = " ".join(words[at : at + length])
        text = chance.choice((text, text.lower(), fold(text), f'"{text}"'))
        found.append(SearchQuery(text=text, **_narrowed(corpus, chance)))
    return found


def _narrowed(corpus: Corpus, chance: random.Random) -> dict[str, Any]:
    _, fact = chance.choice(corpus.facts["references"])
    _, named = chance.choice(corpus.facts["movements"])
    filters: tuple[dict[str, Any], ...] = (
        {},
        {},
        {"years": (fact.about["written"], 2016)},
        {"types": ("KH",)},
        {"issuers": (fact.about["issuer"].upper(),)},
        {"roles": ("limitation", "task")},
        {"movements": (named.about["id"] or named.about["name"],)},
        {"references": (fact.about["key"],)},
        {"types": ("BC",), "years": (fact.about["written"],), "issuers": (fact.about["issuer"],)},
    )
    return chance.choice(filters)


def _figures(corpus: Corpus, chance: random.Random) -> Iterator[Judged]:
    """What did this body report of this indicator for that half-year? What did anybody, that year?"""
    for number in range(40):
        _, fact = chance.choice(corpus.facts["observations"])
        code, period, issuer = fact.about["indicator"], fact.about["period"], fact.about["issuer"]
        term = "6 tháng đầu năm" if period["end"].endswith("06-30") else "năm"
        text = f"{INDICATORS[code].name} {term if number % 3 else ''} {period['end'][:4] if number % 4 == 0 else ''}"
        issuers = (issuer,) if number % 2 else ()

        def grade(it, code=code, period=period, issuer=issuer, own=bool(issuers)) -> int:  # type: ignore[no-untyped-def]
            about = it.about
            if about["indicator"] != code:
                return 0
            return 1 + int(about["period"] == period) + int(about["issuer"] == issuer or not own)

        yield Judged(SearchQuery(text=fold(text) if number % 5 == 0 else text, issuers=issuers), "observations", grade)


def _citations(corpus: Corpus, chance: random.Random) -> Iterator[Judged]:
    """Who cites this document?"""
    for number in range(12):
        _, fact = chance.choice(corpus.facts["references"])
        quote, key = fact.about["quote"], fact.about["key"]
        word = next(word for letters, word, _ in CITED if letters == fact.about["type"])
        text = quote if number % 2 else f"{word} {fact.about['number']}/{fact.about['symbol']}"

        def grade(it, key=key, quote=quote, kind=fact.about["type"]) -> int:  # type: ignore[no-untyped-def]
            about = it.about
            return 3 if about["key"] == key else 2 if about["quote"] == quote else int(about["type"] == kind)

        yield Judged(SearchQuery(text=text), "references", grade)


def _names(chance: random.Random) -> Iterator[Judged]:
    """Where does this movement come up? Who was given that award?"""
    for what, known in (("movements", MOVEMENTS), ("awards", AWARDS)):
        for _, name in known:
            for text in (name, fold(name)):

                def grade(it, name=name) -> int:  # type: ignore[no-untyped-def]
                    return 3 if it.about["name"] == name else 0

                years = (chance.randint(2014, 2018),) if text == name else ()
                yield Judged(SearchQuery(text=text, years=years), what, grade)


def _statements(corpus: Corpus, chance: random.Random) -> Iterator[Judged]:
    """Which limitations, which tasks on this?"""
    said = sorted({(fact.about["quote"], fact.about["role"]) for _, fact in corpus.facts["statements"]})
    for quote, role in said:
        words = quote.rstrip(".").split()
        at = chance.randrange(len(words) - 2)

        def grade(it, quote=quote, role=role) -> int:  # type: ignore[no-untyped-def]
            return 3 if it.about["quote"] == quote else int(it.about["role"] == role)

        yield Judged(SearchQuery(text=" ".join(words[at : at + 3]), roles=(role,)), "statements", grade)
