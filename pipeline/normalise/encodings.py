"""The encoding that a document's characters were typed in, and the way from it to Unicode."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from models.layout import Layout, Line
from pipeline.normalise.characters import clean
from pipeline.normalise.tcvn3 import from_tcvn3, is_tcvn3

Encoding = Literal["unicode", "tcvn3", "vni", "viscii"]


def decoder(layout: Layout) -> tuple[Encoding, Callable[[str], str]]:
    """The document's encoding, judged over all its text, and the function that cleans one line of it."""
    sample = "\n".join(_texts(layout))
    if is_tcvn3(sample, layout.fonts):
        return "tcvn3", lambda text: clean(from_tcvn3(text))
    return "unicode", clean


def _texts(layout: Layout) -> list[str]:
    texts: list[str] = []
    for page in layout.pages:
        for block in page.blocks:
            lines = (block,) if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
            texts.extend(line.text for line in lines)
    return texts
