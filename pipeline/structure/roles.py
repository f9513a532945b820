"""Which role a heading names: strength, limitation, cause, recommendation, task or none."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import cast, get_args

from corpus.tables import Row, read_table
from models.structure import Role
from models.values.wording import normal

_PARTS = re.compile(r"\s*(?:,|;|:|/|\s[-–]\s|(?<!\w)(?:và|cùng)(?!\w))\s*", re.IGNORECASE)
"""What parts the things that a heading names: "Tồn tại, hạn chế và nguyên nhân"."""


def role_of(heading: str) -> Role | None:
    """The first role that the heading names; headings of results that only mention tasks or proposals name none.

    "Phương hướng, nhiệm vụ" → task; "Mục tiêu, giải pháp" → task; "Kết quả xử lý kiến nghị" → None.
    """
    for part in filter(None, map(normal, _PARTS.split(heading))):
        role = _role_of_part(part)
        if role is not None:
            return role
        if _bare(part) not in _cues("neutral") and part not in _cues("neutral"):
            return None
    return None


def role_named_by(words: str) -> Role | None:
    """The role that short words before a colon name and nothing else: "Tồn tại, hạn chế" → limitation.

    "Kiến nghị bãi bỏ: 25" names none: it says what was proposed.
    """
    parts = [part for part in map(normal, _PARTS.split(words)) if part]
    roles = [role for part in parts if (role := _names().get(_bare(part)) or _names().get(part))]
    return roles[0] if len(roles) == len(parts) and roles else None


def cues_in(heading: str) -> tuple[tuple[str, str], ...]:
    """The cues that tell what a heading names, each with its place, part by part: fillers first.

    "Một số nhiệm vụ, đánh giá" → ("một số", "filler"), ("nhiệm vụ", "opens"), ("đánh giá", "neutral").
    """
    found: list[tuple[str, str]] = []
    for part in filter(None, map(normal, _PARTS.split(heading))):
        rest, bare = part, _bare(part)
        while rest != bare and (filler := _opening(rest, "filler")):
            found.append((filler, "filler"))
            rest = rest[len(filler) + 1 :]
        neutral = next(((words, "neutral") for words in (part, bare) if words in _cues("neutral")), None)
        if cue := _cue_of_part(part) or neutral:
            found.append(cue)
    return tuple(found)


def _role_of_part(part: str) -> Role | None:
    cue = _cue_of_part(part)
    role = _cues(cue[1])[cue[0]] if cue else None
    # "Các biện pháp đã áp dụng" tells of what is done.
    return None if cue and role == "task" and f"{cue[0]} đã " in f"{part} " else role


def _cue_of_part(part: str) -> tuple[str, str] | None:
    """The cue that gives a part its role, with its place."""
    for words in dict.fromkeys((part, _bare(part))):
        if words in _cues("whole"):
            return words, "whole"
        opening = _opening(words, "opens")
        if opening is not None:
            return opening, "opens"
    return None


def _bare(part: str) -> str:
    """The part without "những", "một số" and their like in front."""
    while filler := _opening(part.rpartition(" ")[0], "filler"):
        part = part[len(filler) + 1 :]
    return part


def _opening(words: str, place: str) -> str | None:
    """The longest cue with which `words` begin."""
    end = len(words)
    while end > 0:
        if words[:end] in _cues(place):
            return words[:end]
        end = words.rfind(" ", 0, end)
    return None


@cache
def _names() -> dict[str, Role | None]:
    """Cues that are names by themselves; a list of tasks is opened by headings only."""
    named = {**_cues("opens"), **_cues("whole")}
    return {words: role for words, role in named.items() if role != "task"}


@cache
def _rows() -> tuple[Row, ...]:
    return read_table(Path(__file__).with_name("role_cues.tsv"), ("word", "role", "place", "gloss", "example"))


@cache
def _cues(place: str) -> dict[str, Role | None]:
    found = {normal(row["word"]): _role(row["role"]) for row in _rows() if row["place"] == place}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _role(code: str) -> Role | None:
    if code and code not in get_args(Role):
        raise ValueError(f"role_cues.tsv: unknown role {code!r}")
    return cast(Role, code) if code else None
