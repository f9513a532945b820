"""What styles.xml says of paragraphs, runs and tables, inherited properties filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.read.wordml import VAL, W, integer, switch, value, whole

_DEEPEST: Final = 20
_NO_BORDER: Final = frozenset({"nil", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; None where neither it nor its ancestors state a property."""

    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    size: float | None = None
    heading: int | None = None
    numbering: tuple[int | None, int] | None = None
    """(numId or None, level)"""
    bordered: bool | None = None


NO_STYLE: Final = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document by id, and the ids of the default paragraph and table style."""

    by_id: dict[str, Style]
    paragraph: Style = NO_STYLE

    def find(self, style_id: str | None) -> Style:
        """The style of that id; the default paragraph style for None; an empty one for an unknown id."""
        if style_id is None:
            return self.paragraph
        return self.by_id.get(style_id, NO_STYLE)


def read_styles(root: etree._Element | None) -> Styles:
    """Styles from the root of styles.xml; an empty collection for None."""
    if root is None:
        return Styles({})
    elements = {element.get(W + "styleId", ""): element for element in root.iterfind(W + "style")}
    defaults = _own(root.find(f"{W}docDefaults/{W}rPrDefault"))
    by_id = {style_id: _inherit(style_id, elements, defaults) for style_id in elements}
    for style_id, element in elements.items():
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}:
            return Styles(by_id, by_id[style_id])
    return Styles(by_id, defaults)


def outline_level(properties: etree._Element | None) -> int | None:
    """Heading level from `w:outlineLvl`: 1 the highest, None for body text."""
    level = whole(properties, "outlineLvl")
    return level + 1 if level is not None and 0 <= level <= 8 else None


def is_centred(properties: etree._Element | None) -> bool | None:
    """From `w:jc`; None if not stated."""
    alignment = value(properties, "jc")
    return None if alignment is None else alignment == "center"


def numbering_of(properties: etree._Element | None) -> tuple[int | None, int] | None:
    """(numId, level) from `w:numPr`; numId 0 takes a list label away."""
    numbering = None if properties is None else properties.find(W + "numPr")
    if numbering is None:
        return None
    return whole(numbering, "numId"), whole(numbering, "ilvl") or 0


def has_borders(properties: etree._Element | None, name: str = "tblBorders") -> bool | None:
    """True if any border is drawn; None if borders are not mentioned."""
    borders = None if properties is None else properties.find(W + name)
    if borders is None or not len(borders):
        return None
    return any(border.get(VAL, "nil") not in _NO_BORDER for border in borders)


def half_points(properties: etree._Element | None) -> float | None:
    """Font size in points from `w:sz`."""
    size = integer(value(properties, "sz"))
    return None if size is None else size / 2


def _own(element: etree._Element | None) -> Style:
    if element is None:
        return NO_STYLE
    run, paragraph = element.find(W + "rPr"), element.find(W + "pPr")
    return Style(
        bold=switch(run, "b"),
        italic=switch(run, "i"),
        centred=is_centred(paragraph),
        size=half_points(run),
        heading=outline_level(paragraph),
        numbering=numbering_of(paragraph),
        bordered=has_borders(element.find(W + "tblPr")),
    )


def _inherit(style_id: str, elements: dict[str, etree._Element], defaults: Style) -> Style:
    chain: list[Style] = []
    current: str | None = style_id
    while current in elements and len(chain) < _DEEPEST:
        element = elements[current]
        chain.append(_own(element))
        current = value(element, "basedOn")
    chain.append(defaults)
    return Style(**{name: _first(chain, name) for name in Style.__dataclass_fields__})


def _first(chain: list[Style], name: str) -> object:
    return next((getattr(style, name) for style in chain if getattr(style, name) is not None), None)
