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
_OPENING_WORDS = 60
"""Words of the body that tell apart documents whose heads say nothing of who, what number or when."""


def document_key(header: Header, text: Text) -> str:
    """Type, issuer, place and date in small letters and a hash of what the head states: "bc-sct-thai-binh-2022-07-7f3a12ab".

    URL-safe (a-z, 0-9, "-"). Only what a careful reader sees goes in, folded; never the file's bytes or name.
    """
    parts = [header.type, _issuer(header), header.place, header.issued]
    words = [_slug(part) for part in parts if part]
    digest = hashlib.sha256("\n".join(_evidence(header, text)).encode()).hexdigest()
    return "-".join([word for word in words if word][:6] or ["vb"]) + f"-{digest[:_HASH_DIGITS]}"


def _evidence(header: Header, text: Text) -> list[str]:
    """What makes the document this one. An unnumbered draft is also known by its opening words."""
    period = f"{header.period.start} {header.period.end}" if header.period else ""
    stated = [header.type, header.number, header.symbol, " + ".join(header.issuers), header.issued, header.title, period]
    evidence = [fold(part or "") for part in stated]
    evidence[1] = evidence[1].lstrip("0")
    if header.number is None or header.symbol is None:
        opening = fold(text.content[header.span.end : header.span.end + 2000]).split()
        evidence.append(" ".join(opening[:_OPENING_WORDS]))
    return evidence


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
    return "-".join(fold(part).split())
