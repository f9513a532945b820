"""Issuers of a cited document in full form: abbreviations written out, "tỉnh" and "Sở" as the document's own."""

from __future__ import annotations

import re
from functools import cache

from corpus.registers import abbreviations, bodies
from models.structure import Structure
from models.values.symbol import fold_symbol, type_of_symbol
from models.values.wording import fold

_PROVINCE = re.compile(r"\b(?P<level>tỉnh|thành\s+phố)\s+(?P<name>[A-ZĐÀ-Ỹ].*)$")
_ABBREVIATED = re.compile(r"\b[A-ZĐƯ]{3,}(?:&[A-ZĐ]+)?\b")  # UBND, HĐND, TĐKT
_LEVEL_AT_END = re.compile(r"\b(?:tỉnh|thành\s+phố)$")  # Ủy ban nhân dân tỉnh
_OWN_AT_END = re.compile(r"(?:^|\s)(?P<word>Sở|Bộ)$")  # Hội đồng Thi đua - Khen thưởng Sở
_LEGISLATURE = re.compile(r"(?P<body>UBTVQH|QH)\d{1,2}")  # QH15


def full_issuers(printed: tuple[str, ...], symbol: str, structure: Structure) -> tuple[str, ...]:
    """The issuers as printed, written out; without any printed those that the symbol alone leaves no doubt of.

    "UBND tỉnh" in a document of tỉnh X → Ủy ban nhân dân tỉnh X; symbol NĐ-CP → Chính phủ; QĐ-UBND → nobody.
    """
    if printed:
        return tuple(_in_full(name, structure) for name in printed)
    return _of_symbol(symbol, structure)


def _in_full(name: str, structure: Structure) -> str:
    whole = _whole_names().get(fold(name))
    full = whole or _ABBREVIATED.sub(lambda found: _expansions().get(found[0], found[0]), name)
    full = re.sub(r"\bUỷ ban\b", "Ủy ban", full)
    own = _OWN_AT_END.search(full)
    issuers = structure.header.issuers
    if own and len(issuers) == 1 and issuers[0].startswith(own["word"]):
        return full[: own.start("word")] + issuers[0]
    if any(issuer.startswith(f"{full} ") and _PROVINCE.search(issuer) for issuer in issuers):
        return next(issuer for issuer in issuers if issuer.startswith(f"{full} "))
    if _LEVEL_AT_END.search(full):
        province = _province(structure)
        if province and full.endswith(province[0]):
            return f"{full} {province[1]}"
    return full


def _province(structure: Structure) -> tuple[str, str] | None:
    """Level and name of the province that the document's issuer or parent belongs to."""
    header = structure.header
    for body in (*header.issuers, header.parent or ""):
        found = _PROVINCE.search(body)
        if found:
            return found["level"], found["name"]
    return None


def _of_symbol(symbol: str, structure: Structure) -> tuple[str, ...]:
    header = structure.header
    tokens = _issuer_tokens(symbol)
    if header.symbol and len(header.issuers) == 1 and tokens == _issuer_tokens(header.symbol):
        return header.issuers
    names = [_central(token) for token in tokens]
    return tuple(name for name in names if name) if names and all(names) else ()


def _issuer_tokens(symbol: str) -> tuple[str, ...]:
    """Folded issuer tokens: "2008/NQ-CP" → CP; of an official letter only the first, the rest are its units."""
    tokens = [token for token in re.split(r"[\s/-]+", symbol) if token and not token.isdigit()]
    kind = type_of_symbol(symbol)
    if not tokens or _LEGISLATURE.fullmatch(tokens[0]):
        return tuple(tokens)
    issuers = tokens[:1] if kind == "CV" and tokens[0] != "CV" else tokens[1:]
    return tuple(fold_symbol(token) for token in issuers)


def _central(token: str) -> str | None:
    legislature = _LEGISLATURE.fullmatch(token)
    return _central_bodies().get(fold_symbol(legislature["body"]) if legislature else token)


@cache
def _central_bodies() -> dict[str, str]:
    """Folded abbreviation → name of the central bodies of the state, of which each is one."""
    kinds = {"legislature", "head_of_state", "executive", "ministry", "ministry_level"}
    return {fold_symbol(row.abbr): row.name_vi for row in bodies() if row.level == "central" and row.kind in kinds}


@cache
def _expansions() -> dict[str, str]:
    """Abbreviation → its words, a single body or the first meaning of an abbreviation that has only one."""
    clear = {row.abbr: row.expansion_vi for row in abbreviations() if not row.ambiguous_with}
    titled = {abbr: words[0].upper() + words[1:] for abbr, words in clear.items()}
    titled |= {row.abbr: row.name_vi for row in bodies() if "/" not in row.name_vi and "(" not in row.name_vi}
    return titled | {"TĐKT": "Thi đua - Khen thưởng"}


@cache
def _whole_names() -> dict[str, str]:
    """Folded variant of a body's name → the name: "Hội đồng TĐKT" → Hội đồng Thi đua - Khen thưởng."""
    return {
        fold(variant): row.name_vi
        for row in bodies()
        if "/" not in row.name_vi and "(" not in row.name_vi
        for variant in row.variants
        if len(fold(variant).split()) > 1 and "tỉnh" not in variant and "huyện" not in variant
    }
