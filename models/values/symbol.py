"""Document numbers and symbols: "07/CTLT-BCT-CĐCT" is number 07, symbol CTLT-BCT-CĐCT; CDCT and CĐCT are equal."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A document number in a text at [start, end). `party`: printed in the order of the Party, "05-CT/TW"."""

    start: int
    end: int
    number: str
    symbol: str
    party: bool = False


_TYPES = {
    "NQ": "NQ", "QD": "QĐ", "CT": "CT", "QC": "QC", "QYD": "QyĐ", "QDI": "QyĐ", "TC": "TC", "TB": "TB", "HD": "HD",
    "CTR": "CTr", "KH": "KH", "PA": "PA", "DA": "ĐA", "BC": "BC", "BB": "BB", "TTR": "TTr", "CV": "CV", "CD": "CĐ",
    "GM": "GM", "GP": "GP", "ND": "NĐ", "TT": "TT", "TTLT": "TTLT", "NQLT": "NQLT", "VBHN": "VBHN", "KL": "KL",
    "CTLT": "CTLT", "KHLT": "KHLT", "HDLT": "HDLT", "CTPH": "CTPH", "QCPH": "QCPH", "KHPH": "KHPH",
    "THT": "ThT", "CTHD": "CTr", "BGN": "BGN", "BTT": "BTT", "GUQ": "GUQ", "PC": "PC", "PG": "PG", "PB": "PB",
}  # fmt: skip
"""Folded first token → code of the document type."""


_S = r"[^\S\n]?"
"""At most one space, never over a line's end."""

_UPPER = "A-ZĐÐĂÂÊÔƠƯ"
_REST = rf"(?:[{_UPPER}a-zđư0-9&]|\.(?=[{_UPPER}]))*"
_TOKEN = rf"[{_UPPER}]{_REST}"
_SPACED = rf"[{_UPPER}]{{2}}{_REST}"
"""Over a space only a token that no ordinary word looks like: "CĐ- TTg", not "SCT - Ban"."""

_SYMBOL = re.compile(
    rf"""
    (?P<number> \d(?<![\w/.,]\d)\d{{0,4}} [a-z]? )
    (?: {_S}[-–]{_S} (?P<party>                                                  # 05-CT/TW, 36-HD/VPTW
          (?:NQ|CT|KL|QĐi|QyĐ|QĐ|QC|TT|HD|TB|TC|BC|KH|CTr|CTHĐ|ĐA|TTr|CV|BB)
          {_S}/{_S} {_TOKEN} (?: -{_TOKEN} | (?:[^\S\n]-|-[^\S\n]){_SPACED} )* )
      | {_S}[/⁄]{_S} (?P<state>                                                  # 43/2022/QH15, 15/KH-SXD
          (?: (?:19|20)\d\d {_S}[/⁄-]{_S} )?
          (?: (?P<tokens> {_TOKEN} (?: [-/]{_TOKEN} | (?:[^\S\n][-/]|[-/][^\S\n]){_SPACED} ){{0,4}} )
            | (?P<small> [a-zđ]{{2,8}} (?: -[a-zđ0-9]{{2,12}} ){{1,3}} )         # 3715/ttg-ktth
          ) )
      | (?<=\d) : (?P<standard> (?:19|20)\d\d/{_TOKEN} )                       # QCVN 01:2019/BCT
    ) (?! \w | -\w )
    """,
    re.VERBOSE,
)

_SPACES = re.compile(r"\s*([-–/⁄])\s*")
_SAID = re.compile(r"\bsố\s*:?\s*\Z", re.IGNORECASE)
_STANDARD = re.compile(r"\b[QT]CVN\s+\Z")
_TYPE_BEFORE = re.compile(
    r"\b(?:số|định|quyết|thị|tư|báo|hoạch|trình|văn|bản|cáo|luận|dẫn|điện|lệnh|chế)\s*:?\s*\Z", re.IGNORECASE
)


def find_symbols(text: str, start: int = 0, end: int | None = None) -> list[FoundSymbol]:
    """Every document number with its symbol, in order; a symbol without a number is none.

    In "số 1, 2, 3/QĐ-UBND" only "3/QĐ-UBND" is found: that the others share the symbol is for the reader of the list.
    """
    found = []
    for match in _SYMBOL.finditer(text, start, len(text) if end is None else end):
        if one := _found(match, text[max(start, match.start() - 60) : match.start()]):
            found.append(one)
    return found


def _found(match: re.Match[str], before: str) -> FoundSymbol | None:
    party = match["party"] is not None
    printed = match["party"] or match["state"] or match["standard"]
    if match["small"] and not _SAID.search(before):
        return None
    if match["standard"] and not _STANDARD.search(before):
        return None
    symbol = _SPACES.sub(_separator, printed).translate(_ETH)
    if match["tokens"] and not _credible(symbol, before):
        return None
    return FoundSymbol(*match.span(), match["number"], symbol, party)


def _credible(symbol: str, before: str) -> bool:
    # "lớp 10/A1", "5/B-C" and "0227/Fax" are none; "24/CP" is one after "số" or a type's name.
    if _year(symbol) is not None or symbol.startswith("L-CTN"):
        return True
    tokens = _tokens(symbol)
    letters = sum(letter.isalpha() for letter in tokens[0])
    return letters > 1 and (len(tokens) > 1 or bool(_TYPE_BEFORE.search(before)))


def _separator(match: re.Match[str]) -> str:
    return "-" if match[1] in "-–" else "/"


def type_of_symbol(symbol: str) -> str | None:
    """The code of the document type that the symbol names; None where only the words before it tell ("2022/QH15")."""
    tokens = _tokens(symbol)
    if not tokens:
        return None
    first = tokens[0]
    code = _TYPES.get(fold_symbol(first))
    if code:
        return first if first in ("HĐ", "DA") else code
    return "CV" if len(tokens) > 1 and _year(symbol) is None and not re.match(r"(?:UBTV)?QH\d", first) else None


def reference_key(type: str | None, number: str, symbol: str, year: int | None) -> str:
    """The identity of a cited document: TYPE|number|year in symbol|ISSUERS|issue year, "?" for an unknown year.

    TYPE ends in -Đ for the Party's documents; the issuers are folded (CĐCT as CDCT), so that slips meet.
    """
    tokens = _tokens(symbol)
    first = fold_symbol(tokens[0]) if tokens else ""
    own = _TYPES.get(first)
    issuers = tokens[1:] if own else tokens[:1]
    party = any(_PARTY_BODY.search(fold_symbol(token)) for token in issuers)
    # 399-QĐ/TW: only the word tells Quy định from Quyết định
    kind = (type if party and own == "QĐ" and type == "QyĐ" else own or type) or ""
    parts = (
        f"{kind}-Đ" if party else kind,
        number.lstrip("0") or number,
        str(_year(symbol) or ""),
        "+".join(fold_symbol(token) for token in issuers),
        str(year or year_in_symbol(symbol) or "?"),
    )
    return "|".join(parts)


def fold_symbol(symbol: str) -> str:
    """Upper case, Đ as D, TƯ as TW, without spaces and separators: equal for all spellings of one symbol."""
    upper = _CENTRAL.sub("TW", symbol.upper()).translate(_PLAIN)
    return _SEPARATORS.sub("", upper)


_PLAIN = str.maketrans("ĐÐƉƯ", "DDDU")
_ETH = str.maketrans("ÐƉ", "ĐĐ")
_SEPARATORS = re.compile(r"[\s\-–/⁄.]")
_CENTRAL = re.compile(r"T\.?Ư\b")
"""TƯ, T.Ư: Trung ương, elsewhere TW; TU is a Tỉnh ủy."""
_PARTY_BODY = re.compile(r"(?:TW|TU|DU|HU|BBT)\Z")
"""VPTW, BTGTU, ĐU: the Party's bodies, from the centre down to a district."""


def year_in_symbol(symbol: str) -> int | None:
    """The year that the symbol itself states: 2022/QH15 → 2022."""
    return _year(symbol)


def _year(symbol: str) -> int | None:
    found = re.match(r"\s*((?:19|20)\d\d)\s*(?:[/-]|\Z)", symbol)
    return int(found[1]) if found else None


def _tokens(symbol: str) -> list[str]:
    return [
        token
        for token in re.split(r"[\s\-/]+|\.(?=\w\w)", symbol)
        if token and not re.fullmatch(r"(?:19|20)\d\d", token)
    ]
