"""An OpenDocument text (.odt) → Layout: headings, paragraphs, lists and tables in body order, deletions left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Line, Page, Table
from models.limits import Limits
from pipeline.read.inline import Inline
from pipeline.read.odt.lists import Lists
from pipeline.read.odt.names import DRAW, MANIFEST, OFFICE, STYLE, TABLE, TEXT, count
from pipeline.read.odt.styles import NO_STYLE, Style, Styles, body_of
from pipeline.read.odt.tables import read_table
from pipeline.read.package import Package

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_P, _H, _LIST, _TABLE = TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table"
_ITEMS: Final = frozenset({TEXT + "list-item", TEXT + "list-header"})
_NOTE: Final = TEXT + "note"
_BOXES: Final = frozenset(
    DRAW + name
    for name in ("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption", "line")
)
"""What holds paragraphs of its own inside one: text boxes, and shapes, as those of Word become."""
_DROPPED: Final = frozenset(
    {
        TEXT + "tracked-changes",
        OFFICE + "annotation",
        OFFICE + "annotation-end",
        OFFICE + "forms",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        TEXT + "index-title-template",
        TEXT + "ruby-text",
        TEXT + "script",
    }
)
"""Deleted text stands in text:tracked-changes and nowhere else."""
_MARKS: Final = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS: Final = 200
_DEEPEST_LIST: Final = 9
_RUNNING: Final = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


@dataclass(frozen=True, slots=True)
class _Item:
    """Where a paragraph stands in a list: the style and what counts, its level, and the label if it is the first."""

    style: str | None = None
    counting: str = ""
    level: int = 0
    label: str | None = None


_NO_ITEM: Final = _Item()


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of an OpenDocument text: one page without a number, running heads and feet marked as furniture."""
    package = Package.open(data, limits)
    _refuse_encrypted(package)
    content, named = package.xml("content.xml"), package.xml("styles.xml")
    body = body_of(content)
    if body is None:
        raise UnreadableError("damaged", "tệp OpenDocument không có phần văn bản: hãy mở bằng LibreOffice và lưu lại")
    styles = Styles.of((named, content))
    walk = _Walk(styles, Lists(styles.lists), limits)
    blocks: list[Line | Table] = list(walk.blocks(body, _NO_ITEM))
    for note in walk.notes:
        blocks.extend(walk.blocks(note, _NO_ITEM))
    blocks.extend(walk.furniture(named))
    return Layout(media_type=MEDIA_TYPE, pages=(Page(number=None, blocks=tuple(blocks)),), fonts=frozenset(walk.fonts))


def _refuse_encrypted(package: Package) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        raise UnreadableError("encrypted", "văn bản có mật khẩu: hãy bỏ mật khẩu rồi lưu lại")


@dataclass(slots=True)
class _Walk:
    """One pass over a document. Lists count as it goes."""

    styles: Styles
    lists: Lists
    limits: Limits
    characters: int = 0
    fonts: set[str] = field(default_factory=set)
    notes: list[etree._Element] = field(default_factory=list)

    def blocks(self, parent: etree._Element, item: _Item) -> Iterator[Line | Table]:
        """Paragraphs and tables below `parent` in order, sections and indexes looked through."""
        for child in parent:
            tag = child.tag
            if tag in {_P, _H}:
                yield from self.paragraph(child, item)
                item = replace(item, label=None) if item.label else item
            elif tag == _LIST:
                yield from self.items(child, item)
            elif tag == _TABLE:
                bordered = self.styles.is_bordered(child)
                table = read_table(child, self.cell_lines, bordered)
                if table is not None:
                    yield table
            elif tag not in _DROPPED:
                yield from self.blocks(child, item)

    def items(self, element: etree._Element, outer: _Item) -> Iterator[Line | Table]:
        """A list's items; one inside another counts on the next level."""
        style = element.get(TEXT + "style-name") or outer.style
        level = min(outer.level + 1, _DEEPEST_LIST)
        if outer.level:
            counting = outer.counting
        else:
            goes_on = element.get(TEXT + "continue-list") or element.get(TEXT + "continue-numbering") == "true"
            counting = f"style {style}"
            self.lists.begin(counting, not goes_on)
        for child in element:
            if child.tag not in _ITEMS:
                continue
            label = None
            if child.tag == TEXT + "list-item" and (len(child) and child[0].tag != _LIST):
                label = self.lists.label(counting, style, level, child.get(TEXT + "start-value"))
            yield from self.blocks(child, _Item(style, counting, level, label))

    def paragraph(self, element: etree._Element, item: _Item) -> Iterator[Line | Table]:
        """A paragraph's lines, parted at line breaks, then what its text boxes hold."""
        style = self.styles.find("paragraph", element.get(TEXT + "style-name"))
        inline, boxes = Inline(), list[etree._Element]()
        self.runs(element, style, inline, boxes)
        heading = style.heading
        if element.tag == _H:
            heading = count(element.get(TEXT + "outline-level"), most=9)
        if inline.inked and not style.hidden:
            self.characters += inline.length
            if self.characters > self.limits.text_chars:
                raise RefusedError("too-large", f"văn bản dài quá {self.limits.text_chars} ký tự")
            yield from inline.lines(centred=bool(style.centred), heading=heading, label=item.label)
        for box in boxes:
            yield from self.blocks(box, _NO_ITEM)

    def runs(self, parent: etree._Element, style: Style, inline: Inline, boxes: list[etree._Element]) -> None:
        """Add the text below `parent`, spans and links looked through; notes and text boxes are kept for later."""
        self.add(parent.text, style, inline)
        for child in parent:
            tag = child.tag
            if tag in _MARKS:
                self.put(_MARKS[tag], style, inline)
            elif tag == TEXT + "s":
                self.put(" " * count(child.get(TEXT + "c"), most=_MOST_BLANKS), style, inline)
            elif tag == _NOTE:
                self.notes.extend(child.iterchildren(TEXT + "note-body"))
            elif tag in _BOXES:
                boxes.append(child)
            elif tag not in _DROPPED:
                own = self.styles.find("text", child.get(TEXT + "style-name")) if tag == TEXT + "span" else NO_STYLE
                self.runs(child, _over(own, style), inline, boxes)
            self.add(child.tail, style, inline)

    def add(self, text: str | None, style: Style, inline: Inline) -> None:
        """Add text of the file, in which any blanks are one."""
        if text:
            self.put(_BLANKS.sub(" ", text), style, inline)

    def put(self, text: str, style: Style, inline: Inline) -> None:
        """Add text as it is printed."""
        if style.hidden:
            return
        font = style.font or ""
        inline.add(
            text,
            font,
            bold=bool(style.bold),
            italic=bool(style.italic),
            capitals=bool(style.capitals),
            size=style.size,
            high=bool(style.high),
        )
        if not text.isspace():
            self.fonts.add(font)

    def cell_lines(self, cell: etree._Element) -> tuple[Line, ...]:
        """A cell's paragraphs; those of a table inside it follow in reading order."""
        lines: list[Line] = []
        for block in self.blocks(cell, _NO_ITEM):
            lines.extend((block,) if isinstance(block, Line) else (line for one in block.cells for line in one.lines))
        return tuple(lines)

    def furniture(self, named: etree._Element | None) -> Iterator[Line]:
        """Running heads and feet of all page styles."""
        pages = () if named is None else named.iter(STYLE + "master-page")
        for running in (child for page in pages for child in page):
            if running.tag in {STYLE + name for name in _RUNNING}:
                yield from (replace(line, furniture=True) for line in self.cell_lines(running))


def _over(own: Style, outer: Style) -> Style:
    """A span's style laid over that of what it stands in."""
    if own is NO_STYLE:
        return outer
    return outer._replace(**{name: value for name, value in own._asdict().items() if value is not None})
