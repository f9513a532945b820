"""Cuts a record's text into the passages that a search gives back: paragraph-sized, inside one section and role."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.record import Mention, Record, SectionField

SHORT = 240
"""Characters below which a line is joined with the next one of the same section and role."""
LONG = 1600
"""Characters above which a paragraph is cut, at the end of a sentence where there is one."""
STOPS = (". ", "; ", ": ", ", ", " ")
"""Where to cut, best first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage: offsets [start, end) into the record's text, no blanks at its ends, never empty."""

    start: int
    end: int
    section: SectionField | None
    roles: tuple[str, ...]
    """Roles that its sentences state, else the role of the nearest section that has one; sorted."""


def cut(record: Record) -> tuple[Piece, ...]:
    """The passages of a record, in text order; together they hold every character but blanks between them."""
    sections, roles = SectionTree(record.sections), Overlaps(record.statements)
    pieces: list[Piece] = []
    for start, end in _lines(record.text):
        section = sections.at(start)
        stated = tuple(sorted({record.statements[at].role for at in roles.of(start, end)}))
        role = sections.role(section)
        piece = Piece(start, end, section, stated or ((role,) if role else ()))
        if pieces and _joins(pieces[-1], piece):
            pieces[-1] = Piece(pieces[-1].start, end, section, pieces[-1].roles)
        else:
            pieces.append(piece)
    return tuple(pieces)


class SectionTree:
    """A record's sections, asked by place and by ancestry."""

    def __init__(self, sections: tuple[SectionField, ...]) -> None:
        self._sections = tuple(sorted(sections, key=lambda section: (section.start, -section.end)))
        self._starts = [section.start for section in self._sections]
        self._by_id = {section.id: section for section in sections}

    def at(self, offset: int) -> SectionField | None:
        """The innermost section that holds `offset`."""
        place = bisect_right(self._starts, offset)
        found = self._sections[place - 1] if place else None
        while found is not None and offset >= found.end:
            found = self._parent(found)
        return found

    def section(self, section_id: str | None) -> SectionField | None:
        """The section of that id; None if there is none."""
        return self._by_id.get(section_id or "")

    def line(self, section: SectionField | None) -> tuple[SectionField, ...]:
        """The section and those around it, outermost first."""
        line: list[SectionField] = []
        while section is not None and section not in line:
            line.insert(0, section)
            section = self._parent(section)
        return tuple(line)

    def role(self, section: SectionField | None) -> str | None:
        """Its own role, or that of the nearest section around it that has one."""
        return next((part.role for part in reversed(self.line(section)) if part.role), None)

    def _parent(self, section: SectionField) -> SectionField | None:
        return self._by_id.get(section.parent) if section.parent else None


class Overlaps:
    """Mentions asked by place: which ones share a character with [start, end)."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        ordered = sorted((mention.start, mention.end, at) for at, mention in enumerate(mentions))
        self._starts = [start for start, _, _ in ordered]
        self._ordered = ordered
        self._longest = max((end - start for start, end, _ in ordered), default=0)

    def of(self, start: int, end: int) -> Iterator[int]:
        """Positions, in the sequence given, of the mentions that overlap; ascending by start."""
        place = bisect_left(self._starts, start - self._longest)
        while place < len(self._ordered) and self._ordered[place][0] < end:
            if self._ordered[place][1] > start:
                yield self._ordered[place][2]
            place += 1


class PageFinder:
    """Tells the page of a passage from where pages begin; in records that don't say, by the mentions around it."""

    def __init__(self, record: Record) -> None:
        self._pages = record.pages
        lists = (
            record.references,
            record.movements,
            record.awards,
            record.observations,
            record.statements,
            record.dates,
        )
        known = {mention.start: mention.page for mentions in lists for mention in mentions if mention.page}
        if record.source.pages:
            known = {0: 1, **known, len(record.text): record.source.pages}
        self._known = sorted(known.items())

    def of(self, piece: Piece) -> int | None:
        """Page on which it begins, or of the first mention in it; None where neither is certain."""
        if self._pages:
            page = bisect_right(self._pages, piece.start, key=lambda page: page.start)
            return self._pages[max(0, page - 1)].number
        place = bisect_right(self._known, (piece.start, 1 << 30))
        if place == 0 or place == len(self._known):
            return None
        (at, page), (next_at, next_page) = self._known[place - 1], self._known[place]
        if page == next_page or at == piece.start:
            return page
        return next_page if next_at < piece.end else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        left, right = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        if left < right:
            yield from _sized(text, left, right)
        start += len(line) + 1


def _sized(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONG:
        ends = (text.rfind(stop, start + SHORT, start + LONG) + len(stop) for stop in STOPS)
        cut_at = next((at for at in ends if at > start + SHORT), start + LONG)
        yield start, start + len(text[start:cut_at].rstrip())
        start = cut_at + len(text[cut_at:end]) - len(text[cut_at:end].lstrip())
    if start < end:
        yield start, end


def _joins(before: Piece, after: Piece) -> bool:
    same = before.section == after.section and before.roles == after.roles
    return same and before.end - before.start < SHORT and after.end - before.start <= LONG
