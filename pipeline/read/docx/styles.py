"""What styles.xml says of paragraphs, runs and tables, inherited properties filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from pipeline.read.docx.wordml import VAL, W, child_of, paragraph_stated, run_stated, value

_DEEPEST: Final = 20
_NO_BORDER: Final = frozenset({"nil", "none"})


class Style(NamedTuple):
    """A style with what it inherits; None where neither it nor its ancestors state a property."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    size: float | None = None
    font: str | None = None
    centred: bool | None = None
    heading: int | None = None
    numbering: tuple[int | None, int] | None = None
    """(numId or None, level)"""
    bordered: bool | None = None
    high: bool | None = None


NO_STYLE: Final = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, each worked out when it is first asked for."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    defaults: Style = NO_STYLE
    default_id: str | None = None
    known: dict[str, Style] = field(default_factory=dict)

    def find(self, style_id: str | None) -> Style:
        """The style of that id; the default paragraph style for None; an empty one for an unknown id."""
        if style_id is None:
            if self.default_id is None:
                return self.defaults
            style_id = self.default_id
        if style_id not in self.known:
            self.known[style_id] = self._inherit(style_id) if style_id in self.elements else NO_STYLE
        return self.known[style_id]

    def _inherit(self, style_id: str) -> Style:
        chain: list[Style] = []
        current: str | None = style_id
        while current in self.elements and len(chain) < _DEEPEST:
            element = self.elements[current]
            chain.append(_own(element))
            current = value(element, "basedOn")
        chain.append(self.defaults)
        return Style(*(next((one for one in stated if one is not None), None) for stated in zip(*chain, strict=True)))


def read_styles(root: etree._Element | None) -> Styles:
    """Styles from the root of styles.xml; an empty collection for None."""
    if root is None:
        return Styles()
    elements = {element.get(W + "styleId", ""): element for element in root.iterfind(W + "style")}
    default = next(
        (
            style_id
            for style_id, element in elements.items()
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}
        ),
        None,
    )
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    stated = run_stated(run)
    return Styles(elements, Style(size=stated.size, font=stated.font), default)


def has_borders(properties: etree._Element | None, name: str = "tblBorders") -> bool | None:
    """True if any border is drawn; None if borders are not mentioned."""
    borders = None if properties is None else child_of(properties, W + name)
    if borders is None or not len(borders):
        return None
    return any(border.get(VAL, "nil") not in _NO_BORDER for border in borders)


def _own(element: etree._Element) -> Style:
    run = run_stated(element.find(W + "rPr"))
    paragraph = paragraph_stated(element.find(W + "pPr"))
    return Style(
        bold=run.bold,
        italic=run.italic,
        capitals=run.capitals,
        size=run.size,
        font=run.font,
        centred=paragraph.centred,
        heading=paragraph.heading,
        numbering=paragraph.numbering,
        bordered=has_borders(element.find(W + "tblPr")),
        high=run.high,
    )
