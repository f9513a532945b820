"""How a document stands to a movement that it names: launches it, responds, carries it out, reviews it, plans it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import cast

from corpus.tables import read_table
from models.history import Stance
from models.structure import Role
from models.values.month_words import lower

_BY_OTHERS = re.compile(r"(?:^|[\s,(])do\s[^.;]*$")
""" "… các phong trào do Thủ tướng Chính phủ ", before "phát động": somebody else's launch."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
"""Names of other movements in the same sentence: what they say is no stance."""


def stance(before: str, role: Role | None = None) -> Stance | None:
    """The stance that the last cue states in the words of the sentence before a name; None where there is none.

    Who else launched it is no stance: "hưởng ứng phong trào do Chính phủ phát động" responds. In a part on tasks
    whatever is said is planned.
    """
    words, end = _QUOTED.sub(" ", lower(before)), 0
    found: Stance | None = None
    for match in _cues().finditer(words):
        told = _stances()[match[0]]
        if told == "launched" and _BY_OTHERS.search(words[end : match.start()]):
            continue
        if not (found == "planned" and told == "implemented"):  # "tiếp tục thực hiện"
            found = told
        end = match.end()
    return "planned" if found and role == "task" else found


@cache
def _stances() -> dict[str, Stance]:
    rows = read_table(Path(__file__).parent / "stances.tsv", ("word", "stance", "gloss"))
    return {row["word"]: cast(Stance, row["stance"]) for row in rows}


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(_stances(), key=len, reverse=True))) + r")(?!\w)")
