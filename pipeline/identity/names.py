"""Names of movements, bodies and indicators that may be one in two spellings, found by forms that both have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from corpus.registers import bodies, movements
from models.values.wording import fold

NameKind = Literal["movement", "body", "indicator"]

_SPAN: Final = re.compile(r"\s*\bgiai doan\s+\d{4}(?:\s+\d{4})?$")
"""A span of years behind a name: "… giai đoạn 2019-2025"."""
_LONG: Final = 5
"""Words from which names that differ in one may be one."""
_SHORT, _DROPPED = 4, 2
"""Words of a movement's name that may be the short form of a longer one; words that it leaves out, at most."""
_PLACE: Final = 3
"""Words of a place that a body's name may lack, at most."""
_SHORTEST_BODY: Final = 3
_SHORTEST_INDICATOR: Final = 3
_BRACKET: Final = re.compile(r"(?P<name>[^()]+?)\s*\((?P<more>[^()]+)\)")
""" "số vụ (đã xử lý)"."""
_PRICES: Final = re.compile(r"\bgia (?:so sanh|co dinh|hien hanh|thuc te|ss|hh)\b|\b(?:19|20)\d\d\b")
"""Words in brackets that make another indicator, or another year, of one."""

ONE_WORD, TYPO, ORDER = "hai tên khác nhau một chữ", "hai tên chỉ khác cách viết một chữ", "cùng các chữ, khác thứ tự"
SHORT_FORM = "một tên có thể là tên gọi tắt của tên kia"
BRACKET = "hai tên chỉ khác phần trong ngoặc"
NO_PLACE, INITIALS = "một tên thiếu địa danh", "một tên có thể là chữ viết tắt của tên kia"


def plain(kind: NameKind, name: str) -> str:
    """What spellings of a name have in common: folded, without a span of years, for bodies without "tỉnh".

    Of indicators the words in brackets at the end stay apart, behind " (": "so vu (da xu ly".
    """
    if kind == "indicator":
        found = _BRACKET.fullmatch(name.strip())
        return f"{fold(found['name'])} ({fold(found['more'])}" if found else fold(name)
    folded = _SPAN.sub("", fold(name))
    return " ".join(word for word in folded.split() if kind == "movement" or word != "tinh")


def forms(kind: NameKind, name: str) -> frozenset[str]:
    """What two plain names share if they may be one."""
    words = name.partition(" (")[0].split()
    shortened = {"-" + " ".join((*words[:at], *words[at + 1 :])) for at in range(len(words))}
    if kind == "indicator":
        return frozenset({"-" + name.partition(" (")[0], *(shortened if len(words) >= _SHORTEST_INDICATOR else ())})
    if kind == "movement":
        begun = {"-" + " ".join(words[:-_DROPPED])} if len(words) >= _SHORT + _DROPPED else set()
        return frozenset({"-" + name, "~" + " ".join(sorted(words)), *shortened, *begun})
    lengths = range(max(_SHORTEST_BODY, len(words) - _PLACE), len(words))
    prefixes = {"^" + " ".join(words[:length]) for length in lengths}
    initials = {"=" + "".join(word[0] for word in words), "=" + name} if len(words) > 1 else {"=" + name}
    return frozenset({"^" + name, *prefixes, *initials, *shortened})


def reason(kind: NameKind, one: str, other: str) -> str | None:
    """Why two plain names may be one; None if nothing suggests it."""
    first, second = sorted((one.split(), other.split()), key=len)
    if one == other:
        return None
    if kind == "body":
        return _body_reason(first, second)
    if kind == "indicator":
        return _indicator_reason(one, other)
    if sorted(first) == sorted(second):
        return ORDER
    if _shortens(first, second):
        return SHORT_FORM
    only = _difference(first, second)
    if only is None or any(word.isdigit() for word in only):
        return None
    if len(only) == 2 and _is_typo(*only):
        return TYPO
    return ONE_WORD if len(second) >= _LONG else None


def _shortens(first: list[str], second: list[str]) -> bool:
    """Whether the second goes on from the first by a word or two that are no numbers."""
    more = second[len(first) :]
    begun = second[: len(first)] == first and 0 < len(more) <= _DROPPED
    return begun and len(first) >= _SHORT and not any(word.isdigit() for word in more)


def _body_reason(first: list[str], second: list[str]) -> str | None:
    if len(first) == 1:
        return INITIALS if len(first[0]) > 1 and first[0] == "".join(word[0] for word in second) else None
    if len(first) >= _SHORTEST_BODY and second[: len(first)] == first and len(second) - len(first) <= _PLACE:
        return NO_PLACE
    only = _difference(first, second)
    return TYPO if only is not None and len(only) == 2 and _is_typo(*only) else None


def _indicator_reason(one: str, other: str) -> str | None:
    """A letter that is wrong, or a bracket that only one has; what is in two brackets are two things.

    Another word is another indicator, and so are other prices.
    """
    (first, _, more), (second, _, further) = one.partition(" ("), other.partition(" (")
    if first == second:
        return BRACKET if not (more and further) and not _PRICES.search(more or further) else None
    only = _difference(*sorted((first.split(), second.split()), key=len))
    return TYPO if more == further and only is not None and len(only) == 2 and _is_typo(*only) else None


def _difference(first: list[str], second: list[str]) -> tuple[str, ...] | None:
    """The one word that differs: of both names, or the one that only the longer has; None if more differs."""
    at = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    if len(first) == len(second) and first[at + 1 :] == second[at + 1 :]:
        return first[at], second[at]
    if len(first) + 1 == len(second) and first[at:] == second[at + 1 :]:
        return (second[at],)
    return None


def _is_typo(one: str, other: str) -> bool:
    """A letter too many, or two that changed places: another letter is often another name ("Linh", "Minh")."""
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or not (short + long).isalpha():
        return False
    if len(short) == len(long):
        swaps = (short[:at] + short[at + 1] + short[at] + short[at + 2 :] for at in range(len(short) - 1))
        return long in swaps
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def registered(kind: NameKind) -> Mapping[str, tuple[str, str]]:
    """Plain name → (id, name) of everything in the register."""
    return {"movement": _movements, "body": _bodies, "indicator": _indicators}[kind]()


def registered_by_form(kind: NameKind, form: str) -> tuple[str, ...]:
    """The plain names of the register that have a form."""
    return _by_form(kind).get(form, ())


@cache
def _movements() -> dict[str, tuple[str, str]]:
    named: dict[str, tuple[str, str]] = {}
    for row in movements():
        for name in (row.canonical_vi, *row.variants):
            named.setdefault(plain("movement", name), (row.id, row.canonical_vi))
    return named


@cache
def _bodies() -> dict[str, tuple[str, str]]:
    """Central bodies: those of a province carry its name, which the register leaves open."""
    named = {plain("body", row.name_vi): (row.name_vi, row.name_vi) for row in bodies() if row.level == "central"}
    return {name: found for name, found in named.items() if len(name.split()) >= _SHORTEST_BODY}


@cache
def _indicators() -> dict[str, tuple[str, str]]:
    """None: what resembles a name of the register is often a part of what that means."""
    return {}


@cache
def _by_form(kind: NameKind) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in registered(kind):
        for form in forms(kind, name):
            found.setdefault(form, []).append(name)
    return {form: tuple(names) for form, names in found.items()}
