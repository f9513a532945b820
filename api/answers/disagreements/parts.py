"""Totals against their parts: their sum where the text names all ("gồm", "chia ra"), else one that is too large."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.answers.comparison.figures import Computed, Figure
from api.answers.disagreements.findings import finding, interval
from api.answers.disagreements.series import Claim, is_rate
from api.answers.passages import sentence_around
from models.finding import Finding

_ALL_PARTS = re.compile(
    r"""
    [^.;:\d\n]{0,60}?                                # " so với cùng kỳ, "
    \b(?: (?:bao\s+)? gồm (?:\s+có)?                 # "gồm", "bao gồm", "gồm có"
      | (?:được\s+)? chia\s+ (?:ra|thành|theo) )     # "chia ra", "được chia thành"
    (?!\s+cả\b)                                      # "gồm cả" names one of the parts
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ONE_PART = re.compile(r"[^.;:\d\n]{0,60}?\btrong\s+đó[^.;\d\n]{0,40}", re.IGNORECASE)
""" ", trong đó có ": a part follows, others may not be named."""
_OPEN = re.compile(r"\.\.\.|…|\bv\.?v\b|trong\s+đó|riêng|như\b", re.IGNORECASE)
"""A list that names some parts only, or parts of parts."""
_BULLETS = re.compile(r":[ \t]*(?P<list>(?:\n[ \t]*[-+*•–][^\n]*)+)")
"""A colon at the end of a line and the items of the list under it."""
_LIKELY = (Decimal("0.5"), Decimal("1.5"))
"""Share of the total that parts come to; what is beyond is a list of something else."""
SUMS = {"XNK": ("XK", "NK")}
"""Indicators that are sums of others by what they are."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document's text that begins at offset `start`."""

    document: str
    start: int
    text: str


def parts_differ(stretch: Stretch, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Totals in a piece of text that aren't the sum of what the same sentence says they consist of.

    `claims` are the statements of its document in order of their place.
    """
    inside = [one for one in claims if stretch.start <= one.observation.start < stretch.start + len(stretch.text)]
    starts = [one.observation.start for one in inside]
    for total in inside:
        at = total.observation.end - stretch.start
        said = _ALL_PARTS.match(stretch.text, at)
        if total.figure is None or is_rate(total.figure):
            continue
        if said is None:
            yield from _more_than_all(stretch, total, inside, starts)
            continue
        end = _end(stretch.text, said.end())
        named = inside[bisect_left(starts, said.end() + stretch.start) : bisect_left(starts, end + stretch.start)]
        rest = _without(stretch, said.end(), end, named)
        if len(named) > 1 and not _OPEN.search(rest) and not any(sign.isdigit() for sign in rest):
            yield from _told(total, named)


def sums_differ(claim: Claim, of_document: Sequence[Claim]) -> Iterator[Finding]:
    """Totals that aren't the sum of what they are the sum of, all stated by one document for one period."""
    parts = []
    for code in SUMS.get(claim.observation.indicator or "", ()):
        found = [one for one in of_document if one.observation.indicator == code and _goes_with(claim, one)]
        if len({one.figure for one in found}) != 1:
            return
        parts.append(found[0])
    if parts and claim.figure:
        yield from _told(claim, parts)


def _more_than_all(stretch: Stretch, total: Claim, inside: Sequence[Claim], starts: Sequence[int]) -> Iterator[Finding]:
    """A part that is more than the total of which it is said to be one."""
    said = _ONE_PART.match(stretch.text, total.observation.end - stretch.start)
    following = bisect_left(starts, total.observation.end)
    if said is None or total.figure is None or following >= len(inside):
        return
    part = inside[following]
    close = said.start() + stretch.start <= part.observation.start <= said.end() + stretch.start
    whole = _sum(total, [part]) if close else None
    if whole and whole.low > total.figure.high and whole.value <= _LIKELY[1] * total.figure.value:
        yield _differ(total, [part], whole)


def _told(total: Claim, parts: Sequence[Claim]) -> Iterator[Finding]:
    found = _sum(total, parts)
    whole = total.figure
    if whole is None or found is None or (found.low <= whole.high and whole.low <= found.high):
        return
    if not _LIKELY[0] * whole.value <= found.value <= _LIKELY[1] * whole.value:
        return
    yield _differ(total, parts, found)


def _differ(total: Claim, parts: Sequence[Claim], found: Computed) -> Finding:
    scaled = interval(found.scaled(total.observation.unit_mult))
    return finding("parts-differ", total, parts, stated=total.observation.value, stated_unit="absolute", **scaled)


def _sum(total: Claim, parts: Sequence[Claim]) -> Computed | None:
    """The sum of the parts; None if they aren't all exact figures of the total's unit and period."""
    if any(not _goes_with(total, one) for one in parts):
        return None
    figures: list[Figure] = [one.figure for one in parts if one.figure]
    if len(figures) != len(parts) or any(one.bound for one in figures):
        return None
    value, low, high = (sum((getattr(one, end) for one in figures), Decimal(0)) for end in ("value", "low", "high"))
    return Computed(value, low, high)


def _goes_with(total: Claim, one: Claim) -> bool:
    same = total.figure and one.figure and total.figure.unit == one.figure.unit
    return bool(same) and total.period == one.period and total.planned == one.planned and not total.observation.bound


def _end(text: str, at: int) -> int:
    """Where the list ends: with its sentence, or with the last of the items under it."""
    close = text.find("\n", at)
    line = text[at : close if close >= 0 else len(text)]
    end = at + sentence_around(line, 0, 0)[1]
    items = _BULLETS.match(text, max(at, text.rfind(":", at, end + 1)))
    return items.end() if items else end


def _without(stretch: Stretch, at: int, end: int, named: Sequence[Claim]) -> str:
    """The words of the list that no part's statement covers."""
    rest = []
    for one in named:
        start, stop = one.observation.start - stretch.start, one.observation.end - stretch.start
        rest.append(stretch.text[at:start])
        at = max(at, stop)
    return " ".join((*rest, stretch.text[at:end]))
