"""Mentions of all documents: every page of them, their place, the year and the body that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Protocol, TypeVar

from api.answers.comparison.vintage import issued_span
from api.answers.issuers import lineage, lines_of, newest_name
from corpus.registers import bodies
from index import IndexReader
from models.answer import CellSource, DocumentHead, SectionPath
from models.query import MentionQuery, YearRange
from models.record import Mention
from models.values.wording import fold

PAGE = 1000
Locate = Callable[[str, str | None], SectionPath]
"""A section's path from document key and section id."""
Stated_co = TypeVar("Stated_co", bound=Mention, covariant=True)


class PageOf(Protocol[Stated_co]):
    """A page of mentions."""

    @property
    def items(self) -> tuple[Stated_co, ...]:
        """What stands on it."""

    @property
    def cursor(self) -> str | None:
        """Where the next one begins."""


def every(ask: Callable[[MentionQuery], PageOf[Stated_co]], query: MentionQuery) -> Iterator[Stated_co]:
    """All mentions that answer, whatever page they stand on."""
    after = None
    while True:
        page = ask(query.model_copy(update={"limit": PAGE, "after": after}))
        yield from page.items
        after = page.cursor
        if after is None:
            return


def locator(reader: IndexReader) -> Locate:
    """Sections of documents, each looked up once."""
    return cache(reader.section)


def source_of(mention: Mention, head: DocumentHead, locate: Locate) -> CellSource:
    """Where a mention stands."""
    return CellSource(
        document=head,
        quote=mention.quote,
        page=mention.page,
        section=locate(head.key, mention.section),
        start=mention.start,
        end=mention.end,
    )


def head_only(held: DocumentHead) -> DocumentHead:
    """A held document in short."""
    return DocumentHead(**{name: getattr(held, name) for name in DocumentHead.model_fields})


def told_year(head: DocumentHead) -> int | None:
    """The year that a document speaks of: that of a period within one year, else that of its issue.

    The report on 2019 that is issued in January 2020 speaks of 2019; a plan for 2021-2025 of the year of its issue.
    """
    period = head.period
    if period and period.start.year == period.end.year:
        return period.end.year
    issued = issued_span(head.issued)
    if issued.start.year > 1:
        return issued.start.year
    return period.start.year if period else None


def within(year: int | None, years: YearRange | None) -> bool:
    """Whether a year is asked for; without a question every one is."""
    return years is None or (year is not None and years.first <= year <= years.last)


def time_order(head: DocumentHead) -> tuple[int, str, str]:
    """Documents by the year that they speak of, then as they were issued; those without a year last."""
    return told_year(head) or 9999, head.issued or "9999", head.key


def issuers_meant(asked: tuple[str, ...], reader: IndexReader) -> tuple[str, ...]:
    """The names of issuers held that are asked for, folded.

    "Sở Công Thương" asks for that body in every province, a name of today for its documents under former names too.
    """
    held = reader.issuers()
    if not asked:
        return held
    lines = lines_of(held)
    return tuple(sorted(name for line in lines.asked(asked) for name in lines.names(line)))


def line_of(head: DocumentHead) -> str:
    """The body that a document is of, through renamings; one that names none stands for itself."""
    return lineage(head.issuers) or head.key


def former_names(issuers: tuple[str, ...]) -> tuple[str, ...]:
    """Every name under which a body may have issued documents: as asked, its newest, and those it took over from."""
    names = dict.fromkeys((*issuers, *map(newest_name, issuers)))
    for newest in [fold(newest_name(issuer)) for issuer in issuers]:
        for old, successor in _taken_over():
            if newest == successor or newest.startswith(f"{successor} "):
                names[f"{old}{newest[len(successor) :]}"] = None
    return tuple(names)


@cache
def _taken_over() -> tuple[tuple[str, str], ...]:
    """Folded names of bodies that exist no more, each with the folded name of the one that exists now."""
    pairs = ((fold(row.name_vi), fold(newest_name(row.name_vi))) for row in bodies() if row.successor)
    return tuple(pair for pair in pairs if pair[0] != pair[1])
