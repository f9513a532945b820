"""A text's blocks as the rest of the stage looks at them: paragraphs with their words, and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from models.text import Text, TextTable
from models.values.wording import fold
from pipeline.structure.labels import Label, read_label

CAPITALS = "A-ZĐĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
"""The capital letters of Vietnamese, for use inside a character class; they form no range in Unicode."""

_FORMAL = re.compile(
    r"n[ơo]i\s+nh[ậa]n\s*:|c[ộo]ng\s+h[òo][aà]\s+x[ãa]\s+h[ộo]i|đ[ộo]c\s+l[ậa]p\s*[-–]\s*t[ựu]\s+do", re.IGNORECASE
)
"""What only a head or a foot holds: a table with it is layout."""


_CAPTION = re.compile(r"(?:bảng|biểu)(?:\s+số)?\s+\d{1,2}(?:\.\d{1,2})?\s*[.:)-]\s*(?P<title>\S.*)", re.IGNORECASE)
"""«Bảng 1. Số thu một số khoản», «Biểu 3: Sản phẩm chủ yếu»."""


@dataclass(frozen=True)
class Line:
    """One paragraph: `index` is its running number among the text's blocks, `content` its characters."""

    index: int
    start: int
    end: int
    content: str
    bold: bool = False
    centred: bool = False
    heading: int | None = None

    @cached_property
    def folded(self) -> str:
        """The content without case, accents and punctuation."""
        return fold(self.content)

    @cached_property
    def words(self) -> int:
        """Number of blank-separated words."""
        return len(self.content.split())

    @cached_property
    def label(self) -> Label | None:
        """The label that opens it."""
        return read_label(self.content)

    @cached_property
    def capitals(self) -> bool:
        """True if it is printed in capitals."""
        return in_capitals(self.content)


Block = Line | TextTable


def blocks_of(text: Text) -> tuple[Block, ...]:
    """The text's blocks in order, paragraphs as Lines."""
    found: list[Block] = []
    all_bold = _mostly_bold(text)
    for index, block in enumerate(text.blocks):
        if isinstance(block, TextTable):
            found.extend(
                _columns(text, index, block) if _FORMAL.search(text.content, block.start, block.end) else [block]
            )
        else:
            content = text.content[block.start : block.end]
            found.append(
                Line(index, block.start, block.end, content, block.bold and not all_bold, block.centred, block.heading)
            )
    return tuple(found)


def _mostly_bold(text: Text) -> bool:
    """Bold type tells nothing where most paragraphs are bold."""
    paragraphs = [block for block in text.blocks if not isinstance(block, TextTable)]
    return sum(block.bold for block in paragraphs) > max(5, len(paragraphs) / 2)


def in_capitals(content: str) -> bool:
    """True if nearly all letters are capitals; a text of fewer than two letters is not in capitals."""
    opening = filter(str.isalpha, content[: len(content) // 4])
    if sum(map(str.islower, opening)) > 0.151 * len(content):
        return False  # so many small letters at the beginning: the rest can't make up for them
    letters = list(filter(str.isalpha, content))
    return len(letters) >= 2 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def _columns(text: Text, index: int, table: TextTable) -> list[Line]:
    """A head or foot laid out as a table: its cells as lines, the left column first."""
    cells = sorted((cell for cell in table.cells if cell.start < cell.end), key=lambda cell: (cell.column, cell.row))
    return [Line(index, cell.start, cell.end, text.content[cell.start : cell.end]) for cell in cells]


def is_caption(content: str) -> bool:
    """Whether a line is the caption of a table or a figure, not the heading of a part: no title in capitals."""
    found = _CAPTION.match(content.strip("* "))
    return found is not None and not in_capitals(found["title"])
