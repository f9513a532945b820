"""What is said right before a table of all that it holds: its title, period and unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from models.text import Paragraph, Text, TextTable
from models.values.period import PeriodExpression, find_periods
from pipeline.extract.figure_tables.cells import unit_in_full
from pipeline.extract.figures.lexicon import Word, words_of
from pipeline.extract.figures.units import UnitFound, unit_at

CAPTION_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*", re.IGNORECASE)  # "Đơn vị tính: tỷ đồng"
_BRACKETED_LAST = re.compile(r"\(([^()\d]+)\)\s*:?\s*\Z")  # "… như sau (tỷ đồng):"
_CAPTION_BLOCKS = 3
"""Paragraphs before a table among which its title and unit are looked for."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said right before a table of all that it holds."""

    period: PeriodExpression | None
    unit: UnitFound | None
    text: str


def caption_of(text: Text, table: TextTable, title: str) -> Caption:
    """The table's title, period and unit from the paragraphs right before it and its own first row."""
    place = bisect_left(text.blocks, table.start, key=lambda block: block.start)
    lines = [title]
    for block in reversed(text.blocks[max(0, place - _CAPTION_BLOCKS) : place]):
        if not isinstance(block, Paragraph):
            break
        lines.insert(0, text.content[block.start : block.end])
    unit: UnitFound | None = None
    period: PeriodExpression | None = None
    for line in lines:
        marker = CAPTION_UNIT.search(line)
        if marker:
            unit = _unit_before(line[marker.end() :]) or unit
        elif bracket := _BRACKETED_LAST.search(line):
            unit = unit_in_full(bracket[1]) or unit
        if len(line) < 300 and not line.rstrip().endswith((".", ";")):  # a sentence tells of its own figures
            found = [one.expression for one in find_periods(line) if one.expression.kind]
            period = found[-1] if found else period
    return Caption(period, unit, "\n".join(lines))


def _unit_before(text: str) -> UnitFound | None:
    """The unit with which a text begins."""
    words = [Word(word.start, word.end, word.lower, False) for word in words_of(text)]
    found = unit_at(words, 0)
    return found if found and found.unit else None
