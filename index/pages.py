"""Pages of answers, the same for every engine: positions given back, facets, and rows that become models."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import isfinite
from typing import Any, TypeVar

from index.fields import INTEGERS, PASSAGES
from index.matching import Terms, highlights
from models.answer import (
    AwardPage,
    FacetValue,
    MovementPage,
    ObservationPage,
    Passage,
    ReferencePage,
    SearchPage,
    StatementPage,
)
from models.errors import BadCallError
from models.place import DocumentHead
from models.values.wording import fold

Page = TypeVar("Page", ObservationPage, ReferencePage, MovementPage, StatementPage, AwardPage)
Position = tuple[float, int, str]
"""Where a passage stands in the order: score, falling; place and sort, rising."""
Facets = dict[str, tuple[FacetValue, ...]]
COUNTED = {field.name: field.counted for field in PASSAGES.fields if field.counted}
"""Fields of passages → the facets that count their values."""
NO_FACETS: Facets = dict.fromkeys(COUNTED.values(), ())
FACET_VALUES = 100
BUCKETS = 10_000
"""Values of a facet that are counted before the most frequent are chosen."""
_CURSOR = "vị trí trang không hợp lệ; hỏi lại từ trang đầu"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; `body` is the PassageRow's."""

    position: Position
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """A row found: its `sort`, the key of its document, its body."""

    sort: str
    document: str
    body: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many answer, facets over all of them, the page's and, if there is one, one more."""

    total: int
    facets: Facets
    hits: Sequence[Hit]


def search_page(found: Found, terms: Terms, limit: int, rank: int) -> SearchPage:
    """The page of a search; `rank` passages come before it."""
    page = found.hits[:limit]
    more = len(found.hits) > len(page)
    return SearchPage(
        total=found.total,
        cursor=json.dumps([*page[-1].position, rank + len(page)]) if more else None,
        facets=found.facets,
        items=tuple(
            Passage(**hit.body, score=hit.position[0], highlights=highlights(hit.body["quote"], terms)) for hit in page
        ),
    )


def stated_page(model: type[Page], rows: Sequence[Listed], limit: int, heads: Mapping[str, str]) -> Page:
    """A page of mentions, each with the head of its document; what has none isn't held any more."""
    read = {key: DocumentHead.model_validate_json(head) for key, head in heads.items()}
    ends = {key: f',"document":{json.dumps(key)}}}' for key in read}
    items = ",".join([row.body[:-1] + ends[row.document] for row in rows[:limit] if row.document in read])
    # One parse of the whole JSON: what was written is still looked at. Heads are read once, however often they come.
    return model.model_validate_json(f'{{"cursor":{json.dumps(next_of(rows, limit))},"items":[{items}]}}', context=read)


def next_of(rows: Sequence[Listed], limit: int) -> str | None:
    """The position behind a page, if there is more than the page."""
    return rows[limit - 1].sort if len(rows) > limit else None


def listing_position(after: str | None) -> str | None:
    """The position in a list; BadCallError("cursor") if no index gave it."""
    if after is not None and (" " not in after or not _written(after)):
        raise BadCallError("cursor", _CURSOR)
    return after


def search_position(after: str | None) -> tuple[Position | None, int]:
    """The position in a search and its rank; BadCallError("cursor") if no index gave it."""
    if after is None:
        return None, 0
    try:
        score, place, sort, rank = json.loads(after)
        position, rank = (float(score), int(place), str(sort)), int(rank)
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise BadCallError("cursor", _CURSOR) from None
    score, place, sort = position
    given = isfinite(score) and 0 <= place < INTEGERS and rank >= 0 and sort.startswith(f"{place:019d} ")
    if not (given and _written(sort)):
        raise BadCallError("cursor", _CURSOR)
    return position, rank


def _written(text: str) -> bool:
    """Whether it can be written down at all: half of a pair of code units can't."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def facet(counted: Iterable[tuple[str | int, int]]) -> tuple[FacetValue, ...]:
    """The most frequent of values that are given once each; spellings of one name count together, as the most frequent.

    Of thousands of values only those that are given back are put in order whole.
    """
    spellings: dict[str | int, list[tuple[int, str, str | int]]] = {}
    counts: Counter[str | int] = Counter()
    for value, count in counted:
        same = fold(value) if isinstance(value, str) and " " in value else value
        counts[same] += count
        spellings.setdefault(same, []).append((-count, str(value), value))
    chosen = {same: min(found) for same, found in spellings.items()}
    best = nsmallest(FACET_VALUES, counts, key=lambda same: (-counts[same], chosen[same][1]))
    return tuple(FacetValue(value=chosen[same][2], count=counts[same]) for same in best)
