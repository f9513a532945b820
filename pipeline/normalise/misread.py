"""UTF-8 that some program read as Windows-1252, byte for letter: "Sá»Ÿ CÃ´ng ThÆ°Æ¡ng" is "Sở Công Thương"."""

from __future__ import annotations

import re
from typing import Final

_PAIR: Final = re.compile("á[º»].|Ã[\u0080-\u00bf]|Æ[°¡]|Ä[\u0080-\u00bf‘’“”•–—˜™š›œžŸ]")
"""What Vietnamese letters of two and three bytes look like."""
_BYTES: Final = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(256)}
_LEAST: Final = 0.03


def is_misread(text: str) -> bool:
    """Judged over the whole document: such pairs are frequent."""
    return len(_PAIR.findall(text)) > max(1, len(text) * _LEAST)


def reread(text: str) -> str:
    """The letters meant; the text itself where it is no such misreading."""
    codes = [_BYTES.get(character, -1) for character in text]
    if -1 in codes:
        return text
    try:
        return bytes(codes).decode("utf-8")
    except UnicodeDecodeError:
        return text
