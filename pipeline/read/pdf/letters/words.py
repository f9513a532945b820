"""The words of a PDF page in the order in which they are drawn, and which of them plainly follow on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.characters import edges_of
from pipeline.read.pdf.letters.rules import Rule, near_rules, parted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

SPACE: Final = 0.22
"""A gap wider than this part of the font height is a space."""
JUMP: Final = 0.8
"""A gap wider than this without a space character parts two runs."""
BACK: Final = 0.5
"""A step back by more than this part of the font height begins a new run; less is kerning."""
_HYPHENS: Final = "\x02\ufffe"
"""How the PDF engine shows a hyphen at which a line was broken."""
_WORD: Final = re.compile(rf"[^\s\x00\uffff{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
"""A word, never reaching over a line's end; NUL and U+FFFF stand for codes without a letter."""
DRAWN: Final = str.maketrans(dict.fromkeys(_HYPHENS, "-"))


@dataclass(frozen=True, slots=True)
class Words:
    """One item a word in each list; of a word only its first and last characters are measured."""

    texts: list[str]
    first: list[int]
    """Place of the first character in the page's text; `last` likewise."""
    last: list[int]
    start: list[float]
    """Left edge of the first character."""
    level: list[float]
    """Bottom of the first character."""
    left: list[float]
    top: list[float]
    right: list[float]
    bottom: list[float]
    end: list[int]
    """Place behind the last word that plainly follows on the same line, after a space."""
    widest: list[float]
    """The widest gap between those words, in points."""


def words_of(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule]) -> Words:
    """The words of a page; `text` holds one character for each of the page's."""
    matches = list(_WORD.finditer(text))
    first = [match.start() for match in matches]
    last = [match.end() - 1 for match in matches]
    corners = _Corners.of(text_page, first, last, sheet)
    end, widest = corners.stretches(corners.following(first, last, rules))
    return Words(
        texts=[match[0] for match in matches],
        first=first,
        last=last,
        start=corners.start.tolist(),
        level=corners.level.tolist(),
        left=corners.left.tolist(),
        top=corners.top.tolist(),
        right=corners.right.tolist(),
        bottom=corners.bottom.tolist(),
        end=end,
        widest=widest,
    )


@dataclass(frozen=True, slots=True)
class _Corners:
    """The edges of all words at once."""

    start: Numbers
    level: Numbers
    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers

    @classmethod
    def of(cls, text_page: Any, first: list[int], last: list[int], sheet: Sheet) -> _Corners:
        import numpy as np

        count = len(first)
        left, top, right, bottom = edges_of(text_page, first + last, sheet)
        return cls(
            left[:count],
            bottom[:count],
            np.minimum(left[:count], left[count:]),
            np.minimum(top[:count], top[count:]),
            np.maximum(right[:count], right[count:]),
            np.maximum(bottom[:count], bottom[count:]),
        )

    @property
    def gap(self) -> Numbers:
        """How far from each word but the last the next one begins."""
        return self.start[1:] - self.right[:-1]

    def following(self, first: list[int], last: list[int], rules: Sequence[Rule]) -> NDArray[np.bool_]:
        """True for each word but the last that the next one plainly follows."""
        import numpy as np

        level = self.level == self.bottom
        follows: NDArray[np.bool_] = (
            (self.bottom[1:] == self.bottom[:-1])
            & (level[1:] & level[:-1])
            & (self.right[1:] >= self.right[:-1])
            & (self.gap > 0)
            & (self.gap <= JUMP * (self.bottom - self.top)[1:])
            & (np.array(first[1:]) > np.array(last[:-1]) + 1)
        )
        for at in near_rules(self.right[:-1], self.start[1:], rules):
            right, left = float(self.right[at]), float(self.start[at + 1])
            follows[at] &= not parted(right, left, float(self.top[at + 1]), float(self.bottom[at + 1]), rules)
        return follows

    def stretches(self, follows: NDArray[np.bool_]) -> tuple[list[int], list[float]]:
        """For each word the place behind the last that follows, and the widest gap between them."""
        import numpy as np

        ends = np.append(np.flatnonzero(~follows), len(follows)) + 1
        lengths = np.diff(ends, prepend=0)
        gaps = np.append(np.where(follows, self.gap, 0.0), 0.0)
        widest = np.maximum.reduceat(gaps, ends - lengths) if len(self.start) else gaps[:0]
        return np.repeat(ends, lengths).tolist(), np.repeat(widest, lengths).tolist()
