"""Titles that share their line with text after a full stop: "1. Lễ hội, du lịch. Số lượt khách …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.values.wording import normal
from pipeline.structure.cues import opens_with, states
from pipeline.structure.forms import Heading, clean
from pipeline.structure.head.bodies import opens_with_body
from pipeline.structure.labels import BULLET, ROMAN, Label
from pipeline.structure.lines import Block, Line

_RUN_IN = re.compile(r"(?P<head>[^:.;]{2,90}?)\.\s+(?=\S)")  # Lễ hội, du lịch. Số lượt khách …
_NEAR_SIBLING = 12
"""Blocks between a title and the sibling that bears it out."""


def titles_with_stops(blocks: Sequence[Block], labels: Sequence[Label | None]) -> dict[int, Heading]:
    """Run-in titles that end with a full stop ("1. Lễ hội, du lịch. Số lượt khách …"), where a sibling has one too."""
    found: dict[int, Heading] = {}
    for place, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        if not isinstance(block, Line) or label is None or label.rank <= ROMAN or label.rank == BULLET:
            continue
        title = block.content[label.rest :]
        match = _RUN_IN.match(title)
        if match and _is_plain_title(match["head"]):
            start = block.start + label.rest + match.end()
            found[place] = Heading(
                block.index, block.index, label, label.rank, clean(match["head"]), block.start, start
            )
    return {place: one for place, one in found.items() if _has_sibling(place, found)}


def _has_sibling(place: int, found: dict[int, Heading]) -> bool:
    own = _number_of(found[place])
    return any(
        other.rank == found[place].rank and abs(own - _number_of(other)) == 1
        for at, other in found.items()
        if abs(at - place) <= _NEAR_SIBLING
    )


def _number_of(heading: Heading) -> int:
    return heading.label.number or 0 if heading.label else 0


def _is_plain_title(head: str) -> bool:
    words = normal(head)
    return (
        head[:1].isupper()
        and 2 <= len(head.split()) <= 7
        and not any(letter.isdigit() for letter in head)
        and not any(opens_with(words, code) for code in ("order-verb", "time"))
        and not states(words)
        and not opens_with_body(head)
    )
