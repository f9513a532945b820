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
_ASKS_FOR_FIGURE: Final = re.compile(r"(?<!\w)(?:số|ngày|tháng|năm|điều|khoản)\Z")
_WORD: Final = 8
_ARTICLE: Final = re.compile(r"Điều \d{1,3}\. ?[^\W\d_]")
"""An article's first words may be few: "Điều 1. Ban" + "hành kèm theo Quyết định này"."""
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
    """A break inside a sentence: no end before it, a small letter after it, and no title or head line.

    A figure may follow a word that asks for one: "Nghị định số" + "34/2016/NĐ-CP", "ngày" + "19 tháng 6 năm 2015".
    """
    goes_on = piece.text[0].islower() or (piece.text[0].isdigit() and _ASKS_FOR_FIGURE.search(paragraph.text[-_WORD:]))
    return (
        bool(goes_on)
        and not is_ended(paragraph.text)
        and not paragraph.text.isupper()
        and not paragraph.centred
        and not piece.centred
        and paragraph.heading is None
        and (len(paragraph.text.split()) > FEW_WORDS or _ARTICLE.match(paragraph.text) is not None)
    )
