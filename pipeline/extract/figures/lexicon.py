"""Words of a text with their places, and lexicons of phrases that are looked up word by word, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_WORD = re.compile(
    r"""
    \d+(?:[.,]\d+)*     # 31.906; of "260MW" the 260
  | [^\W\d_][^\W_]*     # tấn; m3
  | [^\w\s]            # "tấn/ha" → tấn · / · ha
    """,
    re.VERBOSE,
)

Value = TypeVar("Value")


@dataclass(slots=True, eq=False)  # not frozen: a long report has ten thousand, and freezing takes half the time
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
    words = []
    for match in _WORD.finditer(content, start, len(content) if end is None else end):
        text = match[0]
        lower = text.lower()
        words.append(Word(match.start(), match.end(), lower, lower[0] != text[0]))
    return words


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

    def __contains__(self, first: str) -> bool:
        return first in self._by_first

    def at(self, words: Sequence[Word], place: int) -> Entry[Value] | None:
        """The longest phrase that begins at words[place]."""
        if place >= len(words):
            return None
        alternatives = self._by_first.get(words[place].lower)
        if alternatives is None:
            return None
        left = len(words) - place
        for key, small, value in alternatives:
            count = len(key)
            if count > left or (small and words[place].capital):
                continue
            if count == 1 or all(words[place + i].lower == key[i] for i in range(1, count)):
                return Entry(count, value)
        return None
