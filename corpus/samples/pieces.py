"""A draft as the pieces that any format prints in order: columns, lines, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.samples.facts import CUT, Block, Draft
from corpus.samples.word import TYPES, foot_columns, head_columns, plain


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side, each of lines; an empty line is a blank one."""

    columns: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """One paragraph."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Spanning:
    """A table cell and how many rows and columns of the grid it takes."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: rows of cells, None where a cell from above or from the left reaches."""

    rows: tuple[tuple[Spanning | None, ...], ...]


Piece = Columns | Printed | Grid


def pieces(draft: Draft) -> Iterator[Piece]:
    """Head, title, body, foot and appendix of a draft."""
    left, right = head_columns(draft)
    yield Columns((tuple(left), tuple(right)))
    for line in (TYPES[draft.head.type], draft.head.title, "-----------"):
        yield Printed(line, bold=True, centred=True)
    if draft.head.addressee:
        yield Printed(f"Kính gửi: {draft.head.addressee}", centred=True)
    for block in draft.blocks:
        yield from _block(block)
    recipients, signers = foot_columns(draft)
    yield Columns((tuple(recipients), *map(tuple, signers)))
    for block in draft.appendix:
        yield from _block(block)


def _block(block: Block) -> Iterator[Piece]:
    if block.kind != "table":
        yield Printed(plain(block).replace(CUT, ""), bold=block.kind in ("part", "heading"))
        return
    if block.text:
        yield Printed(block.text)
    if block.unit:
        yield Printed(f"Đơn vị: {block.unit}")
    yield Grid(tuple(_rows(block)))


def _rows(block: Block) -> Iterator[tuple[Spanning | None, ...]]:
    """The rows; where the second header row is empty at its left, it is joined with the first."""
    first, second, *others = block.rows
    last = len(first) - 1
    if second[0] == "":
        yield (*(Spanning(text, rows=2) for text in first[: last - 1]), Spanning(first[last - 1], columns=2), None)
        yield (*(None for _ in first[: last - 1]), *map(Spanning, second[last - 1 :]))
    else:
        others = [second, *others]
        yield tuple(map(Spanning, first))
    for row in others:
        yield tuple(map(Spanning, row))
