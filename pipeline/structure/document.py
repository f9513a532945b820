"""The order of the work inside the stage: head, foot, headings, tree, sentences."""

from __future__ import annotations

from dataclasses import replace

from models.structure import Structure
from models.text import Span, Text, TextTable
from pipeline.structure.closing import find_closing, signature_lines
from pipeline.structure.forms import Heading
from pipeline.structure.head import find_header
from pipeline.structure.headings import find_headings
from pipeline.structure.labels import ANNEX
from pipeline.structure.lines import Line, blocks_of
from pipeline.structure.news import find_subheadings
from pipeline.structure.sections import build_sections
from pipeline.structure.sentences import find_sentences

_ORDERS = frozenset({"CT", "CĐ", "CTLT"})
"""Types whose numbered items are orders to the body that they open with."""


def find_structure(text: Text) -> Structure:
    """Head, sections, sentences, tables and foot of a text."""
    blocks = blocks_of(text)
    header, first = find_header(blocks, recognised=text.origin != "text")
    closing, last, after = find_closing(blocks, first)
    signed = signature_lines(blocks)
    before, annexes = (
        [blocks[place] for place in places if place not in signed]
        for places in (range(first, last), range(after, len(blocks)))
    )
    body = [*before, *annexes]
    end = body[-1].end if body else header.span.end
    orders = header.type in _ORDERS
    headings = [
        *find_headings(before, text.content, orders),
        *_of_annexes(find_headings(annexes, text.content, orders)),
    ]
    if not header.present and header.type is None:
        headings = sorted([*headings, *find_subheadings(before, headings)], key=lambda heading: heading.start)
    if not header.present:
        headings = [heading for heading in headings if heading.label or heading.start != blocks[0].start]
    sections = build_sections(headings, end, closing.span)
    return Structure(
        header=header,
        sections=sections,
        sentences=find_sentences([block for block in body if isinstance(block, Line)], sections),
        tables=tuple(block for block in body if isinstance(block, TextTable)),
        closing=closing,
        body=Span(header.span.end, blocks[last - 1].end if last > first else header.span.end),
    )


def _of_annexes(headings: list[Heading]) -> list[Heading]:
    """The first title after the foot opens an annex, whether it says "Phụ lục" or not."""
    if headings and headings[0].label is None:
        headings[0] = replace(headings[0], rank=ANNEX)
    return headings
