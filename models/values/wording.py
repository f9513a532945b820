"""The one folding and the one equality of words: case, diacritics, tone place and spaces don't count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_LOOKALIKES = str.maketrans("\u00d0\u0189\u00f0\u0256\u01a2\u01a3", "ĐĐđđƯư")
"""Letters which legacy fonts and keyboards put for Đ and Ư."""

_COMBINED = re.compile(r"(?s).[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]*")
"""One letter with the marks that follow it: "a" + U+0301."""

_MARK = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]")

_TONED = str.maketrans({"đ": "d"})

_TONES = "\u0300\u0301\u0303\u0309\u0323"

_NEW_STYLE = re.compile(
    r"""
    (?<!q)                # in "quý", u belongs to the consonant
    (?: o[àáãảạ]          # hoà = hòa
      | o[èéẽẻẹ]          # khoẻ = khỏe
      | u[ỳýỹỷỵ]          # thuỷ = thủy
    )(?![^\W\d_])
    """,
    re.VERBOSE,
)

_FINAL_Y = re.compile(
    r"""
    (?<![^\W\d_])(?: [hklmst] | qu )[yỳýỹỷỵ](?![^\W\d_])   # kỹ = kĩ, tỷ = tỉ, quy = qui; not thủy, not ngày
    """,
    re.VERBOSE,
)


class _Letters(dict[str, str]):
    """What each letter (with its marks) becomes; filled as letters are met. Everything else becomes a space."""

    def __init__(self, marks: bool) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, letter: str) -> str:
        folded = self[letter] = _fold_letter(letter, self._marks)
        return folded


_PLAIN, _MARKED = _Letters(marks=False), _Letters(marks=True)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers, for each of its characters, the original [start, end)."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, original: str, marks: bool = False) -> Folded:
        """Folds `original`: like `fold`, or with `marks` like `normal`."""
        pieces, origin = _pieces(original, _MARKED if marks else _PLAIN)
        flat = "".join(pieces)
        origin.append(len(original))
        words, starts, ends = [], [], []
        for word in re.finditer("[^ ]+", flat):
            start, end = word.span()
            if words:
                starts.append(ends[-1])
                ends.append(origin[start])
            words.append(word.group())
            starts += origin[start:end]
            ends += origin[start + 1 : end + 1]
            _widen(starts, ends, end - start)
        text = " ".join(words)
        return cls(_unify(text) if marks else text, starts, ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, only letters and digits, single spaces: "Hoà, Đạt" → "hoa dat"."""
    return " ".join("".join(map(_PLAIN.__getitem__, text)).split())


def normal(text: str) -> str:
    """Lower case with diacritics, tone place and i/y unified, single spaces: "HOÀ, kỹ" → "hòa ki"."""
    composed = unicodedata.normalize("NFC", text)
    return _unify(" ".join("".join(map(_MARKED.__getitem__, composed)).split()))


def words(text: str) -> tuple[str, ...]:
    """The folded words."""
    return tuple(fold(text).split())


def same(a: str, b: str) -> bool:
    """Whether two wordings are the same but for case, diacritics, punctuation and spaces."""
    return fold(a) == fold(b)


def overlap(a: str, b: str) -> float:
    """How much two wordings share: F1 of their folded words as multisets, 0 … 1."""
    left, right = Counter(words(a)), Counter(words(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _pieces(original: str, letters: _Letters) -> tuple[list[str], list[int]]:
    """What each letter becomes, and for every character of that the place of its letter."""
    if not _MARK.search(original):
        pieces = list(map(letters.__getitem__, original))
        if max(map(len, pieces), default=1) == 1 == min(map(len, pieces), default=1):
            return pieces, list(range(len(original)))
        return pieces, [i for i, piece in enumerate(pieces) for _ in piece]
    found = list(_COMBINED.finditer(original))
    pieces = [letters[one.group()] for one in found]
    return pieces, [one.start() for one, piece in zip(found, pieces, strict=True) for _ in piece]


def _widen(starts: list[int], ends: list[int], count: int) -> None:
    # "ﬁ" becomes two characters: both stand at the one original letter.
    for i in range(len(ends) - count, len(ends)):
        if ends[i] <= starts[i]:
            ends[i] = starts[i] + 1


def _fold_letter(letter: str, marks: bool) -> str:
    folded, before = letter.translate(_LOOKALIKES), ""
    while folded != before:
        before = folded
        folded = unicodedata.normalize("NFKC" if marks else "NFKD", folded.lower())
        if not marks:
            folded = folded.translate(_TONED)
    return "".join(_kept(one) for one in folded)


def _kept(one: str) -> str:
    if one.isalnum():
        return one
    return "" if unicodedata.category(one) in ("Mn", "Mc", "Me", "Cf") else " "


def _unify(text: str) -> str:
    return _FINAL_Y.sub(_with_i, _NEW_STYLE.sub(_old_style, text))


def _old_style(found: re.Match[str]) -> str:
    first, toned = found.group()
    base, tone = unicodedata.normalize("NFD", toned)
    return unicodedata.normalize("NFC", first + tone) + base


def _with_i(found: re.Match[str]) -> str:
    word = found.group()
    return word[:-1] + unicodedata.normalize("NFC", unicodedata.normalize("NFD", word[-1]).replace("y", "i"))
