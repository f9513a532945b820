"""The encoding that a document's characters were typed in, and the way from it to Unicode."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal

from models.layout import Layout, Line, Warned
from pipeline.normalise.characters import clean
from pipeline.normalise.misread import is_misread, reread
from pipeline.normalise.tcvn3 import from_tcvn3, has_lost_u, is_tcvn3
from pipeline.normalise.vni import from_vni, is_vni

Encoding = Literal["unicode", "tcvn3", "vni", "viscii"]
_LONG_TEXT: Final = 1_000
_ANY_U: Final = re.compile("[ưừứửữự]", re.IGNORECASE)
_SHORT_TITLE: Final = 4
"""Words of a line such as "QUYẾT ĐỊNH"."""


def decoder(layout: Layout) -> tuple[Encoding, Callable[[Line], str]]:
    """The document's encoding, judged over all its text, and the function that reads and cleans one line of it."""
    lines = list(_lines(layout))
    sample = "\n".join(line.text for line in lines)
    if is_misread(sample):
        return "unicode", lambda line: clean(reread(line.text))
    if is_tcvn3(sample, layout.fonts):
        hyphen_is_u = has_lost_u(sample)
        return "tcvn3", _capitals_restored(lines, lambda text: clean(from_tcvn3(text, hyphen_is_u)))
    if is_vni(sample, layout.fonts):
        return "vni", lambda line: clean(from_vni(line.text))
    return "unicode", lambda line: clean(line.text)


def doubts(encoding: Encoding, content: str) -> tuple[Warned, ...]:
    """What may have been lost before the file came here: letters that no longer stand in it."""
    lost = encoding == "tcvn3" and len(content) > _LONG_TEXT and not _ANY_U.search(content)
    if lost or content.count("\ufffd") * 1000 > len(content):
        return (Warned("letters-lost", "tệp thiếu một số chữ cái (thường là chữ ư): hãy đối chiếu với bản gốc"),)
    return ()


def _capitals_restored(lines: Iterable[Line], read: Callable[[str], str]) -> Callable[[Line], str]:
    """Fonts of capitals draw every letter as one: such lines become capitals, longer ones only if typed all small."""
    cased = any(
        line.capitals and len(line.text.split()) > _SHORT_TITLE and not read(line.text).islower() for line in lines
    )

    def decode(line: Line) -> str:
        text = read(line.text)
        drawn = line.capitals and (not cased or len(text.split()) <= _SHORT_TITLE)
        return clean(text.upper()) if drawn else text

    return decode


def _lines(layout: Layout) -> Iterable[Line]:
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Line):
                yield block
            else:
                yield from (line for cell in block.cells for line in cell.lines)
