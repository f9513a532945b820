"""Printed lines joined into paragraphs, and sentences rejoined over page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from models.layout import Box
from pipeline.normalise.cuts import glue_of, is_capitals
from pipeline.normalise.furniture import is_page_number
from pipeline.normalise.notes import is_marked
from pipeline.normalise.places import Printed, shifted

BULLETS: Final = "-–—+*•·"
_TERMINAL: Final = re.compile(r"[.;:!?…][\"”’»)\]]*$")
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
_TAIL: Final = 6
"""A full stop and the quotes and brackets that may follow it."""
_FEW_WORDS: Final = 4
_LINES_OF_A_PAGE: Final = 5
_NEAR: Final = 4.0
_HANGING: Final = 60.0
_LONG: Final = 40
_LONGEST: Final = 8_000
"""Characters beyond which nothing more is joined: no paragraph is so long, and joining costs its length each time."""
_WRAPPED_LEAST: Final = 0.7


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
    for piece in _without_page_numbers(pieces):
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


def _without_page_numbers(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out page numbers where the format itself knows no pages: a number alone on its line, if it stands inside
    a broken sentence, or if all such numbers count up by one over the text."""
    alone = [place for place, piece in enumerate(pieces) if piece.page is None and is_page_number(piece.text)]
    counting = _count_up([pieces[place].text for place in alone], alone)
    dropped: set[int] = set()
    for place in alone:
        before, after = _filled(pieces, place, -1), _filled(pieces, place, 1)
        broken = before >= 0 and after < len(pieces) and _broken_sentence(pieces[before], pieces[after])
        if broken and (counting or after == place + 1):
            dropped.update(range(before + 1, after))
        elif counting:
            dropped.add(place)
    dropped.update(_blanks_at_page_ends(pieces))
    return (piece for place, piece in enumerate(pieces) if place not in dropped)


def _blanks_at_page_ends(pieces: list[Piece]) -> Iterator[int]:
    """Places of the empty lines between two pages that a sentence goes over."""
    filled = [place for place, piece in enumerate(pieces) if piece.text]
    for before, after in pairwise(filled):
        parted = after - before > 1 and pieces[before].page != pieces[after].page
        if parted and _broken_sentence(pieces[before], pieces[after]):
            yield from range(before + 1, after)


def _filled(pieces: list[Piece], place: int, step: int) -> int:
    """The next place before or after one at which there is text; beyond the ends if there is none."""
    place += step
    while 0 <= place < len(pieces) and not pieces[place].text:
        place += step
    return place


def _count_up(numbers: list[str], places: list[int]) -> bool:
    if len(numbers) < 2 or not all(number.isdecimal() for number in numbers):
        return False
    apart = all(after - before >= _LINES_OF_A_PAGE for before, after in pairwise(places))
    return apart and all(int(after) == int(before) + 1 for before, after in pairwise(numbers))


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
    if (whole and not piece.text[0].islower()) or starts_paragraph(piece.text):
        return False
    if whole:
        return _broken_sentence(paragraph, piece)
    if last.box is None or piece.box is None:
        return _wrapped(last, piece, measure)
    return _printed_on(paragraph, last, last.box, piece, piece.box, measure)


def _is_ended(text: str) -> bool:
    """True if a sentence or list item ends here."""
    return bool(_TERMINAL.search(text[-_TAIL:]))


def _broken_sentence(paragraph: Piece, piece: Piece) -> bool:
    """A page break inside a sentence: no end before it, a small letter after it, and no title or head line."""
    return (
        piece.text[0].islower()
        and not _is_ended(paragraph.text)
        and not paragraph.text.isupper()
        and not paragraph.centred
        and not piece.centred
        and paragraph.heading is None
        and len(paragraph.text.split()) > _FEW_WORDS
    )


def _wrapped(last: Piece, piece: Piece, measure: Print) -> bool:
    """Text wrapped at a fixed number of columns: a line near the full width goes on in the next."""
    if is_capitals(last.text) != is_capitals(piece.text):
        return False
    if piece.indent > last.indent and _is_ended(last.text):
        return False
    full = len(last.text) >= measure.widest * _WRAPPED_LEAST
    return full and (piece.text[0].islower() or not _is_ended(last.text) or len(last.text) >= measure.widest - 8)


def _printed_on(paragraph: Piece, last: Piece, before: Box, piece: Piece, after: Box, measure: Print) -> bool:
    """Judged by the print: a line that fills its width goes on in the next unless that one is set off."""
    full = _is_full(before, piece.text, after, measure)
    unfinished = not _is_ended(last.text)
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
    return long and near and last.page == piece.page and last.bold == piece.bold and _broken_sentence(paragraph, piece)


def _is_full(before: Box, text: str, after: Box, measure: Print) -> bool:
    """True if the next line's first word had no room left on the line before."""
    word = text.split(" ", 1)[0]
    width = (after.right - after.left) * (len(word) + 1) / max(1, len(text))
    return before.right + width > measure.right - _NEAR


def _both_indented(before: Box, after: Box, measure: Print) -> bool:
    """True for two first lines of paragraphs, one below the other."""
    return after.left > measure.left + 2 * _NEAR and abs(after.left - before.left) < _NEAR


def _title_goes_on(last: Piece, before: Box, piece: Piece, after: Box, measure: Print) -> bool:
    """Centred lines that are clearly one title: one weight, and the next goes on with a small letter or had no room."""
    if last.bold != piece.bold or last.page != piece.page or _is_ended(last.text):
        return False
    word = piece.text.split(" ", 1)[0]
    width = (after.right - after.left) * (len(word) + 1) / max(1, len(piece.text))
    if before.right - before.left + width > measure.right - measure.left - _NEAR:
        return last.centred or piece.text.isupper() or not last.text.isupper()
    return last.centred and piece.text[0].islower() and not last.text.isupper() and len(last.text.split()) > _FEW_WORDS


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
    for piece in pieces:
        if piece.centred and piece.box is not None and len(piece.text) > _LONG:
            piece.centred = piece.box.right < measure.right - _NEAR
