"""A Word document (.docx) → Layout: its paragraphs and tables in body order, tracked changes as accepted.

Styles and lists come from docx_styles and docx_lists; this module walks the body. It reads the XML itself:
python-docx's objects cost about fifteen times as much for each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from models.errors import RefusedError, UnreadableError
from models.layout import Cell, Layout, Line, Page, Table
from models.limits import Limits
from pipeline.read.docx_lists import Lists, read_lists
from pipeline.read.docx_styles import (
    Style,
    Styles,
    half_points,
    has_borders,
    is_centred,
    numbering_of,
    outline_level,
    read_styles,
)
from pipeline.read.package import Package
from pipeline.read.wordml import VAL, W, integer, switch, value, whole

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN: Final = "word/document.xml"
_P, _TBL, _TR, _TC, _R, _T = W + "p", W + "tbl", W + "tr", W + "tc", W + "r", W + "t"
_PPR, _RPR, _TXBX = W + "pPr", W + "rPr", W + "txbxContent"
_DROPPED: Final = frozenset({W + "del", W + "moveFrom", W + "sdtPr", W + "sectPr", W + "tblPr", W + "tcPr", W + "trPr"})
_MARKS: Final = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWN: Final = frozenset({_ALTERNATE, W + "drawing", W + "pict", W + "object"})
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator"})


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of a Word document: one page without a number, running heads and feet marked as furniture."""
    package = Package.open(data, limits)
    root = package.xml(_MAIN)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableError("damaged", "tệp Word không có phần thân: hãy mở bằng Word và lưu lại")
    relations = package.all_relations(_MAIN)
    targets = dict(relations)
    walk = _Walk(
        read_styles(package.xml(targets.get("styles", "word/styles.xml"))),
        read_lists(package.xml(targets.get("numbering", "word/numbering.xml"))),
        limits,
    )
    blocks: list[Line | Table] = list(walk.blocks(body))
    for kind in ("footnotes", "endnotes"):
        blocks.extend(walk.notes(package.xml(targets.get(kind, f"word/{kind}.xml"))))
    running = [name for kind, name in relations if kind in {"header", "footer"}]
    blocks.extend(line for name in running for line in walk.furniture(package.xml(name)))
    return Layout(media_type=MEDIA_TYPE, pages=(Page(number=None, blocks=tuple(blocks)),), fonts=frozenset(walk.fonts))


@dataclass(slots=True)
class _Printed:
    """What a paragraph's runs add up to; characters in bold and italic are counted to judge the whole."""

    pieces: list[str] = field(default_factory=list)
    inked: int = 0
    bold: int = 0
    italic: int = 0
    size: float | None = None
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """One pass over a document's parts. Lists count as it goes, so parts are walked in reading order."""

    styles: Styles
    lists: Lists
    limits: Limits
    characters: int = 0
    fonts: set[str] = field(default_factory=set)

    def blocks(self, parent: etree._Element) -> Iterator[Line | Table]:
        """Paragraphs and tables below `parent` in order, whatever content controls wrap them."""
        for child in parent:
            if child.tag == _P:
                yield from self.paragraph(child)
            elif child.tag == _TBL:
                table = self.table(child)
                if table is not None:
                    yield table
            elif child.tag not in _DROPPED:
                yield from self.blocks(child)

    def paragraph(self, element: etree._Element) -> Iterator[Line | Table]:
        """A paragraph's lines, parted at line breaks, then what its text boxes hold."""
        properties = element.find(_PPR)
        style = self.styles.find(value(properties, "pStyle"))
        printed = _Printed()
        self.runs(element, style, printed)
        text = "".join(printed.pieces)
        self.count(text)
        if text.strip():
            yield from self.lines(text, properties, style, printed)
        for box in printed.boxes:
            yield from self.blocks(box)

    def lines(
        self, text: str, properties: etree._Element | None, style: Style, printed: _Printed
    ) -> Iterator[Line]:
        """The paragraph's text with what its properties and style say of it."""
        centred = is_centred(properties)
        line = Line(
            text="",
            whole=True,
            bold=printed.bold * 2 > printed.inked,
            italic=printed.italic * 2 > printed.inked,
            centred=bool(style.centred if centred is None else centred),
            size=printed.size,
            heading=outline_level(properties) or style.heading,
            label=self.label(properties, style),
        )
        for piece in text.split("\n"):
            if piece.strip():
                yield replace(line, text=piece.strip())
                line = replace(line, label=None)

    def label(self, properties: etree._Element | None, style: Style) -> str | None:
        """The list label, from the paragraph's own numbering or its style's."""
        own, inherited = numbering_of(properties), style.numbering
        if own is None:
            return self.lists.label(*inherited) if inherited else None
        numbering = own[0] if own[0] is not None else inherited and inherited[0]
        return self.lists.label(numbering, own[1])

    def runs(self, parent: etree._Element, style: Style, printed: _Printed) -> None:
        """Add the text of all runs below `parent`: hyperlinks, fields, insertions and content controls included."""
        for child in parent:
            if child.tag == _R:
                self.run(child, style, printed)
            elif child.tag in _DRAWN:
                printed.boxes.extend(_text_boxes(child))
            elif child.tag not in _DROPPED and child.tag != _PPR:
                self.runs(child, style, printed)

    def run(self, element: etree._Element, style: Style, printed: _Printed) -> None:
        """Add one run's text; hidden text is left out."""
        properties = element.find(_RPR)
        if properties is not None and switch(properties, "vanish"):
            return
        inked = len(printed.pieces)
        for child in element:
            tag = child.tag
            if tag == _T:
                printed.pieces.append(child.text or "")
            elif tag in _MARKS:
                printed.pieces.append(_MARKS[tag])
            elif tag == W + "sym":
                printed.pieces.append(_symbol(child))
            elif tag in _DRAWN:
                printed.boxes.extend(_text_boxes(child))
        self.measure(sum(len(piece.strip()) for piece in printed.pieces[inked:]), properties, style, printed)

    def measure(self, inked: int, properties: etree._Element | None, style: Style, printed: _Printed) -> None:
        """Count a run's visible characters by weight; note its size and font."""
        if not inked:
            return
        printed.inked += inked
        character = self.styles.by_id.get(value(properties, "rStyle") or "", style) if properties is not None else style
        printed.bold += inked if _stated(switch(properties, "b"), character.bold, style.bold) else 0
        printed.italic += inked if _stated(switch(properties, "i"), character.italic, style.italic) else 0
        printed.size = printed.size or half_points(properties) or character.size or style.size
        font = None if properties is None else properties.find(W + "rFonts")
        if font is not None:
            self.fonts.add(font.get(W + "ascii") or font.get(W + "hAnsi") or "")

    def table(self, element: etree._Element) -> Table | None:
        """A table on its grid, a vertically merged cell once; None if it holds no cells."""
        properties = element.find(W + "tblPr")
        style = self.styles.by_id.get(value(properties, "tblStyle") or "")
        bordered = _stated(has_borders(properties), style.bordered if style else None)
        grid = _Grid()
        for number, row in enumerate(_descend(element, _TR)):
            row_properties = row.find(W + "trPr")
            if row_properties is not None and row_properties.find(W + "del") is not None:
                continue
            grid.begin_row(whole(row_properties, "gridBefore") or 0, bool(switch(row_properties, "tblHeader")))
            for cell in _descend(row, _TC):
                bordered = bool(has_borders(cell.find(W + "tcPr"), "tcBorders")) or bordered
                grid.add(cell, self.cell_lines(cell))
            del number
        return grid.table(bordered)

    def cell_lines(self, cell: etree._Element) -> tuple[Line, ...]:
        """A cell's paragraphs; those of a table inside it follow in reading order."""
        lines: list[Line] = []
        for block in self.blocks(cell):
            if isinstance(block, Line):
                lines.append(block)
            else:
                lines.extend(line for inner in block.cells for line in inner.lines)
        return tuple(lines)

    def notes(self, root: etree._Element | None) -> Iterator[Line | Table]:
        """Footnotes or endnotes, without the rules that part them from the text."""
        for note in () if root is None else root:
            if note.get(W + "type") not in _SEPARATORS:
                yield from self.blocks(note)

    def furniture(self, root: etree._Element | None) -> Iterator[Line]:
        """A running head or foot."""
        for block in () if root is None else self.blocks(root):
            lines = (block,) if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
            yield from (replace(line, furniture=True) for line in lines)

    def count(self, text: str) -> None:
        """Refuse a document that has more characters than the limit."""
        self.characters += len(text)
        if self.characters > self.limits.text_chars:
            raise RefusedError("too-large", f"văn bản dài quá {self.limits.text_chars} ký tự")


@dataclass(slots=True)
class _Grid:
    """A table being filled, row by row."""

    cells: list[Cell] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    """Grid column → place in `cells` of the vertically merged cell that goes on there."""
    row: int = -1
    column: int = 0
    columns: int = 0
    header: bool = False

    def begin_row(self, skipped: int, header: bool) -> None:
        """Start the next row after `skipped` grid columns."""
        self.row, self.column, self.header = self.row + 1, min(skipped, 1000), header

    def add(self, element: etree._Element, lines: tuple[Line, ...]) -> None:
        """Put a cell at the next column, or lengthen the one above that it is merged with."""
        properties = element.find(W + "tcPr")
        span = min(max(whole(properties, "gridSpan") or 1, 1), 1000)
        merge = None if properties is None else properties.find(W + "vMerge")
        above = self.open.get(self.column)
        if merge is not None and merge.get(VAL, "continue") == "continue" and above is not None:
            held = self.cells[above]
            self.cells[above] = replace(held, rows=self.row - held.row + 1, lines=held.lines + lines)
        else:
            self.open.pop(self.column, None)
            if merge is not None:
                self.open[self.column] = len(self.cells)
            self.cells.append(Cell(lines, self.row, self.column, columns=span, header=self.header))
        self.column += span
        self.columns = max(self.columns, self.column)

    def table(self, bordered: bool) -> Table | None:
        """The finished table."""
        return Table(tuple(self.cells), self.row + 1, self.columns, bordered) if self.cells else None


def _descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, content controls and insertions looked through."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _DROPPED and child.tag not in {_P, _TBL}:
            yield from _descend(child, tag)


def _text_boxes(drawn: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing; of two alternatives for old and new readers, the first that holds any."""
    if drawn.tag != _ALTERNATE:
        return [box for box in drawn.iter(_TXBX) if not any(True for _ in box.iterancestors(_TXBX))]
    return next((boxes for choice in drawn if (boxes := _text_boxes(choice))), [])


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font, in the private use area where Word keeps them."""
    code = element.get(W + "char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _stated(*values: bool | None) -> bool:
    """The first value that is stated; False if none is."""
    return next((one for one in values if one is not None), False)


_ = integer
