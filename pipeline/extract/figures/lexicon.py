"""Words of a text with their places, and lexicons of phrases that are looked up word by word, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.values.number import RAISED

_WORD = re.compile(
    r"""
    \d+(?:[.,]\d+)*     # 31.906; of "260MW" the 260
  | [^\W\d_][^\W_]*     # tấn; m3
  | [^\w\s]            # "tấn/ha" → tấn · / · ha
    """,
    re.VERBOSE,
)

_SQUARED = frozenset({"m", "km", "dm", "cm", "mm", "hm"})
"""Units of length, whose raised figure is an exponent."""
_MOST_RUNS = 30_000
_LONGEST_RUN = 40
"""Characters of a run without blanks that is kept; longer ones hold no words."""

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


class _Runs(dict[str, tuple[tuple[int, int, str, bool], ...]]):
    """The words and signs of each run between blanks: documents repeat their words. It never grows without end."""

    def __missing__(self, run: str) -> tuple[tuple[int, int, str, bool], ...]:
        found = []
        for match in _WORD.finditer(run):
            printed = match[0]
            if printed[-1] in RAISED and printed[:-1].lower() not in _SQUARED:
                printed = printed.rstrip(RAISED)  # "đồng¹": a note's mark is no part of a word
            if printed:
                lower = printed.lower()
                found.append((match.start(), match.start() + len(printed), lower, lower[0] != printed[0]))
        words = tuple(found)
        if len(run) <= _LONGEST_RUN:
            if len(self) >= _MOST_RUNS:
                self.clear()
            self[run] = words
        return words


_RUNS = _Runs()


def words_of(content: str) -> list[Word]:
    """The words and signs of a text."""
    words = []
    at = 0
    for run in content.replace("\n", " ").split(" "):
        for start, end, lower, capital in _RUNS[run]:
            words.append(Word(at + start, at + end, lower, capital))
        at += len(run) + 1
    return words


class Lexicon(Generic[Value]):
    """Phrases with values; `cased` phrases that are written small in the lexicon are not found where capitalised."""

    def __init__(self, entries: Iterable[tuple[str, Value]], *, cased: bool = False) -> None:
        self._single: dict[str, list[tuple[bool, Entry[Value]]]] = {}
        """Phrases of one word, by that word; whether they must be small."""
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], bool, Entry[Value]]]]] = {}
        """Phrases of several words, by their first two, with the others; the longest first."""
        for phrase, value in entries:
            words = words_of(phrase)
            first, *rest = (word.lower for word in words)
            small = cased and not words[0].capital
            entry = Entry(len(words), value)
            if rest:
                seconds = self._longer.setdefault(first, {})
                seconds.setdefault(rest[0], []).append((tuple(rest[1:]), small, entry))
            else:
                self._single.setdefault(first, []).append((small, entry))
        for seconds in self._longer.values():
            for alternatives in seconds.values():
                alternatives.sort(key=lambda one: -len(one[0]))
        self.openers = frozenset((*self._single, *self._longer))
        """The words with which a phrase may begin."""

    def at(self, words: Sequence[Word], place: int, stop: int | None = None) -> Entry[Value] | None:
        """The longest phrase that begins at words[place] and ends before words[stop]."""
        stop = len(words) if stop is None else stop
        if place >= stop or words[place].lower not in self.openers:
            return None
        word = words[place]
        if place + 1 < stop and (seconds := self._longer.get(word.lower)):
            for rest, small, entry in seconds.get(words[place + 1].lower, ()):
                if entry.count <= stop - place and not (small and word.capital) and _follow(words, place + 2, rest):
                    return entry
        for small, entry in self._single.get(word.lower, ()):
            if not (small and word.capital):
                return entry
        return None


def _follow(words: Sequence[Word], place: int, rest: tuple[str, ...]) -> bool:
    return all(words[place + i].lower == word for i, word in enumerate(rest))
