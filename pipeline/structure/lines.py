"""A text's blocks as the rest of the stage looks at them: paragraphs with their words, and tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from models.text import Paragraph, Text, TextTable
from models.values.wording import fold

CAPITALS = "A-ZĐĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
"""The capital letters of Vietnamese, for use inside a character class; they form no range in Unicode."""


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
    def capitals(self) -> bool:
        """True if it is printed in capitals."""
        return in_capitals(self.content)


Block = Line | TextTable


def blocks_of(text: Text) -> tuple[Block, ...]:
    """The text's blocks in order, paragraphs as Lines."""
    return tuple(_block(text, index, block) for index, block in enumerate(text.blocks))


def in_capitals(content: str) -> bool:
    """True if nearly all letters are capitals; a text of fewer than two letters is not in capitals."""
    letters = [letter for letter in content if letter.isalpha()]
    capital = sum(letter.isupper() for letter in letters)
    return len(letters) >= 2 and capital >= 0.85 * len(letters)


def _block(text: Text, index: int, block: Paragraph | TextTable) -> Block:
    if isinstance(block, TextTable):
        return block
    content = text.content[block.start : block.end]
    return Line(index, block.start, block.end, content, block.bold, block.centred, block.heading)
