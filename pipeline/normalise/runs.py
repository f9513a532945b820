"""The stretches of a line by the encoding that their fonts announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from models.layout import Line
from pipeline.normalise.signs import FONT

Encoding = Literal["unicode", "tcvn3", "vni", "viscii"]
Kind = Encoding | Literal["signs"] | None
"""What a font announces; None for a font that announces nothing, in which anything may have been typed."""
_OLD_FONT: Final = re.compile(
    r"""
    (?P<tcvn3>\.?Vn[A-Z3])         # ".VnTime", ".VnArialH", "Vn3DH"
    | (?P<vni>VNI-)                # "VNI-Times"
    | (?P<viscii>VI\ |VISCII)      # "VI Times"
    """,
    re.VERBOSE,
)
_CAPITALS: Final = re.compile(r"\.?Vn[A-Za-z0-9 ]*H$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a line in fonts that announce the same; `capitals` where they draw every letter as one."""

    text: str
    kind: Kind
    font: str = ""
    capitals: bool = False


def stretches(line: Line) -> Iterator[Stretch]:
    """A line's parts in order, neighbours that announce the same as one; the whole line if its fonts aren't known."""
    if not line.fonts:
        yield Stretch(line.text, None, capitals=line.capitals)
        return
    ends = [offset for offset, _ in line.fonts[1:]] + [len(line.text)]
    held = Stretch("", None)
    for (start, font), end in zip(line.fonts, ends, strict=True):
        text, kind, capitals = line.text[start:end], _kind(font), bool(_CAPITALS.match(font))
        blank = not text.strip()
        if not held.text or blank or (held.kind, held.capitals) == (kind, capitals):
            kind, capitals = (held.kind, held.capitals) if blank and held.text else (kind, capitals)
            held = Stretch(held.text + text, kind, held.font if blank and held.text else font, capitals)
        else:
            yield held
            held = Stretch(text, kind, font, capitals)
    if held.text:
        yield held


def _kind(font: str) -> Kind:
    if FONT.match(font):
        return "signs"
    old = _OLD_FONT.match(font)
    return old.lastgroup if old else None  # type: ignore[return-value]
