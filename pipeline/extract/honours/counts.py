"""Recipients counted one after another: "05 tập thể và 12 cá nhân"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from models.mention import Recipient
from models.values.number import read_number_words
from pipeline.extract.honours.names import cues, words_of

NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,5}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
CAPITALS = "A-Z" + "".join(
    letter for block in (range(0xC0, 0x1B1), range(0x1EA0, 0x1EFA)) for letter in map(chr, block) if letter.isupper()
)
"""The capital letters of Vietnamese, for use inside a character class; they form no range in Unicode."""

_GIVEN = re.compile(r"\s+(?:được|đã|đạt|nhận|vinh\s+dự)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counts:
    """Recipients counted one after another at [start, end): "05 tập thể và 12 cá nhân"."""

    start: int
    end: int
    parts: tuple[tuple[int | None, Recipient | None], ...]


@cache
def _part() -> re.Pattern[str]:
    recipients = words_of("recipient")
    return re.compile(
        rf"""
        (?<![\w/.,%]) (?: {NUMBER} | (?P<vague>{words_of("vague")}) ) \s+ (?:lượt\s+)?
        (?P<recipient>{recipients})\b
        (?: \s*(?:,|và|-)\s* (?P<other>{recipients})\b (?!\s+(?-i:[{CAPITALS}])) )?             # 25 tập thể và cá nhân
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_JOINT = re.compile(
    r"""
      (?:,\s[^\W\d]+(?=\s+và))? \s*(?:[^\W\d]+\s+){0,4}?(?:,|;|và|cùng)\s*(?:cho\s+)?   # 05 tập thể và 12 cá nhân
    | \s+(?:đạt|có|đã|hoàn\s+thành)\s[^.,;:\n]{1,90}?\svà\s+       # 05 tập thể hoàn thành tốt nhiệm vụ và 12 cá nhân
    | \s*[,;:]?\s*(?:trong\s+đó|gồm)\s*:?\s*                         # 25 tập thể, cá nhân, gồm 13 tập thể
    """,
    re.VERBOSE,
)


@cache
def recipient_codes() -> dict[str, Recipient | None]:
    """The words for recipients, in lower case, with their kinds."""
    return {row["word"]: cast("Recipient | None", row["value"] or None) for row in (*cues("recipient"), *cues("named"))}


def counts_in(content: str, start: int, end: int) -> Iterator[Counts]:
    """The groups of counted recipients of a sentence; a total whose parts follow gives way to them."""
    matches = list(_part().finditer(content, start, end))
    while matches:
        group = [matches.pop(0)]
        while matches and _goes_on(content, group, matches[0]):
            if ";" in content[group[-1].end() : matches[0].start()] and _GIVEN.match(content, matches[0].end()):
                break  # "…; 46 cán bộ được tặng …" begins anew
            group.append(matches.pop(0))
        parts = [part for match in group for part in _read(match)]
        if (
            len(group) > 1 and group[0]["other"] and parts[0] == (number_in(group[0]["number"] or "0"), None)
        ):  # their total
            parts = parts[1:]
        yield Counts(group[0].start(), group[-1].end(), tuple(parts))


_PARTS = re.compile(r"trong\s+đó|gồm", re.IGNORECASE)


def _goes_on(content: str, group: list[re.Match[str]], following: re.Match[str]) -> bool:
    """Whether a count belongs to those before it; in a bracket only those of which the one before is the total."""
    between = content[group[-1].end() : following.start()]
    if _PARTS.search(between) and group[-1]["other"] is None and _read(group[-1])[0][1] == _read(following)[0][1]:
        return False  # 05 tập thể, gồm 04 tập thể thuộc nhà máy và 01 tập thể
    return _JOINT.fullmatch(between) is not None or (
        len(group) == 1 and group[0]["other"] is not None and between.strip() == "("
    )


def _read(match: re.Match[str]) -> list[tuple[int | None, Recipient | None]]:
    """What one count says: "25 tập thể và cá nhân" is 25 of no one kind, "nhiều tập thể, cá nhân" two vague counts."""
    kinds = [recipient_codes()[" ".join(match[name].lower().split())] for name in ("recipient", "other") if match[name]]
    if match["vague"]:
        return [(None, kind) for kind in dict.fromkeys(kinds)]
    return [(number_in(match["number"]), kinds[0] if len(set(kinds)) == 1 else None)]


def number_in(text: str) -> int | None:
    """A number in figures or in a word: "1.204", "ba"."""
    return int(text.replace(".", "")) if text[0].isdigit() else read_number_words(text.lower())
