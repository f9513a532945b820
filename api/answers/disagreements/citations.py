"""Citations against the documents that are held, and against how all others cite the same document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from api.answers.documents import symbol_line
from api.answers.issuers import lineage
from api.answers.mentions import Locate, head_only, source_of
from api.answers.references.identity import base_of, key_of
from models.answer import DocumentHead, StatedReference
from models.finding import CitedPart, Finding, FindingSide
from models.values.wording import fold

OTHERS = 2
"""Documents that must cite alike for one that cites otherwise to be wrong."""
TITLE = 4
"""Words from which a title tells a document."""
RARE = frozenset(("CT", "CTLT"))
"""Types of which a body hardly issues two on one day."""
GENERIC = frozenset(("UBND", "HDND", "TU", "HU", "DU"))
"""Symbols of bodies that every province has."""
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PROVINCE = re.compile(r"\b(?:tinh|thanh pho|tp) (?P<name>.+)$")
_CHAIRMAN = "chu tich "


class Shelf:
    """What citations are held against: documents and the citations of all documents, by what makes them one."""

    def __init__(self, held: Iterable[DocumentHead], cites: Iterable[StatedReference]) -> None:
        self.heads: dict[str, list[DocumentHead]] = defaultdict(list)
        self.of_day: dict[str, list[DocumentHead]] = defaultdict(list)
        self.cites: dict[str, list[StatedReference]] = defaultdict(list)
        for head in held:
            if key := key_of(head):
                self.heads[base_of(key)].append(head)
                self.of_day[head.issued or ""].append(head)
        for one in cites:
            self.cites[base_of(one.key)].append(one)

    def holds(self, cite: StatedReference) -> bool:
        """Whether the cited document is held, as far as the citation tells it."""
        return any(_may_be(cite, head) and _dates_meet(cite, head) for head in self.heads[base_of(cite.key)])


def citation_findings(cite: StatedReference, shelf: Shelf, locate: Locate) -> Iterator[Finding]:
    """The first thing in a citation that can't be right: its date, issuer or type, then its number or symbol."""
    for check in (_date, _issuer, _type, _number, _symbol):
        found = check(cite, shelf)
        if found:
            part, words, heads, others = found
            held = [FindingSide(document=head_only(head), source=None, words=_told(part, head)) for head in heads]
            cited = [
                FindingSide(
                    document=one.document, source=source_of(one, one.document, locate), words=_written(part, one)
                )
                for one in others
            ]
            here = FindingSide(document=cite.document, source=source_of(cite, cite.document, locate), words=words)
            yield Finding(
                kind="citation-differs", severity="contradiction", part=part, here=here, there=(*held, *cited)[:3]
            )
            return


Found = tuple[CitedPart, str | None, Sequence[DocumentHead], Sequence[StatedReference]]


def _date(cite: StatedReference, shelf: Shelf) -> Found | None:
    """The date of a document that is held; else the one date that others give it."""
    if not cite.date or not _FULL_DAY.fullmatch(cite.date):
        return None
    heads = [head for head in shelf.heads[base_of(cite.key)] if _may_be(cite, head)]
    others = [one for one in shelf.cites[base_of(cite.key)] if _other(cite, one) and one.date]
    if any(_dates_meet(cite, head) for head in heads) or any(one.date == cite.date for one in others):
        return None
    wrong = [head for head in heads if _full(head.issued) and _same_year_or_slip(cite, head.issued or "", head.title)]
    if wrong:
        return "date", cite.date, wrong, []
    alike = [one for one in others if _full(one.date) and _same_year_or_slip(cite, one.date or "", one.title)]
    if len({one.document.key for one in alike}) >= OTHERS and len({one.date for one in alike}) == 1:
        return "date", cite.date, [], alike
    return None


def _issuer(cite: StatedReference, shelf: Shelf) -> Found | None:
    """The body of a document of that number, symbol and day that is held."""
    if not cite.issuers or not _full(cite.date):
        return None
    heads = [head for head in shelf.heads[base_of(cite.key)] if head.issued == cite.date]
    if any(_may_be(cite, head) for head in heads):
        return None
    generic = bool(GENERIC & set(cite.key.split("|")[3].split("+")))
    wrong = [head for head in heads if head.issuers and (not generic or _same_title(cite.title, head.title))]
    return ("issuer", "; ".join(cite.issuers), wrong, []) if wrong else None


def _type(cite: StatedReference, shelf: Shelf) -> Found | None:
    """The type of a document of that number, body and day that is held: another word, or another symbol's type."""
    if not _full(cite.date) or (shelf.holds(cite) and not _misnamed(cite, shelf)):
        return None
    number, issuers = cite.key.split("|")[1], cite.key.split("|")[3]
    wrong = []
    for head in shelf.of_day[cite.date or ""]:
        parts = (key_of(head) or "||||").split("|")
        if parts[1] == number and parts[3] == issuers and head.type != cite.type and _may_be(cite, head):
            wrong.append(head)
    told = [head for head in wrong if cite.issuers or _same_title(cite.title, head.title)]
    return ("type", cite.type, told, []) if told and cite.type else None


def _number(cite: StatedReference, shelf: Shelf) -> Found | None:
    """The number of a document of that type, body and day that is held, where nothing shows that there are two."""
    if not _full(cite.date) or _known(cite, shelf):
        return None
    kind, number, _, issuers, _ = cite.key.split("|")
    wrong = []
    for head in shelf.of_day[cite.date or ""]:
        parts = (key_of(head) or "||||").split("|")
        alike = parts[0] == kind and parts[3] == issuers and parts[1] != number and _may_be(cite, head)
        if alike and (_same_title(cite.title, head.title) or (kind in RARE and not (cite.title and head.title))):
            wrong.append(head)
    return ("number", symbol_line(cite.number, cite.symbol), wrong, []) if len(wrong) == 1 else None


def _symbol(cite: StatedReference, shelf: Shelf) -> Found | None:
    """The symbol of a document of that type, number and day that is held."""
    if not _full(cite.date) or _known(cite, shelf):
        return None
    kind, number, _, issuers, _ = cite.key.split("|")
    wrong = []
    for head in shelf.of_day[cite.date or ""]:
        parts = (key_of(head) or "||||").split("|")
        alike = parts[0] == kind and parts[1] == number and parts[3] != issuers
        if alike and _may_be(cite, head) and (cite.issuers or _same_title(cite.title, head.title)):
            wrong.append(head)
    return ("symbol", symbol_line(cite.number, cite.symbol), wrong, []) if len(wrong) == 1 else None


def _misnamed(cite: StatedReference, shelf: Shelf) -> bool:
    """Whether the word for the type is another than that of the held document ("Quyết định số 14/KH-…")."""
    heads = [head for head in shelf.heads[base_of(cite.key)] if _may_be(cite, head) and _dates_meet(cite, head)]
    return all(head.type != cite.type for head in heads)


def _known(cite: StatedReference, shelf: Shelf) -> bool:
    """Whether the document is held, or cited by others, as it is cited."""
    return shelf.holds(cite) or any(
        _other(cite, one) and one.date in (None, cite.date) for one in shelf.cites[base_of(cite.key)]
    )


def _other(cite: StatedReference, one: StatedReference) -> bool:
    """Whether it is another document's citation, of what may be the same document."""
    return one.document.key != cite.document.key and _bodies_meet(
        cite.issuers, _home(cite.document), one.issuers, _home(one.document)
    )


def _may_be(cite: StatedReference, head: DocumentHead) -> bool:
    """Whether the citation can mean a document of that body, and isn't made by that document itself."""
    if cite.document.key == head.key:
        return False
    return _bodies_meet(cite.issuers, _home(cite.document), head.issuers, _province(head.issuers))


def _bodies_meet(one: tuple[str, ...], home: str, other: tuple[str, ...], other_home: str) -> bool:
    """Whether the names can be of one body; a body that isn't named is one of the citing document's province."""
    name, other_name = _body(one), _body(other)
    if name and other_name and not (_begins(name, other_name) or _begins(other_name, name)):
        return False
    place, other_place = (_province(one) or (home if not one else "")), (_province(other) or (other_home))
    if place and other_place:
        return place == other_place
    return (bool(name) and bool(other_name)) or not other_place


def _begins(short: str, long: str) -> bool:
    return long == short or long.startswith(f"{short} ")


def _body(issuers: tuple[str, ...]) -> str:
    return "; ".join(part.removeprefix(_CHAIRMAN) for part in lineage(issuers).split("; "))


def _home(head: DocumentHead) -> str:
    return _province(head.issuers)


def _province(issuers: tuple[str, ...]) -> str:
    found = (_PROVINCE.search(fold(name)) for name in issuers)
    return next((match["name"] for match in found if match), "")


def _full(date: str | None) -> bool:
    return bool(date and _FULL_DAY.fullmatch(date))


def _dates_meet(cite: StatedReference, head: DocumentHead) -> bool:
    """Whether the dates can be one: 2022-02 is any day of February."""
    year = str(cite.year) if cite.year else ""
    one, other = cite.date or year, head.issued or ""
    return one.startswith(other) or other.startswith(one)


def _same_year_or_slip(cite: StatedReference, date: str, title: str | None) -> bool:
    """Whether a date of the same year, or of the same day of another year, or of the same title, is a slip.

    Numbers begin anew each year: another day of another year is another document.
    """
    stated = cite.date or ""
    return stated[:4] == date[:4] or stated[4:] == date[4:] or _same_title(cite.title, title)


def _same_title(one: str | None, other: str | None) -> bool:
    """Whether titles are the same, or one goes on where the other ends."""
    first, second = fold(one or ""), fold(other or "")
    if min(len(first.split()), len(second.split())) < TITLE:
        return False
    return first in second or second in first


def _told(part: CitedPart, head: DocumentHead) -> str | None:
    if part == "date":
        return head.issued
    if part == "issuer":
        return "; ".join(head.issuers)
    return head.type if part == "type" else symbol_line(head.number, head.symbol)


def _written(part: CitedPart, one: StatedReference) -> str | None:
    return one.date if part == "date" else symbol_line(one.number, one.symbol)
