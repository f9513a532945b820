"""Small documents that tests write, and what an index then says of them."""

from __future__ import annotations

from records import figure, record_of, year

from index import DocumentRows, Index, rows_of
from models.query import DocumentQuery, ObservationQuery, SearchQuery

Seen = tuple[list[str], list[str], list[str]]


def rows(key: str, word: str = "lúa", times: int = 1) -> DocumentRows:
    """The rows of a document that says so many times how much was harvested of something."""
    quotes = [f"{number} tấn" for number in range(5, 5 + times)]
    stated = [figure(None, f"sản lượng {word}", 5, quote, period=year(2020), unit="t", unit_mult=0) for quote in quotes]
    text = "\n".join(f"Sản lượng {word} đạt {quote}." for quote in quotes)
    return rows_of(record_of(key, text, observations=stated), ())


def seen(index: Index, word: str) -> Seen:
    """Keys of the documents that search, observations and the list of documents give for a word."""
    found = [item.document.key for item in index.search(SearchQuery(text=word)).items]
    stated = index.observations(ObservationQuery(indicators=(f"sản lượng {word}",))).items
    return (
        sorted(found),
        [item.document.key for item in stated],
        [it.key for it in index.documents(DocumentQuery()).items],
    )


def whole(index: Index) -> dict[str, str | None]:
    """Digests by key, of all that is held."""
    return {one.key: one.digest for one in index.held()}
