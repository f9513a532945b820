"""How a text spells a name that its head prints in capitals."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.structure.lines import in_capitals

_SHORTEST = 3
"""Words of a name that is looked for: shorter ones may be anybody's."""


def spelling_in(body: str, name: str) -> str | None:
    """The most frequent spelling of a name in capitals in a text, "Trường THCS Đông Khuê"; None if there is none."""
    words = name.split()
    if len(words) < _SHORTEST or not in_capitals(name):
        return None
    printed = r"\s+".join(map(re.escape, words))
    pattern = re.compile(rf"(?<!\w){printed}(?!\w)", re.IGNORECASE)
    found = (" ".join(match[0].split()) for match in pattern.finditer(body))
    spelt = Counter(one for one in found if one[0].isupper() and not in_capitals(one))
    return min(spelt, key=lambda one: (-spelt[one], one)) if spelt else None


def spelt_like(place: str | None, name: str) -> str:
    """A name that ends with the place of issue, in the spelling of that: "Huyện ủy Đông sơn" → "Huyện ủy Đông Sơn"."""
    spelt = (place or "").split()
    words = name.split()
    count = len(spelt)
    if not 0 < count < len(words) or [word.lower() for word in words[-count:]] != [word.lower() for word in spelt]:
        return name
    return " ".join([*words[:-count], *spelt])
