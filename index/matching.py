"""What the words of a search ask for and where a passage answers: the same for every engine.

A question is words, all of which must occur, and "quoted phrases", whose words must follow one another. Nothing else
is syntax: AND, -, *, : and their kind are parted from the words or are words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.values.wording import Folded, fold, normal

QUOTED = re.compile(
    r"""
      "(?P<straight>[^"]*)"    # "nông thôn mới"
    | “(?P<curly>[^“”]*)”      # “nông thôn mới”
    | «(?P<angle>[^«»]*)»      # «nông thôn mới»
    """,
    re.VERBOSE,
)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What must occur (`words`, `phrases`, all folded) and what is liked (`pairs` of neighbours; marked words)."""

    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    pairs: tuple[tuple[str, str], ...]
    marked: tuple[str, ...]
    """Words with their diacritics; empty if the question has none, so that "ban hanh" doesn't prefer "ban"."""
    marked_pairs: tuple[tuple[str, str], ...]

    @property
    def empty(self) -> bool:
        """There is no word: of an empty question every passage is the answer, of "%" none."""
        return not self.words and not self.phrases


Clause = tuple[str, Phrase, float]
"""A field of words, the words that follow one another in it, and their weight."""
MARKED, PAIRED, PAIRED_MARKED = 0.5, 1.0, 0.5
"""Weights of a word with the same diacritics and of two neighbours side by side, against 1.0 of a word."""


def required(terms: Terms) -> list[Clause]:
    """What a passage must have."""
    return [("folded", words, 1.0) for words in (*((word,) for word in terms.words), *terms.phrases)]


def liked(terms: Terms) -> list[Clause]:
    """What raises a passage's score: neighbours side by side, diacritics as typed."""
    return [
        *(("folded", pair, PAIRED) for pair in terms.pairs),
        *(("marked", (word,), MARKED) for word in terms.marked),
        *(("marked", pair, PAIRED_MARKED) for pair in terms.marked_pairs),
    ]


def terms_of(text: str) -> Terms:
    """The terms of a question as typed; figures and symbols ("12,6%", "05/CT-TTg") are phrases without quotes."""
    quoted = [_inside(match) for match in QUOTED.finditer(text)]
    loose = QUOTED.sub(" ", text).split()
    written = [chunk for chunk in loose if any(letter.isdigit() for letter in chunk)]
    phrases = [tuple(fold(part).split()) for part in (*quoted, *written)]
    words = fold(" ".join(loose)).split()
    marked = normal(text).split()
    likes_marks = marked != fold(text).split()
    return Terms(
        words=tuple(dict.fromkeys((*words, *(phrase[0] for phrase in phrases if len(phrase) == 1)))),
        phrases=tuple(dict.fromkeys(phrase for phrase in phrases if len(phrase) > 1)),
        pairs=tuple(dict.fromkeys(pairwise(words))),
        marked=tuple(dict.fromkeys(marked)) if likes_marks else (),
        marked_pairs=tuple(dict.fromkeys(pairwise(marked))) if likes_marks else (),
    )


def highlights(quote: str, terms: Terms) -> tuple[tuple[int, int], ...]:
    """Where a passage answers: [start, end) offsets into `quote`, ascending, apart from one another.

    Phrases are marked where their words follow one another. Loose words are marked together where any two neighbours
    of the question stand side by side; only if that happens nowhere is every single word marked.
    """
    folded = Folded.of(quote)
    text = f" {folded.text} "
    marked = {word for phrase in terms.phrases for word in _standing(text, phrase)}
    paired = {word for pair in terms.pairs for word in _standing(text, pair)}
    met = {folded.text[start:end] for start, end in paired}
    alone = {word for one in terms.words if one not in met for word in _standing(text, (one,))}
    return tuple(_merged(quote, (folded.span(*word) for word in sorted(marked | paired | alone))))


def _inside(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None)


def _standing(text: str, words: Phrase) -> Iterator[tuple[int, int]]:
    """Where each of the words stands, wherever they follow one another; `text` has a blank more before and behind."""
    wanted = f" {' '.join(words)} "
    at = text.find(wanted)
    while at >= 0:
        start = at
        for word in words:
            yield start, start + len(word)
            start += len(word) + 1
        at = text.find(wanted, at + 1)


def _side_by_side(gap: str) -> bool:
    """Blanks as in "xuất khẩu", or punctuation without blanks as in "05/CT-TTg"; a stop with a blank parts."""
    return gap.isspace() or not any(letter.isspace() for letter in gap)


def _merged(quote: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and _side_by_side(quote[held[1] : start]):
            held = (held[0], end)
        else:
            if held is not None:
                yield held
            held = (start, end)
    if held is not None:
        yield held
