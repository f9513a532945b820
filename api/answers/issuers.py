"""Issuers over the years: a body that was renamed or merged is one line of documents."""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.registers import bodies
from models.values.wording import fold


def issuer_name(issuers: tuple[str, ...]) -> str | None:
    """The issuers of a document in one line; None where it names none."""
    return "; ".join(issuers) or None


@lru_cache(maxsize=10_000)
def newest_name(issuer: str) -> str:
    """The name of the body that has taken over, as far as the register knows; else `issuer` itself."""
    words = issuer.split()
    for length in range(len(words), 0, -1):
        successor = _successors().get(fold(" ".join(words[:length])))
        if successor:
            return " ".join((successor, *words[length:]))
    return issuer


def lineage(issuers: tuple[str, ...]) -> str:
    """What documents of one body share through renamings: folded newest names, without the word "tỉnh"."""
    return "; ".join(_plain(issuer) for issuer in issuers)


def is_of(issuers: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether a document of `issuers` is of a body that is asked for; nothing asked means all.

    "Sở Công Thương" asks for that body in every province.
    """
    held = [f" {_plain(issuer)} " for issuer in issuers]
    return not asked or any(f" {_plain(name)} " in issuer for name in asked for issuer in held)


def plain_words(name: str) -> str:
    """The folded words of a body or an area but for "tỉnh", which is written or not."""
    return " ".join(word for word in fold(name).split() if word != "tinh")


@lru_cache(maxsize=10_000)
def _plain(issuer: str) -> str:
    return plain_words(newest_name(issuer))


@cache
def _successors() -> dict[str, str]:
    """Folded name of a former body → name of the one that exists now."""
    rows = {row.abbr: row for row in bodies()}
    names: dict[str, str] = {}
    for row in rows.values():
        newest, seen = row, {row.abbr}
        while newest.successor in rows and newest.successor not in seen:
            newest = rows[newest.successor]
            seen.add(newest.abbr)
        if newest is not row:
            names[fold(row.name_vi)] = newest.name_vi
    return names
