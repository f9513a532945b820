"""Rates whose name is not said again: of halves and classes of one whole, of what was counted before."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.figures.group import Figure, Group
from pipeline.extract.figures.measured import in_percent
from pipeline.extract.figures.phrase import Phrase
from pipeline.extract.figures.registered import rate_name, rate_of
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, text_of
from pipeline.extract.figures.tails import Tail

_HALVES = frozenset({
    "thành thị", "nông thôn", "miền núi", "đồng bằng", "miền xuôi", "vùng cao", "vùng thấp", "trung du", "ven biển",
    "nam", "nữ", "nam giới", "nữ giới", "nội trú", "ngoại trú",
})  # fmt: skip
"""Words for the halves of a population."""
_BEFORE = ("khu vực ", "ở khu vực ", "vùng ", "ở ", "tại khu vực ")
_CLASSES = frozenset({"mức", "loại", "hạng", "bậc"})
"""Words before the name of a class: "mức Tốt 28%, mức Khá 39%"."""
_LONGEST_CLASS = 2
_LONGEST_PASSED = 30
"""Items between a count of something unknown and its share."""
_SAYING = frozenset({"", ":", "value", "estimate"})


def read_half(state: State, figure: Figure, tail: Tail) -> int | None:
    """Reads the percentage of a half under the rate's name; None where it is none."""
    before = state.groups[-1] if state.groups else None
    if before is None or not before.quantities or figure.main not in _SAYING:
        return None
    phrase = figure.phrase
    half = text_of(state.content, phrase.name) if phrase.name and not phrase.verb else ""
    whole = _whole_of(before.subject, half)
    if not whole or before.quantities[0].unit != "percent":
        return None
    subject = Subject(f"{whole} {half}", phrase.name[0].start, None, before.subject.area, whole, True, True)
    group = state.open(subject, figure.item, phrase)
    group.quantities = figure.item.quantities
    state.subject = subject
    state.done(group, figure.item, tail, "value")
    return tail.next


def is_class(state: State, phrase: Phrase) -> bool:
    """Whether a name is that of another class of what was told last: "mức Tốt 28%, mức Khá 39%"."""
    before = state.groups[-1] if state.groups and state.last == "value" else None
    return before is not None and bool(_whole_of(before.subject, text_of(state.content, phrase.name)))


def _whole_of(before: Subject, half: str) -> str:
    """What two halves or two classes are of: "tỷ lệ thất nghiệp", "học sinh xếp loại"; "" where `half` is none."""
    name = before.name
    if half and before.rate and _is_half(half.lower()):
        return name.removesuffix(" chung").removesuffix(_half_at_end(name)).strip()
    first, *rest = half.split() or [""]
    stem, found, class_ = name.rpartition(f" {first.lower()} ")
    short = 0 < len(class_.split()) <= _LONGEST_CLASS and 0 < len(rest) <= _LONGEST_CLASS
    return stem if first.lower() in _CLASSES and found and short else ""


def _is_half(name: str) -> bool:
    """Whether a name is that of a half and nothing else."""
    for before in _BEFORE:
        name = name.removeprefix(before)
    return name in _HALVES


def _half_at_end(name: str) -> str:
    """The words for a half with which a name ends, "" where it ends with none."""
    parts = name.split()
    return next((tail for n in (4, 3, 2, 1) if n < len(parts) and _is_half((tail := " ".join(parts[-n:])).lower())), "")


def passed_over(state: State, figure: Figure) -> bool:
    """Whether a count of something unknown stands since the last figure that was read: "27.816 bạn …, chiếm 88%"."""
    since = state.groups[-1].end if state.groups else 0
    for place in range(figure.place - 1, max(-1, figure.place - 1 - _LONGEST_PASSED), -1):
        item = state.items[place]
        if item.start < since or item.code in ("(", ")"):
            return False
        if item.kind == "quantity" and item.quantities[0].unit is None and state.items[place + 1].kind == "word":
            return True
    return False


def rename_share(share: Group) -> None:
    """A count's share that is a registered rate under the rate's name."""
    rate = rate_of(share.subject.name)
    if rate and in_percent(rate) and share.subject.code in (None, rate):
        share.subject = replace(share.subject, name=rate_name(share.subject.name), code=rate)


def ends_clause(state: State, figure: Figure) -> bool:
    """Whether nothing stands after a percentage that would say of what it is one."""
    following = state.items[figure.place + 1 : figure.place + 2]
    return not following or following[0].kind == "sign" or following[0].code in ("up", "down")
