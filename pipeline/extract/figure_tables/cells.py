"""What a cell holds: a figure, an amount with its bound or its own unit, or a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from corpus.tables import read_table
from models.mention import Bound
from models.values.number import Number, read_number
from pipeline.extract.figures.lexicon import Word, words_of
from pipeline.extract.figures.units import UnitFound, unit_at

_SIGNS: dict[str, Bound] = {"<": "at-most", "≤": "at-most", "<=": "at-most", ">": "at-least", "≥": "at-least",
                            ">=": "at-least", "~": "about", "≈": "about"}  # fmt: skip
_FOOTNOTE = re.compile(r"(?<=[\d%])\s?(?:\(?\*{1,3}\)?|[¹²³⁴-⁹]+|(?<=\d)\([1-9]\))\Z")  # 9.845² · 8.012 (*) · 1.204(1)
_BRACKETED = re.compile(r"\(\s?\d[\d.,]*\s?%?\)\s?%?")  # (1.234) · (5,3)% · (47,9%)
_MILLION_DONG = re.compile(r"\btr(?:\.\s?|\s)?đ(?:ồng)?(?!\w)\.?", re.IGNORECASE)  # Tr.đ · trđ · Tr. đồng
_THOUSAND_DONG = re.compile(r"\bng(?:\.\s?|\s)?đ(?:ồng)?(?!\w)\.?", re.IGNORECASE)  # ng.đ · ngđ
_NOUN = re.compile(r"(?P<many>(?:nghìn|ngàn|triệu|1\.?000)\s+)?(?P<noun>[^\W\d_]+(?:[ /]\w+){0,3})", re.IGNORECASE)
"""A unit that no register holds: "Thuê bao", "Triệu quả", "TB/100 dân"."""
_LONGEST_UNIT = 24
_MANY = {"nghìn": 3, "ngàn": 3, "triệu": 6, "1000": 3, "1.000": 3}
_AMOUNT = re.compile(
    r"""
    (?P<bound>[<>]=?|[≤≥~≈]|[^\W\d_]+(?:\s[^\W\d_]+)?(?=\s))? \s*     # < 3 · ≥ 20 · Trên 95
    (?P<number>\d[\d.,]*) (?:\s?[-–]\s?(?P<high>\d[\d.,]*))?            # 70-75
    \s* (?P<unit>%|[^\W\d_].*?)? (?P<least>\s+trở\s+lên)?              # 12 hội nghị · từ 90% trở lên
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a cell states it; `unit` None: that of the row, the column or the table."""

    number: Number
    bound: Bound | None = None
    unit: UnitFound | None = None


@lru_cache(maxsize=4096)
def read_figure(text: str) -> Number | None:
    """The number that a whole cell is: "1.065", "+12,5", "100%", "(5,2)"; None for blanks, dashes and words."""
    plain = _FOOTNOTE.sub("", text.strip()).strip("() \n").rstrip("% ")
    sign = -1 if plain[:1] in "-−–" else 1
    number = read_number(plain.lstrip("+-−– "))
    return Number(number.value * sign, number.decimals) if number else None


def is_bracketed(text: str) -> bool:
    """Whether a cell is a figure in brackets: a negative one in books, a part or a rate of another elsewhere."""
    return text[:1] == "(" and _BRACKETED.fullmatch(_FOOTNOTE.sub("", text)) is not None


def amounts_in(text: str) -> Iterator[Amount]:
    """What a cell of values states: "1.065", "≥ 20", "12 hội nghị"; two for a range "70-75"; nothing for other text."""
    number = read_figure(text)
    if number is not None:
        yield Amount(number)
        return
    match = _AMOUNT.fullmatch(text.strip()) if text[-1:] else None
    low = read_number(match["number"]) if match else None
    if match is None or low is None:
        return
    bound = _bound(match["bound"], match["least"])
    unit = unit_in_full(match["unit"]) if match["unit"] else None
    if (match["unit"] and unit is None) or ((match["bound"] or match["least"]) and bound is None):
        return
    if match["high"] is None:
        yield Amount(low, bound, unit)
        return
    high = read_number(match["high"])
    if high is not None and high.value > low.value and bound is None:
        yield Amount(low, "at-least", unit)
        yield Amount(high, "at-most", unit)


def _bound(before: str | None, least: str | None) -> Bound | None:
    if least:
        return "at-least" if before is None or before.lower() in ("từ", "đạt từ", "đạt") else None
    return _SIGNS.get(before) or _bound_words().get(before.lower()) if before else None


@cache
def _bound_words() -> dict[str, Bound]:
    rows = read_table(Path(__file__).parents[1] / "bounds.tsv", ("word", "code", "gloss", "example"))
    codes: dict[str, Bound] = {"about": "about", "at-least": "at-least", "at-most": "at-most"}
    return {row["word"]: codes[row["code"]] for row in rows}


@lru_cache(maxsize=1024)
def unit_in_full(text: str) -> UnitFound | None:
    """The unit that a whole text is: "Tr.USD", "tỷ đồng", "1.000 tấn", "%"."""
    words = words_of(_THOUSAND_DONG.sub("nghìn đồng", _MILLION_DONG.sub("triệu đồng", text)))
    mult = 0
    if words and words[0].lower in ("1000", "1.000", "10^3"):
        words, mult = words[1:], 3
    found = unit_at([Word(word.start, word.end, word.lower, False) for word in words], 0)
    if found is None or found.unit is None or found.count != len(words):
        return None
    return replace(found, mult=found.mult + mult)


def unit_as_printed(text: str) -> UnitFound | None:
    """What a cell of a column of units says: a known unit, else the noun as printed, "Triệu quả" → quả, 6."""
    known = unit_in_full(text)
    match = None if known else _NOUN.fullmatch(text.strip())
    if match is None or len(text) > _LONGEST_UNIT:
        return known
    noun = match["noun"]
    plain = noun if noun.isupper() or noun[:2].isupper() else noun[0].lower() + noun[1:]
    return UnitFound(len(noun.split()), plain, _MANY[match["many"].strip().lower()] if match["many"] else 0, "count")
