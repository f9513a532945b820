"""Where something stands: a document in short, a section of it, quoted words."""

from __future__ import annotations

from models.record import Frozen, PeriodField
from models.structure import Role


class DocumentHead(Frozen):
    """A document, in short."""

    key: str
    type: str | None
    number: str | None
    symbol: str | None
    issued: str | None
    issuers: tuple[str, ...]
    title: str | None
    period: PeriodField | None


class SectionPath(Frozen):
    """Where in the document: headings from the outermost to the innermost."""

    id: str | None
    path: tuple[str, ...]
    role: Role | None


class CellSource(Frozen):
    """Where a figure stands."""

    document: DocumentHead
    quote: str
    page: int | None
    section: SectionPath
    start: int
    end: int
