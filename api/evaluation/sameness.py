"""When an annotated fact and a read one are the same: by meaning, never by place.

Texts are compared by shared words, names folded, numbers as numbers, amounts after unit and multiplier.
Every function takes the annotated fact first.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from api.evaluation.gold import Fact
from corpus import registers
from models.values.symbol import fold_symbol
from models.values.wording import fold, overlap, words

QUOTE, NAME, AWARD, HEADING, TEXT, CONTAINED = 0.7, 0.85, 0.8, 0.8, 0.9, 0.6
"""The least share of words in common."""
LONG_TEXTS = ("title", "recipients", "parent", "issuers")


def same_field(a: Fact, b: Fact) -> bool:
    """A field of the document's head or foot."""
    if a["field"] != b["field"]:
        return False
    if a["field"] in LONG_TEXTS:
        return overlap(a["text"], b["text"]) >= TEXT
    if a["field"] == "symbol":
        return fold_symbol(a["text"]) == fold_symbol(b["text"])
    return fold(a["text"]) == fold(b["text"])


def same_section(a: Fact, b: Fact) -> bool:
    """A heading with its label."""
    return _same_heading(a, b) and fold(a.get("label") or "") == fold(b.get("label") or "")


def same_section_role(a: Fact, b: Fact) -> bool:
    """A heading with its role."""
    return _same_heading(a, b) and a.get("role") == b.get("role")


def same_cited(a: Fact, b: Fact) -> bool:
    """Which document is cited: number and symbol, and the year if both have one."""
    years = a.get("year"), b.get("year")
    return _named(a) == _named(b) and (None in years or years[0] == years[1])


def same_citation(a: Fact, b: Fact) -> bool:
    """The whole citation: type and date too."""
    return same_cited(a, b) and all((a.get(field) or None) == (b.get(field) or None) for field in ("type", "date"))


def same_movement(a: Fact, b: Fact) -> bool:
    """A movement: by its id if both have one, else by name."""
    if a.get("id") and b.get("id"):
        return bool(a["id"] == b["id"])
    return _overlap(a, b, "name") >= NAME


def same_award(a: Fact, b: Fact) -> bool:
    """An award with its count, and the kind of recipient where it was annotated."""
    codes = a.get("award"), b.get("award")
    kind = codes[0] == codes[1] if all(codes) else _overlap(a, b, "name") >= AWARD
    recipient = a.get("recipient")
    return kind and a.get("count") == b.get("count") and recipient in (None, "", b.get("recipient"))


def same_indicator(a: Fact, b: Fact) -> bool:
    """What is measured: by code, else by name. A code against none is another indicator, unless the names agree."""
    codes = a.get("indicator"), b.get("indicator")
    if all(codes):
        return bool(codes[0] == codes[1])
    if codes[0]:
        return False
    if codes[1]:
        return _overlap(a, b, "name") >= AWARD
    return _contained(a.get("name"), b.get("name")) >= CONTAINED


def same_value(a: Fact, b: Fact) -> bool:
    """A value: indicator, amount, unit and the period of the fact."""
    return same_indicator(a, b) and same_amount(a, b) and same_unit(a, b) and _period(a, b)


def same_change(a: Fact, b: Fact) -> bool:
    """A change: indicator, both periods, amount and unit of the change."""
    return (
        same_indicator(a, b)
        and _period(a, b)
        and _period(a, b, "base")
        and close(a.get("change"), b.get("change"))
        and a.get("unit") == b.get("unit")
    )


def same_attainment(a: Fact, b: Fact) -> bool:
    """An attainment: indicator, period of the target, percent."""
    return same_indicator(a, b) and _period(a, b, "target") and close(a.get("percent"), b.get("percent"))


def same_statement(a: Fact, b: Fact) -> bool:
    """A statement of the same role in the same words."""
    return a.get("role") == b.get("role") and _overlap(a, b, "quote") >= QUOTE


def same_date(a: Fact, b: Fact) -> bool:
    """A date or range, to its precision."""
    return bool(a.get("value") == b.get("value"))


def same_amount(a: Fact, b: Fact) -> bool:
    """The same amount after unit and multiplier: 1.500 kg are 1,5 tấn."""
    return close(amount(a), amount(b))


def same_unit(a: Fact, b: Fact) -> bool:
    """One unit; of two that no register holds, one may say more: "lượt", "lượt tra cứu"."""
    first, second = (unit(fact.get("unit"))[0] for fact in (a, b))
    if first == second:
        return True
    listed = {canonical for canonical, _ in _units().values()}
    return first not in listed and second not in listed and _contained(first, second) == 1


def amount(fact: Fact) -> float | None:
    """The value in its canonical unit; None where only a change is stated."""
    if fact.get("value") is None:
        return None
    return float(fact["value"]) * 10.0 ** int(fact.get("unit_mult") or 0) * unit(fact.get("unit"))[1]


def unit(name: str | None) -> tuple[str, float]:
    """A unit's canonical name and its factor; a unit that no register holds is its own."""
    folded = fold(name or "")
    return _units().get(folded, (folded, 1.0))


def close(a: Any, b: Any) -> bool:
    """Equal as numbers; None equals only None."""
    if a is None or b is None:
        return a is b
    return math.isclose(float(a), float(b), rel_tol=1e-6, abs_tol=1e-9)


def plain_number(text: object) -> str:
    """A document's number without leading zeros."""
    return re.sub(r"^0+(?=\d)", "", str(text or "").strip().casefold())


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {fold(row.surface): (fold(row.canonical), float(row.factor)) for row in registers.units()}


def _same_heading(a: Fact, b: Fact) -> bool:
    return _overlap(a, b, "heading") >= HEADING


def _named(fact: Fact) -> tuple[str, str]:
    return plain_number(fact.get("number")), fold_symbol(fact.get("symbol") or "")


def _period(a: Fact, b: Fact, field: str = "period") -> bool:
    first, second = ((fact.get(field) or {}) for fact in (a, b))
    return all(first.get(end) == second.get(end) for end in ("start", "end"))


def _overlap(a: Fact, b: Fact, field: str) -> float:
    first, second = (fold(fact.get(field) or "") for fact in (a, b))
    return overlap(first, second) if first or second else 1.0


def _contained(a: str | None, b: str | None) -> float:
    """The share of the shorter text's words that the longer one has."""
    short, long = sorted((words(a or ""), words(b or "")), key=len)
    return sum(word in long for word in short) / len(short) if short else 0.0
