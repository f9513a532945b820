"""What an OpenDocument text's styles say of paragraphs, runs, tables and lists, inherited properties filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from pipeline.read.odt.names import FO, OFFICE, STYLE, SVG, TABLE, TEXT

_DEEPEST: Final = 20
_POINTS: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)pt")
_CELLS_LOOKED_AT: Final = 20


class Style(NamedTuple):
    """A style; None where it states nothing."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    """Points."""
    font: str | None = None
    centred: bool | None = None
    bordered: bool | None = None
    """Cells only."""
    list_name: str | None = None
    heading: int | None = None
    high: bool | None = None
    """Raised above the line."""


NO_STYLE: Final = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by family and name, each worked out when it is first asked for."""

    elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    faces: dict[str, str] = field(default_factory=dict)
    """Name of a font face → the font's own name."""
    lists: dict[str, etree._Element] = field(default_factory=dict)
    known: dict[tuple[str, str], Style] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[etree._Element | None]) -> Styles:
        """Styles from the roots of styles.xml and content.xml; what comes later counts."""
        styles = cls()
        for root in roots:
            for element in () if root is None else root.iter(STYLE + "style", STYLE + "default-style"):
                key = element.get(STYLE + "family", ""), element.get(STYLE + "name", "")
                styles.elements[key] = element
            for face in () if root is None else root.iter(STYLE + "font-face"):
                styles.faces[face.get(STYLE + "name", "")] = face.get(SVG + "font-family", "").strip("'\"")
            for element in () if root is None else root.iter(TEXT + "list-style"):
                styles.lists[element.get(STYLE + "name", "")] = element
        return styles

    def find(self, family: str, name: str | None) -> Style:
        """The style of that name with what it inherits; the family's default for None or an unknown name."""
        key = family, name or ""
        if key not in self.known:
            self.known[key] = self._inherit(family, name or "")
        return self.known[key]

    def is_bordered(self, table: etree._Element) -> bool:
        """True if any of a table's first cells has a border."""
        for place, cell in enumerate(table.iter(TABLE + "table-cell")):
            if place >= _CELLS_LOOKED_AT:
                break
            if self.find("table-cell", cell.get(TABLE + "style-name")).bordered:
                return True
        return False

    def _inherit(self, family: str, name: str) -> Style:
        chain: list[Style] = []
        while name and (family, name) in self.elements and len(chain) < _DEEPEST:
            element = self.elements[family, name]
            chain.append(self._own(element))
            name = element.get(STYLE + "parent-style-name", "")
        if (family, "") in self.elements:
            chain.append(self._own(self.elements[family, ""]))
        if not chain:
            return NO_STYLE
        return Style(*(next((one for one in stated if one is not None), None) for stated in zip(*chain, strict=True)))

    def _own(self, element: etree._Element) -> Style:
        run, paragraph = element.find(STYLE + "text-properties"), element.find(STYLE + "paragraph-properties")
        cell = element.find(STYLE + "table-cell-properties")
        align = None if paragraph is None else paragraph.get(FO + "text-align")
        level = element.get(STYLE + "default-outline-level")
        return Style(
            centred=None if align is None else align == "center",
            bordered=None if cell is None else _has_border(cell),
            list_name=element.get(STYLE + "list-style-name"),
            heading=int(level) if level and level.isdigit() and 0 < int(level) < 10 else None,
            **({} if run is None else self._run(run)),  # type: ignore[arg-type]
        )

    def _run(self, run: etree._Element) -> dict[str, bool | float | str | None]:
        weight, slant, drawn = (run.get(FO + name) for name in ("font-weight", "font-style", "text-transform"))
        shown, placed = run.get(TEXT + "display"), run.get(STYLE + "text-position")
        size = _POINTS.fullmatch(run.get(FO + "font-size", ""))
        face = run.get(STYLE + "font-name")
        return {
            "bold": None if weight is None else weight == "bold" or weight in {"600", "700", "800", "900"},
            "italic": None if slant is None else slant in {"italic", "oblique"},
            "capitals": None if drawn is None else drawn == "uppercase",
            "hidden": None if shown is None else shown == "none",
            "size": float(size[1]) if size else None,
            "high": None if placed is None else _is_raised(placed),
            "font": self.faces.get(face, face) if face else run.get(FO + "font-family"),
        }


def _has_border(cell: etree._Element) -> bool:
    borders = [cell.get(FO + name) for name in ("border", "border-top", "border-bottom", "border-left", "border-right")]
    return any(border is not None and border != "none" for border in borders)


def _is_raised(placed: str) -> bool:
    """True for "super 58%" and "33% 58%"; not for "sub 58%", "-8% 58%", "0% 100%"."""
    height = placed.split(" ")[0]
    return height == "super" or (height[:1].isdecimal() and height.rstrip("%").strip("0.") != "")


def body_of(root: etree._Element | None) -> etree._Element | None:
    """The text of content.xml."""
    return None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
