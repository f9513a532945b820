"""The encoding that a document's characters were typed in, and the way from it to Unicode."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from models.layout import Layout, Line, Warned
from pipeline.normalise.characters import clean
from pipeline.normalise.misread import is_misread, reread
from pipeline.normalise.runs import Encoding, Kind, Stretch, stretches
from pipeline.normalise.signs import from_signs
from pipeline.normalise.tcvn3 import from_tcvn3, has_lost_u, is_tcvn3, restore_capitals
from pipeline.normalise.viscii import from_viscii, is_viscii, share
from pipeline.normalise.vni import from_vni, is_vni

_LONG_TEXT: Final = 1_000
_ANY_U: Final = re.compile("[ưừứửữự]", re.IGNORECASE)
_OWN: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
"""Letters of Vietnamese that only Unicode has."""
_MARKED: Final = re.compile("[\u0080-\uffff]")
_SHORT_TITLE: Final = 4
"""Words of a line such as "QUYẾT ĐỊNH"."""
_HEAD_LINES: Final = 12
_OLD_FONT: Final = re.compile(r"\.?Vn", re.IGNORECASE)


def decoder(layout: Layout) -> tuple[Encoding, Callable[[Line], str]]:
    """The document's encoding, judged over all its text, and the function that reads and cleans one line of it."""
    lines = list(_lines(layout))
    sample = "\n".join(line.text for line in lines)
    if is_misread(sample):
        return "unicode", lambda line: clean(reread(line.text))
    if sample.isascii() or not any(line.fonts for line in lines):
        encoding = _guess(sample, layout.fonts)
        if encoding == "unicode":
            return encoding, lambda line: clean(line.text)
        readings: dict[Kind, Encoding] = {None: encoding}
    else:
        readings = _readings(lines)
        encoding = _most_used(lines, readings)
    decode = _Decoder(readings, has_lost_u(sample) and "tcvn3" in readings.values())
    decode.cased = _is_cased(lines, decode)
    return encoding, decode.line


def doubts(layout: Layout, encoding: Encoding, content: str) -> tuple[Warned, ...]:
    """What may have been lost before the file came here: letters that no longer stand in it, the case of others."""
    doubted = []
    lost = encoding == "tcvn3" and len(content) > _LONG_TEXT and not _ANY_U.search(content)
    if lost or content.count("\ufffd") * 1000 > len(content):
        doubted.append(Warned("letters-lost", "tệp thiếu một số chữ cái (thường là chữ ư): hãy đối chiếu với bản gốc"))
    named = any(_OLD_FONT.match(font) for font in layout.fonts)
    if encoding == "tcvn3" and not named and _has_small_titles(content):
        doubted.append(Warned("case-lost", "bảng mã TCVN3 không có chữ hoa mang dấu: tiêu đề có thể thành chữ thường"))
    return tuple(doubted)


def _has_small_titles(content: str) -> bool:
    """True if a line of the head has no capital at all, as capitals of TCVN3 look without their font."""
    head = content[:_LONG_TEXT].split("\n")
    return any(line.islower() and len(line.split()) > 2 for line in head[:_HEAD_LINES])


def _guess(text: str, fonts: frozenset[str]) -> Encoding:
    """The encoding of text whose fonts tell nothing by themselves, by its letters."""
    if text.isascii():
        return "unicode"
    found: list[tuple[Encoding, Callable[[str], str]]] = []
    if is_tcvn3(text, fonts):
        found.append(("tcvn3", from_tcvn3))
    if is_vni(text, fonts):
        found.append(("vni", from_vni))
    if is_viscii(text, fonts):
        found.append(("viscii", from_viscii))
    shares = {encoding: share(read(text)) for encoding, read in found}
    best = max(shares, key=lambda encoding: shares[encoding], default=None)
    return best if best is not None and shares[best] > share(text) else "unicode"


def _readings(lines: Iterable[Line]) -> dict[Kind, Encoding]:
    """How the stretches of each kind are to be read: as their fonts announce, unless their letters are Unicode's."""
    samples: dict[Kind, list[str]] = defaultdict(list)
    for line in lines:
        for stretch in stretches(line):
            samples[stretch.kind].append(stretch.text)
    readings: dict[Kind, Encoding] = {}
    for kind, texts in samples.items():
        text = "\n".join(texts)
        if kind is None:
            readings[kind] = _guess(text, frozenset())
        elif kind != "signs":
            readings[kind] = kind if _announced(text) else "unicode"
    return readings


def _announced(text: str) -> bool:
    """False where most letters with marks are Unicode's own: the font's name stayed when the text was typed anew."""
    return len(_OWN.findall(text)) * 4 <= len(_MARKED.findall(text))


def _most_used(lines: Iterable[Line], readings: dict[Kind, Encoding]) -> Encoding:
    used: Counter[Encoding] = Counter()
    for line in lines:
        for stretch in stretches(line):
            if stretch.kind != "signs":
                used[readings[stretch.kind]] += len(stretch.text)
    return used.most_common(1)[0][0] if used else "unicode"


@dataclass(slots=True)
class _Decoder:
    """Reads lines by what their stretches' fonts announce; `hyphen_is_u` where hyphens stand for a lost ư."""

    readings: dict[Kind, Encoding]
    hyphen_is_u: bool
    cased: bool = False
    """Fonts of capitals were used for text typed with capitals and small letters: it is left as typed."""

    def line(self, line: Line) -> str:
        """A line in Unicode, cleaned. Fonts of capitals make them of short titles and of all that is typed small."""
        return clean("".join(self._capitals(stretch, line.whole) for stretch in stretches(line)))

    def read(self, stretch: Stretch) -> str:
        """A stretch in Unicode."""
        if stretch.kind == "signs":
            return from_signs(stretch.text, stretch.font)
        encoding = self.readings.get(stretch.kind, "unicode")
        if encoding == "tcvn3":
            return restore_capitals(from_tcvn3(stretch.text, self.hyphen_is_u))
        if encoding == "vni":
            return from_vni(stretch.text)
        return from_viscii(stretch.text) if encoding == "viscii" else stretch.text

    def _capitals(self, stretch: Stretch, whole: bool) -> str:
        text = self.read(stretch)
        if not stretch.capitals or "tcvn3" not in self.readings.values():
            return text
        as_typed = self.cased and len(text.split()) > _SHORT_TITLE and not (whole and text.islower())
        return text if as_typed else text.upper()


def _is_cased(lines: Iterable[Line], decode: _Decoder) -> bool:
    return any(
        len(stretch.text.split()) > _SHORT_TITLE and not decode.read(stretch).islower()
        for line in lines
        for stretch in stretches(line)
        if stretch.capitals
    )


def _lines(layout: Layout) -> Iterable[Line]:
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Line):
                yield block
            else:
                yield from (line for cell in block.cells for line in cell.lines)
