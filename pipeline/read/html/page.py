"""A web page, or a text that a word processor saved as one, → Layout: headings, paragraphs, list items, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Line, Page, Table
from models.limits import Limits
from pipeline.read.charset import decode
from pipeline.read.html.fonts import Rules, font_of, font_rules
from pipeline.read.html.tables import OpenList, OpenTable, style_of
from pipeline.read.inline import Inline

_SKIPPED: Final = frozenset(
    [
        "script",
        "style",
        "nav",
        "noscript",
        "template",
        "head",
        "title",
        "iframe",
        "svg",
        "button",
        "select",
        "textarea",
        "object",
        "audio",
        "video",
        "footer",
        "aside",
        "del",
    ]
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "pre",
        "body",
        "html",
        "center",
        "address",
        "figure",
        "figcaption",
        "hr",
        "caption",
        "form",
        "fieldset",
        "details",
        "summary",
        *_HEADINGS,
    ]
)
_BOLD: Final = frozenset({"b", "strong", "th"})
_ITALIC: Final = frozenset({"i", "em"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RAISED: Final = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_STRONG: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_SUBSET: Final = re.compile(r"<!DOCTYPE[^>]*\[|<!ENTITY", re.IGNORECASE)
_STATED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD: Final = 4096


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of a page: one page without a number."""
    stated = _STATED.search(data[:_HEAD])
    decoded = decode(data, stated[1].decode("ascii") if stated else None)
    if _SUBSET.search(decoded.text[:_HEAD]):
        raise RefusedError("entities", "trang có khai báo thực thể, bị từ chối vì không an toàn")
    if decoded.text.count("<") > limits.xml_nodes:
        raise RefusedError("too-large", f"trang quá {limits.xml_nodes} phần tử")
    if len(decoded.text) > limits.text_chars * 5:
        raise RefusedError("too-large", f"trang dài quá {limits.text_chars * 5} ký tự")
    walk = _Walk()
    walk.page(_parse(decoded.text))
    blocks = tuple(walk.blocks)
    if not blocks:
        raise UnreadableError("no-text", "trang không có chữ: hãy lưu lại trang đầy đủ")
    return Layout(media_type="text/html", pages=(Page(number=None, blocks=blocks),), fonts=frozenset(walk.fonts))


def _parse(text: str) -> etree._Element:
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_DECLARED.sub("", text).replace("\x00", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError("damaged", "trang HTML hỏng hoặc không có nội dung: hãy lưu lại trang") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise RefusedError("bomb", "trang có thẻ lồng nhau quá 256 tầng")
    return root


@dataclass(slots=True)
class _Walk:
    """One pass over the tree by its start and end events: depth costs no stack."""

    blocks: list[Line | Table] = field(default_factory=list)
    rules: Rules = field(default_factory=dict)
    inline: Inline = field(default_factory=Inline)
    """The line so far."""
    tables: list[OpenTable] = field(default_factory=list)
    lists: list[OpenList | None] = field(default_factory=list)
    """The open lists, innermost last; None for one with bullets."""
    label: str | None = None
    heading: int | None = None
    centred: int = 0
    bold: int = 0
    italic: int = 0
    linked: int = 0
    raised: int = 0
    """Open elements that centre, embolden, slant, link or raise what they hold."""
    inked_linked: int = 0
    """Characters of the line so far that are linked."""
    faces: list[str] = field(default_factory=list)
    """Fonts named by the open elements, innermost last."""
    fonts: set[str] = field(default_factory=set)

    def page(self, root: etree._Element) -> None:
        """Walk the whole tree."""
        self.rules = font_rules(root)
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if not isinstance(element.tag, str):
                if event == "end":
                    self.text(element.tail)
            elif event == "start":
                if element.tag in _SKIPPED or _is_hidden(element):
                    walker.skip_subtree()
                else:
                    self.start(element)
            elif element.tag in _SKIPPED or _is_hidden(element):
                self.text(element.tail)
            else:
                self.end(element)
        self.flush()

    def text(self, text: str | None) -> None:
        """Add running text."""
        if not text:
            return
        text = _BLANKS.sub(" ", text)
        if self.inline.pieces and self.inline.pieces[-1].endswith(" "):
            text = text.removeprefix(" ")
        font = self.faces[-1] if self.faces else ""
        self.inline.add(text, font, bold=self.bold > 0, italic=self.italic > 0, high=self.raised > 0)
        self.inked_linked += len(text.strip()) if self.linked else 0

    def start(self, element: etree._Element) -> None:
        """A start tag."""
        tag = element.tag
        if tag == "br":
            self.flush()
        elif tag == "table":
            self.flush()
            self.tables.append(OpenTable(element))
        elif tag == "tr" and self.tables:
            self.flush()
            self.tables[-1].begin_row()
        elif tag in {"td", "th"} and self.tables:
            self.flush()
            self.tables[-1].begin_cell(element)
        elif tag in _BLOCKS:
            self.flush()
            self.begin_block(element)
        self.style(element, 1)
        self.text(element.text)

    def end(self, element: etree._Element) -> None:
        """An end tag, and the text after it."""
        tag = element.tag
        if tag in _BLOCKS or tag in {"td", "th"}:
            self.flush()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            self.flush()
            for block in self.tables.pop().close():
                self.emit(block)
        elif tag in _HEADINGS:
            self.heading = None
        self.style(element, -1)
        self.text(element.tail)

    def style(self, element: etree._Element, step: int) -> None:
        """Count what is switched on by an open element."""
        tag, style = element.tag, style_of(element)
        self.bold += step * (tag in _BOLD or bool(_STRONG.search(style)))
        self.italic += step * (tag in _ITALIC)
        self.raised += step * (tag == "sup" or bool(_RAISED.search(style)))
        self.linked += step * (tag == "a" and element.get("href") is not None)
        self.centred += step * (tag == "center" or element.get("align") == "center" or bool(_CENTRED.search(style)))
        font = font_of(element, self.rules)
        if font and step > 0:
            self.faces.append(font)
            self.fonts.add(font)
        elif font and self.faces:
            self.faces.pop()

    def begin_block(self, element: etree._Element) -> None:
        """A block element: lists and their items count."""
        tag = element.tag
        if tag in {"ul", "ol"}:
            self.lists.append(OpenList(element) if tag == "ol" else None)
        elif tag == "li":
            counting = self.lists[-1] if self.lists else None
            self.label = "-" if counting is None else counting.next_label()
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[str(tag)]

    def flush(self) -> None:
        """End the line that is being gathered; a list item that is only a link belongs to a menu."""
        inline, linked = self.inline, self.inked_linked
        self.inline, self.inked_linked = Inline(), 0
        for line in inline.lines(centred=self.centred > 0, heading=self.heading, label=self.label):
            self.emit(replace(line, furniture=True) if self.lists and linked == inline.inked > 0 else line)
            self.label = None

    def emit(self, block: Line | Table) -> None:
        """Put a block into the innermost open cell, or on the page."""
        if self.tables and self.tables[-1].cells:
            self.tables[-1].cells[-1].blocks.append(block)
        else:
            self.blocks.append(block)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(style_of(element)))
