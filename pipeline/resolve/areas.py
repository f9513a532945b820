"""Where a figure is measured: the place that its own words name, else the province of the document."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.registers import provinces
from models.structure import Header
from models.values.wording import fold

COUNTRY = "Cả nước"

_CAPITAL = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_PLACE = rf"""
    (?P<country>(?:[Cc]ả|[Tt]oàn)\ (?:nước|quốc))                # cả nước; toàn quốc
    |(?P<kind>(?:[Tt]ỉnh|[Tt]hành\ phố|TP\.?|[Hh]uyện|[Tt]hị\ xã|[Qq]uận|[Tt]hị\ trấn|[Xx]ã|[Pp]hường))  # huyện
    \ (?P<name>{_CAPITAL}\w*(?:(?:\ -\ |[ -]){_CAPITAL}\w*){{0,4}})
"""
_AT_THE_END = re.compile(rf"(?:^|\ )(?:{_PLACE})$", re.VERBOSE)
"""Kim ngạch xuất khẩu của cả nước; thu ngân sách tỉnh An Hạ"""
_OPENING = r"""
    [.;\n]\s*(?:[-+•*]\s*)?
"""
_BEFORE = re.compile(rf"{_OPENING}(?:[Rr]iêng\ )?(?:{_PLACE})(?:\s*[,:]|(?<=\ nước))\s*$", re.VERBOSE)
"""Huyện An Hạ: thu ngân sách …; Cả nước kim ngạch xuất khẩu …"""
_ALL_ALONG = re.compile(
    rf"{_OPENING}(?:[Rr]iêng\ )?(?:[Tt]ại|[Ởở]|[Tt]rên)\ (?:địa\ bàn\ )?(?:{_PLACE})\s*[,:](?:[^.;\n]|\.(?=\d))*$",
    re.VERBOSE,
)
"""Trên địa bàn huyện An Hạ, thu ngân sách đạt 5 tỷ đồng, thu hút 12 dự án"""
REACH = 300
"""Letters before a figure's words among which the place that opens its sentence is looked for."""


def area_of(name: str, before: str, header: Header) -> str | None:
    """The place that an observation's name ends with or its sentence opens with, of the REACH letters `before` it.

    "Hà Giang" of a province, "huyện An Hạ" of others, COUNTRY; where no other is named, the document's own.
    """
    opened = before if len(before) == REACH else f"\n{before}"
    found = _AT_THE_END.search(name) or _BEFORE.search(opened) or _ALL_ALONG.search(opened)
    own = own_area(header)
    if found is None:
        return own
    if found["country"]:
        return COUNTRY if own else None
    return own if _is_own(found["name"], own, header) else _printed(found["kind"], found["name"])


def _is_own(name: str, own: str | None, header: Header) -> bool:
    """Whether a place is the document's: its province, or the one that its body, parent or head's place names."""
    words = f" {fold(name)} "
    heads = (own or "", *header.issuers, header.parent or "", header.place or "")
    return any(words in f" {fold(one)} " for one in heads)


def _printed(kind: str, name: str) -> str:
    known = dict(_provinces()).get(fold(name)) if fold(kind) in ("tinh", "thanh pho", "tp") else None
    return known or (name if fold(kind) == "tinh" else f"{kind.lower().replace('tp.', 'thành phố')} {name}")


def own_area(header: Header) -> str | None:
    """The province that the issuers name, or the head's place where they name it one; ministries and news have none."""
    return _named_by((*header.issuers, header.parent or ""), header.place)


@lru_cache(maxsize=64)
def _named_by(bodies: tuple[str, ...], place: str | None) -> str | None:
    # Asked for every figure of a document: its head is looked at once.
    place_line = fold(place or "")
    for text in bodies:
        folded = f" {fold(text)} "
        if not any(word in folded for word in (" tinh ", " thanh pho ", " tp ")):
            continue
        for name, printed in _provinces():
            if folded.endswith((f" tinh {name} ", f" thanh pho {name} ", f" tp {name} ")):
                return printed
        if place_line and folded.endswith(f" tinh {place_line} "):
            return place
    return None


@cache
def _provinces() -> tuple[tuple[str, str], ...]:
    """Folded names of provinces, with the name as the register has it; long names first."""
    names = {fold(name): name for row in provinces() for name in (row.new_name, row.old_name)}
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))
