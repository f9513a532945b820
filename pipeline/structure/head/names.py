"""Names of bodies in full official form: abbreviations written out, normal capitals, with the area shown."""

from __future__ import annotations

import re
from functools import cache

from corpus.registers import abbreviations, bodies, provinces
from models.values.symbol import fold_symbol
from models.values.wording import fold, normal
from pipeline.structure.head.bodies import body_kind, opening_word
from pipeline.structure.lines import in_capitals

AREA = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|tp|huyện|thị xã|tx|quận|phường|xã|thị trấn|đặc khu)\.?\s+"
    r"(?!(?:[uủ][yỷ]|đoàn|hội|luận)(?!\w))(?P<name>[^\W\d_][\w' -]*)\Z",  # not "Tỉnh ủy …", "xã hội"
    re.IGNORECASE,
)
_PROVINCE_ABOVE = re.compile(
    r"(?:(?:ủy\ ban\ nhân\ dân|hội\ đồng\ nhân\ dân|đảng\ bộ)\ (?P<kind>tỉnh|thành\ phố)|(?P<party>tỉnh\ ủy|thành\ ủy))"
    r"\ (?P<area>[^\W\d_][^,]*)",
    re.IGNORECASE,
)
"""«Ủy ban nhân dân tỉnh Lam Sơn», «Tỉnh ủy Lam Sơn»: the body of a province above."""
_LOCAL = re.compile(
    r"(?:ủy\ ban\ nhân\ dân|hội\ đồng\ nhân\ dân|đảng\ ủy|đảng\ bộ|ban\ chấp\ hành\ đảng\ bộ)"
    r"\ (?:huyện|quận|thị\ xã|thị\ trấn|thành\ phố|phường|xã|đặc\ khu)\ |(?:huyện|quận|thị|thành)\ ủy\ ",
    re.IGNORECASE,
)
"""«Ủy ban nhân dân xã …», «Huyện ủy …»."""
_PROVINCE_TOLD = re.compile(r",\s+(?:tỉnh|thành\ phố)\s")
_WRITTEN_OUT = {"tp": "thành phố", "tx": "thị xã"}
_OF_AREA = re.compile(r"(?:tỉnh|thành|huyện|thị|quận) (?!phố)", re.IGNORECASE)
"""«Tỉnh ủy», «Thành đoàn»: the name says already of what."""
_NEEDS_AREA = frozenset(
    {"department", "committee", "board", "council", "agency", "unit", "union", "association", "front", "office", "bloc"}
)
_PROPER = re.compile(r"(?<!\w)(?:việt nam|hồ chí minh|trung ương|tổ quốc|công thương)(?!\w)", re.IGNORECASE)
_REGION = re.compile(r"(?<!\w)([Mm]iền) (bắc|trung|nam)(?!\w)")  # Tổng công ty Điện lực miền Bắc
_ORGANS = frozenset(
    {"UBND", "HĐND", "MTTQ", "LĐLĐ", "BQL", "BCĐ", "BCH", "BTV", "UBKT", "TĐKT", "VP", "TNCS", "KCN", "KKT", "CCN"}
)
"""Abbreviations that heads of documents print for organs and places."""
_FIELDS = frozenset(
    {
        "GD&ĐT",
        "GDĐT",
        "GD-ĐT",
        "KH&ĐT",
        "KHĐT",
        "TN&MT",
        "TNMT",
        "NN&PTNT",
        "NNPTNT",
        "PTNT",
        "NN&MT",
        "LĐTB&XH",
        "LĐTBXH",
    }
    | {"LĐ-TB&XH", "VHTT&DL", "VHTTDL", "VHTT", "TT&TT", "KH&CN", "KHCN", "GTVT", "BHXH", "QLTT"}
    | {"THCS", "THPT", "PTDTNT", "PTDTBT", "GDTX", "GDNN"}
)
"""Abbreviations of what a body does or of a school's kind: "SỞ GD&ĐT", "TRƯỜNG THCS"."""
_BARE_AREA = re.compile(r"(?<!\w)(?P<kind>tỉnh|thành phố|huyện|thị xã)\Z", re.IGNORECASE)
"""«Đảng bộ tỉnh», «Công an tỉnh»: which one the parent or the place of issue tells."""


def full_name(name: str) -> str:
    """Abbreviations written out and normal capitals: "UBND TP HẢI SƠN" → "Ủy ban nhân dân thành phố Hải Sơn"."""
    words = [_written_out().get(word.strip(".,"), word) for word in name.split()]
    capitals = in_capitals(name)
    area = AREA.search(" ".join(words))
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
            if capitals and _is_party_of_area(name, rest):
                return f"{name} {_place_name(rest)}"
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
    if not known and _is_party_of_area(opening, rest):
        return f"{opening} {_place_name(rest)}"
    if known:
        area = known[0] if body_kind(name) == "party" or _OF_AREA.match(opening) else f"{known[1]} {known[0]}"
        return f"{opening} {area}".strip()
    if body_kind(rest):
        return f"{opening} {_head_name(rest, True)}".strip()
    written = (word.isupper() and not any(letter.isdigit() for letter in word) for word in rest.split())
    words = [word.lower() if capitals else word for word, capitals in zip(rest.split(), written, strict=True)]
    for place in range(2, len(words)):
        if words[place - 1] in "-–":
            words[place] = words[place][:1].upper() + words[place][1:]
    if words and not _BARE_AREA.match(rest):
        words[0] = words[0][:1].upper() + words[0][1:]
    named = _PROPER.sub(lambda found: " ".join(word.capitalize() for word in found[0].split()), " ".join(words))
    named = _REGION.sub(lambda found: f"{found[1]} {found[2].capitalize()}", named.replace("Trung Ương", "Trung ương"))
    return f"{opening} {named}".strip()


def _is_bare_organ(name: str) -> bool:
    """ "BAN THƯỜNG TRỰC" under "ỦY BAN MTTQ VIỆT NAM XÃ …": an organ of the body above it."""
    return normal(name) in ("ban thường trực", "ban chấp hành", "đoàn chủ tịch")


def _is_party_of_area(opening: str, rest: str) -> bool:
    """ "Huyện ủy", "Tỉnh đoàn" before the name of what they are of, which is a place whatever its words mean."""
    of_area = _OF_AREA.match(f"{opening} ") is not None and opening.endswith((" ủy", " đoàn"))
    return of_area and 0 < len(rest.split()) < 5 and not body_kind(rest)


def with_area(name: str, parent: str | None, place: str | None) -> str:
    """The name with the area that its parent or, for a province's bodies, the place of issue shows."""
    kind = body_kind(name)
    if parent is not None and ((kind in ("party", "office") and name == opening_word(name)) or _is_bare_organ(name)):
        return f"{name} {with_area(parent, None, place)}"
    bare = _BARE_AREA.search(name)
    if bare is not None:
        shown = AREA.search(parent) if parent else None
        area = shown[0] if shown else area_of_place(place)
        return f"{name[: bare.start()]}{area}" if area and area.startswith(bare[0].lower()) else name
    if AREA.search(name) or _OF_AREA.match(name) or kind not in _NEEDS_AREA:
        return name
    known = _ending_province(name)
    if known:
        return known
    if kind in ("unit", "agency") and _named_by_itself(name):
        return name
    office = opening_word(name) == "Phòng" and parent is not None and body_kind(parent) != "committee"
    under = kind in ("council", "board") and parent is not None and body_kind(parent) == "department"
    if parent is not None and (office or under):
        return f"{name} {with_area(parent, None, place)}"
    above = AREA.search(parent) if parent else None
    if above is not None:
        return f"{name} {above[0]}"
    alone = kind == "department" or fold(name) in ("uy ban nhan dan", "hoi dong nhan dan")
    seat = area_of_place(place) if alone and parent is None else None
    return f"{name} {seat}" if seat else name


def of_province(name: str, parent: str | None) -> str:
    """A commune's or a district's body with the province whose body stands above it: there are many of its name."""
    above = _PROVINCE_ABOVE.fullmatch(parent) if parent else None
    local = _LOCAL.match(name) is not None and not _PROVINCE_TOLD.search(name)
    if above is None or not local or _PROVINCE_ABOVE.fullmatch(name):
        return name
    kind = (above["kind"] or {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố"}[above["party"].lower()]).lower()
    return f"{name}, {kind} {above['area']}"


def _named_by_itself(name: str) -> bool:
    """A body with a proper name of its own, "Trường Trung học cơ sở Đông Khuê"; "Cục Quản lý Công Thương" has none."""
    last = name.split()[-2:]
    proper = all(word.istitle() for word in last) and len(last) == 2
    return proper and not any(folded.endswith(fold(" ".join(last))) for folded, _ in _by_name())


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
def known_bodies() -> dict[str, tuple[str, str]]:
    """Folded abbreviation → official name and level, of bodies whose name is one name."""
    rows = ((fold_symbol(row.abbr), _official(row.name_vi), row.level) for row in bodies())
    return {abbr: (name, level) for abbr, name, level in rows if name and " / " not in name}


def _official(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)|\s+tỉnh$", "", name).strip()


@cache
def _by_name() -> tuple[tuple[str, str], ...]:
    """Names of the register, longest first, with their folded form."""
    names = {fold(name): name for name, _ in known_bodies().values() if body_kind(name)}
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))


def _spelt_field(expansion: str) -> str:
    """ "giáo dục và đào tạo" as in the name of a body: "Giáo dục và Đào tạo"."""
    named = f" {fold(expansion)}"
    known = next((name for folded, name in _by_name() if folded.endswith(named)), "")
    count = len(expansion.split())
    return " ".join(known.split()[-count:]) if known else expansion[:1].upper() + expansion[1:]


@cache
def _written_out() -> dict[str, str]:
    whole = {row.abbr: row.expansion_vi for row in abbreviations() if row.abbr in _ORGANS}
    fields = {row.abbr: _spelt_field(row.expansion_vi) for row in abbreviations() if row.abbr in _FIELDS}
    found = whole | fields
    return found | {"TP": "thành phố", "TX": "thị xã", "Tp": "thành phố"}
