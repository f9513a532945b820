"""Which citations mean one document, and which held document that is.

A document is its type, number, symbol, issuing body and year. The key has no province in it: citations of bodies with
different names are of different documents. A citation without a year is joined only to the one document that it can
mean, never of the Party, whose numbers run through five years, and never among plans, reports and the like, whose
numbers begin anew each year, unless that document is of the year that the citing one speaks of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from api.answers.comparison.vintage import issued_span
from api.answers.issuers import newest_name, plain_words
from api.answers.mentions import head_only, told_year
from models.answer import DocumentHead, StatedReference
from models.values.symbol import reference_key

LASTING = frozenset(("CT", "CTLT", "NQ", "NQLT", "L", "PL", "NĐ", "TT", "TTLT", "CTr", "ĐA", "KL", "QyĐ", "QC"))
"""Types that a body issues few of and cites for years."""
PARTY = "-Đ"
UNKNOWN = "?"
_CHAIRMAN = "chu tich "


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation; `year_stated` is False where it was joined without a year."""

    reference: StatedReference
    year_stated: bool


@dataclass(slots=True)
class Cited:
    """One cited document: its key, the folded name of its body ("" if no citation names it), who cites it."""

    key: str
    owner: str
    held: DocumentHead | None = None
    cites: list[Cite] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    """Keys of citations that were joined without a year."""
    shared: bool = False
    """Whether documents of other bodies have the same key."""

    @property
    def name(self) -> str:
        """What it is asked for by: its key, with its body where others have the same: "KH|14||SCT|2022@so-…"."""
        return f"{self.key}@{self.owner.replace(' ', '-')}" if self.shared else self.key

    @property
    def year(self) -> int | None:
        """The year of issue, as the key has it."""
        year = self.key.rpartition("|")[2]
        return int(year) if year.isdigit() else None


def base_of(key: str) -> str:
    """A key without the year of issue."""
    return key.rpartition("|")[0]


def key_of(head: DocumentHead) -> str | None:
    """The key under which others cite a held document; None if number, symbol or year of issue is not known."""
    year = issued_span(head.issued).start.year
    if not (head.number and head.symbol and year > 1):
        return None
    return reference_key(head.type, head.number, head.symbol, year)


def cited(references: Iterable[StatedReference], held: Iterable[DocumentHead]) -> list[Cited]:
    """The cited documents that these citations mean, in order of key; all citations of a base must be given."""
    by_base: dict[str, list[StatedReference]] = defaultdict(list)
    for one in references:
        by_base[base_of(one.key)].append(one)
    heads: dict[str, list[DocumentHead]] = defaultdict(list)
    for head in held:
        if (key := key_of(head)) and base_of(key) in by_base:
            heads[base_of(key)].append(head)
    found = [entry for base, ones in by_base.items() for entry in _of_base(base, ones, heads[base])]
    keys = Counter(entry.key for entry in found)
    for entry in found:
        entry.shared = keys[entry.key] > 1
    return sorted(found, key=lambda entry: (entry.key, entry.owner))


def _of_base(base: str, references: Sequence[StatedReference], held: Sequence[DocumentHead]) -> list[Cited]:
    owners = _joined_owners([_owner(one.issuers) for one in references] + [_owner(head.issuers) for head in held])
    entries: dict[tuple[str, str], Cited] = {}
    for head in held:
        owner, key = owners[_owner(head.issuers)], key_of(head) or ""
        entry = entries.setdefault((key, owner), Cited(key, owner))
        entry.held = entry.held or head_only(head)
    dated = [one for one in references if not one.key.endswith(UNKNOWN)]
    for one in dated:
        owner = owners[_owner(one.issuers)]
        entries.setdefault((one.key, owner), Cited(one.key, owner)).cites.append(Cite(one, True))
    known = list(entries.values())
    for one in references:
        if one.key.endswith(UNKNOWN):
            owner = owners[_owner(one.issuers)]
            meant = _meant(one, owner, known) or entries.setdefault((one.key, owner), Cited(one.key, owner))
            meant.cites.append(Cite(one, meant.key == one.key))
            meant.aliases.add(one.key)
    for entry in entries.values():  # an annex that names its own document cites nobody
        own = entry.held.key if entry.held else None
        entry.cites = [cite for cite in entry.cites if cite.reference.document.key != own]
    return [entry for entry in entries.values() if entry.cites]


def _meant(reference: StatedReference, owner: str, known: Sequence[Cited]) -> Cited | None:
    """The only document of that number which a citation without a year can mean; None if there is none or several."""
    kind = reference.key.partition("|")[0]
    latest = issued_span(reference.document.issued).end.year
    if kind.endswith(PARTY) or latest > 9000:
        return None
    fitting = [one for one in known if one.owner == owner and one.year and one.year <= latest]
    if len(fitting) != 1:
        return None
    same_year = fitting[0].year in (told_year(reference.document), latest)
    return fitting[0] if kind in LASTING or same_year else None


def _owner(issuers: tuple[str, ...]) -> str:
    """A body for comparing: folded newest name; a chairman's document is his committee's."""
    return "; ".join(plain_words(newest_name(issuer)).removeprefix(_CHAIRMAN) for issuer in issuers)


def _joined_owners(owners: Iterable[str]) -> dict[str, str]:
    """Each name → the one longer name that goes on from it ("Sở Công Thương" → "… tỉnh Bình Hà"), else itself."""
    names = sorted(set(owners))
    joined = {}
    for name in names:
        longer = [other for other in names if other != name and (not name or other.startswith(f"{name} "))]
        longest = [other for other in longer if not any(more.startswith(f"{other} ") for more in longer)]
        joined[name] = longest[0] if len(longest) == 1 else name
    return joined
