"""Clauses whose figures are of less than what is named: a part left out ("nếu loại trừ tiền sử dụng đất, thu nội địa
đạt …"), an average over time ("bình quân mỗi ngày xảy ra …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Group
from pipeline.extract.figures.registered import code_of
from pipeline.extract.figures.subjects import text_of

_LEAVES_OUT = re.compile(
    r"""
    (?<!\w) (?:
        (?:(?:nếu|khi|sau\s+khi|đã)\s+)? (?: loại\s+trừ | loại\s+bỏ )        # Nếu loại trừ yếu tố giá, …
      | (?:nếu|sau\s+khi) \s+ trừ (?!\s+khi)                                 # Sau khi trừ tiền sử dụng đất, …
      | (?:(?<=\A)|(?<=[,;(]\s)|(?<=[,;(])) trừ (?!\s+khi)                   # Trừ tiền sử dụng đất, …
      | (?:nếu\s+)? (?:không|chưa) \s+ (?:kể|tính|bao\s+gồm) (?!\s+(?:từ|đến|ngày|thời|được|hết|đủ))  # Không kể dầu, …
    ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AVERAGES = re.compile(
    r"""
    (?<!\w) (?:bình\s+quân|trung\s+bình) \s+ (?:mỗi|một|0?1) \s+ (?:giờ|ngày|tuần|tháng|quý|năm) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Bình quân một tháng có 30 doanh nghiệp …"""
_WORDS = ("trừ", "loại bỏ", "không kể", "chưa kể", "không tính", "chưa tính", "bao gồm", "bình quân", "trung bình")
"""Without one of them a sentence, in lower case, holds no such clause."""
_FIGURES = frozenset({"up", "down", "value", "level", "ratio", "times", "share", "exceed", "estimate", "done"})
"""Cues before figures: no words of what is left out."""
_THEN = frozenset({"thì", "vẫn"})
_CLOSING = frozenset({";", ".", ")", ":"})
_NO_PARTS = ("tạm nhập tái xuất", "tạm nhập, tái xuất")
"""What the statistics of foreign trade never count, so that nothing is narrowed."""
_LONGEST = 24
"""Items of what is left out; longer ones are another clause."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`words` narrow what stands from `start` to `end`; the one figure before `start` where `end` is there, too."""

    start: int
    end: int
    words: str


def qualifiers(content: str, items: Sequence[Item]) -> tuple[Sequence[Item], tuple[Qualifier, ...]]:
    """The items of a sentence without the words that narrow its figures, and those words with their reach."""
    if not items:
        return items, ()
    start, end = items[0].start, items[-1].end
    low = content[start:end].lower()
    if not any(word in low for word in _WORDS):
        return items, ()
    found: list[Qualifier] = []
    for match in _AVERAGES.finditer(content, start, end):
        first, after = _places(items, *match.span())
        end = _clause_end(items, after)
        planned = (one.start for one, then in pairwise(items[after:]) if one.code == "(" and then.code == "plan")
        found.append(Qualifier(match.start(), min(end, next(planned, end)), match[0].lower()))
        items = [*items[:first], *items[after:]]
    sentence = content[start:end]
    for match in _LEAVES_OUT.finditer(sentence):
        items = _left_out(content, items, match.start() + start, match.end() + start, found)
    return items, tuple(found)


def qualify_before(groups: Sequence[Group], found: Sequence[Qualifier]) -> None:
    """Narrows figures behind which the words stand: "… đạt 320 triệu USD (không kể dầu thô)"."""
    for one in found:
        before = [group for group in groups if group.start < one.start]
        if one.start == one.end and before:
            told = max(before, key=lambda group: group.start)
            told.qualifier = told.qualifier or one.words


def _places(items: Sequence[Item], start: int, end: int) -> tuple[int, int]:
    """The place of the first item of content[start:end] and that of the first one behind it."""
    first = next((n for n, item in enumerate(items) if item.end > start), len(items))
    return first, next((n for n in range(first, len(items)) if items[n].start >= end), len(items))


def _left_out(content: str, items: Sequence[Item], start: int, end: int, found: list[Qualifier]) -> Sequence[Item]:
    """Adds what one wording leaves out; the items without it where a figure follows."""
    first, after = _places(items, start, end)
    stop = _stop(items, after)
    if text_of(content, items[after:stop]).lower().endswith(_NO_PARTS):
        return items
    follows = stop < len(items) and items[stop].code not in _CLOSING
    if after >= stop or stop - after > _LONGEST or not follows:
        if not follows or items[after].kind == "quantity":
            _before(content, items, first, max(stop, after + 1), found)
        return items
    last = _name_after(content, items, first, after, stop)
    words = f"{content[start:end]} {text_of(content, items[after:last])}"
    found.append(Qualifier(start, _clause_end(items, stop), _lowered(words)))
    return [*items[:first], *items[last:]]


def _stop(items: Sequence[Item], place: int) -> int:
    """Where the words of what is left out end for certain: before a figure, its trigger or the end of the clause."""
    while place < len(items):
        item = items[place]
        if item.kind in ("quantity", "period") or item.code in _CLOSING or item.code in _FIGURES or item.lower in _THEN:
            return place
        place += 1
    return place


def _name_after(content: str, items: Sequence[Item], first: int, after: int, stop: int) -> int:
    """Where the name of what is measured begins behind the last comma; `stop` where all is left out.

    Behind a name ("thu nội địa loại trừ tiền sử dụng đất, xổ số là …") and of what was told before all is.
    """
    comma = max((n for n in range(after, stop) if items[n].code == ","), default=stop)
    if comma == stop or (first and items[first - 1].kind in ("word", "cue", "bracket")):
        return stop
    name = items[comma + 1 : stop]
    told = any(item.kind == "quantity" for item in items[:first])
    known = bool(name) and code_of(text_of(content, name), text_of(content, name)) is not None
    return comma if name and (known or not told) else stop


def _before(content: str, items: Sequence[Item], first: int, stop: int, found: list[Qualifier]) -> None:
    """ "… đạt 320 triệu USD (không kể dầu thô)", "…, chưa kể 30 hộ mới": the figure before is of less."""
    opens = first and items[first - 1].code == "("
    if not first or (opens and (first < 2 or items[first - 2].kind not in ("quantity", "period"))):
        return  # in brackets behind a name it is part of the name
    told = text_of(content, [one for one in items[first:stop] if one.kind in ("word", "cue")])
    if any(item.kind == "quantity" for item in items[:first]):
        found.append(Qualifier(items[first].start, items[first].start, _lowered(told)))


def _clause_end(items: Sequence[Item], place: int) -> int:
    depth = 0
    for item in items[place:]:
        depth += (item.code == "(") - (item.code == ")")
        if depth < 0 or item.code in (";", "."):
            return item.start
    return items[-1].end


def _lowered(words: str) -> str:
    words = " ".join(words.split()).strip(" ,").removeprefix("nếu ").removeprefix("Nếu ")
    return words[:1].lower() + words[1:]
