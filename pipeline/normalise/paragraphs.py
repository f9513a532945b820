"""Printed lines joined into paragraphs, and sentences rejoined over page breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Final

from models.layout import Box

_TERMINAL: Final = re.compile(r"[.;:!?…][\"”’»)\]]*$")
_OPENER: Final = re.compile(
    r"""
    [-–—+*•·]\s                           # - mục
    | [-–—+*•·](?=[^\W\d_]{2})            # -Tình hình
    | (?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐa-zđ])\s?[./)]\s?(?=\D)   # 1. II/ a) 1.1. 
    | \d{1,2}(?:\.\d{1,2})+\.?\s          # 1.1 Kết quả
    | \((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s # (1) (a) (i)
    | (?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU|Phụ\ lục|PHỤ\ LỤC)\s
    | (?:Nơi\ nhận|Kính\ gửi|Số\s*:)
    """,
    re.VERBOSE,
)
_CUT_SYMBOL: Final = re.compile(r"[A-ZĐƯ][A-Za-zĐđƯư]*[-/]$|\d/$")
_SYMBOL_START: Final = re.compile(r"[A-ZĐƯ][A-Za-zĐđƯư]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cleaned line that may be joined with the next."""

    text: str
    whole: bool
    page: int | None
    bold: bool
    centred: bool
    heading: int | None
    box: Box | None
    labelled: bool = False


def join(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs from lines in reading order."""
    right = _margin(pieces)
    joined: list[Piece] = []
    last: Piece | None = None
    for piece in pieces:
        if joined and last is not None and _goes_on(joined[-1], last, piece, right):
            joined[-1] = _merge(joined[-1], piece)
        else:
            joined.append(piece)
        last = piece
    return [piece for piece in joined if piece.text]


def starts_paragraph(text: str) -> bool:
    """True for a bullet, a list label or a heading's first words."""
    return bool(_OPENER.match(text))


def _goes_on(paragraph: Piece, last: Piece, piece: Piece, right: float | None) -> bool:
    if not last.text or not piece.text or piece.labelled or piece.heading != last.heading or starts_paragraph(piece.text):
        return False
    if last.whole or piece.whole:
        return _broken_sentence(paragraph, piece)
    if last.box is None or piece.box is None or right is None:
        return _wrapped(last, piece)
    return _printed_on(paragraph, last, piece, right)


def _broken_sentence(paragraph: Piece, piece: Piece) -> bool:
    """A page break inside a sentence: no end before it, a small letter after it."""
    return (
        piece.text[0].islower()
        and not _TERMINAL.search(paragraph.text)
        and not paragraph.text.isupper()
        and not paragraph.centred
        and paragraph.heading is None
        and len(paragraph.text.split()) > 4
    )


def _wrapped(last: Piece, piece: Piece) -> bool:
    return piece.text[0].islower() or (len(last.text) > 55 and not _TERMINAL.search(last.text))


def _printed_on(paragraph: Piece, last: Piece, piece: Piece, right: float) -> bool:
    """Judged by the print: the line before fills its width and the next is not indented."""
    assert last.box is not None and piece.box is not None
    full = last.box.right > right - 0.1 * (right - last.box.left) - 12
    if last.page != piece.page:
        return full and (piece.text[0].islower() or not _TERMINAL.search(last.text))
    if last.bold != piece.bold or not full:
        return False
    indented = piece.box.left > last.box.left + 8 if paragraph is not last else piece.box.left > last.box.left + 4
    return not indented


def _margin(pieces: list[Piece]) -> float | None:
    """The right edge of the text: where long lines end."""
    edges = sorted(piece.box.right for piece in pieces if piece.box is not None and len(piece.text) > 40)
    return edges[int(len(edges) * 0.9)] if edges else None


def _merge(paragraph: Piece, piece: Piece) -> Piece:
    glue = "" if _CUT_SYMBOL.search(paragraph.text) and _SYMBOL_START.match(piece.text) else " "
    return Piece(paragraph.text + glue + piece.text, paragraph.whole, paragraph.page, paragraph.bold and piece.bold,
                 paragraph.centred, paragraph.heading, paragraph.box)


_ = median
