"""The place of issue where a scan's letters were misread: the name of the document's own bodies, or a province's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from corpus.registers import provinces
from models.values.letters import letters_of, one_apart
from models.values.syllable import is_syllable
from models.values.wording import fold, normal

_NAMED = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã)\s+(?P<name>[^\W\d_].*)", re.IGNORECASE)
"""«Ủy ban nhân dân tỉnh Hà Nam» bears the name of Hà Nam."""
_SHORTEST = 4
"""Letters of a name in which one may be misread and the name is still known."""


def place_as_named(place: str | None, before: str, bodies: Iterable[str | None]) -> str | None:
    """The place as the bodies of the head spell it, if it differs from that in one letter or mark; else as it is.

    `before` are the words before the date, of which some may not look like a name's any more: "uảng Bình, ngày …".
    A province that no body is named by is taken only where all its letters are there and one mark is wrong.
    """
    own = {name for body in bodies if body for name in _names(body)}
    if place is not None and normal(place) in map(normal, _provinces()):
        return place
    words = before.strip(" ,.;").split()
    tails = {name: _tail(words, name) for name in own}
    if any(normal(tail) == normal(name) for name, tail in tails.items()):
        return place
    near = {name for name, tail in tails.items() if _is_near(tail, name) and _is_clearer(name, tail)}
    if place is not None and not near:
        near = {name for name in _provinces() if fold(name) == fold(place) and _is_near(place, name)}
    return near.pop() if len(near) == 1 else place


def _names(body: str) -> Iterator[str]:
    """The name of the unit that a body is of: "Sở Y tế thành phố Hải Phòng" → Hải Phòng."""
    found = _NAMED.search(body)
    while found is not None:
        if _NAMED.search(found["name"]) is None:
            yield found["name"]
        found = _NAMED.search(found["name"])


def _tail(words: Sequence[str], name: str) -> str:
    """The last words, as many as the name has."""
    return " ".join(words[-len(name.split()) :])


def _is_clearer(name: str, tail: str) -> bool:
    """Whether it is sure which of the two was misread: the body's name may be, too."""
    return name in _provinces() or not all(map(is_syllable, tail.split()))


def _is_near(one: str, other: str) -> bool:
    """Whether two names differ in one letter, or in the marks of one."""
    first, second = letters_of(normal(one)), letters_of(normal(other))
    return min(len(first), len(second)) >= _SHORTEST and one_apart(first, second)


@cache
def _provinces() -> tuple[str, ...]:
    """Names of the provinces, those of before 2025 too."""
    rows = provinces()
    return tuple(dict.fromkeys(name for row in rows for name in (row.old_name, row.new_name) if name))
