"""A sketch of a text: a few numbers from which one tells how much two texts have in common, and a few to find it by.

The numbers are the smallest of the hashes of all stretches of `WORDS` folded words [Broder 1997, "bottom-k"].
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from models.values.wording import fold

WORDS: Final = 4
SIZE: Final = 256
FOUND_BY: Final = 16
"""Two texts that share half of their stretches have one of so many smallest hashes in common, but for one pair of
some thousands."""
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_LABEL: Final = re.compile(r"^\s*(?:\d+\.)*\d+[.)](?=\s)", re.MULTILINE)
"""Numbers of sections and list items, which some formats compute and others print."""
_SPREAD: Final = 0x9E3779B1
"""CRC is even but its small values are not at random: texts share them; multiplied they are spread."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The `SIZE` smallest hashes, ascending, and a hash of every figure printed with more than one digit."""

    hashes: tuple[int, ...]
    figures: frozenset[int]

    def to_bytes(self) -> tuple[bytes, bytes]:
        """For a table: hashes and figures, four bytes each."""
        return _packed(self.hashes), _packed(tuple(sorted(self.figures)))

    @classmethod
    def from_bytes(cls, hashes: bytes, figures: bytes) -> Sketch:
        """What `to_bytes` gave."""
        return cls(_unpacked(hashes), frozenset(_unpacked(figures)))


def sketch_of(text: str) -> Sketch:
    """The sketch of a document's text; one shorter than a stretch is a stretch."""
    words = fold(text).split()
    stretches = {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}
    hashes = sorted({crc32(stretch.encode()) * _SPREAD & 0xFFFFFFFF for stretch in stretches})
    figures = {figure for figure in _FIGURE.findall(_LABEL.sub("", text)) if len(figure) > 1}
    return Sketch(tuple(hashes[:SIZE]), frozenset(crc32(figure.encode()) for figure in figures))


def similarity(one: Sketch, other: Sketch) -> float:
    """The share of stretches that both have among those that either has, 0 to 1; exact for short texts."""
    union = sorted(set(one.hashes) | set(other.hashes))[:SIZE]
    shared = set(one.hashes) & set(other.hashes)
    return sum(1 for it in union if it in shared) / len(union) if union else 0.0


def _packed(numbers: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _unpacked(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)
