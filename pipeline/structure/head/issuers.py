"""Who issues: the lines of the head's left column → parent and issuers in full official form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.registers import abbreviations, bodies, document_types, provinces
from models.values.symbol import fold_symbol
from models.values.wording import fold, normal
from pipeline.structure.head.bodies import body_kind, opening_word
from pipeline.structure.lines import in_capitals

_AREA = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|tp|huyện|thị xã|tx|quận|phường|xã|thị trấn|đặc khu)\.?\s+"
    r"(?!(?:[uủ][yỷ]|đoàn|hội|luận)(?!\w))(?P<name>[^\W\d_][\w' -]*)\Z",  # not "Tỉnh ủy …", "xã hội"
    re.IGNORECASE,
)
_WRITTEN_OUT = {"tp": "thành phố", "tx": "thị xã"}
_GOES_ON = re.compile(r"(?:,|(?<!\w)(?:và|các|của|với))\s*\Z", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"\s+[-–]\s+|\s*;\s*")
_OF_AREA = re.compile(r"(?:tỉnh|thành|huyện|thị|quận) (?!phố)", re.IGNORECASE)
"""«Tỉnh ủy», «Thành đoàn»: the name says already of what."""
_LONGEST_NAME = 20
"""Words of a body's name."""
_JOINTLY = frozenset({"liên ngành", "liên tịch", "liên cơ quan", "liên sở"})
_NEEDS_AREA = frozenset(
    {"department", "committee", "board", "council", "agency", "unit", "union", "association", "front", "office", "bloc"}
)
_PROPER = re.compile(r"(?<!\w)(?:việt nam|hồ chí minh|trung ương|tổ quốc|công thương)(?!\w)", re.IGNORECASE)
_BARE_AREA = re.compile(r"(?<!\w)(?P<kind>tỉnh|thành phố|huyện|thị xã)\Z", re.IGNORECASE)
"""«Đảng bộ tỉnh», «Công an tỉnh»: which one the parent or the place of issue tells."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The bodies of a head: `issuers` in the order printed, `parent` the body above a single issuer."""

    issuers: tuple[str, ...] = ()
    parent: str | None = None


def find_issuers(lines: Sequence[str], symbol: str | None, place: str | None) -> Issued:
    """Issuers and parent from the head's lines; without lines from the symbol, if it leaves no doubt."""
    tokens = issuer_tokens(symbol)
    joint = _is_joint(lines, symbol, tokens)
    named = [full_name(body.rstrip(" -–")) for body in _bodies(lines, joint)]
    if not named:
        return Issued(_from_symbol(symbol, place))
    if joint and len(named) < len(tokens):
        return Issued(_from_symbol(symbol, place))
    if joint and len(named) > 1:
        picked = [name for name in named if any(_is_called(name, token) for token in tokens)]
        issuers = picked if len(picked) > 1 else named[-max(2, len(tokens)) :]
        above = next((name for name in named if name not in issuers), None)
        return Issued(tuple(with_area(body, above, place) for body in issuers))
    parent = named[-2] if len(named) > 1 else None
    return Issued((with_area(named[-1], parent, place),), with_area(parent, None, place) if parent else None)


def _is_joint(lines: Sequence[str], symbol: str | None, tokens: Sequence[str]) -> bool:
    """A head of several bodies: "liên tịch" in the type, "LIÊN NGÀNH" above them, or a symbol with two known bodies."""
    code = next((token for token in re.split(r"[-/]", symbol or "") if not token.isdigit()), "")
    if _types().get(code, "").endswith("liên tịch") or any(normal(line) in _JOINTLY for line in lines):
        return True
    return sum(token in _register() for token in tokens) > 1


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
            elif opens or _AREA.fullmatch(side):
                names.append(side)
    return names


def _same_name(name: str, side: str) -> bool:
    """Whether a line goes on with a name: both in capitals, or a few words of an area or after "và"."""
    if len(name.split()) + len(side.split()) > _LONGEST_NAME or in_capitals(side) != in_capitals(name):
        return False
    return in_capitals(name) or _GOES_ON.search(name) is not None or side[0].islower() or bool(_AREA.fullmatch(side))


def issuer_tokens(symbol: str | None) -> list[str]:
    """Folded tokens of a symbol that name issuers, the type and a year left out: "KH-SCT-CĐN" → SCT, CDN."""
    tokens = [token for token in re.split(r"[-/]", symbol or "") if token and not token.isdigit()]
    if tokens and (tokens[0] in _types() or (len(tokens) > 1 and fold_symbol(tokens[0]) not in _register())):
        return [fold_symbol(token) for token in tokens[1:]]
    return [fold_symbol(token) for token in tokens[:1]]


def _from_symbol(symbol: str | None, place: str | None) -> tuple[str, ...]:
    """A head without names: known abbreviations only, a provincial body only with a province as place."""
    names = []
    for token in issuer_tokens(symbol):
        body = _register().get(token)
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
    body = _register().get(token)
    return body is not None and normal(name).startswith(normal(body[0])[:12])


def full_name(name: str) -> str:
    """Abbreviations written out and normal capitals: "UBND TP HẢI SƠN" → "Ủy ban nhân dân thành phố Hải Sơn"."""
    words = [_written_out().get(word.strip(".,"), word) for word in name.split()]
    capitals = in_capitals(name)
    area = _AREA.search(" ".join(words))
    written = " ".join(words)
    head, tail = (written[: area.start()].strip(" ,-"), _area(area)) if area else (written, "")
    head = _head_name(head, capitals) if head else ""
    return f"{head} {tail}".strip() if head else tail[:1].upper() + tail[1:]


def _area(match: re.Match[str]) -> str:
    kind = match["kind"].lower()
    name = match["name"].strip()
    return f"{_WRITTEN_OUT.get(kind, kind)} {_place_name(name)}"


def _place_name(name: str) -> str:
    known = _provinces().get(normal(name))
    return known[0] if known else " ".join(word if word == "-" else word.capitalize() for word in name.split())


def _head_name(head: str, capitals: bool) -> str:
    """A body's own name in the register's capitals, else by rule: "SỞ XÂY DỰNG" → "Sở Xây dựng"."""
    words = fold(head)
    for folded, name in _by_name():
        if words == folded:
            return name
        if words.startswith(f"{folded} "):
            count = len(folded.split())
            rest = _rest_after(head, count)
            return f"{name} {_tail(rest, capitals)}"
    return head if not capitals else _by_rule(head)


def _rest_after(head: str, count: int) -> str:
    """What stands after the first `count` words, dashes not counted."""
    tokens = head.split()
    while tokens and count:
        count -= any(letter.isalnum() for letter in tokens.pop(0))
    return " ".join(tokens).strip(" -–,")


def _tail(rest: str, capitals: bool) -> str:
    known = _provinces().get(normal(rest))
    if known:
        return f"{known[1]} {known[0]}"
    if body_kind(rest):
        return _head_name(rest, capitals)
    return _by_rule(rest) if capitals else rest


def _by_rule(name: str) -> str:
    """Normal capitals: the opening words as they are spelt, a capital for the first word of what is named."""
    opening = opening_word(name)
    rest = _rest_after(name, len(opening.split()))
    known = _provinces().get(normal(rest))
    if known:
        area = known[0] if body_kind(name) == "party" or _OF_AREA.match(opening) else f"{known[1]} {known[0]}"
        return f"{opening} {area}".strip()
    if body_kind(rest):
        return f"{opening} {_head_name(rest, True)}".strip()
    words = [word if any(letter.isdigit() for letter in word) else word.lower() for word in rest.split()]
    for place in range(2, len(words)):
        if words[place - 1] in "-–":
            words[place] = words[place][:1].upper() + words[place][1:]
    if words and not _BARE_AREA.match(rest):
        words[0] = words[0][:1].upper() + words[0][1:]
    named = _PROPER.sub(lambda found: " ".join(word.capitalize() for word in found[0].split()), " ".join(words))
    return f"{opening} {named.replace('Trung Ương', 'Trung ương')}".strip()


def with_area(name: str, parent: str | None, place: str | None) -> str:
    """The name with the area that its parent or, for a province's bodies, the place of issue shows."""
    kind = body_kind(name)
    if parent is not None and kind in ("party", "office") and name == opening_word(name):
        return f"{name} {with_area(parent, None, place)}"
    bare = _BARE_AREA.search(name)
    if bare is not None:
        shown = _AREA.search(parent) if parent else None
        area = shown[0] if shown else area_of_place(place)
        return f"{name[: bare.start()]}{area}" if area and area.startswith(bare[0].lower()) else name
    if _AREA.search(name) or _OF_AREA.match(name) or kind not in _NEEDS_AREA:
        return name
    known = _ending_province(name)
    if known:
        return known
    office = opening_word(name) == "Phòng" and parent is not None and body_kind(parent) != "committee"
    under = kind in ("council", "board") and parent is not None and body_kind(parent) == "department"
    if parent is not None and (office or under):
        return f"{name} {with_area(parent, None, place)}"
    above = _AREA.search(parent) if parent else None
    if above is not None:
        return f"{name} {above[0]}"
    alone = kind == "department" or fold(name) in ("uy ban nhan dan", "hoi dong nhan dan")
    seat = area_of_place(place) if alone and parent is None else None
    return f"{name} {seat}" if seat else name


def _ending_province(name: str) -> str | None:
    """ "Sở Công Thương Lam Sơn": a province without the word for it."""
    words = name.split()
    for count in (2, 3, 4):
        known = _provinces().get(normal(" ".join(words[-count:])))
        if known and len(words) > count:
            return f"{' '.join(words[:-count])} {known[1]} {known[0]}"
    return None


def area_of_place(place: str | None) -> str | None:
    """ "tỉnh Lam Sơn" for a place that is a province, None for any other place."""
    known = _provinces().get(re.sub(r"^(?:thành phố|tp|tỉnh) ", "", normal(place or "")))
    return f"{known[1]} {known[0]}" if known else None


@cache
def _provinces() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for row in provinces():
        kind = row.old_type if row.old_type in ("tỉnh", "thành phố") else "tỉnh"
        known[normal(row.old_name)] = (row.old_name, kind)
        known.setdefault(normal(row.new_name), (row.new_name, row.new_type))
    return known


@cache
def _register() -> dict[str, tuple[str, str]]:
    """Folded abbreviation → official name and level, of bodies whose name is one name."""
    rows = ((fold_symbol(row.abbr), _official(row.name_vi), row.level) for row in bodies())
    return {abbr: (name, level) for abbr, name, level in rows if name and " / " not in name}


def _official(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)|\s+tỉnh$", "", name).strip()


@cache
def _by_name() -> tuple[tuple[str, str], ...]:
    """Names of the register, longest first, with their folded form."""
    names = {fold(name): name for name, _ in _register().values() if body_kind(name)}
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def _types() -> dict[str, str]:
    return {row.code: row.name_vi for row in document_types()}


@cache
def _written_out() -> dict[str, str]:
    wanted = {
        "UBND",
        "HĐND",
        "MTTQ",
        "LĐLĐ",
        "BQL",
        "BCĐ",
        "BCH",
        "BTV",
        "UBKT",
        "TĐKT",
        "VP",
        "TNCS",
        "KCN",
        "KKT",
        "CCN",
    }
    found = {row.abbr: row.expansion_vi for row in abbreviations() if row.abbr in wanted}
    return found | {"TP": "thành phố", "TX": "thị xã", "Tp": "thành phố"}
