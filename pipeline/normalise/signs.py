"""Signs of the fonts Symbol and Wingdings: comparisons, arrows, Greek letters and bullets in Unicode."""

from __future__ import annotations

import re
from typing import Final

_SYMBOL: Final = dict(
    zip(
        "abcdefghiklmnopqrstuwxyzABCDEFGHIKLMNOPQRSTUWXYZ",
        "αβχδεφγηικλμνοπθρστυωξψζΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ",
        strict=True,
    )
)
_SYMBOL_HIGH: Final = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "-", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕",
    0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD6: "√", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
"""Adobe's Symbol encoding, the signs that documents use; B7 is its bullet."""
_WINGDINGS_HIGH: Final = {0xA8: "☐", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0xFE: "☑"}
_PRIVATE: Final = 0xF000
"""Where Word keeps the codes of symbol fonts."""
_BULLET: Final = "-"
FONT: Final = re.compile(r"(?P<symbol>Symbol)|Wingdings|Webdings", re.IGNORECASE)


def from_signs(text: str, font: str) -> str:
    """The text of a run in one of these fonts. Plain ASCII stays: it was typed in another font's name."""
    named = FONT.match(font)
    return "".join(_sign(character, bool(named and named["symbol"])) for character in text)


def _sign(character: str, symbol: bool) -> str:
    code = ord(character)
    private = _PRIVATE <= code < _PRIVATE + 0x100
    code = code - _PRIVATE if private else _byte(character)
    if code < 0xA0 and not private:
        return character
    if not symbol:
        return _WINGDINGS_HIGH.get(code, _BULLET if code > 0x20 else " ")
    return _SYMBOL_HIGH.get(code) or _SYMBOL.get(chr(code)) or (chr(code) if code < 0x80 else character)


def _byte(character: str) -> int:
    """The Windows-1252 code of a character; 0 for one that has none."""
    return (character.encode("cp1252", "ignore") or b"\0")[0]
