"""Lines and tables of a layout put together into one Text with its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from models.layout import Layout, Line, Page, Table
from models.text import PageStart, Paragraph, PrintedLine, Text, TextCell, TextTable
from pipeline.normalise.furniture import edge_lines, is_running, is_stamp, running_lines
from pipeline.normalise.notes import footnotes, usual_size
from pipeline.normalise.paragraphs import BULLETS, join, measure_print, uncentre
from pipeline.normalise.pieces import Piece
from pipeline.normalise.places import printed_line, shifted
from pipeline.normalise.tables import arranges

Clean = Callable[[Line], str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A table that stays one, with its page."""

    table: Table
    page: int | None


def assemble(layout: Layout, encoding: Literal["unicode", "tcvn3", "vni", "viscii"], clean: Clean) -> Text:
    """The text of a layout, its lines cleaned by `clean`, furniture left out, lines joined into paragraphs."""
    writer = _Writer()
    pieces: list[Piece] = []
    items = list(_items(layout, clean))
    lines = [item for item in items if isinstance(item, Piece)]
    measure = measure_print(lines)
    uncentre(lines, measure)
    for item in items:
        if isinstance(item, Piece):
            pieces.append(item)
            continue
        writer.paragraphs(join(pieces, measure))
        pieces = []
        writer.table(item.table, item.page, clean)
    writer.paragraphs(join(pieces, measure))
    numbered = [page.number for page in layout.pages if page.number is not None]
    return Text(
        content="".join(writer.parts),
        blocks=tuple(writer.blocks),
        page_starts=tuple(writer.page_starts),
        page_count=max(numbered) if numbered else None,
        origin=layout.origin,
        encoding=encoding,
        warnings=layout.warnings,
        printed=tuple(writer.printed),
    )


def _items(layout: Layout, clean: Clean) -> Iterator[Piece | _Placed]:
    usual = usual_size(layout.pages)
    running = running_lines(layout.pages)
    for page in layout.pages:
        yield from _page_items(page, running, usual, clean)


def _page_items(page: Page, running: frozenset[str], usual: float, clean: Clean) -> Iterator[Piece | _Placed]:
    edges = {id(line) for line in edge_lines(page)}
    notes = footnotes(page, usual)
    stamped = False
    for block in page.blocks:
        if isinstance(block, Line):
            text = clean(block)
            stamped = is_stamp(text, stamped)
            if not (block.furniture or stamped or (id(block) in edges and is_running(block, text, running))):
                yield _piece(block, text, page.number, id(block) in notes)
        elif arranges(block):
            yield from _columns(block, page.number, clean)
        else:
            yield _Placed(block, page.number)


def _columns(table: Table, page: int | None, clean: Clean) -> Iterator[Piece]:
    """The cells of a table that only arranges, column by column, as paragraphs."""
    for cell in sorted(table.cells, key=lambda one: (one.column, one.row)):
        for line in cell.lines:
            yield _piece(line, clean(line), page)


def _piece(line: Line, text: str, page: int | None, note: bool = False) -> Piece:
    label = line.label if line.label and text and not (line.label in BULLETS and text[0] in BULLETS) else ""
    shown = f"{label} {text}" if label else text
    printed = () if line.box is None else printed_line(line, shown, page)
    indent = 0 if line.whole or line.box else len(line.text) - len(line.text.lstrip(" "))
    return Piece(
        shown, line.whole, page, line.bold, line.centred, line.heading, line.box, bool(label), printed, indent, note
    )


@dataclass(slots=True)
class _Writer:
    """The text so far, its blocks and page starts."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Paragraph | TextTable] = field(default_factory=list)
    page_starts: list[PageStart] = field(default_factory=list)
    printed: list[PrintedLine] = field(default_factory=list)

    def write(self, text: str) -> int:
        """Append and return the offset at which `text` begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def begin(self, page: int | None) -> None:
        """Part the next block from the last; note the page that it begins."""
        if self.parts:
            self.write("\n")
        if page is not None and (not self.page_starts or self.page_starts[-1].number != page):
            self.page_starts.append(PageStart(self.length, page))

    def paragraphs(self, pieces: list[Piece]) -> None:
        """Write paragraphs."""
        for piece in pieces:
            self.begin(piece.page)
            start = self.write(piece.text)
            if piece.turns:
                self.page_starts.extend(PageStart(start + offset, page) for offset, page in piece.turns)
            if piece.printed:
                self.printed.extend(shifted(piece.printed, start))
            self.blocks.append(
                Paragraph(start, self.length, piece.page, piece.bold, piece.centred, piece.heading, piece.box)
            )

    def table(self, table: Table, page: int | None, clean: Clean) -> None:
        """Write a table, one line a row."""
        texts = {id(cell): [(line, text) for line in cell.lines if (text := clean(line))] for cell in table.cells}
        if not any(texts.values()):
            return
        self.begin(page)
        start = self.length
        cells: list[TextCell] = []
        row = table.cells[0].row
        for place, cell in enumerate(sorted(table.cells, key=lambda one: (one.row, one.column))):
            if place:
                self.write(" | " if cell.row == row else "\n")
            row = cell.row
            begun = self.cell(texts[id(cell)], page)
            cells.append(TextCell(begun, self.length, cell.row, cell.column, cell.rows, cell.columns, cell.header))
        self.blocks.append(TextTable(start, self.length, tuple(cells), table.rows, table.columns, page))

    def cell(self, lines: list[tuple[Line, str]], page: int | None) -> int:
        """Write a cell's lines as one and return the offset at which it begins."""
        begun = self.length
        for place, (line, text) in enumerate(lines):
            if place:
                self.write(" ")
            start = self.write(text)
            if line.box is not None:
                self.printed.extend(shifted(printed_line(line, text, page), start))
        return begun
