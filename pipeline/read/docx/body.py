"""A Word document (.docx) → Layout: its paragraphs and tables in body order, tracked changes as accepted.

Styles and lists come from styles and lists; this module walks the body. It reads the XML itself:
python-docx's objects cost about fifteen times as much for each paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Line, Page, Table
from models.limits import Limits
from pipeline.read.docx.grid import Grid
from pipeline.read.docx.lists import Lists, read_lists
from pipeline.read.docx.styles import Style, Styles, has_borders, read_styles
from pipeline.read.docx.wordml import (
    ParagraphStated,
    RunStated,
    W,
    child_of,
    paragraph_stated,
    run_stated,
    switch,
    value,
    whole,
)
from pipeline.read.inline import Inline
from pipeline.read.package import Package

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN: Final = "word/document.xml"
_P, _TBL, _TR, _TC, _R, _T = W + "p", W + "tbl", W + "tr", W + "tc", W + "r", W + "t"
_PPR, _RPR, _TBLPR, _TRPR, _TCPR = W + "pPr", W + "rPr", W + "tblPr", W + "trPr", W + "tcPr"
_DELETED, _TXBX = W + "del", W + "txbxContent"
_SYM: Final = W + "sym"
_BLOCKS: Final = frozenset({_P, _TBL})
_DROPPED: Final = frozenset({_PPR, _TBLPR, _TRPR, _TCPR, _DELETED, W + "moveFrom", W + "sdtPr", W + "sectPr"})
_MARKS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",
}
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWN: Final = frozenset({_ALTERNATE, W + "drawing", W + "pict", W + "object"})
_KEPT: Final = 8
_KNOWN_STYLES: Final[dict[tuple[bytes, int, int, int], Styles]] = {}
"""Styles read before, by the bytes that they lie in."""
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator"})


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of a Word document: one page without a number, running heads and feet marked as furniture."""
    package = Package.open(data, limits)
    main = dict(package.relations("")).get("officeDocument", _MAIN)
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableError("damaged", "tệp Word không có phần thân: hãy mở bằng Word và lưu lại")
    relations = package.relations(main)
    targets = dict(relations)
    walk = _Walk(
        _styles(package, targets.get("styles", "word/styles.xml")),
        lambda: read_lists(package.xml(targets.get("numbering", "word/numbering.xml"))),
        limits,
    )
    blocks = walk.blocks(body)
    for kind in ("footnotes", "endnotes"):
        blocks.extend(walk.notes(package.xml(targets.get(kind, f"word/{kind}.xml"))))
    running = [name for kind, name in relations if kind in {"header", "footer"}]
    blocks.extend(line for name in running for line in walk.furniture(package.xml(name)))
    return Layout(media_type=MEDIA_TYPE, pages=(Page(number=None, blocks=tuple(blocks)),), fonts=frozenset(walk.fonts))


def _styles(package: Package, name: str) -> Styles:
    """Kept because documents of one office or program have the same styles to the byte, often longer than the text."""
    if not package.holds(name):
        return Styles()
    packed = package.packed(name)
    styles = _KNOWN_STYLES.get(packed)
    if styles is None:
        styles = read_styles(package.xml(name))
        if len(_KNOWN_STYLES) >= _KEPT:
            _KNOWN_STYLES.clear()
        _KNOWN_STYLES[packed] = styles
    return styles


@dataclass(slots=True)
class _Walk:
    """One pass over a document's parts. Lists count as it goes, so parts are walked in reading order."""

    styles: Styles
    read_lists: Callable[[], Lists]
    limits: Limits
    lists: Lists | None = None
    """Read when the first paragraph is in a list."""
    characters: int = 0
    fonts: set[str] = field(default_factory=set)

    def blocks(self, parent: etree._Element) -> list[Line | Table]:
        """Paragraphs and tables below `parent` in order, whatever content controls wrap them."""
        found: list[Line | Table] = []
        for child in parent:
            tag = child.tag
            if tag == _P:
                self.paragraph(child, found)
            elif tag == _TBL:
                table = self.table(child)
                if table is not None:
                    found.append(table)
            elif tag not in _DROPPED:
                found += self.blocks(child)
        return found

    def paragraph(self, element: etree._Element, found: list[Line | Table]) -> None:
        """Add a paragraph's lines, parted at line breaks, then what its text boxes hold."""
        properties = child_of(element, _PPR)
        if len(element) == (properties is not None):
            return
        stated = paragraph_stated(properties)
        style = self.styles.find(stated.style)
        inline, boxes = Inline(), list[etree._Element]()
        self.runs(element, style, inline, boxes)
        if inline.inked:
            self.count(inline.length)
            centred = bool(style.centred if stated.centred is None else stated.centred)
            found += inline.lines(
                centred=centred, heading=stated.heading or style.heading, label=self.label(stated, style)
            )
        for box in boxes:
            found += self.blocks(box)

    def label(self, stated: ParagraphStated, style: Style) -> str | None:
        """The list label, from the paragraph's own numbering or its style's."""
        own, inherited = stated.numbering, style.numbering
        if own is None and inherited is None:
            return None
        if self.lists is None:
            self.lists = self.read_lists()
        if own is None:
            return self.lists.label(*inherited) if inherited else None
        numbering = own[0] if own[0] is not None or inherited is None else inherited[0]
        return self.lists.label(numbering, own[1])

    def runs(self, parent: etree._Element, style: Style, inline: Inline, boxes: list[etree._Element]) -> None:
        """Add the text of all runs below `parent`: hyperlinks, fields, insertions and content controls included."""
        for child in parent:
            tag = child.tag
            if tag == _R:
                self.run(child, style, inline, boxes)
            elif tag in _DRAWN:
                boxes.extend(_text_boxes(child))
            elif tag not in _DROPPED:
                self.runs(child, style, inline, boxes)

    def run(self, element: etree._Element, style: Style, inline: Inline, boxes: list[etree._Element]) -> None:
        """Add one run's text; hidden text is left out."""
        stated, text = run_stated(None), ""
        for child in element:
            tag = child.tag
            if tag == _T:
                text += child.text or ""
            elif tag == _RPR:
                stated = run_stated(child)
                if stated.hidden:
                    return
            elif tag in _MARKS:
                text += _MARKS[tag]
            elif tag == _SYM:
                self.add(text, stated, style, inline)
                text = ""
                self.add(_symbol(child), stated._replace(font=child.get(W + "font", "Symbol")), style, inline)
            elif tag in _DRAWN:
                boxes.extend(_text_boxes(child))
        self.add(text, stated, style, inline)

    def add(self, text: str, stated: RunStated, style: Style, inline: Inline) -> None:
        """Add text with what its run, character style and paragraph style say of it; note its font."""
        if not text:
            return
        character = self.styles.find(stated.style) if stated.style else style
        font = stated.font or character.font or style.font or ""
        inline.add(
            text,
            font,
            _stated(stated.bold, character.bold, style.bold),
            _stated(stated.italic, character.italic, style.italic),
            _stated(stated.capitals, character.capitals, style.capitals),
            stated.size or character.size or style.size,
            _stated(stated.high, character.high),
        )
        if not text.isspace():
            self.fonts.add(font)

    def table(self, element: etree._Element) -> Table | None:
        """A table on its grid, a vertically merged cell once; None if it holds no cells."""
        properties = child_of(element, _TBLPR)
        style_id = value(properties, "tblStyle")
        bordered = _stated(has_borders(properties), self.styles.find(style_id).bordered if style_id else None)
        grid = Grid()
        for row in _descend(element, _TR):
            row_properties = child_of(row, _TRPR)
            if row_properties is not None and child_of(row_properties, _DELETED) is not None:
                continue
            grid.begin_row(whole(row_properties, "gridBefore") or 0, switch(row_properties, "tblHeader"))
            for cell in _descend(row, _TC):
                cell_properties = child_of(cell, _TCPR)
                bordered = bordered or bool(has_borders(cell_properties, "tcBorders"))
                grid.add(cell_properties, self.cell_lines(cell))
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

    def count(self, characters: int) -> None:
        """Refuse a document that has more characters than the limit."""
        self.characters += characters
        if self.characters > self.limits.text_chars:
            raise RefusedError("too-large", f"văn bản dài quá {self.limits.text_chars} ký tự")


def _descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, content controls and insertions looked through."""
    for child in parent:
        found = child.tag
        if found == tag:
            yield child
        elif found not in _DROPPED and found not in _BLOCKS:
            yield from _descend(child, tag)


def _text_boxes(drawn: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing; of alternatives for old and new readers, the first that holds any."""
    if drawn.tag == _ALTERNATE:
        return next((held for choice in drawn if (held := _text_boxes(choice))), [])
    boxes: list[etree._Element] = []
    for child in drawn:
        boxes.extend([child] if child.tag == _TXBX else _text_boxes(child))
    return boxes


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font, in the private use area where Word keeps them."""
    code = element.get(W + "char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _stated(own: bool | None, character: bool | None, paragraph: bool | None = None) -> bool:
    """What the nearest of a run, its character style and its paragraph's style states; False if none does."""
    if own is not None:
        return own
    return bool(paragraph if character is None else character)
