"""Words of a text with their places, and lexicons of phrases that are looked up word by word, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_WORD = re.compile(
    r"""
    \d+(?:[.,]\d+)*     # 44.387; of "260MW" the 260
  | [^\W\d_][^\W_]*     # tấn; m3
  | [^\w\s]            # "tấn/ha" → tấn · / · ha
    """,
    re.VERBOSE,
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or one sign at [start, end); `lower` is its lower case, `capital` whether it begins with a capital."""

    start: int
    end: int
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """A phrase found at a word: `count` words long, with what the lexicon says of it."""

    count: int
    value: Value


def words_of(content: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of content[start:end]."""
    found = _WORD.finditer(content, start, len(content) if end is None else end)
    return [Word(m.start(), m.end(), m[0].lower(), m[0][0].isupper()) for m in found]


class Lexicon(Generic[Value]):
    """Phrases with values; `cased` phrases that are written small in the lexicon are not found where capitalised."""

    def __init__(self, entries: Iterable[tuple[str, Value]], *, cased: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}
        for phrase, value in entries:
            words = words_of(phrase)
            key = tuple(word.lower for word in words)
            small = cased and not words[0].capital
            self._by_first.setdefault(key[0], []).append((key, small, value))
        for alternatives in self._by_first.values():
            alternatives.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[Word], place: int) -> Entry[Value] | None:
        """The longest phrase that begins at words[place]."""
        if place >= len(words):
            return None
        for key, small, value in self._by_first.get(words[place].lower, ()):
            if small and words[place].capital:
                continue
            if all(place + i < len(words) and words[place + i].lower == part for i, part in enumerate(key)):
                return Entry(len(key), value)
        return None
