"""Who issues: the lines of the head's left column → parent and issuers in full official form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.registers import document_types
from models.values.symbol import fold_symbol
from models.values.wording import fold, normal
from pipeline.structure.head.bodies import body_kind
from pipeline.structure.head.names import AREA, area_of_place, full_name, known_bodies, of_province, with_area
from pipeline.structure.head.spelling import spelling_in, spelt_like
from pipeline.structure.lines import in_capitals

_GOES_ON = re.compile(r"(?:,|(?<!\w)(?:và|các|của|với))\s*\Z", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"\s+[-–]\s+|\s*;\s*")
_LONGEST_NAME = 20
"""Words of a body's name."""
_ORGANS = frozenset({"ban chấp hành", "ban thường vụ", "ban thường trực", "đoàn chủ tịch", "ban chấp hành đảng bộ"})
"""Organs that a body issues by: one name with it, though on a line of their own."""
_JOINTLY = frozenset({"liên ngành", "liên tịch", "liên cơ quan", "liên sở"})


@dataclass(frozen=True, slots=True)
class Issued:
    """The bodies of a head: `issuers` in the order printed, `parent` the body above a single issuer."""

    issuers: tuple[str, ...] = ()
    parent: str | None = None


def find_issuers(lines: Sequence[str], symbol: str | None, place: str | None, body: str = "") -> Issued:
    """Issuers and parent from the head's lines; without lines from the symbol, if it leaves no doubt.

    Names in capitals take the spelling in which `body`, the text under the head, has them.
    """
    tokens = issuer_tokens(symbol)
    joint = _is_joint(lines, symbol, tokens)
    printed = [name.rstrip(" -–") for name in _bodies(lines, joint)]
    named = [spelt_like(place, full_name(spelling_in(body, name) or name)) for name in printed]
    together = 0 if joint else _together(printed, tokens)
    if together:
        above = named[-together - 1] if len(named) > together else None
        side_by_side = tuple(with_area(name, above, place) for name in _of_one_area(named[-together:]))
        return Issued(side_by_side, with_area(above, None, place) if above else None)
    if not named:
        return Issued(_from_symbol(symbol, place))
    if joint and len(named) < len(tokens):
        return Issued(_from_symbol(symbol, place))
    if joint and len(named) > 1:
        picked = [name for name in named if any(_is_called(name, token) for token in tokens)]
        issuers = picked if len(picked) > 1 else named[-max(2, len(tokens)) :]
        above = next((name for name in named if name not in issuers), None)
        return Issued(tuple(with_area(body, above, place) for body in _of_one_area(issuers)))
    parent = named[-2] if len(named) > 1 else None
    above = with_area(parent, None, place) if parent else None
    return Issued((of_province(with_area(named[-1], parent, place), above),), above)


def _of_one_area(bodies: Sequence[str]) -> tuple[str, ...]:
    """Departments that issue together are of the area that one of them is printed with: "SỞ Y TẾ - SỞ … TỈNH …"."""
    areas = {area[0] for name in bodies if (area := AREA.search(name))}
    only = areas.pop() if len(areas) == 1 else ""
    return tuple(
        f"{name} {only}" if only and body_kind(name) == "department" and not AREA.search(name) else name
        for name in bodies
    )


def _together(printed: Sequence[str], tokens: Sequence[str]) -> int:
    """How many bodies at the end of a head issue together: those of whose names the symbol has the initials.

    "BỆNH VIỆN ĐA KHOA …" over "CÔNG ĐOÀN CƠ SỞ BỆNH VIỆN …", "BC-BVĐK-CĐBV".
    """
    count = len(tokens)
    if not 1 < count <= len(printed):
        return 0
    bodies = printed[-count:]
    return count if all(_has_initials(name, token) for name, token in zip(bodies, tokens, strict=True)) else 0


def _has_initials(name: str, token: str) -> bool:
    """Whether a folded token of a symbol is made of initials of a name, from its first one on, in their order."""
    initials = iter(word[0] for word in fold(name).split())
    return len(token) > 1 and fold(name)[0] == token[0].lower() and all(one in initials for one in token.lower())


def _is_joint(lines: Sequence[str], symbol: str | None, tokens: Sequence[str]) -> bool:
    """A head of several bodies: "liên tịch" in the type, "LIÊN NGÀNH" above them, or a symbol with two known bodies."""
    code = next((token for token in re.split(r"[-/]", symbol or "") if not token.isdigit()), "")
    if _types().get(code, "").endswith("liên tịch") or any(normal(line) in _JOINTLY for line in lines):
        return True
    return sum(token in known_bodies() for token in tokens) > 1


def _bodies(lines: Sequence[str], joint: bool) -> list[str]:
    """Names of bodies, each put together from its lines: "ỦY BAN NHÂN DÂN" + "TỈNH HÀ NAM" is one.

    In a joint head a dash before another body parts two: "BỘ TÀI CHÍNH - BỘ NỘI VỤ"; a dash inside a name never does.
    """
    names: list[str] = []
    for line in lines:
        if normal(line) in _JOINTLY:
            continue
        sides = _SIDE_BY_SIDE.split(line) if joint else [line]
        for place, side in enumerate(side.strip(" .,:*") for side in sides):
            opens = body_kind(side) is not None
            if names and not opens and place and side:
                names[-1] = f"{names[-1]} - {side}"
            elif names and side and (not opens or _GOES_ON.search(names[-1])):
                if _same_name(names[-1], side):
                    names[-1] = f"{names[-1]} {side}"
            elif names and _is_of(names[-1], side):
                names[-1] = f"{names[-1]} {side}"
            elif opens or AREA.fullmatch(side):
                names.append(side)
    return names


def _is_of(organ: str, body: str) -> bool:
    """Whether the line "BAN CHẤP HÀNH" names an organ of the body in the next line."""
    return normal(organ) in _ORGANS and body_kind(body) in ("association", "union", "front", "party")


def _same_name(name: str, side: str) -> bool:
    """Whether a line goes on with a name: both in capitals, or a few words of an area or after "và"."""
    if len(name.split()) + len(side.split()) > _LONGEST_NAME or in_capitals(side) != in_capitals(name):
        return False
    return in_capitals(name) or _GOES_ON.search(name) is not None or side[0].islower() or bool(AREA.fullmatch(side))


def issuer_tokens(symbol: str | None) -> list[str]:
    """Folded tokens of a symbol that name issuers, the type and a year left out: "KH-SCT-CĐN" → SCT, CDN."""
    tokens = [token for token in re.split(r"[-/]", symbol or "") if token and not token.isdigit()]
    if tokens and (tokens[0] in _types() or (len(tokens) > 1 and fold_symbol(tokens[0]) not in known_bodies())):
        return [fold_symbol(token) for token in tokens[1:]]
    return [fold_symbol(token) for token in tokens[:1]]


def _from_symbol(symbol: str | None, place: str | None) -> tuple[str, ...]:
    """A head without names: known abbreviations only, a provincial body only with a province as place."""
    names = []
    for token in issuer_tokens(symbol):
        body = known_bodies().get(token)
        if body is None:
            return ()
        name, level = body
        area = area_of_place(place)
        if level in ("province", "any"):
            if area is None:
                return ()
            name = f"{name} {area}"
        names.append(name)
    return tuple(names)


def _is_called(name: str, token: str) -> bool:
    body = known_bodies().get(token)
    return body is not None and normal(name).startswith(normal(body[0])[:12])


@cache
def _types() -> dict[str, str]:
    return {row.code: row.name_vi for row in document_types()}
