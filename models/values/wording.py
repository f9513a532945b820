"""The one folding and the one equality of words: case, diacritics, tone place and spaces don't count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_LOOKALIKES = str.maketrans("\u00d0\u0189\u00f0\u0256\u01a2\u01a3", "ĐĐđđƯư")
"""Letters which legacy fonts and keyboards put for Đ and Ư."""

_MARK = re.compile(r"[\u0300-\u036f]")
_COMBINED = re.compile(r"(?s).[\u0300-\u036f]*")
"""One letter with the marks that follow it: "a" + U+0301."""
_SPACES = re.compile("  +")

_TONED = str.maketrans({"đ": "d"})

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
        pieces, starts, ends = _pieces(original, _MARKED if marks else _PLAIN)
        flat = "".join(pieces)
        at, stop = len(flat) - len(flat.lstrip(" ")), len(flat.rstrip(" "))
        text: list[str] = []
        first: list[int] = []
        last: list[int] = []
        for spaces in _SPACES.finditer(flat, at, stop):
            one = spaces.start() + 1
            text.append(flat[at:one])
            first += starts[at:one]
            last += ends[at:one]
            at = spaces.end()
            last[-1] = starts[at]
        folded = "".join([*text, flat[at:stop]])
        return cls(_unify(folded) if marks else folded, [*first, *starts[at:stop]], [*last, *ends[at:stop]])

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


def _pieces(original: str, letters: _Letters) -> tuple[list[str], Sequence[int], Sequence[int]]:
    """What each letter becomes, and for every character of that the start and end of its letter."""
    if not _MARK.search(original):
        pieces = list(map(letters.__getitem__, original))
        if len("".join(pieces)) == len(original) and "" not in pieces:
            return pieces, range(len(original)), range(1, len(original) + 1)
        places = [(i, i + 1) for i, piece in enumerate(pieces) for _ in piece]
    else:
        found = list(_COMBINED.finditer(original))
        pieces = [letters[one.group()] for one in found]
        places = [one.span() for one, piece in zip(found, pieces, strict=True) for _ in piece]
    return pieces, [start for start, _ in places], [end for _, end in places]


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
    first, toned = found.group()[0], found.group()[1]
    apart = unicodedata.normalize("NFD", toned)
    return unicodedata.normalize("NFC", first + apart[1:]) + apart[0]


def _with_i(found: re.Match[str]) -> str:
    word = found.group()
    return word[:-1] + unicodedata.normalize("NFC", unicodedata.normalize("NFD", word[-1]).replace("y", "i"))
