"""The prices in which a figure is expressed: constant prices of a year, or current prices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.values.wording import fold

_BASIS = re.compile(
    r"""\b gia \s (?:
        (?P<constant> so \s sanh | co \s dinh | ss )        # "giá so sánh 2010", "giá cố định năm 1994", "giá SS2010"
        (?: \s? (?:nam \s)? (?P<year> (?:19|20)\d\d ) )? \b
      | (?P<current> hien \s hanh | thuc \s te | hh ) \b      # "giá hiện hành", "giá thực tế", "giá HH"
    )""",
    re.VERBOSE,
)

_PRICE = re.compile("[gG][iI][aáAÁ]")
"""Texts without this word are not folded: most have none."""


@dataclass(frozen=True, slots=True)
class PriceBasis:
    """Constant prices of `year` (None: the year isn't named), or current prices."""

    constant: bool
    year: int | None = None

    def __str__(self) -> str:
        """As it is written: "giá so sánh 2010", "giá hiện hành"."""
        return f"giá so sánh {self.year or ''}".rstrip() if self.constant else "giá hiện hành"


def price_basis(name: str, quote: str) -> PriceBasis | None:
    """The basis that the name states, else the only one that the quoted words state, else None."""
    named = _bases_in_name(name)
    found = named or _bases(quote)
    return next(iter(found)) if len(found) == 1 else None


def differ(one: PriceBasis | None, other: PriceBasis | None) -> bool:
    """Whether both are stated and can't be the same."""
    if one is None or other is None:
        return False
    years_differ = one.year is not None and other.year is not None and one.year != other.year
    return one.constant != other.constant or years_differ


@lru_cache(maxsize=10_000)
def _bases_in_name(name: str) -> frozenset[PriceBasis]:
    return _bases(name)


def _bases(text: str) -> frozenset[PriceBasis]:
    if not _PRICE.search(text):
        return frozenset()
    return frozenset(_basis(match) for match in _BASIS.finditer(fold(text)))


def _basis(match: re.Match[str]) -> PriceBasis:
    year = match["year"]
    return PriceBasis(bool(match["constant"]), int(year) if year else None)
