"""The head: number and symbol, issuers, place and date, type, title, period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.structure import Header
from models.text import Span, TextTable
from models.values.symbol import find_symbols, type_of_symbol
from models.values.wording import normal
from pipeline.structure.head.headlines import Piece, pieces_of
from pipeline.structure.head.issuers import find_issuers
from pipeline.structure.head.opening import Opening, read_opening
from pipeline.structure.head.places import place_as_named
from pipeline.structure.head.titles import TypeLine, inline_type, period_of, stated_period, title_after, type_line
from pipeline.structure.labels import ANNEX, ARABIC, BULLET
from pipeline.structure.lines import Block, Line, in_capitals

_REACH = 40
"""Blocks within which a head must have shown its type."""
_BROKEN = (
    (re.compile(r",\s*ngày(?:\s*\d{1,2})?\s*\Z"), re.compile(r"\d{0,2}\s*tháng(?!\w)")),
    (re.compile(r"\s*Số\s*:\s*\Z"), re.compile(r"(?:\d{0,5}|\[…\])\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ]")),
)
"""Where a date or a number goes on in the next line: "Hà Nam, ngày" + "06 tháng 6 năm 2023", "Số:" + "06/QĐ-UBND"."""
_YOUTH_UNION = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh")
"""Stands in the right column of the youth union's documents, in place of the motto."""


@dataclass
class _Head:
    """What has been seen of the head so far."""

    lines: list[str] = field(default_factory=list)
    number: Piece | None = None
    date: Piece | None = None
    motto: bool = False
    form: bool = False
    subject: list[str] = field(default_factory=list)
    type: TypeLine | None = None
    after: int = 0
    """Block after the last one that belongs to the head."""

    @property
    def marked(self) -> bool:
        """True once something was seen that only a head has."""
        return self.motto or self.number is not None


def find_header(blocks: Sequence[Block], *, recognised: bool = False) -> tuple[Header, int]:
    """The head and the number of the first block after it; a text without a head gives an empty one and 0.

    `recognised`: the text was read from a scan, letters of the place of issue may be misread.
    """
    opening = read_opening(blocks)
    if opening is not None:
        return _of_opening(blocks, opening), opening.after
    head = _scan(blocks)
    if head.type is not None or head.marked:
        return _with_head(blocks, head, recognised=recognised)
    first = blocks[0] if blocks else None
    if isinstance(first, Line):
        inline = inline_type(first.content)
        if inline is not None:
            return _opened_by_title(blocks, inline)
        if head.form or (first.capitals and head.lines):
            return _of_form(blocks, head)
    return Header(), 0


def _scan(blocks: Sequence[Block]) -> _Head:
    """Look through the first blocks for pieces of a head, up to the type's name or the first line of a body."""
    head = _Head()
    for place, block in enumerate(blocks[:_REACH]):
        if isinstance(block, TextTable):
            break
        content = _whole_line(blocks, place)
        if content is None:
            continue
        named = type_line(content)
        if named is not None and (head.marked or head.date or (named.capitals and all(map(in_capitals, head.lines)))):
            head.type = named
            head.after = place + 1
            break
        label = block.label
        if label is not None and ANNEX < label.rank <= ARABIC and not head.subject:
            break
        pieces = pieces_of(content)
        if head.marked or any(piece.kind in ("motto", "number", "date") for piece in pieces):
            head.type = next(filter(None, (type_line(piece.text) for piece in pieces if piece.kind == "words")), None)
        if any(piece.kind == "addressee" for piece in pieces) or not _take(head, pieces, block):
            break
        if any(piece.kind != "words" for piece in pieces) or (head.subject and head.number):
            head.after = place + 1
        if head.type is not None:
            break
    return head


def _whole_line(blocks: Sequence[Block], place: int) -> str | None:
    """A line's content, with the next line's where a date or number is broken; None for that next line."""
    before, line, following = (
        block.content if isinstance(block, Line) else ""
        for block in (blocks[place - 1] if place else None, blocks[place], (*blocks, None)[place + 1])
    )
    for begins, goes_on in _BROKEN:
        if begins.search(before) and goes_on.match(line):
            return None
        if begins.search(line) and goes_on.match(following):
            return f"{line} {following}"
    return line


def _take(head: _Head, pieces: Sequence[Piece], line: Line) -> bool:
    """Add a line's pieces to the head; False for a line that can't be of a head."""
    if all(piece.kind == "words" for piece in pieces) and line.words > 30 and not line.capitals:
        return False
    for piece in pieces:
        if piece.kind == "number":
            head.number = head.number or piece
        elif piece.kind == "date":
            head.date = head.date or piece
        elif piece.kind == "motto":
            head.motto = True
        elif piece.kind == "form":
            head.form = True
        elif piece.kind == "subject":
            head.subject.append(piece.text)
        elif piece.kind == "words":
            _take_words(head, piece.text)
    if head.subject and any(piece.kind in ("motto", "date", "rule") for piece in pieces):
        head.subject.append("")
    return True


def _take_words(head: _Head, words: str) -> None:
    """Words go on with an open subject, else they name a body; "" at the subject's end closes it."""
    if head.subject and head.subject[-1]:
        head.subject.append(words)
    elif head.lines and (head.number or head.date):
        return
    elif not head.subject and not (head.lines and _YOUTH_UNION.fullmatch(normal(words))):
        head.lines.append(words)


def _with_head(blocks: Sequence[Block], head: _Head, *, recognised: bool) -> tuple[Header, int]:
    symbol = head.number.symbol if head.number else None
    title, place = (
        title_after(blocks, head.after, head.type.rest)
        if head.type is not None
        else (" ".join(filter(None, head.subject)) or None, head.after)
    )
    title = title or " ".join(filter(None, head.subject)) or None
    place, addressed = _after_addressee(blocks, place)
    issued = head.date.issued if head.date else None
    code = head.type.code if head.type else (type_of_symbol(symbol) if symbol else None)
    if code is None and (head.subject or (addressed and symbol)):
        code = "CV"
    place_name = head.date.place if head.date else None
    body = _body(blocks, place)
    named = find_issuers(head.lines, symbol, place_name, body)
    if recognised and head.date is not None:
        place_name = place_as_named(place_name, head.date.before, (*named.issuers, named.parent))
    header = Header(
        type=code,
        number=head.number.number if head.number else None,
        symbol=symbol,
        issuers=named.issuers,
        parent=named.parent,
        place=place_name,
        issued=issued,
        title=title,
        period=(period_of(title, issued) if title else None) or stated_period(body, title or ""),
        present=True,
        span=Span(0, _start(blocks, place)),
        number_blank=head.number is not None and head.number.number_blank,
        day_blank=head.date is not None and head.date.day_blank,
    )
    return header, place


def _body(blocks: Sequence[Block], first: int) -> str:
    """The lines from a block on, as one text."""
    return "\n".join(block.content for block in blocks[first:] if isinstance(block, Line))


def _opened_by_title(blocks: Sequence[Block], inline: TypeLine) -> tuple[Header, int]:
    """A text that opens with type and title but has no head: what stands there, nothing else."""
    own = next((found for found in find_symbols(inline.rest) if found.start <= 4), None)
    rest = inline.rest[own.end :].strip(" ,:-") if own else inline.rest
    title, place = title_after(blocks, 1, rest)
    place, _ = _after_addressee(blocks, place)
    header = Header(
        type=inline.code,
        number=own.number if own else None,
        symbol=own.symbol if own else None,
        title=title,
        period=period_of(title) if title else None,
        present=True,
        span=Span(0, _start(blocks, place)),
    )
    return header, place


def _of_opening(blocks: Sequence[Block], opening: Opening) -> Header:
    """Type, number, issuer, date and title in one, above the body."""
    return Header(
        type=opening.code,
        number=opening.number,
        symbol=opening.symbol,
        issuers=(opening.issuer,) if opening.issuer else (),
        issued=opening.issued,
        title=opening.title,
        period=period_of(opening.title, opening.issued) if opening.title else None,
        present=True,
        span=Span(0, _start(blocks, opening.after)),
    )


def _of_form(blocks: Sequence[Block], head: _Head) -> tuple[Header, int]:
    """A form or table that names its body and title in capitals: "TỈNH LAM SƠN  Biểu mẫu số 01 / BẢNG TỔNG HỢP …"."""
    titles = [line for line in head.lines if len(line.split()) > 4]
    issuers = find_issuers([line for line in head.lines if line not in titles], None, None)
    if not issuers.issuers or not (head.form or titles):
        return Header(), 0
    title = " ".join(titles) or None
    place = 0
    while place < len(blocks) and _is_form_line(blocks[place], head.lines):
        place += 1
    sentence = title.capitalize() if title and in_capitals(title) else title
    header = Header(
        issuers=issuers.issuers,
        parent=issuers.parent,
        title=sentence,
        period=period_of(title) if title else None,
        present=True,
        span=Span(0, _start(blocks, place)),
    )
    return header, place


def _is_form_line(block: Block, words: Sequence[str]) -> bool:
    return isinstance(block, Line) and any(
        piece.kind == "form" or piece.text in words for piece in pieces_of(block.content)
    )


def _after_addressee(blocks: Sequence[Block], place: int) -> tuple[int, bool]:
    """The block after "Kính gửi" and its list, if it stands at `place`; whether it does."""
    line = blocks[place] if place < len(blocks) else None
    if not isinstance(line, Line) or not any(piece.kind == "addressee" for piece in pieces_of(line.content)):
        return place, False
    place += 1
    while place < len(blocks) and isinstance(blocks[place], Line) and _of_addressees(blocks, place):
        place += 1
    return place, True


def _of_addressees(blocks: Sequence[Block], place: int) -> bool:
    line, before = blocks[place], blocks[place - 1]
    if not isinstance(line, Line) or not isinstance(before, Line) or line.words > 60:
        return False
    label = line.label
    bulleted = label is not None and label.rank == BULLET
    return (bulleted or before.content.endswith((";", ",", ":"))) and not before.content.endswith(".")


def _start(blocks: Sequence[Block], place: int) -> int:
    if place < len(blocks):
        return blocks[place].start
    return blocks[-1].end if blocks else 0
