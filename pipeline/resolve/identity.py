"""The document's key: the same document has the same one, in whatever file format it comes."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from corpus.registers import bodies
from models.structure import Header
from models.text import Text
from models.values.symbol import fold_symbol
from models.values.wording import fold

_HASH_DIGITS = 8
_OPENING_WORDS = 40
_OPENING_LETTERS = 1000
"""How much of the body tells apart documents whose heads say neither what number nor when."""


def document_key(header: Header, text: Text) -> str:
    """Type, issuer, place, date in small letters, and a hash of what the head states: "bc-sct-ha-nam-2022-07-7f3a12ab".

    URL-safe (a-z, 0-9, "-"). Only what a careful reader sees goes in, folded; never the file's bytes or name.
    """
    parts = filter(None, (header.type, _issuer(header), header.place, header.issued))
    words = [word for word in map(_slug, parts) if word]
    digest = hashlib.sha256("\n".join(_evidence(header, text)).encode()).hexdigest()
    return "-".join([*(words or ["vb"]), digest[:_HASH_DIGITS]])


def _evidence(header: Header, text: Text) -> list[str]:
    """What makes the document this one; opening words only where the head tells neither number nor date and title."""
    period = f"{header.period.start} {header.period.end}" if header.period else ""
    number = (header.number or "").lstrip("0")
    stated = [header.type, number, header.symbol, " + ".join(header.issuers), header.issued, header.title, period]
    evidence = [fold(part or "") for part in stated]
    if not number and not (header.issued and header.title):
        evidence.append(_opening(text.content[header.span.end : header.span.end + _OPENING_LETTERS]))
    return evidence


def _opening(content: str) -> str:
    """The first words that have letters: list labels, which some formats compute, tell nothing."""
    words = [word for word in fold(content).split() if not word.isdigit() and len(word) > 1]
    return " ".join(words[:_OPENING_WORDS])


def _issuer(header: Header) -> str | None:
    """Abbreviation of the (first) issuer: from the symbol, else from the register, else initials of its name."""
    tokens = [token for token in re.split(r"[-/]", header.symbol or "") if token and not token.isdigit()]
    if len(tokens) > 1 or (tokens and header.type == "CV"):
        return tokens[0] if header.type == "CV" else tokens[1]
    if not header.issuers:
        return None
    name = fold(header.issuers[0])
    known = next((abbr for body, abbr in _abbreviations() if f"{name} ".startswith(f"{body} ")), None)
    return known or "".join(word[0] for word in name.split()[:8])


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    """Folded names of the register and their abbreviations, longest first."""
    rows = ((fold(re.sub(r"\s*\([^)]*\)", "", row.name_vi)), fold_symbol(row.abbr)) for row in bodies())
    return tuple(sorted(((name, abbr) for name, abbr in rows if name), key=lambda row: -len(row[0])))


def _slug(part: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", fold(part)))[:40].strip("-")
