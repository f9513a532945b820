"""Indicators as people ask for them: by code, by a name of the register, or by a name that documents use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain

from corpus.registers import indicators
from models.errors import BadCallError, NotHeldError
from models.values.wording import fold

_SEPARATOR = re.compile("[,;]")
MOST = 50
"""Indicators of one comparison."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator that was asked for. `code` is None where only documents name it."""

    code: str | None
    name: str


def registered(asked: str) -> tuple[Asked, ...]:
    """The register's indicators that `asked` means: by code, else by name, else every one of which it is a variant."""
    for table in (_by_code(), _by_name(), _by_variant()):
        if found := table.get(fold(asked)):
            return found
    return ()


def names_meant(asked: Iterable[str]) -> tuple[str, ...]:
    """What the index is asked for: the codes of all that is meant, and the words as documents may print them."""
    codes = ((*(found.code for found in registered(one) if found.code), one) for one in asked)
    return tuple(dict.fromkeys(chain.from_iterable(codes)))


def several(asked: Iterable[str]) -> tuple[str, ...]:
    """The indicators of a parameter that may be repeated or parted by commas; registered names may hold commas."""
    parts: dict[str, None] = {}
    for one in asked:
        names = [one] if registered(one) else _SEPARATOR.split(one)
        parts.update(dict.fromkeys(name.strip() for name in names if name.strip()))
    return tuple(parts)


def to_compare(asked: Iterable[str]) -> tuple[str, ...]:
    """The indicators of a comparison; BadCallError("indicators") for none or too many."""
    found = several(asked)
    if not found:
        raise BadCallError("indicators", "chưa nêu chỉ tiêu nào; hãy cho mã hoặc tên chỉ tiêu, như BANLE")
    if len(found) > MOST:
        raise BadCallError("indicators", f"hỏi {len(found)} chỉ tiêu một lúc; nhiều nhất là {MOST}")
    return found


def not_held(asked: str) -> NotHeldError:
    """The error for an indicator that neither the register nor a document knows, with the nearest that are known."""
    known = {**_by_variant(), **_by_name(), **_by_code()}
    near = get_close_matches(fold(asked), known, n=3, cutoff=0.5)
    meant = dict.fromkeys(f"{item.code} ({item.name})" for word in near for item in known[word])
    hint = f"gần nhất: {'; '.join(meant)}" if meant else "xem các mã trong registers/indicators.tsv"
    return NotHeldError("indicator-unknown", f"không có chỉ tiêu “{asked}”; {hint}")


@cache
def _by_code() -> dict[str, tuple[Asked, ...]]:
    return {fold(row.code): (Asked(row.code, row.canonical_vi),) for row in indicators()}


@cache
def _by_name() -> dict[str, tuple[Asked, ...]]:
    return {fold(row.canonical_vi): (Asked(row.code, row.canonical_vi),) for row in indicators()}


@cache
def _by_variant() -> dict[str, tuple[Asked, ...]]:
    found: dict[str, tuple[Asked, ...]] = {}
    for row in indicators():
        for variant in row.variants:
            found[fold(variant)] = (*found.get(fold(variant), ()), Asked(row.code, row.canonical_vi))
    return found
