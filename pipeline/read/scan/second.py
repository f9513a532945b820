"""Lines read a second time where a word may have lost a mark that stands high above its letter.

Recognition cuts a line by the letters that it finds, and what stands above them is lost: "thâm quyền" for "thẩm quyền".
A word is changed only where the vocabulary knows it, or it and its neighbour, with other marks and not as it was read,
and a second reading of the line, cut more widely, reads just that. Letters change only in abbreviations that were read
without confidence: "TTEg" for "TTg". Figures never do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import cycle, groupby, pairwise
from statistics import median
from typing import Final

from models.values.wording import fold, normal
from pipeline.read.programs.tesseract import Edges
from pipeline.read.scan.vocabulary import FIGURE, Vocabulary
from pipeline.read.scan.words import Word

_LETTERS: Final = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
"""A word and the signs about it: "“thẩm", "quyền;"; nothing with a digit."""
_ABOVE: Final = (0.3, 0.8)
_BELOW: Final = 0.3
"""Parts of a word's height by which a line is cut more widely; above it, first so, then so."""
_SURE: Final = 0.75
"""Confidence below which letters may have been read wrong, not only their marks."""
_NEIGHBOURS: Final = 2
"""Words on either side of one in doubt that are read again with it."""
_GAP: Final = 2.0
"""Of a word's height: wider than any space between words."""
_BESIDE: Final = 3
"""Pixels."""


def look_again(
    words: Sequence[Word],
    known: Vocabulary,
    size: tuple[int, int],
    read: Callable[[list[Edges]], list[str]],
) -> tuple[Word, ...]:
    """The words of a picture of this width and height, those mended that had lost a mark; `read` reads boxes in it."""
    doubts = find_doubts(words, known)
    stretches = [stretch for line in _lines(words) for stretch in _stretches(line, words, doubts) for _ in _ABOVE]
    if not stretches:
        return tuple(words)
    cuts = [
        _cut([words[place] for place in stretch], above, size)
        for stretch, above in zip(stretches, cycle(_ABOVE), strict=False)
    ]
    mended = list(words)
    for stretch, text in zip(stretches, read(cuts), strict=False):
        for place, other in _aligned(stretch, words, text.split()):
            if mended[place] is words[place]:
                mended[place] = _mended(words[place], other, doubts[place])
    return tuple(mended)


def find_doubts(words: Sequence[Word], known: Vocabulary) -> list[frozenset[str]]:
    """For each word what it may be instead, as `normal` writes it; mostly nothing."""
    parts = [_parts(word.text) for word in words]
    doubts = [_doubts(word, core, known) for word, (_, core, _) in zip(words, parts, strict=True)]
    for place, ((_, first, after), (before, second, _)) in enumerate(pairwise(parts)):
        if first and second and not after and not before:
            for one, other in known.other_pairs((first, second)):
                doubts[place] |= {one} - {first}
                doubts[place + 1] |= {other} - {second}
    return doubts


def _doubts(word: Word, core: str, known: Vocabulary) -> frozenset[str]:
    """What a word may be by itself: a syllable as `normal` writes it, or an abbreviation as it is written."""
    letters = _LETTERS.fullmatch(word.text)
    if not letters or not core:
        return frozenset()
    near = known.near_abbreviations(letters[2]) if word.confidence < _SURE else frozenset()
    return known.richer(core) | near


def _parts(text: str) -> tuple[str, str, str]:
    """Signs before a word, the word as the vocabulary has it, signs behind; no word is one with a digit but figures."""
    part = _LETTERS.fullmatch(text)
    if part:
        return part[1], normal(part[2]), part[3]
    return "", FIGURE if text[0].isdigit() else "", ""


def _lines(words: Sequence[Word]) -> list[list[int]]:
    """The places of the words of each line."""
    return [list(line) for _, line in groupby(range(len(words)), key=lambda place: words[place].line)]


def _stretches(line: Sequence[int], words: Sequence[Word], doubts: Sequence[frozenset[str]]) -> list[list[int]]:
    """The words in doubt of a line, each among its neighbours; those that are near make one stretch."""
    stretches: list[list[int]] = []
    for part in _parts_of(line, words):
        for at, place in enumerate(part):
            if not doubts[place]:
                continue
            begin, end = max(0, at - _NEIGHBOURS), at + _NEIGHBOURS + 1
            if stretches and stretches[-1][-1] >= part[begin]:
                stretches[-1] = [*range(stretches[-1][0], part[:end][-1] + 1)]
            else:
                stretches.append(list(part[begin:end]))
    return stretches


def _parts_of(line: Sequence[int], words: Sequence[Word]) -> list[list[int]]:
    """The line taken apart at its wide gaps: two columns may have become one line."""
    high = median(words[place].bottom - words[place].top for place in line)
    parts: list[list[int]] = [[]]
    for place in line:
        if parts[-1] and words[place].left - words[parts[-1][-1]].right > _GAP * high:
            parts.append([])
        parts[-1].append(place)
    return parts


def _cut(stretch: Sequence[Word], above: float, size: tuple[int, int]) -> Edges:
    high = median(word.bottom - word.top for word in stretch)
    return (
        max(0, min(word.left for word in stretch) - _BESIDE),
        max(0, min(word.top for word in stretch) - round(above * high)),
        min(size[0], max(word.right for word in stretch) + _BESIDE),
        min(size[1], max(word.bottom for word in stretch) + round(_BELOW * high)),
    )


def _aligned(line: Sequence[int], words: Sequence[Word], others: Sequence[str]) -> list[tuple[int, str]]:
    """The places of a line's words, each with its word of the second reading: of the same letters, or alone between."""
    first, second = [fold(words[place].text) for place in line], [fold(other) for other in others]
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return [
        (line[a], others[b])
        for _, start, end, low, high in steps
        if end - start == high - low
        for a, b in zip(range(start, end), range(low, high), strict=True)
    ]


def _mended(word: Word, other: str, wanted: frozenset[str]) -> Word:
    """The word with the letters of the other where they are wanted; case and signs stay."""
    read, again = _LETTERS.fullmatch(word.text), _LETTERS.fullmatch(unicodedata.normalize("NFC", other))
    if not read or not again:
        return word
    letters = again[2]
    if normal(letters) in wanted and len(letters) == len(read[2]):
        pairs = zip(read[2], letters, strict=True)
        letters = "".join(new.upper() if old.isupper() else new.lower() for old, new in pairs)
    elif letters not in wanted or letters.islower():
        return word
    return replace(word, text=read[1] + letters + read[3])
