"""Roman labels of scans in which strokes ran together: "IH." is II where it stands between I and III, nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from models.text import TextTable
from pipeline.structure.labels import ROMAN, Label, read_label
from pipeline.structure.lines import Block

_ALIKE: Final = re.compile(
    r"""
    (?P<strokes>[IVXHTLl1]{1,5}) (?P<mark>\s?[./)]) \s+ (?=[^\W\d_])   # "IH. NHIỆM VỤ", "H. KẾT QUẢ", "TV/ "
    """,
    re.VERBOSE,
)
_PROPER: Final = re.compile(r"X*(?:IX|IV|V?I{0,3})\.")
"""Numerals as they are written: no "IIV." """
_MISREAD: Final = re.compile("[HTLl]")
_STROKES: Final = {"H": ("I", "II"), "T": ("I",), "L": ("I",), "l": ("I",), "1": ("I",)}
"""What a letter was before strokes ran together or serifs grew."""


def labels_of(blocks: Sequence[Block]) -> list[Label | None]:
    """The label of each block; of tables none. A label read wrong keeps its print, and has its rank and number."""
    labels = [None if isinstance(block, TextTable) else block.label for block in blocks]
    numbers = [label.number if label and label.rank == ROMAN else None for label in labels]
    following = [None, *_last(numbers[:0:-1])][::-1] if numbers else []
    before = [None, *_last(numbers[:-1])] if numbers else []
    return [
        label if isinstance(block, TextTable) or number else _between(block.content, block.capitals, low, high) or label
        for block, label, number, low, high in zip(blocks, labels, numbers, before, following, strict=True)
    ]


def _last(numbers: Sequence[int | None]) -> list[int | None]:
    """For each place the number that was met last."""
    last: int | None = None
    found: list[int | None] = []
    for number in numbers:
        last = number or last
        found.append(last)
    return found


def _between(content: str, capitals: bool, low: int | None, high: int | None) -> Label | None:
    """The Roman label that opens a line in capitals between two others, if its strokes can make the number between."""
    opening = _ALIKE.match(content) if capitals and low and high == low + 2 else None
    if opening is None or not _MISREAD.search(opening["strokes"]):
        return None
    if not low or low + 1 not in map(_number, product(*(_STROKES.get(one, (one,)) for one in opening["strokes"]))):
        return None
    return Label((opening["strokes"] + opening["mark"]).strip(), ROMAN, low + 1, opening.end())


def _number(strokes: Sequence[str]) -> int | None:
    label = read_label("".join(strokes) + ". ")
    return label.number if label and label.rank == ROMAN and _PROPER.fullmatch(label.printed) else None
