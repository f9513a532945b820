"""Comma-separated values [RFC 4180] in UTF-8, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""Tells Excel that a file is in UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet would run as a formula."""

Field = str | int | None


def delimited(header: Sequence[str], rows: Iterable[Sequence[Field]], bom: bool = False) -> bytes:
    """The lines of a table; each row as long as the header. Lines end with CR LF, texts are made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return ((BOM if bom else "") + out.getvalue()).encode()


def harmless(text: str | None) -> str:
    """A text that no spreadsheet takes for a formula: "- Xuất khẩu" and "=1+1" get an apostrophe before them."""
    text = text or ""
    return f"'{text}" if text.startswith(_FORMULA) else text


def in_one_line(text: str | None) -> str:
    """A text without line breaks, for readers that know only lines."""
    return " ".join((text or "").split())
