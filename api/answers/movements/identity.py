"""Which mentions name one movement: by the register's id, else by the name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.registers import movements
from corpus.registers.rows import MovementRow
from models.answer import StatedMovement
from models.values.wording import fold, normal

_LOCALITY = re.compile(
    r"""
    \s*\b(?:tỉnh|[Tt]hành\ phố|TP\.?)\s+
    (?: … | [A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*)* )        # "tỉnh An Thuỷ", and the register's "tỉnh …"
    """,
    re.VERBOSE,
)
_SPAN = re.compile(r"\s*\(?\bgiai đoạn\s+\d{4}(?:\s*[-–]\s*\d{4})?\)?\s*$", re.IGNORECASE)
""" "… văn hóa công sở giai đoạn 2019-2025"."""
SHORTEST = 4
"""Words from which a name of the register is told without its province and span of years."""


@dataclass(frozen=True, slots=True)
class Group:
    """One movement: its id, its row of the register if it has one, everything that names it."""

    id: str
    row: MovementRow | None
    mentions: tuple[StatedMovement, ...]

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """Names as printed, with the number of documents that print them so; the most frequent and longest first."""
        pairs = {(" ".join(one.quote.split()), one.document.key) for one in self.mentions}
        counted = Counter(name for name, _ in pairs)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], -len(item[0]), item[0])))

    @property
    def name(self) -> str:
        """The register's name, else the one that most documents print."""
        return self.row.canonical_vi if self.row else self.names[0][0]


def grouped(mentions: Iterable[StatedMovement]) -> list[Group]:
    """The movements that these mentions name, in order of id.

    One that the register hasn't got has its name as id, as it can stand in an address: "moi-tuan-mot-sang-kien".
    A name that may be the short form of another is another, until people say that the two are one.
    """
    by_id: dict[str, list[StatedMovement]] = defaultdict(list)
    unregistered: dict[str, list[StatedMovement]] = defaultdict(list)
    for one in mentions:
        if found := one.id or _registered(one.name):
            by_id[found].append(one)
        else:
            unregistered[fold(normal(one.name))].append(one)
    rows = {row.id: row for row in movements()}
    groups = [Group(id_, rows.get(id_), tuple(ones)) for id_, ones in by_id.items()]
    groups += [Group(name.replace(" ", "-"), None, tuple(ones)) for name, ones in unregistered.items()]
    return sorted(groups, key=lambda group: group.id)


def _registered(name: str) -> str | None:
    """The id of the register's name that this is with the province's name and a span of years put in."""
    return _forms().get(_bare(name))


def _bare(name: str) -> str:
    return fold(_SPAN.sub("", _LOCALITY.sub("", name)))


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in movements():
        for form in (row.canonical_vi, *row.variants):
            forms.setdefault(_bare(form), row.id)
    return {form: id_ for form, id_ in forms.items() if len(form.split()) >= SHORTEST}


def phases_of(row: MovementRow) -> Sequence[MovementRow]:
    """The register's rows of its phases: M01a, M01b of M01."""
    return [one for one in movements() if one.id[:-1] == row.id and one.id[-1].isalpha() and one.start]
