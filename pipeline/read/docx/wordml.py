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
    stated: dict[str, str | bool | float | None] = {}
    for child in properties:
        name = _RUN_FIELDS.get(child.tag)
        if name is None:
            continue
        if name == "style":
            stated[name] = child.get(VAL)
        elif name == "font":
            stated[name] = child.get(W + "ascii") or child.get(W + "hAnsi")
        elif name == "size":
            size = integer(child.get(VAL))
            stated[name] = None if size is None else size / 2
        else:
            stated[name] = child.get(VAL, "1") not in _OFF
    return RunStated(**stated) if stated else _NO_RUN  # type: ignore[arg-type]


_RUN_FIELDS: Final = {
    _RUN_STYLE: "style",
    _BOLD: "bold",
    _ITALIC: "italic",
    _HIDDEN: "hidden",
    _CAPITALS: "capitals",
    _SIZE: "size",
    _FONTS: "font",
}


def value(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child called `name`; None if there is no child or no value."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL)


def whole(parent: etree._Element | None, name: str) -> int | None:
    """The same as a whole number; None if it is none."""
    return integer(value(parent, name))


def switch(parent: etree._Element | None, name: str) -> bool:
    """An on/off property that is off where it is not stated."""
    child = None if parent is None else parent.find(W + name)
    return child is not None and child.get(VAL, "1") not in _OFF


def integer(text: str | None) -> int | None:
    """A whole number as Office writes it; None for anything else."""
    if text is None or len(text) > 9 or not text.removeprefix("-").isdecimal():
        return None
    return int(text)
