"""Printed lines joined into paragraphs, and sentences rejoined over page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from models.layout import Box
from models.values.print_width import print_width
from pipeline.normalise.cuts import glue_of, is_capitals
from pipeline.normalise.notes import is_marked
from pipeline.normalise.page_ends import without_page_numbers
from pipeline.normalise.pieces import FEW_WORDS, Piece, broken_sentence, is_ended
from pipeline.normalise.places import shifted

BULLETS: Final = "-–—+*•·"
_OPENER: Final = re.compile(
    r"""
    [-–—+*•·]\s                                  # "- Mục tiêu", "+ Về xuất khẩu"
    | [-–—+*•·](?=[^\W\d_])                      # "-Tình hình"
    | (?:\d{1,2}|[A-ZĐa-zđ])\s?[./)]\s(?=[^\W\d_"“])              # "1. Kết quả", "1/ Về", "a) Thuận lợi"
    | (?:\d{1,2}[.)]|[a-zđ]\))(?=[^\W\d_a-zđ])  # "1.Kết quả", "a)Thuận lợi"
    | [IVX]{1,5}\s?[./)-]\s?(?=[^\W\d_a-zđ"“])  # "II/ ĐÁNH GIÁ", "I- ĐẶC ĐIỂM", "II.Kết quả"
    | \d{1,2}-\s(?=[^\W\d_a-zđ])               # "1- Kết quả"
    | \d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s(?=[^\W\d_"“])               # "1.1. Kết quả", "2.1 Về xuất khẩu"
    | \((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s        # "(1) Về", "(a)", "(ii)"
    | (?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU|Phụ\ lục|PHỤ\ LỤC|Biểu|BIỂU)\s
      (?:thứ|THỨ|số|SỐ|\d+\.|[IVX]+\b)          # "Phần thứ nhất", "Điều 3.", "PHỤ LỤC I"
    | (?:Nơi\ nhận|Kính\ gửi|Số)\s*:             # lines of the head and foot
    """,
    re.VERBOSE,
)
"""What only the first line of a paragraph begins with."""
_QUANTITY: Final = re.compile(r"\d{1,2}\.\d{3}(?!\d)")
"""A line may begin with a number that its sentence goes on with: "2.460 triệu"."""
_NEAR: Final = 4.0
_HANGING: Final = 60.0
_LONG: Final = 40
_LONGEST: Final = 8_000
"""Characters beyond which nothing more is joined: no paragraph is so long, and joining costs its length each time."""
_WRAPPED_LEAST: Final = 0.7


@dataclass(frozen=True, slots=True)
class Print:
    """How the document is printed: edges of its lines, usual distance of two lines, widest line in characters."""

    left: float
    right: float
    leading: float
    widest: int


def join(pieces: list[Piece], measure: Print) -> list[Piece]:
    """Paragraphs from lines in reading order; lines without text only part them. Footnotes stand before the paragraph
    that goes on overleaf."""
    joined: list[Piece] = []
    notes: list[Piece] = []
    last: Piece | None = None
    for piece in without_page_numbers(pieces):
        if piece.note:
            _add_note(notes, piece)
            continue
        on = last is not None and _goes_on(joined[-1], last, piece, measure)
        place = len(joined) - 1 if on else len(joined)
        joined[place:place] = notes
        notes = []
        if on:
            _merge(joined[-1], piece)
        elif piece.text:
            joined.append(piece)
        last = piece if joined else None
    return joined + notes


def _add_note(notes: list[Piece], piece: Piece) -> None:
    """Every footnote begins with its mark."""
    if notes and piece.text and not is_marked(piece.text):
        _merge(notes[-1], piece)
    elif piece.text:
        notes.append(piece)


def starts_paragraph(text: str) -> bool:
    """True for a bullet, a list label or the first words of a part."""
    return bool(_OPENER.match(text)) and not _QUANTITY.match(text)


def _goes_on(paragraph: Piece, last: Piece, piece: Piece, measure: Print) -> bool:
    if not last.text or not piece.text or piece.labelled or piece.heading != last.heading:
        return False
    if len(paragraph.text) > _LONGEST:
        return False
    if glue_of(last.text, piece.text) is not None:
        return True
    whole = last.whole or piece.whole
    if (whole and piece.text[0].isupper()) or starts_paragraph(piece.text):
        return False
    if whole:
        return broken_sentence(paragraph, piece)
    if last.box is None or piece.box is None:
        return _wrapped(last, piece, measure)
    return _printed_on(paragraph, last, last.box, piece, piece.box, measure)


def _wrapped(last: Piece, piece: Piece, measure: Print) -> bool:
    """Text wrapped at a fixed number of columns: a line near the full width goes on in the next."""
    if is_capitals(last.text) != is_capitals(piece.text):
        return False
    if piece.indent > last.indent and is_ended(last.text):
        return False
    full = len(last.text) >= measure.widest * _WRAPPED_LEAST
    return full and (piece.text[0].islower() or not is_ended(last.text) or len(last.text) >= measure.widest - 8)


def _printed_on(paragraph: Piece, last: Piece, before: Box, piece: Piece, after: Box, measure: Print) -> bool:
    """Judged by the print: a line that fills its width goes on in the next unless that one is set off."""
    full = _is_full(before, piece.text, after, measure)
    unfinished = not is_ended(last.text)
    if last.centred or piece.centred:
        return _title_goes_on(last, before, piece, after, measure)
    if is_capitals(last.text) != is_capitals(piece.text):
        return False
    if not full:
        return _is_cut_short(paragraph, last, before, piece, after, measure)
    if last.page != piece.page:
        return piece.text[0].islower() or unfinished
    if last.bold != piece.bold and not (unfinished and piece.text[0].islower()):
        return False
    if after.top - before.top > 1.4 * measure.leading and not unfinished:
        return False
    if paragraph.lines == 1 and not unfinished and _both_indented(before, after, measure):
        return False
    room = _HANGING if paragraph.lines == 1 and starts_paragraph(paragraph.text) else _NEAR
    return after.left - before.left <= room


def _is_cut_short(paragraph: Piece, last: Piece, before: Box, piece: Piece, after: Box, measure: Print) -> bool:
    """A line break typed inside a sentence: the next line goes on with a small letter at the text's edge."""
    long = before.right - before.left > 0.4 * (measure.right - measure.left)
    near = 0 < after.top - before.top <= 1.4 * measure.leading and after.left < measure.left + _NEAR
    return long and near and last.page == piece.page and last.bold == piece.bold and broken_sentence(paragraph, piece)


def _is_full(before: Box, text: str, after: Box, measure: Print) -> bool:
    """True if the next line's first word had no room left on the line before."""
    return before.right + _first_word(text, after) > measure.right - _NEAR


def _first_word(text: str, box: Box) -> float:
    """The width of a line's first word and a blank: as its letters are wide, less where the line is set with gaps."""
    word = text.split(" ", 1)[0]
    shared = (box.right - box.left) * (len(word) + 1) / max(1, len(text))
    return min(shared, print_width(word + " ") * (box.bottom - box.top))


def _both_indented(before: Box, after: Box, measure: Print) -> bool:
    """True for two first lines of paragraphs, one below the other."""
    return after.left > measure.left + 2 * _NEAR and abs(after.left - before.left) < _NEAR


def _title_goes_on(last: Piece, before: Box, piece: Piece, after: Box, measure: Print) -> bool:
    """Centred lines that are clearly one title: one weight, and the next goes on with a small letter or had no room."""
    if last.bold != piece.bold or last.page != piece.page or is_ended(last.text):
        return False
    if before.right - before.left + _first_word(piece.text, after) > measure.right - measure.left - _NEAR:
        return last.centred or piece.text.isupper() or not last.text.isupper()
    return last.centred and piece.text[0].islower() and not last.text.isupper() and len(last.text.split()) > FEW_WORDS


def measure_print(pieces: list[Piece]) -> Print:
    """How the lines of a whole document are printed; without a long line nothing is known to fill its width."""
    boxes = [(piece.box, piece.page) for piece in pieces if piece.box is not None and len(piece.text) > _LONG]
    starts, edges = sorted(box.left for box, _ in boxes), sorted(box.right for box, _ in boxes)
    steps = [
        after.top - before.top
        for (before, page), (after, next_page) in pairwise(boxes)
        if page == next_page and after.top > before.top
    ]
    return Print(
        left=starts[len(starts) // 10] if starts else 0.0,
        right=edges[len(edges) * 9 // 10] if edges else inf,
        leading=median(steps) if steps else 0.0,
        widest=max((len(piece.text) for piece in pieces if not piece.whole), default=0),
    )


def _merge(paragraph: Piece, piece: Piece) -> None:
    """Let the paragraph go on with the line."""
    glue = glue_of(paragraph.text, piece.text)
    glue = " " if glue is None else glue
    turned = paragraph.turns[-1][1] if paragraph.turns else paragraph.page
    offset = len(paragraph.text) + len(glue)
    if piece.page is not None and piece.page != turned:
        paragraph.turns += ((offset, piece.page),)
    if piece.printed:
        paragraph.printed += shifted(piece.printed, offset)
    paragraph.text += glue + piece.text
    paragraph.centred = paragraph.centred or (paragraph.bold and piece.bold and piece.centred)
    paragraph.bold = paragraph.bold and piece.bold
    paragraph.lines += 1


def uncentre(pieces: Iterable[Piece], measure: Print) -> None:
    """Take the mark of a centred line from those that reach the text's right edge: heads and page numbers may stand
    farther out than the text, so that an indented line seems to stand in the middle."""
    if measure.right == inf:
        return
    for piece in pieces:
        if piece.centred and piece.box is not None and len(piece.text) > _LONG:
            piece.centred = piece.box.right < measure.right - _NEAR
