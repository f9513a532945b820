"""The one folding and the one equality of words: case, diacritics, tone place and spaces don't count."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

_LOOKALIKES = str.maketrans("\u00d0\u0189\u00f0\u0256\u01a2\u01a3", "ĐĐđđƯư")
"""Letters which legacy fonts and keyboards put for Đ and Ư."""

_MARK = re.compile(r"[\u0300-\u036f]")
_COMBINED = re.compile(r"(?s).[\u0300-\u036f]*")
"""One letter with the marks that follow it: "a" + U+0301."""
_SPACES = re.compile("  +")
_OTHER_BLANK = re.compile(r"[^\S ]")
_MOST_RUNS = 30_000
_LONGEST_RUN = 40
"""Letters of a run without blanks that is kept; longer ones are no words."""

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


class _Runs(dict[str, str]):
    """What each run of letters between blanks becomes, and a blank: documents repeat their words.

    It never grows without end.
    """

    def __init__(self, letters: _Letters) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, run: str) -> str:
        folded = " ".join("".join(map(self._letters.__getitem__, run)).split())
        if self._letters is _MARKED:
            folded = _unify(folded)
        folded = f"{folded} " if folded else ""
        if len(run) <= _LONGEST_RUN:
            if len(self) >= _MOST_RUNS:
                self.clear()
            self[run] = folded
        return folded


_PLAIN_RUNS, _MARKED_RUNS = _Runs(_PLAIN), _Runs(_MARKED)


class Folded:
    """A folded text that remembers, for each of its characters, the original [start, end)."""

    def __init__(self, original: str, marks: bool = False) -> None:
        self._original = original
        self._letters = _MARKED if marks else _PLAIN
        self._runs: list[str] = []
        """The original's runs between blanks; none where marks follow their letters."""
        self._pieces: list[str] = []
        """What each of them became."""
        if _MARK.search(original):
            self.text = self._letterwise[0]
        else:
            self._runs = _OTHER_BLANK.sub(" ", original.replace("\n", " ")).split(" ")
            self._pieces = list(map((_MARKED_RUNS if marks else _PLAIN_RUNS).__getitem__, self._runs))
            self.text = "".join(self._pieces)[:-1]

    @classmethod
    def of(cls, original: str, marks: bool = False) -> Folded:
        """Folds `original`: like `fold`, or with `marks` like `normal`."""
        return cls(original, marks)

    @property
    def starts(self) -> Sequence[int]:
        """For each character of `text`, where it starts in the original."""
        return self._letterwise[1]

    @property
    def ends(self) -> Sequence[int]:
        """For each character of `text`, where it ends in the original."""
        return self._letterwise[2]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original."""
        if start >= end:
            starts, ends = self.starts, self.ends
            place = starts[start] if start < len(starts) else (ends[-1] if ends else 0)
            return place, place
        first, last = self._in_run(start), self._in_run(end - 1)
        if first is None or last is None:
            return self.starts[start], self.ends[end - 1]
        return first[0], last[1]

    def _in_run(self, at: int) -> tuple[int, int] | None:
        """Where one character stands in the original; None for a blank, of which runs don't tell."""
        if not self._runs:
            return None
        begins, places = self._places
        which = bisect_right(places, at) - 1
        run, marks = self._runs[which], self._letters is _MARKED
        starts, ends = (_places_in if len(run) <= _LONGEST_RUN else _places_in.__wrapped__)(run, marks)
        begin, inside = begins[which] + which, at - places[which]
        return (begin + starts[inside], begin + ends[inside]) if inside < len(starts) else None

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """Of every run the letters before it, blanks left out, and where it stands in `text`."""
        begins, places = (list(accumulate(map(len, row), initial=0)) for row in (self._runs, self._pieces))
        return begins, places

    @cached_property
    def _letterwise(self) -> tuple[str, Sequence[int], Sequence[int]]:
        return _letter_by_letter(self._original, self._letters)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, only letters and digits, single spaces: "Hoà, Đạt" → "hoa dat"."""
    return "".join(map(_PLAIN_RUNS.__getitem__, text.split()))[:-1]


def normal(text: str) -> str:
    """Lower case with diacritics, tone place and i/y unified, single spaces: "HOÀ, kỹ" → "hòa ki"."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(map(_MARKED_RUNS.__getitem__, composed.split()))[:-1]


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


@lru_cache(maxsize=_MOST_RUNS)
def _places_in(run: str, marks: bool) -> tuple[Sequence[int], Sequence[int]]:
    """For every character of a folded run the start and the end of its letter in it."""
    return _letter_by_letter(run, _MARKED if marks else _PLAIN)[1:]


def _letter_by_letter(original: str, letters: _Letters) -> tuple[str, Sequence[int], Sequence[int]]:
    """The folded text, and for every character of it the start and the end of its letter."""
    pieces, starts, ends = _pieces(original, letters)
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
    return (
        _unify(folded) if letters is _MARKED else folded,
        [*first, *starts[at:stop]],
        [*last, *ends[at:stop]],
    )


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
