"""Words of the genre, single and in pairs: what a word was that lost a mark when it was recognised.

They are those of the registers and of `usual_words.tsv`. "thâm quyền" is no pair of them, "thẩm quyền" is one.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from corpus import registers
from corpus.tables import read_table
from models.values.letters import letters_of, one_apart
from models.values.syllable import is_syllable
from models.values.wording import fold, normal

_COLUMNS: Final = ("word", "gloss")
_APART: Final = re.compile(r"[^\w ]+")
"""What stands between words that are no pair: "thi đua, khen thưởng" """
_CAPITALS: Final = 2
"""So many at least are in an abbreviation; ones of so few letters are too near to one another."""
FIGURE: Final = "#"
"""Stands for any figure: "tăng 5,3%" is known, "tầng 5,3%" is not."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Syllables and pairs of neighbours that are known, as `normal` writes them, by their letters without marks."""

    singles: Mapping[str, frozenset[str]]
    pairs: Mapping[str, frozenset[Pair]]
    abbreviations: frozenset[str]

    @classmethod
    def of(cls, wordings: Iterable[str], abbreviations: Iterable[str] = ()) -> Vocabulary:
        """The vocabulary of these wordings and abbreviations."""
        singles: defaultdict[str, set[str]] = defaultdict(set)
        pairs: defaultdict[str, set[Pair]] = defaultdict(set)
        for syllables in _stretches(wordings):
            for one in syllables:
                singles[fold(one)].add(one)
            for pair in itertools.pairwise(syllables):
                pairs[_plain(pair)].add(pair)
        return cls(
            {letters: frozenset(found) for letters, found in singles.items()},
            {letters: frozenset(found) for letters, found in pairs.items()},
            frozenset(abbreviations),
        )

    def richer(self, word: str) -> frozenset[str]:
        """Known syllables of the same letters with more marks; none for a known one."""
        known = self.singles.get(fold(word), frozenset())
        return frozenset() if word in known else frozenset(one for one in known if is_richer(one, word))

    def other_pairs(self, pair: Pair) -> frozenset[Pair]:
        """Known pairs of the same letters; none for a known one."""
        known = self.pairs.get(_plain(pair), frozenset())
        return frozenset() if pair in known else known

    def near_abbreviations(self, letters: str) -> frozenset[str]:
        """Known abbreviations that are one letter away: "TTg" of "TTEg"; none for a known one, or a syllable."""
        if letters in self.abbreviations or is_syllable(letters) or sum(map(str.isupper, letters)) < _CAPITALS:
            return frozenset()
        return frozenset(one for one in self.abbreviations if len(one) > _CAPITALS and one_apart(one, letters))


@cache
def vocabulary() -> Vocabulary:
    """Made once, when the first page is recognised."""
    bodies = (body.abbr for body in registers.bodies())
    return Vocabulary.of((*_usual(), *_registered()), (*(row.abbr for row in registers.abbreviations()), *bodies))


def is_richer(one: str, other: str) -> bool:
    """Whether a syllable has all marks of the other, on the same letters, and more: "thẩm" and "thâm"."""
    pairs = list(zip(letters_of(one), letters_of(other), strict=False))
    return all(a[0] == b[0] and set(a) >= set(b) for a, b in pairs) and any(set(a) > set(b) for a, b in pairs)


def _plain(pair: Pair) -> str:
    """The letters of a pair without their marks."""
    return " ".join(one if one == FIGURE else fold(one) for one in pair)


def _stretches(wordings: Iterable[str]) -> Iterator[list[str]]:
    """Syllables and figures that follow one another."""
    for wording in wordings:
        for part in _APART.split(wording):
            words = [FIGURE if word.isdigit() else word for word in normal(part).split()]
            for are, stretch in itertools.groupby(words, key=lambda word: word == FIGURE or is_syllable(word)):
                if are:
                    yield list(stretch)


def _usual() -> Iterator[str]:
    return (row["word"] for row in read_table(Path(__file__).with_name("usual_words.tsv"), _COLUMNS))


def _registered() -> Iterator[str]:
    for type_ in registers.document_types():
        yield type_.name_vi
    for body in registers.bodies():
        yield from (body.name_vi, *body.variants)
    for movement in registers.movements():
        yield from (movement.canonical_vi, *movement.variants)
    for award in registers.awards():
        yield from (award.name_vi, *award.variants)
    for indicator in registers.indicators():
        yield from (indicator.canonical_vi, *indicator.variants)
    for province in registers.provinces():
        yield from (province.old_name, province.new_name, *province.variants)
    for heading in registers.section_headings():
        yield heading.variant
    for formula in registers.signing_formulas():
        yield from (formula.meaning_vi, formula.followed_by, formula.second_line)
    for abbreviation in registers.abbreviations():
        yield abbreviation.expansion_vi
