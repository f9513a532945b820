"""Names of WordprocessingML elements and what a paragraph's or run's properties state."""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = W + "val"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_STYLE, _JUSTIFY, _OUTLINE, _NUMBERED = W + "pStyle", W + "jc", W + "outlineLvl", W + "numPr"
_RUN_STYLE, _BOLD, _ITALIC, _SIZE = W + "rStyle", W + "b", W + "i", W + "sz"
_HIDDEN, _CAPITALS, _FONTS = W + "vanish", W + "caps", W + "rFonts"
_ALIGNED, _LIFTED = W + "vertAlign", W + "position"
_ASCII, _HIGH_ANSI = W + "ascii", W + "hAnsi"


class ParagraphStated(NamedTuple):
    """What `w:pPr` states; None where it says nothing."""

    style: str | None = None
    centred: bool | None = None
    heading: int | None = None
    """Outline level, 1 the highest."""
    numbering: tuple[int | None, int] | None = None
    """(numId, level); numId 0 takes a list label away."""


class RunStated(NamedTuple):
    """What `w:rPr` states; None where it says nothing."""

    style: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    size: float | None = None
    """Points."""
    font: str | None = None
    high: bool | None = None
    """Raised above the line."""


_NO_PARAGRAPH: Final = ParagraphStated()
_NO_RUN: Final = RunStated()


def paragraph_stated(properties: etree._Element | None) -> ParagraphStated:
    """The statements of a `w:pPr`."""
    if properties is None:
        return _NO_PARAGRAPH
    style = centred = heading = numbering = None
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL)
        elif tag == _JUSTIFY:
            centred = child.get(VAL) == "center"
        elif tag == _OUTLINE:
            level = integer(child.get(VAL))
            heading = level + 1 if level is not None and 0 <= level <= 8 else None
        elif tag == _NUMBERED:
            numbering = whole(child, "numId"), whole(child, "ilvl") or 0
    return ParagraphStated(style, centred, heading, numbering)


def run_stated(properties: etree._Element | None) -> RunStated:
    """The statements of a `w:rPr`."""
    if properties is None:
        return _NO_RUN
    style = bold = italic = hidden = capitals = size = font = high = None
    for child in properties:
        tag = child.tag
        if tag == _FONTS:
            font = child.get(_ASCII) or child.get(_HIGH_ANSI)
        elif tag == _SIZE:
            half_points = integer(child.get(VAL))
            size = None if half_points is None else half_points / 2
        elif tag == _BOLD:
            bold = child.get(VAL, "1") not in _OFF
        elif tag == _ITALIC:
            italic = child.get(VAL, "1") not in _OFF
        elif tag == _CAPITALS:
            capitals = child.get(VAL, "1") not in _OFF
        elif tag == _RUN_STYLE:
            style = child.get(VAL)
        elif tag == _HIDDEN:
            hidden = child.get(VAL, "1") not in _OFF
        elif tag == _ALIGNED:
            high = child.get(VAL) == "superscript"
        elif tag == _LIFTED:
            high = high or (integer(child.get(VAL)) or 0) > 0
    return RunStated(style, bold, italic, hidden, capitals, size, font, high)


def child_of(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child with that tag. The properties of a thing are its first child, and `find` costs five times as
    much to see that."""
    for child in parent:
        if child.tag == tag:
            return child
    return None


def value(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child called `name`; None if there is no child or no value."""
    child = None if parent is None else child_of(parent, W + name)
    return None if child is None else child.get(VAL)


def whole(parent: etree._Element | None, name: str) -> int | None:
    """The same as a whole number; None if it is none."""
    return integer(value(parent, name))


def switch(parent: etree._Element | None, name: str) -> bool:
    """An on/off property that is off where it is not stated."""
    child = None if parent is None else child_of(parent, W + name)
    return child is not None and child.get(VAL, "1") not in _OFF


def integer(text: str | None) -> int | None:
    """A whole number as Office writes it; None for anything else."""
    if text is None or len(text) > 9 or not text.removeprefix("-").isdecimal():
        return None
    return int(text)
