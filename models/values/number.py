"""Vietnamese numbers: "44.387" is 44387, "15,8" is 15.8; exact decimals with their printed precision."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed. `decimals` is the count of digits after the decimal comma [XBRL decimals]."""

    value: Decimal
    decimals: int = 0

    def interval(self) -> tuple[Decimal, Decimal]:
        """The values that print like this one: 44387 → (44386.5, 44387.5)."""
        half = Decimal(5).scaleb(-self.decimals - 1)
        return self.value - half, self.value + half
