"""Whether two statements say the same: by the words that carry them, whatever stands between.

Which words carry nothing ("công tác", "còn", "tăng cường") and which little ("cán bộ", "kinh phí") is told by
`weights.tsv`. The measure is of the two statements alone, so that it never depends on what else is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from corpus.tables import read_table
from models.values.symbol import find_symbols
from models.values.wording import fold, normal

WEIGHTS = {"empty": 0.0, "weak": 0.5}
ALIKE = 0.55
"""From here on two statements say the same."""
WORDS, PAIRS = 0.6, 0.4
"""What the words count, and what neighbouring words count: a Vietnamese word is mostly two syllables."""
OBJECT = 2
"""Carrying syllables from which what stands in one place of two like sentences is an object of its own."""
Pair = tuple[str, str]
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Carried:
    """What carries a statement: its words in order, their weights, those of neighbours, and the sums of both."""

    order: tuple[str, ...]
    words: dict[str, float]
    pairs: dict[Pair, float]
    whole: float
    paired: float

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for statements that are the same but for words that carry nothing."""
        return self.order


@lru_cache(maxsize=50_000)
def carried(text: str) -> Carried:
    """The words that carry a statement."""
    order, weights = _weighed(text)
    words: dict[str, float] = {}
    pairs: dict[Pair, float] = {}
    for at, (word, weight) in enumerate(zip(order, weights, strict=True)):
        words[word] = max(weight, words.get(word, 0.0))
        if at:
            pairs[order[at - 1], word] = (weight + weights[at - 1]) / 2
    return Carried(tuple(order), words, pairs, sum(words.values()), sum(pairs.values()))


def likeness(one: Carried, other: Carried) -> float:
    """How much of what carries two statements they share, 0 … 1; 0 if they say the same of different objects."""
    if not one.words or not other.words:
        return 0.0
    shared = _shared(one.words, other.words) / (one.whole + other.whole)
    paired = one.paired + other.paired
    share = 2 * (WORDS * shared + PAIRS * (_shared(one.pairs, other.pairs) / paired if paired else shared))
    return 0.0 if share >= ALIKE and _other_object(one, other) else share


def covered(asked: Carried, by: Carried) -> float:
    """How much of what carries one statement another has too, 0 … 1."""
    if not asked.words:
        return 0.0
    words = sum(weight for word, weight in asked.words.items() if word in by.words) / asked.whole
    pairs = sum(weight for pair, weight in asked.pairs.items() if pair in by.pairs)
    return WORDS * words + PAIRS * (pairs / asked.paired if asked.paired else words)


def _shared(one: Mapping[Part, float], other: Mapping[Part, float]) -> float:
    total = 0.0  # of quarters: exact in whatever order a set gives them
    for part in one.keys() & other.keys():
        weight, weight_there = one[part], other[part]
        total += weight if weight < weight_there else weight_there
    return total


def _other_object(one: Carried, other: Carried) -> bool:
    """Whether the two are one sentence with one thing put for another: "… trường học còn thiếu", "… trạm y tế …"."""
    left, right = one.order, other.order
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    left, right = left[same:], right[same:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if not left or not right or not set(left).isdisjoint(right):
        return False
    return _is_object(left, one) and _is_object(right, other)


def _is_object(words: Sequence[str], statement: Carried) -> bool:
    whole = [word for word in words if statement.words[word] == 1]
    return len(whole) >= OBJECT or not all(map(str.isalpha, words))


def _weighed(text: str) -> tuple[list[str], list[float]]:
    """The carrying syllables in order with their weights; the longest listed wording that begins at a word counts.

    Figures change each year and carry nothing; the number of a document is one word that tells it from another.
    """
    for symbol in reversed(find_symbols(text)):
        whole = fold(f"{symbol.number}{symbol.symbol}").replace(" ", "")
        text = f"{text[: symbol.start]}{whole}{text[symbol.end :]}"
    words = normal(text).split()
    order: list[str] = []
    weights: list[float] = []
    at = 0
    while at < len(words):
        length, weight = _listed(words, at)
        if weight and not words[at].isdigit():
            order += words[at : at + length]
            weights += [weight] * length
        at += length
    return order, weights


def _listed(words: Sequence[str], at: int) -> tuple[int, float]:
    for listed, weight in _by_first().get(words[at], {}).items():
        if tuple(words[at : at + len(listed)]) == listed:
            return len(listed), weight
    return 1, 1.0


@cache
def _by_first() -> dict[str, dict[tuple[str, ...], float]]:
    """First word → listed wordings that begin with it, longest first, with their weights."""
    rows = read_table(Path(__file__).parent / "weights.tsv", ("word", "weight"))
    listed = {tuple(normal(row["word"]).split()): WEIGHTS[row["weight"]] for row in rows}
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for words, weight in sorted(listed.items(), key=lambda item: -len(item[0])):
        found.setdefault(words[0], {})[words] = weight
    return found
