"""List labels that Word computes and does not store: "1.", "a)", "II.", "-" from numbering.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.read.counting import printed
from pipeline.read.docx.wordml import W, integer, switch, value, whole

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_PLAIN_BULLETS: Final = frozenset("-–—+*•")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what its label looks like ("%1.%2.")."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False


@dataclass(slots=True)
class Lists:
    """The lists of one document and how far each has counted. Labels must be asked for in reading order."""

    sources: dict[int, tuple[int, etree._Element, dict[int, etree._Element]]]
    """numId → (id of the abstract list that counts, its element, the levels that this list redefines)."""
    levels: dict[int, tuple[Level, ...]] = field(default_factory=dict)
    """numId → its levels, read when they are first asked for: few of a file's lists are in use."""
    restarts: dict[int, dict[int, int]] = field(default_factory=dict)
    """numId → level → number at which this list starts anew."""
    counters: dict[int, list[int | None]] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)

    def label(self, numbering: int | None, level: int) -> str | None:
        """The label of the next paragraph of that list and level; None if it shows none."""
        if numbering is None or numbering not in self.sources or not 0 <= level < _LEVELS:
            return None
        abstract, element, overrides = self.sources[numbering]
        if numbering not in self.levels:
            self.levels[numbering] = _read_levels(element, overrides)
        levels = self.levels[numbering]
        counters = self.counters.setdefault(abstract, [None] * _LEVELS)
        if numbering not in self.begun:
            self.begun.add(numbering)
            for place, start in self.restarts.get(numbering, {}).items():
                counters[place] = start - 1
        _count(counters, levels, level)
        return _print(counters, levels, level)


def read_lists(root: etree._Element | None) -> Lists:
    """Lists from the root of numbering.xml; none for None."""
    if root is None:
        return Lists({})
    abstracts = {integer(element.get(W + "abstractNumId")): element for element in root.iterfind(W + "abstractNum")}
    links = {value(element, "styleLink"): key for key, element in abstracts.items() if value(element, "styleLink")}
    sources: dict[int, tuple[int, etree._Element, dict[int, etree._Element]]] = {}
    restarts: dict[int, dict[int, int]] = {}
    for element in root.iterfind(W + "num"):
        number, abstract = integer(element.get(W + "numId")), whole(element, "abstractNumId")
        linked = value(abstracts.get(abstract), "numStyleLink")
        abstract = links.get(linked, abstract) if linked else abstract
        if number is None or abstract is None or abstract not in abstracts:
            continue
        overrides = {integer(one.get(W + "ilvl")) or 0: one for one in element.iterfind(W + "lvlOverride")}
        sources[number] = abstract, abstracts[abstract], overrides
        restarts[number] = {
            place: start
            for place, one in overrides.items()
            if (start := whole(one, "startOverride")) is not None and 0 <= place < _LEVELS
        }
    return Lists(sources, restarts=restarts)


def _read_levels(abstract: etree._Element, overrides: dict[int, etree._Element]) -> tuple[Level, ...]:
    found = {integer(element.get(W + "ilvl")): element for element in abstract.iterfind(W + "lvl")}
    for place, override in overrides.items():
        redefined = override.find(W + "lvl")
        if redefined is not None:
            found[place] = redefined
    return tuple(_read_level(found.get(place)) for place in range(_LEVELS))


def _read_level(element: etree._Element | None) -> Level:
    if element is None:
        return Level(kind="none")
    start = whole(element, "start")
    return Level(
        start=1 if start is None else start,
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=switch(element, "isLgl"),
    )


def _count(counters: list[int | None], levels: tuple[Level, ...], level: int) -> None:
    for above in range(level):
        if counters[above] is None:
            counters[above] = levels[above].start
    before = counters[level]
    counters[level] = levels[level].start if before is None else before + 1
    for below in range(level + 1, _LEVELS):
        counters[below] = None


def _print(counters: list[int | None], levels: tuple[Level, ...], level: int) -> str | None:
    own = levels[level]
    if own.kind == "bullet":
        return own.text if own.text in _PLAIN_BULLETS else "-"
    if own.kind == "none":
        return _PLACE.sub("", own.text).strip() or None

    def fill(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        kind = "decimal" if own.legal else levels[place].kind
        return printed(counters[place] or 0, kind)

    return _PLACE.sub(fill, own.text).strip() or None
