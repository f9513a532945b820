"""What a reader gives: pages of lines and tables in reading order, before any joining or cleaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

TextOrigin = Literal["text", "ocr", "mixed"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner; `top` < `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def turned(self, degrees: int, width: float, height: float) -> Box:
        """Where it lies once its sheet of this size was turned counter-clockwise, by 0, 90, 180 or 270 degrees."""
        box = self
        for _ in range(degrees // 90):
            box = Box(box.top, width - box.right, box.bottom, width - box.left)
            width, height = height, width
        return box


class Stretch(NamedTuple):
    """Part of a line whose edges are known: from `offset` in the line's text to the next stretch, or its end."""

    offset: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed (a page of a PDF) or one whole paragraph (`whole`, where the format knows paragraphs)."""

    text: str
    whole: bool = False
    """True: a complete paragraph of a format that has paragraphs; never joined with its neighbours except over a
    page break inside a sentence. False: a printed line that may go on in the next one."""
    box: Box | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    size: float | None = None
    """Font size in points."""
    heading: int | None = None
    """Outline level, 1 the highest, where the format states one (h1, Heading 1)."""
    label: str | None = None
    """List label that the format computes and the text lacks ("1.", "a)", "-"); not part of `text`."""
    furniture: bool = False
    """The format itself says that it is a running head or foot."""
    capitals: bool = False
    """Its font draws capitals whatever the letters' codes say (.VnTimeH)."""
    fonts: tuple[tuple[int, str], ...] = ()
    """(offset, font) from which on `text` is set in that font, where some of it is in a font whose codes are not
    Unicode's (.VnTime, VNI-Times, Symbol); empty otherwise."""
    stretches: tuple[Stretch, ...] = ()
    """Its words, or stretches of words, where more is known of their place than the line's `box`; the first at 0."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `lines` are its paragraphs; `column` counts grid columns from 0, spans included."""

    lines: tuple[Line, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its grid; merged cells stand once, at their top left position."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    bordered: bool = True
    """False where the format shows no rules: often a two-column head or foot laid out as a table."""
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Lines and tables in reading order. `number` is 1-based, None where the format has no pages."""

    number: int | None
    blocks: tuple[Line | Table, ...]
    width: float | None = None
    height: float | None = None
    origin: TextOrigin = "text"
    """Where its text comes from: "ocr" for a page that was recognised from its picture."""
    confidence: float | None = None
    """How sure the recognition was of its words, 0 to 1; None for a page with text of its own."""
    turned: int = 0
    """Degrees counter-clockwise, of 0, 90, 180, 270, by which it had to be turned to stand upright; `width`, `height`
    and all boxes are those of the upright page."""
    gutter: float = 0.0
    """Where, from the left, a second sheet begins that was scanned beside the first; 0 for one sheet. Boxes of the
    second are told as if it lay below the first, and `height` is that of both."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that a reader was not sure of; goes into the record's warnings."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as its reader found it."""

    media_type: str
    pages: tuple[Page, ...]
    origin: TextOrigin = "text"
    fonts: frozenset[str] = frozenset()
    """Font names in use, for telling legacy encodings (".VnTime", "VNI-Times")."""
    warnings: tuple[Warned, ...] = field(default=())
