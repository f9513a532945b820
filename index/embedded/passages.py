"""The embedded engine's passages: a tantivy index whose schema comes from `index.fields`, found by folded words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Order, Query

from index.embedded.damage import panics_as_errors, sealed, unsealed
from index.fields import PASSAGES, Field
from index.matching import Terms, liked, required
from index.pages import BUCKETS, COUNTED, NO_FACETS, Facets, Found, Hit, Position, facet
from index.rows import PassageRow
from models.query import SearchQuery
from models.values.wording import fold

HEAP_BYTES = 30_000_000
"""Memory of the writer before it writes a segment."""


@cache
def schema() -> tantivy.Schema:
    """The fields of a passage as tantivy has them."""
    builder = tantivy.SchemaBuilder()
    for field in PASSAGES.fields:
        if field.kind == "words":
            builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="position")
        elif field.kind == "integer":
            builder.add_unsigned_field(field.name, indexed=True, fast=True)
        elif field.kind == "body":
            builder.add_bytes_field(field.name, stored=True)
        else:
            kept, fast = field.name == "sort", field.name == "sort" or field.counted is not None
            builder.add_text_field(field.name, stored=kept, fast=fast, tokenizer_name="raw", index_option="basic")
    return builder.build()


def open_passages(folder: Path) -> tantivy.Index:
    """Opens the index in a folder, made if it isn't there; ValueError if it is damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    with panics_as_errors():
        index = tantivy.Index(schema(), path=str(folder))
        index.config_reader(reload_policy="manual")
    return index


@contextmanager
def _mirror(folder: Path) -> Iterator[Path]:
    """A folder of links to the files of one that may not be written: tantivy wants to lay its locks beside them."""
    with TemporaryDirectory(prefix="tienle-") as made:
        for file in folder.iterdir():
            if not file.name.endswith(".lock"):
                (Path(made) / file.name).symlink_to(file.absolute())
        yield Path(made)


def open_to_read(folder: Path) -> tuple[tantivy.Index, ExitStack]:
    """Opens the index in a folder that may not be written, as it is now; closing the second lets go of it."""
    with ExitStack() as kept:
        index = open_passages(kept.enter_context(_mirror(folder)))
        return index, kept.pop_all()


def share(folder: Path) -> None:
    """Lets whoever may read the folder's other files read those that tantivy keeps to their owner."""
    mode = (folder.parent / "facts.sqlite3").stat().st_mode & 0o777
    for name in ("meta.json", ".managed.json"):
        with suppress(FileNotFoundError):
            (folder / name).chmod(mode)


def searcher_of(index: tantivy.Index) -> tantivy.Searcher:
    """The passages as of the last commit; ValueError if they are damaged."""
    with panics_as_errors():
        index.reload()
    return index.searcher()


def replace(writer: tantivy.IndexWriter, key: str, rows: Iterable[PassageRow]) -> None:
    """Puts the passages of a document in place of those it had; seen after the writer's commit."""
    writer.delete_documents_by_term("document", key)
    for row in rows:
        writer.add_document(_document(row))


def query_of(question: SearchQuery, terms: Terms) -> Query:
    """What must hold (folded words, phrases, filters) and what raises the score (neighbours, diacritics)."""
    must = [_words(field, words) for field, words, _ in required(terms)]
    must += [
        Query.const_score_query(Query.term_set_query(schema(), field.name, _wanted(field, values)), 0.0)
        for field in PASSAGES.fields
        if field.filtered and (values := getattr(question, field.filtered))
    ]
    like = [Query.boost_query(_words(field, words), weight) for field, words, weight in liked(terms)]
    if not must:
        return Query.const_score_query(Query.all_query(), 0.0)
    return Query.boolean_query([*((Occur.Must, part) for part in must), *((Occur.Should, part) for part in like)])


def found(searcher: tantivy.Searcher, question: SearchQuery, terms: Terms, after: Position | None, rank: int) -> Found:
    """How many passages answer, their facets, and one more of them than the page holds, if there is one."""
    query = query_of(question, terms)
    total, facets = count(searcher, query)
    if terms.empty:
        return Found(total, facets, in_order(searcher, query, after, question.limit + 1))
    # A cursor may be forged, and the engine makes room for all that it is asked to pass over.
    return Found(total, facets, best(searcher, query, after, min(rank, total), question.limit + 1))


def best(searcher: tantivy.Searcher, query: Query, after: Position | None, rank: int, limit: int) -> list[Hit]:
    """The first `limit` passages behind `after`, of which about `rank` come before.

    tantivy leaves open which of several equal scores it gives first, so more are asked for until the page is certain.
    """
    wanted = rank + 2 * limit + 10
    while True:
        found = searcher.search(query, limit=wanted, count=False).hits
        places = _places(searcher, found)
        certain = found[-1][0] if len(found) == wanted else -1.0
        order = sorted((-score, place, at) for at, ((score, _), place) in enumerate(zip(found, places, strict=True)))
        behind = [
            (-low, place, at)
            for low, place, at in order
            if -low > certain and (after is None or (low, place) >= (-after[0], after[1]))
        ]
        if len(found) < wanted or len(behind) > limit + 1:
            return _page(searcher, [(score, place, found[at][1]) for score, place, at in behind], after, limit)
        wanted *= 4


def in_order(searcher: tantivy.Searcher, query: Query, after: Position | None, limit: int) -> list[Hit]:
    """The first `limit` passages behind `after` where all scores are 0."""
    spare = 0
    if after is not None:
        behind = Query.range_query(schema(), "place", FieldType.Unsigned, lower_bound=after[1])
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, behind)])
        # Passages of the same place that come before `after`: itself, and rarely others.
        same = Query.range_query(schema(), "place", FieldType.Unsigned, lower_bound=after[1], upper_bound=after[1])
        spare = _total(searcher, same)
    found = searcher.search(query, limit=limit + spare, count=False, order_by_field="sort", order=Order.Asc).hits
    hits = [(sort, address) for sort, address in found if after is None or str(sort) > after[2]][:limit]
    places = _places(searcher, hits)
    return [_hit(searcher, 0.0, place, address) for (_, address), place in zip(hits, places, strict=True)]


def count(searcher: tantivy.Searcher, query: Query) -> tuple[int, Facets]:
    """The number of answers, and for each facet its most frequent values; spellings of one name count together."""
    wanted = {name: {"terms": {"field": name, "size": BUCKETS, "segment_size": BUCKETS}} for name in COUNTED}
    total = _total(searcher, query)
    if not total:
        return 0, NO_FACETS
    found = searcher.aggregate(query, wanted)
    return total, {counted: facet(_counts(found[name]["buckets"])) for name, counted in COUNTED.items()}


def _document(row: PassageRow) -> tantivy.Document:
    document = tantivy.Document()
    for field in PASSAGES.fields:
        value = getattr(row, field.name)
        for one in value if field.many else (value,):
            if one is None:
                continue
            if field.kind == "integer":
                document.add_unsigned(field.name, one)
            elif field.kind == "body":
                document.add_bytes(field.name, sealed(row.sort, one.encode()))
            else:
                document.add_text(field.name, one)
    return document


def _words(field: str, words: tuple[str, ...]) -> Query:
    if len(words) == 1:
        return Query.term_query(schema(), field, words[0])
    return Query.phrase_query(schema(), field, list(words))


def _wanted(field: Field, values: Iterable[str | int]) -> list[str | int]:
    return [fold(str(value)) if field.folded else value for value in values]


Candidate = tuple[float, int, tantivy.DocAddress]
"""Score, place and where tantivy keeps the passage."""


def _total(searcher: tantivy.Searcher, query: Query) -> int:
    return int(searcher.search(query, limit=1).count)  # type: ignore[attr-defined]


def _places(searcher: tantivy.Searcher, found: list[tuple[Any, tantivy.DocAddress]]) -> list[int]:
    return [int(place or 0) for place in searcher.fast_field_values("place", [address for _, address in found])]


def _page(
    searcher: tantivy.Searcher,
    candidates: list[Candidate],
    after: Position | None,
    limit: int,
) -> list[Hit]:
    page: list[Hit] = []
    for _, equals in groupby(candidates, key=lambda candidate: candidate[:2]):
        hits = sorted((_hit(searcher, *candidate) for candidate in equals), key=lambda hit: hit.position[2])
        page += [hit for hit in hits if after is None or hit.position[:2] != after[:2] or hit.position[2] > after[2]]
        if len(page) >= limit:
            break
    return page[:limit]


def _hit(searcher: tantivy.Searcher, score: float, place: int, address: tantivy.DocAddress) -> Hit:
    kept = searcher.doc(address)
    sort = str(kept["sort"][0])
    return Hit((score, place, sort), json.loads(unsealed(sort, bytes(kept["body"][0]))))


def _counts(buckets: Iterable[dict[str, Any]]) -> Iterator[tuple[str | int, int]]:
    for bucket in buckets:
        yield bucket["key"] if isinstance(bucket["key"], str) else int(bucket["key"]), bucket["doc_count"]
