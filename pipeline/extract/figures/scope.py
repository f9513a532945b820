"""Whose figures a clause states: those of a part ("Doanh nghiệp FDI: …") are none of the registered total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.registers import indicators
from corpus.tables import Row, read_table
from models.values.wording import words
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.phrase import Phrase

_PLACING = ("đối với ", "riêng ", "tại ", "trong ", "ở ", "với ", "trên ", "của ", "từ ")
_PLURALS = ("các ", "những ", "một số ", "toàn bộ ", "khối ")
_AREAS = (
    "toàn tỉnh", "cả tỉnh", "toàn thành phố", "cả nước", "toàn huyện", "trên địa bàn", "tỉnh ", "thành phố ", "tp",
    "huyện ", "thị xã ", "quận ", "xã ", "phường ", "thị trấn ",
)  # fmt: skip
_FOREIGN = ("fdi", "có vốn")
_ALL = frozenset({"toàn", "cả"})
_WIDE = frozenset({"tỉnh", "huyện", "thành", "thị", "nước", "quốc", "quận"})
_MARKS = " -+•*"
"""Signs about a lead or a heading that are no part of its words."""
_DOSSIERS = ("HS_",)
"""Codes of dossiers of all procedures: "Bảo hiểm thất nghiệp: tiếp nhận 300 hồ sơ" is another matter."""
_OFFICE = frozenset({"hanh", "tuc", "tthc", "cchc", "cua", "truc", "vu"})
"""Folded syllables of leads that speak of the offices themselves: hành chính, thủ tục, một cửa, dịch vụ công."""
_LONGEST = 14
"""Words of the longest name of a part."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The folded words of the part spoken of; `foreign`: only of foreign trade it is known to be a part."""

    said: frozenset[str] = frozenset()
    foreign: bool = False

    def allows(self, code: str | None) -> bool:
        """Whether a registered indicator can be meant: only one whose own name tells the part ("doanh nghiệp mới")."""
        if code is None or not self.said:
            return True
        if self.foreign:
            return code not in _foreign_trade() and (
                not code.startswith(_DOSSIERS) or not _OFFICE.isdisjoint(self.said)
            )
        return self.said <= _named()[code]


WHOLE = Scope()


def names_whole(gap: Sequence[Item]) -> bool:
    """ "…; toàn tỉnh kim ngạch nhập khẩu đạt …": the whole is spoken of again."""
    return any(one.lower in _ALL and other.lower in _WIDE for one, other in pairwise(gap))


def scope_of(content: str, gap: Sequence[Item], phrase: Phrase, *, opening: bool) -> Scope | None:
    """Whose the figure after `gap` is; None where nothing new is said of it.

    `opening`: the items open the sentence. A lead is told by its colon, by "Tại …, " and by "… có", "… đạt".
    """
    colon = next((place for place in range(len(gap) - 1, -1, -1) if gap[place].code == ":"), -1)
    if colon > 0:
        first = next((n + 1 for n in range(colon - 1, -1, -1) if gap[n].code in (":", ";", ".")), 0)
        lead = gap[first:colon]
        return _scope(content[lead[0].start : lead[-1].end], colon=True) if lead else None
    if not opening or not gap:
        return None
    comma = next((item.start for item in gap if item.code == ","), None)
    if comma is not None and gap[0].start < comma and _bare(content[gap[0].start : comma])[1]:
        return _scope(content[gap[0].start : comma], colon=False)
    lead = phrase.lead
    if phrase.head and lead and lead[0] is gap[0] and all(item.kind == "word" or item.code == "exist" for item in lead):
        return _scope(content[lead[0].start : lead[-1].end], colon=False)
    return None


def scope_of_heading(heading: str) -> Scope:
    """The part that a heading names: "Khu công nghiệp Đông Lĩnh", "Khối doanh nghiệp FDI"; not "Doanh nghiệp"."""
    low, _ = _bare(heading)
    part = next((one for one in _parts() if low.startswith(one)), None)
    if part is None or len(low.split()) > _LONGEST:
        return WHOLE
    printed = heading.rstrip(_MARKS)
    rest = printed[len(printed) - len(low) + len(part) :].strip()
    proper = rest[:1].isupper() and not rest.isupper()
    return Scope(frozenset(words(low))) if proper or rest.lower().startswith(_FOREIGN) else WHOLE


def _scope(lead: str, *, colon: bool) -> Scope | None:
    low, _ = _bare(lead)
    if low.startswith(_AREAS):
        return WHOLE  # where it is measured is told by the area
    if len(low.split()) > _LONGEST:
        return WHOLE if colon else None
    said = frozenset(word for word in words(low) if not word.isdigit())
    if low.startswith(_parts()):
        return Scope(said)
    if not colon:
        return None
    return WHOLE if said <= _topics() else Scope(said, foreign=True)


def _bare(lead: str) -> tuple[str, bool]:
    """A lead in lower case without the words that only place it, and whether there were such."""
    low = lead.lower().strip(_MARKS)
    placed = low.startswith(_PLACING)
    for some in (*_PLACING, *_PLURALS):
        low = low.removeprefix(some)
    return low, placed


@cache
def _parts() -> tuple[str, ...]:
    """Nouns with which the name of a part of an area's economy begins."""
    return tuple(row["word"] for row in _rows() if row["code"] == "part")


@cache
def _topics() -> frozenset[str]:
    """Folded syllables of leads that name no part of the foreign trade: "Thương mại, xuất nhập khẩu: …"."""
    return frozenset(words(" ".join(row["word"] for row in _rows() if row["code"] == "topic")))


def _rows() -> tuple[Row, ...]:
    return read_table(Path(__file__).with_name("scope.tsv"), ("word", "code", "gloss", "example"))


@cache
def _foreign_trade() -> frozenset[str]:
    return frozenset(row.code for row in indicators() if row.group == "external")


@cache
def _named() -> dict[str, frozenset[str]]:
    """Code → folded words of the indicator's full name and of its other names."""
    return {row.code: frozenset(words(" ".join((row.canonical_vi, *row.variants)))) for row in indicators()}
