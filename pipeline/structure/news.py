"""Sub-headings of news: short lines without a label or a full stop between paragraphs of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.structure.forms import Heading, clean
from pipeline.structure.lines import Block, Line

_RANK = 120
_MOST_WORDS = 14
_PROSE = 25
"""Words from which a paragraph is prose and no caption, byline or menu entry."""


def find_subheadings(blocks: Sequence[Block], taken: Sequence[Heading]) -> Iterator[Heading]:
    """Sub-headings of a text without head and type, those lines left out that are headings already."""
    known = {place for one in taken for place in range(one.first, one.last + 1)}
    for before, line, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if not (isinstance(before, Line) and isinstance(line, Line) and isinstance(after, Line)):
            continue
        if line.index not in known and _is_prose(before) and _is_prose(after) and _is_short_title(line):
            yield Heading(line.index, line.index, None, _RANK, clean(line.content), line.start, line.end)


def _is_prose(line: Line) -> bool:
    return line.words >= _PROSE and line.content.rstrip()[-1:] in '.”"!?'


def _is_short_title(line: Line) -> bool:
    content = line.content.strip()
    return (
        3 <= line.words <= _MOST_WORDS
        and content[0].isupper()
        and (content[-1].isalnum() or content[-1] in "?!")
        and not any(mark in content for mark in ":;|/@")
        and sum(word[:1].islower() for word in content.split()) >= 1
    )
