"""Issuers over the years: a body that was renamed or merged is one line of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from corpus.registers import bodies
from corpus.registers.rows import Body
from models.values.wording import fold


def issuer_name(issuers: tuple[str, ...]) -> str | None:
    """The issuers of a document in one line; None where it names none."""
    return "; ".join(issuers) or None


@lru_cache(maxsize=10_000)
def newest_name(issuer: str) -> str:
    """The name of the body that has taken over, as far as the register knows; else `issuer` itself."""
    row, rest = _registered(issuer)
    *former, newest = _onward(row) if row else (None,)
    return " ".join((newest.name_vi, *rest)) if newest and former else issuer


@lru_cache(maxsize=10_000)
def succession(issuer: str) -> tuple[Body, ...]:
    """The body's row of the register and those of the bodies that took over one after another; empty if unknown."""
    row, _ = _registered(issuer)
    return tuple(_onward(row)) if row else ()


def predecessors(body: Body) -> tuple[Body, ...]:
    """The bodies of the register that this one took over from."""
    return tuple(row for row in bodies() if row.successor == body.abbr)


@lru_cache(maxsize=10_000)
def lineage(issuers: tuple[str, ...]) -> str:
    """What documents of one body share through renamings: folded newest names, without the word "tỉnh"."""
    return "; ".join(_plain(issuer) for issuer in issuers)


def is_of(issuers: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether a document of `issuers` is of a body that is asked for; nothing asked means all.

    "Sở Công Thương" asks for that body in every province.
    """
    held = [f" {_plain(issuer)} " for issuer in issuers]
    return not asked or any(f" {_plain(name)} " in issuer for name in asked for issuer in held)


class Lines:
    """Bodies by their lines (`lineage`), found by their words without a walk through all."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        self._with: dict[str, list[str]] = defaultdict(list)
        for name in names:
            self._names[lineage((name,))].append(name)
        for line in self._names:
            for word in dict.fromkeys(line.split()):
                self._with[word].append(line)

    def names(self, line: str) -> tuple[str, ...]:
        """The names in a line."""
        return tuple(self._names.get(line, ()))

    def asked(self, names: tuple[str, ...]) -> set[str]:
        """The lines that are asked for by these names, as `is_of` tells; none if nothing is asked."""
        return {line for name in names for line in self._holding(_plain(name))}

    def _holding(self, words: str) -> Iterator[str]:
        rarest = min((self._with.get(word, []) for word in words.split()), key=len, default=[])
        return (line for line in rarest if f" {words} " in f" {line} ")


@lru_cache(maxsize=4)
def lines_of(names: tuple[str, ...]) -> Lines:
    """The lines of these bodies."""
    return Lines(names)


@lru_cache(maxsize=10_000)
def plain_words(name: str) -> str:
    """The folded words of a body or an area but for "tỉnh", which is written or not; Hà Tĩnh keeps its name."""
    words = fold(name).split()
    named = words[-2:] == ["ha", "tinh"]
    kept = [word for word in words[: -1 if named else None] if word != "tinh"]
    return " ".join([*kept, "tinh"] if named else kept)


def own_name(issuer: str) -> str:
    """The plain words of the name that a document prints, whatever body has taken over since."""
    return plain_words(issuer)


@lru_cache(maxsize=10_000)
def _plain(issuer: str) -> str:
    return plain_words(newest_name(issuer))


def _registered(issuer: str) -> tuple[Body | None, list[str]]:
    """The row of the longest registered name that the issuer's name begins with, and the words behind it."""
    words = issuer.split()
    for length in range(len(words), 0, -1):
        if row := _by_name().get(fold(" ".join(words[:length]))):
            return row, words[length:]
    return None, words


def _onward(row: Body) -> Iterator[Body]:
    seen: set[str] = set()
    after: Body | None = row
    while after and after.abbr not in seen:
        seen.add(after.abbr)
        yield after
        after = _by_abbr().get(after.successor)


@cache
def _by_abbr() -> dict[str, Body]:
    return {row.abbr: row for row in bodies()}


@cache
def _by_name() -> dict[str, Body]:
    return {fold(row.name_vi): row for row in bodies()}
