"""All checks of statements, each disagreement told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from api.answers.disagreements.cells import figure_checks
from api.answers.disagreements.changes import changes, plans, targets
from api.answers.disagreements.parts import sums_differ
from api.answers.disagreements.series import Book, Claim
from models.finding import Finding


def examine(claims: Iterable[Claim], book: Book, told: set[tuple[object, ...]] | None = None) -> Iterator[Finding]:
    """What doesn't agree with these statements of a book, in their order.

    `told`: what makes findings one, of those that were told before; what is told now is added.
    """
    told = set() if told is None else told
    ordered = list(claims)
    of_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        of_document[claim.document].append(claim)
    for claim in ordered:
        for found in _of(claim, book, of_document[claim.document]):
            marks = _marks(found)
            if not marks & told:
                yield found
            told |= marks


def _of(claim: Claim, book: Book, beside: list[Claim]) -> Iterator[Finding]:
    series = book.of(claim)
    if series.vague:
        return
    yield from changes(claim, series)
    yield from plans(claim, series)
    yield from targets(claim, series)
    yield from sums_differ(claim, beside)
    for check in figure_checks(claim, series):
        yield from check


def _marks(found: Finding) -> set[tuple[object, ...]]:
    """What makes two findings one: a document's words said twice, or the two figures of a cell in more documents."""
    here = found.here
    what = (found.kind, found.indicator or found.name, found.area, found.issuer)
    match found.kind:
        case "conflict":
            return {(*what, found.period, frozenset((_figure(here), _figure(there)))) for there in found.there}
        case "break":
            year = found.period.end.year if found.period else None
            return {(*what, year, here.prices, there.prices) for there in found.there}
        case "unit-differs":
            return {(*what, here.document, found.period)}
        case "falls":
            return {(*what, frozenset((found.period, there.period))) for there in found.there}
        case _:
            stated = (found.base, found.stated, found.stated_unit) if found.stated is not None else _figure(here)
            return {(*what, here.document, found.period, stated)}


def _figure(side: object) -> tuple[object, ...]:
    return tuple(getattr(side, name) for name in ("value", "unit", "unit_mult"))
