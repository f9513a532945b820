"""Folded words for places, as they end an indicator's name, and the provinces that names are."""

from __future__ import annotations

from functools import cache

from corpus.registers import provinces
from models.values.wording import fold

_AREAS = (
    "tren dia ban tinh", "tren dia ban toan tinh", "tren dia ban thanh pho", "tren dia ban", "toan tinh", "cua tinh",
    "ca nuoc", "toan thanh pho", "cua ca nuoc", "tinh", "toan nganh", "cua nganh", "cua thanh pho", "thuc hien",
    "nam nay", "thanh pho", "nganh", "he thong", "hang nam", "qua chi cuc", "qua cuc", "tai chi cuc", "o co so",
)  # fmt: skip
"""Words after an indicator's name that don't narrow it."""


def province_in(name: str) -> str | None:
    """The province that a whole name is ("TP. Hồ Chí Minh"), None otherwise."""
    return _provinces().get(fold(name))


@cache
def places() -> frozenset[str]:
    """Folded words for places, as they end an indicator's name."""
    named = (f"{before}{name}" for name in _provinces() for before in ("", "cua ", "cua tinh ", "cua thanh pho "))
    return frozenset((*_AREAS, *named))


@cache
def place_ends() -> frozenset[str]:
    """The last words of places: most names end with none of them."""
    return frozenset(place.rpartition(" ")[2] for place in places())


@cache
def _provinces() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in provinces():
        for name in (row.old_name, row.new_name, *row.variants):
            key = fold(name)
            if len(key) > 3:
                found.setdefault(key, row.old_name if name != row.new_name else row.new_name)
                for prefix in ("tp", "thanh pho", "tinh"):
                    found.setdefault(f"{prefix} {key}", row.old_name if name != row.new_name else row.new_name)
    return found
