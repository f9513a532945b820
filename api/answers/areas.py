"""Areas as people and documents write them, with the word for their kind or without."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from api.answers.issuers import plain_words
from api.answers.territories import merged, named_like, spellings
from corpus.registers import provinces
from index import IndexReader
from models.errors import BadCallError
from models.query import ObservationQuery

KINDS = {
    "thanh pho": "thành phố", "tp": "thành phố", "thi xa": "thị xã", "thi tran": "thị trấn", "dac khu": "đặc khu",
    "quan": "quận", "huyen": "huyện", "xa": "xã", "phuong": "phường",
}  # fmt: skip
"""Folded words of kinds → the kind. "huyện X" and "thị xã X" are two places."""


@lru_cache(maxsize=10_000)
def place_of(area: str) -> str:
    """What tells an area from all others: its plain words; a city that is a province without its kind.

    "thành phố Đà Nẵng", "TP. Đà Nẵng" and "Đà Nẵng" are one place, "thành phố Tuyên Quang" is none of a province.
    """
    words = plain_words(area)
    return _cities().get(words, words)


def areas_meant(asked: Iterable[str], reader: IndexReader) -> tuple[str, ...]:
    """The areas that are asked for, as documents that are held may write them.

    BadCallError("area") for a name without its kind of which documents have several ("huyện X", "thị xã X").
    """
    return tuple(dict.fromkeys(name for area in asked for name in _meant(area, reader)))


def with_former(areas: Iterable[str]) -> tuple[str, ...]:
    """The areas and those that went into them."""
    return tuple(dict.fromkeys(name for area in areas for name in (area, *_former(area))))


def _meant(area: str, reader: IndexReader) -> tuple[str, ...]:
    words = plain_words(area)
    kind, bare = _parted(words)
    if bare in _provinces() and (kind is None or words in _cities()):
        cities = tuple(name for name, plain in _cities().items() if plain == place_of(area))
        return (area, words, f"tinh {words}", *cities)
    held = {KINDS[one]: f"{one} {bare}" for one in KINDS if _named(f"{one} {bare}", reader)}
    if kind is None and len(held) > 1:
        names = ", ".join(f"{one} {area}" for one in held)
        raise BadCallError("area", f"“{area}” có thể là {names}; hãy ghi cả loại")
    if kind is None:
        return (area, words, f"tinh {words}", *held.values())
    alone = bare not in _provinces() and not bare.isdigit() and set(held) <= {KINDS[kind]}
    return (area, words, *(f"{one} {bare}" for one in KINDS if KINDS[one] == KINDS[kind]), *([bare] if alone else []))


def _named(area: str, reader: IndexReader) -> bool:
    return bool(reader.observations(ObservationQuery(areas=(area,), limit=1)).items)


def _parted(words: str) -> tuple[str | None, str]:
    """The word for the kind, and the name behind it."""
    for kind in KINDS:
        if words.startswith(f"{kind} "):
            return kind, words.removeprefix(f"{kind} ")
    return None, words


def _former(area: str) -> Iterable[str]:
    """The provinces that went into one, with "tỉnh" or without."""
    province, plain = merged(area, ()), plain_words(area)
    parts = {one for part in province.parts for one in named_like(plain, province, part)} if province else set()
    for one in sorted(parts):
        yield from (one, f"tinh {one}")


@cache
def _cities() -> dict[str, str]:
    """How cities that always were provinces of their own are written → their names without the kind."""
    found: dict[str, str] = {}
    for row in provinces():
        if row.old_type == row.new_type == "thành phố" and row.old_name == row.new_name:
            names = spellings(row.old_name, row.old_type)
            found |= dict.fromkeys(names, names[-1])
    return found


@cache
def _provinces() -> frozenset[str]:
    """Provinces of today and of before, without their kinds."""
    names = {name for row in provinces() for name in (row.old_name, row.new_name)}
    return frozenset(spellings(name, "thành phố")[-1] for name in names)
