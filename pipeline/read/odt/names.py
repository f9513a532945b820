"""Names of OpenDocument's elements and attributes."""

from __future__ import annotations

from typing import Final

_URN: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_URN}office:1.0}}"
TEXT: Final = f"{{{_URN}text:1.0}}"
TABLE: Final = f"{{{_URN}table:1.0}}"
STYLE: Final = f"{{{_URN}style:1.0}}"
DRAW: Final = f"{{{_URN}drawing:1.0}}"
FO: Final = f"{{{_URN}xsl-fo-compatible:1.0}}"
SVG: Final = f"{{{_URN}svg-compatible:1.0}}"
MANIFEST: Final = f"{{{_URN}manifest:1.0}}"


def count(text: str | None, default: int = 1, most: int = 1_000) -> int:
    """A repetition, span or level as OpenDocument writes it, never more than `most`; `default` for anything else."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(int(text), most)
