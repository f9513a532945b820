"""Who launched a movement and for which years: as the register has it, as documents say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from api.answers.mentions import head_only, line_of
from api.answers.movements.identity import phases_of
from api.answers.movements.sentences import Told
from api.answers.references.identity import key_of
from corpus.registers.rows import MovementRow
from models.answer import DocumentHead
from models.history import Launch, Phase
from models.values.symbol import find_symbols, reference_key, type_of_symbol

_SPAN = re.compile(r"giai đoạn\s+(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4})", re.IGNORECASE)
""" "giai đoạn 2021-2025" in a name or right behind it."""
_NEAR = 40
"""Characters behind a name in which its span of years stands."""
_YEAR = re.compile(r"(?:19|20)\d\d")
REPORTS = frozenset(("BC",))


def launchers(row: MovementRow | None) -> tuple[str, ...]:
    """The bodies that launched a movement, as the register has them."""
    return tuple(name.strip() for name in row.launcher.split(";") if name.strip()) if row else ()


def year_of_row(cell: str) -> int | None:
    """A year of the register; None where it has none."""
    return int(cell) if cell.isdigit() else None


def launches(row: MovementRow | None, told: Sequence[Told], held: Iterable[DocumentHead]) -> Iterator[Launch]:
    """By the register, then by every body that says that it launched it: its first word of that, in order of time.

    A directive or a plan says it better than a report.
    """
    if row and (row.launcher or row.launching_document):
        yield Launch(
            document=_named(row.launching_document, held),
            citation=row.launching_document or None,
            issuers=launchers(row),
            source=None,
        )
    own = [one for one in told if one.stance == "launched"]
    first: dict[str, Told] = {}
    for one in sorted(own, key=lambda one: one.mention.document.type in REPORTS):
        first.setdefault(line_of(one.mention.document), one)
    for one in first.values():
        yield Launch(
            document=one.mention.document, citation=None, issuers=one.mention.document.issuers, source=one.source
        )


def phases(row: MovementRow | None, told: Sequence[Told]) -> Iterator[Phase]:
    """Spans of years by the register, then as documents state them, each once, in order of time."""
    if row and (row.start or row.end):
        yield Phase(first=year_of_row(row.start), last=year_of_row(row.end), name=None, source=None)
    for phase in phases_of(row) if row else ():
        yield Phase(first=year_of_row(phase.start), last=year_of_row(phase.end), name=phase.canonical_vi, source=None)
    seen = set()
    for one in told:
        match = _SPAN.search(one.mention.quote) or _SPAN.search(one.after[:_NEAR])
        if match and match.groups() not in seen:
            seen.add(match.groups())
            yield Phase(first=int(match["first"]), last=int(match["last"]), name=None, source=one.source)


def _named(citation: str, held: Iterable[DocumentHead]) -> DocumentHead | None:
    """The held document that the register cites; None if it isn't held or its year is not told."""
    for symbol in find_symbols(citation):
        years = _YEAR.findall(citation[symbol.end :])
        if years:
            key = reference_key(type_of_symbol(symbol.symbol), symbol.number, symbol.symbol, int(years[-1]))
            return next((head_only(head) for head in held if key_of(head) == key), None)
    return None
