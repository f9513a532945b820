"""A document's structure: head, foot, section tree and the sentences, each with its place in the Text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from models.text import Span, TextTable
from models.values.period import Period

NOWHERE = Span(0, 0)

Role = Literal["strength", "limitation", "cause", "recommendation", "task"]


@dataclass(frozen=True, slots=True)
class Header:
    """What the head states; None or () where it is blank or absent. Nothing is guessed."""

    type: str | None = None
    """Code of registers/document_types.tsv."""
    number: str | None = None
    symbol: str | None = None
    issuers: tuple[str, ...] = ()
    """Full official form, with the province where the head shows it."""
    parent: str | None = None
    place: str | None = None
    issued: str | None = None
    """EDTF level 0, precision as printed."""
    title: str | None = None
    """Trích yếu, one line, without the type's name."""
    period: Period | None = None
    """What it reports on or plans for."""
    present: bool = False
    """False for news and web pages: there is no document head at all."""
    span: Span = NOWHERE
    """From the text's start to the first character of the body."""
    number_blank: bool = False
    day_blank: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: formula (KT., TM., TL., TUQ. or None), title in normal case, name without academic prefix."""

    formula: str | None
    title: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot: recipients (archive line left out) and signers."""

    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    span: Span | None = None
    """Where the foot stands; None where there is none. Nothing in it is body text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part opened by a heading. `start` is the heading's first character (its label), `end` the part's last."""

    id: str
    parent: str | None
    label: str | None
    heading: str
    role: Role | None
    """The role that its own heading names."""
    effective_role: Role | None
    """Its own role, or that of the nearest ancestor that has one."""
    level: int
    start: int
    end: int
    body_start: int
    """First character after the heading."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a list item of the body, without bullet or label; never a heading, never head or foot."""

    start: int
    end: int
    section: str | None
    role: Role | None
    """The effective role of its section."""
    item: bool = False
    """A list item (bullet or numbered)."""
    lead_in: bool = False
    """Only announces what follows ("cụ thể:", "như sau:")."""
    paragraph: int = 0
    """Running number of its paragraph among the text's blocks."""


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything that the text's form tells."""

    header: Header
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[TextTable, ...]
    """Tables of the body and of annexes (never the head's or foot's)."""
    closing: Closing
    body: Span
    """Between head and foot."""

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds `offset`."""
        for place in range(bisect_right(self.sections, offset, key=lambda section: section.start) - 1, -1, -1):
            if offset < self.sections[place].end:
                return self.sections[place]
        return None
