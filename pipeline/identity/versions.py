"""The versions of a document: copies of one text in several formats are one, a corrected text is the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.identity.heads import COPY, is_provisional
from pipeline.identity.kin import Content
from pipeline.identity.sketch import similarity


@dataclass(frozen=True, slots=True)
class Version:
    """Contents that are copies of one text; `modified` is when its first file was written, ns since 1970."""

    contents: tuple[Content, ...]
    provisional: bool
    modified: int


def versions(dated: Iterable[tuple[Content, int]]) -> tuple[Version, ...]:
    """The versions in order, the one that counts last: drafts first, then by the date of each version's first file."""
    found: list[list[tuple[Content, int]]] = []
    for content, modified in sorted(dated, key=_most_reliable):
        home = next((group for group in found if _are_copies(group[0][0], content)), None)
        if home is None:
            found.append([(content, modified)])
        else:
            home.append((content, modified))
    made = [
        Version(tuple(it for it, _ in group), is_provisional(group[0][0].head), min(at for _, at in group))
        for group in found
    ]
    return tuple(sorted(made, key=lambda it: (not it.provisional, it.modified, it.contents[0].sha256)))


def _are_copies(one: Content, other: Content) -> bool:
    """Whether two contents say the same: of recognised text, whose figures may be misread, nearly the same."""
    if bool(one.head.number) != bool(other.head.number) or similarity(one.sketch, other.sketch) < COPY:
        return False
    return {one.origin, other.origin} != {"text"} or one.sketch.figures == other.sketch.figures


def _most_reliable(dated: tuple[Content, int]) -> tuple[bool, int, str]:
    content, modified = dated
    return content.origin != "text", modified, content.sha256
