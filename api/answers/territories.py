"""Provinces over the years: since 1 July 2025 a name may stand for a larger territory than it did before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from api.answers.issuers import plain_words
from corpus.registers import provinces
from corpus.registers.rows import Province
from models.values.period import Period

MERGED_ON = dt.date(2025, 7, 1)
"""The day on which 63 provinces became 34 (Resolution 202/2025/QH15)."""
Territory = Literal["before", "after"]
"""Whether the name of a merged province means it as it was, or with the provinces that it took in."""


_WITHIN = frozenset({"pho", "xa", "phuong", "huyen", "quan"})
"""Last words of "thành phố Tuyên Quang", "thị xã …", "xã …": a place within a province of that name."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A province of today with the provinces that went into it, itself among them if it kept its name."""

    name: str
    parts: tuple[Province, ...]

    def names(self) -> tuple[str, ...]:
        """The former provinces, as they were called."""
        return tuple(part.old_name for part in self.parts)


def merged(area: str | None, issuers: tuple[str, ...]) -> Merged | None:
    """The merged province that a statement speaks of: by its area, else by the end of its issuer's name."""
    if area:
        return _by_words().get(plain_words(area))
    found = {one for issuer in issuers for one in [merged_at_end(plain_words(issuer))] if one}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=10_000)
def merged_at_end(plain: str) -> Merged | None:
    """The merged province with whose name these plain words end: "so cong thuong tuyen quang"."""
    words = plain.split()
    for at in range(1, len(words)):
        if one := _by_words().get(" ".join(words[at:])):
            return None if words[at - 1] in _WITHIN else one
    return None


def territory(issued: Period, reported: Period) -> Territory:
    """As what a document means its own names: by the day of issue, if that is unclear by the end of its period."""
    if issued.start >= MERGED_ON:
        return "after"
    return "before" if issued.end < MERGED_ON else in_force(reported)


def in_force(period: Period) -> Territory:
    """What a name means at the end of a period."""
    return "after" if period.end >= MERGED_ON else "before"


def named_like(words: str, one: Merged, part: Province) -> tuple[str, ...]:
    """Plain words that end with a merged province's name, with the former one's instead; themselves without it."""
    for ending in spellings(one.name, one.parts[0].new_type):
        if words == ending or words.endswith(f" {ending}"):
            stem = words.removesuffix(ending)
            return tuple(stem + name for name in spellings(part.old_name, part.old_type))
    return (words,)


@lru_cache(maxsize=1000)
def spellings(name: str, kind: str) -> tuple[str, ...]:
    """How a province is written, in plain words, the longest first: "thanh pho da nang", "tp da nang", "da nang"."""
    plain = plain_words(name)
    bare = plain.removeprefix("thanh pho ")
    city = (f"thanh pho {bare}", f"tp {bare}") if kind == "thành phố" else ()
    return tuple(dict.fromkeys((*city, bare)))


@cache
def _by_words() -> dict[str, Merged]:
    parts: dict[tuple[str, str], list[Province]] = {}
    for row in provinces():
        parts.setdefault((row.new_name, row.new_type), []).append(row)
    return {
        words: Merged(name, tuple(rows))
        for (name, kind), rows in parts.items()
        if len(rows) > 1
        for words in spellings(name, kind)
    }
