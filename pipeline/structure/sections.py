"""The tree of sections from headings: rank and order decide, the printed number is kept as evidence only."""

from __future__ import annotations

from collections.abc import Sequence

from models.structure import Section
from models.text import Span
from models.values.wording import normal
from pipeline.structure.cues import opens_with
from pipeline.structure.forms import Heading
from pipeline.structure.labels import CAPITAL, ROMAN
from pipeline.structure.roles import role_of


def build_sections(headings: Sequence[Heading], end: int, foot: Span | None = None) -> tuple[Section, ...]:
    """Sections in order, nested by rank; each ends where the next of its own or a higher rank begins, or at `end`.

    No section reaches into the `foot` from before it. Numbers that repeat, skip or restart are no errors: a heading
    of a rank already open is the next sibling.
    """
    parents, depths = _parents(headings)
    ends = _ends(headings, parents, end)
    sections: list[Section] = []
    for place, heading in enumerate(headings):
        parent = sections[parents[place]] if parents[place] is not None else None  # type: ignore[index]
        role = role_of(heading.title)
        if role == "task" and _tells_results(heading, parent):
            role = None
        sections.append(
            Section(
                id=f"s{place + 1}",
                parent=parent.id if parent else None,
                label=heading.label.printed if heading.label else None,
                heading=heading.title,
                role=role,
                effective_role=role or (parent.effective_role if parent else None),
                level=depths[place],
                start=heading.start,
                end=min(ends[place], foot.start) if foot and heading.start < foot.start else ends[place],
                body_start=heading.body_start,
            )
        )
    return tuple(sections)


def _tells_results(heading: Heading, parent: Section | None) -> bool:
    """ "Thực hiện nhiệm vụ chuyên môn" under "Kết quả …" tells what was done."""
    return (
        parent is not None
        and opens_with(normal(heading.title), "carried-out")
        and opens_with(normal(parent.heading), "results")
    )


def _parents(headings: Sequence[Heading]) -> tuple[list[int | None], list[int]]:
    stack: list[tuple[int, int]] = []
    parents: list[int | None] = []
    depths: list[int] = []
    for place, heading in enumerate(headings):
        rank = _rank(heading, [rank for rank, _ in stack])
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parents.append(stack[-1][1] if stack else None)
        depths.append(len(stack) + 1)
        stack.append((rank, place))
    return parents, depths


def _rank(heading: Heading, open_ranks: Sequence[int]) -> int:
    """A first "A." under an open "I." stands below it, against the usual ladder; so do its siblings."""
    if heading.rank != CAPITAL or ROMAN not in open_ranks or CAPITAL in open_ranks:
        return heading.rank
    inside = ROMAN + 1
    return inside if inside in open_ranks or (heading.label and heading.label.number == 1) else heading.rank


def _ends(headings: Sequence[Heading], parents: Sequence[int | None], end: int) -> list[int]:
    """A section ends before the next heading that does not lie inside it."""
    ends = [end] * len(headings)
    open_places: list[int] = []
    for place, heading in enumerate(headings):
        while open_places and open_places[-1] != parents[place]:
            ends[open_places.pop()] = heading.start
        open_places.append(place)
    return ends
