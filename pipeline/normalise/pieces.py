"""A cleaned line on its way into a paragraph, and whether a sentence goes on behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from models.layout import Box
from pipeline.normalise.places import Printed

_TERMINAL: Final = re.compile(r"[.;:!?…][\"”’»)\]]*$")
_TAIL: Final = 6
"""A full stop and the quotes and brackets that may follow it."""
FEW_WORDS: Final = 4


@dataclass(slots=True)
class Piece:
    """A cleaned line that may go on in the next, or several joined. `turns`: (offset in `text`, page that begins)."""

    text: str
    whole: bool = True
    page: int | None = None
    bold: bool = False
    centred: bool = False
    heading: int | None = None
    box: Box | None = None
    labelled: bool = False
    printed: Printed = ()
    indent: int = 0
    """Blanks before it, where lines have no boxes."""
    note: bool = False
    """A footnote's line."""
    turns: tuple[tuple[int, int], ...] = ()
    lines: int = 1


def is_ended(text: str) -> bool:
    """True if a sentence or list item ends here."""
    return bool(_TERMINAL.search(text[-_TAIL:]))


def broken_sentence(paragraph: Piece, piece: Piece) -> bool:
    """A page break inside a sentence: no end before it, a small letter after it, and no title or head line."""
    return (
        piece.text[0].islower()
        and not is_ended(paragraph.text)
        and not paragraph.text.isupper()
        and not paragraph.centred
        and not piece.centred
        and paragraph.heading is None
        and len(paragraph.text.split()) > FEW_WORDS
    )
