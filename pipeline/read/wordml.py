"""Names of WordprocessingML elements and the reading of their attributes."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = W + "val"
_OFF: Final = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child called `name`; None if there is no child or no value."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL)


def whole(parent: etree._Element | None, name: str) -> int | None:
    """The same as a whole number; None if it is none."""
    return integer(value(parent, name))


def integer(text: str | None) -> int | None:
    """A whole number as Office writes it; None for anything else."""
    if text is None or not text.lstrip("-").isdecimal() or len(text) > 9:
        return None
    return int(text) if text.lstrip("-").isascii() and text.count("-") <= 1 else None


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property: None if not stated."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL, "1") not in _OFF
