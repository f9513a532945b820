"""Names of movements that are nearly, but not quite, those of the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

from api.answers.mentions import Locate, source_of
from corpus.registers import abbreviations, movements
from models.answer import StatedMovement
from models.finding import Finding, FindingSide
from models.values.wording import fold

SHORTEST = 8
"""Words from which a name can be told by the rest of its words."""
NEAR = 0.77
"""Share of words in their order that two names must have in common."""
USED = 2
"""Other documents that print a name, from which on it is a name of its own."""


class Names:
    """How many documents print a name."""

    def __init__(self, mentions: Iterable[StatedMovement]) -> None:
        pairs = {(fold(one.quote), one.document.key) for one in mentions}
        self._documents = Counter(name for name, _ in pairs)

    def used(self, name: str) -> int:
        """Documents that print it."""
        return self._documents[name]


def name_findings(one: StatedMovement, names: Names, locate: Locate) -> Iterator[Finding]:
    """A name that has another word in the place of one of the register's name."""
    name = fold(one.quote)
    words = fold(_whole(one.quote)).split()
    if one.id is not None or len(words) < SHORTEST or names.used(name) > USED:
        return
    near = [known for folded, known in _known() if _slips(words, folded)]
    if len(set(near)) == 1:
        here = FindingSide(document=one.document, source=source_of(one, one.document, locate), words=one.quote)
        there = FindingSide(document=None, source=None, words=near[0])
        yield Finding(kind="name-differs", severity="notice", part="name", here=here, there=(there,))


def _slips(words: list[str], known: tuple[str, ...]) -> bool:
    """Whether a word stands in the place of another; words left out make a short form, words put in a place's name."""
    matcher = SequenceMatcher(None, words, known, autojunk=False)
    if matcher.quick_ratio() < NEAR or matcher.ratio() < NEAR:
        return False
    swapped = [
        (words[start:end], known[first:last])
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind == "replace"
    ]
    return bool(swapped) and all(len(ours) <= 2 and len(theirs) <= 2 and _spelt(ours) for ours, theirs in swapped)


def _whole(name: str) -> str:
    """A name without abbreviations that can mean but one thing: "DN Việt Nam …" → "doanh nghiệp Việt Nam …"."""
    return " ".join(_abbreviated().get(word, word) for word in name.split())


@cache
def _abbreviated() -> dict[str, str]:
    return {row.abbr: row.expansion_vi for row in abbreviations() if not row.ambiguous_with and row.abbr.isupper()}


def _spelt(words: list[str]) -> bool:
    return not any(any(sign.isdigit() for sign in word) for word in words)


@cache
def _known() -> tuple[tuple[tuple[str, ...], str], ...]:
    found: dict[tuple[str, ...], str] = {}
    for row in movements():
        for form in (row.canonical_vi, *row.variants):
            words = tuple(fold(form).split())
            if len(words) >= SHORTEST:
                found.setdefault(words, row.canonical_vi)
    return tuple(found.items())
