"""Texts that open with everything in one, as gazettes print: "QUYẾT ĐỊNH của … số 15/2004/QĐ-TTg ngày … về việc …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.values.wording import normal
from pipeline.structure.head.bodies import body_kind, opens_with_body
from pipeline.structure.head.headlines import edtf
from pipeline.structure.head.names import full_name
from pipeline.structure.head.titles import named_type
from pipeline.structure.labels import ANNEX, read_label
from pipeline.structure.lines import Block, Line

_REACH = 10
"""Lines over which such an opening may run."""
_OPENING = re.compile(
    r"""(?P<by>(?:của|liên\ tịch)\ [^.;:]{3,120}?\ )?số\ ?:?\ ?
      (?P<number>\d{1,5}[a-z]?)\ ?[/-]\ ?(?P<symbol>\w+(?:\ ?[/-]\ ?\w+){0,5})\ ?,?\ ngày\ ?
      (?P<day>\d{1,2})\ ?(?:tháng|/|-)\ ?(?P<month>\d{1,2})\ ?(?:năm|/|-)\ ?(?P<year>(?:19|20)\d\d)
      (?P<of>\ của\ [^.;:]{3,90}?)?(?=\ |\Z)\ ?(?P<title>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
"""«của Thủ tướng Chính phủ số 15/2004/QĐ-TTg ngày 25 tháng 6 năm 2004 về việc …», after the type's name."""


_BASES = re.compile(r"(?:căn cứ|xét|theo đề nghị|trên cơ sở|sau khi|để|thực hiện)(?!\w)")
"""Words that open the legal bases, with which the body begins."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What such an opening states; `after`: the first block behind it."""

    code: str
    number: str
    symbol: str
    issued: str | None
    issuer: str | None
    title: str | None
    after: int


def read_opening(blocks: Sequence[Block]) -> Opening | None:
    """The opening of a text whose first line is or begins with a type's name, None if it has no number and date."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Line) or named_type(first.content) is None:
        return None
    lines = _lines(blocks)
    words = " ".join(lines).split()
    found = named_type(" ".join(words))
    if found is None:
        return None
    match = _OPENING.match(" ".join(words[found[1] :]))
    if match is None:
        return None
    body = (match["by"] or match["of"] or "").strip().removeprefix("của ").removeprefix("CỦA ")
    return Opening(
        code=found[0],
        number=match["number"],
        symbol=re.sub(r"\s", "", match["symbol"]),
        issued=edtf(match["day"], match["month"], match["year"]),
        issuer=full_name(body) if body_kind(body) and " - " not in body else None,
        title=match["title"].strip(" .") or None,
        after=len(lines),
    )


def _lines(blocks: Sequence[Block]) -> list[str]:
    """The opening's lines: up to the legal bases, a label, or the authority that stands alone above them."""
    lines: list[str] = []
    for place, block in enumerate(blocks[:_REACH]):
        if not isinstance(block, Line) or _begins_body(block):
            break
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        authority = place > 0 and opens_with_body(block.content) and isinstance(following, Line)
        if authority and isinstance(following, Line) and _begins_body(following) and block.words <= 12:
            break
        lines.append(block.content)
    return lines


def _begins_body(line: Line) -> bool:
    label = read_label(line.content)
    return _BASES.match(normal(line.content)) is not None or (label is not None and label.rank > ANNEX)
